"""Paste anything, get a source: what a page offers to follow. Only looks at what was fetched; asks nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from bot.links import absolute, canonical
from bot.ports import SourceKind
from bot.sources import feed, page, sitemap
from bot.sources.charset import decode
from bot.sources.markup import plain
from storage.models import Page, Source


class Candidate(NamedTuple):
    """An address that may be a source. `title` is what the page calls it, or empty."""

    url: str
    title: str
    kind: str


FEED_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/(?:xml|json)|text/xml", re.IGNORECASE
)
FEED_WORDS = frozenset({"rss", "atom", "rss feed", "feed", "json feed"})
MOST = 10
"""So many are offered; more cannot be chosen from by a person."""

_ADDRESS = re.compile(
    r"(?:^|[/._?&=-])(?:rss|feeds?|atom)(?:[/._?&=0-9-]|$)|\.(?:rss|atom|rdf)(?:$|\?)|/feed\.json$", re.IGNORECASE
)
_PAGE_ENDING = re.compile(r"\.(?:html?|php|aspx?|pdf|jpe?g|png|gif|svg|css|js)$", re.IGNORECASE)
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def candidates(found: Page) -> list[Candidate]:
    """What a fetched document offers, best first: itself, declared feeds, linked ones, a channel, a list of articles.

    Well-known addresses count only where the page links them. Empty when there is nothing.
    """
    for kind, read in (("feed", feed.read), ("sitemap", sitemap.read)):
        if (title := _title(read, found)) is not None:
            return [Candidate(found.url, title, kind)]
    soup = BeautifulSoup(decode(found), "lxml")
    offers: dict[str, Candidate] = {}
    for offer in (*_declared(soup, found.url), *_linked(soup, found.url), *_channel(found.url)):
        offers.setdefault(canonical(offer.url), offer)
    if (title := _title(page.read, found)) is not None:
        offers.setdefault(f"page {found.url}", Candidate(found.url, title, "page"))
    return list(offers.values())[:MOST]


def sitemaps(robots: str, url: str) -> list[str]:
    """The sitemaps that a robots.txt at `url` names, those of news first."""
    links = [link for line in _SITEMAP_LINE.findall(robots) if (link := absolute(url, line))]
    return sorted(dict.fromkeys(links), key=lambda link: "news" not in link.lower())


def _title(read: SourceKind, found: Page) -> str | None:
    """The title of a listing as one kind reads it; None when it is not of that kind."""
    try:
        return read(found, Source(url=found.url)).title
    except ValueError:
        return None


def _declared(soup: BeautifulSoup, url: str) -> Iterator[Candidate]:
    for tag in soup.find_all("link", href=True):
        relations = {relation.lower() for relation in tag.get_attribute_list("rel")}
        is_feed = relations & {"alternate", "feed"} and FEED_TYPES.fullmatch(str(tag.get("type") or "").strip())
        link = absolute(url, str(tag["href"]))
        title = plain(str(tag.get("title") or ""))
        if link and "sitemap" in relations:
            yield Candidate(link, title, "sitemap")
        elif link and is_feed and not _is_comments(link, title):
            yield Candidate(link, title, "feed")


def _linked(soup: BeautifulSoup, url: str) -> Iterator[Candidate]:
    for tag in soup.find_all("a", href=True):
        link = absolute(url, str(tag["href"]))
        words = plain(tag.get_text(" "))
        parts = urlsplit(link)
        is_feed = words.lower() in FEED_WORDS or _ADDRESS.search(f"{parts.path}?{parts.query}")
        if link and is_feed and not _PAGE_ENDING.search(parts.path) and not _is_comments(link, words):
            yield Candidate(link, words, "feed")


def _channel(url: str) -> Iterator[Candidate]:
    """The page of a public Telegram channel, for a link to the channel or to one of its posts."""
    parts = urlsplit(url)
    name = parts.path.strip("/").partition("/")[0]
    if parts.hostname in page.TELEGRAM_HOSTS and re.fullmatch(r"[A-Za-z]\w{3,31}", name):
        yield Candidate(f"https://t.me/s/{name}", f"@{name}", "page")


def _is_comments(link: str, title: str) -> bool:
    """Feeds of readers' comments, which most blogs declare beside their own."""
    return "comment" in f"{link} {title}".lower()
