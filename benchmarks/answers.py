"""How long people wait for answers while the bot is at rest, and while it gathers as fast as it can.

    python -m benchmarks.answers --articles 100000

The bot is a process of its own beside a Bot API on loopback, which its readers use: each asks for news, opens stories,
turns pages and changes settings, one thing after the other with pauses in between. A wait ends when the Bot API gets
the answer. Then so many sites bring news at once that the workers which read them are hardly idle: their pages are
framed as news sites frame them, and all that is found is put into stories and stored.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.fill import fill
from benchmarks.gathering import Sites
from benchmarks.newsrooms import Newsroom
from benchmarks.running import bot, database, look, until
from storage import articles, sources
from storage.database import Database
from storage.models import Source
from tests.telegram_server import TelegramServer

SEED = 11
UPDATES_A_SECOND = 5.0
SITES = 100
LISTED = 30  # articles in a site's feed
_THINKING_SECONDS = 6.0  # between two things that a reader does, in the mean
_PATIENCE_SECONDS = 30.0
_FIRST_READER = 900_000
_EVERY = timedelta(seconds=10)  # how often a site is asked

Act = Callable[[TelegramServer, int], object]
"""What a reader (an id) does; by what the answer is known, None where there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Waits:
    """The seconds that answers took, by what was asked; and what got none."""

    by_kind: dict[str, list[float]] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, dict[str, float]]:
        """Milliseconds by kind, and of all together."""
        every = list(itertools.chain.from_iterable(self.by_kind.values()))
        return {kind: _percentiles(waited) for kind, waited in [*sorted(self.by_kind.items()), ("all", every)]}


def main() -> int:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answers", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, help="how many are stored (100000)")
    parser.add_argument("--seconds", type=float, default=120.0, help="how long each half is measured (120)")
    parser.add_argument("--rate", type=float, default=UPDATES_A_SECOND, help="things asked a second (5)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsdigest-") as folder:
        print(json.dumps(asyncio.run(measured(Path(folder), given.articles, given.seconds, given.rate))))
    return 0


async def measured(
    folder: Path, count: int, seconds: float, rate: float, *, sites: int = SITES, listed: int = LISTED
) -> dict[str, Any]:
    """The waits at rest and while gathering, and how much was gathered meanwhile from sites that list so many each."""
    print(f"storing {count:,} articles", file=sys.stderr)
    await fill(database(folder), count, until=_now())
    await _put_off(folder)
    readers = itertools.count(_FIRST_READER)
    chance = random.Random(SEED)
    with Sites(sites, Newsroom) as urls:
        hosts = ",".join(url.split("/")[2] for url in urls)
        async with (
            TelegramServer() as server,
            bot(folder, server, ALLOWED_PRIVATE_HOSTS=hosts, STARTER_PACKS="false"),
        ):
            await until(lambda: server.polls)
            at_rest = await _asked(server, readers, chance, seconds, rate)
            stored = look(folder, articles.count)
            await _take_up(folder, [f"{url}?{listed}" for url in urls])
            gathering = await _asked(server, readers, chance, seconds, rate)
            gathered = look(folder, articles.count) - stored
    return {
        "articles": count,
        "updates_per_second": rate,
        "gathered_per_second": round(gathered / seconds, 1),
        "unanswered": len(at_rest.unanswered) + len(gathering.unanswered),
        "at_rest_ms": at_rest.figures(),
        "gathering_ms": gathering.figures(),
    }


async def _put_off(folder: Path) -> None:
    """The sources that the database was filled with are nowhere: they are not asked."""
    db = Database.open(database(folder))
    for source in await db.read(sources.listing):
        await db.write(sources.succeeded, source.id, at=_now(), next_check_at=_now() + timedelta(days=365))
    await db.close()


async def _take_up(folder: Path, urls: Sequence[str]) -> None:
    db = Database.open(database(folder))
    for url in urls:
        await db.write(sources.add, Source(url=url, name="Newsroom", kind="feed", every=_EVERY), now=_now())
    await db.close()


