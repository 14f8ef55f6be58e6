"""Paste anything, get a source: what stands at an address, asked politely and read in workers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urljoin

from bot import health, links, listings, pages, reading
from bot.fetch import Fetcher
from bot.ports import Gone, Listing, Refused, TryLater
from bot.sources import channel, discover, file, opml
from bot.sources.charset import decode
from bot.sources.discover import Candidate
from bot.workers import Workers
from storage.articles import Draft
from storage.models import Entry, Page, Problem, Source

PREVIEWED = 3
MOST_TRIED = 4
"""Of what a page offers so many are asked before we give up; each costs its host a request."""

_UNREADABLE = (ValueError, TimeoutError, RuntimeError)
_UNASKED = (TryLater, Gone, Refused)

_URL = re.compile(r"(?:https?|feed)://[^\s<>\"]+", re.IGNORECASE)
_HANDLE = re.compile(r"@([A-Za-z]\w{3,31})")
_DOMAIN = re.compile(r"[^\s/@:]+\.[^\s/@:]{2,}(?::\d+)?(?:[/?#]\S*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A source that was found, its document, what it lists, and what else could be taken up (not asked yet)."""

    source: Source
    page: Page
    listing: Listing
    others: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """The parts that finding works with."""

    fetcher: Fetcher
    workers: Workers

    async def find(self, words: str) -> Finding:
        """The best source at what somebody pasted: an address, a domain, a channel's name. Raises Refused."""
        spellings = addresses(words)
        page = await self._first_page(spellings)
        return await self.within(page, Source(url=page.moved_to or page.url))

    async def look(self, source: Source) -> Finding:
        """What a source of a kind that was offered lists now. Raises Refused."""
        page = await self._first_page([source.url])
        try:
            finding = await self._read(page, source)
        except _UNREADABLE as error:
            raise Refused("addsource.failed", url=source.url, problem=health.problem(error, page)) from error
        return _named(finding, "", source.name)

    async def within(self, page: Page, source: Source) -> Finding:
        """The best source that a fetched document is or names. Raises Refused."""
        with suppress(*_UNREADABLE):
            return _named(await self._read(page, source), source.name)
        if source.select.get("item"):
            with suppress(*_UNREADABLE):
                return _named(await self._read(page, replace(source, kind="page")), source.name)
        try:
            offers = await self._offers(page)
        except _UNREADABLE as error:
            raise Refused("addsource.failed", url=page.url, problem=health.problem(error)) from error
        silent: Finding | None = None
        asked = 0
        for number, offer in enumerate(offers):
            asked += offer.url != page.url
            if offer.url != page.url and asked > MOST_TRIED:
                continue
            with suppress(*_UNREADABLE, *_UNASKED):
                finding = await self._offered(offer, page, source)
                others = tuple(_source(other, source) for other in offers[number + 1 :])
                if finding.listing.entries:
                    return replace(finding, others=others)
                silent = silent or replace(finding, others=others)
        if silent is None:
            raise Refused(f"addsource.why_{discover.why_nothing(page)}", url=page.url)
        return silent

    async def preview(self, finding: Finding) -> list[Draft]:
        """The newest articles of what was found, at most three, read and condensed as they would be."""
        entries = [entry for entry in finding.listing.entries if entry.url and links.is_followable(entry.url)]
        earliest = datetime.min.replace(tzinfo=UTC)
        newest = sorted(entries, key=lambda entry: entry.published_at or earliest, reverse=True)[:PREVIEWED]
        drafts = await asyncio.gather(*(self._draft(entry, finding.source) for entry in newest))
        return [draft for draft in drafts if draft]

    async def listed(self, name: str, document: bytes) -> Sequence[Source]:
        """The sources of a list, TOML by its file's ending, OPML else. Raises Refused with what is wrong with it."""
        is_toml = name.casefold().endswith(".toml")
        problem: Problem | str
        try:
            return await self.workers.run(file.read_bytes if is_toml else opml.read, document)
        except TimeoutError:
            problem = Problem("problem.slow_document")
        except RuntimeError:
            problem = Problem("problem.deadly_document")
        except ValueError as error:
            # Who writes such a file by hand reads its names, which are English, and so is what is wrong with them.
            problem = str(error) if is_toml else Problem("importsources.no_opml")
        raise Refused("importsources.wrong", file=name, problem=problem)

    async def _first_page(self, spellings: Sequence[str]) -> Page:
        """What stands at the first of some addresses that answers. Raises Refused with what the first one did."""
        problems = []
        for url in spellings:
            try:
                page = await self.fetcher.get(url)
            except (TryLater, Gone) as error:
                problems.append(health.problem(error))
                continue
            assert page is not None, "an unconditional request is always answered"
            return page
        raise Refused("addsource.failed", url=spellings[0], problem=problems[0])

    async def _read(self, page: Page, source: Source) -> Finding:
        """The source that a document is, of a kind that tells what it is unless it was said to be a listing page."""
        if source.kind == "page":
            listing = await listings.read(page, source, self.fetcher, self.workers)
        else:
            kind, first = await self.workers.run(discover.listing, page, source)
            source = replace(source, kind=kind)
            listing = await listings.complete(first, source, self.fetcher, self.workers)
        return Finding(source=source, page=page, listing=listing)

    async def _offers(self, page: Page) -> list[Candidate]:
        """What a page offers; where it names no feed, also the sitemaps that its host's robots.txt names."""
        offers: list[Candidate] = await self.workers.run(discover.candidates, page)
        if any(offer.kind in ("feed", "channel") for offer in offers):
            return offers
        named = [Candidate(url, "", "sitemap") for url in await self._sitemaps(page)]
        news = [offer for offer in named if "news" in offer.url.lower()]
        return [*news, *offers, *(offer for offer in named if offer not in news)]

    async def _sitemaps(self, page: Page) -> list[str]:
        url = urljoin(page.url, "/robots.txt")
        try:
            robots = await self.fetcher.get(url)
        except _UNASKED:
            return []
        return discover.sitemaps(decode(robots), url) if robots else []

    async def _offered(self, offer: Candidate, page: Page, source: Source) -> Finding:
        if offer.url != page.url:
            further = await self.fetcher.get(offer.url)
            assert further is not None, "an unconditional request is always answered"
            page = further
        return _named(await self._read(page, _source(offer, source)), source.name, offer.title)

    async def _draft(self, entry: Entry, source: Source) -> Draft | None:
        """One article as it would be stored; what the listing says of it where its page cannot be read."""
        with suppress(*_UNREADABLE, *_UNASKED):
            found = await pages.fetch(entry, source, self.fetcher, self.workers)
            return await self.workers.run(reading.read, found, entry, source)
        with suppress(*_UNREADABLE):
            return await self.workers.run(reading.teaser, entry, source)
        return None


