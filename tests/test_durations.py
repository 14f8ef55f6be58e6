"""Durations in settings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import durations


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1s", timedelta(seconds=1)),
        (" 30m ", timedelta(minutes=30)),
        ("2h", timedelta(hours=2)),
        ("7d", timedelta(days=7)),
    ],
)
def test_number_and_unit_are_read(text: str, length: timedelta) -> None:
    assert durations.parse(text) == length


@pytest.mark.parametrize("text", ["", "30", "m", "0m", "-1h", "1.5h", "1w", "99999999d", "٣m", "1h30m"])
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as 30m"):
        durations.parse(text)
