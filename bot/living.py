"""Digests that were sent and whose news was corrected since: mended where they stand, never sent again.

What is to be mended is written down first, so that a stop at any moment costs nothing: an edit can be repeated. A
message that cannot be edited any more is left alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import render
from bot.locales import voice
from bot.ports import Clock, Edit, Gone, Moved, Refused, TryLater
from storage import living, screens
from storage.database import Database, Tables
from storage.living import Sent
from storage.models import Chat, Digest, Reply, Screen

log = logging.getLogger(__name__)

LIVES_FOR = timedelta(hours=48)
AT_ONCE = 50  # a guess: mended in one write, and waiting for their turns side by side


@dataclass(frozen=True, slots=True)
class Mended:
    """What a sent digest is to say now, None if as before, and since when its changed stories (by place) read so."""

    sent: Sent
    reply: Reply | None
    marks: Mapping[int, datetime]


def mended(sent: Sent) -> Mended:
    """The digest as it was laid out when it was sent, with the words that its articles have today.

    A story counts as changed where its card no longer stands in what was sent: an edit that a digest does not show is
    none.
    """
    chat, say = sent.chat, voice(sent.chat.language)
    standing = "\n".join(page.text for page in sent.reply.pages)
    cards = {
        story.id: render.card(
            story,
            say,
            sent.at,
            length=chat.length,
            move=sent.updates.get(story.id),
            edited=render.clock(sent.marked.get(story.id), chat, say),
        )
        for story in sent.stories
        if story.id in sent.edited
    }
    marks = {place: sent.edited[place] for place, card in cards.items() if card.text not in standing}
    if not marks:
        return Mended(sent, None, marks)
    digest = Digest(chat=chat, stories=sent.stories, at=sent.at, updates=sent.updates, edited={**sent.marked, **marks})
    return Mended(sent, render.digest(digest, say), marks)


async def refresh(db: Database, edit: Edit, clock: Clock) -> int:
    """Mend the digests of the last two days whose articles were edited; how many messages were edited."""
    since = clock() - LIVES_FOR
    while outdated := await db.read(living.outdated, since, limit=AT_ONCE):
        await db.write(_mend, [mended(sent) for sent in outdated])
    edited = after = 0
    while behind := await db.read(living.behind, since, after=after, limit=AT_ONCE):
        done = await asyncio.gather(*(_edit(db, edit, chat, screen) for chat, screen in behind))
        edited += done.count(True)
        if None in done:
            break
        after = behind[-1][1].id
    if edited:
        log.info("digests mended messages=%s", edited)
    return edited


def _mend(tables: Tables, all_mended: Iterable[Mended]) -> None:
    for one in all_mended:
        living.mend(tables, one.sent, one.reply, one.marks)


async def _edit(db: Database, edit: Edit, chat: Chat, screen: Screen) -> bool | None:
    """Whether the message was edited; None if Telegram cannot be reached and all the others had better wait."""
    try:
        await edit(chat, screen)
    except TryLater as later:
        log.info("edit put off chat=%s reason=%r", chat.id, str(later))
        return None if later.after is None else False
    except (Gone, Moved, Refused) as error:
        log.info("digest left as it is chat=%s reason=%r", chat.id, str(error))
        await db.write(screens.caught_up, screen)
        return False
    await db.write(screens.caught_up, screen)
    return True
