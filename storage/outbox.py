"""Digests on their way: each page is a row before it is sent, so that a crash loses none and repeats at most one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from storage import chats
from storage.database import Tables
from storage.models import Message, Reply, State
from storage.moments import from_seconds, from_seconds_or_null, to_seconds
from storage.replies import from_json, to_json

_UNSURE = "it may have arrived twice already"


def queue(
    tables: Tables,
    chat_id: int,
    *,
    due_at: datetime,
    replies: Sequence[Reply],
    story_ids: Sequence[int],
    next_digest_at: datetime | None,
    now: datetime,
    topics: Sequence[str] = (),
) -> int | None:
    """Reserve the digest of a chat at one time and put its messages in the outbox; the digest's id.

    `topics` names for each reply the followed topic in whose thread it belongs; none for a whole digest.
    Marks the stories as seen and sets when the chat's next digest is due (None: never). None if the digest
    is already reserved, or the chat unknown or stopped: then nothing is queued.
    """
    chats.schedule(tables, chat_id, next_digest_at)
    reserved = tables.execute(
        """
        insert or ignore into digests (chat_id, due_at, queued_at)
        select id, ?, ? from chats where id = ? and stopped = ''
        """,
        [to_seconds(due_at), to_seconds(now), chat_id],
    )
    if not reserved.rowcount:
        return None
    digest_id = reserved.lastrowid
    tables.conn.executemany(
        "insert into messages (digest_id, page, reply, topic, not_before) values (?, ?, ?, ?, ?)",
        [
            (digest_id, page, to_json(reply), topic, to_seconds(now))
            for page, (reply, topic) in enumerate(zip(replies, topics or [""] * len(replies), strict=True), 1)
        ],
    )
    chats.mark_seen(tables, chat_id, story_ids, now=now)
    return digest_id


def ready(tables: Tables, now: datetime, *, limit: int = 1, beside: Iterable[int] = ()) -> list[Message]:
    """The messages that may go, the longest waiting first, `beside` those (by id) that are in hand already.

    A page waits until all earlier pages of its digest are sent or failed.
    """
    return _messages(
        tables,
        """
        m.id in (
            select w.id from messages w indexed by messages_waiting
            join digests on digests.id = w.digest_id
            join chats on chats.id = digests.chat_id
            where w.state = 'waiting' and w.not_before <= ? and chats.stopped = ''
            and w.id not in (select value from json_each(?))
            and not exists (
                select 1 from messages e
                where e.digest_id = w.digest_id and e.page < w.page and e.state in ('waiting', 'sending')
            )
            order by w.not_before, w.id limit ?
        )
        order by m.not_before, m.id
        """,
        to_seconds(now),
        json.dumps(list(beside)),
        limit,
    )


def leave(tables: Tables, message_id: int, chat_id: int) -> bool:
    """The message's request leaves now: it is SENDING. False if it must not: settled, or its chat stopped or moved."""
    sql = """
        update messages set state = 'sending', attempts = attempts + 1
        where id = ? and state = 'waiting' and exists (
            select 1 from digests join chats on chats.id = digests.chat_id
            where digests.id = messages.digest_id and chats.id = ? and chats.stopped = ''
        )
    """
    return tables.execute(sql, [message_id, chat_id]).rowcount > 0


def sent(tables: Tables, message_id: int, *, telegram_id: int, at: datetime) -> None:
    """Record that a message arrived; its text is not kept."""
    sql = "update messages set state = 'sent', sent_at = ?, telegram_id = ?, error = '', reply = '' where id = ?"
    tables.execute(sql, [to_seconds(at), telegram_id, message_id])


def retry(tables: Tables, message_id: int, *, not_before: datetime, error: str, doubtful: bool = False) -> None:
    """Let a message go later. `doubtful`: it may have arrived; at the second doubt it fails instead."""
    sql = """
        select digest_id, page, doubtful, stopped from messages
        join digests on digests.id = digest_id join chats on chats.id = chat_id where messages.id = ?
    """
    row = tables.execute(sql, [message_id]).fetchone()
    if row is None:
        return
    digest_id, page, doubted, stopped = row
    if stopped:
        fail(tables, message_id, error=stopped)  # another message has met it: nothing may wait for a stopped chat
        return
    if doubtful and doubted:
        fail(tables, message_id, error=error)
        return
    tables.execute(
        """
        update messages set state = 'waiting', error = ?, doubtful = ?
        where id = ? and state in ('waiting', 'sending')
        """,
        [error, doubted or doubtful, message_id],
    )
    # The later pages wait as well, so that `ready` need not step over them again and again.
    tables.execute(
        """
        update messages set not_before = max(not_before, ?)
        where digest_id = ? and page >= ? and state = 'waiting'
        """,
        [to_seconds(not_before), digest_id, page],
    )


