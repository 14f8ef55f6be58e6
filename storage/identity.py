"""How an article is known again: by keys, each of which names it, long after it was forgotten itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from storage.database import Tables
from storage.moments import to_seconds

MAX_TRIES = 3
"""An entry that could not be read this often is given up."""

KEYS_STAY_FOR = timedelta(days=365)
"""How long a forgotten article is known again; a guess at how long sources go on listing what they once had."""


def unknown(tables: Tables, source_id: int, keys: Sequence[tuple[str, ...]]) -> list[bool]:
    """Which entries, each given by its keys, are worth reading: not stored, not forgotten, not given up."""
    sql = "select key from unread where source_id = ? and tries >= ?"
    given_up = {row[0] for row in tables.execute(sql, [source_id, MAX_TRIES])}

    def is_known(key: int) -> bool:
        return key in given_up or bool(tables.execute("select 1 from article_keys where key = ?", [key]).fetchone())

    return [not any(is_known(_hashed(key)) for key in of_entry) for of_entry in keys]


def failed_to_read(tables: Tables, source_id: int, key: str, *, now: datetime) -> int:
    """Record that an entry could not be read; how often so far (0: there is no such source any more)."""
    row = tables.execute(
        """
        insert into unread (source_id, key, tries, failed_at) select id, ?, 1, ? from sources where id = ?
        on conflict (source_id, key) do update set tries = tries + 1, failed_at = excluded.failed_at
        returning tries
        """,
        [_hashed(key), to_seconds(now), source_id],
    ).fetchone()
    return int(row[0]) if row else 0


def find(tables: Tables, keys: Iterable[str]) -> int | None:
    """The id of the stored article that has one of the keys, the first key first."""
    sql = "select article_id from article_keys where key = ? and article_id is not null"
    return next((row[0] for key in keys for row in tables.execute(sql, [_hashed(key)])), None)


def remember(tables: Tables, article_id: int, keys: Iterable[str]) -> None:
    """Let an article be found by these keys too; a key of another stored article stays with that one."""
    tables.conn.executemany(
        """
        insert into article_keys (key, article_id) values (?, ?)
        on conflict (key) do update set article_id = excluded.article_id, forgotten_at = null
        where article_id is null
        """,
        [(_hashed(key), article_id) for key in keys],
    )


def detach(tables: Tables, article_ids: Iterable[int], *, at: datetime) -> None:
    """Keep the keys of articles that are about to be forgotten, and count their time from now on."""
    tables.conn.executemany(
        "update article_keys set article_id = null, forgotten_at = ? where article_id = ?",
        [(to_seconds(at), article_id) for article_id in article_ids],
    )


def forget_older(tables: Tables, before: datetime) -> None:
    """Forget the failures before then, and the keys of articles forgotten a year before then."""
    tables.execute("delete from unread where failed_at < ?", [to_seconds(before)])
    tables.execute("delete from article_keys where forgotten_at < ?", [to_seconds(before - KEYS_STAY_FOR)])


def _hashed(key: str) -> int:
    # A row id of eight bytes instead of a long address: at 500,000 articles keys of sixteen bytes took as long to
    # store as all the rest. Among ten million keys the chance that any two meet is 1 in 400,000.
    digest = hashlib.blake2b(key.encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
