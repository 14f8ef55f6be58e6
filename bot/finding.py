"""Paste anything, get a source: what stands at an address, asked politely and read in a worker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot import links
from bot.fetch import Fetcher
from bot.ports import Gone, Refused, TryLater
from bot.sources import KINDS, discover
from bot.workers import Workers
from storage.models import Page, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """The parts that finding works with."""

    fetcher: Fetcher
    workers: Workers

    async def identify(self, url: str) -> Source:
        """What kind of source stands at an address: a feed itself, or the feed that a page names. Raises Refused."""
        address = url if "://" in url else f"https://{url}"
        if not links.is_followable(address):
            raise Refused("addsource.address", url=url)
        try:
            page = await self.fetcher.get(address)
            assert page is not None, "an unconditional request is always answered"
            found = await self._kind(page, Source(url=address))
            for candidate in () if found else discover.candidates(page):
                further = await self.fetcher.get(candidate.url)
                found = found or (await self._kind(further, Source(url=candidate.url)) if further else None)
        except (TryLater, Gone, TimeoutError, RuntimeError) as error:
            raise Refused("addsource.failed", url=address, problem=str(error)) from error
        if not found:
            raise Refused("addsource.nothing", url=address)
        return found

    async def _kind(self, page: Page, source: Source) -> Source | None:
        """The source, its kind and name filled in, if a listing of one of the self-describing kinds stands there."""
        for kind in ("feed", "sitemap"):
            try:
                listing = await self.workers.run(KINDS[kind], page, source)
            except ValueError:
                continue
            if listing.entries or listing.more:
                return replace(source, kind=kind, name=listing.title)
        return None
