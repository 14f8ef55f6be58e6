"""New articles into stories. What was told of late is kept in memory, and read again from the database at start."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.cluster import WINDOW, Report, Stories
from storage import articles, stories
from storage.database import Database, Tables
from storage.models import Item

_SLICE = 200  # articles taken in at a time, so that whoever else wants the processor gets it


class Grouping:
    """Puts articles into stories, one batch after the other."""

    def __init__(self) -> None:
        self._stories: Stories | None = None
        self._parted: set[tuple[int, int]] = set()
        self._one_at_a_time = asyncio.Lock()

    async def place(self, db: Database, article_ids: Sequence[int], *, now: datetime) -> int:
        """Put those of the articles that have no story yet into one each; how many there were.

        A story's number is that of the article that founds it. The first call also places what a stop left over.
        """
        async with self._one_at_a_time:
            items = await db.read(articles.items, list(dict.fromkeys(article_ids)))
            new = [item.article.id for item in items if not item.story_id]
            parted = await db.read(stories.parted, now - WINDOW)
            if self._stories is None:
                self._stories = await _told(db, now)
            else:
                await _tell_apart(db, self._stories, parted - self._parted)
            for pair in parted - self._parted:
                self._stories.keep_apart(*pair)
            self._parted = parted
            left = [item for item in await db.read(articles.whole, new) if not item.story_id]
            await _take_in(db, self._stories, left)
            return len(new)


async def _told(db: Database, now: datetime) -> Stories:
    told = Stories()
    recent = await db.read(stories.recent_reports, now - WINDOW)
    for at in range(0, len(recent), _SLICE):
        await _take_in(db, told, recent[at : at + _SLICE])
    return told


async def _tell_apart(db: Database, told: Stories, parted: Iterable[tuple[int, int]]) -> None:
    """Learn anew what an admin has told apart since the last look."""
    ids = {story_id for pair in parted for story_id in pair}
    for story_id in ids:
        told.forget(story_id)
    reports = await db.read(stories.reports, ids)
    members = [item.article.id for items in reports.values() for item in items]
    await _take_in(db, told, await db.read(articles.whole, members))


async def _take_in(db: Database, told: Stories, items: Sequence[Item]) -> None:
    spoken_of = await db.read(articles.spoken_of, [item.article.id for item in items])
    placed, united = await asyncio.to_thread(_placed, told, items, spoken_of)
    await db.write(_keep, placed, united)


def _keep(tables: Tables, placed: Mapping[int, int], united: Mapping[int, int]) -> None:
    stories.put(tables, placed)
    stories.unite(tables, united)


def _placed(
    told: Stories, items: Sequence[Item], spoken_of: Mapping[int, frozenset[str]]
) -> tuple[dict[int, int], dict[int, int]]:
    """The stories of those that had none, by article, and which stories go on in which."""
    placed, united = dict[int, int](), dict[int, int]()
    for item in items:
        article = item.article
        report = Report(
            title=article.title,
            text=article.text,
            language=article.language,
            concepts=spoken_of.get(article.id, frozenset()),
            at=min(article.published_at or item.added_at, item.added_at),
        )
        if item.story_id:
            told.learn(report, item.story_id)
        else:
            placed[article.id] = told.place(report, article.id)
            united |= told.unite()
    return placed, united
