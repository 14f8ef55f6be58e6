"""Commands about the chat itself: /start and /stop, what it follows, when and in which language it reads."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace
from functools import cache

from bot import locales, topics
from bot.commands.command import Command, Request
from bot.ports import Refused
from bot.publish import FIRST_DIGEST_AFTER, wished
from bot.render import button, local, notice, rows
from bot.render import digest as render_digest
from bot.schedule import next_due, parse_times
from bot.text.words import fold
from storage import articles, chats
from storage.models import Chat, Reply

MAX_FOLLOWS = 50
MAX_TOPIC_LETTERS = 60


async def start(request: Request) -> Reply:
    """Subscribe; greet and show a digest at once, or promise it for as soon as there is news."""
    say, db = request.say, request.desk.db
    times = request.chat.times or request.desk.newcomer.times
    due_at = next_due(times, request.chat.timezone, request.now)
    joined_at = request.chat.joined_at or request.now
    chat = replace(request.chat, stopped="", times=times, next_digest_at=due_at, joined_at=joined_at)
    chosen = await wished(db, chat, request.now)
    if not chosen.stories and not await db.read(articles.latest, limit=1):
        # Nothing has been gathered yet: due soon, and publishing waits for the first articles.
        chat = replace(chat, next_digest_at=request.now + FIRST_DIGEST_AFTER)
        await db.write(chats.save, chat, now=request.now)
        return notice(f"{say('start.greeting')}\n\n{say('start.gathering')}")
    await db.write(chats.save, chat, now=request.now)
    greeting = f"{say('start.greeting')}\n{_next(replace(request, chat=chat))}"
    buttons = rows((button(say(f"start.{name}"), f"/{name}") for name in ("topics", "schedule", "help")), width=3)
    if not chosen.stories:
        return notice(f"{greeting}\n\n{say('digest.empty')}", rows([button(say("digest.latest"), "/latest")]))
    await db.write(chats.mark_seen, chat.id, [story.id for story in chosen.stories], now=request.now)
    return replace(render_digest(chosen, say, greeting=greeting), buttons=buttons)


async def stop(request: Request) -> Reply:
    """No more digests; commands go on working."""
    await _save(request, next_digest_at=None, times=())
    return notice(request.say("stop.done"), rows([button(request.say("stop.again"), "/schedule 07:00")]))


async def followed(request: Request) -> Reply:
    """The topics that the chat follows, a button to drop each."""
    say, chat = request.say, request.chat
    if not chat.follows:
        examples = say("topic.examples").split(", ")
        return notice(say("topics.none"), rows((button(f"+ {name}", f"/follow {name}") for name in examples), width=2))
    buttons = (button(f"✕ {words}", f"/unfollow {words}") for words in chat.follows)
    return notice(say("topics.list", topics=", ".join(chat.follows)), rows(buttons, width=2))


async def follow(request: Request) -> Reply:
    """Put a topic first in the chat's digests."""
    say, words = request.say, " ".join(request.words.split())
    if not words or len(words) > MAX_TOPIC_LETTERS:
        raise Refused("follow.how", most=MAX_TOPIC_LETTERS)
    wanted = topics.parse(words)
    if not wanted.concepts and not wanted.terms:
        raise Refused("follow.how", most=MAX_TOPIC_LETTERS)
    if fold(words) in map(fold, request.chat.follows):
        return notice(say("follow.already", words=words))
    if len(request.chat.follows) >= MAX_FOLLOWS:
        raise Refused("follow.many", most=MAX_FOLLOWS)
    chat = await _save(request, follows=(*request.chat.follows, words))
    buttons = rows([button(say("follow.see", words=words), f"/topic {words}")])
    return notice(f"{say('follow.done', words=words)} {_next(replace(request, chat=chat))}", buttons)


async def unfollow(request: Request) -> Reply:
    """Drop a topic."""
    say, words = request.say, " ".join(request.words.split())
    left = tuple(one for one in request.chat.follows if fold(one) != fold(words))
    if left == request.chat.follows:
        return notice(say("unfollow.not", words=words or "?"))
    await _save(request, follows=left)
    return notice(say("unfollow.done", words=words))


