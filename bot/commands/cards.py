"""One story and what a reader does with it: open it, save it, ask for more or less of its kind, mute its topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote, urlencode

from bot import digest, topics
from bot.commands.command import Command, Request, keep, number
from bot.ports import Refused
from bot.publish import OF_SOURCE
from bot.render import button, notice, opened, rows, stories
from storage import articles, saved
from storage import stories as stored_stories
from storage.models import Button, Item, Reply, Story

MUTED_FOR = timedelta(days=7)
HEAVIEST = 3  # taps beyond make no difference: one evening's taps shall not decide for ever
MAX_SAVED = 50
_SHARE = "https://t.me/share/url"
# What an article is called after, the most telling first.
_KINDS = ("subject", "country", "org", "region", "city", "person")


@dataclass(frozen=True, slots=True)
class _Place:
    """An article and the page of a kept reply from which it was opened; `screen` is 0 where it was asked for alone."""

    item: Item
    screen: int
    page: int

    def line(self, command: str) -> str:
        return f"/{command} {self.item.article.id} {self.screen} {self.page}"


async def more(request: Request) -> Reply:
    """A story in full, in place of the page on which it stands."""
    return await _shown(request, await _place(request))


async def save(request: Request) -> Reply:
    """Put an article aside; `/saved` lists it, and retention spares it."""
    place = await _place(request)
    chat = request.chat if request.known else await keep(request)  # what is saved belongs to a chat that is stored
    await request.desk.db.write(saved.add, chat.id, place.item.article.id, now=request.now)
    return await _shown(request, place, note=request.say("save.done"))


async def unsave(request: Request) -> Reply:
    """Take an article off the list of the saved ones."""
    place = await _place(request)
    await request.desk.db.write(saved.remove, request.chat.id, place.item.article.id)
    return await _shown(request, place, note=request.say("save.undone"))


async def like(request: Request) -> Reply:
    """More like this: its topic and its source weigh more from now on."""
    return await _weighed(request, 1)


async def less(request: Request) -> Reply:
    """Less of this: its topic and its source weigh less from now on."""
    return await _weighed(request, -1)


async def hush(request: Request) -> Reply:
    """No story on this article's topic in the digests for a week."""
    place = await _place(request)
    topic = await _topic(request, place.item)
    if not topic:
        return await _shown(request, place, note=request.say("hush.none"))
    until = request.now + MUTED_FOR
    await keep(request, mutes_until={**request.chat.mutes_until, topic: until})
    return await _shown(request, place, note=request.say("hush.done", topic=topic))


async def listing(request: Request) -> Reply:
    """The articles that the reader put aside, the last one first."""
    say = request.say
    items = await request.desk.db.read(saved.listing, request.chat.id, limit=MAX_SAVED)
    if not items:
        return notice(say("saved.none"), rows([button(say("digest.latest"), "/latest")]))
    found = [Story(id=digest.story_of(item), items=(item,)) for item in items]
    return stories(say("saved.header", count=len(found)), found, say, request.now, length=request.chat.length)


def weighed(weights: Mapping[str, int], words: str, by: int) -> dict[str, int]:
    """The weights with one changed by a tap; what weighs nothing is left out."""
    changed = {**weights, words: max(-HEAVIEST, min(HEAVIEST, weights.get(words, 0) + by))}
    return {known: weight for known, weight in changed.items() if weight}


async def apart(request: Request) -> Reply:
    """Take an article out of a story that it does not belong to: `/apart ID SCREEN PAGE`."""
    place = await _place(request)
    parted = await request.desk.db.write(stored_stories.part, place.item.article.id, now=request.now)
    return await _shown(request, await _place(request), note=request.say("apart.done" if parted else "apart.alone"))


