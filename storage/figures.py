"""What those who run the bot want to see at a glance: counts by source, day and language."""

from __future__ import annotations

from datetime import datetime

from storage.database import Tables
from storage.moments import to_seconds


def by_source(tables: Tables, since: datetime) -> dict[int, int]:
    """How many articles each source has brought since then."""
    # Left to itself SQLite walks all articles by source, to save sorting.
    sql = """
        select source_id, count(*) from articles indexed by articles_added_source
        where added_at >= ? and source_id is not null group by 1
    """
    return dict(tables.execute(sql, [to_seconds(since)]).fetchall())


def outcome(tables: Tables, since: datetime) -> tuple[int, int]:
    """Of the messages put into the outbox since then: how many were sent, how many failed for who is still there."""
    row = tables.execute(
        """
        select coalesce(sum(state = 'sent'), 0), coalesce(sum(state = 'failed' and stopped = ''), 0)
        from digests join messages on digest_id = digests.id join chats on chats.id = chat_id where queued_at >= ?
        """,
        [to_seconds(since)],
    ).fetchone()
    return int(row[0]), int(row[1])


def readers(tables: Tables, since: datetime) -> dict[str, int]:
    """The chats: `all`, those that get `digests`, that have `stopped`, and that are `new` since then."""
    row = tables.execute(
        """
        select count(*), coalesce(sum(stopped = '' and next_digest_at is not null), 0),
            coalesce(sum(stopped <> ''), 0), coalesce(sum(joined_at >= ?), 0)
        from chats
        """,
        [to_seconds(since)],
    ).fetchone()
    return dict(zip(("all", "digests", "stopped", "new"), row, strict=True))


def daily(tables: Tables, since: datetime) -> list[tuple[str, str, str, int]]:
    """Rows of (day in UTC, what, of which, how many), by day: articles by source, messages by state, new chats."""
    return tables.execute(
        """
        select date(day * 86400, 'unixepoch') as day, 'articles', coalesce(name, ''), number
        from (
            select added_at / 86400 as day, source_id, count(*) as number
            from articles where added_at >= :since group by 1, 2
        ) left join sources on sources.id = source_id
        union all
        select date(queued_at, 'unixepoch') as day, 'messages', state, count(*)
        from digests join messages on digest_id = digests.id where queued_at >= :since group by day, state
        union all
        select date(joined_at, 'unixepoch') as day, 'chats', 'new', count(*)
        from chats where joined_at >= :since group by day
        order by 1, 2, 3
        """,
        {"since": to_seconds(since)},
    ).fetchall()


def deliveries(tables: Tables, since: datetime) -> list[tuple[str, int, int, int]]:
    """Rows of (day in UTC, digests, messages sent, failed for who is still there), by when they were queued."""
    return tables.execute(
        """
        select date(queued_at, 'unixepoch') as day, count(distinct digests.id),
            sum(state = 'sent'), sum(state = 'failed' and stopped = '')
        from digests join messages on digest_id = digests.id join chats on chats.id = chat_id
        where queued_at >= ? group by day order by day
        """,
        [to_seconds(since)],
    ).fetchall()


def waits(tables: Tables, since: datetime) -> list[tuple[str, int, int]]:
    """Rows of (day in UTC, seconds from due to delivered, how many messages), by day, the shortest wait first."""
    return tables.execute(
        """
        select date(queued_at, 'unixepoch') as day, max(0, sent_at - due_at) as seconds, count(*)
        from digests join messages on digest_id = digests.id
        where queued_at >= ? and state = 'sent' group by day, seconds order by day, seconds
        """,
        [to_seconds(since)],
    ).fetchall()
