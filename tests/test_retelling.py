"""A story that readers were shown comes again when it has moved, and says what is new; else it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import publish
from bot.app import House
from bot.deliver import deliver
from storage import articles, chats, stories
from storage.articles import Draft
from tests.house import Post, SetClock, opened, reader, report, say, texts
from tests.make import NOON, quote, summary


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock) as parts:
        yield parts


async def told(house: House, *drafts: Draft, story: int = 1) -> None:
    """Reports of one story, found now."""
    ids = await house.db.write(articles.add, drafts, now=house.clock())
    await house.db.write(stories.put, dict.fromkeys(ids, story))


def ferry(number: int, title: str, *sentences: str, hours: float = 0, **given: object) -> Draft:
    return report(
        number,
        title,
        **{
            "paragraphs": sentences or ("The ferry Anselm sank.",),
            "summary": summary(*(sentences or ("The ferry Anselm sank.",)), quotes=()),
            "published_at": NOON + timedelta(hours=hours),
            **given,
        },
    )


async def shown(house: House, clock: SetClock, *later: Draft, readers: int = 1, **given: object) -> list[str]:
    """What readers get of these later reports who have been shown the first one at noon."""
    await told(house, ferry(1, "Ferry sinks: 12 dead"))
    for number in range(1, readers + 1):
        await reader(house, number, next_digest_at=NOON, **given)
    await publish.queue_due(house.db, clock())
    await deliver(house.db, Post(), clock)
    clock.forward(hours=6)
    await told(house, *later)
    for number in range(1, readers + 1):
        await house.db.write(chats.schedule, number, clock())
    await publish.queue_due(house.db, clock())
    post = Post()
    await deliver(house.db, post, clock)
    return [text for _, text in post.arrived]


@pytest.mark.parametrize("given", [{}, {"off": frozenset({99})}])
async def test_story_that_moved_comes_again_led_by_what_is_new(house: House, clock: SetClock, given: dict) -> None:  # type: ignore[type-arg]
    later = ferry(2, "Ferry disaster: death toll rises to 31", hours=5)

    both = await shown(house, clock, ferry(3, "Ferry sinks again in talks", hours=4), later, readers=2, **given)

    assert len(both) == 2
    assert "Ferry disaster: death toll rises to 31" in both[0]
    assert "Update: 12 → 31 dead" in both[0]
    assert both[0] == both[1]


async def test_story_that_another_outlet_repeats_does_not_come_again(house: House, clock: SetClock) -> None:
    again = [ferry(number, f"Ferry Anselm sinks, 12 dead ({number})", hours=number) for number in range(2, 6)]

    assert await shown(house, clock, *again) == []


async def test_new_words_are_told_with_who_said_them(house: House, clock: SetClock) -> None:
    said = quote(text="We shall look at every bolt", start=0, end=27, speaker="Jonas Okello")
    later = ferry(2, "Inquiry into the ferry", hours=3, summary=summary("An inquiry began.", quotes=(said,)))

    (text,) = await shown(house, clock, later)

    assert "Update: new words from Jonas Okello" in text
    assert "“We shall look at every bolt”" in text


async def test_name_that_only_the_source_bears_is_no_news(house: House, clock: SetClock) -> None:
    outlet = ferry(2, "Ferry sinks | The Lisbon Post", hours=3)
    there = ferry(3, "Ferry sinks: divers from Lisbon", "Divers from Lisbon arrived.", hours=4)

    assert await shown(house, clock, outlet) == []
    await told(house, there)
    clock.forward(hours=1)

    assert "Update: now also about Lisbon" in texts(await say(house, "/digest", chat_id=1))


async def test_update_is_said_in_the_readers_language(house: House, clock: SetClock) -> None:
    (text,) = await shown(house, clock, ferry(2, "Ferry: 31 dead", hours=5), language="id")

    assert "Perkembangan: 12 → 31 orang tewas" in text


async def test_those_who_know_the_same_are_told_the_same_whenever_they_were_shown_it(
    house: House, clock: SetClock
) -> None:
    await told(house, ferry(1, "Ferry sinks: 12 dead"))
    for number, language, after in ((1, "en", 1), (2, "en", 2), (3, "de", 2)):
        await reader(house, number, language=language)
        await house.db.write(chats.mark_seen, number, [1], now=NOON + timedelta(hours=after))
    clock.forward(hours=6)
    await told(house, ferry(2, "Ferry: 31 dead", hours=5))

    for number in (1, 2, 3):
        await house.db.write(chats.schedule, number, clock())

    await publish.queue_due(house.db, clock())
    post = Post()
    await deliver(house.db, post, clock)

    digests = dict(post.arrived)
    assert "Update: 12 → 31 dead" in digests[1]
    assert digests[1] == digests[2]
    assert "Neuer Stand: 12 → 31 Tote" in digests[3]


async def test_story_whose_known_reports_are_gone_is_not_told_again(house: House, clock: SetClock) -> None:
    await reader(house, 7, next_digest_at=NOON)
    await house.db.write(chats.mark_seen, 7, [1], now=NOON - timedelta(hours=1))
    await told(house, ferry(2, "Ferry: 12 dead"), ferry(3, "Ferry: 31 dead", hours=1))

    assert await publish.queue_due(house.db, clock()) == 0