async def _asked(
    server: TelegramServer, readers: Iterator[int], chance: random.Random, seconds: float, rate: float
) -> Waits:
    """What so many readers wait for, side by side, that together they ask at that rate."""
    waits = Waits()
    ends_at = time.monotonic() + seconds
    async with asyncio.TaskGroup() as group:
        for _ in range(max(1, round(rate * _THINKING_SECONDS))):
            dice = random.Random(chance.random())
            group.create_task(_read_on(server, next(readers), dice, waits, ends_at))
    print(json.dumps(waits.figures()["all"]), file=sys.stderr)
    return waits


async def _read_on(server: TelegramServer, reader: int, dice: random.Random, waits: Waits, ends_at: float) -> None:
    """One reader does one thing after the other; nobody asks twice before an answer has come."""
    start = dice.randrange(len(_SESSION))
    await asyncio.sleep(dice.uniform(0, _THINKING_SECONDS))
    for kind, act in itertools.cycle((*_SESSION[start:], *_SESSION[:start])):
        if time.monotonic() > ends_at:
            return
        seen, asked_at = len(server.calls), time.monotonic()
        asked = act(server, reader)
        if asked is None:
            continue
        answered_at = await _answered_at(server, seen, asked)
        if answered_at is None:
            waits.unanswered.append(kind)
        else:
            waits.by_kind.setdefault(kind, []).append(answered_at - asked_at)
        await asyncio.sleep(dice.expovariate(1 / _THINKING_SECONDS))


async def _answered_at(server: TelegramServer, seen: int, asked: object) -> float | None:
    """When the Bot API got the answer, by the clock of monotonic(); `asked` is the chat, or the inline query."""
    ends_at = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < ends_at:
        for call in itertools.islice(server.calls, seen, None):
            if call.method in _ANSWERS and asked in (call.chat, call.params.get("inline_query_id")):
                return call.at
        seen = len(server.calls)
        await asyncio.sleep(0.02)
    return None


def _percentiles(waited: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(waited, n=100, method="inclusive")
    shown = {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "worst": max(waited)}
    return {"count": len(waited)} | {name: round(1000 * seconds, 1) for name, seconds in shown.items()}


def _say(text: str) -> Act:
    def say(server: TelegramServer, reader: int) -> object:
        server.say(text, user=reader)
        return reader

    return say


def _press(command: str) -> Act:
    """Press the last button of the reader's last message whose command begins so."""

    def press(server: TelegramServer, reader: int) -> object:
        message = next((one for one in reversed(server.messages(reader)) if one["from"]["is_bot"]), {})
        rows = message.get("reply_markup", {}).get("inline_keyboard", ())
        commands = [one.get("callback_data", "") for one in itertools.chain.from_iterable(rows)]
        fitting = [one for one in commands if one.startswith(command)]
        if not fitting:
            return None
        server.press(fitting[-1], message, user=reader)
        return reader

    return press


def _look_up(words: str) -> Act:
    return lambda server, reader: server.look_up(words, user=reader)


def _now() -> datetime:
    return datetime.now(UTC)


_ANSWERS = ("sendMessage", "editMessageText", "answerInlineQuery")
_SESSION: Sequence[tuple[str, Act]] = (
    ("start", _say("/start")),
    ("latest", _say("/latest 10")),
    ("page", _press("/page ")),
    ("more", _press("/more ")),
    ("page", _press("/page ")),
    ("topic", _say("/topic korea")),
    ("more", _press("/more ")),
    ("search", _say("korea storm")),
    ("settings", _say("/settings")),
    ("setting", _press("/set length")),
    ("setting", _press("/set length long")),
    ("digest", _say("/digest")),
    ("latest", _say("/latest")),
    ("inline", _look_up("korea")),
)
"""What a reader does; each begins somewhere in it."""

if __name__ == "__main__":
    sys.exit(main())
