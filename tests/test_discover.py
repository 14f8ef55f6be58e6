"""Paste anything, get a source."""

from __future__ import annotations

import pytest

from bot.sources.discover import MOST, Candidate, candidates, listing, sitemaps, why_nothing
from storage.models import Page, Source
from tests.source_server import FEED
from tests.test_channel import CHANNEL

URL = "https://example.org/"


def find(html: str, url: str = URL) -> list[Candidate]:
    return candidates(Page(url=url, body=html.encode()))


def known(document: str, url: str = URL) -> str:
    return listing(Page(url=url, body=document.encode()), Source(url=url))[0]


def test_documents_tell_what_they_are() -> None:
    assert known(FEED) == "feed"
    assert known("<urlset><url><loc>/a</loc></url></urlset>") == "sitemap"
    assert known(CHANNEL) == "channel"
    with pytest.raises(ValueError, match="neither a feed nor a sitemap"):
        known("<p>Hello</p>")


def test_page_does_not_offer_itself_as_a_feed() -> None:
    assert find("<a href='/feed'>RSS</a>", "https://example.org/feed") == []


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("  ", "empty"),
        ("%PDF-1.4 ...", "media"),
        ("<html><form><input name=p type='password'></form>", "login"),
        ("<html><title>Just a moment...</title>", "blocked"),
        ("<html><body><div id=root></div><script>go()</script></body>", "script"),
        ("<html><body><p>Hello</p></body>", "nothing"),
    ],
)
def test_why_a_page_offers_nothing(document: str, reason: str) -> None:
    assert why_nothing(Page(url=URL, body=document.encode())) == reason


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
        Candidate("https://example.org/world/feed/", "World", "feed"),
        Candidate("https://example.org/x/abc", "RSS", "feed"),
        Candidate("https://example.org/sitemap.xml", "", "sitemap"),
    ]


def test_page_that_lists_articles_is_offered_last() -> None:
    links = "".join(f"<h2><a href='/2026/ferry-{n}'>Ferry number {n} returns after winter</a></h2>" for n in range(4))

    found = find(f"<title>Harbour</title><a href='/feed'>Feed</a>{links}")

    assert found == [Candidate("https://example.org/feed", "Feed", "feed"), Candidate(URL, "Harbour", "page", "h2")]


def test_channel_is_found_by_any_link_to_it() -> None:
    for url in ("https://t.me/harbour", "https://t.me/harbour/123", "https://telegram.me/harbour"):
        assert find("<p>View in Telegram</p>", url) == [Candidate("https://t.me/s/harbour", "@harbour", "channel")]


def test_nothing_is_found_where_nothing_is() -> None:
    assert find("<p>Hello</p>") == []
    assert find("", "https://t.me/+x") == []


def test_more_than_a_person_can_choose_from_is_not_offered() -> None:
    assert len(find("".join(f"<a href='/{n}/feed'>x</a>" for n in range(50)))) == MOST


def test_of_a_page_with_very_many_tags_the_beginning_is_looked_at() -> None:
    first, last = ("<a href='/feed.xml'>RSS</a>", "<a href='/last.rss'>RSS</a>")

    assert [offer.url for offer in find(f"{first}{'<p>x' * 60_000}{last}")] == ["https://example.org/feed.xml"]


def test_sitemaps_of_robots_come_with_those_of_news_first() -> None:
    robots = "User-agent: *\nSitemap: https://example.org/a.xml\nsitemap:/news.xml\nSitemap: javascript:x\n"

    assert sitemaps(robots, URL) == ["https://example.org/news.xml", "https://example.org/a.xml"]
