from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from storage import moments


@pytest.mark.parametrize("year", [1, 1969, 2026, 9999])
def test_moments_come_back_in_utc(year: int) -> None:
    moment = datetime(year, 12, 31, 3, 30, tzinfo=timezone(timedelta(hours=3)))

    stored = moments.from_seconds(moments.to_seconds(moment))

    assert stored == moment
    assert stored.tzinfo is UTC


def test_parts_of_a_second_are_dropped() -> None:
    assert moments.to_seconds(datetime(1970, 1, 1, 0, 0, 1, 999_999, tzinfo=UTC)) == 1


def test_no_moment_is_null() -> None:
    assert moments.to_seconds_or_null(None) is None
    assert moments.from_seconds_or_null(None) is None


def test_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        moments.to_seconds(datetime(2026, 1, 1))  # noqa: DTZ001  # what the test is about
