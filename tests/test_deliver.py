"""What waits in the outbox is sent once, whatever happens on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import deliver, publish
from bot.app import House
from bot.deliver import Delivery
from bot.ports import Gone, Leaving, Moved, Refused, TryLater
from storage import chats, outbox
from storage.models import Chat, Reply
from tests.house import Post, SetClock, fill, opened, reader
from tests.make import NOON


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock) as parts:
        await fill(parts)
        yield parts


async def queued(house: House, *chat_ids: int) -> None:
    """A digest for each chat waits in the outbox."""
    for chat_id in chat_ids or (7,):
        await reader(house, chat_id, next_digest_at=NOON)
    await publish.queue_due(house.db, NOON)


async def sending(house: House, post: Post) -> int:
    return await deliver.deliver(house.db, post, house.clock)


async def states(house: House) -> dict[str, int]:
    return {state: count for state, count in (await house.db.read(outbox.counts)).items() if count}


async def test_passing_failure_is_tried_again_later(house: House, clock: SetClock) -> None:
    await queued(house)
    post = Post(orders=[TryLater("bad gateway"), TryLater("flood", after=timedelta(seconds=40))])

    assert await sending(house, post) == 0
    assert await sending(house, post) == 0
    clock.forward(seconds=1)
    assert await sending(house, post) == 0
    clock.forward(seconds=39)
    assert await sending(house, post) == 0
    clock.forward(seconds=1)
    assert await sending(house, post) == 1


async def test_pauses_grow_up_to_five_minutes() -> None:
    pauses = [deliver.pause(attempts, TryLater("bad gateway")).total_seconds() for attempts in (0, 1, 4, 9, 500)]

    assert pauses == [1, 2, 16, 300, 300]
    assert deliver.pause(0, TryLater("cut off", uncertain=True)) == timedelta(seconds=2)


async def test_outage_of_half_a_day_loses_nothing(house: House, clock: SetClock) -> None:
    await queued(house)
    post = Post(orders=[TryLater("connection refused")] * 200)

    for _ in range(150):
        await sending(house, post)
        clock.forward(minutes=5)
    post.orders.clear()

    assert await sending(house, post) == 1


async def test_attempts_end_after_a_day(house: House, clock: SetClock) -> None:
    await queued(house)
    clock.forward(hours=25)

    await sending(house, Post(orders=[TryLater("bad gateway")]))

    (failed,) = await house.db.read(outbox.missed, 7)
    assert failed.error == "given up after a day: bad gateway"


async def test_doubtful_message_is_sent_again_once_at_most(house: House, clock: SetClock) -> None:
    await queued(house)
    post = Post(orders=[TryLater("cut off", uncertain=True)] * 3)

    for _ in range(4):
        await sending(house, post)
        clock.forward(hours=1)

    assert len(post.orders) == 1
    assert await states(house) == {"failed": 1}


async def test_chat_that_has_left_is_stopped(house: House, clock: SetClock) -> None:
    await queued(house)

    await sending(house, Post(orders=[Gone("bot was blocked by the user")]))

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.stopped == "bot was blocked by the user"
    clock.forward(days=1)
    assert await house.db.read(chats.due, clock.now) == []


async def test_group_that_moved_gets_its_digest_under_its_new_id(house: House) -> None:
    await queued(house, -5)
    post = Post(orders=[Moved(-1005)])

    await sending(house, post)
    await sending(house, post)

    assert [chat_id for chat_id, _ in post.arrived] == [-1005]


async def test_move_while_a_message_stands_in_line_does_not_lose_it(house: House) -> None:
    await queued(house, -5)
    post = Post()

    async def moves(chat: Chat, reply: Reply, leaving: Leaving, *, topic: str) -> int:
        await house.db.write(chats.move, -5, -1005)
        return await post(chat, reply, leaving)

    await Delivery(house.db, moves, house.clock).hand_over((await house.db.read(outbox.ready, NOON))[0])
    assert post.arrived == []
    await sending(house, post)

    assert [chat_id for chat_id, _ in post.arrived] == [-1005]


async def test_text_that_telegram_refuses_is_kept_and_not_tried_again(house: House) -> None:
    await queued(house)

    await sending(house, Post(orders=[Refused("error.sorry", reason="can't parse entities")]))

    (failed,) = await house.db.read(outbox.missed, 7)
    assert (failed.error, failed.refused) == ("can't parse entities", True)
    assert "Story 7" in failed.reply.pages[0].text


async def test_bug_in_sending_costs_one_message(house: House, caplog: pytest.LogCaptureFixture) -> None:
    await queued(house, 7, 8)

    assert await sending(house, Post(orders=[ZeroDivisionError()])) == 1
    assert "sending failed" in caplog.text


async def test_forgotten_chat_gets_nothing(house: House) -> None:
    await queued(house)
    (message,) = await house.db.read(outbox.ready, NOON)
    await house.db.write(chats.forget, 7)
    post = Post()

    await Delivery(house.db, post, house.clock).hand_over(message)

    assert await sending(house, post) == 0
    assert post.arrived == []


async def test_many_chats_are_served_side_by_side(house: House) -> None:
    chat_ids = range(1, 2 * deliver.AT_ONCE)
    await queued(house, *chat_ids)
    post = Post()

    assert await sending(house, post) == len(chat_ids)
    assert sorted(chat_id for chat_id, _ in post.arrived) == list(chat_ids)


async def test_told_to_stop_it_finishes_the_send_in_hand_and_drops_those_in_line(house: House) -> None:
    await queued(house, 7, 8)
    left, go_on = asyncio.Event(), asyncio.Event()

    async def slow(chat: Chat, reply: Reply, leaving: Leaving, *, topic: str) -> int:
        if chat.id == 8:
            await asyncio.Event().wait()
        await leaving()
        left.set()
        await go_on.wait()
        return 1

    task = asyncio.create_task(deliver.deliver(house.db, slow, house.clock))
    await left.wait()
    task.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await states(house) == {"sent": 1, "waiting": 1}


async def test_stop_with_nothing_in_hand_is_at_once(house: House) -> None:
    await Delivery(house.db, Post(), house.clock).let_go()


async def test_digest_held_up_until_the_quiet_hours_comes_at_their_end(house: House, clock: SetClock) -> None:
    await reader(house, next_digest_at=NOON, quiet=("12:00", "13:00"))
    await publish.queue_due(house.db, NOON)
    post = Post()

    assert await sending(house, post) == 0
    clock.forward(minutes=60)
    assert await sending(house, post) == 1