def addresses(words: str) -> list[str]:
    """The address that somebody means, in the spellings to try. Raises Refused where it cannot be asked.

    Takes what people paste: an address among other words, "feed:" before it, a bare domain, a channel's name or
    a link to one of its posts.
    """
    words = re.sub(r"^feed:(?=https?://)", "", words.strip(), flags=re.IGNORECASE)
    if handle := _HANDLE.fullmatch(words):
        return [f"https://t.me/s/{handle[1]}"]
    if found := _URL.search(words):
        urls = [re.sub(r"^feed:", "https:", found[0].rstrip(".,;)]}'"), flags=re.IGNORECASE)]
    elif _DOMAIN.fullmatch(words):
        urls = [f"https://{words}", f"http://{words}"]
    else:
        raise Refused("addsource.address", url=words)
    if not links.is_followable(urls[0]):
        raise Refused("addsource.address", url=words)
    if address := channel.address(urls[0]):
        return [address]
    if channel.is_of_telegram(urls[0]):
        raise Refused("addsource.why_private", url=words)
    return urls


def _named(finding: Finding, given: str, offered: str = "") -> Finding:
    """What was found under the name that an admin gave it, else its own, else the one it was offered by."""
    name = given or finding.listing.title or offered
    return replace(finding, source=replace(finding.source, name=name))


def _source(offer: Candidate, source: Source) -> Source:
    select = {**source.select, "item": (offer.item,)} if offer.item else source.select
    return replace(source, url=offer.url, kind=offer.kind, name=source.name or offer.title, select=select)
