"""`/settings`: how everything is set, and every setting changed by taps within the one message."""

from __future__ import annotations

from dataclasses import replace

from bot import locales
from bot.commands import chat as chat_commands
from bot.commands import timing, tuning
from bot.commands.command import Command, Request, next_digest
from bot.ports import Refused
from bot.publish import muted
from bot.render import button, notice, rows
from storage import chats, sources
from storage.models import Button, Buttons, Reply

_BY_TAPS = (
    "schedule",
    "quiet",
    "timezone",
    "language",
    "stories",
    "length",
    "topics",
    "mute",
    "switch",
    "taste",
    "privacy",
)
# What those screens lead to: it stays within the message too.
_FURTHER = ("follow", "unfollow", "unmute")
_ROWS = {
    command.name: command
    for command in (*timing.COMMANDS, *chat_commands.COMMANDS, *tuning.COMMANDS)
    if command.name in (*_BY_TAPS, *_FURTHER)
}


async def overview(request: Request) -> Reply:
    """How the chat is set, and the buttons that change it."""
    say, chat = request.say, request.chat
    lines = (
        say("settings.language", language=locales.name(chat.language)),
        say("settings.timezone", zone=say.zone(chat.timezone)),
        say("settings.times", times=timing.times_in_words(request)),
        *([say("schedule.days", days=say.days(chat.days))] if chat.days else []),
        say("settings.stories", number=chat.stories, length=say(f"length.{chat.length}")),
        say("settings.topics", topics=say.listed(chat.follows) or "–"),
        say("settings.mutes", topics=say.listed(muted(chat, request.now)) or "–"),
        say("settings.sources", number=len(await request.desk.db.read(sources.listing)), off=len(chat.off)),
        next_digest(request),
    )
    by_taps = [button(say(f"settings.to_{name}"), f"/set {name}") for name in _BY_TAPS]
    if request.has_topics:
        by_taps.append(button(say("settings.to_threads"), "/threads"))
    return notice("\n".join(lines), rows(by_taps, width=2))


async def change(request: Request) -> Reply:
    """One setting, shown or changed in place of the overview: `/set language id`."""
    name, _, words = request.words.partition(" ")
    row = _ROWS.get(name)
    if row is None:
        return await overview(request)
    try:
        reply = await row.run(replace(request, words=words))
    except Refused as refusal:
        reply = notice(request.say(refusal.key, **refusal.details))
    chat = await request.desk.db.read(chats.get, request.chat.id) or request.chat
    back = rows([button(locales.voice(chat.language)("settings.back"), "/set")])
    return replace(reply, buttons=(*_within(reply.buttons), *back))


def _within(buttons: Buttons) -> Buttons:
    return tuple(tuple(inner for one in row for inner in _inner(one)) for row in buttons)


def _inner(one: Button) -> tuple[Button, ...]:
    """A button that keeps to the message, where it leads to a setting."""
    name = one.command.removeprefix("/").partition(" ")[0]
    return button(one.label, f"/set {one.command.removeprefix('/')}") if name in _ROWS else (one,)


COMMANDS = (
    Command(name="settings", run=overview),
    Command(name="set", run=change, configures=True, hidden=True, in_place=True),
)
