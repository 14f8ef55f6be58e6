"""What admins are told unasked, in one message: sources that are not asked any more, troubles, and their ends.

The database knows what was told. While no admin can be reached it waits: /admin and /sourcehealth show it all the same.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import health
from bot.locales import voice
from bot.ports import Clock, Gone, Moved, Refused, Send, TryLater
from bot.render import button, notice, offered, rows
from bot.troubles import TROUBLES, Watched
from storage import admins, chats, facts, sources, told
from storage.database import Database
from storage.models import Chat, Problem, Reply, Source

log = logging.getLogger(__name__)

SILENCED = "alerts_silenced"
"""The name of the fact that admins want to be told nothing unasked."""

AGAIN_AFTER = timedelta(hours=6)
"""A trouble that comes and goes is told so often at the most."""

_BUTTONS_FOR = 5  # sources; the others are found by /sourcehealth


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What there is to tell."""

    given_up: Sequence[Source] = ()
    begun: Mapping[str, Problem]
    over: Mapping[str, Problem]

    def __len__(self) -> int:
        return len(self.given_up) + len(self.begun) + len(self.over)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """Tells the admins; `send` has to raise the errors of the ports."""

    db: Database
    send: Send
    admin_ids: frozenset[int]
    newcomer: Chat
    clock: Clock
    database: Path
    tokens_a_month: int | None = None

    async def tell(self) -> int:
        """Tell every admin what is new; of how much. It counts as told once one admin has got the message."""
        if await self.db.read(facts.get, SILENCED) is not None:
            return 0
        news = await self._news()
        if not len(news):
            return 0
        people = sorted({*self.admin_ids, *await self.db.read(admins.listing)})
        if not any([await self._reached(admin_id, news) for admin_id in people]):
            return 0
        for source in news.given_up:
            await self.db.write(sources.told, source.id)
        for name, problem in news.begun.items():
            await self.db.write(told.put, name, problem, at=self.clock())
        for name in news.over:
            await self.db.write(told.ended, name)
        return len(news)

    async def _news(self) -> News:
        now = self.clock()
        watched = Watched(db=self.db, database=self.database, tokens_a_month=self.tokens_a_month, now=now)
        known = await self.db.read(told.listing)
        found = {name: problem for name, look in TROUBLES.items() if (problem := await look(watched))}
        begun = {
            name: problem
            for name, problem in found.items()
            if name not in known or (known[name].over and now - known[name].at >= AGAIN_AFTER)
        }
        over = {name: one.problem for name, one in known.items() if not one.over and name not in found}
        return News(given_up=await self.db.read(sources.untold), begun=begun, over=over)

    async def _reached(self, admin_id: int, news: News) -> bool:
        # A private chat with a user has the user's id (Bot API, Chat).
        chat = await self.db.read(chats.get, admin_id) or Chat(
            id=admin_id, language=self.newcomer.language, timezone=self.newcomer.timezone, times=()
        )
        try:
            await self.send(chat, _message(news, chat, self.clock))
        except (TryLater, Gone, Moved, Refused) as error:
            log.warning("admin not told admin=%s reason=%r", admin_id, str(error))
            return False
        return True


def _message(news: News, chat: Chat, clock: Clock) -> Reply:
    say = voice(chat.language)
    lines = [f"⚠ {health.words(problem, say)}" for problem in news.begun.values()]
    lines += [f"✓ {say('alerts.over', problem=problem)}" for problem in news.over.values()]
    for source in news.given_up:
        since = health.since(source, say, clock(), ZoneInfo(chat.timezone))
        problem, name = health.trouble(source, say), source.name or source.url
        lines.append(say("health.alert", name=name, number=source.id, problem=problem, since=since))
    buttons = []
    for source in news.given_up[:_BUTTONS_FOR]:
        which = f" ({source.id})" if len(news.given_up) > 1 else ""
        buttons.append(button(say("health.again") + which, f"/checksource {source.id}"))
        buttons.append(button(say("health.remove") + which, f"/removesource {source.id}"))
    if len(news.given_up) > _BUTTONS_FOR:
        buttons.extend(offered(say, "sourcehealth"))
    return notice("\n".join(lines), rows(buttons, width=2))
