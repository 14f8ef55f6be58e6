"""What a command gets and what a row of the table of commands is."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.backups import Copies
from bot.finding import Finder
from bot.locales import Say, voice
from bot.render import local
from storage import chats
from storage.database import Database
from storage.models import Chat, Reply, Source


class Gathering(Protocol):
    """What commands may ask of the gathering side."""

    async def round(self, source: Source) -> Source:
        """Pull one stored source now, however it goes; the source as it stands afterwards."""
        ...


_PLACEHOLDER = re.compile("[A-Z]{2,}")
MAX_WORDS = 500  # longer input is cut: nobody searches for a page of text
_LONGEST_NUMBER = 15  # digits: well within SQLite's integers


def number(words: str) -> int | None:
    """The whole number that words are, in any script's digits; None if they are none, or a huge one."""
    return int(words) if words.isdecimal() and len(words) <= _LONGEST_NUMBER else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What commands work with: the database, the gathering and finding sides, and what a new chat starts with."""

    db: Database
    gathering: Gathering
    finder: Finder
    newcomer: Chat
    copies: Copies
    admin_ids: frozenset[int] = frozenset()
    tokens_a_month: int | None = None
    starter_packs: bool = True
    by_invitation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One command from one person in one chat. `words` is what follows the command's name, `document` a file sent.

    `known` tells whether the chat was stored before; until it is saved, `chat` is a newcomer's. `thread_id` is the
    forum topic where it was asked, 0 for none; `has_topics` tells whether the chat can have such.
    """

    chat: Chat
    words: str = ""
    user_id: int
    now: datetime
    desk: Desk
    known: bool = True
    admin: bool = False
    document: bytes = b""
    thread_id: int = 0
    has_topics: bool = False

    @property
    def say(self) -> Say:
        return voice(self.chat.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A row of the table. The locale key `commands.NAME` describes it; `takes` shows what may follow the name.

    Words in capitals in `takes` stand for what a person puts there; the keys `takes.WORD` translate them.

    `admin`: for admins only; `owner`: not for those who are editors only. `uninvited`: also for who is not let in.
    `configures`: changes the chat, so in a group only its administrators may.
    `in_place`: pressed as a button, its answer replaces the message under which the button stands. What
    follows the name is cut after `longest` signs.
    """

    name: str
    run: Callable[[Request], Awaitable[Reply]]
    takes: str = ""
    admin: bool = False
    owner: bool = False
    uninvited: bool = False
    configures: bool = False
    in_place: bool = False
    hidden: bool = False
    longest: int = MAX_WORDS

    def taking(self, say: Say) -> str:
        """What may follow the name, its placeholders in the reader's language."""
        return _PLACEHOLDER.sub(lambda match: say(f"takes.{match[0].casefold()}"), self.takes)


async def keep(request: Request, **changed: object) -> Chat:
    """Store the chat with some fields changed; a chat that never subscribed is stored without a schedule."""
    chat = request.chat if request.known else replace(request.chat, times=(), joined_at=request.now)
    chat = replace(chat, **changed)  # type: ignore[arg-type]  # the callers name fields of Chat
    await request.desk.db.write(chats.save, chat, now=request.now)
    return chat


def next_digest(request: Request) -> str:
    """When the chat's next digest comes, in words."""
    chat, say = request.chat, request.say
    if chat.next_digest_at is None:
        return say("schedule.instant" if chat.instant else "schedule.never")
    return say("schedule.next", when=local(chat.next_digest_at, request.now, chat, say), zone=say.zone(chat.timezone))
