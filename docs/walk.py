"""Somebody who walks through the bot: says and taps things, and notes what then stands in the chat.

The real client answers behind the Bot API double, over the bundled sample news, by a set clock: a walk comes out the
same whenever and wherever it is made.
"""

from __future__ import annotations

import copy
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot import app, broadcast, deliver, publish
from bot.app import House
from bot.pacing import Pacer
from bot.sample_server import SampleServer
from bot.settings import Settings
from bot.telegram_io import App, Sender
from docs.phone import Bubble, Note, Offers
from storage import sources
from storage.models import Entity, Source
from tests.answering import answering
from tests.telegram_server import TelegramServer

NOW = datetime(2026, 3, 10, 18, 40, tzinfo=UTC)
"""When the walk begins: a Tuesday evening."""

BEAT = timedelta(hours=6)
"""How often a walk looks what is due while time passes."""

SITE = "https://news.example"
"""What pictures call the place where the sample sources are."""

LEFT_OUT = "Diario del Faro"
"""The one of the sample sources that is still to be added."""

Message = dict[str, Any]
Shown = Bubble | Note | Offers


class Person(NamedTuple):
    """Who talks to the bot: an id, the profile's language, the phone's zone; `chat` where it is in a group."""

    id: int
    language: str = "en"
    zone: str = "UTC"
    chat: int = 0
    title: str = "newsdigest"
    subtitle: str = "bot"

    @property
    def where(self) -> int:
        return self.chat or self.id


@dataclass
class Walk:
    """What stands in the chats, and what the present scene has shown of it so far."""

    server: TelegramServer
    house: House
    client: App
    site: str
    now: datetime = NOW
    _scene: list[Note | Offers | _Tap | int] = field(default_factory=list)
    _stood: dict[tuple[int, int], Message] = field(default_factory=dict)
    _stamps: dict[tuple[int, int], str] = field(default_factory=dict)

    def clock(self) -> datetime:
        return self.now

    async def scene(self, who: Person, steps: Iterable[Step]) -> list[Shown]:
        """What a person sees who does these things one after the other; what changed in place, as it is now."""
        self._scene = []
        for step in steps:
            await step(self, who)
            self._look(who)
        return list(self._drawable(who))

    def note(self, what: Note | Offers | _Tap) -> None:
        self._scene.append(what)

    async def beat(self) -> None:
        """Do what is due: ask sources, send digests, tell admins what they should know."""
        db = self.house.db
        for source in await db.read(sources.due, self.now):
            await self.house.gatherer.round(source)
        await publish.queue_due(db, self.now)
        await broadcast.queue_going(db, self.clock)
        await deliver.deliver(db, Sender(self.client.bot, self.house.desk, self.clock), self.clock)
        await app.alerting(self.client, self.house)()

    def newest(self, who: Person, which: str) -> tuple[Message, str]:
        """The newest message with a button whose command begins so, or whose label ends so; and the button's label."""
        for message in reversed(self.server.messages(who.where)):
            for button in _buttons(message):
                if button.get("callback_data", "").startswith(which) or button["text"].endswith(which):
                    return message, button["text"]
        raise LookupError(f"nowhere in the chat is a button {which!r}: mend the scene in docs/tour.py")

    def _look(self, who: Person) -> None:
        """Note the messages that are new or changed."""
        for message in self.server.messages(who.where):
            key = (who.where, message["message_id"])
            if self._stood.get(key) == message:
                continue
            self._stood[key] = copy.deepcopy(message)
            self._stamps.setdefault(key, f"{self.now.astimezone(ZoneInfo(who.zone)):%H:%M}")
            if key[1] not in self._scene:
                self._scene.append(key[1])

    def _drawable(self, who: Person) -> Iterator[Shown]:
        """The scene with its taps: each on its button where that is still to be seen, else in words."""
        ids = [one for one in self._scene if isinstance(one, int)]
        tapped = {}
        for one in self._scene:
            if isinstance(one, _Tap):
                tapped[one.message_id] = one.label
        for one in self._scene:
            if isinstance(one, int):
                key = (who.where, one)
                yield self._bubble(self._stood[key], self._stamps[key], tapped.get(one, ""))
            elif not isinstance(one, _Tap):
                yield one
            elif one.message_id not in ids or not self._stands(who, one):
                yield Note(f"☝ {one.label}")

    def _stands(self, who: Person, tapped: _Tap) -> bool:
        return tapped.label in (button["text"] for button in _buttons(self._stood[who.where, tapped.message_id]))

    def _bubble(self, message: Message, at: str, tapped: str) -> Bubble:
        text = message.get("text") or message.get("caption", "")
        told = message.get("entities") or message.get("caption_entities", ())
        entities = [(one["type"], one["offset"], one["length"], one.get("url", "")) for one in told]
        text, entities = _renamed(text, entities, self.site)
        return Bubble(
            text=text,
            at=at,
            entities=entities,
            mine=not message["from"]["is_bot"],
            keyboard=[[button["text"] for button in row] for row in _keyboard(message)],
            tapped=tapped,
            file=message.get("document", {}).get("file_name", ""),
        )


