"""A digest that was sent is mended where it stands when its news is corrected, and never sent again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import deliver, living, publish
from bot.app import House, tidy
from bot.telegram_io import App, Editor, Sender
from storage import articles, chats, stories
from storage import living as shown
from storage.database import Tables
from tests import telegram_faults as faults
from tests.answering import answering
from tests.house import SetClock, fill, opened, reader, report
from tests.make import NOON, summary
from tests.telegram_server import READER, TelegramServer

LONG = summary("word " * 180)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock) as parts:
        yield parts


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        yield running


@pytest.fixture
async def app(server: TelegramServer, house: House) -> AsyncIterator[App]:
    async with answering(server, house, pauses=(0.0,)) as app:
        yield app


async def delivered(house: House, app: App, *, count: int = 5, **given: Any) -> None:
    """A reader has had the digest of so many stories, an hour ago."""
    await fill(house, *(report(number, summary=LONG) for number in range(1, count + 1)))
    await reader(house, **{"chat_id": READER, "next_digest_at": NOON, "stories": count, **given})
    await publish.queue_due(house.db, NOON)
    await deliver.deliver(house.db, Sender(app.bot, house.desk, house.clock), house.clock)
    assert isinstance(house.clock, SetClock)
    house.clock.forward(hours=1)


async def correct(house: House, number: int, title: str, **given: Any) -> None:
    """The source of a story corrects it."""
    corrected = report(number, title, **{"summary": LONG, **given})
    await house.db.write(articles.add, [corrected], now=house.clock())


async def refreshed(house: House, app: App) -> int:
    return await living.refresh(house.db, Editor(app.bot), house.clock)


def edits(server: TelegramServer) -> int:
    return sum(call.method == "editMessageText" for call in server.calls)


async def test_corrected_story_is_mended_in_its_message_once(server: TelegramServer, house: House, app: App) -> None:
    await delivered(house, app, timezone="Asia/Seoul")
    (before,) = (dict(message) for message in server.messages())

    await correct(house, 4, "Ferry did sail")
    assert await refreshed(house, app) == 1
    assert await refreshed(house, app) == 0

    (after,) = server.messages()
    assert after["message_id"] == before["message_id"]
    assert after["reply_markup"] == before["reply_markup"]
    changed = [
        (old, new) for old, new in zip(before["text"].split("\n"), after["text"].split("\n"), strict=True) if old != new
    ]
    assert [new for _, new in changed] == ["2. Ferry did sail", f"{changed[1][0]} · updated 22:00"]
    assert edits(server) == 1


async def test_second_correction_is_shown_too(server: TelegramServer, house: House, app: App, clock: SetClock) -> None:
    await delivered(house, app)
    await correct(house, 4, "Ferry did sail")
    await refreshed(house, app)
    clock.forward(minutes=5)

    await correct(house, 4, "Ferry sank")
    await correct(house, 5, "Storm over")
    await refreshed(house, app)

    text = server.messages()[0]["text"]
    assert text.count("updated 13:05") == 2
    assert "updated 13:00" not in text
    assert edits(server) == 2


async def test_edit_that_the_digest_does_not_show_is_none(server: TelegramServer, house: House, app: App) -> None:
    await delivered(house, app)

    await correct(house, 4, "Story 4", author="Mira Tolan")

    assert await refreshed(house, app) == 0
    assert edits(server) == 0
    assert await house.db.read(shown.outdated, NOON, limit=5) == []


async def press(server: TelegramServer, label: str) -> None:
    """Tap a button of the digest, and wait until what the message shows is known."""
    before = edits(server)
    server.press(label, server.messages()[0])
    await server.wait_for(lambda call: call.method == "editMessageText" and edits(server) > before)


async def turned(house: House, page: int | None) -> None:
    """Wait until it is written down which page the message shows."""
    while await house.db.read(_page) != page:
        pass


def _page(tables: Tables) -> int | None:
    page: int | None = tables.execute("select page from screens").fetchone()[0]
    return page


async def test_page_to_which_the_reader_turned_stays(server: TelegramServer, house: House, app: App) -> None:
    await delivered(house, app, count=7)
    await press(server, "1/2 ▶")
    await turned(house, 1)
    second = server.messages()[0]["text"]

    await correct(house, 7, "First of all")
    assert await refreshed(house, app) == 0
    assert server.messages()[0]["text"] == second

    await correct(house, 1, "Last of all")
    assert await refreshed(house, app) == 1
    assert "7. Last of all" in server.messages()[0]["text"]
    await press(server, "◀")
    assert "1. First of all" in server.messages()[0]["text"]


async def test_opened_story_is_not_closed(server: TelegramServer, house: House, app: App) -> None:
    await delivered(house, app)
    await press(server, "1")
    await turned(house, None)
    open_story = server.messages()[0]["text"]

    await correct(house, 5, "First of all")

    assert await refreshed(house, app) == 0
    assert server.messages()[0]["text"] == open_story
    await press(server, "◀ Back to the list")
    assert "1. First of all" in server.messages()[0]["text"]


async def test_story_that_came_again_still_says_what_was_new(house: House, app: App, server: TelegramServer) -> None:
    hours = timedelta(hours=1)
    await house.db.write(articles.add, [report(1, "Ferry sinks: 12 dead")], now=NOON - 2 * hours)
    await house.db.write(articles.add, [report(2, "Ferry: 31 dead", published_at=NOON + hours)], now=NOON)
    await house.db.write(stories.put, {1: 1, 2: 1})
    await reader(house, READER, next_digest_at=NOON)
    await house.db.write(chats.mark_seen, READER, [1], now=NOON - hours)
    await publish.queue_due(house.db, NOON)
    await deliver.deliver(house.db, Sender(app.bot, house.desk, house.clock), house.clock)
    corrected = report(2, "Ferry: 32 dead", published_at=NOON + hours)

    await house.db.write(articles.add, [corrected], now=NOON + timedelta(minutes=1))
    await refreshed(house, app)

    text = server.messages()[0]["text"]
    assert "Ferry: 32 dead" in text
    assert "updated 12:01\nUpdate: 12 → 31 dead\n" in text


async def test_what_was_corrected_before_it_was_sent_is_mended_after(
    server: TelegramServer, house: House, app: App, clock: SetClock
) -> None:
    await fill(house)
    await reader(house, READER, next_digest_at=NOON)
    await publish.queue_due(house.db, NOON)
    clock.forward(minutes=1)
    await house.db.write(articles.add, [report(7, "Ferry did sail")], now=clock())
    assert await refreshed(house, app) == 0

    await deliver.deliver(house.db, Sender(app.bot, house.desk, house.clock), house.clock)
    assert await refreshed(house, app) == 1

    assert "Ferry did sail" in server.messages()[0]["text"]


async def test_stop_between_note_and_edit_loses_nothing(house: House, app: App, server: TelegramServer) -> None:
    await delivered(house, app)
    await correct(house, 4, "Ferry did sail")
    (sent,) = await house.db.read(shown.outdated, NOON, limit=5)
    mended = living.mended(sent)
    await house.db.write(shown.mend, sent, mended.reply, mended.marks)

    assert await refreshed(house, app) == 1
    assert "Ferry did sail" in server.messages()[0]["text"]


async def test_stop_between_edit_and_note_edits_nothing_twice(house: House, app: App, server: TelegramServer) -> None:
    await delivered(house, app)
    await correct(house, 4, "Ferry did sail")
    (sent,) = await house.db.read(shown.outdated, NOON, limit=5)
    mended = living.mended(sent)
    await house.db.write(shown.mend, sent, mended.reply, mended.marks)
    ((chat, screen),) = await house.db.read(shown.behind, NOON, after=0, limit=5)
    await Editor(app.bot)(chat, screen)
    before = dict(server.messages()[0])

    await refreshed(house, app)

    assert server.messages() == [before]
    assert await house.db.read(shown.behind, NOON, after=0, limit=5) == []


async def test_channel_post_is_mended_without_buttons(server: TelegramServer, house: House, app: App) -> None:
    await delivered(house, app, channel=True)

    await correct(house, 4, "Ferry did sail")

    assert await refreshed(house, app) == 1
    assert "Ferry did sail" in server.messages()[0]["text"]
    assert "reply_markup" not in server.messages()[0]


async def test_message_that_is_gone_is_left_alone(
    server: TelegramServer, house: House, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    await delivered(house, app)
    server.account.messages.clear()
    await correct(house, 4, "Ferry did sail")

    assert await refreshed(house, app) == 0
    assert await refreshed(house, app) == 0

    assert edits(server) == 1
    assert server.messages() == []
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


@pytest.mark.parametrize("fault", [faults.BAD_GATEWAY, faults.CUT_BEFORE, faults.CUT_AFTER])
async def test_edit_is_tried_again_after_an_outage(
    server: TelegramServer, house: House, app: App, fault: faults.Fault
) -> None:
    await delivered(house, app)
    await correct(house, 4, "Ferry did sail")
    server.fail(fault, method="editMessageText")

    assert await refreshed(house, app) == 0
    assert await refreshed(house, app) == 1

    assert "Ferry did sail" in server.messages()[0]["text"]


async def test_flood_of_one_chat_puts_off_its_edit_alone(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, READER + 1, next_digest_at=NOON)
    await delivered(house, app)
    await correct(house, 4, "Ferry did sail")
    server.fail(faults.flood(30), method="editMessageText", chat=READER)

    assert await refreshed(house, app) == 1

    assert "Ferry did sail" in server.messages(READER + 1)[0]["text"]
    ((put_off, _),) = await house.db.read(shown.behind, NOON, after=0, limit=5)
    assert put_off.id == READER


async def test_after_two_days_nothing_is_mended(
    server: TelegramServer, house: House, app: App, clock: SetClock
) -> None:
    await delivered(house, app)
    clock.forward(hours=47)
    await correct(house, 4, "Ferry did sail")
    clock.forward(hours=1)

    assert await refreshed(house, app) == 0

    await tidy(house, 30)
    assert await house.db.read(lambda tables: tables["shown"].count) == 0
