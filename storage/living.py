"""Which articles the digests that were sent show, so that what their sources change can be mended in place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from storage import articles, chats, screens
from storage.database import Tables
from storage.models import Chat, Digest, Item, Move, Reply, Screen, Story
from storage.moments import from_seconds, to_seconds, to_seconds_or_null
from storage.replies import from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A digest that was sent and shows articles which have been edited since: what it showed, as it reads today.

    Its stories are numbered by their places in the digest, from 1; each is made of the same articles as then.
    `edited` are those that may have changed, each with the moment of its last edit; `marked` those of which it is said
    already, and since when they read so.
    """

    message_id: int
    chat: Chat
    at: datetime
    screen_id: int
    reply: Reply
    stories: tuple[Story, ...]
    updates: Mapping[int, Move] = field(default_factory=dict)
    edited: Mapping[int, datetime] = field(default_factory=dict)
    marked: Mapping[int, datetime] = field(default_factory=dict)


def remember(tables: Tables, digest_id: int, chosen: Digest, *, page: int = 1) -> None:
    """Remember what a message of a digest shows."""
    tables.conn.executemany(
        """
        insert into shown (message_id, place, seat, article_id, move, edited_at)
        select messages.id, ?, ?, articles.id, ?, ? from messages, articles
        where digest_id = ? and page = ? and articles.id = ?
        """,
        [
            (place, seat, _stored(chosen.updates.get(story.id)), _edit(item), digest_id, page, item.article.id)
            for place, story in enumerate(chosen.stories, 1)
            for seat, item in enumerate(story.items)
        ],
    )


def outdated(tables: Tables, since: datetime, *, limit: int) -> list[Sent]:
    """Up to `limit` digests sent since then that show an article whose last edit they know nothing of."""
    sql = """
        select distinct shown.message_id, d.chat_id, d.queued_at, s.id as screen_id, s.reply
        from articles indexed by articles_edited
        join shown on shown.article_id = articles.id
        join messages m on m.id = shown.message_id
        join digests d on d.id = m.digest_id
        join screens s on s.chat_id = d.chat_id and s.telegram_id = m.telegram_id
        where articles.edited_at >= :since and shown.edited_at < articles.edited_at
        and m.state = 'sent' and m.sent_at >= :since limit :limit
    """
    return [_sent(tables, row) for row in tables.query(sql, {"since": to_seconds(since), "limit": limit})]


def mend(tables: Tables, sent: Sent, reply: Reply | None, marks: Mapping[int, datetime]) -> None:
    """Take note of the edits. `reply` is what the digest is to say now, None if nothing of it reads otherwise.

    `marks` says of which stories (by place) that is so, and since when.
    """
    tables.conn.executemany(
        """
        update shown set edited_at = ?, marked_at = coalesce(?, marked_at)
        where message_id = ? and place = ? and article_id = ?
        """,
        [
            (_edit(item), to_seconds_or_null(marks.get(story.id)), sent.message_id, story.id, item.article.id)
            for story in sent.stories
            for item in story.items
        ],
    )
    if reply is not None:
        screens.renew(tables, sent.screen_id, reply)


def behind(tables: Tables, since: datetime, *, after: int, limit: int) -> list[tuple[Chat, Screen]]:
    """The screens kept since then whose messages do not show yet what is kept, by their ids, from `after` on."""
    return [(_chat(tables, one.chat_id), one) for one in screens.behind(tables, since, after=after, limit=limit)]


def forget_older(tables: Tables, before: datetime) -> None:
    """Forget what the digests queued before then show: they are not mended any more."""
    sql = """
        delete from shown where message_id in (
            select messages.id from digests join messages on messages.digest_id = digests.id where queued_at < ?
        )
    """
    tables.execute(sql, [to_seconds(before)])


def _sent(tables: Tables, row: Mapping[str, Any]) -> Sent:
    rows = list(tables.query("select * from shown where message_id = ? order by place, seat", [row["message_id"]]))
    read = {item.article.id: item for item in articles.items(tables, [one["article_id"] for one in rows])}
    by_place: dict[int, list[Item]] = {}
    edited: dict[int, datetime] = {}
    for one in rows:
        item = read[one["article_id"]]
        by_place.setdefault(one["place"], []).append(item)
        if item.edited_at and _edit(item) > one["edited_at"]:
            edited[one["place"]] = max(item.edited_at, edited.get(one["place"], item.edited_at))
    return Sent(
        message_id=row["message_id"],
        chat=_chat(tables, row["chat_id"]),
        at=from_seconds(row["queued_at"]),
        screen_id=row["screen_id"],
        reply=from_json(row["reply"]),
        stories=tuple(Story(id=place, items=tuple(items)) for place, items in by_place.items()),
        updates={one["place"]: Move(**json.loads(one["move"])) for one in rows if one["move"]},
        edited=edited,
        marked={one["place"]: from_seconds(one["marked_at"]) for one in rows if one["marked_at"] is not None},
    )


def _chat(tables: Tables, chat_id: int) -> Chat:
    chat = chats.get(tables, chat_id)
    assert chat is not None, "the queries ask for what belongs to a chat"
    return chat


def _stored(move: Move | None) -> str:
    return json.dumps(asdict(move)) if move else ""


def _edit(item: Item) -> int:
    return to_seconds(item.edited_at) if item.edited_at else 0
