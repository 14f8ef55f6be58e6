"""The promises of delivery, held against faults, floods, moves, and crashes between any two commits."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.deliver import deliver
from bot.ports import Gone, Leaving, Moved, Refused, TryLater
from storage import chats, outbox
from storage.database import Database
from storage.models import Chat, Reply, State
from tests import make
from tests.house import SetClock
from tests.make import NOON

READERS = (1, 2, 3)
GROUP = -4

ARRIVES, CUT_AFTER = "arrives", "answer cut off"
CUT_BEFORE = "cut off before"
OUTCOMES = (ARRIVES, CUT_AFTER, CUT_BEFORE, "bad gateway", "flood in line", "flood", "refused", "gone", "moved", "bug")


class Killed(BaseException):
    """The process is no more."""


@dataclass
class Mortal:
    """A database whose process is killed before its n-th commit from now, and carries out nothing after."""

    db: Database
    commits_left: float

    async def write(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        self.commits_left -= 1
        if self.commits_left < 0:
            raise Killed
        return await self.db.write(fn, *args, **kwargs)

    async def read(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if self.commits_left < 0:
            raise Killed
        return await self.db.read(fn, *args, **kwargs)


@dataclass
class Telegram:
    """The other side: takes messages as ordered, and remembers each that arrived by its text."""

    outcomes: list[str]
    mortal: Mortal
    arrived: Counter[str] = field(default_factory=Counter)
    in_doubt: Counter[str] = field(default_factory=Counter)
    excused: set[str] = field(default_factory=set)
    order: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    moves: int = 0

    async def __call__(self, chat: Chat, reply: Reply, leaving: Leaving, **_: str) -> int:
        outcome = self.outcomes.pop(0) if self.outcomes else ARRIVES
        if outcome == "moved" and chat.id > 0:
            outcome = ARRIVES  # only groups move
        text = reply.pages[0].text
        if outcome == "flood in line":
            raise TryLater(outcome, after=timedelta(seconds=7))
        await leaving()
        await asyncio.sleep(0)
        if outcome in (ARRIVES, CUT_AFTER):
            self.arrived[text] += 1
            digest, _, page = text.rpartition(" page ")
            self.order[digest].append(int(page))
        if self.mortal.commits_left < 1:
            self.in_doubt[text] += 1  # nobody will note what came of it
        self._fail(outcome, text, chat)
        return 1

    def _fail(self, outcome: str, text: str, chat: Chat) -> None:
        match outcome:
            case "answer cut off" | "cut off before":
                self.in_doubt[text] += self.mortal.commits_left >= 1
                raise TryLater(outcome, uncertain=True)
            case "bad gateway":
                raise TryLater(outcome)
            case "flood":
                raise TryLater(outcome, after=timedelta(seconds=30))
            case "refused":
                self.excused.add(text)
                raise Refused("error.sorry", reason=outcome)
            case "gone":
                raise Gone(outcome)
            case "moved":
                self.moves += 1
                raise Moved(chat.id - 1)
            case "bug":
                self.excused.add(text)
                raise ZeroDivisionError


class Delivering(RuleBasedStateMachine):
    """A bot, its database on disk, and a Telegram that does as ordered."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = SetClock()
        self.db = Database.open(Path(self.folder.name) / "news.db")
        self.telegram = Telegram([], Mortal(self.db, float("inf")))
        self.queued: list[str] = []

    @initialize()
    def readers(self) -> None:
        for chat_id in (*READERS, GROUP):
            self.run(self.db.write(chats.save, make.chat(chat_id, times=()), now=NOON))

    @rule(chat=st.sampled_from((*READERS, GROUP)), pages=st.integers(1, 3))
    def queue(self, chat: int, pages: int) -> None:
        now = self.clock.forward(seconds=1)
        chat_id = GROUP - self.telegram.moves if chat == GROUP else chat
        texts = [f"digest {now} of {chat} page {page}" for page in range(1, pages + 1)]
        digest_id = self.run(
            self.db.write(
                outbox.queue,
                chat_id,
                due_at=now,
                replies=[make.reply(text) for text in texts],
                story_ids=(),
                next_digest_at=None,
                now=now,
            )
        )
        if digest_id is not None:
            self.queued += texts

    @rule(
        outcomes=st.lists(st.sampled_from(OUTCOMES), max_size=6),
        commits=st.one_of(st.just(float("inf")), st.integers(0, 8)),
        seconds=st.sampled_from([0, 5, 60]),
    )
    def deliver(self, outcomes: list[str], commits: float, seconds: int) -> None:
        """A round of sending that ends by itself or by a kill, upon which the bot starts again."""
        self.clock.forward(seconds=seconds)
        self.telegram.outcomes[:] = outcomes
        self.telegram.mortal = mortal = Mortal(self.db, commits)
        try:
            self.run(deliver(mortal, self.telegram, self.clock))  # type: ignore[arg-type]
        except Killed:
            self.run(self.db.write(outbox.recover, now=self.clock()))

    @rule(chat=st.sampled_from(READERS))
    def speaks_again(self, chat: int) -> None:
        self.run(self.db.write(chats.save, make.chat(chat, times=()), now=NOON))

    @invariant()
    def nothing_arrives_more_often_than_doubts_explain(self) -> None:
        for text, times in self.telegram.arrived.items():
            assert times <= min(2, 1 + self.telegram.in_doubt[text]), text

    @invariant()
    def pages_arrive_in_order(self) -> None:
        for pages in self.telegram.order.values():
            assert pages == sorted(pages)

    @invariant()
    def between_rounds_nothing_is_on_its_way(self) -> None:
        assert self.run(self.db.read(outbox.counts))["sending"] == 0

    def teardown(self) -> None:
        try:
            self.nothing_is_lost_silently()
        finally:
            self.run(self.db.close())
            self.runner.close()
            self.folder.cleanup()

    def nothing_is_lost_silently(self) -> None:
        for _ in range(2):
            self.deliver([], float("inf"), 600)
        lost = {text for text in self.queued if not self.telegram.arrived[text]} - self.telegram.excused
        failed = {
            text: message
            for chat in (*READERS, GROUP - self.telegram.moves)
            for message in self.run(self.db.read(outbox.missed, chat, limit=10_000))
            for text in [message.reply.pages[0].text]
        }
        assert self.run(self.db.read(outbox.pending)) == 0
        for text in lost:
            # Not silently: it failed because its chat had gone, or after two doubts.
            assert failed[text].state is State.FAILED
            assert failed[text].error == "gone" or self.telegram.in_doubt[text] >= 2, failed[text]

    def run(self, doing: Any) -> Any:
        return self.runner.run(doing)


Delivering.TestCase.settings = settings(
    max_examples=40, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestDelivering = Delivering.TestCase
