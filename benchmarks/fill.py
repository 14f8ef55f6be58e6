"""Fills a new database with made-up articles, through the project's own storage code.

    python -m benchmarks.fill --articles 100000 --database big.db

It holds what the running bot would have made: every index, the topic table, the stories.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from benchmarks import made_up
from storage import articles, sources, stories
from storage.articles import Draft
from storage.database import Database, Tables
from storage.models import Source

UNTIL = datetime(2026, 3, 14, 12, tzinfo=UTC)
_BATCH = 2_000
_A_STORY = 3  # articles


def main() -> int:
    """Fill, and print one JSON object. 2 where the database is there already."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fill", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--database", type=Path, required=True)
    given = parser.parse_args()
    if given.database.exists():
        parser.error(f"{given.database} is there already")
    began = time.perf_counter()
    asyncio.run(fill(given.database, given.articles))
    seconds = time.perf_counter() - began
    size = given.database.stat().st_size
    print(json.dumps({"articles": given.articles, "seconds": round(seconds, 2), "bytes": size}))
    return 0


async def fill(path: Path, count: int, *, until: datetime = UNTIL) -> None:
    """Make the database, its last article found at `until`."""
    db = Database.open(path)
    try:
        for number in range(made_up.SOURCES):
            source = Source(url=f"https://news{number}.example/feed.xml", name=f"News {number}")
            await db.write(sources.add, source, now=until)
        made = made_up.drafts(count, until=until)
        done = 0
        writing: asyncio.Task[int] | None = None
        while batch := list(islice(made, _BATCH)):
            # The next batch is made while this one is being written.
            done += await writing if writing else 0
            writing = asyncio.create_task(db.write(_store, batch))
            await asyncio.sleep(0)
            if sys.stderr.isatty():
                print(f"\r{done:,} of {count:,}", end="", file=sys.stderr)
        if writing:
            await writing
    finally:
        await db.close()


def _store(tables: Tables, batch: list[tuple[datetime, Draft]]) -> int:
    for found, drafts in _by_round(batch):
        ids = articles.add(tables, drafts, now=found)
        stories.put(tables, {article_id: ids[place - place % _A_STORY] for place, article_id in enumerate(ids)})
    return len(batch)


def _by_round(batch: list[tuple[datetime, Draft]]) -> Iterator[tuple[datetime, list[Draft]]]:
    """What one round found together, as gathering stores it."""
    rest = iter(batch)
    while together := list(islice(rest, 100)):
        yield together[-1][0], [draft for _, draft in together]


if __name__ == "__main__":
    raise SystemExit(main())
