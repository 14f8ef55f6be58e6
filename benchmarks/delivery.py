"""Delivery against a Bot API on loopback that keeps Telegram's limits, goes wrong as networks do, and outlives kills.

    python -m benchmarks.delivery [--chats N] [--kills N]

The bot is a process of its own, as it runs anywhere. First all chats are due at once while 5 % have blocked the bot,
gateways fail in bursts, connections are reset before and after a message was taken, groups move, and people ask for
things. Then all are due again, nothing goes wrong but that the bot is killed with SIGKILL at random moments.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.running import bot, database, look, until
from storage import articles, chats, outbox, stories
from storage.articles import Draft
from storage.database import Database, integrity
from storage.models import Article, Chat, Summary
from tests import telegram_faults as faults
from tests.telegram_limits import Limits
from tests.telegram_server import TelegramServer

SEED = 5
STORIES = 5
_PEOPLE = 900_000  # ids of those who ask; each asks once, so that no chat's own limit is what is measured
_SUPERGROUPS = -1_000_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What came of a run with everything going wrong. `seconds` from the first digest to the last.

    The rates count what Telegram counts, answers too, until 95 % of the digests are there: the last ones wait for
    their further attempts. Calls are those that Telegram refused as well.
    """

    chats: int
    blocked: int
    delivered: int
    lost: int
    duplicates: int
    answers_cut_off: int
    flood_violations: int
    seconds: float
    calls_per_second: float
    messages_per_second: float
    answer_p50_ms: float
    answer_p95_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Kills:
    """What came of a run with kills. `in_flight`: the sends under way at all kills together."""

    kills: int
    kills_lost: int
    kills_twice: int
    kills_in_flight: int
    kills_flood_violations: int
    database_intact: bool


def main() -> int:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.delivery", description=__doc__)
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsdigest-") as folder:
        (Path(folder) / "faults").mkdir()
        (Path(folder) / "kills").mkdir()
        faulty = asyncio.run(through_faults(Path(folder) / "faults", chats_due=given.chats))
        killed = asyncio.run(through_kills(Path(folder) / "kills", chats_due=given.chats, kills=given.kills))
    print(json.dumps(asdict(faulty) | asdict(killed)))
    return 0


