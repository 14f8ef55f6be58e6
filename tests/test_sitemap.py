"""Sitemaps: of news, plain ones, and indexes."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime

import pytest

from bot.ports import Listing
from bot.sources.sitemap import read
from storage.models import Page, Source

URL = "https://example.org/sitemap-news.xml"
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
NEWS = """<url><loc>https://example.org/ferry</loc><lastmod>2026-05-05</lastmod>
<news:news><news:publication><news:name>Harbour</news:name><news:language>id</news:language></news:publication>
<news:publication_date>2026-05-04T12:00:00Z</news:publication_date><news:title>Ferry &amp; tide</news:title></news:news>
<image:image><image:caption>x</image:caption><image:loc>https://example.org/f.jpg</image:loc></image:image></url>"""


def parse(body: str | bytes) -> Listing:
    return read(Page(url=URL, body=body.encode() if isinstance(body, str) else body), Source(url=URL))


def urlset(urls: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><urlset {SPACES}>{urls}</urlset>'


def test_news_sitemap() -> None:
    (entry,) = parse(urlset(NEWS)).entries

    assert (entry.url, entry.id) == ("https://example.org/ferry", "https://example.org/ferry")
    assert (entry.title, entry.language) == ("Ferry & tide", "id")
    assert entry.published_at == datetime(2026, 5, 4, 12, tzinfo=UTC)
    assert entry.image == "https://example.org/f.jpg"


def test_plain_sitemap_comes_newest_first() -> None:
    days = ("2026-05-01", "2026-05-03", "2026-05-02")

    listing = parse(urlset("".join(f"<url><loc>/{day}</loc><lastmod>{day}</lastmod></url>" for day in days)))

    assert [entry.url[-1] for entry in listing.entries] == ["3", "2", "1"]


def test_fifty_thousand_addresses_are_cut_to_the_newest_thousand() -> None:
    urls = "".join(f"<url><loc>/{n}</loc><lastmod>{2000 + n // 1000}-01-01</lastmod></url>" for n in range(50_000))

    listing = parse(urlset(urls))

    assert len(listing.entries) == 1_000
    assert listing.entries[0].url.startswith("https://example.org/49")


def test_addresses_that_cannot_be_followed_are_left_out() -> None:
    listing = parse(urlset("<url><loc>javascript:x</loc></url><url/><url><!-- x --><loc>/a</loc></url>"))

    assert [entry.url for entry in listing.entries] == ["https://example.org/a"]


def test_index_names_the_sitemaps_of_news() -> None:
    index = "".join(
        f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in ("pages", "news-1", "images", "sitemap-news")
    )

    listing = parse(f"<sitemapindex {SPACES}>{index}</sitemapindex>")

    assert listing.entries == ()
    assert listing.more == ("https://example.org/news-1.xml",)


def test_index_without_news_names_those_changed_last() -> None:
    index = "".join(f"<sitemap><loc>/{n}.xml</loc><lastmod>2026-05-0{n}</lastmod></sitemap>" for n in range(1, 9))

    listing = parse(f"<sitemapindex {SPACES}>{index}</sitemapindex>")

    assert listing.more == tuple(f"https://example.org/{n}.xml" for n in (8, 7, 6, 5, 4))


def test_packed_sitemap_is_unpacked() -> None:
    assert len(parse(gzip.compress(urlset(NEWS).encode())).entries) == 1


def test_packed_bomb_is_cut() -> None:
    packed = gzip.compress(urlset(f"{NEWS}<!--{' ' * 60_000_000}-->").encode())

    assert len(parse(packed).entries) == 1


def test_broken_sitemap_gives_what_can_be_read() -> None:
    assert [entry.url for entry in parse(urlset("<url><loc>/a?x=1&y=2</loc></url><url><loc>")[:-20]).entries] == [
        "https://example.org/a?x=1&y=2"
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<!DOCTYPE html><html></html>", "a web page, not a sitemap"),
        ("<rss/>", "no sitemap"),
        ("", "broken"),
        ("words", "broken|empty"),
        (" \x00 ", "broken|empty"),
        ("<!-- x -->", "broken|empty"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><urlset/>", "defines entities"),
        (b"\x1f\x8bnot packed", "cannot be unpacked"),
        (zlib.compress(b"x"), "broken|empty"),
    ],
)
def test_what_is_no_sitemap_is_told_plainly(body: str | bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse(body)
