"""/alias: what admins call a topic in their own words, for everybody."""

from __future__ import annotations

from bot.commands.command import Command, Request
from bot.ports import Refused
from bot.render import notice
from storage import aliases
from storage.models import Reply


async def alias(request: Request) -> Reply:
    """`/alias NAME = TOPIC` lets a name stand for a topic, `/alias NAME =` drops it, alone it lists all."""
    say, db = request.say, request.desk.db
    if not request.words:
        known = await db.read(aliases.listing)
        lines = [f"{name} = {meaning}" for name, meaning in known]
        return notice("\n".join((say("alias.list" if known else "alias.none"), *lines, "", say("alias.how"))))
    name, sign, meaning = (part.strip() for part in request.words.partition("="))
    if not (name and sign):
        raise Refused("alias.how")
    if not meaning:
        dropped = await db.write(aliases.drop, name)
        return notice(say("alias.dropped" if dropped else "alias.unknown", name=name))
    await db.write(aliases.put, name, meaning)
    return notice(say("alias.done", name=name, meaning=meaning))


COMMANDS = (Command(name="alias", run=alias, takes="[NAME = TOPIC]", admin=True),)
