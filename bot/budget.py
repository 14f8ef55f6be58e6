"""How much one person may ask at a time: who floods is told once, and then not heard for a while."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

MOST = 60  # asked at once: more than the fastest tapping through lists, found by tapping
PER_SECOND = 2.0
DEAF_FOR = timedelta(minutes=1)
_REMEMBERED = 10_000


class Verdict(Enum):
    """What to do with what somebody asks."""

    HEAR = "hear"
    TELL = "tell"
    IGNORE = "ignore"


@dataclass(slots=True)
class _Purse:
    left: float
    at: datetime
    deaf_until: datetime | None = None


@dataclass(slots=True)
class Budget:
    """Remembers some ten thousand people; beyond, those whose last word is the longest ago are forgotten."""

    most: int = MOST
    _purses: dict[int, _Purse] = field(default_factory=dict)

    def spend(self, person: int, now: datetime) -> Verdict:
        """Count one thing that a person asks."""
        purse = self._purses.pop(person, None) or _Purse(self.most, now)
        self._purses[person] = purse
        if len(self._purses) > _REMEMBERED:
            del self._purses[next(iter(self._purses))]
        if purse.deaf_until and now < purse.deaf_until:
            return Verdict.IGNORE
        passed = max(now - purse.at, timedelta()).total_seconds()
        purse.left, purse.at = min(self.most, purse.left + passed * PER_SECOND) - 1, now
        if purse.left >= 0:
            return Verdict.HEAR
        purse.deaf_until, purse.left = now + DEAF_FOR, float(self.most)
        return Verdict.TELL
