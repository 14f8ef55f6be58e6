"""How a moment is stored: whole seconds since 1970 in UTC, an integer that compares and indexes quickly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def to_seconds(moment: datetime) -> int:
    """An aware datetime as stored, rounded down. A naive one raises TypeError: its zone would be a guess."""
    return (moment - _EPOCH) // _SECOND


def from_seconds(seconds: int) -> datetime:
    """A stored moment as an aware UTC datetime."""
    return _EPOCH + timedelta(seconds=seconds)


def to_seconds_or_null(moment: datetime | None) -> int | None:
    """Like `to_seconds`; None is stored as null."""
    return None if moment is None else to_seconds(moment)


def from_seconds_or_null(seconds: int | None) -> datetime | None:
    """Like `from_seconds`; null is None."""
    return None if seconds is None else from_seconds(seconds)
