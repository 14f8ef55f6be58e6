"""An article is stored once, whatever its source does; an edited one is updated in its place."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import links, waiting
from bot.app import House
from storage import articles, sources
from storage.articles import Listed
from storage.models import Entry, Item, Source
from tests import make, source_server
from tests.house import SetClock, opened
from tests.make import NOON, tables
from tests.news import FERRY, OPERA, page
from tests.source_server import SourceServer


@dataclass(frozen=True)
class Said:
    """How a source lists an article at one poll."""

    path: str = "/opera"
    guid: str = "n-0001"
    title: str = "Opera house opens"
    teaser: str = "After nine years of work and three new roofs."
    published_at: datetime | None = NOON - timedelta(hours=2)


OTHER = Said("/ferry", "n-0002", "Dua menteri bertemu", "Di Busan.", NOON - timedelta(hours=3))


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        yield running


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, server: SourceServer, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock, allowed_private_hosts=frozenset({server.host})) as parts:
        yield parts


def listing(server: SourceServer, *said: Said) -> str:
    server.serve("/opera", page(OPERA), Content_Type="text/html; charset=utf-8")
    server.serve("/ferry", page(FERRY), Content_Type="text/html; charset=utf-8")
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{escape(server.url(one.path))}</link>"
        + (f"<guid isPermaLink='false'>{one.guid}</guid>" if one.guid else "")
        + (f"<pubDate>{format_datetime(one.published_at)}</pubDate>" if one.published_at else "")
        + f"<description>{escape(one.teaser)}</description></item>"
        for one in said
    )
    return server.serve("/feed", f'<rss version="2.0"><channel><title>Harbour</title>{items}</channel></rss>')


async def polled(house: House, server: SourceServer, clock: SetClock, *polls: Sequence[Said]) -> list[Item]:
    """All that is stored, newest first, after a source has listed this, poll after poll."""
    for number, said in enumerate(polls):
        url = listing(server, *said)
        if number == 0:
            await house.db.write(sources.add, Source(url=url), now=clock())
        await house.gatherer.due()
        clock.forward(days=1)
    return await house.db.read(articles.latest, limit=50)


A = Said()


@pytest.mark.parametrize(
    "again",
    [
        [replace(A, guid="changed at every poll")],
        [replace(A, guid="")],
        [replace(A, path="/opera?utm_source=feed&fbclid=1")],
        [replace(A, path="/opera?session=47", guid="n-0001")],
        [replace(A, path="/opera?session=47", guid="changed")],
        [replace(A, path="/opera?session=47", guid="changed", published_at=None)],
        [replace(A, path="/opera/#top")],
        [replace(A, title="Opera house opens at last", guid="changed")],
        [replace(A, published_at=NOON)],
        [replace(A, published_at=None)],
        [OTHER, A],
        [A, A],
        [],
    ],
)
async def test_article_is_stored_once(again: list[Said], house: House, server: SourceServer, clock: SetClock) -> None:
    stored = await polled(house, server, clock, [A, OTHER], again, [A], again, [A, OTHER])

    assert sorted(item.article.title for item in stored) == sorted([OPERA.title, FERRY.title])


async def test_numbers_by_place_do_not_hide_new_articles(house: House, server: SourceServer, clock: SetClock) -> None:
    for ids in (("1", "2"), ("entry-1", "entry-2")):
        first, second = replace(OTHER, guid=ids[0]), replace(A, guid=ids[0])

        stored = await polled(house, server, clock, [first], [second, replace(OTHER, guid=ids[1])])

        assert len(stored) == 2


async def test_edited_article_is_updated_in_its_place(house: House, server: SourceServer, clock: SetClock) -> None:
    (before,) = await polled(house, server, clock, [A])
    edited = replace(
        OPERA, paragraphs=(*OPERA.paragraphs, "The mayor corrected the number of roofs to four on Sunday.")
    )
    url = listing(server, replace(A, title="Opera house opens under four roofs"))
    server.serve("/opera", page(edited), Content_Type="text/html; charset=utf-8")

    (outcome,) = await house.gatherer.due()

    (item,) = await house.db.read(articles.latest, limit=5)
    whole = await house.db.read(articles.get, item.article.id)
    assert whole is not None
    assert outcome.new == 0
    assert (item.article.id, item.story_id, item.added_at) == (before.article.id, before.story_id, before.added_at)
    assert (before.edited_at, item.edited_at) == (None, clock())
    assert whole.article.paragraphs[-1].startswith("The mayor corrected")
    asked = [request.path for request in server.requests].count("/opera")
    listing(server, replace(A, title="Opera house opens under four roofs"))
    clock.forward(days=1)
    await house.gatherer.due()
    assert [request.path for request in server.requests].count("/opera") == asked
    assert url


async def test_counters_in_a_teaser_are_no_edit(house: House, server: SourceServer, clock: SetClock) -> None:
    polls = [[replace(A, teaser=f"After nine years. {views} views")] for views in (7, 81, 960)]

    await polled(house, server, clock, *polls)

    assert [request.path for request in server.requests].count("/opera") == 1


async def test_page_that_fails_after_an_edit_leaves_the_article_whole(
    house: House, server: SourceServer, clock: SetClock
) -> None:
    await polled(house, server, clock, [A])
    listing(server, replace(A, title="Edited"))
    server.serve("/opera", "", status=404)

    await house.gatherer.due()

    (item,) = await house.db.read(articles.latest, limit=5)
    assert (item.article.title, item.article.teaser_only) == (OPERA.title, False)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
ENTRIES = st.builds(
    Entry,
    id=NAMES,
    url=st.sampled_from(["", *(f"https://news.example/{n}?id={n}" for n in range(4))]),
    title=NAMES,
    teaser=NAMES,
    published_at=st.none() | st.integers(0, 5).map(lambda hours: NOON - timedelta(hours=hours)),
)
NOISE: dict[str, Callable[[Entry], Entry]] = {
    "tracking": lambda entry: replace(entry, url=entry.url and f"{entry.url}&utm_source=feed&fbclid=1#top"),
    "scheme and host": lambda entry: replace(entry, url=entry.url.replace("https://news", "http://www.news")),
    "id": lambda entry: replace(entry, id="another id") if entry.url else entry,
    "title": lambda entry: replace(entry, title="Edited") if entry.url else entry,
    "date": lambda entry: replace(entry, published_at=None) if entry.url else entry,
}


@given(ENTRIES, st.permutations(sorted(NOISE)), st.integers(0, len(NOISE)))
def test_stored_entry_is_known_again_whatever_changes_but_its_link(entry: Entry, order: list[str], count: int) -> None:
    changed = entry
    for name in order[:count]:
        changed = NOISE[name](changed)
    with tables() as opened_tables:
        [(keys)] = links.identities([entry], 1)
        articles.add(opened_tables, [make.draft(keys=keys, published_at=entry.published_at)], now=NOON)

        [found] = articles.to_read(
            opened_tables, 1, [Listed(links.identities([changed], 1)[0], "", changed.published_at)]
        )

    assert found == () or not entry.url


@given(st.lists(ENTRIES, max_size=8))
def test_entries_of_different_links_never_become_one(entries: list[Entry]) -> None:
    with tables() as opened_tables:
        found = links.identities(entries, 1)
        linked = {each[0]: each for each in found if each[0].startswith("link:")}
        ids = articles.add(
            opened_tables, [make.draft(n, keys=each) for n, each in enumerate(linked.values())], now=NOON
        )

    assert len(set(ids)) == len(linked)


@given(ENTRIES)
def test_waiting_entry_comes_back_as_it_was(entry: Entry) -> None:
    assert waiting.entry(waiting.text(entry)) == entry


@pytest.mark.parametrize("text", ["", "[]", "{", '{"colour": 1}', '{"published_at": "soon"}'])
def test_waiting_entry_of_another_shape_is_none(text: str) -> None:
    assert waiting.entry(text) is None


def test_overlong_body_of_a_waiting_entry_is_asked_for_again() -> None:
    entry = make.entry(body_html="x" * (waiting.LONGEST_BODY + 1))

    found = waiting.entry(waiting.text(entry))

    assert found == replace(entry, body_html="")
