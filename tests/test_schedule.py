"""When digests are due, through every change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import next_due, parse_times

ZONES = ["UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]


def test_times_are_sorted_and_each_stands_once() -> None:
    assert parse_times("18:30, 7:00 07:00;12.15") == ("07:00", "12:15", "18:30")


@pytest.mark.parametrize("text", ["off", "OFF", ""])
def test_off_means_no_times(text: str) -> None:
    assert parse_times(text) == ()


@pytest.mark.parametrize("text", ["25:00", "7", "07:60", "noon", "07:00 later", "٠٧:٠٠x"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 07:00"):
        parse_times(text)


def test_more_than_twelve_times_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 12"):
        parse_times(" ".join(f"{hour:02}:00" for hour in range(13)))


def test_next_time_is_local_and_later_than_now() -> None:
    noon_in_jakarta = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)

    assert next_due(("07:00", "12:00", "18:30"), "Asia/Jakarta", noon_in_jakarta) == datetime(
        2026, 11, 23, 11, 30, tzinfo=UTC
    )


def test_without_times_nothing_is_due() -> None:
    assert next_due((), "UTC", datetime(2026, 11, 23, tzinfo=UTC)) is None


def test_skipped_time_is_due_at_the_first_minute_after_the_gap() -> None:
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)

    due = next_due(("02:30",), "Europe/Berlin", before)

    assert due == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert due.astimezone(ZoneInfo("Europe/Berlin")).strftime("%H:%M") == "03:00"


def test_repeated_time_is_due_once() -> None:
    first = next_due(("02:30",), "Europe/Berlin", datetime(2026, 10, 24, 12, 0, tzinfo=UTC))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    second = next_due(("02:30",), "Europe/Berlin", first)

    assert second == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


@given(
    start=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    minutes=st.sets(st.integers(0, 24 * 60 - 1), min_size=1, max_size=4),
    zone=st.sampled_from(ZONES),
)
def test_each_day_has_each_time_once(start: datetime, minutes: set[int], zone: str) -> None:
    times = tuple(f"{minute // 60:02}:{minute % 60:02}" for minute in sorted(minutes))

    moment, found = start, 0
    while (moment := next_due(times, zone, moment)) < start + timedelta(days=10):
        found += 1

    # Two times in one gap fall together; a gap is at most one of these ten days.
    assert 10 * len(times) - len(times) <= found <= 10 * len(times) + len(times)
