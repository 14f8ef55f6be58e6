"""Admins are told of sources that are not asked any more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import alerts
from bot.app import House
from bot.ports import Gone, Leaving, TryLater, at_once
from storage import admins, sources
from storage.models import Chat, Problem, Reply
from tests.house import buttons, opened, reader, texts
from tests.make import NOON, source


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path, admin_ids=frozenset({7})) as parts:
        yield parts


class Post:
    """Where messages go; some chats cannot be reached."""

    def __init__(self, **unreachable: Exception) -> None:
        self.unreachable = {int(name.removeprefix("chat_")): error for name, error in unreachable.items()}
        self.sent: list[tuple[int, Reply]] = []

    async def __call__(self, chat: Chat, reply: Reply, leaving: Leaving = at_once) -> int:
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
    return await alerts.tell(house.db, post, house.desk.admin_ids, house.desk.newcomer, house.clock)


async def test_every_admin_is_told_once_in_their_language(house: House) -> None:
    await reader(house, 8, language="id")
    await house.db.write(admins.add, 8)
    number = await give_up(house)
    post = Post()

    assert [await tell(house, post), await tell(house, post)] == [1, 0]

    (first, english), (second, indonesian) = post.sent
    assert (first, second) == (7, 8)
    assert texts(english) == (
        f"I have stopped asking Gazette (number {number}): the site answers with status 500, since 12:00."
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
