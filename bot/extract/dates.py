"""Written dates to moments: the quick readers first, the patient one (dateparser) last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FORMATS = ("%Y%m%d", "%Y-%m-%d %H:%M:%S %z UTC", "%Y/%m/%d", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y.%m.%d")
_FRACTION = re.compile(r"(\d\d:\d\d:\d\d)[.,]\d+")
_ZONE = re.compile(r"\s*([+-])(\d\d):?(\d\d)?$")
_EARLIEST = 1990
_MONTH_WORD = re.compile(r"\d")
_LONGEST = 80
_LONGEST_LINE = 160
_OPENING = 30  # of a paragraph that begins with its date
_NUMERIC = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d|\d\d)")
_YEAR = r"(?:19|20)\d\d"
_IN_TEXT = re.compile(
    rf"{_YEAR}\s?[-/.年년]\s?\d{{1,2}}\s?[-/.月월]\s?\d{{1,2}}(?!\d)(?:[日일])?"
    rf"|(?<!\d)\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?{_YEAR}(?!\d)"
    rf"|(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.\d\d(?![\d.]|\s?(?:Uhr|h\b))"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?[^\W\d_]{{3,12}}\.?,?\s+(?:de\s+|del\s+)?{_YEAR}(?!\d)"
    rf"|[^\W\d_]{{3,12}}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
    re.IGNORECASE,
)


def read(written: Iterable[str], *, language: str = "", patient: bool = False) -> datetime | None:
    """The first of the dates that can be read, aware, in its own zone; one without a zone is taken as UTC.

    `patient` also tries dateparser, which knows month names in 200 languages and takes milliseconds.
    """
    stamps = [" ".join(stamp.split()) for stamp in written if stamp]
    for stamp in stamps:
        found = _quick(stamp)
        if found:
            return found
    for stamp in stamps if patient else ():
        found = _numeric(stamp, language) or _slow(stamp, language)
        if found:
            return found
    return None


def inside(line: str) -> list[str]:
    """The dates written in a line of text, as they stand there."""
    return [found.group() for found in _IN_TEXT.finditer(line if len(line) <= _LONGEST_LINE else line[:_OPENING])]


def _quick(stamp: str) -> datetime | None:
    for reader in (_iso, parsedate_to_datetime, _formatted):
        try:
            return _dated(reader(stamp))
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _iso(stamp: str) -> datetime:
    bare = _FRACTION.sub(r"\1", stamp).replace(" Z", "Z")
    return datetime.fromisoformat(
        _ZONE.sub(r"\1\2:\3", bare) if ":" in bare and len(bare) > len("2026-01-01T00:00") else bare
    )


def _formatted(stamp: str) -> datetime:
    for pattern in _FORMATS:
        try:
            return datetime.strptime(stamp, pattern)  # noqa: DTZ007  # `_utc` gives it its zone
        except ValueError:
            continue
    raise ValueError(stamp)


def _numeric(stamp: str, language: str) -> datetime | None:
    """Days, months and years in digits: the month first in English with slashes, else as the numbers allow."""
    found = _NUMERIC.fullmatch(stamp)
    if not found:
        return None
    one, mark, two, year = int(found[1]), found[2], int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    month_first = two > 12 or (mark == "/" and language == "en" and one <= 12)
    day, month = (two, one) if month_first else (one, two)
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _slow(stamp: str, language: str) -> datetime | None:
    if len(stamp) > _LONGEST or not _MONTH_WORD.search(stamp):
        return None
    from dateparser import parse  # a fifth of a second to import

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PREFER_DATES_FROM": "past"}
    found = None
    if language:
        with suppress(ValueError):  # a language that dateparser does not know
            found = parse(stamp, languages=[language], settings=settings)
    found = found or parse(stamp, settings=settings)
    try:
        return _dated(found) if found else None
    except (ValueError, OverflowError):
        return None


def _dated(moment: datetime) -> datetime:
    if moment.year < _EARLIEST:
        raise ValueError(moment)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
