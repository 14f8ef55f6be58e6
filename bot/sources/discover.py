"""What a document is, and what a page offers to follow. Only looks at what was fetched; asks nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from bot.links import absolute, canonical
from bot.ports import Listing
from bot.sources import KINDS, channel, page
from bot.sources.charset import decode
from bot.sources.markup import plain
from bot.sources.tree import tree
from storage.models import Page, Source


class Candidate(NamedTuple):
    """An address that may be a source. `title` is what the page calls it; `item` the selector of a listing page."""

    url: str
    title: str
    kind: str
    item: str = ""


FEED_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/(?:xml|json)|text/xml", re.IGNORECASE
)
FEED_WORDS = frozenset({"rss", "atom", "rss feed", "feed", "json feed"})
SELF_DESCRIBING = ("feed", "sitemap", "channel")
MOST = 10
"""So many are offered; more cannot be chosen from by a person."""

HEAD = 4_000  # signs in which a page says what it is
FEW_WORDS = 60  # a front page that shows its articles has hundreds; a guess

_ADDRESS = re.compile(
    r"(?:^|[/._?&=-])(?:rss|feeds?|atom)(?:[/._?&=0-9-]|$)|\.(?:rss|atom|rdf)(?:$|\?)|/feed\.json$", re.IGNORECASE
)
_PAGE_ENDING = re.compile(r"\.(?:html?|php|aspx?|pdf|jpe?g|png|gif|svg|css|js)$", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|meta|title|div|p|a)[\s>]")
_PASSWORD = re.compile(r"<input[^<>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_CHALLENGE = re.compile(
    r"just a moment\.\.\.|cf-chl|challenge-platform|attention required! \| cloudflare|captcha|ddos-guard"
    r"|are you a robot|access denied|_incapsula_|px-captcha|datadome"
)
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def listing(found: Page, source: Source) -> tuple[str, Listing]:
    """What a document lists, and the kind that it says itself to be. Raises ValueError when it says nothing of that."""
    for kind in SELF_DESCRIBING:
        with suppress(ValueError):
            return kind, KINDS[kind](found, source)
    raise ValueError("the site answers with a document that is neither a feed nor a sitemap")


def candidates(found: Page) -> list[Candidate]:
    """What a page offers to follow, best first: declared feeds, linked ones, a sitemap, a channel, a list of articles.

    Well-known addresses count only where the page links them. Empty when there is nothing.
    """
    soup = tree(decode(found))
    offers: dict[str, Candidate] = {}
    for offer in (*_declared(soup, found.url), *_linked(soup, found.url), *_channel(found.url)):
        if canonical(offer.url) != canonical(found.url):
            offers.setdefault(canonical(offer.url), offer)
    best = sorted(offers.values(), key=lambda offer: SELF_DESCRIBING.index(offer.kind))[:MOST]
    with suppress(ValueError):
        item = page.infer(found)
        select = {"item": (item,)} if item else {}
        best.append(Candidate(found.url, page.read(found, Source(url=found.url, select=select)).title, "page", item))
    return best


def why_nothing(found: Page) -> str:
    """Why a page that offers nothing might not: the last part of a locale key, "addsource.why_…"."""
    text = decode(found)
    head = text[:HEAD].lower()
    rows = (
        ("empty", not text.strip()),
        ("media", not _MARKUP.search(head)),
        ("login", bool(_PASSWORD.search(text))),
        ("blocked", bool(_CHALLENGE.search(head))),
        ("script", _is_drawn_by_script(text)),
    )
    return next((name for name, holds in rows if holds), "nothing")


def sitemaps(robots: str, url: str) -> list[str]:
    """The sitemaps that a robots.txt at `url` names, those of news first."""
    links = [link for line in _SITEMAP_LINE.findall(robots) if (link := absolute(url, line))]
    return sorted(dict.fromkeys(links), key=lambda link: "news" not in link.lower())


def _is_drawn_by_script(text: str) -> bool:
    """Whether a page holds programs and next to no words."""
    soup = tree(text)
    scripts = soup.find_all("script")
    for tag in (*scripts, *soup.find_all(["style", "noscript", "title"])):
        tag.extract()
    return bool(scripts) and len(soup.get_text().split()) < FEW_WORDS


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
    if address := channel.address(url):
        yield Candidate(address, f"@{address.rpartition('/')[2]}", "channel")


def _is_comments(link: str, title: str) -> bool:
    """Feeds of readers' comments, which most blogs declare beside their own."""
    return "comment" in f"{link} {title}".lower()
