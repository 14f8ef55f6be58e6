"""How the bot is doing: read once from the database, then shown as a page, as JSON, as Prometheus metrics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import health
from storage import articles, chats, outbox, sources
from storage.database import Database
from storage.models import Source

# A guess each: far beyond what a slow network or a queue at Telegram's limit takes, soon enough to be told of.
_SOURCE_OVERDUE = timedelta(hours=1)
_DIGEST_OVERDUE = timedelta(minutes=15)
_MESSAGE_WAITS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state at one moment.

    `source_due`, `digest_due` and `message_due` tell since when the one that is longest overdue should have been
    asked, made, sent; None where none is due.
    """

    at: datetime
    started_at: datetime
    sources: tuple[Source, ...]
    articles: int
    chats: int
    messages: Mapping[str, int]
    source_due: datetime | None = None
    digest_due: datetime | None = None
    message_due: datetime | None = None

    @property
    def broken(self) -> tuple[Source, ...]:
        """The sources that an admin should look at."""
        return tuple(source for source in self.sources if not health.is_well(source, self.at))


async def read(db: Database, now: datetime, started_at: datetime) -> Status:
    """The state as the database tells it. Raises TooSlow where it does not answer."""
    found = tuple(await db.read(sources.listing))
    due = [source.next_check_at for source in found if source.next_check_at and not source.paused]
    return Status(
        at=now,
        started_at=started_at,
        sources=found,
        articles=await db.read(articles.count),
        chats=await db.read(chats.count),
        messages=await db.read(outbox.counts),
        source_due=min((moment for moment in due if moment <= now), default=None),
        digest_due=next((chat.next_digest_at for chat in await db.read(chats.due, now, limit=1)), None),
        message_due=await db.read(outbox.due_since, now),
    )


def stuck(status: Status) -> tuple[str, ...]:
    """What has stopped that should go on, in plain sentences; none while all is well. A broken source is no reason.

    After a start everything may be overdue: it is given its time from there on.
    """
    rows = (
        (status.source_due, _SOURCE_OVERDUE, "a source should have been asked {} minutes ago; look into the log"),
        (status.digest_due, _DIGEST_OVERDUE, "a digest should have been made {} minutes ago; look into the log"),
        (status.message_due, _MESSAGE_WAITS, "a message has waited for {} minutes; is Telegram to be reached?"),
    )
    return tuple(
        says.format(minutes(status.at - due))
        for due, limit, says in rows
        if due and status.at - max(due, status.started_at) > limit
    )


def minutes(length: timedelta) -> int:
    """Whole minutes."""
    return int(length.total_seconds()) // 60
