"""What can go wrong with the bot as a whole, each told from the database and the disk alone. A row a trouble."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from storage import budget, figures, outbox, sources
from storage.database import Database
from storage.models import Problem

SILENT_FOR = timedelta(hours=24)
"""Without news from any source so long something is wrong here, unless all of them are slow ones; a guess."""

WAITS_FOR = timedelta(minutes=15)
FAILED_AT_LEAST, FAILED_SHARE = 5, 0.2
"""So many messages of the last hours have to fail, and such a part of them: a handful is Telegram's daily weather."""

LOOKED_BACK = timedelta(hours=3)
LOW_DISK_BYTES = 200 * 2**20
SPENT_SHARE = 0.95
"""A call that does not fit into what is left is not made, so the budget is spent a little before its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What is looked at, and when."""

    db: Database
    database: Path
    tokens_a_month: int | None
    now: datetime


async def _silence(watched: Watched) -> Problem | None:
    """Nothing new from any source."""
    asked = [source for source in await watched.db.read(sources.listing) if not source.paused and source.news_at]
    last = max((source.news_at for source in asked if source.news_at), default=None)
    if last is None:
        return None
    usual = min(source.gap for source in asked)
    silent = watched.now - last
    if silent < max(SILENT_FOR, 4 * usual):
        return None
    return Problem("alerts.silence", {"count": int(silent.total_seconds()) // 3600})


async def _waiting(watched: Watched) -> Problem | None:
    """Messages that should have gone wait."""
    since = await watched.db.read(outbox.due_since, watched.now)
    if since is None or watched.now - since < WAITS_FOR:
        return None
    minutes = int((watched.now - since).total_seconds()) // 60
    return Problem("alerts.waiting", {"count": await watched.db.read(outbox.pending), "minutes": minutes})


async def _failing(watched: Watched) -> Problem | None:
    """Messages are given up, other than to those who have left."""
    sent, failed = await watched.db.read(figures.outcome, watched.now - LOOKED_BACK)
    if failed < FAILED_AT_LEAST or failed < FAILED_SHARE * (sent + failed):
        return None
    return Problem("alerts.failing", {"failed": failed, "all": sent + failed})


async def _disk(watched: Watched) -> Problem | None:
    """The disk is nearly full."""
    free = shutil.disk_usage(watched.database.parent).free
    return Problem("alerts.disk", {"megabytes": free // 2**20}) if free < LOW_DISK_BYTES else None


async def _budget(watched: Watched) -> Problem | None:
    """The month's tokens of the language model are spent."""
    limit = watched.tokens_a_month
    used = await watched.db.read(budget.used, budget.month_of(watched.now))
    if not limit or used < SPENT_SHARE * limit:
        return None
    return Problem("alerts.budget", {"used": used, "budget": limit})


TROUBLES: Mapping[str, Callable[[Watched], Awaitable[Problem | None]]] = {
    "silence": _silence,
    "waiting": _waiting,
    "failing": _failing,
    "disk": _disk,
    "budget": _budget,
}
