"""Stored articles as items: how their rows are read, for whoever has found their ids."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from storage.database import Tables
from storage.models import Article, Item, Quote, Summary
from storage.moments import from_seconds, from_seconds_or_null, to_seconds


def items(tables: Tables, article_ids: Sequence[int]) -> list[Item]:
    """These articles without their paragraphs, in the order given; those that are not there are left out."""
    return _items(tables, article_ids, whole=False)


def whole(tables: Tables, article_ids: Sequence[int]) -> list[Item]:
    """These articles with their paragraphs, in the order given; those that are not there are left out."""
    return _items(tables, article_ids, whole=True)


def last_before(tables: Tables, since: datetime | None) -> int:
    """The id of the last article added before then, 0 if there is none: ids grow with time, so it bounds the walk."""
    if since is None:
        return 0
    sql = "select id from articles where added_at < ? order by added_at desc, id desc limit 1"
    row = tables.execute(sql, [to_seconds(since)]).fetchone()
    return int(row[0]) if row else 0


def _items(tables: Tables, article_ids: Sequence[int], *, whole: bool) -> list[Item]:
    sql = f"""
        select articles.*, sources.name as source{", paragraphs" if whole else ""}
        from json_each(?) wanted cross join articles on articles.id = wanted.value
        {"join bodies on bodies.article_id = articles.id" if whole else ""}
        left join sources on sources.id = articles.source_id
        order by wanted.key
    """  # noqa: S608  # our own words
    return [_item(row) for row in tables.query(sql, [json.dumps(article_ids)])]


def _item(row: dict[str, Any]) -> Item:
    return Item(
        article=Article(
            id=row["id"],
            source_id=row["source_id"] or 0,
            url=row["url"],
            title=row["title"],
            paragraphs=tuple(json.loads(row.get("paragraphs", "[]"))),
            language=row["language"],
            author=row["author"],
            published_at=from_seconds_or_null(row["published_at"]),
            image=row["image"],
            paywalled=bool(row["paywalled"]),
            sponsored=bool(row["sponsored"]),
            teaser_only=bool(row["teaser_only"]),
            entry_id=row["entry_id"],
        ),
        summary=_summary(row["summary"]),
        source=row["source"] or "",
        story_id=row["story_id"] or 0,
        added_at=from_seconds(row["added_at"]),
        edited_at=from_seconds_or_null(row["edited_at"]),
    )


def _summary(stored: str) -> Summary:
    # Rows of the first version end before the translations.
    sentences, quotes, made_by, language, *translated_from = json.loads(stored)
    return Summary(
        sentences=tuple(sentences),
        quotes=tuple(
            Quote(text=text, start=start, end=end, speaker=speaker, key=key, translation="".join(translation))
            for text, start, end, speaker, key, *translation in quotes
        ),
        made_by=made_by,
        language=language,
        translated_from="".join(translated_from),
    )
