"""The first minute: /start, a digest at once, what interests the reader, and when the next one shall come."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import places
from bot.commands import reading, tuning
from bot.commands.command import Command, Request, keep, next_digest
from bot.ports import Refused
from bot.publish import FIRST_DIGEST_AFTER, on_the_topic, shelf, wished
from bot.render import button, notice, offered, rows
from bot.render import digest as render_digest
from bot.schedule import following, next_due, parse_times
from storage import articles, chats, sources
from storage.models import Buttons, Chat, Reply

MOST_TOPICS = 8
_TOPIC_LINK = re.compile(r"topic_([A-Za-z0-9_-]{1,58})")
# Languages that are mostly read in one zone; elsewhere the reader is asked.
_LIKELY_ZONE = {
    "id": "Asia/Jakarta", "ko": "Asia/Seoul", "ja": "Asia/Tokyo", "tr": "Europe/Istanbul", "de": "Europe/Berlin",
    "fr": "Europe/Paris", "zh": "Asia/Shanghai", "ru": "Europe/Moscow", "pt": "America/Sao_Paulo",
}  # fmt: skip


async def start(request: Request) -> Reply:
    """Subscribe; greet and show a digest at once, with topics to tap, or promise it for as soon as there is news."""
    say, db = request.say, request.desk.db
    if link := _TOPIC_LINK.fullmatch(request.words):
        request = replace(request, chat=await _subscribed(request), known=True, words=link[1].replace("_", " "))
        return await pick(request)
    chat = await _subscribed(request)
    topics = await _topics(replace(request, chat=chat))
    if not await _has_news(request):
        key = "start.gathering" if await db.read(sources.listing) else "start.no_sources"
        return notice(f"{say('start.greeting')}\n\n{say(key)}\n\n{say('start.topics')}", topics)
    greeting = f"{say('start.greeting')}\n{next_digest(replace(request, chat=chat))}"
    chosen = await wished(db, chat, request.now)
    if not chosen.stories:
        latest = rows([button(say("digest.latest"), "/latest")])
        return notice(f"{greeting}\n\n{say('digest.empty')}", (*latest, *topics))
    await db.write(chats.mark_seen, chat.id, [story.id for story in chosen.stories], now=request.now)
    return render_digest(chosen, say, greeting=greeting, footer=say("start.topics"), buttons=topics)


async def pick(request: Request) -> Reply:
    """Follow a topic and show a digest on it at once; then ask when the next one shall come."""
    say, words = request.say, " ".join(request.words.split())
    chat = request.chat
    if words:
        chat = await tuning.followed(request, words)
    asked = replace(request, chat=chat, known=True)
    question, buttons = _question(asked)
    if words:
        # Also what /start has just shown: somebody who asks for a topic wants to see it.
        laid = await shelf(request.desk.db, [replace(chat, follows=(words,))], request.now)
        chosen = laid.choose(replace(chat, follows=(words,)), ())
        chosen = replace(chosen, stories=tuple(story for story in chosen.stories if story.id in chosen.followed))
    else:
        chosen = await wished(request.desk.db, chat, request.now)
    if chosen.stories:
        await request.desk.db.write(chats.mark_seen, chat.id, [story.id for story in chosen.stories], now=request.now)
        return render_digest(chosen, say, footer=question, buttons=buttons)
    if words and await on_the_topic(request.desk.db, words, limit=1):
        found = await reading.topic(replace(asked, words=words))
        return replace(found, buttons=buttons)
    empty = say("topic.empty", words=words) if words else say("digest.empty")
    return notice(f"{empty}\n\n{question}", buttons)


async def wake(request: Request) -> Reply:
    """Yes to the question when the digest shall come: `/wake 07:00 Asia/Jakarta`."""
    clock, _, place = request.words.partition(" ")
    zone = places.zone_named(place)
    try:
        times = parse_times(clock)
    except ValueError:
        times = ()
    if not times or not zone:
        raise Refused("schedule.how")
    due_at = next_due(times, zone, request.now)
    chat = await keep(request, times=times, timezone=zone, next_digest_at=due_at, thread_id=request.thread_id)
    buttons = rows([button(request.say("start.more_topics"), "/topics"), *offered(request.say, "settings")], width=2)
    return notice(next_digest(replace(request, chat=chat)), buttons)


async def _subscribed(request: Request) -> Chat:
    """The chat with digests at its times, or at those for newcomers; due soon where there is no article yet."""
    times = request.chat.times or request.desk.newcomer.times
    due_at = following(replace(request.chat, times=times), request.now)
    if not await _has_news(request):
        due_at = request.now + FIRST_DIGEST_AFTER  # publishing waits for the first articles
    joined_at = request.chat.joined_at or request.now
    chat = replace(
        request.chat, stopped="", times=times, next_digest_at=due_at, joined_at=joined_at, thread_id=request.thread_id
    )
    await request.desk.db.write(chats.save, chat, now=request.now)
    return chat


async def _has_news(request: Request) -> bool:
    return bool(await request.desk.db.read(articles.latest, limit=1))


async def _topics(request: Request) -> Buttons:
    """Topics to begin with, those with news first, and a surprise."""
    say = request.say
    names = [name for name in say("topic.examples").split(", ") if name not in request.chat.follows]
    fresh = {name for name in names if await on_the_topic(request.desk.db, name, limit=1)}
    ordered = sorted(names, key=lambda name: name not in fresh)[:MOST_TOPICS]
    buttons = [button(say.capitalised(name), f"/pick {name}") for name in ordered]
    return (*rows(buttons, width=3), *rows([button(say("start.surprise"), "/pick")]))


def _question(request: Request) -> tuple[str, Buttons]:
    say, chat = request.say, request.chat
    guessed = _LIKELY_ZONE.get(chat.language, chat.timezone)
    zone = chat.timezone if chat.timezone != request.desk.newcomer.timezone else guessed
    clock = (chat.times or request.desk.newcomer.times or ("07:00",))[0]
    buttons = (
        button(say("start.yes"), f"/wake {clock} {zone}"),
        button(say("start.other_time"), "/schedule"),
        button(say("start.other_zone"), "/timezone"),
        button(say("start.not_now"), "/schedule off"),
    )
    return say("start.question", time=clock, zone=say.zone(zone)), rows(buttons, width=2)


COMMANDS = (
    Command(name="start", run=start, configures=True),
    Command(name="pick", run=pick, takes="WORDS", configures=True, hidden=True),
    Command(name="wake", run=wake, configures=True, hidden=True),
)
