"""The admin's panel by taps, over real sources on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import House
from storage import articles, facts, invites, sources
from storage.models import Invite, Reply, Source
from tests import source_server
from tests.house import SetClock, buttons, opened, reader, report, say, texts
from tests.make import NOON, source
from tests.news import OPERA, feed, page
from tests.source_server import SourceServer


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path, server: SourceServer, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock, allowed_private_hosts=frozenset({server.host})) as parts:
        yield parts


async def tap(house: House, line: str) -> Reply:
    return await say(house, line, admin=True)


async def add(house: House, number: int = 1, **given: object) -> Source:
    made = source(url=f"https://news.example/{number}", name=f"Paper {number}", **given)
    return await house.db.write(sources.add, made, now=NOON)


async def test_first_page_tells_how_everything_is(house: House) -> None:
    await add(house)
    await house.db.write(sources.failed, 1, at=NOON, next_check_at=NOON, problem="it burns")

    first = await tap(house, "/admin")

    assert "1 source — ⚠ 1 needs a look\n0 articles\n0 chats\n" in texts(first)
    assert buttons(first)[:2] == ["/admin sources", "/admin readers"]
    assert texts(await tap(house, "/admin nonsense 5")) == texts(first)


async def test_sources_come_a_page_at_a_time(house: House) -> None:
    for number in range(1, 11):
        await add(house, number)
    await house.db.write(articles.add, [report(n, source_id=2) for n in range(14)], now=NOON)
    await house.db.write(sources.succeeded, 2, at=NOON - timedelta(hours=1), next_check_at=NOON)
    await house.db.write(sources.pause, 3, True)

    first = await tap(house, "/admin sources")
    second = await tap(house, "/admin sources 1")

    assert "✓ 1. Paper 1 — 0 a day, no answer yet" in texts(first)
    assert "✓ 2. Paper 2 — 2 a day, last 11:00" in texts(first)
    assert "⏸ 3. Paper 3" in texts(first)
    assert buttons(first)[-2:] == ["/admin sources 1", "/admin"]
    assert texts(second).splitlines() == [f"✓ {n}. Paper {n} — 0 a day, no answer yet" for n in (9, 10)]
    assert "/admin sources 0" in buttons(second)
    assert texts(await tap(house, "/admin sources 99")) == texts(second)


async def test_no_sources_are_a_page_too(house: House) -> None:
    assert texts(await tap(house, "/admin sources")) == "There are no sources yet."


async def test_source_is_paused_and_resumed_in_its_place(house: House) -> None:
    await add(house)

    shown = await tap(house, "/admin source 1")
    paused = await tap(house, buttons(shown)[0])
    resumed = await tap(house, buttons(paused)[0])

    assert [reply.buttons[0][0].label for reply in (shown, paused, resumed)] == ["Pause", "Resume", "Pause"]
    assert "paused" in texts(paused)
    assert "/removesource 1" in buttons(shown)
    assert "/checksource 1" in buttons(shown)


async def test_interval_is_set_by_taps_and_makes_due_sooner(house: House) -> None:
    await add(house)
    await house.db.write(sources.succeeded, 1, at=NOON, next_check_at=NOON + timedelta(days=1))

    asked = await tap(house, "/admin every 1")
    after = await tap(house, buttons(asked)[0])

    assert "Check interval: 15 minutes" in texts(after)
    stored = await house.db.read(sources.get, 1)
    assert stored is not None
    assert (stored.every, stored.next_check_at) == (timedelta(minutes=15), NOON + timedelta(minutes=15))
    assert "Check interval: automatic" in texts(await tap(house, "/admin every 1 auto"))
    assert "such as 30m" in texts(await tap(house, "/admin every 1 often"))


async def test_language_is_set_by_taps(house: House) -> None:
    await add(house, language="")

    asked = await tap(house, "/admin language 1")

    assert "/admin language 1 id" in buttons(asked)
    assert "Language: fr" in texts(await tap(house, "/admin language 1 FR"))
    assert "Language: automatic" in texts(await tap(house, "/admin language 1 auto"))
    for wrong in ("french", "f1"):
        assert "language’s code" in texts(await tap(house, f"/admin language 1 {wrong}"))


async def test_topics_are_written(house: House) -> None:
    await add(house)

    assert "topics: –" in texts(await tap(house, "/admin topics 1"))
    assert "Topics: world, sepak bola" in texts(await tap(house, "/admin topics 1 world,  sepak   bola ,"))
    assert "topics: world, sepak bola" in texts(await tap(house, "/admin topics 1"))
    assert "Topics: 世界, 足球" in texts(await tap(house, "/admin topics 1 世界、足球"))
    assert "Topics: –" in texts(await tap(house, "/admin topics 1 none"))


async def test_selector_is_tried_before_it_is_taken(house: House, server: SourceServer) -> None:
    server.serve(OPERA.path, page(OPERA), Content_Type="text/html; charset=utf-8")
    url = server.serve("/feed", feed([OPERA], NOON, server.url("")))
    await house.db.write(sources.add, source(url=url, name="Harbour News", kind="feed"), now=NOON)

    tried = await tap(house, "/admin select 1 body article p")
    untouched = await house.db.read(sources.get, 1)
    taken = await tap(house, buttons(tried)[0])
    stored = await house.db.read(sources.get, 1)

    assert OPERA.title in texts(tried)
    assert untouched is not None
    assert stored is not None
    assert untouched.select == {}
    assert stored.select == {"body": ("article p",)}
    assert "CSS selectors: body = article p" in texts(taken)
    assert "body = article p" in texts(await tap(house, "/admin select 1"))
    dropped = await tap(house, buttons(await tap(house, "/admin select 1 body"))[0])
    assert "CSS selectors: –" in texts(dropped)
    assert "no longer have that suggestion" in texts(await tap(house, "/admin take 77"))


async def test_selector_on_a_source_that_fails_says_why(house: House, server: SourceServer) -> None:
    url = server.serve("/feed", "", status=500)
    await house.db.write(sources.add, source(url=url), now=NOON)

    assert "500" in texts(await tap(house, "/admin select 1 body p"))


@pytest.mark.parametrize("name", ["source", "pause", "every", "language", "topics", "select"])
@pytest.mark.parametrize("words", ["", "7", "x 30m"])
async def test_unknown_source_is_named(house: House, name: str, words: str) -> None:
    assert "There is no source" in texts(await tap(house, f"/admin {name} {words}"))


async def test_readers_are_counted_and_invitations_listed(house: House, clock: SetClock) -> None:
    await reader(house, 9, language="id", next_digest_at=NOON + timedelta(hours=1), joined_at=NOON - timedelta(days=30))
    await reader(house, 8, stopped="blocked")
    await house.db.write(invites.add, Invite(code="abcdefgh", expires_at=NOON + timedelta(days=3)), now=NOON)

    shown = await tap(house, "/admin readers")

    assert "Chats: 2, with digests: 1, unreachable: 1, new this week: 1\nLanguages: Indonesia 1" in texts(shown)
    assert "Open to everyone.\nInvitation abcd…: 1 chat, until" in texts(shown)
    assert "/invite drop abcdefgh" in buttons(shown)


async def test_alerts_are_switched_off_and_on(house: House) -> None:
    from bot.alerts import SILENCED

    off = await tap(house, "/admin alerts")
    assert await house.db.read(facts.get, SILENCED)
    on = await tap(house, "/admin alerts")

    assert "Alerts are off." in texts(off)
    assert "Alerts are off." not in texts(on)
    assert await house.db.read(facts.get, SILENCED) is None


async def test_buttons_of_every_page_lead_somewhere(house: House) -> None:
    await add(house)
    seen: set[str] = set()
    ahead = ["/admin"]
    while ahead:
        line = ahead.pop()
        if line in seen or not line.startswith("/admin"):
            continue
        seen.add(line)
        reply = await tap(house, line)
        assert "wrong on my side" not in texts(reply)
        ahead += buttons(reply)

    assert len(seen) > 15
