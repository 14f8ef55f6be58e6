"""How long readers wait for what is stored: latest, topic and search, at several sizes, alone and beside a writer.

python -m benchmarks.search --articles 1000000
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import islice
from pathlib import Path

from benchmarks import made_up
from benchmarks.fill import UNTIL, fill
from bot import topics
from bot.text.words import terms
from storage import articles
from storage.database import Database

SIZES = (10_000, 100_000)
_ASKED = 400  # times each
_LIMIT = 10
_A_ROUND = 30  # articles that the writer stores at once, as gathering does
_PAUSE_SECONDS = 0.05

Ask = Callable[[], Awaitable[object]]
Figures = dict[str, dict[str, float]]


def main() -> int:
    """Measure at each size, and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000_000)
    most = parser.parse_args().articles
    figures: Figures = {"p50_ms": {}, "p99_ms": {}}
    for size in sorted({*(size for size in SIZES if size < most), most}):
        with tempfile.TemporaryDirectory() as folder:
            print(f"{size:,} articles", file=sys.stderr)
            for name, waited in asyncio.run(measured(Path(folder) / "search.db", size)).items():
                figures["p50_ms"][f"{name} {size}"] = round(statistics.median(waited), 3)
                figures["p99_ms"][f"{name} {size}"] = round(statistics.quantiles(waited, n=100)[98], 3)
    print(json.dumps(figures))
    return 0


async def measured(path: Path, size: int) -> dict[str, list[float]]:
    """Milliseconds of each look-up, by kind, alone and then while a writer writes."""
    await fill(path, size)
    db = Database.open(path)
    try:
        waited = {}
        for name, ask in _questions(db).items():
            waited[name] = await _asked(ask)
        writing = asyncio.create_task(_write_on(db, size))
        for name, ask in _questions(db).items():
            waited[f"{name} while writing"] = await _asked(ask)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        return waited
    finally:
        await db.close()


def _questions(db: Database) -> dict[str, Ask]:
    dice = random.Random(3)
    korea, football = topics.parse("korea").concepts, topics.parse("football").concepts

    async def latest() -> object:
        return await db.read(articles.latest, limit=_LIMIT)

    async def topic() -> object:
        return await db.read(articles.by_topic, dice.choice((korea, football)), (), limit=_LIMIT)

    async def search() -> object:
        words = dice.choice(("korea", "storm", "korea storm", "elecciones", "economy japan", "nothingatall"))
        return await db.read(articles.search, terms(words), limit=_LIMIT)

    return {"latest": latest, "topic": topic, "search": search}


async def _asked(ask: Ask) -> list[float]:
    await ask()
    waited = []
    for _ in range(_ASKED):
        began = time.perf_counter()
        await ask()
        waited.append((time.perf_counter() - began) * 1000)
    return waited


async def _write_on(db: Database, size: int) -> None:
    made = made_up.drafts(10**9, until=UNTIL + timedelta(days=1), seed=size, first=size)
    while True:
        drafts = [draft for _, draft in islice(made, _A_ROUND)]
        await db.write(articles.add, drafts, now=UNTIL + timedelta(days=1))
        await asyncio.sleep(_PAUSE_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
