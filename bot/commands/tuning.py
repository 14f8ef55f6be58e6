"""What a reader wants to read of, and how much of it: topics followed and muted, lengths, sources, what taps taught."""

from __future__ import annotations

from dataclasses import replace

from bot import topics
from bot.commands.command import Command, Request, keep, next_digest, number
from bot.locales import Say
from bot.ports import Refused
from bot.publish import OF_SOURCE, muted
from bot.render import SENTENCES, button, choice, local, notice, rows
from bot.text.sentences import joined
from bot.text.words import fold
from storage import sources
from storage.models import Chat, Reply, Source

MAX_FOLLOWS = 50
MAX_TOPIC_LETTERS = 60
MAX_STORIES = 20
_SWITCHES = 20  # sources on one screen


async def listing(request: Request) -> Reply:
    """The topics that the chat follows, a button to drop each."""
    say, chat = request.say, request.chat
    if not chat.follows:
        examples = say("topic.examples").split(", ")
        return notice(say("topics.none"), rows((button(f"+ {name}", f"/follow {name}") for name in examples), width=2))
    buttons = (button(f"✕ {words}", f"/unfollow {words}") for words in chat.follows)
    return notice(say("topics.list", topics=say.listed(chat.follows)), rows(buttons, width=2))


async def follow(request: Request) -> Reply:
    """Put a topic first in the chat's digests."""
    say, words = request.say, " ".join(request.words.split())
    if fold(words) in map(fold, request.chat.follows):
        return notice(say("follow.already", words=words))
    chat = await followed(request, words)
    buttons = rows([button(say("follow.see", words=words), f"/topic {words}")])
    return notice(joined((say("follow.done", words=words), next_digest(replace(request, chat=chat)))), buttons)


async def followed(request: Request, words: str) -> Chat:
    """The chat with a topic more, which is muted no longer. Raises Refused for what is no topic."""
    _check(words, "follow.how")
    if fold(words) in map(fold, request.chat.follows):
        return request.chat
    if len(request.chat.follows) >= MAX_FOLLOWS:
        raise Refused("follow.many", most=MAX_FOLLOWS)
    heard = _unmuted(request.chat, words)
    return await keep(request, follows=(*request.chat.follows, words), mutes=heard.mutes, mutes_until=heard.mutes_until)


async def unfollow(request: Request) -> Reply:
    """Drop a topic."""
    say, words = request.say, " ".join(request.words.split())
    left = tuple(one for one in request.chat.follows if fold(one) != fold(words))
    if left == request.chat.follows:
        return notice(say("unfollow.not", words=words or "?"))
    await keep(request, follows=left)
    return notice(say("unfollow.done", words=words), rows([button(say("button.undo"), f"/follow {words}")]))


async def mute(request: Request) -> Reply:
    """Keep a topic out of the chat's digests; without words: what is muted."""
    say, chat, words = request.say, request.chat, " ".join(request.words.split())
    if not words:
        silent = muted(chat, request.now)
        buttons = rows((button(f"✕ {one}", f"/unmute {one}") for one in silent), width=2)
        return notice("\n".join((say("mute.list"), *_mutes(request))) if silent else say("mute.how"), buttons)
    _check(words, "mute.how")
    if fold(words) in map(fold, chat.mutes):
        return notice(say("mute.already", words=words))
    if len(chat.mutes) >= MAX_FOLLOWS:
        raise Refused("mute.many", most=MAX_FOLLOWS)
    follows = tuple(one for one in chat.follows if fold(one) != fold(words))
    await keep(request, mutes=(*chat.mutes, words), follows=follows)
    return notice(say("mute.done", words=words), rows([button(say("button.undo"), f"/unmute {words}")]))


async def unmute(request: Request) -> Reply:
    """Hear of a topic again."""
    say, words = request.say, " ".join(request.words.split())
    heard = _unmuted(request.chat, words)
    if heard == request.chat:
        return notice(say("unmute.not", words=words or "?"))
    await keep(request, mutes=heard.mutes, mutes_until=heard.mutes_until)
    return notice(say("unmute.done", words=words))


async def count(request: Request) -> Reply:
    """How many stories a digest has at the most."""
    say, wanted = request.say, number(request.words)
    if wanted is None or not 1 <= wanted <= MAX_STORIES:
        now = request.chat.stories
        usual = (choice(say.number(n), f"/stories {n}", current=n == now) for n in (3, 5, 7, 10, 15))
        return notice(say("stories.how", most=MAX_STORIES, now=now), rows(usual, width=5))
    chat = await keep(request, stories=wanted)
    return notice(joined((say("stories.done", count=wanted), next_digest(replace(request, chat=chat)))))


