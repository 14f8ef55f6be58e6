"""Where articles come from, and when each source is to be asked again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from storage.database import Tables, row_id
from storage.models import Problem, Source
from storage.moments import from_seconds_or_null, to_seconds, to_seconds_or_null

MOVES_AFTER = 2
"""A permanent redirect seen so often in a row is believed (RFC 9110, 15.4.2, lets clients; a slip seldom repeats)."""


_ADDRESSES = "select url, former_url, listing_url from sources where url is not null"


def add(tables: Tables, source: Source, *, now: datetime) -> Source:
    """Store a source, due at once; one of the same URL is updated and keeps its health and validators.

    An empty name or kind leaves what is known. A source that has moved is known by its former address too.
    The stored source comes back.
    """
    moved = tables.execute("select url from sources where former_url = ? and url is not null", [source.url]).fetchone()
    url = moved[0] if moved else source.url
    tables.execute(
        """
        insert into sources (url, kind, name, language, topics, every_seconds, selectors, paused, next_check_at)
        values (:url, :kind, :name, :language, :topics, :every, :selectors, :paused, :now)
        on conflict (url) do update set
            kind = coalesce(nullif(excluded.kind, ''), kind), listing_url = iif(excluded.kind = '', listing_url, ''),
            name = coalesce(nullif(excluded.name, ''), name), language = excluded.language,
            topics = excluded.topics, every_seconds = excluded.every_seconds, selectors = excluded.selectors
        """,
        {
            "url": url,
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
    return _sources(tables, "url = ?", url)[0]


def add_missing(tables: Tables, found: Sequence[Source], *, now: datetime) -> int:
    """Store those sources whose address is not known yet; how many they were. The others stay as they are."""
    known = {url for row in tables.execute(_ADDRESSES) for url in row}
    missing = [source for source in found if source.url not in known]
    for source in missing:
        add(tables, source, now=now)
    return len({source.url for source in missing})


def found_out(tables: Tables, source_id: int, *, kind: str, listing_url: str) -> None:
    """Record what kind a source is, and where its listing is if not at its own address."""
    tables.execute(
        "update sources set kind = ?, listing_url = ? where id = ? and url is not null", [kind, listing_url, source_id]
    )


def listing(tables: Tables) -> list[Source]:
    """All sources, oldest first."""
    return _sources(tables, "url is not null order by id")


def get(tables: Tables, source_id: int) -> Source | None:
    """The source with this id, None if there is none."""
    return next(iter(_sources(tables, "id = ? and url is not null", row_id(source_id))), None)


def edit(tables: Tables, source: Source, *, now: datetime) -> bool:
    """Store what an admin has set of a source; False if it is not there. One to be asked more often is due sooner."""
    every = None if source.every is None else int(source.every.total_seconds())
    return _changed(
        tables,
        """
        update sources set language = ?, topics = ?, every_seconds = ?, selectors = ?,
            next_check_at = min(next_check_at, coalesce(?, next_check_at))
        where id = ?
        """,
        source.language,
        json.dumps(source.topics),
        every,
        json.dumps(dict(source.select)),
        None if every is None else to_seconds(now) + every,
        row_id(source.id),
    )


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
    """Stop asking a source, or take it up again, at once and with a clean slate if it had been given up.

    False if there is none.
    """
    if not paused:
        tables.execute(
            """
            update sources set next_check_at = 0, failures = 0, failing_since = null, problem = '', fault = '', told = 0
            where id = ? and next_check_at is null and url is not null
            """,
            [row_id(source_id)],
        )
    return _changed(tables, "update sources set paused = ? where id = ?", paused, row_id(source_id))


def due(tables: Tables, now: datetime, *, limit: int = 10_000) -> list[Source]:
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
    moved_to: str = "",
    gap: timedelta | None = None,
    ttl: timedelta | None = None,
    news: bool = False,
    problem: str = "",
    fault: Problem | None = None,
) -> None:
    """Record that a source answered. What is None stays as it is; an empty validator is dropped.

    `name` fills in an unknown one. `moved_to` is where the site says the source has moved for good: said for
    the second time in a row, it is the new address, unless another source has that already. `news`: it
    brought a new article. `problem` and `fault`: what is wrong all the same, such as with its articles.
    """
    tables.execute(
        """
        update sources set
            checked_at = :at, succeeded_at = :at, next_check_at = :next,
            failures = 0, problem = :problem, fault = :fault, told = 0,
            failing_since = iif(:problem = '', null, coalesce(failing_since, :at)),
            etag = coalesce(:etag, etag), last_modified = coalesce(:last_modified, last_modified),
            name = iif(name = '', :name, name),
            moved_times = iif(:moved = '', 0, iif(moved_to = :moved, moved_times + 1, 1)), moved_to = :moved,
            gap_seconds = coalesce(:gap, gap_seconds), ttl_seconds = coalesce(:ttl, ttl_seconds),
            news_at = iif(:news, :at, news_at)
        where id = :id and url is not null
        """,
        {
            "id": source_id,
            "at": to_seconds(at),
            "next": to_seconds(next_check_at),
            "etag": etag,
            "last_modified": last_modified,
            "name": name,
            "moved": moved_to,
            "gap": None if gap is None else int(gap.total_seconds()),
            "ttl": None if ttl is None else int(ttl.total_seconds()),
            "news": news,
            "problem": problem,
            "fault": _fault(fault),
        },
    )
    if moved_to:
        _move(tables, source_id)


def failed(
    tables: Tables,
    source_id: int,
    *,
    at: datetime,
    next_check_at: datetime | None,
    problem: str,
    fault: Problem | None = None,
) -> None:
    """Record that a source could not be read, in plain words. A next check of None gives it up until an admin acts."""
    tables.execute(
        """
        update sources set checked_at = :at, next_check_at = :next, failures = failures + 1, problem = :problem,
            fault = :fault, failing_since = coalesce(failing_since, :at)
        where id = :id and url is not null
        """,
        {
            "id": source_id,
            "at": to_seconds(at),
            "next": to_seconds_or_null(next_check_at),
            "problem": problem,
            "fault": _fault(fault),
        },
    )


def untold(tables: Tables) -> list[Source]:
    """The sources that were given up without anybody having been told."""
    return _sources(tables, "next_check_at is null and told = 0 and failures > 0 and paused = 0 and url is not null")


def told(tables: Tables, source_id: int) -> None:
    """Record that the admins know of a source that was given up."""
    tables.execute("update sources set told = 1 where id = ?", [source_id])


def _fault(fault: Problem | None) -> str:
    return json.dumps([fault.key, dict(fault.details)]) if fault else ""


def _move(tables: Tables, source_id: int) -> None:
    tables.execute(
        """
        update or ignore sources set
            url = iif(listing_url = '', moved_to, url),
            former_url = iif(former_url = '' and listing_url = '', url, former_url),
            listing_url = iif(listing_url = '', '', moved_to), moved_to = '', moved_times = 0
        where id = ? and moved_times >= ? and url is not null
        """,
        [source_id, MOVES_AFTER],
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
        fault=Problem(*json.loads(row["fault"])) if row["fault"] else None,
        failing_since=from_seconds_or_null(row["failing_since"]),
        listing_url=row["listing_url"],
        news_at=from_seconds_or_null(row["news_at"]),
        moved_to=row["moved_to"],
        moved_times=row["moved_times"],
        gap=timedelta(seconds=row["gap_seconds"]),
        ttl=timedelta(seconds=row["ttl_seconds"]),
    )
