"""Somebody who talks to the bot from the shell: lines in, replies out, as in a chat."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from typing import Any

from rich.console import Console

from bot import commands, locales, terminal
from bot.app import House
from bot.commands.command import Request
from bot.commands.reading import spread
from storage import chats
from storage.models import Reply

CHAT_ID = 1


@dataclass(frozen=True, slots=True)
class Visitor:
    """A reader who may also do what admins may: it is their own machine."""

    parts: House
    out: Console = field(default_factory=Console)

    async def say(self, line: str) -> Reply:
        """What the bot answers to a line."""
        name, words = commands.parse(line)
        stored = await self.parts.db.read(chats.get, CHAT_ID)
        language = locales.nearest(os.environ.get("LANG"))
        request = Request(
            chat=stored or replace(self.parts.desk.newcomer, id=CHAT_ID, language=language),
            words=words,
            user_id=CHAT_ID,
            now=self.parts.clock(),
            desk=self.parts.desk,
            known=stored is not None,
            admin=True,
        )
        return spread(await commands.answer(request, name))

    def print(self, line: str, reply: Reply, *, as_json: bool) -> None:
        """Put a reply out: one JSON object a line, or as people read it."""
        if as_json:
            print(json.dumps(_object(line, reply), ensure_ascii=False), flush=True)  # noqa: T201  # machine-readable
            return
        self.out.print(f"› {line}", style="bold green", markup=False)
        terminal.show(self.out, reply)
        self.out.print()


def _object(line: str, reply: Reply) -> dict[str, Any]:
    pages = [{"text": page.text, "entities": [_entity(*entity) for entity in page.entities]} for page in reply.pages]
    buttons = [[{"label": button.label, "command": button.command} for button in row] for row in reply.buttons]
    file = {"file": reply.file.name, "content": reply.file.content.decode()} if reply.file else {}
    return {"say": line, "pages": pages, "buttons": buttons, **file}


def _entity(kind: str, offset: int, length: int, url: str) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length} | ({"url": url} if url else {})
