"""What an admin says to many readers: a draft, then a message of the outbox for each of them, once."""

from __future__ import annotations

from datetime import datetime

from storage.database import Tables, row_id
from storage.models import Broadcast, Progress, Reply, Stage
from storage.moments import to_seconds
from storage.replies import to_json

_READS = "stopped = '' and next_digest_at is not null and (:language = '' or language = :language)"
"""Who has asked for no digests gets no broadcast either."""

_MOMENTS = 20
"""A chat's digests differ in their moment. A broadcast takes one just past that no digest of the chat has, so that
none counts as sent because of it: a digest still to come has a later one, or the one it is due at."""


def draft(tables: Tables, text: str) -> int:
    """Keep a text that may be sent to readers; its number, never used again."""
    tables.execute("insert into broadcasts (text, stage) values (?, ?)", [text, Stage.DRAFT])
    (number,) = tables.execute("select last_insert_rowid()").fetchone()
    return int(number)


def get(tables: Tables, number: int) -> Broadcast | None:
    """The broadcast with this number, None if there is none."""
    sql = "select id, text, language, stage from broadcasts where id = ?"
    row = tables.execute(sql, [row_id(number)]).fetchone()
    return Broadcast(id=row[0], text=row[1], language=row[2], stage=Stage(row[3])) if row else None


def audience(tables: Tables) -> dict[str, int]:
    """How many chats a broadcast would reach now, by the language that the bot speaks with them, most first."""
    sql = f"select language, count(*) from chats where {_READS} group by 1 order by 2 desc, 1"  # noqa: S608  # ours
    return dict(tables.execute(sql, {"language": ""}).fetchall())


def go(tables: Tables, number: int, *, language: str = "", now: datetime) -> bool:
    """A draft is to be sent, to all or to those of a language. False if it is no draft any more: it goes once."""
    sql = "update broadcasts set stage = ?, language = ?, began_at = ? where id = ? and stage = ?"
    values = [Stage.GOING, language, to_seconds(now), row_id(number), Stage.DRAFT]
    return tables.execute(sql, values).rowcount > 0


def cancel(tables: Tables, number: int) -> bool:
    """Send no more of a broadcast. False if there was nothing to stop."""
    waiting = tables.execute(
        """
        delete from digests where broadcast_id = :number
        and id in (select digest_id from messages where state = 'waiting')
        """,
        {"number": row_id(number)},
    ).rowcount
    sql = "update broadcasts set stage = ? where id = ? and (stage in (?, ?) or ?)"
    values = [Stage.CANCELLED, row_id(number), Stage.DRAFT, Stage.GOING, waiting]
    return tables.execute(sql, values).rowcount > 0


def going(tables: Tables) -> list[Broadcast]:
    """The broadcasts that do not have a message for every reader yet, oldest first."""
    rows = tables.execute("select id from broadcasts where stage = ? order by id", [Stage.GOING]).fetchall()
    return [found for row in rows if (found := get(tables, row[0]))]


def queue(tables: Tables, broadcast: Broadcast, reply: Reply, *, now: datetime, limit: int) -> int:
    """Put it into the outbox for up to `limit` chats that have none of it; for how many. With the last it is QUEUED.

    Chats that came after it began get none, so that who leaves and comes back gets it once.
    """
    (last,) = tables.execute("select coalesce(max(id), 0) from digests").fetchone()
    queued = tables.execute(
        f"""
        insert into digests (chat_id, due_at, queued_at, broadcast_id)
        select id, (
            select max(value) from json_each(:moments) where value is not chats.next_digest_at
            and value not in (select due_at from digests where chat_id = chats.id)
        ), :now, :number
        from chats where {_READS} and joined_at <= (select began_at from broadcasts where id = :number)
        and exists (select 1 from broadcasts where id = :number and stage = '{Stage.GOING}')
        and id not in (select chat_id from digests where broadcast_id = :number)
        limit :limit
        """,  # noqa: S608  # ours
        {
            "moments": str([to_seconds(now) - seconds for seconds in range(1, _MOMENTS)]),
            "now": to_seconds(now),
            "number": broadcast.id,
            "language": broadcast.language,
            "limit": limit,
        },
    ).rowcount
    tables.execute(
        "insert into messages (digest_id, page, reply, not_before) "
        "select id, 1, ?, ? from digests where broadcast_id = ? and id > ?",
        [to_json(reply), to_seconds(now), broadcast.id, last],
    )
    if queued < limit:
        sql = "update broadcasts set stage = ? where id = ? and stage = ?"
        tables.execute(sql, [Stage.QUEUED, broadcast.id, Stage.GOING])
    return queued


def progress(tables: Tables, number: int) -> Progress:
    """What has become of its messages so far."""
    sql = """
        select state, count(*) from digests join messages on digest_id = digests.id where broadcast_id = ? group by 1
    """
    found: dict[str, int] = dict(tables.execute(sql, [row_id(number)]).fetchall())
    waiting = found.get("waiting", 0) + found.get("sending", 0)
    return Progress(sent=found.get("sent", 0), waiting=waiting, failed=found.get("failed", 0))
