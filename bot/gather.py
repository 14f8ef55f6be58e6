"""First half of the way: due sources → new articles with summaries, stored. One failing thing stops only itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import grouping, links, manners, pages, reading
from bot.fetch import Fetcher
from bot.locales import voice
from bot.ports import Clock, Gone, Listing, Refused, Summariser, TryLater
from bot.sources import KINDS
from bot.workers import Workers
from storage import articles, lines, sources
from storage.articles import Draft
from storage.database import Database
from storage.models import Entry, Page, Source, Summary

log = logging.getLogger(__name__)

SOURCES_AT_ONCE = 64  # most of them wait on the network; the fetcher keeps its own limit a host
NEWEST = 30  # of a long listing only so many new entries are read in one round, the newest
MORE_DOCUMENTS = 5  # of a sitemap index
PROBLEM_LETTERS = 300

# What one article can cost: itself.
_ONE_ARTICLE = (TryLater, Gone, Refused, TimeoutError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a round went for one source: articles added, articles that could not be read, and the problem if any."""

    source: Source
    new: int = 0
    failed: int = 0
    problem: str = ""
    next_check_at: datetime | None = None


Progress = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatherer:
    """The parts that gathering works with. `every` is how often a source is asked at the most."""

    db: Database
    fetcher: Fetcher
    workers: Workers
    summariser: Summariser
    clock: Clock
    every: timedelta = timedelta(hours=1)

    async def due(self, progress: Progress = lambda _: None) -> list[Outcome]:
        """Pull all sources that are due, side by side; one outcome each, as they end."""
        places = asyncio.Semaphore(SOURCES_AT_ONCE)
        outcomes: list[Outcome] = []

        async def one(source: Source) -> None:
            async with places:
                outcome = await self.pull(source)
            outcomes.append(outcome)
            progress(outcome)

        async with asyncio.TaskGroup() as group:
            for source in await self.db.read(sources.due, self.clock()):
                group.create_task(one(source))
        return outcomes

    async def round(self, source: Source) -> Source:
        """Pull one source now, however it goes; the source as it stands afterwards."""
        await self.pull(replace(source, etag="", last_modified=""))
        return await self.db.read(sources.get, source.id) or source

    async def pull(self, source: Source) -> Outcome:
        """Pull one stored source and record how it went. Raises nothing but cancellation."""
        try:
            outcome = await self._pull(source)
        except Gone:
            outcome = await self._gave_up(source, "the source is gone for good; it is not asked any more")
        except TryLater as later:
            outcome = await self._failed(source, str(later), retry_after=later.after)
        except (Refused, ValueError, TimeoutError, RuntimeError) as error:
            outcome = await self._failed(source, _in_words(error))
        except Exception:
            log.exception("gathering failed source=%s", source.id)
            outcome = await self._failed(source, "an error of the bot's own, see the log")
        log.info(
            "gathered source=%s new=%s failed=%s problem=%r", source.id, outcome.new, outcome.failed, outcome.problem
        )
        return outcome

    async def _pull(self, source: Source) -> Outcome:
        page = await self.fetcher.get(source.url, etag=source.etag, last_modified=source.last_modified)
        if page is None:
            return await self._succeeded(
                source, Page(url=source.url, body=b"", etag=source.etag, last_modified=source.last_modified)
            )
        listing = await self._listing(page, source)
        entries = await self._unknown(source, listing.entries)
        drafts = [draft for draft in await self._read_all(entries, source) if draft]
        now = self.clock()
        ids = await self.db.write(articles.add, drafts, now=now) if drafts else []
        new = await grouping.place(self.db, ids)
        return await self._succeeded(source, page, listing, new=new, failed=len(entries) - len(drafts))

    async def _listing(self, page: Page, source: Source) -> Listing:
        listing: Listing = await self.workers.run(KINDS[source.kind], page, source)
        entries = list(listing.entries)
        for url in listing.more[:MORE_DOCUMENTS]:
            further = await self.fetcher.get(url)
            if further:
                entries.extend((await self.workers.run(KINDS[source.kind], further, source)).entries)
        return replace(listing, entries=tuple(entries))

    async def _unknown(self, source: Source, entries: Sequence[Entry]) -> list[Entry]:
        """The entries worth reading: not stored yet, followable, the newest first, not too many."""
        followable = [entry for entry in entries if entry.url and links.is_followable(entry.url)]
        keys = links.identities(followable, source.id)
        unknown = await self.db.read(articles.unknown, source.id, keys)
        wanted = [entry for entry, is_unknown in zip(followable, unknown, strict=True) if is_unknown]
        earliest = datetime.min.replace(tzinfo=self.clock().tzinfo)
        return sorted(wanted, key=lambda entry: entry.published_at or earliest, reverse=True)[:NEWEST]

    async def _read_all(self, entries: Iterable[Entry], source: Source) -> list[Draft | None]:
        """The entries read, without the lines that the source repeats from article to article."""
        repeated = await self.db.read(lines.repeated, source.id)
        drafts = await asyncio.gather(*(self._read(entry, source, repeated) for entry in entries))
        new = lines.repeated_among(draft.lines for draft in drafts if draft) - repeated
        return list(await asyncio.gather(*(self._finished(draft, source, new) for draft in drafts)))

    async def _finished(self, draft: Draft | None, source: Source, repeated: frozenset[int]) -> Draft | None:
        if draft and not repeated.isdisjoint(draft.lines):
            with suppress(TimeoutError, RuntimeError):  # then they stay
                draft = await self.workers.run(reading.without, draft, source, repeated)
        if not draft or draft.article.teaser_only:
            return draft
        return replace(draft, summary=await self._summary(draft))

    async def _read(self, entry: Entry, source: Source, repeated: frozenset[int]) -> Draft | None:
        """One entry read; None where it has to wait for a later round or cannot be read at all."""
        try:
            found = await pages.fetch(entry, source, self.fetcher, self.workers)
            return await self.workers.run(reading.read, found, entry, source, repeated)
        except _ONE_ARTICLE as error:
            return await self._teaser(entry, source, error)
        except Exception as error:
            log.exception("reading failed source=%s url=%s", source.id, entry.url)
            return await self._teaser(entry, source, error)

    async def _teaser(self, entry: Entry, source: Source, error: Exception) -> Draft | None:
        """What the listing says of an article that cannot be read; what may pass gets further rounds first."""
        key = links.keys(entry, source.id)[0]
        tries = await self.db.write(articles.failed_to_read, source.id, key, now=self.clock())
        log.info("article not read source=%s tries=%s reason=%r", source.id, tries, str(error))
        if isinstance(error, TryLater) and tries < articles.MAX_TRIES:
            return None
        try:
            return await self.workers.run(reading.teaser, entry, source)
        except _ONE_ARTICLE as second:
            log.info("article given up source=%s reason=%r", source.id, str(second))
            return None

    async def _summary(self, draft: Draft) -> Summary:
        try:
            return await self.summariser.summarise(draft.article, draft.summary)
        except TryLater as later:
            log.warning("summary falls back to the extractive one reason=%r", str(later))
            return draft.summary

    async def _succeeded(
        self, source: Source, page: Page, listing: Listing | None = None, *, new: int = 0, failed: int = 0
    ) -> Outcome:
        now = self.clock()
        promises = [one for one in (page.fresh_for, listing.fresh_for if listing else None) if one]
        fresh_for = max(promises, default=None)
        recent = [entry.published_at for entry in listing.entries if entry.published_at] if listing else []
        next_check_at = manners.next_check(now, every=source.every or self.every, fresh_for=fresh_for, recent=recent)
        await self.db.write(
            sources.succeeded,
            source.id,
            at=now,
            next_check_at=next_check_at,
            etag=page.etag,
            last_modified=page.last_modified,
            name=source.name or (listing.title if listing else ""),
        )
        return Outcome(source=source, new=new, failed=failed, next_check_at=next_check_at)

    async def _gave_up(self, source: Source, problem: str) -> Outcome:
        await self.db.write(sources.failed, source.id, at=self.clock(), next_check_at=None, problem=problem)
        return Outcome(source=source, problem=problem)

    async def _failed(self, source: Source, problem: str, *, retry_after: timedelta | None = None) -> Outcome:
        now = self.clock()
        next_check_at = manners.next_check(
            now, every=source.every or self.every, failures=source.failures + 1, retry_after=retry_after
        )
        await self.db.write(
            sources.failed, source.id, at=now, next_check_at=next_check_at, problem=problem[:PROBLEM_LETTERS]
        )
        return Outcome(source=source, problem=problem, next_check_at=next_check_at)


def _in_words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "reading the document took too long"
    if isinstance(error, Refused):
        return voice("en")(error.key, **error.details)
    return str(error)
