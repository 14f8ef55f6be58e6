"""Where articles come from, and when each source is to be asked again."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from storage.database import Tables, row_id
from storage.models import Source
from storage.moments import from_seconds_or_null, to_seconds, to_seconds_or_null


def add(tables: Tables, source: Source, *, now: datetime) -> Source:
    """Store a source, due at once; one of the same URL is updated and keeps its health and validators.

    An empty name leaves the name that is known. The stored source comes back.
    """
    tables.execute(
        """
        insert into sources (url, kind, name, language, topics, every_seconds, selectors, paused, next_check_at)
        values (:url, :kind, :name, :language, :topics, :every, :selectors, :paused, :now)
        on conflict (url) do update set
            kind = excluded.kind, name = coalesce(nullif(excluded.name, ''), name), language = excluded.language,
            topics = excluded.topics, every_seconds = excluded.every_seconds, selectors = excluded.selectors
        """,
        {
            "url": source.url,
            "kind": source.kind,
            "name": source.name,
            "language": source.language,
            "topics": json.dumps(source.topics),
            "every": None if source.every is None else int(source.every.total_seconds()),
            "selectors": json.dumps(dict(source.select)),
            "paused": source.paused,
            "now": to_seconds(now),
        },
    )
    return _sources(tables, "url = ?", source.url)[0]


def listing(tables: Tables) -> list[Source]:
    """All sources, oldest first."""
    return _sources(tables, "url is not null order by id")


def get(tables: Tables, source_id: int) -> Source | None:
    """The source with this id, None if there is none."""
    return next(iter(_sources(tables, "id = ? and url is not null", row_id(source_id))), None)


def remove(tables: Tables, source_id: int) -> bool:
    """Forget a source; False if there is none. Its articles stay, and so does the name they show.

    The row stays as a nameplate without an address, until its last article is forgotten.
    """
    tables.execute("delete from unread where source_id = ?", [row_id(source_id)])
    return _changed(
        tables,
        "update sources set url = null, next_check_at = null, etag = '', last_modified = '' where id = ?",
        row_id(source_id),
    )


def pause(tables: Tables, source_id: int, paused: bool) -> bool:
    """Stop asking a source, or take it up again, at once if it had been given up; False if there is none."""
    return _changed(
        tables,
        "update sources set paused = ?, next_check_at = coalesce(next_check_at, 0) where id = ?",
        paused,
        row_id(source_id),
    )


def due(tables: Tables, now: datetime, *, limit: int = 1000) -> list[Source]:
    """The sources to ask now, the longest overdue first."""
    return _sources(tables, "paused = 0 and next_check_at <= ? order by next_check_at limit ?", to_seconds(now), limit)


def next_check(tables: Tables) -> datetime | None:
    """When the next source is due, perhaps in the past; None if none ever is."""
    (moment,) = tables.execute("select min(next_check_at) from sources where paused = 0").fetchone()
    return from_seconds_or_null(moment)


def check_now(tables: Tables, source_id: int, *, now: datetime) -> bool:
    """Make a source due; False if there is none."""
    return _changed(tables, "update sources set next_check_at = ? where id = ?", to_seconds(now), row_id(source_id))


def succeeded(
    tables: Tables,
    source_id: int,
    *,
    at: datetime,
    next_check_at: datetime,
    etag: str | None = None,
    last_modified: str | None = None,
    name: str = "",
    url: str = "",
) -> None:
    """Record that a source answered. A validator of None stays as it is (after a 304), an empty one is dropped.

    `name` fills in an unknown one; `url` is the new address of a source that moved for good, unless another
    source has it already.
    """
    tables.execute(
        """
        update sources set
            checked_at = :at, succeeded_at = :at, next_check_at = :next, failures = 0, problem = '',
            etag = coalesce(:etag, etag), last_modified = coalesce(:last_modified, last_modified),
            name = iif(name = '', :name, name),
            url = iif(:url = '' or exists (select 1 from sources where url = :url), url, :url)
        where id = :id and url is not null
        """,
        {
            "id": source_id,
            "at": to_seconds(at),
            "next": to_seconds(next_check_at),
            "etag": etag,
            "last_modified": last_modified,
            "name": name,
            "url": url,
        },
    )


def failed(tables: Tables, source_id: int, *, at: datetime, next_check_at: datetime | None, problem: str) -> None:
    """Record that a source could not be read, in plain words. A next check of None gives it up until an admin acts."""
    tables.execute(
        """
        update sources set checked_at = ?, next_check_at = ?, failures = failures + 1, problem = ?
        where id = ? and url is not null
        """,
        [to_seconds(at), to_seconds_or_null(next_check_at), problem, source_id],
    )


def _changed(tables: Tables, sql: str, *values: object) -> bool:
    return tables.execute(f"{sql} and url is not null", values).rowcount > 0


def _sources(tables: Tables, where: str, *values: object) -> list[Source]:
    return [_source(row) for row in tables.query(f"select * from sources where {where}", values)]  # noqa: S608  # ours


def _source(row: dict[str, Any]) -> Source:
    return Source(
        id=row["id"],
        url=row["url"],
        kind=row["kind"],
        name=row["name"],
        language=row["language"],
        topics=tuple(json.loads(row["topics"])),
        every=None if row["every_seconds"] is None else timedelta(seconds=row["every_seconds"]),
        select={purpose: tuple(selectors) for purpose, selectors in json.loads(row["selectors"]).items()},
        paused=bool(row["paused"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        next_check_at=from_seconds_or_null(row["next_check_at"]),
        checked_at=from_seconds_or_null(row["checked_at"]),
        succeeded_at=from_seconds_or_null(row["succeeded_at"]),
        failures=row["failures"],
        problem=row["problem"],
    )
