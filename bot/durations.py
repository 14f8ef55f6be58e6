"""Lengths of time as people write them in settings: a number and a unit."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = re.compile(r"(\d{1,8})([smhd])", re.ASCII)
_LONGEST = timedelta(days=366)


def parse(text: str) -> timedelta:
    """`"30m"` → 30 minutes; units s, m, h, d; from one second to a year. Raises ValueError with a plain sentence."""
    match = _DURATION.fullmatch(text.strip())
    length = timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else timedelta()
    if not timedelta(seconds=1) <= length <= _LONGEST:
        raise ValueError("write a number and a unit, such as 30m, 1h or 2d")
    return length
