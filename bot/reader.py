"""A source's entries → drafts of articles: each page fetched, read in a worker, condensed. One costs only itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from bot import health, links, pages, reading, waiting
from bot.fetch import Fetcher
from bot.ports import Clock, Gone, Refused, Summariser, TryLater
from bot.workers import Workers
from storage import articles, lines
from storage.articles import Draft
from storage.database import Database
from storage.models import Entry, Problem, Source, Summary

log = logging.getLogger(__name__)

FOR_GOOD = frozenset(
    {"problem.no_page", "problem.forbidden", "problem.password", "problem.legal", "problem.large", "problem.redirects"}
)
"""What a page that answers so once will hardly better: the teaser is stored at once."""

# What one article can cost: itself.
_ONE_ARTICLE = (TryLater, Gone, Refused, TimeoutError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The parts that reading articles works with."""

    db: Database
    fetcher: Fetcher
    workers: Workers
    summariser: Summariser
    clock: Clock

    async def read(self, entries: Sequence[Entry], source: Source) -> list[Draft | Problem]:
        """Each entry's draft, without the lines that the source repeats from article to article.

        A problem stands where an entry has to wait for a later round, or cannot be read at all.
        """
        repeated = await self.db.read(lines.repeated, source.id)
        found = await asyncio.gather(*(self._read(entry, source, repeated) for entry in entries))
        new = lines.repeated_among(one.lines for one in found if isinstance(one, Draft)) - repeated
        return list(await asyncio.gather(*(self._finished(one, source, new) for one in found)))

    async def _finished(self, found: Draft | Problem, source: Source, repeated: frozenset[int]) -> Draft | Problem:
        if isinstance(found, Problem):
            return found
        if not repeated.isdisjoint(found.lines):
            with suppress(TimeoutError, RuntimeError):  # then they stay
                found = await self.workers.run(reading.without, found, source, repeated)
        if found.article.teaser_only:
            return found
        return replace(found, summary=await self._summary(found))

    async def _read(self, entry: Entry, source: Source, repeated: frozenset[int]) -> Draft | Problem:
        try:
            found = await pages.fetch(entry, source, self.fetcher, self.workers)
            return await self.workers.run(reading.read, found, entry, source, repeated)
        except _ONE_ARTICLE as error:
            return await self._teaser(entry, source, error)
        except Exception as error:
            log.exception("reading failed source=%s url=%s", source.id, entry.url)
            return await self._teaser(entry, source, error)

    async def _teaser(self, entry: Entry, source: Source, error: Exception) -> Draft | Problem:
        """What the listing says of an article that cannot be read; what may pass gets further rounds first."""
        key, problem = links.keys(entry, source.id)[0], health.problem(error)
        tries = await self.db.write(
            articles.failed_to_read, source.id, key, now=self.clock(), entry=waiting.text(entry)
        )
        log.info("article not read source=%s tries=%s reason=%r", source.id, tries, str(error))
        may_pass = isinstance(error, TryLater) and problem.key not in FOR_GOOD
        if may_pass and tries < articles.MAX_TRIES:
            return problem
        try:
            return await self.workers.run(reading.teaser, entry, source)
        except _ONE_ARTICLE as second:
            log.info("article given up source=%s reason=%r", source.id, str(second))
            return problem

    async def _summary(self, draft: Draft) -> Summary:
        try:
            return await self.summariser.summarise(draft.article, draft.summary)
        except TryLater as later:
            log.info("summary falls back to the extractive one reason=%r", str(later))
        except Exception:
            log.exception("the summariser failed url=%s", draft.article.url)
        return draft.summary
