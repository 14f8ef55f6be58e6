"""What people can ask for: `ALL` is the one table. Menu, /help, permission check and README follow from its rows."""

from __future__ import annotations

import difflib
import re

from bot.commands import (
    adding,
    admin,
    aliases,
    broadcasting,
    cards,
    chat,
    first,
    invites,
    panel,
    preferences,
    reading,
    stats,
    timing,
    tuning,
    why,
)
from bot.commands.command import MAX_WORDS, Command, Request
from bot.ports import Refused
from bot.render import button, notice, rows
from bot.text import direction
from storage.database import TooSlow
from storage.models import Reply


async def _help(request: Request) -> Reply:
    """Every command that the asking person may use, with a line on each."""
    say = request.say
    owner = await invites.owns(request)
    own = [c for c in offered(admin=request.admin) if owner or not c.owner]
    lines = [say.isolated(f"/{c.name} {c.taking(say)}".rstrip()) + f" — {say(f'commands.{c.name}')}" for c in own]
    return notice("\n".join((say("help.intro"), "", *lines, "", say("help.outro"))))


ALL: tuple[Command, ...] = (
    *first.COMMANDS,
    *reading.COMMANDS,
    *cards.COMMANDS,
    *why.COMMANDS,
    *tuning.COMMANDS,
    *preferences.COMMANDS,
    *timing.COMMANDS,
    *chat.COMMANDS,
    Command(name="help", run=_help),
    *adding.COMMANDS,
    *admin.COMMANDS,
    *aliases.COMMANDS,
    *stats.COMMANDS,
    *panel.COMMANDS,
    *invites.COMMANDS,
    *broadcasting.COMMANDS,
)
BY_NAME = {command.name: command for command in ALL}

_COMMAND_LINE = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)


def parse(line: str) -> tuple[str, str]:
    """A line of a person's → (command's name, what follows); what is no command is a search."""
    line = direction.stripped(line)
    match = _COMMAND_LINE.fullmatch(line)
    if not match:
        return "search", line[:MAX_WORDS]
    name, words = match[1].casefold(), (match[2] or "").strip()
    return name, words[: BY_NAME[name].longest if name in BY_NAME else MAX_WORDS]


async def answer(request: Request, name: str) -> Reply:
    """The reply to a command; never empty, never an error of the asking person's making."""
    if name == "search" and request.admin and adding.is_address(request.words):
        name = "addsource"
    command = BY_NAME.get(name)
    try:
        if name == "start":
            request = await invites.welcomed(request)
        if not (invites.is_let_in(request) or (command and command.uninvited)):
            raise Refused("invite.needed")
        if command is None:
            return _unknown(request, name)
        if command.admin and not request.admin:
            raise Refused("admin.only")
        if command.owner and not await invites.owns(request):
            raise Refused("admin.owners")
        return await command.run(request)
    except Refused as refusal:
        return notice(request.say(refusal.key, **refusal.details))
    except TooSlow:
        return notice(request.say("search.slow"))


def offered(*, admin: bool) -> tuple[Command, ...]:
    """The commands that a person may use and that are worth showing, in the table's order."""
    return tuple(command for command in ALL if not command.hidden and (admin or not command.admin))


def _unknown(request: Request, name: str) -> Reply:
    names = [command.name for command in offered(admin=request.admin)]
    nearest = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if not nearest:
        return notice(request.say("unknown.none", name=name))
    line = f"/{nearest[0]} {request.words}".strip()
    return notice(request.say("unknown.nearest", name=name, nearest=nearest[0]), rows([button(line, line)]))
