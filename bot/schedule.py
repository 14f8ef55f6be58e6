"""When a reader's next digest is due: local times of day in a zone, as moments in UTC."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from storage.models import Chat

_WEEKDAYS = ("monday mon", "tuesday tue", "wednesday wed", "thursday thu", "friday fri", "saturday sat", "sunday sun")
_NO_NAMES: Mapping[str, tuple[int, ...]] = {}
_WORDS: Mapping[str, dict[str, Any]] = {
    "off": {"times": ()},
    "hourly": {"times": tuple(f"{hour:02}:00" for hour in range(24))},
    "instant": {"instant": True},
    "notify": {"tells_nothing": True},
    "silent": {"tells_nothing": False},
}
_TIME = re.compile(r"([01]?\d|2[0-3])[:.：]([0-5]\d)")
_BETWEEN = re.compile(r"[\s,;،؛、，；]+")
MAX_TIMES = 12
_MINUTE = timedelta(minutes=1)


def parse_times(text: str) -> tuple[str, ...]:
    """`"18:30, 7:00"` → `("07:00", "18:30")`: sorted, each once, at most twelve; "off" is none. Raises ValueError."""
    if text.strip().casefold() in {"", "off"}:
        return ()
    found = set()
    in_ascii = re.sub(r"\d", lambda figure: str(int(figure[0])), text.strip())
    for part in _BETWEEN.split(in_ascii):
        match = _TIME.fullmatch(part)
        if not match:
            raise ValueError(f"{part!r} is not a time of day; write it as 07:00")
        found.add(f"{int(match[1]):02}:{match[2]}")
    if len(found) > MAX_TIMES:
        raise ValueError(f"at most {MAX_TIMES} times a day")
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a reader typed about the schedule; None: nothing was said about it."""

    times: tuple[str, ...] | None = None
    days: tuple[int, ...] = ()
    instant: bool = False
    tells_nothing: bool | None = None


_DAYS: Mapping[str, tuple[int, ...]] = {
    "daily": (),
    "weekdays": (0, 1, 2, 3, 4),
    "weekends": (5, 6),
    **{name: (day,) for day, names in enumerate(_WEEKDAYS) for name in names.split()},
}


def parse(text: str, days: Mapping[str, tuple[int, ...]] = _NO_NAMES) -> Plan:
    """`"weekdays 07:00 18:30"`, `"monday 8:00"`, `"hourly"`, `"instant"`, `"notify"`, `"silent"`, `"off"` → a plan.

    `days` are further names of days, as the reader's language has them (0 is Monday). Raises ValueError.
    """
    times: list[str] = []
    plan = Plan()
    on: set[int] = set()
    for word in filter(None, _BETWEEN.split(text.strip().casefold())):
        if word in _DAYS or word in days:
            on.update(_DAYS.get(word) or days.get(word, ()))
        elif word in _WORDS:
            plan = replace(plan, **_WORDS[word])
        else:
            times.append(word)
    found = parse_times(" ".join(times))
    return replace(plan, times=found or plan.times, days=tuple(sorted(on)))


def following(chat: Chat, after: datetime) -> datetime | None:
    """When the chat's next digest is due, later than `after`; None if never."""
    return next_due(chat.times, chat.timezone, after, days=chat.days, quiet=chat.quiet)


def awake(chat: Chat, moment: datetime) -> datetime:
    """The moment itself, or the end of the chat's quiet hours if it lies in them."""
    return _awake(moment, ZoneInfo(chat.timezone), chat.quiet)


def next_due(
    times: Iterable[str],
    timezone: str,
    after: datetime,
    *,
    days: Collection[int] = (),
    quiet: tuple[str, ...] = (),
) -> datetime | None:
    """The first moment later than `after` (UTC) at one of the local `times`; None if there are no times.

    `days` are those of the week on which there are digests (0 is Monday), none means all. What falls into the quiet
    hours is due at their end. A local time that the clocks skip is due at the first minute after the gap, one that
    they repeat only the first time round (PEP 495, fold=0).
    """
    zone = ZoneInfo(timezone)
    today = after.astimezone(zone).date()
    dates = (today + timedelta(days=number) for number in range(-2, 9))
    moments = (
        _awake(_moment(datetime.combine(date, time.fromisoformat(clock)), zone), zone, quiet)
        for date in dates
        if not days or date.weekday() in days
        for clock in times
    )
    return min((moment for moment in moments if moment > after), default=None)


def _awake(moment: datetime, zone: ZoneInfo, quiet: tuple[str, ...]) -> datetime:
    if not quiet:
        return moment
    start, end = map(time.fromisoformat, quiet)
    local = moment.astimezone(zone)
    clock = local.time().replace(tzinfo=None)
    is_quiet = start <= clock < end if start < end else clock >= start or clock < end
    if not is_quiet:
        return moment
    date = local.date() + timedelta(days=clock >= end)
    return _moment(datetime.combine(date, end), zone)


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