async def length(request: Request) -> Reply:
    """How long the summaries are: short, medium or long, in English or the reader's language."""
    say = request.say
    own = {fold(say(f"length.{name}")): name for name in SENTENCES}
    wanted = own.get(fold(request.words), fold(request.words))
    if wanted not in SENTENCES:
        now = request.chat.length
        choices = (choice(say(f"length.{name}"), f"/length {name}", current=name == now) for name in SENTENCES)
        return notice(say("length.how", now=say(f"length.{now}")), rows(choices, width=3))
    await keep(request, length=wanted)
    return notice(say("length.done", length=say(f"length.{wanted}")), rows([button(say("digest.now"), "/digest")]))


async def switch(request: Request) -> Reply:
    """The sources, each switched off or on by a tap: `/switch ID`; `/switch from 20` for those further down."""
    say, chat, words = request.say, request.chat, request.words
    found = await request.desk.db.read(sources.listing)
    if not found:
        return notice(say("sources.none"))
    first = (number(words.removeprefix("from ")) or 0) if words.startswith("from ") else 0
    place = next((at for at, source in enumerate(found) if str(source.id) == words), None)
    if place is not None:
        first = place - place % _SWITCHES
        chat = await keep(request, off=chat.off ^ {found[place].id})
    shown = found[first : first + _SWITCHES] or found[:_SWITCHES]
    buttons = (button(f"{'✕' if one.id in chat.off else '✓'} {_name(one)}", f"/switch {one.id}") for one in shown)
    further = [button("◀", f"/switch from {first - _SWITCHES}") if first else ()]
    further.append(button("▶", f"/switch from {first + _SWITCHES}") if first + _SWITCHES < len(found) else ())
    return notice(
        say("switch.how", number=len(found), off=len(chat.off)), (*rows(buttons, width=2), *rows(further, width=2))
    )


async def taste(request: Request) -> Reply:
    """What taps on "more" and "less" have taught, each to be dropped by a tap: `/taste WORDS`, `/taste reset`."""
    say, chat, words = request.say, request.chat, request.words
    if words == "reset":
        await keep(request, weights={})
        return notice(say("taste.reset"))
    if words in chat.weights:
        left = {known: weight for known, weight in chat.weights.items() if known != words}
        chat = await keep(request, weights=left)
    if not chat.weights:
        return notice(say("taste.none"))
    names = {f"{OF_SOURCE}{source.id}": _name(source) for source in await request.desk.db.read(sources.listing)}
    learned = sorted(chat.weights.items(), key=lambda pair: -pair[1])
    lines = (
        say.line(f"{say.isolated(_signed(weight, say))}  {say.isolated(names.get(known, known))}")
        for known, weight in learned
    )
    drop = (button(f"✕ {names.get(known, known)}", f"/taste {known}") for known, _ in learned)
    buttons = (*rows(drop, width=2), *rows([button(say("taste.forget"), "/taste reset")]))
    return notice("\n".join((say("taste.list"), *lines)), buttons[:40])


def _signed(weight: int, say: Say) -> str:
    return f"{'+' if weight > 0 else '−'}{say.number(abs(weight))}"


def _check(words: str, how: str) -> None:
    wanted = topics.parse(words)
    if not words or len(words) > MAX_TOPIC_LETTERS or not (wanted.concepts or wanted.terms):
        raise Refused(how, most=MAX_TOPIC_LETTERS)


def _mutes(request: Request) -> list[str]:
    chat, say = request.chat, request.say
    until = [
        say("mute.until", words=words, when=local(end, request.now, chat, say))
        for words, end in chat.mutes_until.items()
        if end > request.now
    ]
    return [say.line(f"• {words}") for words in (*map(say.isolated, chat.mutes), *until)]


def _unmuted(chat: Chat, words: str) -> Chat:
    left = tuple(one for one in chat.mutes if fold(one) != fold(words))
    until = {one: end for one, end in chat.mutes_until.items() if fold(one) != fold(words)}
    return replace(chat, mutes=left, mutes_until=until)


def _name(source: Source) -> str:
    return source.name or source.url


COMMANDS = (
    Command(name="topics", run=listing),
    Command(name="follow", run=follow, takes="WORDS", configures=True),
    Command(name="unfollow", run=unfollow, takes="WORDS", configures=True),
    Command(name="mute", run=mute, takes="WORDS", configures=True),
    Command(name="unmute", run=unmute, takes="WORDS", configures=True),
    Command(name="stories", run=count, takes="5", configures=True),
    Command(name="length", run=length, takes="short", configures=True),
    Command(name="switch", run=switch, configures=True),
    Command(name="taste", run=taste, configures=True),
)
