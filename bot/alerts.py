"""What admins are told unasked: that a source is not asked any more. The database knows who was not told yet."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot import health
from bot.locales import voice
from bot.ports import Clock, Gone, Moved, Refused, Send, TryLater
from bot.render import button, notice, rows
from storage import admins, chats, facts, sources
from storage.database import Database
from storage.models import Chat, Reply, Source

log = logging.getLogger(__name__)

SILENCED = "alerts_silenced"
"""The name of the fact that admins want to be told nothing unasked."""


async def tell(db: Database, send: Send, admin_ids: Iterable[int], newcomer: Chat, clock: Clock) -> int:
    """Tell every admin of the sources that were given up since the last time; how many sources.

    A source counts as told once one admin has got the message. While there is none, or none can be reached,
    it waits: /sourcehealth shows it all the same.
    """
    untold = await db.read(sources.untold)
    if not untold or await db.read(facts.get, SILENCED) is not None:
        return 0
    told = 0
    people = sorted({*admin_ids, *await db.read(admins.listing)})
    for source in untold:
        arrived = [await _told(db, send, admin_id, newcomer, source, clock) for admin_id in people]
        if any(arrived):
            await db.write(sources.told, source.id)
            told += 1
    return told


async def _told(db: Database, send: Send, admin_id: int, newcomer: Chat, source: Source, clock: Clock) -> bool:
    # A private chat with a user has the user's id (Bot API, Chat).
    chat = await db.read(chats.get, admin_id) or Chat(
        id=admin_id, language=newcomer.language, timezone=newcomer.timezone, times=()
    )
    try:
        await send(chat, _alert(source, chat, clock))
    except (TryLater, Gone, Moved, Refused) as error:
        log.warning("admin not told admin=%s source=%s reason=%r", admin_id, source.id, str(error))
        return False
    return True


def _alert(source: Source, chat: Chat, clock: Clock) -> Reply:
    say = voice(chat.language)
    text = say(
        "health.alert",
        name=source.name or source.url,
        number=source.id,
        problem=health.trouble(source, say),
        since=health.since(source, say, clock(), ZoneInfo(chat.timezone)),
    )
    again = button(say("health.again"), f"/checksource {source.id}")
    remove = button(say("health.remove"), f"/removesource {source.id}")
    return notice(text, rows([again, remove], width=2))
