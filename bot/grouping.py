"""New articles into stories: each stored article belongs to one, and what a reader has seen is remembered by story."""

from __future__ import annotations

from collections.abc import Sequence

from storage import articles
from storage.database import Database


async def place(db: Database, article_ids: Sequence[int]) -> int:
    """Put the articles that have no story yet into one, each its own; how many there were.

    A story's number is that of the article that founds it.
    """
    items = await db.read(articles.items, list(dict.fromkeys(article_ids)))
    founded = {item.article.id: item.article.id for item in items if not item.story_id}
    await db.write(articles.set_story, founded)
    return len(founded)
