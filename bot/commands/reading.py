"""Commands that put news before a reader: /latest, /topic, /search, /digest, and the turning of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import digest, durations
from bot.commands.command import Command, Request, number
from bot.ports import Refused
from bot.publish import muted, on_the_topic, shelf, wished
from bot.render import button, choice, local_since, notice, rows, stories
from bot.render import digest as render_digest
from bot.text.passages import passage
from bot.text.words import terms
from storage import articles, chats, screens
from storage.models import Buttons, Item, Reply

MAX_LATEST = 20
FOUND = 10
# Several reports of one event become one card, so more are read than cards are wanted.
_REPORTS_PER_CARD = 4
_MUTED_AT_MOST = 10  # cards that a reader's mutes and switched-off sources may take away
MAX_SINCE = 20
_USUAL = ("12h", "3d", "7d")


async def latest(request: Request) -> Reply:
    """The newest stories, one card each; `/latest 3` for three of them."""
    count = _count(request.words) if request.words else request.chat.stories
    found = await request.desk.db.read(articles.latest, limit=(count + _MUTED_AT_MOST) * _REPORTS_PER_CARD)
    items = await _unmuted(request, found)
    return _cards(request, items, count, request.say("latest.header"), request.say("latest.empty"))


async def topic(request: Request) -> Reply:
    """Stories on a topic, in whatever language they are, with a button to follow it."""
    say, words = request.say, request.words
    if not words:
        buttons = (choice(name, f"/topic {name}") for name in request.chat.follows or say("topic.examples").split(", "))
        return notice(say("topic.how"), rows(buttons, width=2))
    items = await on_the_topic(request.desk.db, words, limit=FOUND * _REPORTS_PER_CARD)
    follow = _follow_button(request)
    return _cards(request, items, FOUND, say("topic.header", words=words), say("topic.empty", words=words), follow)


async def search(request: Request) -> Reply:
    """Stories that hold all the words, newest first, each with the sentence in which they stand."""
    say, words, db = request.say, request.words, request.desk.db
    if not words:
        return notice(say("search.how"))
    wanted = terms(words)
    items = await db.read(articles.search, wanted, limit=FOUND * _REPORTS_PER_CARD)
    found = digest.stories(items, request.chat.language)[:FOUND]
    if not found:
        return notice(say("search.empty", words=words), _follow_button(request))
    leads = [item.article for item in await db.read(articles.whole, [story.lead.article.id for story in found])]
    places = {lead.id: passage(lead.paragraphs, frozenset(wanted), lead.language) for lead in leads}
    return stories(
        say("search.header", words=words),
        found,
        say,
        request.now,
        length=request.chat.length,
        buttons=_follow_button(request),
        passages={number: place for number, place in places.items() if place},
    )


async def digest_now(request: Request) -> Reply:
    """The digest that would come next, at once; what it shows does not come again."""
    chosen = await wished(request.desk.db, request.chat, request.now)
    if not chosen.stories:
        return notice(request.say("digest.empty"), rows([button(request.say("digest.latest"), "/latest")]))
    await request.desk.db.write(
        chats.mark_seen, request.chat.id, [story.id for story in chosen.stories], now=request.now
    )
    return render_digest(chosen, request.say)


async def since(request: Request) -> Reply:
    """What mattered since so long ago, after a holiday: `/since 3d`."""
    say, chat, db = request.say, request.chat, request.desk.db
    try:
        reach = durations.parse(request.words)
    except ValueError:
        usual = rows((button(say.duration(durations.parse(one)), f"/since {one}") for one in _USUAL), width=3)
        return notice(say("since.how"), usual)
    laid = await shelf(db, [chat], request.now, reach=reach)
    chosen = laid.choose(replace(chat, stories=MAX_SINCE), ())
    if not chosen.stories:
        return notice(say("since.empty"), rows([button(say("digest.latest"), "/latest")]))
    await db.write(chats.mark_seen, chat.id, [story.id for story in chosen.stories], now=request.now)
    beginning = local_since(request.now - reach, request.now, chat, say)
    return stories(say("since.header", since=beginning), chosen.stories, say, request.now, length=chat.length)


async def page(request: Request) -> Reply:
    """A further page of a reply that was sent before: `/page SCREEN NUMBER`."""
    first, _, second = request.words.partition(" ")
    screen_id, wanted = number(first), number(second)
    if screen_id is None or wanted is None:
        raise Refused("page.gone")
    screen = await request.desk.db.read(screens.page, request.chat.id, screen_id)
    if screen is None or wanted >= len(screen.pages):
        raise Refused("page.gone")
    return turned(screen, screen_id, wanted)


def turned(screen: Reply, screen_id: int, place: int) -> Reply:
    """One page of a kept reply, with the buttons that turn to its neighbours."""
    last = len(screen.pages) - 1
    before = button("◀", f"/page {screen_id} {place - 1}") if place > 0 else ()
    after = button(f"{place + 1}/{last + 1} ▶", f"/page {screen_id} {place + 1}") if place < last else ()
    ids = screen.cards[place] if place < len(screen.cards) else ()
    first = sum(map(len, screen.cards[:place])) + 1
    numbers = (button(f"{first + at}", f"/more {one} {screen_id} {place}") for at, one in enumerate(ids))
    turning = ((*before, *after),) if before or after else ()
    return Reply(pages=(screen.pages[place],), buttons=(*rows(numbers, width=5), *turning, *screen.buttons))


def spread(reply: Reply) -> Reply:
    """A reply all of whose pages are shown at once, with a button for each card: there is nothing to turn back to."""
    ids = (one for page in reply.cards for one in page)
    numbers = rows((button(f"{place}", f"/more {one}") for place, one in enumerate(ids, 1)), width=5)
    return replace(reply, buttons=(*reply.buttons, *numbers))


def _count(words: str) -> int:
    count = number(words)
    if count is None or not 1 <= count <= MAX_LATEST:
        raise Refused("latest.how", most=MAX_LATEST)
    return count


def _cards(
    request: Request, items: Sequence[Item], count: int, header: str, empty: str, buttons: Buttons = ()
) -> Reply:
    found = digest.stories(items, request.chat.language)[:count]
    if not found:
        return notice(empty, buttons)
    return stories(header, found, request.say, request.now, length=request.chat.length, buttons=buttons)


async def _unmuted(request: Request, items: Sequence[Item]) -> list[Item]:
    """Without what the chat has muted, and without the sources that it has switched off."""
    chat = request.chat
    unwanted = {
        item.article.id
        for words in muted(chat, request.now)
        for item in await on_the_topic(request.desk.db, words, limit=len(items))
    }
    return [item for item in items if item.article.id not in unwanted and item.article.source_id not in chat.off]


def _follow_button(request: Request) -> Buttons:
    if request.words in request.chat.follows:
        return ()
    return rows([button(request.say("follow.button", words=request.words), f"/follow {request.words}")])


COMMANDS = (
    Command(name="latest", run=latest, takes="[n]"),
    Command(name="topic", run=topic, takes="WORDS"),
    Command(name="search", run=search, takes="WORDS"),
    Command(name="digest", run=digest_now),
    Command(name="since", run=since, takes="3d"),
    Command(name="page", run=page, hidden=True, in_place=True),
)
