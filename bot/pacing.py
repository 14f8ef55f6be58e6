"""Who may send when: Telegram's limits overall, per chat and per group, and answers to people before digests.

`Pace` decides and does nothing else; `Pacer` lets the callers wait as it decided. All moments are seconds of one
monotonic clock.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from itertools import chain
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.ports import Leaving, at_once

Scope = int | str
"""What a limit is about: a chat's id or @name, a method's name, or EVERYTHING."""

EVERYTHING: Scope = "*"


class Priority(IntEnum):
    """Who goes first."""

    ANSWER = 1
    DIGEST = 2
    EDIT = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """How a call waits for its turn, handed over as `rate_limit_args`; `leaving` is awaited when it has come."""

    priority: Priority = Priority.ANSWER
    leaving: Leaving = at_once


@dataclass(frozen=True, slots=True)
class Rate:
    """One message each `seconds`, and `burst` at once after a rest: at most `burst + w / seconds` in any w seconds."""

    seconds: float
    burst: int


# Telegram's limits (Bots FAQ): about 30 a second, 20 a minute in a group, one a second in a chat, where short bursts
# pass. Overall, 29 in any second: what the network brings closer together must not make it 31. Attempts may be
# a few more than messages, since those that are refused put none; the burst makes good for a timer that wakes late.
OVERALL_COUNT = 29
OVERALL_SECONDS = 1.0
ATTEMPTS = Rate(seconds=1 / 33, burst=2)
PRIVATE = Rate(seconds=1.0, burst=3)
GROUP = Rate(seconds=60 / 17, burst=3)

_PUTS_A_MESSAGE = ("send", "copy", "forward")
_PUTS_NONE = ("sendChatAction", "sendMessageDraft")
_REMEMBERED = 1000  # chats: three times what can be busy at once at 29 a second, so that sweeps are rare

# Telegram does not tell what a 429 is about. Guesses: several chats at once mean all of them, and a flood about the
# bot's own profile says nothing about messages.
_CHATS_OF_AN_OVERALL_FLOOD = 3
_FLOOD_WINDOW_SECONDS = 1.0
_LIMITED_APART = ("setMy", "deleteMy", "setWebhook", "deleteWebhook")

_PATIENCE_SECONDS = {Priority.ANSWER: 5.0, Priority.DIGEST: 0.0, Priority.EDIT: 0.0}
_TRIES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """A call of the Bot API that waits for its turn."""

    method: str
    chat: Scope | None = None
    priority: Priority = Priority.ANSWER

    @property
    def is_paced(self) -> bool:
        """Whether the rates count it: new messages, and whatever is done to a chat unasked, edits too."""
        puts_a_message = self.method.startswith(_PUTS_A_MESSAGE) and self.method not in _PUTS_NONE
        return self.chat is not None and (puts_a_message or self.priority is not Priority.ANSWER)

    @property
    def scopes(self) -> tuple[Scope, Scope]:
        """What may be halted so that this call is."""
        return EVERYTHING, self.method if self.chat is None else self.chat

    @property
    def patience(self) -> float:
        """The seconds of a halt that it sits out; beyond, its caller had better do something else."""
        return _PATIENCE_SECONDS[self.priority]


class Window:
    """The calls of the last second: at most so many in any."""

    def __init__(self) -> None:
        self._went: deque[tuple[float, Call]] = deque()

    def free_at(self) -> float:
        """When the next call may go."""
        return self._went[0][0] + OVERALL_SECONDS if len(self._went) == OVERALL_COUNT else -math.inf

    def add(self, call: Call, at: float) -> None:
        """Count a call."""
        if len(self._went) == OVERALL_COUNT:
            self._went.popleft()
        self._went.append((at, call))

    def drop(self, call: Call) -> None:
        """Count a call no longer."""
        self._went = deque(entry for entry in self._went if entry[1] is not call)


class Pace:
    """When a call may go: the rates, and the halts after floods. Remembers busy and halted chats only."""

    def __init__(self, halted_until: Mapping[Scope, float] | None = None) -> None:
        self._rested_at: dict[Scope, float] = {}
        self._halted_until: dict[Scope, float] = dict(halted_until or {})
        self._floods: dict[Scope, float] = {}
        self._turns = Window()
        self._door = Window()
        self._left_at = -math.inf

    def wait(self, call: Call, now: float) -> float:
        """The seconds until the call may go, as things stand; 0: at once."""
        waits = [self._wait(scope, rate, now) for scope, rate in _rates(call)]
        if call.is_paced:
            waits.append(self._turns.free_at() - now)
        return max([self.halt(call, now), *waits])

    def closed(self, now: float) -> float:
        """The seconds until the next message to whomever may go."""
        waits = (self._halt(EVERYTHING, now), self._wait(EVERYTHING, ATTEMPTS, now), self._turns.free_at() - now)
        return max(0.0, *waits)

    def halt(self, call: Call, now: float) -> float:
        """The seconds that a flood still halts the call; 0: it does not."""
        return max(self._halt(scope, now) for scope in call.scopes)

    def went(self, call: Call, now: float) -> None:
        """Count a call whose turn comes now."""
        if call.is_paced:
            self._turns.add(call, now)
        for scope, rate in _rates(call):
            self._rested_at[scope] = max(self._rested_at.get(scope, now), now) + rate.seconds
        if len(self._rested_at) + len(self._halted_until) > _REMEMBERED:
            self._rested_at = {scope: at for scope, at in self._rested_at.items() if at > now}
            self._halted_until = {scope: at for scope, at in self._halted_until.items() if at > now}

    def step_out(self, call: Call, now: float) -> float:
        """The seconds that a call whose turn has come still stands at the door for the overall limit; 0: it leaves.

        What a call does before it leaves takes some longer than others, and would let them catch up with each other.
        """
        if not call.is_paced:
            return 0.0
        wait = max(self._left_at + ATTEMPTS.seconds, self._door.free_at()) - now
        if wait > 0:
            return wait
        self._left_at = now
        self._door.add(call, now)
        return 0.0

    def refused(self, call: Call) -> None:
        """The call put no message: its place is free for another."""
        self._turns.drop(call)
        self._door.drop(call)

    def flooded(self, call: Call, seconds: float, now: float) -> Scope:
        """Take in that the call was refused for so many seconds; what is halted for that.

        A flood is about its chat, unless several chats flood at once or the call was about no chat: then about all.
        """
        self._floods = {chat: at for chat, at in self._floods.items() if now - at < _FLOOD_WINDOW_SECONDS}
        if call.chat is not None:
            self._floods[call.chat] = now
        concerns_all = call.chat is None and not call.method.startswith(_LIMITED_APART)
        overall, own = call.scopes
        scope = overall if concerns_all or len(self._floods) >= _CHATS_OF_AN_OVERALL_FLOOD else own
        self._halted_until[scope] = max(self._halted_until.get(scope, now), now + seconds)
        return scope

    def _wait(self, scope: Scope, rate: Rate, now: float) -> float:
        return max(0.0, self._rested_at.get(scope, now) - (rate.burst - 1) * rate.seconds - now)

    def _halt(self, scope: Scope, now: float) -> float:
        return max(0.0, self._halted_until.get(scope, now) - now)


def _rates(call: Call) -> list[tuple[Scope, Rate]]:
    if call.chat is None or not call.is_paced:
        return []
    # Ids below zero and names are those of groups and of channels, which cannot be told from supergroups.
    is_group = isinstance(call.chat, str) or call.chat < 0
    return [(EVERYTHING, ATTEMPTS), (call.chat, GROUP if is_group else PRIVATE)]


Remember = Callable[[Scope, timedelta], Awaitable[None]]
"""Told what a flood halts and for how long, so that it can be kept over a restart."""


async def _forget(_scope: Scope, _length: timedelta) -> None:
    pass


class Pacer(BaseRateLimiter[Turn]):
    """python-telegram-bot's calls at Telegram's pace. `rate_limit_args` is a Turn, that of an answer when left out.

    A flood raises RetryAfter: for a digest always, to be kept for later; for an answer if it lasts long or again and
    again. A call raises it unsent where a halt is known: until then it would only make the halt longer.
    """

    def __init__(
        self,
        *,
        halts: Mapping[Scope, timedelta] | None = None,
        remember: Remember = _forget,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`halts` are what floods before the start still halt, and for how long."""
        now = clock()
        self._pace = Pace({scope: now + length.total_seconds() for scope, length in (halts or {}).items()})
        self._remember = remember
        self._clock = clock
        self._sleep = sleep
        self._alarm: asyncio.Task[None] | None = None
        self._at_the_door = asyncio.Lock()
        self._unpaced: dict[Call, asyncio.Future[None]] = {}
        self._lines: dict[Priority, dict[Call, asyncio.Future[None]]] = {priority: {} for priority in Priority}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Turn away whoever still waits, with RetryAfter: their calls have not left."""
        self._set_alarm(math.inf)
        for _, turn in self._waiting():
            turn.set_exception(RetryAfter(timedelta(seconds=1)))

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Turn | None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Make the call when its turn comes."""
        turn = rate_limit_args or Turn()
        call = Call(endpoint, data.get("chat_id"), turn.priority)
        tries = _TRIES
        while True:
            await self._come_to_turn(call)
            await turn.leaving()
            await self._step_out(call)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as flood:
                scope = self._pace.flooded(call, _seconds(flood), self._clock())
                self._refuse_halted(self._waiting())
                await self._remember(scope, timedelta(seconds=_seconds(flood)))
                tries -= 1
                if not tries:
                    raise
            except TelegramError as error:
                if error.__cause__ is None:  # Telegram's own word, and no break of the connection
                    self._pace.refused(call)
                    self._give_turns()
                raise

    async def _step_out(self, call: Call) -> None:
        """Leave when the overall limit lets another out. What counts is when it leaves, not when it was to wake."""
        async with self._at_the_door if call.is_paced else nullcontext():
            while (wait := self._pace.step_out(call, self._clock())) > 0:
                await self._sleep(wait)

    async def _come_to_turn(self, call: Call) -> None:
        """Wait in line. Raises RetryAfter when a flood halts the call beyond its patience."""
        line = self._lines[call.priority] if call.is_paced else self._unpaced
        line[call] = asyncio.get_running_loop().create_future()
        self._refuse_halted([(call, line[call])])
        self._give_turns()
        try:
            await line[call]
        finally:
            del line[call]

    def _refuse_halted(self, waiting: Iterable[tuple[Call, asyncio.Future[None]]]) -> None:
        now = self._clock()
        for call, turn in waiting:
            if (halt := self._pace.halt(call, now)) > call.patience:
                turn.set_exception(RetryAfter(timedelta(seconds=halt)))

    def _give_turns(self) -> None:
        """Let go whoever may go now, and come back when the next one may."""
        now = self._clock()
        soonest = math.inf
        for call, turn in self._waiting():
            if call.is_paced and (closed := self._pace.closed(now)) > 0:
                soonest = min(soonest, closed)
                break
            wait = self._pace.wait(call, now)
            if wait > 0:
                soonest = min(soonest, wait)
                continue
            self._pace.went(call, now)
            turn.set_result(None)
        self._set_alarm(soonest)

    def _waiting(self) -> Iterator[tuple[Call, asyncio.Future[None]]]:
        lines = chain(self._unpaced.items(), *(self._lines[priority].items() for priority in Priority))
        return ((call, turn) for call, turn in lines if not turn.done())

    def _set_alarm(self, seconds: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None if seconds == math.inf else asyncio.create_task(self._wake(seconds))

    async def _wake(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._alarm = None
        self._give_turns()


def _seconds(flood: RetryAfter) -> float:
    # An int until python-telegram-bot 23, unless PTB_TIMEDELTA is set.
    after = flood.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
