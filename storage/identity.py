"""How an article is known again: by keys, each of which names it, long after it was forgotten itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Tables
from storage.moments import to_seconds

MAX_TRIES = 3
"""An entry that could not be read this often is given up."""

KEYS_STAY_FOR = timedelta(days=365)
"""How long a forgotten article is known again; a guess at how long sources go on listing what they once had."""

WEAK = ("id:", "words:")
"""Keys of these kinds count only where the dates do not speak against them."""

SAME_DATE_SECONDS = 90
"""Dates of one article this near are the same: some sources leave out the seconds."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as a source lists it: its keys, what tells an edited one, its date.

    `version` stands for the words of the listing; an empty one says nothing about edits.
    """

    keys: tuple[str, ...]
    version: str = ""
    published_at: datetime | None = None


def to_read(tables: Tables, source_id: int, listed: Sequence[Listed]) -> list[tuple[str, ...]]:
    """For each entry the keys to store it by, if it is worth reading; none if it is known and unchanged.

    Worth reading is what is neither stored nor forgotten nor given up, and what the source has edited since.
    """
    sql = "select key from unread where source_id = ? and tries >= ?"
    given_up = {row[0] for row in tables.execute(sql, [source_id, MAX_TRIES])}
    stored = _stored(tables, {hashed(key) for one in listed for key in one.keys})
    return [_keys_to_read(one, source_id, stored, given_up) for one in listed]


_Stored = tuple[int | None, int | None, int | None, int | None]
"""Of the article that has a key: its id, source, date and version; all None once it is forgotten."""


def _stored(tables: Tables, keys: Collection[int]) -> dict[int, _Stored]:
    sql = """
        select wanted.value, article_id, source_id, published_at, version
        from json_each(?) wanted cross join article_keys on article_keys.key = wanted.value
        left join articles on articles.id = article_id
    """
    return {key: tuple(rest) for key, *rest in tables.execute(sql, [json.dumps(list(keys))])}


def _keys_to_read(
    listed: Listed, source_id: int, stored: Mapping[int, _Stored], given_up: Collection[int]
) -> tuple[str, ...]:
    if any(hashed(key) in given_up for key in listed.keys):
        return ()
    version = hashed(listed.version) if listed.version else None
    keys = list(listed.keys)
    for key in listed.keys:
        if (known := stored.get(hashed(key))) is None:
            continue
        article_id, of_source, published_at, stored_version = known
        if key.startswith(WEAK) and _differ(published_at, listed.published_at):
            keys.remove(key)  # a place in the list, a returning headline: it was another article's before
            continue
        may_be_edited = bool(article_id and of_source == source_id and version and stored_version)
        return tuple(keys) if may_be_edited and version != stored_version else ()
    return tuple(keys) or listed.keys


def _differ(stored: int | None, given: datetime | None) -> bool:
    return stored is not None and given is not None and abs(stored - to_seconds(given)) > SAME_DATE_SECONDS


def failed_to_read(tables: Tables, source_id: int, key: str, *, now: datetime, entry: str = "") -> int:
    """Record that an entry could not be read; how often so far (0: there is no such source any more).

    `entry` is kept for `waiting`, as it is given.
    """
    return _put_off(tables, source_id, key, now=now, entry=entry, tries=1)


def put_off(tables: Tables, source_id: int, entries: Mapping[str, str], *, now: datetime) -> None:
    """Keep entries, by one key each, for a later round: a source that has not changed does not list them again."""
    for key, entry in entries.items():
        _put_off(tables, source_id, key, now=now, entry=entry, tries=0)


def waiting(tables: Tables, source_id: int, *, limit: int) -> list[str]:
    """The entries of a source that are still to be read, as they were given, the latest first."""
    sql = """
        select entry from unread where source_id = ? and tries < ? and entry != '' order by failed_at desc limit ?
    """
    return [row[0] for row in tables.execute(sql, [source_id, MAX_TRIES, limit])]


def was_read(tables: Tables, source_id: int, keys: Iterable[str]) -> None:
    """Record that an entry waits no more."""
    sql = "update unread set entry = '' where source_id = ? and key = ?"
    tables.conn.executemany(sql, [(source_id, hashed(key)) for key in keys])


def _put_off(tables: Tables, source_id: int, key: str, *, now: datetime, entry: str, tries: int) -> int:
    row = tables.execute(
        """
        insert into unread (source_id, key, tries, failed_at, entry) select id, ?, ?, ?, ? from sources where id = ?
        on conflict (source_id, key) do update set
            tries = tries + excluded.tries, failed_at = excluded.failed_at, entry = excluded.entry
        returning tries
        """,
        [hashed(key), tries, to_seconds(now), entry.encode(errors="replace").decode(), source_id],
    ).fetchone()
    return int(row[0]) if row else 0


def find(tables: Tables, keys: Iterable[str]) -> int | None:
    """The id of the stored article that has one of the keys, the first key first."""
    sql = "select article_id from article_keys where key = ? and article_id is not null"
    return next((row[0] for key in keys for row in tables.execute(sql, [hashed(key)])), None)


def remember(tables: Tables, article_id: int, keys: Iterable[str]) -> None:
    """Let an article be found by these keys too; a key of another stored article stays with that one."""
    tables.conn.executemany(
        """
        insert into article_keys (key, article_id) values (?, ?)
        on conflict (key) do update set article_id = excluded.article_id, forgotten_at = null
        where article_id is null
        """,
        [(hashed(key), article_id) for key in keys],
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


def hashed(key: str) -> int:
    """The eight bytes that stand for a key."""
    # A row id of eight bytes instead of a long address: at 500,000 articles keys of sixteen bytes took as long to
    # store as all the rest. Among ten million keys the chance that any two meet is 1 in 400,000.
    digest = hashlib.blake2b(key.encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
