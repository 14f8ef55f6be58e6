"""First half of the way: due sources → new articles with summaries, stored. One failing thing stops only itself."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot import health, links, listings, manners, reading, waiting
from bot.fetch import Answer, Fetcher
from bot.finding import Finder
from bot.grouping import Grouping
from bot.ports import Clock, Gone, Listing, Refused, TryLater
from bot.reader import Reader
from bot.workers import Workers
from storage import articles, sources
from storage.articles import Draft
from storage.database import Database
from storage.models import Entry, Page, Problem, Source

log = logging.getLogger(__name__)

SOURCES_AT_ONCE = 1_000  # nearly all of them wait, for the network or their host's turn; the fetcher has its own limits
NEWEST = 30  # of a long listing only so many new entries are read in one round, the newest
MOST_WAITING = 200  # entries of one source that are kept for later rounds
LARGE_BYTES = 1_000_000  # documents beyond are read one at a time: a worker takes ten times as much memory
PROBLEM_LETTERS = 300
NO_SOURCE = "it is neither a feed nor a page that names one or lists articles"


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
    """The parts that gathering works with; what becomes of articles is the reader's.

    `every` is how often a source is asked at the most, `beat_seconds` how often `always` looks who is due.
    `chance` gives numbers in 0–1 that keep failing sources out of step.
    """

    db: Database
    fetcher: Fetcher
    finder: Finder
    workers: Workers
    reader: Reader
    clock: Clock
    every: timedelta = timedelta(hours=1)
    beat_seconds: float = 1.0
    chance: Callable[[], float] = random.random
    large: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    under_way: dict[int, asyncio.Task[Outcome]] = field(default_factory=dict)
    grouping: Grouping = field(default_factory=Grouping)

    async def due(self, progress: Progress = lambda _: None) -> list[Outcome]:
        """Pull all sources that are due, side by side; one outcome each, as they end."""
        outcomes: list[Outcome] = []

        def ended(outcome: Outcome) -> None:
            outcomes.append(outcome)
            progress(outcome)

        async with asyncio.TaskGroup() as group:
            await self._start_due(group, set(), asyncio.Semaphore(SOURCES_AT_ONCE), ended)
        return outcomes

    async def always(self) -> None:
        """Pull each source when it is due, until cancelled. A slow one keeps no other waiting."""
        started: set[int] = set()
        places = asyncio.Semaphore(SOURCES_AT_ONCE)
        async with asyncio.TaskGroup() as group:
            while True:
                try:
                    await self._start_due(group, started, places, lambda _: None)
                except Exception:
                    log.exception("the due sources could not be asked for; the next second tries again")
                await asyncio.sleep(self.beat_seconds)

    async def _start_due(
        self, group: asyncio.TaskGroup, started: set[int], places: asyncio.Semaphore, ended: Progress
    ) -> None:
        async def one(source: Source) -> None:
            try:
                async with places:
                    ended(await self._pulling(source))
            except Exception:  # the database, then: whatever a source does is its outcome
                log.exception("what became of a source could not be recorded source=%s", source.id)
            finally:
                started.discard(source.id)

        for source in await self.db.read(sources.due, self.clock()):
            if source.id not in started:
                started.add(source.id)
                group.create_task(one(source))

    async def round(self, source: Source) -> Source:
        """Pull one source now, however it goes; the source as it stands afterwards."""
        stored = await self.db.read(sources.get, source.id)
        await self._pulling(stored or source)
        return await self.db.read(sources.get, source.id) or source

    async def _pulling(self, source: Source) -> Outcome:
        """Pull a source, or wait for the end where that is under way: nobody is asked twice at a time."""
        task = self.under_way.get(source.id)
        if task is None:
            task = self.under_way[source.id] = asyncio.create_task(self.pull(source))
            task.add_done_callback(lambda _: self.under_way.pop(source.id))
        return await task

    async def pull(self, source: Source) -> Outcome:
        """Pull one stored source and record how it went. Raises nothing but cancellation."""
        try:
            outcome = await self._pull(source)
        except Gone:
            outcome = await self._failed(source, Problem("problem.gone"), for_good=True)
        except TryLater as later:
            outcome = await self._failed(source, health.problem(later), retry_after=later.after)
        except _Unreadable as unreadable:
            outcome = await self._failed(source, health.problem(unreadable.error, unreadable.page))
        except Refused as refusal:
            outcome = await self._failed(source, health.problem(refusal))
        except Exception:
            log.exception("gathering failed source=%s", source.id)
            outcome = await self._failed(source, Problem("problem.own"))
        log.info(
            "gathered source=%s new=%s failed=%s problem=%r", source.id, outcome.new, outcome.failed, outcome.problem
        )
        return outcome

    async def _pull(self, source: Source) -> Outcome:
        address = source.listing_url or source.url
        answer = await self.fetcher.ask(address, etag=source.etag, last_modified=source.last_modified)
        listing = None
        if answer.page and not source.kind:
            source, answer, listing = await self._found_out(answer.page, source)
        elif answer.page:
            listing = await self._listing(answer.page, source)
        if listing and listing.entries and not any(_is_readable(entry) for entry in listing.entries):
            raise TryLater("no links", problem=Problem("problem.no_links"))
        wanted = await self._wanted(source, listing.entries if listing else ())
        found = await self.reader.read([entry for entry, _ in wanted], source) if wanted else []
        read = [_known_by(one, *by) for one, by in zip(found, wanted, strict=True) if isinstance(one, Draft)]
        faults = [one for one in found if isinstance(one, Problem)]
        ids = await self.db.write(articles.add, read, now=self.clock()) if read else []
        new = await self.grouping.place(self.db, ids, now=self.clock()) if ids else 0
        outcome = Outcome(source=source, new=new, failed=len(faults))
        return await self._succeeded(outcome, answer, listing, fault=None if read else next(iter(faults), None))

    async def _listing(self, page: Page, source: Source) -> Listing:
        try:
            async with self.large if len(page.body) > LARGE_BYTES else nullcontext():
                return await listings.read(page, source, self.fetcher, self.workers)
        except (ValueError, TimeoutError, RuntimeError) as error:
            raise _Unreadable(page, error) from error

    async def _found_out(self, page: Page, source: Source) -> tuple[Source, Answer, Listing]:
        """What a source without a kind is, or where its site names its listing; remembered for the next rounds."""
        try:
            finding = await self.finder.within(page, source)
        except Refused as refusal:
            raise _Unreadable(page, ValueError(NO_SOURCE)) from refusal
        found, at = finding.source, finding.page
        listing_url = found.url if found.url != source.url else ""
        await self.db.write(sources.found_out, source.id, kind=found.kind, listing_url=listing_url)
        answer = Answer(
            page=at, etag=at.etag, last_modified=at.last_modified, fresh_for=at.fresh_for, moved_to=at.moved_to
        )
        return replace(source, kind=found.kind, listing_url=listing_url), answer, finding.listing

    async def _wanted(self, source: Source, entries: Sequence[Entry]) -> list[tuple[Entry, tuple[str, ...]]]:
        """The entries worth reading with the keys to store them by: unknown or edited, the newest, not too many.

        Those that waited from earlier rounds are among them; what is too much for this one waits for the next.
        """
        kept = await self.db.read(articles.waiting, source.id, limit=MOST_WAITING)
        listed = [*entries, *(entry for entry in map(waiting.entry, kept) if entry)]
        followable = list(filter(_is_readable, listed))
        keys = links.identities(followable, source.id)
        asked = [articles.Listed(k, links.version(e), e.published_at) for e, k in zip(followable, keys, strict=True)]
        known = await self.db.read(articles.to_read, source.id, asked) if asked else []
        wanted: dict[str, tuple[Entry, tuple[str, ...]]] = {}
        for entry, keys_to_read in zip(followable, known, strict=True):
            if keys_to_read:
                wanted.setdefault(keys_to_read[0], (entry, keys_to_read))
        earliest = datetime.min.replace(tzinfo=UTC)
        found = sorted(wanted.values(), key=lambda one: one[0].published_at or earliest, reverse=True)
        if later := found[NEWEST:MOST_WAITING]:
            texts = {keys[0]: waiting.text(entry) for entry, keys in later}
            await self.db.write(articles.put_off, source.id, texts, now=self.clock())
        return found[:NEWEST]

    async def _succeeded(
        self, outcome: Outcome, answer: Answer, listing: Listing | None, *, fault: Problem | None
    ) -> Outcome:
        """Record that a source answered; `fault`: what is wrong with its articles where none could be read."""
        now, source = self.clock(), outcome.source
        if listing:
            dates = [entry.published_at for entry in listing.entries if entry.published_at]
            gap, ttl = manners.usual_gap(now, dates), listing.fresh_for or timedelta(0)
        else:  # nothing has changed, least of all what the document says of itself
            gap, ttl = manners.grown_gap(now, source.gap, source.news_at), source.ttl
        next_check_at = manners.next_check(
            now,
            every=source.every or self.every,
            fresh_for=max(answer.fresh_for or ttl, ttl),
            gap=gap,
            exact=source.every is not None,
        )
        await self.db.write(
            sources.succeeded,
            source.id,
            at=now,
            next_check_at=next_check_at,
            etag=answer.etag if listing else answer.etag or None,
            last_modified=answer.last_modified if listing else answer.last_modified or None,
            name=listing.title if listing else "",
            moved_to=answer.moved_to,
            gap=gap,
            ttl=ttl,
            news=bool(outcome.new),
            problem=health.words(fault)[:PROBLEM_LETTERS] if fault else "",
            fault=fault,
        )
        return replace(outcome, next_check_at=next_check_at, problem=health.words(fault) if fault else "")

    async def _failed(
        self, source: Source, problem: Problem, *, retry_after: timedelta | None = None, for_good: bool = False
    ) -> Outcome:
        now, failures = self.clock(), source.failures + 1
        next_check_at = manners.next_check(
            now,
            every=source.every or self.every,
            failures=failures,
            retry_after=retry_after,
            jitter=self.chance(),
        )
        hopeless = for_good or manners.is_hopeless(now, failures=failures, since=source.failing_since)
        words = health.words(problem)[:PROBLEM_LETTERS]
        await self.db.write(
            sources.failed,
            source.id,
            at=now,
            next_check_at=None if hopeless else next_check_at,
            problem=words,
            fault=problem,
        )
        return Outcome(source=source, problem=words, next_check_at=None if hopeless else next_check_at)


@dataclass(frozen=True, slots=True)
class _Unreadable(Exception):
    """A source's document came, and could not be read."""

    page: Page
    error: Exception


def _is_readable(entry: Entry) -> bool:
    return bool(entry.url) and links.is_followable(entry.url)


def _known_by(draft: Draft, entry: Entry, keys: tuple[str, ...]) -> Draft:
    """The draft under the keys that its entry was found unknown by, beside those of its content."""
    return replace(draft, keys=(*keys, *reading.content_keys(draft)), version=links.version(entry))
