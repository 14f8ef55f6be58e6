"""Stored articles into stories, over batches and over a restart."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.grouping import Grouping
from storage import articles
from storage import stories as stored
from storage.articles import Draft
from storage.database import Database
from tests.make import NOON, draft

FERRY = draft(1, title="Ferry Anselm runs aground off Kestrel Island", paragraphs=("All 214 passengers are safe.",))
FERRY_AGAIN = draft(2, title="Ferry Anselm aground off Kestrel: passengers safe", paragraphs=("All 214 are ashore.",))
STRIKE = draft(3, title="Bakers strike in Lisbon over night shifts", paragraphs=("The union wants later hours.",))


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database.open(tmp_path / "test.db")
    yield opened
    await opened.close()


async def add(db: Database, *drafts: Draft) -> list[int]:
    return await db.write(articles.add, drafts, now=NOON)


async def stories(db: Database, *ids: int) -> list[int]:
    return [item.story_id for item in await db.read(articles.items, ids)]


async def test_batches_of_several_sources_make_one_story(db: Database) -> None:
    grouping = Grouping()
    first, strike = await add(db, FERRY, STRIKE)

    assert await grouping.place(db, [first, strike], now=NOON) == 2
    (second,) = await add(db, FERRY_AGAIN)
    assert await grouping.place(db, [second], now=NOON) == 1

    assert await stories(db, first, second, strike) == [first, first, strike]


async def test_placed_article_stays_where_it_is(db: Database) -> None:
    grouping = Grouping()
    ids = await add(db, FERRY, FERRY_AGAIN)
    await grouping.place(db, ids, now=NOON)

    assert await grouping.place(db, ids, now=NOON) == 0
    assert await stories(db, *ids) == [ids[0], ids[0]]


async def test_stories_go_on_after_a_restart(db: Database) -> None:
    (first,) = await add(db, FERRY)
    await Grouping().place(db, [first], now=NOON)
    (second,) = await add(db, FERRY_AGAIN)

    assert await Grouping().place(db, [second], now=NOON) == 1
    assert await stories(db, first, second) == [first, first]


async def test_what_a_stop_left_without_a_story_gets_one(db: Database) -> None:
    left, new = await add(db, FERRY, STRIKE)

    await Grouping().place(db, [new], now=NOON + timedelta(hours=1))

    assert await stories(db, left, new) == [left, new]


async def test_stories_that_turn_out_to_be_one_are_one_in_the_database_too(db: Database) -> None:
    grouping = Grouping()
    told = (
        ("Pilot Okello suspended, office says", "Jonas Okello was suspended in the morning."),
        ("Bakers strike in Lisbon over night shifts", "The union wants later hours."),
        ("Ferry Anselm runs aground off Kestrel Island", "All 214 passengers of the ferry Anselm were rescued."),
        ("Passengers of the grounded ferry Anselm rescued", "The ferry ran aground off Kestrel Island."),
        ("Rescued from ferry Anselm: all 214 passengers home", "The ferry Anselm ran aground off Kestrel Island."),
    )
    ids = await add(db, *(draft(at, title=title, paragraphs=(text,)) for at, (title, text) in enumerate(told)))
    await grouping.place(db, ids, now=NOON)
    pilot, strike, ferry = ids[:3]
    assert await stories(db, *ids) == [pilot, strike, ferry, ferry, ferry]

    title = "Ferry Anselm aground off Kestrel Island: pilot Okello suspended"
    text = "Jonas Okello, its pilot, was suspended; all 214 passengers were rescued."
    linking = await add(db, draft(9, title=title, paragraphs=(text,)))
    await grouping.place(db, linking, now=NOON)

    assert await stories(db, *ids, *linking) == [pilot, strike, pilot, pilot, pilot, pilot]


@pytest.mark.parametrize("restarted", [False, True])
async def test_article_that_an_admin_took_out_draws_nothing_into_its_old_story(db: Database, restarted: bool) -> None:
    grouping = Grouping()
    ferry, again, pilot = await add(
        db, FERRY, FERRY_AGAIN, draft(4, title="Pilot Okello suspended", paragraphs=("Jonas Okello was suspended.",))
    )
    await db.write(stored.put, dict.fromkeys((ferry, again, pilot), ferry))
    (strike,) = await add(db, STRIKE)
    await grouping.place(db, [strike], now=NOON)

    await db.write(stored.part, pilot, now=NOON)
    grouping = Grouping() if restarted else grouping
    later = draft(5, title="Pilot Okello speaks", paragraphs=("Jonas Okello, suspended on Friday, spoke.",))
    linking = draft(
        6,
        title="Ferry Anselm aground off Kestrel Island: pilot Okello suspended",
        paragraphs=("Jonas Okello, its pilot, was suspended; all 214 passengers are safe.",),
    )
    ids = await add(db, later, linking)
    await grouping.place(db, ids, now=NOON)

    assert await stories(db, ferry, again, pilot, ids[0]) == [ferry, ferry, pilot, pilot]
