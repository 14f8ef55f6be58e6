"""Admins are told of sources that are not asked any more."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.alerts import SILENCED, Alerts
from bot.app import House
from bot.ports import Gone, Leaving, TryLater, at_once
from storage import admins, budget, facts, outbox, sources
from storage.models import Chat, Problem, Reply
from tests.house import SetClock, buttons, opened, reader, texts
from tests.make import NOON, reply, source


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock, admin_ids=frozenset({7})) as parts:
        yield parts


class Post:
    """Where messages go; some chats cannot be reached."""

    def __init__(self, **unreachable: Exception) -> None:
        self.unreachable = {int(name.removeprefix("chat_")): error for name, error in unreachable.items()}
        self.sent: list[tuple[int, Reply]] = []

    async def __call__(self, chat: Chat, reply: Reply, leaving: Leaving = at_once, **_: str) -> int:
        await leaving()
        if chat.id in self.unreachable:
            raise self.unreachable[chat.id]
        self.sent.append((chat.id, reply))
        return 1


async def give_up(house: House, url: str = "https://news.example/feed") -> int:
    stored = await house.db.write(sources.add, source(url=url, name="Gazette"), now=NOON)
    fault = Problem("problem.status", {"status": "500"})
    await house.db.write(sources.failed, stored.id, at=NOON, next_check_at=None, problem="down", fault=fault)
    return stored.id


async def tell(house: House, post: Post) -> int:
    return await watch(house, post).tell()


def watch(house: House, post: Post, **given: Any) -> Alerts:
    return Alerts(
        db=house.db,
        send=post,
        admin_ids=house.desk.admin_ids,
        newcomer=house.desk.newcomer,
        clock=house.clock,
        database=house.desk.copies.database,
        **given,
    )


async def test_every_admin_is_told_once_in_their_language(house: House) -> None:
    await reader(house, 8, language="id")
    await house.db.write(admins.add, 8)
    number = await give_up(house)
    post = Post()

    assert [await tell(house, post), await tell(house, post)] == [1, 0]

    (first, english), (second, indonesian) = post.sent
    assert (first, second) == (7, 8)
    assert texts(english) == (
        f"I have stopped checking Gazette (number {number}): the site answers with status 500, since 12:00."
    )
    assert "situs menjawab dengan status 500" in texts(indonesian)
    assert buttons(english) == [f"/checksource {number}", f"/removesource {number}"]


async def test_one_admin_who_cannot_be_reached_keeps_no_other_from_knowing(house: House) -> None:
    await house.db.write(admins.add, 8)
    await give_up(house)
    post = Post(chat_7=Gone("blocked"))

    assert await tell(house, post) == 1

    assert [chat_id for chat_id, _ in post.sent] == [8]


async def test_alert_waits_while_nobody_can_be_reached(house: House) -> None:
    await give_up(house)

    assert await tell(house, Post(chat_7=TryLater("no network"))) == 0
    assert await tell(house, Post()) == 1


async def test_source_that_was_taken_up_again_is_no_news(house: House) -> None:
    number = await give_up(house)
    await house.db.write(sources.pause, number, False)

    assert await tell(house, Post()) == 0


async def test_what_happens_together_is_one_message(house: House) -> None:
    for number in range(7):
        await give_up(house, f"https://news.example/{number}")
    post = Post()

    assert await tell(house, post) == 7

    ((_, message),) = post.sent
    assert texts(message).count("I have stopped checking Gazette") == 7
    assert len(buttons(message)) == 11
    assert buttons(message)[-1] == "/sourcehealth"
    assert message.buttons[0][0].label == "Try again (1)"


async def test_silenced_alerts_wait(house: House) -> None:
    await give_up(house)
    await house.db.write(facts.put, SILENCED, "yes")
    assert await tell(house, Post()) == 0

    await house.db.write(facts.drop, SILENCED)

    assert await tell(house, Post()) == 1


async def test_silence_of_all_sources_is_told_once_and_its_end_too(house: House, clock: SetClock) -> None:
    await house.db.write(sources.add, source(), now=NOON)
    await house.db.write(sources.add, source(url="https://news.example/paused"), now=NOON)
    post = Post()
    assert await tell(house, post) == 0
    await house.db.write(sources.succeeded, 1, at=NOON, next_check_at=NOON, news=True)

    clock.forward(hours=25)
    assert [await tell(house, post), await tell(house, post)] == [1, 0]
    await house.db.write(sources.succeeded, 1, at=clock.now, next_check_at=NOON, news=True)
    assert [await tell(house, post), await tell(house, post)] == [1, 0]

    begun, over = (texts(message) for _, message in post.sent)
    assert begun.startswith("⚠ Nothing new from any source for 25 hours.")
    assert over.startswith("✓ Resolved: Nothing new from any source for 25 hours.")


async def test_slow_sources_may_be_silent_for_longer(house: House, clock: SetClock) -> None:
    await house.db.write(sources.add, source(), now=NOON)
    await house.db.write(sources.succeeded, 1, at=NOON, next_check_at=NOON, news=True, gap=timedelta(days=3))
    clock.forward(days=5)

    assert await tell(house, Post()) == 0


async def queue(house: House, *chat_ids: int) -> None:
    for chat_id in chat_ids:
        await reader(house, chat_id)
        await house.db.write(
            outbox.queue, chat_id, due_at=NOON, replies=[reply()], story_ids=[], next_digest_at=None, now=NOON
        )


async def test_messages_that_wait_are_told(house: House, clock: SetClock) -> None:
    await queue(house, 20, 21)
    post = Post()

    clock.forward(minutes=14)
    assert await tell(house, post) == 0
    clock.forward(minutes=1)
    assert await tell(house, post) == 1

    assert "2 messages are waiting, the longest for 15 minutes" in texts(post.sent[0][1])


async def test_failing_messages_are_told_unless_their_readers_have_left(house: House) -> None:
    await queue(house, *range(20, 32))
    for message in await house.db.read(outbox.ready, NOON, limit=12):
        if message.chat_id < 24:
            await house.db.write(outbox.fail, message.id, error="refused")
        elif message.chat_id < 30:
            await house.db.write(outbox.gone, message.id, message.chat_id, "blocked")
        else:
            await house.db.write(outbox.sent, message.id, telegram_id=1, at=NOON)
    post = Post()
    assert await tell(house, post) == 0

    await queue(house, 40)
    (message,) = await house.db.read(outbox.ready, NOON, limit=1)
    await house.db.write(outbox.fail, message.id, error="refused")

    assert await tell(house, post) == 1
    assert "Of the last 7 messages, 5 didn’t arrive" in texts(post.sent[0][1])


class Disk(NamedTuple):
    free: int


async def test_trouble_that_comes_and_goes_is_told_a_few_times_a_day(
    house: House, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = [Disk(2**20)]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free[0])
    post = Post()

    for _ in range(24):  # an hour each
        free[0] = Disk(2**20)
        await tell(house, post)
        free[0] = Disk(2**40)
        await tell(house, post)
        clock.forward(hours=1)

    begun = [texts(message) for _, message in post.sent if texts(message).startswith("⚠")]
    assert begun == ["⚠ The disk is nearly full: 1 MB left. Make room, or lower RETENTION_DAYS or BACKUP_KEEP."] * 4


async def test_spent_budget_is_told(house: House) -> None:
    await house.db.write(budget.reserve, budget.month_of(NOON), 96, budget=None)
    post = Post()

    assert await watch(house, post).tell() == 0
    assert await watch(house, post, tokens_a_month=1000).tell() == 0
    assert await watch(house, post, tokens_a_month=100).tell() == 1

    assert "96 of 100 tokens" in texts(post.sent[0][1])
