"""What Telegram brings beside commands, through the real client against the double."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import House
from bot.budget import Budget, Verdict
from bot.telegram_io import App, Sender
from storage import chats
from storage.models import Button, Reply, Text
from tests import telegram_faults as faults
from tests.answering import answering
from tests.house import SetClock, fill, opened, reader, report
from tests.make import NOON, chat
from tests.telegram_server import READER, TelegramServer

GROUP = -1_000_000_000_123
CHANNEL = -1_000_000_000_777


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
    async with answering(server, house, budget=Budget(most=500)) as app:
        yield app


async def test_story_is_opened_in_place_and_closed_again(server: TelegramServer, house: House, app: App) -> None:
    await fill(house, report(1, "Opera opens"))
    server.say("/latest")
    listed = await server.reply()

    server.press("1", listed)
    opened_ = await server.reply()
    server.press("Save", opened_)
    kept = await server.reply()
    server.press("◀ Back to the list", kept)
    back = await server.reply()

    assert {one["message_id"] for one in (listed, opened_, kept, back)} == {listed["message_id"]}
    assert "expandable_blockquote" in {entity["type"] for entity in opened_["entities"]}
    assert "Saved. Find it again with /saved" in kept["text"]
    assert back["text"] == listed["text"]


async def test_message_too_old_to_be_edited_is_answered_by_a_new_one(
    server: TelegramServer, house: House, app: App
) -> None:
    await fill(house, report(1))
    server.say("/latest")
    listed = await server.reply()
    server.fail(faults.Fault(status=400, description="Bad Request: message can't be edited"), method="editMessageText")

    server.press("1", listed)

    assert (await server.reply())["message_id"] > listed["message_id"]


async def test_export_comes_as_a_file(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, READER, follows=("korea",))

    server.say("/export")
    answer = await server.reply()

    content = server.account.files[answer["document"]["file_id"]].content
    assert json.loads(content)["follows"] == ["korea"]
    assert "It’s yours" in answer["caption"]


async def test_place_sent_is_the_zone(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, READER)

    server.show(location={"latitude": -6.9, "longitude": 107.6})
    answer = await server.reply()

    assert "Jakarta" in answer["text"]


async def test_words_below_a_picture_are_a_search_and_a_sticker_is_answered(
    server: TelegramServer, house: House, app: App
) -> None:
    await fill(house, report(1, "Opera opens"))

    server.show(caption="opera", photo=[])
    found = await server.reply()
    server.show(dice={"emoji": "🎲", "value": 3})
    odd = await server.reply()

    assert "Opera opens" in found["text"]
    assert odd["text"].startswith("I only read words")


async def test_inline_query_gives_cards_to_share(server: TelegramServer, house: House, app: App) -> None:
    await fill(house, report(1, "Opera opens"), report(2, "Ferry to Busan", concepts=frozenset({"country:KR"})))

    shown = {}
    for words in ("", "korea", "opera", "beekeeping"):
        query = server.look_up(words)
        await server.wait_for(lambda call: call.method == "answerInlineQuery")
        answered = server.account.queries[query]
        assert answered is not None
        shown[words] = [result["title"] for result in answered["results"]]

    assert shown == {
        "": ["Ferry to Busan", "Opera opens"],
        "korea": ["Ferry to Busan"],
        "opera": ["Opera opens"],
        "beekeeping": [],
    }


async def test_inline_query_that_came_too_late_is_no_error(
    server: TelegramServer, house: House, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    server.fail(faults.Fault(status=400, description="Bad Request: query is too old"), method="answerInlineQuery")

    server.look_up("korea")
    await server.wait_for(lambda call: call.method == "answerInlineQuery")
    server.say("/help")
    await server.reply()

    assert "inline query not answered" in caplog.text


async def test_group_is_greeted_once_and_forgotten_when_the_bot_is_removed(
    server: TelegramServer, house: House, app: App
) -> None:
    await reader(house, GROUP)

    server.take_in(GROUP)
    hello = await server.reply(chat=GROUP)
    server.take_in(GROUP, to="left")
    async with asyncio.timeout(5):
        while await house.db.read(chats.get, GROUP):
            await asyncio.sleep(0)

    assert "/start" in hello["text"]
    assert len(server.messages(GROUP)) == 1


async def test_group_that_cannot_be_greeted_is_no_error(
    server: TelegramServer, house: House, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    server.fail(faults.KICKED)

    server.take_in(GROUP)
    await server.wait_for(lambda call: call.method == "sendMessage")
    server.say("/help")
    await server.reply()

    assert "no introduction" in caplog.text


async def test_channel_is_connected_by_its_administrator_only(server: TelegramServer, house: House, app: App) -> None:
    await reader(house, READER, follows=("korea",))

    said = []
    for line in ("/connect", f"/connect {CHANNEL}", "/connect @nowhere"):
        server.say(line)
        said.append((await server.reply())["text"])
    server.account.owners[CHANNEL] = {READER}
    server.say(f"/connect {CHANNEL}")
    said.append((await server.reply())["text"])
    server.account.owners[CHANNEL] = {READER, server.account.me["id"]}
    server.say(f"/connect {CHANNEL}")
    done = await server.reply()
    made = await house.db.read(chats.get, CHANNEL)
    server.say(f"/connect {CHANNEL} off")
    ended = await server.reply()

    assert said[0].startswith("Which channel?")
    assert [text.split(".")[0] for text in said] == [
        said[0][:-1],
        f"Only an administrator of {CHANNEL} can connect it",
        "I can’t see @nowhere",
        f"I’m not allowed to post in {CHANNEL}",
    ]
    assert "Next digest: tomorrow at 07:00" in done["text"]
    assert made is not None
    assert (made.follows, made.channel) == (("korea",), True)
    assert "no longer gets digests" in ended["text"]
    assert await house.db.read(chats.get, CHANNEL) is None


async def test_channel_gets_no_buttons(server: TelegramServer, house: House, app: App) -> None:
    reply = Reply(pages=(Text(text="News"),), buttons=((Button(label="Tap", command="/latest"),),), cards=((1,),))

    await Sender(app.bot, house.desk, house.clock)(chat(CHANNEL, channel=True), reply)

    assert "reply_markup" not in server.messages(CHANNEL)[-1]


def test_who_floods_is_told_once_and_heard_again_after_a_while() -> None:
    budget = Budget(most=3)

    verdicts = [budget.spend(1, NOON) for _ in range(6)]

    assert verdicts == [Verdict.HEAR] * 3 + [Verdict.TELL] + [Verdict.IGNORE] * 2
    assert budget.spend(2, NOON) is Verdict.HEAR
    assert budget.spend(1, NOON + timedelta(seconds=61)) is Verdict.HEAR


def test_budget_forgets_those_who_spoke_longest_ago() -> None:
    budget = Budget(most=1)

    for person in range(10_050):
        budget.spend(person, NOON)

    assert budget.spend(1, NOON) is Verdict.HEAR
    assert budget.spend(10_049, NOON) is Verdict.TELL


async def test_flood_is_answered_once(server: TelegramServer, house: House) -> None:
    async with answering(server, house, budget=Budget(most=2)):
        for _ in range(6):
            server.say("/language")
        async with asyncio.timeout(5):
            while sum(message["from"]["is_bot"] for message in server.messages()) < 3:
                await asyncio.sleep(0)

    answers_ = [message["text"] for message in server.messages() if message["from"]["is_bot"]]
    assert len(answers_) == 3
    assert sum("a lot at once" in text for text in answers_) == 1


def odd_inputs() -> list[str]:
    """Two hundred lines that somebody might send, none of them nice."""
    seeds = [
        *(
            "x" * 4096,
            "😀",
            "😀" * 900,
            "\u202eabc",
            "مرحبا",
            "שלום עולם",
            "안녕하세요",
            "日本語",
            "a\nb\nc",
            "\u200b\u200b.",
        ),
        *('"', "' or 1=1 --", "* OR (", "NEAR(a b)", "title:x", "a AND NOT b", "^x", "-", "--", "+", "()", "[]", "{}"),
        *("{count}", "%s %d", "\\", "\x07", "<b>x</b>", "&amp;", "*bold*", "`code`", "[a](b)", "http://", "/", "//"),
        *("/ ", "/@", "/start@"),
    ]
    names = ["latest", "topic", "search", "since", "more", "page", "like", "set", "mute", "schedule", "timezone"]
    names += ["length", "stories", "switch", "taste", "wake", "pick", "language", "xyzzy", "follow", "unmute", "forget"]
    words = ["", "0", "-1", "9" * 40, "x" * 300, "٣", "\x00", "1 2 3 4", "' \"", "😀 😀"]
    lines = [*seeds, *(f"/{name} {word}" for name, word in itertools.product(names, words))]
    return lines[:200]


async def test_two_hundred_odd_inputs_are_all_answered(
    server: TelegramServer, house: House, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    await fill(house)
    lines = odd_inputs()

    for number, line in enumerate(lines):
        server.say(line, user=READER + number, chat=READER + number)
    async with asyncio.timeout(60):
        while not all(len(server.messages(READER + number)) >= 2 for number in range(len(lines))):
            await asyncio.sleep(0.01)

    assert len(lines) == 200
    assert [record for record in caplog.records if record.levelname in ("ERROR", "WARNING")] == []
    said = [server.messages(READER + number)[1]["text"] for number in range(len(lines))]
    assert not any("Something went wrong" in text for text in said)
