"""What an admin says to many readers → messages of the outbox. From there they go as digests do: paced, once."""

from __future__ import annotations

import logging

from bot.ports import Clock
from storage import broadcasts
from storage.database import Database
from storage.models import Reply, Text

log = logging.getLogger(__name__)

CHATS_AT_ONCE = 1_000  # one write: some ten milliseconds, so that nobody's command waits for it


def message(text: str) -> Reply:
    """A broadcast as readers get it: the words alone, whatever they look like."""
    return Reply(pages=(Text(text=text),))


async def queue_going(db: Database, clock: Clock) -> int:
    """Put the broadcasts that are under way into the outbox, for all their readers; the number of messages.

    It may stop at any moment and be started again: who has the message already is known.
    """
    queued = 0
    for going in await db.read(broadcasts.going):
        reply, count = message(going.text), CHATS_AT_ONCE
        while count == CHATS_AT_ONCE:
            count = await db.write(broadcasts.queue, going, reply, now=clock(), limit=CHATS_AT_ONCE)
            queued += count
        log.info("broadcast queued broadcast=%s", going.id)
    return queued
