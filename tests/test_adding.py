"""Taking up sources, as an admin sees it, over a real database and real sources on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import packs
from bot.app import House
from bot.commands.adding import is_address
from bot.commands.admin import CLAIM_CODE
from storage import facts, sources
from storage.models import Reply, Source
from tests import source_server
from tests.house import buttons, opened, say, texts
from tests.make import NOON
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


@pytest.fixture
def feed_url(server: SourceServer) -> str:
    server.serve(OPERA.path, page(OPERA), Content_Type="text/html; charset=utf-8")
    return server.serve("/feed", feed([OPERA], NOON, server.url("")))


async def stored(house: House) -> list[Source]:
    return await house.db.read(sources.listing)


async def admin(house: House, line: str, **given: object) -> Reply:
    return await say(house, line, admin=True, **given)  # type: ignore[arg-type]


async def test_what_would_be_added_is_shown_first(house: House, feed_url: str) -> None:
    shown = await admin(house, f"/addsource {feed_url}")

    assert texts(shown).startswith(
        f"Harbour News\n{feed_url}\nA feed with 1 article.\n\nIts newest article, as a digest"
    )
    assert OPERA.title in texts(shown)
    assert "We can finally hear the second violins" in texts(shown)
    assert buttons(shown) == ["/addsource 1"]
    assert await stored(house) == []


async def test_button_adds_what_was_shown_also_after_a_restart(
    tmp_path: Path, server: SourceServer, feed_url: str
) -> None:
    allowed = frozenset({server.host})
    async with opened(tmp_path, allowed_private_hosts=allowed) as house:
        (command,) = buttons(await admin(house, f"/addsource {feed_url}"))
    async with opened(tmp_path, allowed_private_hosts=allowed) as house:
        added = await admin(house, command)
        again = await admin(house, command)

        assert texts(added) == "Harbour News (number 1): 1 new article."
        assert texts(again) == "Harbour News (number 1): 0 new articles."
        assert [source.url for source in await stored(house)] == [feed_url]


async def test_pasted_address_is_enough(house: House, feed_url: str) -> None:
    assert buttons(await admin(house, feed_url)) == ["/addsource 1"]
    assert "Nothing found" in texts(await say(house, feed_url))


async def test_another_candidate_can_be_seen_and_chosen(house: House, server: SourceServer, feed_url: str) -> None:
    sport = server.serve("/sport", feed([], NOON, server.url("")).replace("Harbour News", "Harbour Sport"))
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{name}" href="/{path}">'
        for name, path in (("News", "feed"), ("Sport", "sport"), ("", "gone"))
    )
    site = server.serve("/", f"<html><head>{links}", Content_Type="text/html")

    shown = await admin(house, f"/addsource {site}")
    other = await admin(house, buttons(shown)[1])
    gone = await admin(house, buttons(shown)[2])

    assert [button.label for row in shown.buttons for button in row] == [
        "✓ Add it",
        "Sport instead",
        f"{server.host}/gone instead",
    ]
    assert texts(other) == f"Harbour Sport\n{sport}\nA feed with 0 articles."
    assert buttons(other) == ["/addsource 4"]
    assert "the site has no such page" in texts(gone)
    await admin(house, "/addsource 4")
    assert [source.url for source in await stored(house)] == [sport]


async def test_listing_page_shows_what_its_articles_are_found_by(house: House, server: SourceServer) -> None:
    cards = "".join(f"<li class=c><a href=/2026/f-{n}>Ferry number {n} returns after winter</a></li>" for n in range(4))
    site = server.serve("/", f"<html><title>Harbour</title><body>{cards}", Content_Type="text/html")

    shown = await admin(house, f"/addsource {site}")
    await admin(house, buttons(shown)[0])

    assert "A page that lists 4 articles.\nI find its articles by li.c\n\nIts 3 newest" in texts(shown)
    (source,) = await stored(house)
    assert (source.kind, source.select) == ("page", {"item": ("li.c",)})


async def test_source_that_is_there_is_named(house: House, feed_url: str) -> None:
    await house.db.write(sources.add, Source(url=feed_url, name="Gazette"), now=NOON)

    shown = await admin(house, f"/addsource {feed_url}?utm_source=x")

    assert texts(shown) == "Gazette is already a source (number 1)."
    assert buttons(shown) == ["/checksource 1"]


@pytest.mark.parametrize("line", ["/addsource 99", "/proposal 99", "/proposal", "/proposal x"])
async def test_offer_that_is_not_kept_is_told(house: House, line: str) -> None:
    assert "no longer have that suggestion" in texts(await admin(house, line))


@pytest.mark.parametrize(("language", "words"), [("en", "shows a login page"), ("id", "menampilkan halaman masuk")])
async def test_why_not_is_said_in_the_admins_language(
    house: House, server: SourceServer, language: str, words: str
) -> None:
    url = server.serve("/x", "<html><input type=password>", Content_Type="text/html")

    assert words in texts(await admin(house, f"/addsource {url}", language=language))


async def test_problem_of_the_site_is_said_in_the_admins_language(house: House, server: SourceServer) -> None:
    url = server.serve("/x", "", status=404)

    assert "tidak dapat dibaca: " in (said := texts(await admin(house, f"/addsource {url}", language="id")))
    assert "no such page" not in said


def test_addresses_alone_are_told_from_words() -> None:
    assert all(map(is_address, ("https://example.org/", "t.me/harbour", "@harbour", "feed:https://example.org")))
    assert not any(map(is_address, ("example", "see https://example.org", "harbour", "", "@ab")))


async def test_starter_packs_are_offered_the_readers_language_first(house: House) -> None:
    offered = await admin(house, "/packs", language="id")

    assert texts(offered).index("ANTARA News") < texts(offered).index("BBC News")
    assert buttons(offered)[0] == "/packs id"
    assert len(buttons(offered)) == len(packs.languages())


async def test_pack_is_taken_up_by_one_tap_and_only_once(house: House) -> None:
    first = packs.read("id")[0]
    await house.db.write(sources.add, Source(url=first.url, name="Mine", topics=("world",)), now=NOON)

    taken = await admin(house, "/packs id")
    again = await admin(house, "/packs id")

    count = len(packs.read("id"))
    assert texts(taken).startswith(f"{count - 1} new sources added.\n1 was")
    assert texts(again) == f"0 new sources added.\n{count} were already there."
    assert (await stored(house))[0].topics == ("world",)


async def test_unknown_pack_is_told(house: House) -> None:
    assert texts(await admin(house, "/packs xx")) == "There is no pack “xx”. See all of them: /packs"


async def test_packs_can_be_switched_off(tmp_path: Path) -> None:
    async with opened(tmp_path, starter_packs=False) as house:
        assert "switched off" in texts(await admin(house, "/packs"))
        assert buttons(await admin(house, "/sources")) == []


async def test_admin_without_sources_is_led_to_the_packs(house: House) -> None:
    assert buttons(await admin(house, "/sources")) == ["/packs"]
    assert buttons(await say(house, "/sources")) == []


async def test_import_without_a_file_says_how(house: House) -> None:
    assert "Send me a list" in texts(await admin(house, "/importsources"))


async def test_who_claims_the_bot_is_led_to_the_packs(tmp_path: Path) -> None:
    for offered in (True, False):
        async with opened(tmp_path, starter_packs=offered) as house:
            await house.db.write(facts.put, CLAIM_CODE, "code")

            claimed = await say(house, "/claim code", chat_id=8 + offered)

            assert ("/packs" in buttons(claimed)) == offered