class _Tap(NamedTuple):
    """A button that was tapped."""

    message_id: int
    label: str


Step = Callable[[Walk, Person], Awaitable[None]]


def say(text: str) -> Step:
    """A person writes; {site} is where the sample sources are."""

    async def step(walk: Walk, who: Person) -> None:
        line = text.format(site=walk.site)
        walk.server.say(line, chat=who.chat or None, user=who.id, language=who.language)
        await walk.server.reply(chat=who.where)

    return step


def tap(which: str) -> Step:
    """A person taps the newest button whose command begins so, or whose label ends so."""

    async def step(walk: Walk, who: Person) -> None:
        message, label = walk.newest(who, which)
        walk.note(_Tap(message["message_id"], label))
        walk.server.press(label, message, user=who.id, language=who.language)
        await walk.server.reply(chat=who.where)

    return step


def join() -> Step:
    """A person adds the bot to the group."""

    async def step(walk: Walk, who: Person) -> None:
        walk.server.take_in(who.chat, user=who.id)
        await walk.server.reply(chat=who.where)

    return step


def look_up(words: str) -> Step:
    """A person types the bot's name and words in another chat, and is offered cards."""

    async def step(walk: Walk, who: Person) -> None:
        walk.server.look_up(words, user=who.id, language=who.language)
        call = await walk.server.wait_for(lambda call: call.method == "answerInlineQuery")
        results = call.params["results"]
        walk.note(Offers(f"@news_bot {words}", [(one["title"], one["description"]) for one in results[:3]]))

    return step


def wait(until: datetime, what: str) -> Step:
    """Time passes, and what is due meanwhile is done."""

    async def step(walk: Walk, _: Person) -> None:
        walk.note(Note(what))
        while walk.now < until:
            walk.now = min(until, walk.now + BEAT)
            await walk.beat()

    return step


@asynccontextmanager
async def walking(**given: Any) -> AsyncIterator[Walk]:
    """The bot with the sample sources read, by these settings, and somebody to walk through it."""
    async with SampleServer(NOW) as site, TelegramServer() as server:
        with tempfile.TemporaryDirectory(prefix="newsdigest-") as folder:
            settings = Settings.model_construct(
                database_path=Path(folder) / "tour.db",
                sources_file=None,
                allowed_private_hosts=frozenset({site.base.partition("://")[2]}),
                **given,
            )
            clock, timer = _Clock(), _Timer()
            async with app.house(settings, clock, pace_seconds=0) as house:
                gatherer = replace(house.gatherer, chance=lambda: 0.5)
                house = replace(house, gatherer=gatherer, desk=replace(house.desk, gathering=gatherer))
                for source in site.sources():
                    if source.name != LEFT_OUT:
                        # One after the other: articles are numbered as they come.
                        await gatherer.round(await house.db.write(sources.add, source, now=clock()))
                lost = Source(url=f"{site.base}/lighthouse-times/feed.xml", name="Lighthouse Times", kind="feed")
                await house.db.write(sources.add, lost, now=clock())
                async with answering(server, house, Pacer(clock=timer, sleep=timer.sleep)) as client:
                    clock.walk = walk = Walk(server, house, client, site.base)
                    yield walk


@dataclass
class _Timer:
    """The seconds of the pacer, which has nobody to be patient with."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass
class _Clock:
    """The walk's time."""

    walk: Walk | None = None

    def __call__(self) -> datetime:
        return self.walk.now if self.walk else NOW


def _keyboard(message: Message) -> list[list[dict[str, str]]]:
    return list(message.get("reply_markup", {}).get("inline_keyboard", ()))


def _buttons(message: Message) -> list[dict[str, str]]:
    return [button for row in _keyboard(message) for button in row]


def _renamed(text: str, entities: Sequence[Entity], site: str) -> tuple[str, list[Entity]]:
    """The text with the sample site's name instead of its address, the entities where they belong then."""
    longer = len(SITE) - len(site)
    units = text.encode("utf-16-le")

    def moved(offset: int) -> int:
        return offset + longer * units[: 2 * offset].decode("utf-16-le", "ignore").count(site)

    return text.replace(site, SITE), [
        (kind, moved(offset), moved(offset + length) - moved(offset), url) for kind, offset, length, url in entities
    ]
