"""Due chats get their digest once, whatever happens on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot import publish
from bot.app import House
from bot.ports import Gone, Moved, Refused, TryLater
from storage import chats, outbox
from storage.models import Chat, Reply
from tests.house import SetClock, fill, opened, reader, report
from tests.make import NOON


@dataclass
class Post:
    """The chat side: remembers what arrived, or fails as ordered, once per order."""

    arrived: list[tuple[int, str]] = field(default_factory=list)
    orders: list[Exception] = field(default_factory=list)

    async def __call__(self, chat: Chat, reply: Reply) -> int:
        if self.orders:
            raise self.orders.pop(0)
        self.arrived.append((chat.id, reply.pages[0].text))
        return len(self.arrived)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock) as parts:
        yield parts


async def publishing(house: House, post: Post) -> int:
    await publish.queue_due(house.db, house.clock())
    return await publish.deliver(house.db, post, house.clock)


async def waiting(house: House) -> dict[str, int]:
    return {state: count for state, count in (await house.db.read(outbox.counts)).items() if count}


async def test_due_chat_gets_its_digest_and_the_next_is_set(house: House) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)
    post = Post()

    assert await publishing(house, post) == 1

    assert post.arrived[0][0] == 7
    assert "Story 7" in post.arrived[0][1]
    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.next_digest_at == NOON + timedelta(hours=19)


async def test_nothing_is_sent_twice(house: House, clock: SetClock) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)
    post = Post()

    for _ in range(3):
        await publishing(house, post)
        clock.forward(minutes=1)

    assert len(post.arrived) == 1


async def test_chat_that_is_not_due_gets_nothing(house: House) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON + timedelta(minutes=1))

    assert await publishing(house, Post()) == 0


async def test_next_digest_has_only_what_is_new(house: House, clock: SetClock) -> None:
    await fill(house, report(1), report(2))
    await reader(house, next_digest_at=NOON)
    post = Post()
    await publishing(house, post)

    clock.forward(hours=19)
    await fill(house, report(3, published_at=clock.now))
    await publishing(house, post)

    assert "Story 3" in post.arrived[1][1]
    assert "Story 2" not in post.arrived[1][1]


async def test_nothing_new_means_no_message_but_a_next_time(house: House, clock: SetClock) -> None:
    await fill(house, report(1))
    await reader(house, next_digest_at=NOON)
    post = Post()
    await publishing(house, post)

    clock.forward(hours=20)

    assert await publishing(house, post) == 0
    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.next_digest_at is not None
    assert chat.next_digest_at > clock.now


async def test_first_digest_waits_for_the_first_article(house: House, clock: SetClock) -> None:
    await reader(house, next_digest_at=NOON)
    post = Post()
    assert await publishing(house, post) == 0

    clock.forward(minutes=5)
    await fill(house, report(1))

    assert await publishing(house, post) == 1


async def test_outage_is_caught_up_by_one_digest(house: House, clock: SetClock) -> None:
    await reader(house, times=("01:00", "07:00", "11:00"), next_digest_at=NOON - timedelta(hours=11))
    await fill(house)
    post = Post()

    await publishing(house, post)
    clock.forward(minutes=1)
    await publishing(house, post)

    assert len(post.arrived) == 1


async def test_digest_missed_by_more_than_half_a_day_is_skipped_and_said_so(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON - timedelta(hours=13))

    assert await publishing(house, Post()) == 0

    assert "digest skipped chat=7" in caplog.text
    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.next_digest_at == NOON + timedelta(hours=19)


async def test_followed_topic_leads_the_digest(house: House) -> None:
    await fill(house, report(1, "Beekeeping booms"), *(report(number) for number in range(2, 9)))
    await reader(house, next_digest_at=NOON, follows=("beekeeping",))
    post = Post()

    await publishing(house, post)

    assert post.arrived[0][1].split("\n\n")[1].startswith("Beekeeping booms")


async def test_passing_failure_is_tried_again_later(house: House, clock: SetClock) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)
    post = Post(orders=[TryLater("bad gateway"), TryLater("flood", after=timedelta(seconds=40))])

    assert await publishing(house, post) == 0
    assert await publishing(house, post) == 0
    clock.forward(seconds=5)
    assert await publishing(house, post) == 0
    clock.forward(seconds=39)
    assert await publishing(house, post) == 0
    clock.forward(seconds=1)
    assert await publishing(house, post) == 1


async def test_attempts_end_some_day(house: House, clock: SetClock) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)
    post = Post(orders=[TryLater("bad gateway")] * publish.MAX_ATTEMPTS)

    for _ in range(publish.MAX_ATTEMPTS):
        await publish.deliver(house.db, post, clock)
        await publish.queue_due(house.db, NOON)
        await publish.deliver(house.db, post, clock)
        clock.forward(hours=2)

    assert not post.orders
    assert await waiting(house) == {"failed": 1}


async def test_doubtful_message_is_sent_again_once_at_most(house: House, clock: SetClock) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)
    post = Post(orders=[TryLater("cut off", uncertain=True)] * 3)

    await publishing(house, post)
    for _ in range(3):
        clock.forward(hours=1)
        await publish.deliver(house.db, post, clock)

    assert len(post.orders) == 1
    assert await waiting(house) == {"failed": 1}


async def test_chat_that_has_left_is_stopped(house: House, clock: SetClock) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)

    await publishing(house, Post(orders=[Gone("bot was blocked by the user")]))

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.stopped == "bot was blocked by the user"
    clock.forward(days=1)
    assert await house.db.read(chats.due, clock.now) == []


async def test_group_that_moved_gets_its_digest_under_its_new_id(house: House) -> None:
    await fill(house)
    await reader(house, -5, next_digest_at=NOON)
    post = Post(orders=[Moved(-1005)])

    await publishing(house, post)
    await publish.deliver(house.db, post, house.clock)

    assert [chat_id for chat_id, _ in post.arrived] == [-1005]


async def test_text_that_telegram_refuses_is_not_tried_for_ever(house: House, clock: SetClock) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)

    await publishing(house, Post(orders=[Refused("error.sorry", reason="can't parse entities")]))

    (failed,) = await house.db.read(outbox.missed, 7)
    assert failed.error == "can't parse entities"


async def test_bug_in_sending_costs_one_message(house: House, caplog: pytest.LogCaptureFixture) -> None:
    await fill(house)
    await reader(house, 7, next_digest_at=NOON)
    await reader(house, 8, next_digest_at=NOON)
    post = Post(orders=[ZeroDivisionError()])

    assert await publishing(house, post) == 1
    assert "sending failed" in caplog.text


async def test_forgotten_chat_gets_nothing(house: House) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)
    await publish.queue_due(house.db, NOON)
    await house.db.write(chats.forget, 7)

    assert await publish.deliver(house.db, Post(), house.clock) == 0


async def test_many_chats_are_served_side_by_side(house: House) -> None:
    await fill(house)
    for chat_id in range(1, 2 * publish.AT_ONCE):
        await reader(house, chat_id, next_digest_at=NOON)
    post = Post()

    assert await publishing(house, post) == 2 * publish.AT_ONCE - 1
    assert sorted(chat_id for chat_id, _ in post.arrived) == list(range(1, 2 * publish.AT_ONCE))


async def test_send_in_hand_is_finished_when_told_to_stop(house: House) -> None:
    await fill(house)
    await reader(house, next_digest_at=NOON)
    await publish.queue_due(house.db, NOON)
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(chat: Chat, reply: Reply) -> int:
        begun.set()
        await go_on.wait()
        return 1

    task = asyncio.create_task(publish.deliver(house.db, slow, house.clock))
    await begun.wait()
    task.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await waiting(house) == {"sent": 1}
