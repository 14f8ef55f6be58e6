"""A forum topic for each followed topic, where a chat has topics and wants that."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import digest, publish
from bot.app import House
from bot.deliver import deliver
from bot.ports import TryLater
from bot.telegram_io import App, Sender
from storage import chats, outbox, threads
from storage.models import Digest
from tests import telegram_faults as faults
from tests.answering import answering
from tests.house import Post, SetClock, fill, opened, reader, report
from tests.make import NOON, chat, item, reply, story, tables
from tests.telegram_server import READER, TelegramServer

FORUM = -1_000_000_000_123
KOREA = frozenset({"country:KR"})


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        running.account.owners[FORUM] = {READER}
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


def test_thread_is_known_until_it_is_gone() -> None:
    with tables() as kept:
        chats.save(kept, chat(FORUM, thread_id=5), now=NOON)
        threads.put(kept, FORUM, "korea", 33)
        threads.put(kept, -5, "korea", 34)
        before = threads.get(kept, FORUM, "korea"), threads.get(kept, -5, "korea")

        threads.gone(kept, FORUM, 33)

        stored = chats.get(kept, FORUM)
        assert stored is not None
        assert (before, threads.get(kept, FORUM, "korea"), stored.thread_id) == ((33, 0), 0, 5)


def test_threads_are_exported_and_forgotten_with_the_chat() -> None:
    with tables() as kept:
        chats.save(kept, chat(FORUM, threads=True), now=NOON)
        threads.put(kept, FORUM, "korea", 33)
        exported = chats.export(kept, FORUM)

        chats.forget(kept, FORUM)

        assert exported is not None
        assert exported["threads"] == [{"topic": "korea", "thread": 33}]
        assert threads.get(kept, FORUM, "korea") == 0


def test_story_on_two_topics_goes_with_the_first_and_the_rest_to_the_chat_itself() -> None:
    one, two, three = (story(item(number), number=number) for number in (1, 2, 3))
    whole = Digest(chat=chat(follows=("storm", "korea", "opera")), stories=(one, two, three), at=NOON)

    shared = digest.by_topic(whole, {"korea": {1, 2}, "storm": {2}})

    assert {topic: part.stories for topic, part in shared.items()} == {"korea": (one,), "storm": (two,), "": (three,)}


async def test_digest_comes_in_parts_one_for_each_topic(house: House) -> None:
    await fill(house, report(1, "Ferry to Busan", concepts=KOREA), report(2, "Opera opens"))
    await reader(house, FORUM, next_digest_at=NOON, follows=("korea",), threads=True)
    post = Post()

    assert await publish.queue_due(house.db, NOON) == 1
    assert await deliver(house.db, post, house.clock) == 2

    told = dict(zip(post.topics, (text for _, text in post.arrived), strict=True))
    assert "Ferry to Busan" in told["korea"]
    assert "Opera opens" in told[""]
    assert "Opera opens" not in told["korea"]
    assert await publish.queue_due(house.db, NOON) == 0


async def test_whole_digest_names_no_topic(house: House) -> None:
    await fill(house, report(1, "Ferry to Busan", concepts=KOREA), report(2, "Opera opens"))
    await reader(house, FORUM, next_digest_at=NOON, follows=("korea",))

    await publish.queue_due(house.db, NOON)

    assert [message.topic for message in await house.db.read(outbox.ready, NOON, limit=9)] == [""]


async def test_thread_is_opened_once_for_each_topic(server: TelegramServer, house: House, sender: Sender) -> None:
    server.account.forums.add(FORUM)
    server.account.opens_topics.add(FORUM)
    there = await reader(house, FORUM, threads=True)

    for topic in ("korea", "korea", "k" * 200):
        await sender(there, reply("Digest"), topic=topic)

    names = {thread: name for (_, thread), name in server.account.threads.items()}
    used = [message["message_thread_id"] for message in server.messages(FORUM)]
    assert [names[thread] for thread in used] == ["Korea", "Korea", "K" + "k" * 126 + "…"]
    assert used[0] == used[1] != used[2]


async def test_thread_that_somebody_removed_costs_nothing_and_is_opened_anew(
    server: TelegramServer, house: House, sender: Sender
) -> None:
    server.account.forums.add(FORUM)
    server.account.opens_topics.add(FORUM)
    there = await reader(house, FORUM, threads=True, thread_id=5)
    await house.db.write(threads.put, FORUM, "korea", 33)
    server.fail(faults.TOPIC_NOT_FOUND)

    await sender(there, reply("First"), topic="korea")
    await sender(there, reply("Second"), topic="korea")

    first, second = server.messages(FORUM)
    assert "message_thread_id" not in first
    assert server.account.threads[FORUM, second["message_thread_id"]] == "Korea"
    stored = await house.db.read(chats.get, FORUM)
    assert stored is not None
    assert stored.thread_id == 5


async def test_topic_that_may_not_be_opened_leaves_the_news_where_digests_come(
    server: TelegramServer, house: House, sender: Sender
) -> None:
    there = await reader(house, FORUM, threads=True, thread_id=5)

    await sender(there, reply("Digest"), topic="korea")

    assert server.messages(FORUM)[-1]["message_thread_id"] == 5


async def test_opening_that_fails_on_the_way_is_tried_later(
    server: TelegramServer, house: House, sender: Sender
) -> None:
    there = await reader(house, FORUM, threads=True)
    server.fail(faults.BAD_GATEWAY)

    with pytest.raises(TryLater):
        await sender(there, reply("Digest"), topic="korea")

    assert server.messages(FORUM) == []


async def test_administrator_switches_threads_on_and_off(server: TelegramServer, house: House, app: App) -> None:
    said = []
    steps = ((), (server.account.forums,), (server.account.opens_topics,))
    for granted in steps:
        for rights in granted:
            rights.add(FORUM)
        server.say("/threads on", chat=FORUM)
        said.append((await server.reply(chat=FORUM))["text"])
    server.say("/threads", chat=FORUM)
    shown = await server.reply(chat=FORUM)
    stored = await house.db.read(chats.get, FORUM)
    server.press("Keep digests whole", shown)
    ended = await server.reply(chat=FORUM)

    assert said[0].startswith("This chat has no forum topics.")
    assert said[1].startswith("I’m not allowed to open topics here.")
    assert said[2].startswith("From its next news on, each topic you follow")
    assert stored is not None
    assert stored.threads
    assert "That’s how it is now." in shown["text"]
    assert ended["text"].startswith("Digests come whole again")
    after = await house.db.read(chats.get, FORUM)
    assert after is not None
    assert not after.threads


async def test_settings_offer_threads_only_where_there_are_topics(
    server: TelegramServer, house: House, app: App
) -> None:
    server.say("/settings", chat=FORUM)
    without = await server.reply(chat=FORUM)
    server.account.forums.add(FORUM)
    server.say("/settings", chat=FORUM)
    among = await server.reply(chat=FORUM)

    assert "Threads by topic" not in str(without["reply_markup"])
    assert "Threads by topic" in str(among["reply_markup"])


async def test_private_chat_has_threads_where_the_bot_has_them_enabled(server: TelegramServer, house: House) -> None:
    server.account.me["has_topics_enabled"] = True
    async with answering(server, house, pauses=(0.0,)) as app:
        server.say("/threads on")
        answer = await server.reply()
        stored = await house.db.read(chats.get, READER)
        assert stored is not None

        await Sender(app.bot, house.desk, house.clock)(stored, reply("Digest"), topic="korea")

    assert answer["text"].startswith("From its next news on")
    assert server.account.threads[READER, server.messages()[-1]["message_thread_id"]] == "Korea"


async def test_tap_below_a_card_does_not_move_where_digests_come(
    server: TelegramServer, house: House, app: App
) -> None:
    await fill(house, report(1, "Ferry to Busan", concepts=KOREA))
    await reader(house, FORUM, thread_id=5)

    server.say("/like 1 0 0", chat=FORUM, message_thread_id=33, is_topic_message=True)
    answer = await server.reply(chat=FORUM)
    stored = await house.db.read(chats.get, FORUM)

    assert answer["message_thread_id"] == 33
    assert stored is not None
    assert (stored.thread_id, bool(stored.weights)) == (5, True)
