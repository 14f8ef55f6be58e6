"""The pages of an article, fetched: the one its entry names, and those on which it goes on."""

from __future__ import annotations

import logging

from bot import extract
from bot.fetch import Fetcher
from bot.ports import Gone, Refused, TryLater
from bot.sources.charset import decode
from bot.workers import Workers
from storage.models import Entry, Source

log = logging.getLogger(__name__)

MOST_PAGES = 8
"""Of one article; a guess. News ends sooner, and each page costs its host a request."""


async def fetch(entry: Entry, source: Source, fetcher: Fetcher, workers: Workers) -> list[tuple[str, str]]:
    """The HTML and address of each page of an entry's article, in order, never none.

    An entry that brings its whole text is not fetched. Raises what fetching the first page raises; where a further
    page fails, the article ends before it.
    """
    if entry.body_html:
        return [(entry.body_html, entry.url)]
    pages = [await _one(entry.url, fetcher)]
    try:
        while len(pages) < MOST_PAGES and extract.may_go_on(pages[-1][0], source.select):
            following = await workers.run(extract.next_page, *pages[-1], len(pages), source.select)
            if not following or following in {url for _, url in pages}:
                break
            pages.append(await _one(following, fetcher))
    except (TryLater, Gone, Refused, TimeoutError, RuntimeError, ValueError) as error:
        log.info("article ends early url=%s pages=%s reason=%r", entry.url, len(pages), str(error))
    return pages


async def _one(url: str, fetcher: Fetcher) -> tuple[str, str]:
    page = await fetcher.get(url, robots=True)
    assert page is not None, "an unconditional request is always answered"
    return decode(page), page.url
