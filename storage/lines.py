"""Lines that a source repeats from article to article: calls to subscribe, links to other stories, its own notices."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from storage.database import Tables
from storage.moments import to_seconds

REPEATED = 3
"""A line seen in so many articles of one source belongs to none of them."""

REMEMBERED = timedelta(days=7)
"""How long a line waits to be seen again, so that the table stays small; a guess. What is repeated stays longer."""


def key(line: str) -> int:
    """What stands for a line: eight bytes, whatever its case and spaces."""
    folded = " ".join(line.casefold().split())
    return int.from_bytes(hashlib.blake2b(folded.encode(errors="replace"), digest_size=8).digest(), signed=True)


def repeated_among(articles: Iterable[Iterable[int]]) -> frozenset[int]:
    """The lines that several of these articles share, each given by its lines' keys."""
    seen = Counter(line for lines in articles for line in set(lines))
    return frozenset(line for line, times in seen.items() if times >= REPEATED)


def repeated(tables: Tables, source_id: int) -> frozenset[int]:
    """The keys of the lines that a source repeats."""
    sql = "select line from lines where source_id = ? and articles >= ?"
    return frozenset(row[0] for row in tables.execute(sql, [source_id, REPEATED]))


def count(tables: Tables, lines_of: Mapping[int, Iterable[Iterable[int]]], *, now: datetime) -> None:
    """Count the lines of new articles, given by source; forget those of the source that did not come again."""
    at, before = to_seconds(now), to_seconds(now - REMEMBERED)
    for source_id, articles in lines_of.items():
        tables.execute(
            "delete from lines where source_id = ? and articles < ? and seen_at < ?", [source_id, REPEATED, before]
        )
        seen = Counter(line for lines in articles for line in set(lines))
        tables.conn.executemany(
            """
            insert into lines (source_id, line, articles, seen_at) select id, ?, ?, ? from sources where id = ?
            on conflict (source_id, line) do update set articles = articles + excluded.articles,
            seen_at = excluded.seen_at
            """,
            [(line, times, at, source_id) for line, times in seen.items()],
        )


def forget_older(tables: Tables, before: datetime) -> None:
    """Forget the lines that were last seen before then."""
    tables.execute("delete from lines where seen_at < ?", [to_seconds(before)])
