"""New articles into stories. What was told of late is kept in memory, and read again from the database at start."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.cluster import WINDOW, Report, Stories
from storage import articles
from storage.database import Database
from storage.models import Item

_SLICE = 200  # articles taken in at a time, so that whoever else wants the processor gets it


class Grouping:
    """Puts articles into stories, one batch after the other."""

    def __init__(self) -> None:
        self._stories: Stories | None = None
        self._one_at_a_time = asyncio.Lock()

    async def place(self, db: Database, article_ids: Sequence[int], *, now: datetime) -> int:
        """Put those of the articles that have no story yet into one each; how many there were.

        A story's number is that of the article that founds it. The first call also places what a stop left over.
        """
        async with self._one_at_a_time:
            items = await db.read(articles.items, list(dict.fromkeys(article_ids)))
            new = [item.article.id for item in items if not item.story_id]
            if self._stories is None:
                self._stories = await _told(db, now)
            left = [item for item in await db.read(articles.whole, new) if not item.story_id]
            await _take_in(db, self._stories, left)
            return len(new)


async def _told(db: Database, now: datetime) -> Stories:
    stories = Stories()
    recent = await db.read(articles.recent_for_stories, now - WINDOW)
    for at in range(0, len(recent), _SLICE):
        await _take_in(db, stories, recent[at : at + _SLICE])
    return stories


async def _take_in(db: Database, stories: Stories, items: Sequence[Item]) -> None:
    spoken_of = await db.read(articles.spoken_of, [item.article.id for item in items])
    placed = await asyncio.to_thread(_placed, stories, items, spoken_of)
    await db.write(articles.set_story, placed)


def _placed(stories: Stories, items: Sequence[Item], spoken_of: Mapping[int, frozenset[str]]) -> dict[int, int]:
    """The stories of those that had none, by article."""
    placed = {}
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
            stories.learn(report, item.story_id)
        else:
            placed[article.id] = stories.place(report, article.id)
    return placed
