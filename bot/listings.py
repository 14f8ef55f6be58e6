"""What a source lists: its document, read in a worker, and the further documents that it refers to."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from bot.fetch import Fetcher
from bot.ports import Gone, Listing, Refused, TryLater
from bot.sources import KINDS
from bot.workers import Workers
from storage.models import Page, Source

MORE_DOCUMENTS = 5
"""Of a sitemap index, or of a listing in several pages; each costs the host a request."""


async def read(page: Page, source: Source, fetcher: Fetcher, workers: Workers) -> Listing:
    """All that a source lists. Raises ValueError, TimeoutError and RuntimeError where its document cannot be read."""
    listing: Listing = await workers.run(KINDS[source.kind], page, source)
    return await complete(listing, source, fetcher, workers)


async def complete(listing: Listing, source: Source, fetcher: Fetcher, workers: Workers) -> Listing:
    """The listing with what the further documents list; one that cannot be read is left out.

    What goes before the entries of a listing in time is read only when the source is new: later it is known.
    """
    if listing.entries and source.succeeded_at:
        return listing
    entries, ahead = list(listing.entries), list(listing.more)
    asked: set[str] = set()
    while ahead and len(asked) < MORE_DOCUMENTS:
        if (url := ahead.pop(0)) in asked:
            continue
        asked.add(url)
        with suppress(TryLater, Gone, Refused, ValueError, TimeoutError, RuntimeError):
            page = await fetcher.get(url)
            assert page is not None, "an unconditional request is always answered"
            further: Listing = await workers.run(KINDS[source.kind], page, source)
            entries.extend(further.entries)
            ahead.extend(further.more)
    return replace(listing, entries=tuple(entries))
