"""Due chats get their digest once, whatever happens on the way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import publish
from bot.app import House
from bot.deliver import deliver
from storage import chats
from tests.house import Post, SetClock, fill, opened, reader, report
from tests.make import NOON


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock) as parts:
        yield parts


async def publishing(house: House, post: Post) -> int:
    await publish.queue_due(house.db, house.clock())
    return await deliver(house.db, post, house.clock)


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

    assert post.arrived[0][1].split("\n\n")[1].startswith("1. Beekeeping booms")


async def test_reader_who_wants_it_is_told_that_nothing_is_new(house: House, clock: SetClock) -> None:
    await fill(house, report(1))
    await reader(house, next_digest_at=NOON, tells_nothing=True)
    post = Post()
    await publishing(house, post)

    clock.forward(hours=20)
    await publishing(house, post)

    assert post.arrived[1] == (7, "Nothing new since your last digest.")


async def test_news_on_a_followed_topic_comes_at_once_and_nothing_else_does(house: House, clock: SetClock) -> None:
    await fill(house, report(1))
    await reader(house, 7, times=(), follows=("beekeeping",), instant=True)
    await reader(house, 8, times=(), follows=("beekeeping",))
    post = Post()
    assert await publishing(house, post) == 0

    clock.forward(minutes=5)
    await fill(house, report(2, "Beekeeping booms", published_at=clock.now), report(3, published_at=clock.now))
    await publishing(house, post)
    clock.forward(minutes=5)
    await publishing(house, post)

    ((chat_id, text),) = post.arrived
    assert chat_id == 7
    assert "Beekeeping booms" in text
    assert "Story" not in text


async def test_news_at_once_leaves_the_next_digest_where_it_is(house: House, clock: SetClock) -> None:
    await fill(house, report(1, "Beekeeping booms"))
    await reader(house, follows=("beekeeping",), instant=True, next_digest_at=NOON + timedelta(hours=3))
    post = Post()

    await publishing(house, post)

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert len(post.arrived) == 1
    assert (chat.next_digest_at, chat.alert_at) == (NOON + timedelta(hours=3), None)


async def test_news_in_quiet_hours_comes_at_their_end(house: House, clock: SetClock) -> None:
    await fill(house, report(1, "Beekeeping booms"))
    await reader(house, times=(), follows=("beekeeping",), instant=True, quiet=("11:00", "13:00"))
    post = Post()

    assert await publishing(house, post) == 0
    clock.forward(minutes=59)
    assert await publishing(house, post) == 0
    clock.forward(minutes=1)
    assert await publishing(house, post) == 1


async def test_round_without_fresh_news_sets_the_next_digest_all_the_same(house: House, clock: SetClock) -> None:
    await fill(house)
    clock.forward(days=3)
    await reader(house, next_digest_at=clock.now)

    assert await publishing(house, Post()) == 0

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.next_digest_at == clock.now + timedelta(hours=19)


async def test_reader_who_wants_to_be_told_is_told_that_nothing_is_fresh(house: House, clock: SetClock) -> None:
    await fill(house)
    clock.forward(days=3)
    await reader(house, next_digest_at=clock.now, tells_nothing=True)
    post = Post()

    await publishing(house, post)

    assert [text for _, text in post.arrived] == ["Nothing new since your last digest."]
