"""When a reader's next digest is due: local times of day in a zone, as moments in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
MAX_TIMES = 12
_MINUTE = timedelta(minutes=1)


def parse_times(text: str) -> tuple[str, ...]:
    """`"18:30, 7:00"` → `("07:00", "18:30")`: sorted, each once, at most twelve; "off" is none. Raises ValueError."""
    if text.strip().casefold() in {"", "off"}:
        return ()
    found = set()
    for part in re.split(r"[\s,;]+", text.strip()):
        match = _TIME.fullmatch(part)
        if not match:
            raise ValueError(f"{part!r} is not a time of day; write it as 07:00")
        found.add(f"{int(match[1]):02}:{match[2]}")
    if len(found) > MAX_TIMES:
        raise ValueError(f"at most {MAX_TIMES} times a day")
    return tuple(sorted(found))


def next_due(times: Iterable[str], timezone: str, after: datetime) -> datetime | None:
    """The first moment later than `after` (UTC) at one of the local `times`; None if there are no times.

    A local time that the clocks skip is due at the first minute after the gap, one that they repeat only
    the first time round (PEP 495, fold=0).
    """
    zone = ZoneInfo(timezone)
    today = after.astimezone(zone).date()
    moments = (
        _moment(datetime.combine(today + timedelta(days=days), time.fromisoformat(clock)), zone)
        for days in range(-1, 3)
        for clock in times
    )
    return min((moment for moment in moments if moment > after), default=None)


def _moment(local: datetime, zone: ZoneInfo) -> datetime:
    moment = local.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local:
        return moment
    # The clocks skip this time. With fold=0 it is read by the offset before the change, and so lands as far
    # behind the change as it was into the gap: walk back to the change itself, a gap is short.
    offset = moment.astimezone(zone).utcoffset()
    while (moment - _MINUTE).astimezone(zone).utcoffset() == offset:
        moment -= _MINUTE
    return moment
