"""Paste anything, get a source: over real HTTP, with real workers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import House
from bot.finding import addresses
from bot.ports import Refused
from bot.sources import opml
from storage.models import Problem, Source
from tests import source_server
from tests.house import opened
from tests.make import NOON
from tests.news import FERRY, OPERA, feed, page
from tests.source_server import SourceServer

EMPTY_FEED = "<rss version='2.0'><channel><title>Quiet</title></channel></rss>"
SITEMAP = "<urlset><url><loc>{base}/opera</loc><lastmod>2026-03-14</lastmod></url></urlset>"


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path, server: SourceServer) -> AsyncIterator[House]:
    async with opened(tmp_path, allowed_private_hosts=frozenset({server.host})) as parts:
        yield parts


def site(server: SourceServer, html: str) -> str:
    """Serve a page at the root; its address."""
    return server.serve("/", f"<html><head>{html}", Content_Type="text/html; charset=utf-8")


def names_feed(path: str, title: str = "") -> str:
    return f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{path}">'


def cards(count: int = 4) -> str:
    return "".join(
        f"<div class=card><a href=/2026/ferry-{n}>Ferry number {n} returns after winter</a></div>" for n in range(count)
    )


def asked(server: SourceServer) -> list[str]:
    return [request.path for request in server.requests]


async def test_feed_is_known_by_its_address(house: House, server: SourceServer) -> None:
    url = server.serve("/feed", feed([OPERA], NOON, server.url("")))

    found = await house.finder.find(url)

    assert (found.source.url, found.source.kind, found.source.name) == (url, "feed", "Harbour News")
    assert [entry.title for entry in found.listing.entries] == [OPERA.title]
    assert asked(server) == ["/feed"]


async def test_feed_that_a_page_names_is_found_and_the_others_are_offered(house: House, server: SourceServer) -> None:
    feed_url = server.serve("/feed", feed([OPERA], NOON, server.url("")))
    url = site(server, names_feed("/feed", "All") + names_feed("/sport", "Sport") + f"</head><body>{cards()}")

    found = await house.finder.find(url)

    assert found.source.url == feed_url
    assert [(other.name, other.kind) for other in found.others] == [("Sport", "feed"), ("", "page")]
    assert asked(server) == ["/", "/feed"]


async def test_feed_that_fails_or_is_none_is_passed_over(house: House, server: SourceServer) -> None:
    server.serve("/none", "<html>nothing", Content_Type="text/html")
    good = server.serve("/good", feed([OPERA], NOON, server.url("")))

    found = await house.finder.find(site(server, "".join(map(names_feed, ("/gone", "/none", "/good")))))

    assert found.source.url == good


async def test_quiet_feed_is_taken_where_nothing_else_is(house: House, server: SourceServer) -> None:
    quiet = server.serve("/quiet", EMPTY_FEED)

    found = await house.finder.find(site(server, names_feed("/quiet")))

    assert (found.source.url, found.listing.entries) == (quiet, ())


async def test_no_more_than_a_few_offers_are_asked(house: House, server: SourceServer) -> None:
    url = site(server, "".join(names_feed(f"/{number}") for number in range(9)) + f"</head><body>{cards()}")

    found = await house.finder.find(url)

    assert found.source.kind == "page"
    assert asked(server) == ["/", "/0", "/1", "/2", "/3"]


async def test_news_sitemap_of_robots_comes_before_a_list_of_links(house: House, server: SourceServer) -> None:
    server.serve("/robots.txt", "Sitemap: /all.xml\nSitemap: /news.xml", Content_Type="text/plain")
    news = server.serve("/news.xml", SITEMAP.format(base=server.url("")), Content_Type="application/xml")

    found = await house.finder.find(site(server, f"</head><body>{cards()}"))

    assert (found.source.url, found.source.kind) == (news, "sitemap")
    assert [other.url.rpartition("/")[2] for other in found.others] == ["", "all.xml"]


async def test_at_last_a_page_is_proposed_by_its_repeated_links(house: House, server: SourceServer) -> None:
    found = await house.finder.find(site(server, f"<title>Harbour</title></head><body>{cards()}"))

    assert (found.source.kind, found.source.name, found.source.select) == ("page", "Harbour", {"item": ("div.card",)})
    assert len(found.listing.entries) == 4
    assert asked(server) == ["/", "/robots.txt"]


async def test_offer_is_looked_at(house: House, server: SourceServer) -> None:
    url = server.serve("/feed", feed([OPERA], NOON, server.url("")))

    found = await house.finder.look(Source(url=url, kind="feed", name="Mine"))

    assert (found.source.name, len(found.listing.entries)) == ("Harbour News", 1)


async def test_offer_that_is_none_says_so(house: House, server: SourceServer) -> None:
    url = server.serve("/feed", "<html>nothing", Content_Type="text/html")

    with pytest.raises(Refused) as refused:
        await house.finder.look(Source(url=url, kind="feed"))

    assert refused.value.details["problem"] == Problem("problem.web_page")


async def test_preview_shows_the_three_newest_as_they_would_be_stored(house: House, server: SourceServer) -> None:
    for news in (OPERA, FERRY):
        server.serve(news.path, page(news), Content_Type="text/html; charset=utf-8")
    items = "".join(
        f"<item><title>Title {path}</title><link>{path}</link><description>Teaser</description>"
        f"<pubDate>Sat, 14 Mar 2026 0{hour}:00:00 GMT</pubDate></item>"
        for hour, path in enumerate(["/oldest", "/gone", "/ferry", "/opera"])
    )
    url = server.serve("/feed", f"<rss><channel>{items}<item><title>no link</title></item></channel></rss>")

    drafts = await house.finder.preview(await house.finder.find(url))

    assert [draft.article.title for draft in drafts] == [OPERA.title, FERRY.title, "Title /gone"]
    assert [draft.article.teaser_only for draft in drafts] == [False, False, True]
    assert all(draft.summary.sentences for draft in drafts)


async def test_entry_that_says_nothing_is_not_previewed(house: House, server: SourceServer) -> None:
    url = server.serve("/feed", "<rss><channel><item><link>/gone</link></item></channel></rss>")

    assert await house.finder.preview(await house.finder.find(url)) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("https://example.org/feed", ["https://example.org/feed"]),
        ("look at https://example.org/feed, it is good", ["https://example.org/feed"]),
        ("feed:https://example.org/feed", ["https://example.org/feed"]),
        ("feed://example.org/feed", ["https://example.org/feed"]),
        ("example.org/news", ["https://example.org/news", "http://example.org/news"]),
        ("@harbour", ["https://t.me/s/harbour"]),
        ("t.me/harbour", ["https://t.me/s/harbour"]),
        ("https://t.me/harbour/12", ["https://t.me/s/harbour"]),
    ],
)
def test_address_is_read_from_what_people_paste(words: str, found: list[str]) -> None:
    assert addresses(words) == found


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("not an address", "addsource.address"),
        ("http://a.example:99999/", "addsource.address"),
        ("file:///etc/passwd", "addsource.address"),
        ("https://t.me/+AbCd", "addsource.why_private"),
    ],
)
def test_what_is_no_address_is_refused(words: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        addresses(words)

    assert refused.value.key == reason


async def test_domain_is_asked_without_encryption_where_it_has_none(house: House, server: SourceServer) -> None:
    server.serve("/feed", feed([OPERA], NOON, server.url("")))

    found = await house.finder.find(f"{server.host}/feed")

    assert found.source.url == server.url("/feed")


async def test_private_address_is_refused(house: House) -> None:
    with pytest.raises(Refused) as refused:
        await house.finder.find("http://127.0.0.1:9/x")

    assert refused.value.key == "fetch.private"


async def test_site_that_does_not_answer_well_is_refused_with_its_problem(house: House, server: SourceServer) -> None:
    with pytest.raises(Refused) as refused:
        await house.finder.find(server.serve("/down", "", status=500))

    assert refused.value.key == "addsource.failed"
    assert "500" in str(refused.value.details["problem"])


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<html><body>Hi</body></html>", "nothing"),
        ("<html><form><input type=password></form></html>", "login"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "media"),
        ("", "empty"),
    ],
)
async def test_page_that_offers_nothing_says_why(
    house: House, server: SourceServer, body: str | bytes, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        await house.finder.find(server.serve("/x", body, Content_Type="text/html"))

    assert refused.value.key == f"addsource.why_{reason}"


async def test_page_that_takes_too_long_to_read_is_refused(
    house: House, server: SourceServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def too_long(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(type(house.finder.workers), "run", too_long)

    with pytest.raises(Refused) as refused:
        await house.finder.find(server.serve("/x", "<html>", Content_Type="text/html"))

    assert refused.value.details["problem"] == Problem("problem.slow_document")


async def test_lists_are_read_by_their_ending(house: House) -> None:
    source = Source(url="https://example.org/feed", name="Harbour")

    assert await house.finder.listed("x.opml", opml.write([source]).encode()) == [source]
    assert await house.finder.listed("x.TOML", b'[[source]]\nurl = "https://example.org/feed"\nname = "Harbour"') == [
        source
    ]
    assert await refusal(house, "x.txt", b"words") == Problem("importsources.no_opml")
    assert "not UTF-8" in str(await refusal(house, "x.toml", b"\xff\xfe\xfa"))


async def refusal(house: House, name: str, document: bytes) -> object:
    """What is wrong with a list."""
    with pytest.raises(Refused) as refused:
        await house.finder.listed(name, document)
    return refused.value.details["problem"]


@pytest.mark.parametrize(
    ("error", "key"), [(TimeoutError(), "problem.slow_document"), (RuntimeError(), "problem.deadly_document")]
)
async def test_list_that_harms_its_reader_is_told_plainly(
    house: House, monkeypatch: pytest.MonkeyPatch, error: Exception, key: str
) -> None:
    async def harmed(*_: object) -> None:
        raise error

    monkeypatch.setattr(type(house.finder.workers), "run", harmed)

    assert await refusal(house, "x.opml", b"<opml/>") == Problem(key)
