"""Updates in, messages out, through the real client against the double."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import locales, telegram_io
from bot.app import House
from bot.ports import Gone, Moved, Refused, TryLater
from bot.sources import opml
from bot.telegram_io import App, Sender
from storage import admins, chats, facts, sources
from storage.models import Button, Reply, Text
from tests import telegram_faults as faults
from tests.answering import answering
from tests.house import SetClock, fill, opened, reader, report
from tests.make import chat, reply, summary
from tests.telegram_server import READER, TelegramServer

GROUP = -1_000_000_000_123


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path, SetClock()) as parts:
        yield parts


@pytest.fixture
async def app(server: TelegramServer, house: House) -> AsyncIterator[App]:
    async with answering(server, house, pauses=(0.0,)) as app:
        yield app


@pytest.fixture
def sender(app: App, house: House) -> Sender:
    return Sender(app.bot, house.desk, house.clock)


async def test_start_is_answered_in_the_profiles_language(server: TelegramServer, house: House, app: App) -> None:
    await fill(house)

    server.say("/start", language="id")

    assert "Selamat datang" in (await server.reply())["text"]


async def test_plain_text_is_a_search(server: TelegramServer, house: House, app: App) -> None:
    await fill(house, report(1, "Opera opens"))

    server.say("opera")

    answer = await server.reply()
    assert "Opera opens" in answer["text"]
    assert {entity["type"] for entity in answer["entities"]} == {"bold", "italic", "text_link", "blockquote"}


async def test_button_does_what_its_command_does(server: TelegramServer, house: House, app: App) -> None:
    server.say("/topic korea")
    question = await server.reply()

    query = server.press("Follow korea", question)

    assert "You now follow “korea”." in (await server.reply())["text"]
    assert server.account.queries[query] is not None


async def test_pages_are_turned_in_place(server: TelegramServer, house: House, app: App) -> None:
    await fill(house, *(report(n, summary=summary("word " * 180)) for n in range(1, 8)))
    server.say("/latest 7")
    first = await server.reply()

    server.press("1/2 ▶", first)
    second = await server.reply()

    assert second["message_id"] == first["message_id"]
    assert second["text"] != first["text"]
    labels = [button["text"] for row in second["reply_markup"]["inline_keyboard"] for button in row]
    assert labels == ["5", "6", "7", "◀"]


async def test_page_pressed_twice_is_no_error(
    server: TelegramServer, house: House, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail(faults.Fault(status=400, description="Bad Request: message is not modified"), method="editMessageText")
    await fill(house, *(report(n, summary=summary("word " * 180)) for n in range(1, 8)))
    server.say("/latest 7")

    server.press("1/2 ▶", await server.reply())
    await server.wait_for(lambda call: call.method == "editMessageText")

    assert "command failed" not in caplog.text


@pytest.mark.parametrize("data", ["/nonsense", "just words", "/addsource http://127.0.0.1/", "/page 1 1", "/forget"])
async def test_forged_button_can_do_no_more_than_typing(
    server: TelegramServer, house: House, app: App, data: str
) -> None:
    forged = Reply(pages=(Text(text="Tap"),), buttons=((Button(label="Tap", command=data),),))
    await Sender(app.bot, house.desk, house.clock)(chat(READER), forged)

    query = server.press("Tap", server.messages()[-1])
    await server.wait_for(lambda call: call.method == "answerCallbackQuery")

    assert server.account.queries[query] is not None
    assert await house.db.read(chats.get, READER) is None


async def test_admin_is_known_by_user_and_not_by_chat(server: TelegramServer, house: House, app: App) -> None:
    await house.db.write(admins.add, 5)

    server.say("/addsource", chat=GROUP, user=5)
    mine = await server.reply()
    server.say("/addsource", chat=GROUP, user=6)
    theirs = await server.reply()

    assert mine["text"].startswith("Which one?")
    assert "those who run this bot" in theirs["text"]


async def test_group_hears_commands_only_and_those_for_others_not_at_all(
    server: TelegramServer, house: House, app: App
) -> None:
    server.say("good morning everybody", chat=GROUP)
    server.say("/latest@another_bot", chat=GROUP)
    server.say(f"/latest@{app.bot.username}", chat=GROUP)
    answer = await server.reply()

    assert "no articles yet" in answer["text"]
    assert [message["text"] for message in server.messages(GROUP)][3:] == [answer["text"]]


async def test_only_a_groups_administrators_change_its_settings(server: TelegramServer, house: House, app: App) -> None:
    server.account.owners[GROUP] = {5}

    server.say("/schedule 08:00", chat=GROUP, user=6)
    refused = await server.reply()
    server.say("/schedule 08:00", chat=GROUP, user=5)
    done = await server.reply()

    assert "only its administrators" in refused["text"]
    assert "Next digest" in done["text"]


async def test_stopped_chat_is_revived_by_its_next_message(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, READER)
    await house.db.write(chats.stop, READER, "bot was blocked by the user")

    server.say("/latest")
    await server.reply()

    revived = await house.db.read(chats.get, READER)
    assert revived is not None
    assert revived.stopped == ""
    assert revived.next_digest_at is not None


async def test_blocking_the_bot_stops_the_chat(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, READER)
    server.say("/latest")
    await server.reply()

    server.block(READER)
    async with asyncio.timeout(5):
        while not (found := await house.db.read(chats.get, READER)) or not found.stopped:
            await asyncio.sleep(0)

    assert "blocked" in found.stopped


async def test_answer_to_a_chat_that_has_left_stops_it(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, READER)
    server.fail(faults.BLOCKED)

    server.say("/latest")
    async with asyncio.timeout(5):
        while not (found := await house.db.read(chats.get, READER)) or not found.stopped:
            await asyncio.sleep(0)

    assert "blocked" in found.stopped


async def test_answer_that_cannot_be_sent_is_logged(
    server: TelegramServer, house: House, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail(faults.BAD_GATEWAY, times=2)
    server.say("/latest")
    await server.wait_for(lambda call: call.method == "sendMessage")
    await server.wait_for(lambda call: call.method == "sendMessage")
    server.say("/help")
    await server.reply()

    assert "answer lost" in caplog.text


async def test_bug_in_a_command_is_answered_with_an_apology(
    server: TelegramServer, house: House, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    await house.db.write(lambda tables: tables.execute("drop table article_terms"))

    server.say("/search opera")

    assert "Something went wrong on my side" in (await server.reply())["text"]
    assert "command failed" in caplog.text


async def test_apology_that_cannot_be_sent_is_logged(
    server: TelegramServer, house: House, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    await house.db.write(lambda tables: tables.execute("drop table article_terms"))
    server.fail(faults.BAD_GATEWAY)
    server.say("/search opera")
    await server.wait_for(lambda call: call.method == "sendMessage")
    server.say("/help")
    await server.reply()

    assert "apology lost" in caplog.text


async def test_one_chats_commands_do_not_undo_each_other(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, READER)

    for words in ("opera", "korea", "rail"):
        server.say(f"/follow {words}")
    async with asyncio.timeout(5):
        while len(server.messages()) < 6:
            await asyncio.sleep(0)

    found = await house.db.read(chats.get, READER)
    assert found is not None
    assert set(found.follows) == {"opera", "korea", "rail"}


async def test_claim_makes_the_one_with_the_code_an_admin_once(server: TelegramServer, house: House, app: App) -> None:
    await house.db.write(facts.put, "claim_code", "s3cret")

    server.say("/claim guess", user=5)
    wrong = await server.reply()
    server.say("/claim s3cret", user=5)
    right = await server.reply()
    server.say("/claim s3cret", user=6)
    again = await server.reply()

    assert "doesn’t work" in wrong["text"]
    assert "You now run this bot" in right["text"]
    assert "doesn’t work" in again["text"]
    assert await house.db.read(admins.listing) == [5]


async def test_menu_is_set_in_every_language(server: TelegramServer, app: App) -> None:
    await telegram_io.set_menu(app.bot)

    menus = {language: menu for (_, language), menu in server.account.menu.items()}
    assert set(menus) == {"", *locales.languages()} - {locales.FALLBACK}
    assert {"command": "latest", "description": "Berita terbaru"} in menus["id"]
    assert not any(command["command"] == "addsource" for command in menus[""])


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (faults.BLOCKED, Gone),
        (faults.DEACTIVATED, Gone),
        (faults.KICKED, Gone),
        (faults.CHAT_NOT_FOUND, Gone),
        (faults.moved(GROUP), Moved),
        (faults.BAD_GATEWAY, TryLater),
        (faults.CUT_BEFORE, TryLater),
        (faults.flood(3), TryLater),
        (faults.Fault(status=400, description="Bad Request: can't parse entities"), Refused),
    ],
)
async def test_faults_are_told_by_what_they_ask_of_us(
    server: TelegramServer, sender: Sender, fault: faults.Fault, error: type[Exception]
) -> None:
    server.fail(fault)

    with pytest.raises(error):
        await sender(chat(READER), reply("Hello"))


async def test_answer_that_met_a_bad_gateway_is_sent_again(server: TelegramServer, house: House, app: App) -> None:
    server.fail(faults.BAD_GATEWAY)

    server.say("/help")

    assert "What you can ask" in (await server.reply())["text"]


async def test_answer_whose_arrival_is_in_doubt_is_not_sent_again(
    server: TelegramServer, house: House, app: App
) -> None:
    server.fail(faults.CUT_AFTER)
    server.say("/help")
    await server.reply()

    server.say("/latest")

    assert "no articles yet" in (await server.reply())["text"]
    assert len(server.messages()) == 4


async def test_forum_topic_gets_its_answer_and_later_its_digests(
    server: TelegramServer, house: House, app: App, sender: Sender
) -> None:
    server.account.owners[GROUP] = {READER}
    server.say("/schedule 08:00", chat=GROUP, message_thread_id=33, is_topic_message=True)
    answer = await server.reply(chat=GROUP)
    stored = await house.db.read(chats.get, GROUP)
    assert stored is not None

    await sender(stored, reply("Digest"))

    assert answer["message_thread_id"] == stored.thread_id == 33
    assert server.messages(GROUP)[-1]["message_thread_id"] == 33


@pytest.mark.parametrize(
    "fault", [faults.TOPIC_NOT_FOUND, faults.Fault(status=400, description="Bad Request: TOPIC_CLOSED")]
)
async def test_digest_of_a_removed_topic_goes_to_the_chat_itself_once(
    server: TelegramServer, house: House, sender: Sender, fault: faults.Fault
) -> None:
    await reader(house, GROUP, thread_id=33)
    server.fail(fault)
    left = 0

    async def leaving() -> None:
        nonlocal left
        left += 1

    await sender(chat(GROUP, thread_id=33), reply("Digest"), leaving)

    (message,) = server.messages(GROUP)
    stored = await house.db.read(chats.get, GROUP)
    assert stored is not None
    assert ("message_thread_id" in message, stored.thread_id, left) == (False, 0, 1)


async def test_group_that_becomes_a_supergroup_keeps_its_settings(
    server: TelegramServer, house: House, app: App
) -> None:
    await reader(house, -5, follows=("korea",))

    server.migrate(-5, GROUP)
    async with asyncio.timeout(5):
        while not (moved := await house.db.read(chats.get, GROUP)):
            await asyncio.sleep(0)

    assert moved.follows == ("korea",)


async def test_answer_follows_a_group_that_moved(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, -5)
    server.fail(faults.moved(GROUP), chat=-5)

    server.say("/latest", chat=-5)
    answer = await server.reply(chat=GROUP)

    assert "no articles yet" in answer["text"]
    assert await house.db.read(chats.get, GROUP) is not None


async def test_flood_says_how_long(server: TelegramServer, sender: Sender) -> None:
    server.fail(faults.flood(3))

    with pytest.raises(TryLater) as flood:
        await sender(chat(READER), reply("Hello"))

    assert flood.value.after is not None
    assert flood.value.after > timedelta(seconds=2.9)


async def test_answer_cut_off_leaves_doubt_and_a_bad_gateway_none(server: TelegramServer, sender: Sender) -> None:
    server.fail(faults.CUT_AFTER)
    with pytest.raises(TryLater) as cut:
        await sender(chat(READER), reply("Hello"))
    server.fail(faults.BAD_GATEWAY)
    with pytest.raises(TryLater) as gateway:
        await sender(chat(READER), reply("Hello"))

    assert (cut.value.uncertain, gateway.value.uncertain) == (True, False)


async def test_server_that_is_down_leaves_no_doubt(server: TelegramServer, sender: Sender) -> None:
    await server.down()

    with pytest.raises(TryLater) as down:
        await sender(chat(READER), reply("Hello"))

    assert not down.value.uncertain
    await server.up()


def forwarded(username: str | None) -> dict[str, object]:
    """What Telegram adds to a post that was forwarded from a channel."""
    channel = {"id": -1_000_000_000_777, "type": "channel", "title": "Harbour Watch", "username": username}
    channel = {name: value for name, value in channel.items() if value is not None}
    return {"forward_origin": {"type": "channel", "date": 1_770_000_000, "chat": channel, "message_id": 7}}


async def test_forwarded_post_of_a_channel_offers_the_channel_to_an_admin(
    server: TelegramServer, house: House, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_: object, words: str) -> None:
        raise Refused("addsource.address", url=words)

    monkeypatch.setattr(type(house.desk.finder), "find", refuse)
    await house.db.write(admins.add, 5)

    server.say("Ferry returns", user=5, **forwarded("harbour"))

    assert "@harbour" in (await server.reply(chat=5))["text"]


async def test_forwarded_post_is_a_search_to_others_and_without_a_public_name(
    server: TelegramServer, house: House, app: App
) -> None:
    await house.db.write(admins.add, 5)

    server.say("Ferry", **forwarded("harbour"))
    reader = await server.reply()
    server.say("Ferry", user=5, **forwarded(None))
    admin = await server.reply(chat=5)

    assert "Nothing found for" in reader["text"]
    assert "Nothing found for" in admin["text"]


async def test_forwarded_picture_of_a_reader_is_no_question(server: TelegramServer, house: House, app: App) -> None:
    server._hear(READER, None, "en", **forwarded("harbour"))
    server.say("/latest")

    assert "no articles yet" in (await server.reply())["text"]
    assert len(server.messages()) == 3


OPML = b"""<opml version="2.0"><body><outline text="World">
<outline type="rss" text="Gazette" xmlUrl="https://news.example/feed.xml"/></outline></body></opml>"""


async def test_list_that_an_admin_sends_is_taken_up(server: TelegramServer, house: House, app: App) -> None:
    await house.db.write(admins.add, 5)

    server.hand_in("feeds.opml", OPML, user=5)
    answer = await server.reply(chat=5)

    assert answer["text"].startswith("1 new source added.")
    (source,) = await house.db.read(sources.listing)
    assert (source.name, source.topics) == ("Gazette", ("World",))


async def test_file_that_is_no_list_is_told_with_its_name(server: TelegramServer, house: House, app: App) -> None:
    await house.db.write(admins.add, 5)

    server.hand_in("holiday.opml", b"words", user=5)

    assert (await server.reply(chat=5))["text"] == "I can’t use holiday.opml: it isn’t a plain list of feeds in OPML."


async def test_file_that_is_too_large_is_not_fetched(
    server: TelegramServer, house: House, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opml, "LONGEST", 10)
    await house.db.write(admins.add, 5)

    server.hand_in("feeds.opml", OPML, user=5)

    assert "Send me a list of feeds" in (await server.reply(chat=5))["text"]
    assert "getFile" not in [call.method for call in server.calls]


async def test_file_that_telegram_keeps_is_asked_for_again(server: TelegramServer, house: House, app: App) -> None:
    await house.db.write(admins.add, 5)
    server.fail(faults.BAD_GATEWAY, method="getFile")

    server.hand_in("feeds.opml", OPML, user=5)

    assert "Send me a list of feeds" in (await server.reply(chat=5))["text"]


async def test_files_of_others_and_of_groups_are_not_taken(server: TelegramServer, house: House, app: App) -> None:
    await house.db.write(admins.add, 5)

    server.hand_in("feeds.opml", OPML, chat=GROUP, user=5)
    server.hand_in("feeds.opml", OPML)
    answer = await server.reply()

    assert "those who run this bot" in answer["text"]
    assert await house.db.read(sources.listing) == []
    assert len(server.messages(GROUP)) == 1
