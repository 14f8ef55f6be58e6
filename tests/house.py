"""The house without Telegram, opened on a database of the test's own, with a clock that the test sets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot import app, commands
from bot.app import House
from bot.commands.command import Request
from bot.ports import Leaving, at_once
from bot.settings import Settings
from bot.text.words import terms
from storage import articles, chats, stories
from storage.articles import Draft
from storage.models import Chat, Reply
from tests.make import NOON, draft


@dataclass
class SetClock:
    """The present moment, as the test says."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **length: float) -> datetime:
        """Let time pass."""
        self.now += timedelta(**length)
        return self.now


@dataclass
class Post:
    """The chat side: remembers what arrived, or fails as ordered, once per order, after the message has left."""

    arrived: list[tuple[int, str]] = field(default_factory=list)
    orders: list[Exception] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)

    async def __call__(self, chat: Chat, reply: Reply, leaving: Leaving = at_once, *, topic: str = "") -> int:
        await leaving()
        if self.orders:
            raise self.orders.pop(0)
        self.arrived.append((chat.id, reply.pages[0].text))
        self.topics.append(topic)
        return len(self.arrived)


@asynccontextmanager
async def opened(folder: Path, clock: SetClock | None = None, **given: Any) -> AsyncIterator[House]:
    """A house by these settings, sources asked without a pause between."""
    settings = Settings(_env_file=None, database_path=folder / "test.db", **given)  # type: ignore[call-arg]
    async with app.house(settings, clock or SetClock(), pace_seconds=0) as house:
        yield house


def report(number: int, title: str = "", **given: Any) -> Draft:
    """An article about a ferry, findable by its words, of a source of its own unless told."""
    title = title or f"Story {number}"
    return draft(number, **{"title": title, "terms": tuple(terms(title)), **given})


async def fill(house: House, *drafts: Draft) -> list[int]:
    """Store articles, each a story of its own; their ids."""
    ids = await house.db.write(articles.add, drafts or [report(number) for number in range(1, 8)], now=house.clock())
    await house.db.write(stories.put, {article_id: article_id for article_id in ids})
    return ids


async def reader(house: House, chat_id: int = 7, **given: Any) -> Chat:
    """Store a reader."""
    chat = Chat(**{"id": chat_id, "times": ("07:00",), "joined_at": house.clock(), **given})
    await house.db.write(chats.save, chat, now=house.clock())
    return chat


async def say(house: House, line: str, *, chat_id: int = 7, admin: bool = False, language: str = "en") -> Reply:
    """What the bot answers to a line of a person's."""
    name, words = commands.parse(line)
    stored = await house.db.read(chats.get, chat_id)
    newcomer = Chat(id=chat_id, language=language, times=house.desk.newcomer.times)
    request = Request(
        chat=stored or newcomer,
        words=words,
        user_id=chat_id,
        now=house.clock(),
        desk=house.desk,
        known=stored is not None,
        admin=admin,
    )
    return await commands.answer(request, name)


def texts(reply: Reply) -> str:
    """All that a reply says."""
    return "\n".join(page.text for page in reply.pages)


def buttons(reply: Reply) -> list[str]:
    """The commands of a reply's buttons."""
    return [button.command for row in reply.buttons for button in row]
