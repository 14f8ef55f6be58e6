"""Manners in numbers: when a source may be asked again. Plain functions of what is known; no I/O.

After RFC 9110 and 9111 (Retry-After, max-age, Expires) and the habits of well-behaved feed readers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

DAY = timedelta(days=1)
LONGEST = DAY
"""Whatever a site says, it is asked once a day; the longest pause we let anybody name."""

BACK_OFF_CAP = 10  # doublings; more would only overflow
HOPELESS_FAILURES = 10
HOPELESS_AFTER = timedelta(days=10)
"""A site may be down over a holiday; after this long a person should look. Both are guesses."""
SPREAD = 0.1  # a tenth later or sooner, so that sources do not fall into step

_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,12})\"?\s*(?:,|$)", re.IGNORECASE)
_NEVER_FRESH = re.compile(r"(?:^|,)\s*(?:no-cache|no-store)\s*(?:,|$)", re.IGNORECASE)


def next_check(
    now: datetime,
    *,
    every: timedelta,
    fresh_for: timedelta | None = None,
    failures: int = 0,
    retry_after: timedelta | None = None,
    gap: timedelta = timedelta(0),
    jitter: float = 0.5,
    exact: bool = False,
) -> datetime:
    """When to ask a source again, between `every` and a day from now (or `every`, where that is longer).

    `gap` is the usual time between two of its articles: a source that brings little is asked less.
    `fresh_for` and `retry_after` are the site's own words. `failures` in a row double the pause
    each time. `jitter` is a random number in 0–1. `exact` takes `every` as an admin's own word: then only
    failures and the site's words make the pause longer.
    """
    pause = every if exact or failures else max(every, gap / 2)
    longest = max(LONGEST, every)
    pause = min(pause, longest) * int(2 ** min(failures, BACK_OFF_CAP))
    if failures:
        pause *= 1 + SPREAD * (2 * jitter - 1)
    wishes = [min(wish, LONGEST) for wish in (fresh_for, retry_after) if wish is not None]
    return now + max(every, *wishes, min(pause, longest))


def usual_gap(now: datetime, recent: Sequence[datetime]) -> timedelta:
    """The mean time between articles of these dates, in any order; a quiet source's gap grows up to now."""
    dates = sorted(date for date in recent if date <= now)
    if len(dates) < 2:
        return timedelta(0)
    return (now - dates[0]) / len(dates)


def grown_gap(now: datetime, gap: timedelta, news_at: datetime | None) -> timedelta:
    """The usual gap of a source that has listed nothing new since `news_at`, as it would be with a full list of ten."""
    return max(gap, (now - news_at) / 10) if news_at and gap else gap


def is_hopeless(now: datetime, *, failures: int, since: datetime | None) -> bool:
    """Whether a run of failures, the first of them at `since`, is long enough to stop asking and tell the admins."""
    return failures >= HOPELESS_FAILURES and since is not None and now - since >= HOPELESS_AFTER


def allowed_wait(retry_after: str, now: datetime) -> timedelta | None:
    """What a Retry-After header asks for (seconds or a date), at most a day; None when it says nothing."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:9])), LONGEST)
    until = http_date(text)
    return None if until is None else min(max(until - now, timedelta(0)), LONGEST)


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long an answer stays fresh by Cache-Control or Expires (RFC 9111, section 4.2); None when not said."""
    control = headers.get("Cache-Control", "")
    if _NEVER_FRESH.search(control):
        return None
    if found := _MAX_AGE.search(control):
        age = headers.get("Age", "")
        seconds = int(found[1]) - (int(age[:9]) if age.isascii() and age.isdigit() else 0)
        return _bounded(seconds)
    expires = http_date(headers.get("Expires", ""))
    if expires is None:
        return None
    return _bounded((expires - (http_date(headers.get("Date", "")) or now)).total_seconds())


def http_date(text: str) -> datetime | None:
    """A date of a header, in UTC; None when it is none."""
    try:
        found = parsedate_to_datetime(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _bounded(seconds: float) -> timedelta | None:
    return timedelta(seconds=min(seconds, LONGEST.total_seconds())) if seconds > 0 else None
