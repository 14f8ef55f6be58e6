"""Keeps a server that fails from being asked by every article: after some failures in a row it is left in peace."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ports import TryLater

FAILURES = 3  # in a row; one alone may be the article's
REST = timedelta(minutes=1)  # the first; each further one is twice as long
LONGEST_REST = timedelta(hours=1)
TRIAL = timedelta(minutes=2)  # how long one article may try a rested server, alone; longer than any deadline


class Breaker:
    """Closed: everybody may ask. Open: nobody, until it has rested; then one tries, and closes or opens it again."""

    def __init__(self) -> None:
        self._failures = 0
        self._rests = 0
        self._until: datetime | None = None
        self._trying = False

    def check(self, now: datetime) -> None:
        """Raises TryLater while the server rests."""
        if self._until and now < self._until:
            raise TryLater("the model's server rests after failures", after=self._until - now)

    def enter(self, now: datetime) -> None:
        """Begin a call. After a rest only the first one gets through. Raises TryLater."""
        self.check(now)
        if self._until:
            self._until, self._trying = now + TRIAL, True

    def leave(self, now: datetime) -> None:
        """End a call that was not made after all: who comes next may try."""
        if self._trying:
            self._until = now

    def succeeded(self) -> None:
        """Note an answer. One that was under way when the rest began does not end it."""
        if self._until is None or self._trying:
            self._failures = self._rests = 0
            self._until, self._trying = None, False

    def failed(self, now: datetime, *, after: timedelta | None = None, lasting: bool = False) -> bool:
        """Note a failure; whether it begins a rest: of `after` where the server named a time, an hour if `lasting`."""
        self._failures += 1
        if self._until and not self._trying:
            self._until = max(self._until, now + (after or timedelta(0)))
            return False
        if not (self._trying or after or lasting or self._failures >= FAILURES):
            return False
        grown = min(LONGEST_REST, REST * 2 ** min(self._rests, 10))
        self._until, self._trying = now + (after or (LONGEST_REST if lasting else grown)), False
        self._rests += 1
        return True
