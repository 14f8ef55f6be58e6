"""Telegram's sending limits, as its side keeps them: what is refused with 429, and for how long."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

Chat = int | str
_EVERYBODY: Chat = ""


@dataclass
class Limits:
    """`overall` messages in any second, `group` in any minute, `in_a_row` to one chat which then frees one a second.

    Whoever breaks one is shut out for `ban_seconds`, and doubly as long for each further try meanwhile.
    """

    overall: int = 30
    group: int = 20
    in_a_row: int = 5
    ban_seconds: int = 3
    _sent: dict[tuple[Chat, float], deque[float]] = field(default_factory=dict)
    _owed: dict[Chat, tuple[float, float]] = field(default_factory=dict)
    _bans: dict[Chat, tuple[float, int]] = field(default_factory=dict)

    def refuse(self, chat: Chat, now: float) -> int:
        """Count a message at `now` (seconds). 0 where it passes, otherwise the `retry_after`."""
        for banned in (_EVERYBODY, chat):
            until, seconds = self._bans.get(banned, (now, 0))
            if now < until:
                return self._ban(banned, now, min(2 * seconds, 3600))
        if self._count(_EVERYBODY, now, 1.0) >= self.overall:
            return self._ban(_EVERYBODY, now, self.ban_seconds)
        if self._debt(chat, now) > self.in_a_row - 1 or self._count(chat, now, 60.0) >= self._in_a_minute(chat):
            return self._ban(chat, now, self.ban_seconds)
        self._sent[_EVERYBODY, 1.0].append(now)
        self._sent[chat, 60.0].append(now)
        self._owed[chat] = (now, self._debt(chat, now) + 1)
        return 0

    def _ban(self, chat: Chat, now: float, seconds: int) -> int:
        self._bans[chat] = (now + seconds, seconds)
        return seconds

    def _count(self, chat: Chat, now: float, window: float) -> int:
        sent = self._sent.setdefault((chat, window), deque())
        while sent and sent[0] <= now - window:
            sent.popleft()
        return len(sent)

    def _debt(self, chat: Chat, now: float) -> float:
        """Messages ahead of one a second."""
        at, owed = self._owed.get(chat, (now, 0.0))
        return max(0.0, owed - (now - at))

    def _in_a_minute(self, chat: Chat) -> float:
        is_group = isinstance(chat, str) or chat < 0
        return self.group if is_group else math.inf