async def _weighed(request: Request, by: int) -> Reply:
    place = await _place(request)
    topic = await _topic(request, place.item)
    weights = request.chat.weights
    for words in (topic, f"{OF_SOURCE}{place.item.article.source_id}" if place.item.article.source_id else ""):
        weights = weighed(weights, words, by) if words else weights
    await keep(request, weights=weights)
    about = " · ".join(filter(None, (topic, place.item.source)))
    return await _shown(request, place, note=request.say("like.done" if by > 0 else "less.done", about=about))


async def _place(request: Request) -> _Place:
    article_id, screen, page = ([number(word) for word in request.words.split()] + [0, 0, 0])[:3]
    item = await request.desk.db.read(articles.get, article_id) if article_id else None
    if item is None:
        raise Refused("more.gone")
    return _Place(item, screen or 0, page or 0)


async def _topic(request: Request, item: Item) -> str:
    """What the reader would call the article's topic; empty where it has none that has a name."""
    found = await request.desk.db.read(articles.concepts, item.article.id)
    told = topics.concepts(item.article.title, "", item.article.language)
    by_kind = sorted(
        (concept for concept in found if concept.partition(":")[0] in _KINDS),
        key=lambda concept: (concept not in told, _KINDS.index(concept.partition(":")[0]), concept),
    )
    names = (called(concept, request) for concept in by_kind)
    return next((name for name in names if name), "")


def called(concept: str, request: Request) -> str:
    """A concept's name in the reader's language, such that it names the concept again when it is typed."""
    kind, _, key = concept.partition(":")
    if kind == "subject":
        return request.say(f"subjects.{key.replace(' ', '_')}")
    return topics.called(concept, request.chat.language)


async def _shown(request: Request, place: _Place, *, note: str = "") -> Reply:
    db, say, chat = request.desk.db, request.say, request.chat
    story = await _story(request, place.item)
    is_saved = await db.read(saved.holds, chat.id, place.item.article.id)
    topic = await _topic(request, place.item)
    kept = (
        button(say("more.unsave"), place.line("unsave")) if is_saved else button(say("more.save"), place.line("save"))
    )
    pair = rows(
        [
            (*kept, Button(label=say("more.share"), url=_share(place.item))),
            (*button(say("more.like"), place.line("like")), *button(say("more.less"), place.line("less"))),
        ],
        width=2,
    )
    below = (
        *rows([button(say("more.hush", topic=topic), place.line("hush")) if topic else ()]),
        *rows([button(say("more.why"), f"/why {place.item.article.id}")]),
        *rows([button(say("more.apart"), place.line("apart")) if request.admin and story.items[1:] else ()]),
        *rows([button(say("more.back"), f"/page {place.screen} {place.page}") if place.screen else ()]),
    )
    return Reply(pages=(opened(story, say, request.now, chat, note=note),), buttons=(*pair, *below))


async def _story(request: Request, item: Item) -> Story:
    """The story that an article belongs to, the article first."""
    found = await request.desk.db.read(stored_stories.reports, [item.story_id]) if item.story_id else {}
    others = [other for other in found.get(item.story_id, ()) if other.article.id != item.article.id]
    return Story(id=digest.story_of(item), items=(item, *others))


def _share(item: Item) -> str:
    words = " ".join(item.article.title.split())[:200]
    return f"{_SHARE}?{urlencode({'url': item.article.url, 'text': words}, quote_via=quote)}"


COMMANDS = (
    Command(name="saved", run=listing),
    Command(name="more", run=more, takes="ID", hidden=True, in_place=True),
    Command(name="save", run=save, takes="ID", hidden=True, in_place=True),
    Command(name="unsave", run=unsave, takes="ID", hidden=True, in_place=True),
    Command(name="like", run=like, takes="ID", hidden=True, in_place=True, configures=True),
    Command(name="less", run=less, takes="ID", hidden=True, in_place=True, configures=True),
    Command(name="apart", run=apart, takes="ID", hidden=True, in_place=True, admin=True),
    Command(name="hush", run=hush, takes="ID", hidden=True, in_place=True, configures=True),
)