async def schedule(request: Request) -> Reply:
    """When digests come: `/schedule 07:00 18:30`, local time; `/schedule off` for never."""
    say, chat = request.say, request.chat
    if not request.words:
        usual = (button(times, f"/schedule {times}") for times in ("07:00", "12:00", "18:30", "07:00 18:30"))
        off = button(say("schedule.off"), "/schedule off")
        return notice(f"{_next(request)}\n\n{say('schedule.how')}", rows((*usual, off), width=2))
    try:
        times = parse_times(request.words)
    except ValueError:
        raise Refused("schedule.how") from None
    chat = await _save(request, times=times, next_digest_at=next_due(times, chat.timezone, request.now))
    return notice(_next(replace(request, chat=chat)))


async def timezone(request: Request) -> Reply:
    """The zone of the chat's times: `/timezone Asia/Jakarta`, or just the city."""
    say, chat = request.say, request.chat
    if not request.words:
        return notice(say("timezone.how", zone=chat.timezone))
    zone = _zones().get(fold(request.words).replace(" ", "_"))
    if not zone:
        raise Refused("timezone.unknown", words=request.words)
    chat = await _save(request, timezone=zone, next_digest_at=next_due(chat.times, zone, request.now))
    return notice(f"{say('timezone.done', zone=zone)} {_next(replace(request, chat=chat))}")


async def language(request: Request) -> Reply:
    """The language the bot speaks here: `/language id`."""
    chosen = fold(request.words).partition("-")[0]
    by_name = {fold(locales.name(code)): code for code in locales.languages()}
    chosen = by_name.get(chosen, chosen)
    if chosen not in locales.languages():
        buttons = (button(locales.name(code), f"/language {code}") for code in locales.languages())
        return notice(request.say("language.how"), rows(buttons, width=2))
    chat = await _save(request, language=chosen)
    return notice(locales.voice(chat.language)("language.done", language=locales.name(chosen)))


async def settings(request: Request) -> Reply:
    """How the chat is set, and the buttons that change it."""
    say, chat = request.say, request.chat
    lines = (
        say("settings.language", language=locales.name(chat.language)),
        say("settings.timezone", zone=chat.timezone),
        say("settings.times", times=", ".join(chat.times) or "–"),
        say("settings.topics", topics=", ".join(chat.follows) or "–"),
        _next(request),
    )
    names = ("schedule", "timezone", "language", "topics")
    return notice("\n".join(lines), rows((button(f"/{name}", f"/{name}") for name in names), width=2))


async def privacy(request: Request) -> Reply:
    """What is kept about the chat, and how to have it erased."""
    return notice(request.say("privacy.text"), rows([button(request.say("privacy.forget"), "/forget")]))


async def forget(request: Request) -> Reply:
    """Erase everything about the chat, once confirmed."""
    if fold(request.words) != "yes":
        return notice(request.say("forget.sure"), rows([button(request.say("forget.yes"), "/forget yes")]))
    await request.desk.db.write(chats.forget, request.chat.id)
    return notice(request.say("forget.done"))


async def _save(request: Request, **changed: object) -> Chat:
    """Store the chat with some fields changed; a chat that never subscribed is stored without a schedule."""
    chat = request.chat if request.known else replace(request.chat, times=(), joined_at=request.now)
    chat = replace(chat, **changed)  # type: ignore[arg-type]  # the callers name fields of Chat
    await request.desk.db.write(chats.save, chat, now=request.now)
    return chat


def _next(request: Request) -> str:
    chat, say = request.chat, request.say
    if chat.next_digest_at is None:
        return say("schedule.never")
    return say("schedule.next", when=local(chat.next_digest_at, request.now, chat, say), zone=chat.timezone)


@cache
def _zones() -> dict[str, str]:
    """Zones by their folded full name and by their city; a city's own region wins over old aliases."""
    names = sorted(zoneinfo.available_timezones())
    cities = {fold(name.rpartition("/")[2]): name for name in names if "/" in name and not name.startswith("Etc/")}
    return cities | {fold(name): name for name in names}


COMMANDS = (
    Command(name="start", run=start, configures=True),
    Command(name="topics", run=followed),
    Command(name="follow", run=follow, takes="WORDS", configures=True),
    Command(name="unfollow", run=unfollow, takes="WORDS", configures=True),
    Command(name="schedule", run=schedule, takes="07:00 18:30", configures=True),
    Command(name="timezone", run=timezone, takes="Asia/Jakarta", configures=True),
    Command(name="language", run=language, takes="id", configures=True),
    Command(name="settings", run=settings),
    Command(name="stop", run=stop, configures=True),
    Command(name="privacy", run=privacy),
    Command(name="forget", run=forget, configures=True),
)
