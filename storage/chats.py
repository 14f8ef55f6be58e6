"""Who reads: each chat's wishes, when its next digest is due, and which stories it has been shown."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.database import Tables
from storage.models import Chat
from storage.moments import from_seconds, from_seconds_or_null, to_seconds, to_seconds_or_null

_AS_JSON = ("times", "follows", "mutes", "wishes", "days", "quiet")


def get(tables: Tables, chat_id: int) -> Chat | None:
    """The chat, None if it has never spoken or was forgotten."""
    return next((_chat(row) for row in tables.query("select * from chats where id = ?", [chat_id])), None)


def save(tables: Tables, chat: Chat, *, now: datetime) -> None:
    """Store a chat with all its wishes. `joined_at` is set once, to its own value or now."""
    tables.execute(
        """
        insert into chats (id, language, timezone, times, follows, mutes, stories, next_digest_at, stopped, joined_at,
            thread_id, wishes, days, quiet, instant, tells_nothing, alert_at)
        values (:id, :language, :timezone, :times, :follows, :mutes, :stories, :next, :stopped, :joined, :thread,
            :wishes, :days, :quiet, :instant, :tells, :alert)
        on conflict (id) do update set
            language = :language, timezone = :timezone, times = :times, follows = :follows, mutes = :mutes,
            stories = :stories, next_digest_at = :next, stopped = :stopped, thread_id = :thread, wishes = :wishes,
            days = :days, quiet = :quiet, instant = :instant, tells_nothing = :tells, alert_at = :alert
        """,
        {
            "id": chat.id,
            "language": chat.language,
            "timezone": chat.timezone,
            "times": json.dumps(chat.times),
            "follows": json.dumps(chat.follows),
            "mutes": json.dumps(chat.mutes),
            "stories": chat.stories,
            "next": to_seconds_or_null(chat.next_digest_at),
            "stopped": chat.stopped,
            "joined": to_seconds(chat.joined_at or now),
            "thread": chat.thread_id,
            "wishes": _wishes(chat),
            "days": json.dumps(chat.days),
            "quiet": json.dumps(chat.quiet),
            "instant": chat.instant,
            "tells": chat.tells_nothing,
            "alert": to_seconds_or_null(chat.alert_at),
        },
    )


def due(tables: Tables, now: datetime, *, limit: int = 1000) -> list[Chat]:
    """The chats whose digest or news is due and that are not stopped, the longest overdue digests first.

    Those of one moment come by language and topics, so that equal digests come together.
    """
    sql = """
        select * from (
            select * from chats where stopped = '' and next_digest_at <= :now
            order by next_digest_at, language, follows limit :limit
        )
        union all
        select * from (
            select * from chats where alert_at <= :now and stopped = ''
            and (next_digest_at is null or next_digest_at > :now) limit :limit
        )
        limit :limit
    """
    return [_chat(row) for row in tables.query(sql, {"now": to_seconds(now), "limit": limit})]


def schedule(tables: Tables, chat_id: int, next_digest_at: datetime | None) -> None:
    """Set when the next digest is due, None for never; what is due now is dealt with."""
    sql = "update chats set next_digest_at = ?, alert_at = null where id = ?"
    tables.execute(sql, [to_seconds_or_null(next_digest_at), chat_id])


def instant(tables: Tables) -> list[Chat]:
    """The chats that want news on their topics at once."""
    return [_chat(row) for row in tables.query("select * from chats where instant = 1 and stopped = ''")]


def alert(tables: Tables, moments: Mapping[int, datetime]) -> None:
    """News on the topics of these chats (by id) is due at those moments; an earlier one stays."""
    tables.conn.executemany(
        "update chats set alert_at = ? where id = ? and alert_at is null",
        [(to_seconds(moment), chat_id) for chat_id, moment in moments.items()],
    )


def stop(tables: Tables, chat_id: int, reason: str) -> None:
    """Send nothing to a chat until it is saved without a reason again; what waits for it in the outbox fails."""
    tables.execute("update chats set stopped = ? where id = ?", [reason, chat_id])
    tables.execute(
        """
        update messages set state = 'failed', error = ?
        where state = 'waiting' and digest_id in (select id from digests where chat_id = ?)
        """,
        [reason, chat_id],
    )


def forget(tables: Tables, chat_id: int) -> None:
    """Erase all that is known of a chat: wishes, what it saw and saved, screens, queued and sent messages."""
    tables.execute("delete from screens where chat_id = ?", [chat_id])
    tables.execute("delete from chats where id = ?", [chat_id])


def export(tables: Tables, chat_id: int) -> dict[str, Any] | None:
    """All that is kept about a chat, for the reader to take away; moments in ISO 8601. None if nothing is."""
    row = next(iter(tables.query("select * from chats where id = ?", [chat_id])), None)
    if row is None:
        return None
    seen_at = "select story_id as story, seen_at from seen where chat_id = ? order by seen_at, story_id"
    aside = (
        "select url, title, saved_at from saved join articles on id = article_id where chat_id = ? order by saved_at"
    )
    sent = """
        select due_at, page, state, sent_at, error from messages join digests on digests.id = digest_id
        where chat_id = ? order by due_at, page
    """
    threads = "select topic, thread_id as thread from threads where chat_id = ? order by topic"
    screens = "select reply as shown, kept_at from screens where chat_id = ? order by kept_at"
    wishes = {name: json.loads(row[name]) if name in _AS_JSON else row[name] for name in row}
    asked = {"stories_seen": seen_at, "saved": aside, "digests": sent, "threads": threads, "pages_kept": screens}
    return _dated(wishes) | {name: [_dated(one) for one in tables.query(sql, [chat_id])] for name, sql in asked.items()}


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: from_seconds(value).isoformat() if name.endswith("_at") and value is not None else value
        for name, value in row.items()
    }


def move(tables: Tables, old: int, new: int) -> None:
    """Give a chat its new id everywhere. Where both are known, the old one's wishes stay and nothing is lost."""
    if old == new or get(tables, old) is None:
        return
    if get(tables, new) is not None:
        for table in ("digests", "seen", "saved"):
            # Left behind, and so dropped below: what both have, a digest of the same moment among them.
            tables.execute(f"update or ignore {table} set chat_id = ? where chat_id = ?", [old, new])  # noqa: S608
        tables.execute("delete from chats where id = ?", [new])
    tables.execute("update screens set chat_id = ? where chat_id = ?", [new, old])
    tables.execute("update chats set id = ? where id = ?", [new, old])