async def through_faults(folder: Path, *, chats_due: int) -> Faults:
    """Deliver one digest to each chat while everything goes wrong."""
    chance = random.Random(SEED)
    readers, groups = _chat_ids(chats_due)
    await _fill(folder, [*readers, *groups])
    unlucky = iter(chance.sample(readers, len(readers)))
    some = max(1, chats_due // 50)
    async with TelegramServer(limits=Limits()) as server:
        blocked = set(itertools.islice(unlucky, chats_due // 20))
        for chat in blocked:
            server.fail(faults.BLOCKED, chat=chat, times=None)
        for chat in itertools.islice(unlucky, some):
            server.fail(faults.CUT_BEFORE, chat=chat)
        cut_off = set(itertools.islice(unlucky, some))
        for chat in cut_off:
            server.fail(faults.CUT_AFTER, chat=chat)
        new_ids = {group: _SUPERGROUPS + group for group in groups}
        for group, to in new_ids.items():
            server.fail(faults.moved(to), chat=group, times=None)
        async with bot(folder, server):
            waits = await _ask_meanwhile(server, folder, chance)
            await _until_done(folder)
    arrived = _arrived(server, [new_ids.get(chat, chat) for chat in (*readers, *groups)])
    calls = [call for call in server.calls if call.method == "sendMessage"]
    taken = [call.at for call in calls if call.result]
    digests = [call.at for call in calls if call.result and call.chat < _PEOPLE]
    return Faults(
        chats=chats_due,
        blocked=len(blocked),
        delivered=sum(count > 0 for count in arrived.values()),
        lost=sum(not count for chat, count in arrived.items() if chat not in blocked),
        duplicates=sum(max(0, count - 1) for count in arrived.values()),
        answers_cut_off=len(cut_off),
        flood_violations=len(server.floods),
        seconds=round(max(digests) - min(digests), 2),
        calls_per_second=_rate([call.at for call in calls], until=digests[len(digests) * 19 // 20]),
        messages_per_second=_rate(taken, until=digests[len(digests) * 19 // 20]),
        answer_p50_ms=round(1000 * statistics.median(waits), 1),
        answer_p95_ms=round(1000 * sorted(waits)[len(waits) * 19 // 20], 1),
    )


async def through_kills(folder: Path, *, chats_due: int, kills: int) -> Kills:
    """Deliver one digest to each chat while the bot is killed again and again."""
    chance = random.Random(SEED)
    readers, groups = _chat_ids(chats_due)
    await _fill(folder, [*readers, *groups])
    in_flight = 0
    async with TelegramServer(limits=Limits()) as server:
        for number in range(1, kills + 1):
            async with bot(folder, server) as process:
                share = number * chats_due // (kills + 1)
                await until(lambda share=share: len(server.calls) >= share or not _pending(folder))
                await asyncio.sleep(chance.uniform(0, 0.3))
                process.send_signal(signal.SIGKILL)
            in_flight += look(folder, lambda tables: outbox.counts(tables)["sending"])
            print(f"kill {number} of {kills}", file=sys.stderr)
        async with bot(folder, server):
            await _until_done(folder)
    arrived = _arrived(server, [*readers, *groups])
    return Kills(
        kills=kills,
        kills_lost=sum(not count for count in arrived.values()),
        kills_twice=sum(max(0, count - 1) for count in arrived.values()),
        kills_in_flight=in_flight,
        kills_flood_violations=len(server.floods),
        database_intact=not integrity(database(folder)),
    )


def _chat_ids(count: int) -> tuple[list[int], list[int]]:
    groups = max(1, count // 50)
    return list(range(1, count - groups + 1)), [-number for number in range(1, groups + 1)]


async def _fill(folder: Path, chat_ids: list[int]) -> None:
    """Some stories of the day, and chats whose digest is due."""
    now = datetime.now(UTC)
    drafts = [_draft(number, now) for number in range(1, 2 * STORIES)]
    readers = [Chat(id=chat_id, times=("07:00",), next_digest_at=now) for chat_id in chat_ids]
    db = Database.open(database(folder))
    ids = await db.write(articles.add, drafts, now=now)
    await db.write(stories.put, {article_id: article_id for article_id in ids})
    await db.write(lambda tables: [chats.save(tables, reader, now=now) for reader in readers])
    await db.close()


def _draft(number: int, now: datetime) -> Draft:
    url = f"https://news.example/{number}"
    title = f"Story number {number} of the day"
    text = "The ferry sailed again after a year in the dock, and the harbour was full of people who had waited for it."
    article = Article(
        url=url, title=title, paragraphs=(text,), language="en", published_at=now - timedelta(hours=1), entry_id=url
    )
    return Draft(article=article, summary=Summary(sentences=(text,), language="en"), keys=(url,))


async def _ask_meanwhile(server: TelegramServer, folder: Path, chance: random.Random) -> list[float]:
    """How long people wait for their answers while digests go out, in seconds; and bursts of bad gateways."""
    await until(lambda: any(call.method == "sendMessage" for call in server.calls))
    waits: list[float] = []
    while _pending(folder):
        user = _PEOPLE + len(waits)
        asked = time.monotonic()
        server.say("/help", user=user)
        await server.reply(chat=user, within=30)
        waits.append(time.monotonic() - asked)
        if len(waits) % 10 == 5:
            server.fail(faults.BAD_GATEWAY, times=4)
        await asyncio.sleep(chance.uniform(0.1, 0.5))
        print(f"asked {len(waits)}, left {_pending(folder)}", file=sys.stderr)
    return waits


def _rate(moments: list[float], *, until: float) -> float:
    counted = [moment for moment in moments if moment <= until]
    return round((len(counted) - 1) / (counted[-1] - counted[0]), 2)


def _arrived(server: TelegramServer, chat_ids: list[int]) -> Counter[int]:
    arrived = Counter(chat for chat, _ in server.account.messages)
    return Counter({chat: arrived[chat] for chat in chat_ids})


async def _until_done(folder: Path) -> None:
    await until(lambda: not _pending(folder))


def _pending(folder: Path) -> int:
    """How many chats still wait: for their digest to be made, or to arrive."""
    return look(folder, lambda tables: outbox.pending(tables) + len(chats.due(tables, datetime.now(UTC))))


if __name__ == "__main__":
    sys.exit(main())
