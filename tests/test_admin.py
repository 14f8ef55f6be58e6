"""What those who run the bot can ask for, over a real database and real sources on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import publish
from bot.app import House
from storage import budget, outbox, sources
from tests import source_server
from tests.house import buttons, fill, opened, reader, say, texts
from tests.make import NOON, source
from tests.news import OPERA, feed, page
from tests.source_server import SourceServer


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path, server: SourceServer) -> AsyncIterator[House]:
    async with opened(tmp_path, allowed_private_hosts=frozenset({server.host})) as parts:
        yield parts


@pytest.mark.parametrize("line", ["/addsource x", "/removesource 1", "/pausesource 1", "/checksource 1", "/stats"])
async def test_readers_are_refused(house: House, line: str) -> None:
    assert "those who run this bot" in texts(await say(house, line))


async def test_source_is_added_pulled_and_listed(house: House, server: SourceServer) -> None:
    server.serve(OPERA.path, page(OPERA), Content_Type="text/html; charset=utf-8")
    url = server.serve("/feed", feed([OPERA], NOON, server.url("")))

    shown = await say(house, f"/addsource {url}", admin=True)
    added = await say(house, buttons(shown)[0], admin=True)
    again = await say(house, "/checksource 1", admin=True)

    assert texts(added) == "Harbour News (number 1): 1 new article."
    assert texts(again) == "Harbour News (number 1): 0 new articles."
    assert "✓ 1. Harbour News — fine, next check" in texts(await say(house, "/sources", admin=True))
    assert texts(await say(house, "/sources")) == "1 source:\n• Harbour News"
    assert "1 article\n" in texts(await say(house, "/stats", admin=True))


async def test_source_that_cannot_be_added_says_why(house: House, server: SourceServer) -> None:
    down = server.serve("/down", "", status=500)

    assert "500" in texts(await say(house, f"/addsource {down}", admin=True))
    assert "Which one?" in texts(await say(house, "/addsource", admin=True))
    assert texts(await say(house, "/sources")) == "There are no sources yet."


async def test_source_that_fails_is_marked(house: House, server: SourceServer) -> None:
    url = server.serve("/feed", "", status=500)
    await house.db.write(sources.add, source(url=url, name="Gazette"), now=NOON)
    assert "✓ 1. Gazette — not checked yet" in texts(await say(house, "/sources", admin=True))

    assert "500" in texts(await say(house, "/checksource 1", admin=True))

    assert "⚠ 1. Gazette — " in texts(await say(house, "/sources", admin=True))


async def test_source_is_paused_and_resumed(house: House) -> None:
    await house.db.write(sources.add, source(name="Gazette"), now=NOON)

    assert texts(await say(house, "/pausesource 1", admin=True)) == "Paused: Gazette"
    assert "⏸ 1. Gazette — paused" in texts(await say(house, "/sources", admin=True))
    assert texts(await say(house, "/pausesource 1", admin=True)) == "Resumed: Gazette"


async def test_source_is_removed_and_can_be_brought_back(house: House) -> None:
    await house.db.write(sources.add, source(url="https://news.example/f", name="Gazette"), now=NOON)

    removed = await say(house, "/removesource 1", admin=True)

    assert texts(removed) == "Removed: Gazette. Its articles stay."
    assert buttons(removed) == ["/addsource 1"]
    assert await house.db.read(sources.listing) == []


@pytest.mark.parametrize("words", ["", "9", "one", "9" * 30])
async def test_unknown_source_is_named(house: House, words: str) -> None:
    assert "There is no source" in texts(await say(house, f"/checksource {words}", admin=True))


async def test_stats_tell_the_tokens_used_only_where_there_are_some(house: House) -> None:
    assert "tokens" not in texts(await say(house, "/stats", admin=True))

    await house.db.write(budget.reserve, budget.month_of(NOON), 1200, budget=None)

    assert "Language model: 1,200 tokens used this month" in texts(await say(house, "/stats", admin=True))


async def test_stats_tell_the_budget(tmp_path: Path) -> None:
    async with opened(tmp_path, llm_monthly_budget=5_000) as parts:
        assert "Language model: 0 of 5,000 tokens used this month" in texts(await say(parts, "/stats", admin=True))


async def test_stats_tell_how_long_digests_took(house: House) -> None:
    await fill(house)
    await reader(house, next_digest_at=house.clock() - timedelta(seconds=30))
    await publish.queue_due(house.db, house.clock())
    (message,) = await house.db.read(outbox.ready, house.clock())
    assert "From due" not in texts(await say(house, "/stats", admin=True))

    await house.db.write(outbox.sent, message.id, telegram_id=1, at=house.clock())

    assert "half within 30 s, 95 % within 30 s" in texts(await say(house, "/stats", admin=True))


async def test_sources_that_need_a_look_are_named(house: House) -> None:
    async def health() -> str:
        return texts(await say(house, "/sourcehealth", admin=True))

    assert await health() == "There are no sources yet."
    added = await house.db.write(sources.add, source(), now=NOON)
    assert await health() == "1 source, and it’s doing fine."
    await house.db.write(sources.failed, added.id, at=NOON, next_check_at=NOON, problem="the site answers 503")
    assert "The Harbour Post — the site answers 503" in await health()
