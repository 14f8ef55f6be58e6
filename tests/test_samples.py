"""The demo's sources hold together: feeds parse, pages are there, dates are fresh, validators work."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import tomllib
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import feedparser
import pytest

from bot.sample_server import SAMPLES, SampleServer

NOW = datetime(2026, 3, 1, 12, 0, 30, 500, tzinfo=UTC)
TRUTH = tomllib.loads((Path(__file__).parent / "data" / "samples.toml").read_text(encoding="utf-8"))["article"]
LANGUAGES = {"ar", "de", "en", "es", "fr", "id", "ko", "ru"}
BROKEN = "/harbour-courier/lighthouse-keepers-wanted.html"


@pytest.fixture
async def server() -> AsyncIterator[SampleServer]:
    async with SampleServer(NOW) as running:
        yield running


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def body_of(client: aiohttp.ClientSession, url: str) -> str:
    async with client.get(url) as answer:
        assert answer.status == 200, url
        return await answer.text()


def listed(server: SampleServer, url: str, text: str) -> list[tuple[str, str]]:
    """The links and titles that a source's document lists."""
    if url.endswith("feed.json"):
        return [(item["url"], item["title"]) for item in json.loads(text)["items"]]
    if url.endswith("news-sitemap.xml"):
        return re.findall(r"<loc>(.+?)</loc>.*?<news:title>(.+?)</news:title>", text, re.DOTALL)
    if url.endswith("/"):
        cards = re.findall(r'class="kartu-tautan" href="(.+?)"><h2>(.+?)</h2>', text)
        return [(server.base + path, title) for path, title in cards]
    feed = feedparser.parse(text.encode())
    assert not feed.bozo, url
    return [(entry.link, entry.title) for entry in feed.entries]


async def test_sources_list_every_article_and_only_these(server: SampleServer, client: aiohttp.ClientSession) -> None:
    found: set[tuple[str, str]] = set()
    for source in server.sources():
        for link, title in listed(server, source.url, await body_of(client, source.url)):
            found.add((urlsplit(link).path, title))

    assert found == {("/" + article["file"], article["title"]) for article in TRUTH}


async def test_every_page_but_the_broken_one_is_served(server: SampleServer, client: aiohttp.ClientSession) -> None:
    pages = [article["file"] for article in TRUTH if not article.get("teaser_only")]

    texts = [await body_of(client, f"{server.base}/{page}") for page in pages]

    assert all("<h1" in text for text in texts)
    assert len(pages) == len(list(SAMPLES.glob("*/*.html"))) - 1  # the listing page is no article


async def test_broken_page_is_not_found(server: SampleServer, client: aiohttp.ClientSession) -> None:
    async with client.get(server.base + BROKEN) as answer:
        assert answer.status == 404


async def test_media_types_are_those_of_real_sites(server: SampleServer, client: aiohttp.ClientSession) -> None:
    types = {}
    for source in server.sources():
        async with client.get(source.url) as answer:
            types[urlsplit(source.url).path] = answer.content_type

    assert types == {
        "/kabar-selat/feed.xml": "application/rss+xml",
        "/pulau-pagi/": "text/html",
        "/harbour-courier/atom.xml": "application/atom+xml",
        "/mulgyeol-ilbo/feed.xml": "application/rss+xml",
        "/diario-del-faro/feed.xml": "application/rss+xml",
        "/deichbote/atom.xml": "application/atom+xml",
        "/ecluse-du-matin/feed.json": "application/feed+json",
        "/severnaya-versta/news-sitemap.xml": "application/xml",
        "/shira-al-sahel/feed.xml": "application/rss+xml",
    }


async def test_no_placeholder_is_left(server: SampleServer, client: aiohttp.ClientSession) -> None:
    files = [file.relative_to(SAMPLES).as_posix() for file in SAMPLES.glob("*/*")]

    texts = {file: await body_of(client, f"{server.base}/{file.removesuffix('index.html')}") for file in files}

    assert not [path for path, text in texts.items() if "{base}" in text or re.search(r"\{\{\w+:", text)]