def seen(tables: Tables, chat_id: int, story_ids: Collection[int] | None = None) -> set[int]:
    """Which stories the chat has been shown: of these, or of all.

    A negative id is that of an article shown while it had no story; the story it came to counts as shown too.
    """
    shown = {
        row[0]
        for row in tables.execute(
            """
            select story_id from seen where chat_id = :chat
            union all
            select articles.story_id from seen join articles on articles.id = -seen.story_id
            where seen.chat_id = :chat and seen.story_id < 0 and articles.story_id is not null
            """,
            {"chat": chat_id},
        )
    }
    return shown if story_ids is None else shown.intersection(story_ids)


def last_shown(tables: Tables, chat_id: int, *, limit: int) -> list[int]:
    """The stories that the chat was shown last, all at one moment, in the order in which they were stored."""
    sql = """
        select story_id from seen where chat_id = :chat and story_id > 0
        and seen_at = (select max(seen_at) from seen where chat_id = :chat) order by story_id limit :limit
    """
    return [row[0] for row in tables.execute(sql, {"chat": chat_id, "limit": limit})]


@dataclass(frozen=True, slots=True)
class Shown:
    """Which stories a chat has been shown; of those that have got articles since, when that was."""

    stories: set[int] = field(default_factory=set)
    grown: dict[int, datetime] = field(default_factory=dict)


