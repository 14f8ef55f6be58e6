"""Paste anything, get a source."""

from __future__ import annotations

from bot.sources.discover import MOST, Candidate, candidates, sitemaps
from storage.models import Page
from tests.source_server import FEED

URL = "https://example.org/"


def find(html: str, url: str = URL) -> list[Candidate]:
    return candidates(Page(url=url, body=html.encode()))


def test_a_feed_is_its_own_source() -> None:
    assert find(FEED) == [Candidate(URL, "Harbour News", "feed")]


def test_a_sitemap_is_its_own_source() -> None:
    assert find("<urlset><url><loc>/a</loc></url></urlset>") == [Candidate(URL, "", "sitemap")]


def test_declared_feeds_come_before_linked_ones() -> None:
    html = """<html><head><link rel="alternate" type="application/rss+xml" title="All news" href="/rss">
    <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed">
    <link rel="alternate" type="application/feed+json" href="feed.json"><link rel="sitemap" href="/sitemap.xml">
    <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="/feed.css"></head>
    <body><a href="/world/feed/">World</a><a href="/rss?utm_source=x">RSS</a><a href="/x/abc">RSS</a>
    <a href="/feed.html">Feed</a><a href="/news">News</a><a href="mailto:x@example.org">Feed</a></body></html>"""

    assert find(html) == [
        Candidate("https://example.org/rss", "All news", "feed"),
        Candidate("https://example.org/feed.json", "", "feed"),
        Candidate("https://example.org/sitemap.xml", "", "sitemap"),
        Candidate("https://example.org/world/feed/", "World", "feed"),
        Candidate("https://example.org/x/abc", "RSS", "feed"),
    ]


def test_page_that_lists_articles_is_offered_last() -> None:
    links = "".join(f"<h2><a href='/2026/ferry-{n}'>Ferry number {n} returns after winter</a></h2>" for n in range(4))

    found = find(f"<title>Harbour</title><a href='/feed'>Feed</a>{links}")

    assert found == [Candidate("https://example.org/feed", "Feed", "feed"), Candidate(URL, "Harbour", "page")]


def test_channel_is_found_by_any_link_to_it() -> None:
    for url in ("https://t.me/harbour", "https://t.me/harbour/123", "https://telegram.me/harbour"):
        assert find("<p>View in Telegram</p>", url) == [Candidate("https://t.me/s/harbour", "@harbour", "page")]


def test_nothing_is_found_where_nothing_is() -> None:
    assert find("<p>Hello</p>") == []
    assert find("", "https://t.me/+x") == []


def test_more_than_a_person_can_choose_from_is_not_offered() -> None:
    assert len(find("".join(f"<a href='/{n}/feed'>x</a>" for n in range(50)))) == MOST


def test_sitemaps_of_robots_come_with_those_of_news_first() -> None:
    robots = "User-agent: *\nSitemap: https://example.org/a.xml\nsitemap:/news.xml\nSitemap: javascript:x\n"

    assert sitemaps(robots, URL) == ["https://example.org/news.xml", "https://example.org/a.xml"]