def fail(tables: Tables, message_id: int, *, error: str, refused: bool = False) -> None:
    """Give a message up; the digest's later pages still go. `refused`: Telegram will not have its text."""
    sql = (
        "update messages set state = 'failed', error = ?, refused = ? where id = ? and state in ('waiting', 'sending')"
    )
    tables.execute(sql, [error, refused, message_id])


def gone(tables: Tables, message_id: int, chat_id: int, reason: str) -> None:
    """The chat is not there for us any more: the message fails, and the chat is stopped with all that waits for it."""
    fail(tables, message_id, error=reason)
    chats.stop(tables, chat_id, reason)


def moved(tables: Tables, message_id: int, old: int, new: int, *, now: datetime) -> None:
    """The chat has a new id: it is moved, and the message goes there."""
    chats.move(tables, old, new)
    retry(tables, message_id, not_before=now, error=f"moved to {new}")


def recover(tables: Tables, *, now: datetime) -> int:
    """After a start: put back the messages that were being sent, each at most once; how many were put back."""
    tables.execute("update messages set state = 'failed', error = ? where state = 'sending' and doubtful", [_UNSURE])
    sql = "update messages set state = 'waiting', doubtful = 1, not_before = ? where state = 'sending'"
    return tables.execute(sql, [to_seconds(now)]).rowcount


def pending(tables: Tables) -> int:
    """How many messages wait or are being sent."""
    (messages,) = tables.execute(
        """
        select (select count(*) from messages where state = 'waiting')
             + (select count(*) from messages where state = 'sending')
        """
    ).fetchone()
    return int(messages)


def due_since(tables: Tables, now: datetime) -> datetime | None:
    """Since when the message that may go for longest might have gone; None if none may."""
    sql = """
        select min(m.not_before) from messages m indexed by messages_waiting
        join digests d on d.id = m.digest_id join chats c on c.id = d.chat_id
        where m.state = 'waiting' and m.not_before <= ? and c.stopped = ''
    """
    return from_seconds_or_null(tables.execute(sql, [to_seconds(now)]).fetchone()[0])


def counts(tables: Tables) -> dict[str, int]:
    """How many messages stand in each state; all four states are named."""
    found: dict[str, int] = dict(tables.execute("select state, count(*) from messages group by state").fetchall())
    return {state.value: found.get(state, 0) for state in State}


def missed(tables: Tables, chat_id: int, *, limit: int = 20) -> list[Message]:
    """The failed messages of a chat, newest first."""
    return _messages(tables, "d.chat_id = ? and m.state = 'failed' order by m.id desc limit ?", chat_id, limit)


def refused(tables: Tables, *, limit: int = 5) -> list[Message]:
    """The messages whose text Telegram would not have, whoever they were for, newest first."""
    return _messages(tables, "m.refused = 1 order by m.id desc limit ?", limit)


def delays(tables: Tables, since: datetime) -> list[int]:
    """The seconds from due to delivered of the messages that arrived since then, the shortest first."""
    sql = """
        select max(0, sent_at - due_at) from messages m join digests d on d.id = m.digest_id
        where state = 'sent' and sent_at >= ? order by 1
    """
    return [row[0] for row in tables.execute(sql, [to_seconds(since)])]


def doubtful(tables: Tables) -> int:
    """How many messages failed in doubt: they may have arrived."""
    (count,) = tables.execute("select count(*) from messages where state = 'failed' and doubtful").fetchone()
    return int(count)


def forget_older(tables: Tables, before: datetime, *, limit: int = 1000) -> int:
    """Forget up to `limit` digests queued before then that have nothing left to send; how many were forgotten."""
    return tables.execute(
        """
        delete from digests where id in (
            select id from digests d where queued_at < ? and not exists (
                select 1 from messages where digest_id = d.id and state in ('waiting', 'sending')
            ) limit ?
        )
        """,
        [to_seconds(before), limit],
    ).rowcount


def _messages(tables: Tables, where: str, *values: object) -> list[Message]:
    sql = f"select m.*, d.chat_id, d.due_at from messages m join digests d on d.id = m.digest_id where {where}"  # noqa: S608  # ours
    return [_message(row) for row in tables.query(sql, values)]


def _message(row: dict[str, Any]) -> Message:
    return Message(
        id=row["id"],
        chat_id=row["chat_id"],
        digest_id=row["digest_id"],
        page=row["page"],
        reply=from_json(row["reply"]),
        topic=row["topic"],
        state=State(row["state"]),
        attempts=row["attempts"],
        due_at=from_seconds(row["due_at"]),
        not_before=from_seconds(row["not_before"]),
        sent_at=from_seconds_or_null(row["sent_at"]),
        telegram_id=row["telegram_id"],
        error=row["error"],
        doubtful=bool(row["doubtful"]),
        refused=bool(row["refused"]),
    )
