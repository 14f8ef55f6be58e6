"""Commands about the chat itself: when and in which language it reads, and what is kept about it."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from bot import locales, places
from bot.commands.command import Command, Request, keep, next_digest
from bot.ports import Refused
from bot.render import button, choice, notice, offered, rows
from bot.schedule import following
from bot.text.sentences import joined
from bot.text.words import fold
from storage import chats
from storage.models import File, Reply

_POINT = re.compile(r"(-?\d{1,2}(?:\.\d{1,9})?)[ ,]+(-?\d{1,3}(?:\.\d{1,9})?)", re.ASCII)
# Zones that readers of a language mostly live in: buttons, so that most need not type.
_LIKELY = {
    "en": "Europe/London America/New_York America/Los_Angeles Asia/Kolkata Asia/Singapore Australia/Sydney",
    "id": "Asia/Jakarta Asia/Makassar Asia/Jayapura",
    "es": "Europe/Madrid America/Mexico_City America/Bogota America/Argentina/Buenos_Aires",
    "pt": "America/Sao_Paulo Europe/Lisbon America/Manaus Africa/Luanda",
    "de": "Europe/Berlin Europe/Vienna Europe/Zurich",
    "fr": "Europe/Paris Europe/Brussels America/Toronto Africa/Abidjan",
    "ru": "Europe/Moscow Europe/Samara Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok",
    "tr": "Europe/Istanbul",
    "ko": "Asia/Seoul",
    "ja": "Asia/Tokyo",
    "zh": "Asia/Shanghai Asia/Taipei Asia/Hong_Kong Asia/Singapore",
    "ar": "Asia/Riyadh Africa/Cairo Asia/Dubai Asia/Baghdad Africa/Casablanca",
}


async def stop(request: Request) -> Reply:
    """No more digests; commands go on working."""
    await keep(request, next_digest_at=None, times=())
    return notice(request.say("stop.done"), rows([button(request.say("stop.again"), "/schedule 07:00")]))


async def timezone(request: Request) -> Reply:
    """The zone of the chat's times: `/timezone Asia/Jakarta`, or just the city."""
    say, chat = request.say, request.chat
    if not request.words:
        likely = (button(say.zone(zone), f"/timezone {zone}") for zone in _LIKELY.get(chat.language, "").split())
        return notice(say("timezone.how", zone=say.zone(chat.timezone)), rows(likely, width=2))
    if point := _POINT.fullmatch(request.words):
        zone: str | None = places.zone_at(float(point[1]), float(point[2]))
    else:
        zone = places.zone_named(request.words, (chat.language, *locales.languages()))
    if not zone:
        raise Refused("timezone.unknown", words=request.words)
    moved = replace(chat, timezone=zone)
    chat = await keep(request, timezone=zone, next_digest_at=following(moved, request.now))
    return notice(joined((say("timezone.done", zone=say.zone(zone)), next_digest(replace(request, chat=chat)))))


async def language(request: Request) -> Reply:
    """The language the bot speaks here: `/language id`."""
    chosen = fold(request.words).partition("-")[0]
    by_name = {fold(locales.name(code)): code for code in locales.languages()}
    chosen = by_name.get(chosen, chosen)
    if chosen not in locales.languages():
        now = request.chat.language
        choices = (choice(locales.name(code), f"/language {code}", current=code == now) for code in locales.languages())
        return notice(request.say("language.how"), rows(choices, width=2))
    chat = await keep(request, language=chosen)
    return notice(locales.voice(chat.language)("language.done", language=locales.name(chosen)))


async def privacy(request: Request) -> Reply:
    """What is kept about the chat, and how to have it erased."""
    return notice(
        request.say("privacy.text"),
        rows(
            [button(request.say("privacy.export"), "/export"), button(request.say("privacy.forget"), "/forget")],
            width=2,
        ),
    )


async def connect(request: Request) -> Reply:
    """Have a channel get digests; only Telegram can tell who administers it."""
    raise Refused("connect.how")


async def threads(request: Request) -> Reply:
    """Have each followed topic in a forum topic of its own; only Telegram has such."""
    raise Refused("threads.no_topics")


async def odd(request: Request) -> Reply:
    """What to say to a sticker, a voice message and the like."""
    return notice(request.say("odd.how"), rows(offered(request.say, "latest", "help")))


async def flood(request: Request) -> Reply:
    """What a person who asks too much at once is told, once."""
    return notice(request.say("flood.told"))


async def export(request: Request) -> Reply:
    """All that is kept about the chat, as a JSON file."""
    kept = await request.desk.db.read(chats.export, request.chat.id)
    if kept is None:
        return notice(request.say("export.nothing"))
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode(errors="replace")
    return replace(notice(request.say("export.done")), file=File(name="newsdigest.json", content=content))


async def forget(request: Request) -> Reply:
    """Erase everything about the chat, once confirmed."""
    if fold(request.words) != "yes":
        return notice(request.say("forget.sure"), rows([button(request.say("forget.yes"), "/forget yes")]))
    await request.desk.db.write(chats.forget, request.chat.id)
    return notice(request.say("forget.done"))


COMMANDS = (
    Command(name="timezone", run=timezone, takes="Asia/Jakarta", configures=True),
    Command(name="language", run=language, takes="id", configures=True),
    Command(name="stop", run=stop, configures=True),
    Command(name="privacy", run=privacy),
    Command(name="connect", run=connect, takes="@CHANNEL", configures=True),
    Command(name="threads", run=threads, takes="on", configures=True),
    Command(name="odd", run=odd, hidden=True),
    Command(name="flood", run=flood, hidden=True, uninvited=True),
    Command(name="export", run=export),
    Command(name="forget", run=forget, configures=True),
)