def shown(tables: Tables, chat_ids: Iterable[int], story_ids: Collection[int]) -> dict[int, Shown]:
    """Which of these stories each of these chats has been shown, and which of them have grown since."""
    found = {chat_id: Shown() for chat_id in chat_ids}
    asked = {"chats": json.dumps(list(found)), "stories": json.dumps(list(story_ids))}
    for chat_id, story_id in tables.execute(_SEEN, asked):
        found[chat_id].stories.add(story_id)
    for chat_id, story_id, seen_at in tables.execute(_GROWN, asked):
        found[chat_id].grown[story_id] = from_seconds(seen_at)
    return found


# "+": a walk over what a chat was shown is shorter than a look for each story.
_SEEN = """
    select chat_id, story_id from seen
    where chat_id in (select value from json_each(:chats)) and +story_id in (select value from json_each(:stories))
    union all
    select chat_id, articles.story_id from seen join articles on articles.id = -seen.story_id
    where chat_id in (select value from json_each(:chats)) and seen.story_id < 0
    and articles.story_id in (select value from json_each(:stories))
"""

# When each story last got an article is looked for once for all chats.
_GROWN = """
    with growing as materialized (
        select story_id, max(added_at) as last from articles where story_id in (select value from json_each(:stories))
        group by story_id having count(*) > 1
    )
    select chat_id, growing.story_id, seen_at from seen join growing on growing.story_id = +seen.story_id
    where chat_id in (select value from json_each(:chats)) and last > seen_at
"""


def mark_seen(tables: Tables, chat_id: int, story_ids: Iterable[int], *, now: datetime) -> None:
    """Remember that the chat was shown these stories, or what they are part of now; nothing if it is not there."""
    tables.conn.executemany(
        """
        insert into seen (chat_id, story_id, seen_at)
        select id, coalesce((select united_with from stories where id = ?1), ?1), ?2 from chats where id = ?3
        on conflict (chat_id, story_id) do update set seen_at = excluded.seen_at
        """,
        [(story_id, to_seconds(now), chat_id) for story_id in story_ids],
    )


def count(tables: Tables) -> int:
    """How many chats read, the stopped ones left out."""
    (chats,) = tables.execute("select count(*) from chats where stopped = ''").fetchone()
    return int(chats)


def _wishes(chat: Chat) -> str:
    """What is only read and written whole; what is as for everybody is left out."""
    wishes = {
        "length": "" if chat.length == "medium" else chat.length,
        "mutes_until": {words: to_seconds(until) for words, until in chat.mutes_until.items()},
        "weights": dict(chat.weights),
        "off": sorted(chat.off),
        "channel": chat.channel,
        "threads": chat.threads,
    }
    return json.dumps({name: wish for name, wish in wishes.items() if wish})


def _chat(row: dict[str, Any]) -> Chat:
    wishes = json.loads(row["wishes"])
    return Chat(
        id=row["id"],
        language=row["language"],
        timezone=row["timezone"],
        times=tuple(json.loads(row["times"])),
        follows=tuple(json.loads(row["follows"])),
        mutes=tuple(json.loads(row["mutes"])),
        stories=row["stories"],
        next_digest_at=from_seconds_or_null(row["next_digest_at"]),
        stopped=row["stopped"],
        joined_at=from_seconds(row["joined_at"]),
        thread_id=row["thread_id"],
        length=wishes.get("length", "medium"),
        mutes_until={words: from_seconds(until) for words, until in wishes.get("mutes_until", {}).items()},
        weights=wishes.get("weights", {}),
        off=frozenset(wishes.get("off", ())),
        days=tuple(json.loads(row["days"])),
        quiet=tuple(json.loads(row["quiet"])),
        instant=bool(row["instant"]),
        tells_nothing=bool(row["tells_nothing"]),
        alert_at=from_seconds_or_null(row["alert_at"]),
        channel=wishes.get("channel", False),
        threads=wishes.get("threads", False),
    )