async def test_dates_count_back_from_now(server: SampleServer, client: aiohttp.ClientSession) -> None:
    feed = feedparser.parse(await body_of(client, f"{server.base}/kabar-selat/feed.xml"))

    newest = parsedate_to_datetime(feed.entries[0].published)

    assert newest == NOW.replace(microsecond=0) - timedelta(hours=3)


async def test_sources_carry_what_the_sources_file_says(server: SampleServer) -> None:
    by_name = {source.name: source for source in server.sources()}

    listing = by_name["Pulau Pagi"]

    assert listing.url == f"{server.base}/pulau-pagi/"
    assert (listing.kind, listing.language) == ("page", "id")
    assert listing.select["item"] == ("a.kartu-tautan",)
    assert listing.select["drop"] == (".inline-promo",)
    assert by_name["Harbour Courier"].topics == ("world",)


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("If-None-Match", "THE ETAG", 304),
        ("If-None-Match", '"another"', 200),
        ("If-None-Match", "*", 304),
        ("If-Modified-Since", "Sun, 01 Mar 2026 12:00:30 GMT", 304),
        ("If-Modified-Since", "Sun, 01 Mar 2026 12:00:29 GMT", 200),
    ],
)
async def test_validators_decide_whether_it_is_sent_again(
    server: SampleServer, client: aiohttp.ClientSession, header: str, value: str, status: int
) -> None:
    url = f"{server.base}/kabar-selat/feed.xml"
    async with client.get(url) as first:
        etag = first.headers["ETag"]
        assert first.headers["Last-Modified"] == "Sun, 01 Mar 2026 12:00:30 GMT"

    async with client.get(url, headers={header: value.replace("THE ETAG", etag)}) as second:
        assert second.status == status
        assert second.headers["ETag"] == etag


@pytest.mark.parametrize(
    "path",
    [
        "/../sample_server.py",
        "/..%2fsample_server.py",
        "/%2e%2e/%2e%2e/pyproject.toml",
        "/kabar-selat/../../sample_server.py",
        "//etc/passwd",
        "/sources.toml",
        "/__init__.py",
        "/kabar-selat",
    ],
)
async def test_path_that_is_not_in_the_table_is_not_found(server: SampleServer, path: str) -> None:
    assert await plain_status(server.base, path) == 404


async def plain_status(base: str, path: str) -> int:
    """The status of a path sent as it stands: HTTP clients tidy dots away before they ask."""

    def ask() -> int:
        connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=5)
        connection.request("GET", path)
        status = connection.getresponse().status
        connection.close()
        return status

    return await asyncio.to_thread(ask)


async def test_server_is_gone_after_its_block(client: aiohttp.ClientSession) -> None:
    async with SampleServer(NOW) as server:
        base = server.base

    with pytest.raises(aiohttp.ClientConnectorError):
        await client.get(base + "/robots.txt")


def test_each_language_has_two_articles_or_more() -> None:
    counts = Counter(article["language"] for article in TRUTH)

    assert set(counts) == LANGUAGES
    assert min(counts.values()) >= 2


def test_one_event_is_told_by_four_sources_in_three_languages() -> None:
    ferry = [article for article in TRUTH if article.get("story") == "ferry"]

    assert len({article["file"].partition("/")[0] for article in ferry}) == 4
    assert sorted(article["language"] for article in ferry) == ["en", "id", "id", "ko"]


@pytest.mark.parametrize("article", [a for a in TRUTH if not a.get("teaser_only")], ids=lambda a: a["file"])
def test_expected_lines_stand_in_the_page(article: dict[str, Any]) -> None:
    page = flat((SAMPLES / article["file"]).read_text(encoding="utf-8"))

    expected = [*article["present"], *article["absent"], *(quote["text"] for quote in article["quotes"])]

    assert not [line for line in expected if flat(line) not in page]


def flat(markup: str) -> str:
    """Letters and spaces as a reader sees them, tags left out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", markup))
