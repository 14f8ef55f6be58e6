"""Feeds: RSS of all versions, Atom and JSON Feed.

Proper XML is read fast (`strict`); the rest is mended where that is safe, and else left to feedparser (`loose`).
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta

from bot.ports import Listing
from bot.sources import jsonfeed, loose, strict
from bot.sources.charset import as_utf8, decode
from bot.sources.draft import LONGEST_TEXT, Draft, Finisher
from bot.sources.fields import Fields
from bot.sources.markup import plain
from bot.sources.mend import mend, repaired
from storage.models import Page, Source

NO_FEED = "the site answers with a document that is no feed"
LONGEST = timedelta(days=1)
PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}

_PAGE = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*)*(?:<!doctype\s+html|<html|<head|<body)", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_PLAIN = re.compile(rb"\s*(?:<\?[^>]*>\s*){0,5}<(?:rss|feed|rdf:RDF)[\s>]")
_PASSWORD = re.compile(r"<input[^<>]*type\s*=\s*[\"']?password", re.IGNORECASE)

_ENDS = {"</item>": "</channel></rss>", "</entry>": "</feed>"}


def read(page: Page, source: Source) -> Listing:
    """The entries of a feed, the first 1,000. Raises ValueError, in plain words, when the document is no feed."""
    feed, drafts = _at_once(page) or _drafts(decode(page), page.url)
    language = feed.get("language", "") or source.language
    finisher = Finisher(page.url, language)
    return Listing(
        title=plain(feed.get("title", "")),
        entries=tuple(finisher.entry(draft) for draft in drafts),
        language=language,
        fresh_for=_fresh_for(feed),
    )


def _at_once(page: Page) -> tuple[dict[str, str], list[Draft]] | None:
    """What nearly every feed holds, found without decoding it: proper XML in UTF-8, with nothing before its root."""
    body = as_utf8(page)
    if body is None or not _PLAIN.match(body):
        return None
    try:
        return _found(strict.read(body.lstrip(), page.url))
    except strict.NotWellFormed:
        return None


def _drafts(text: str, url: str) -> tuple[dict[str, str], list[Draft]]:
    """What the fastest way of reading finds that is sure of the document."""
    if not text.strip():
        raise ValueError("the site answers with an empty document")
    if text.lstrip()[0] in "{[":
        return jsonfeed.read(text)
    if _PAGE.match(text) and not _FEED.search(text):
        raise ValueError(_what_page(text))
    with suppress(strict.NotWellFormed):
        return _found(strict.read(text.lstrip().encode("utf-8", "replace"), url))
    text = _beginning(text)
    with suppress(strict.NotWellFormed):
        return _found(strict.read(mend(text).encode("utf-8", "replace"), url))
    if loose.is_harmless(text):
        with suppress(loose.BrokenDownError):
            return loose.read(text, url)
    try:
        return _found(strict.read(repaired(mend(text)), url))
    except ValueError as error:
        raise ValueError(NO_FEED) from error


def _beginning(text: str) -> str:
    """The whole entries at the beginning of an overlong document, or the beginning of the first one."""
    if len(text) <= LONGEST_TEXT:
        return text
    for last, ends in _ENDS.items():
        if (at := text.rfind(last, 0, LONGEST_TEXT)) > 0:
            return f"{text[: at + len(last)]}{ends}"
    return text[:LONGEST_TEXT]


def _found(fields: Fields | None) -> tuple[dict[str, str], list[Draft]]:
    if fields is None:
        raise ValueError(NO_FEED)
    return fields.feed, fields.drafts


def _what_page(text: str) -> str:
    if _PASSWORD.search(text):
        return "the site answers with a login page, not a feed"
    return "the site answers with a web page, not a feed"


def _fresh_for(feed: dict[str, str]) -> timedelta | None:
    """RSS's ttl, in minutes, or the syndication module's period and frequency; at most a day."""
    ttl = feed.get("ttl", "")
    if ttl.isascii() and ttl.isdigit() and int(ttl[:6]) > 0:
        return min(timedelta(minutes=int(ttl[:6])), LONGEST)
    period = PERIODS.get(feed.get("period", "").lower())
    frequency = feed.get("frequency", "")
    times = int(frequency[:4]) if frequency.isascii() and frequency.isdigit() else 1
    return min(period / max(times, 1), LONGEST) if period else None
