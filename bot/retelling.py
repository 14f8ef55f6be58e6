"""Which stories that readers were shown are news again: read from the database, judged once for all who know alike."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot import moves, topics
from storage import articles, stories
from storage.chats import Shown
from storage.database import Database
from storage.models import Chat, Item, Move

_Asked = frozenset[tuple[int, datetime, str]]
"""Stories, each with the moment when it was shown, and the language of who was shown it."""
_Judged = Mapping[tuple[int, datetime, str], Move]


async def moved(db: Database, readers: Sequence[tuple[Chat, Shown]]) -> dict[int, dict[int, Move]]:
    """By chat, what has moved the stories that it was shown; those that nothing has moved are left out."""
    asked = frozenset((story, at, chat.language) for chat, shown in readers for story, at in shown.grown.items())
    judged = await _judge(db, asked) if asked else {}
    found: dict[int, dict[int, Move]] = {}
    for chat, shown in readers:
        moves_by_story = ((story, judged.get((story, at, chat.language))) for story, at in shown.grown.items())
        found[chat.id] = {story: move for story, move in moves_by_story if move}
    return found


async def _judge(db: Database, asked: _Asked) -> _Judged:
    listed = await db.read(stories.reports, {story for story, _, _ in asked})
    ids = [item.article.id for items in listed.values() for item in items]
    reports: dict[int, list[Item]] = {}
    for item in await db.read(articles.whole, ids):
        reports.setdefault(item.story_id, []).append(item)
    spoken_of = await db.read(articles.spoken_of, ids)
    return await asyncio.to_thread(_judged, asked, reports, spoken_of)


def _judged(asked: _Asked, reports: Mapping[int, Sequence[Item]], spoken_of: Mapping[int, frozenset[str]]) -> _Judged:
    told: dict[tuple[int, str], list[moves.Told]] = {}
    found: dict[tuple[int, str, int], Move | None] = {}
    judged = {}
    for story, at, language in asked:
        if (story, language) not in told:
            told[story, language] = list(_told(reports.get(story, ()), spoken_of, language))
        known = [one for one in told[story, language] if one.item.added_at <= at]
        key = (story, language, len(known))  # most chats were shown it between the same two of its reports
        if key not in found:
            new = [one for one in told[story, language] if one.item.added_at > at]
            found[key] = moves.move(known, new, language)
        if move := found[key]:
            judged[story, at, language] = move
    return judged


def _told(items: Iterable[Item], spoken_of: Mapping[int, frozenset[str]], language: str) -> Iterable[moves.Told]:
    for item in items:
        article = item.article
        # What only a title names may be its source: "… | The Lisbon Post".
        named = topics.concepts(article.title, "", article.language) & topics.concepts(
            "", article.text, article.language
        )
        titled = {concept: topics.called(concept, language) for concept in named if moves.is_name(concept)}
        concepts = spoken_of.get(article.id, frozenset())
        yield moves.Told(item, concepts, {concept: name for concept, name in titled.items() if name})
