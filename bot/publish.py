"""Second half of the way: due chats → stories → digest → outbox. `deliver` sends what waits there."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain

from bot import digest, retelling, topics
from bot.edition import NONE_MOVED, Edition
from bot.locales import voice
from bot.render import digest as render_digest
from bot.render import notice
from bot.schedule import awake, following
from bot.text.words import terms
from storage import aliases, articles, chats, facts, living, outbox
from storage.database import Database, Tables
from storage.models import Chat, Digest, Item, Move, Reply

log = logging.getLogger(__name__)

FIRST_DIGEST_AFTER = timedelta(seconds=20)  # on an empty install: lets more than the quickest source come in
CANDIDATES = 2_000  # the newest articles that a digest is chosen from: about a day of a hundred busy sources
PER_TOPIC = 60
NO_TOPICS: Mapping[str, tuple[Item, ...]] = {}
OF_SOURCE = "source:"  # begins what a chat's weights call a source
_LOOKED_UP_TO = "instant_up_to"  # the last article that was held against the topics of those who want news at once


@dataclass(frozen=True, slots=True)
class Shelf:
    """What digests of one round are chosen from: the newest items, and those on each followed topic."""

    items: tuple[Item, ...]
    on_topic: Mapping[str, tuple[Item, ...]]
    now: datetime

    def story_ids(self) -> frozenset[int]:
        """The ids of all stories on the shelf."""
        return frozenset(map(digest.story_of, (*self.items, *chain.from_iterable(self.on_topic.values()))))

    def choose(
        self,
        chat: Chat,
        seen: Iterable[int],
        *,
        moved: Mapping[int, Move] = NONE_MOVED,
        only_followed: bool = False,
    ) -> Digest:
        """The digest of one chat; empty where it has had everything and nothing of that has moved."""
        followed = [item for words in chat.follows for item in self.on_topic.get(words, ())]
        wanted = [
            item
            for item in _each_once(followed if only_followed else (*self.items, *followed))
            if item.article.source_id not in chat.off
        ]
        candidates = digest.stories(wanted, chat.language)
        wishes = digest.Wishes(
            followed=self.about(chat.follows),
            seen=frozenset(seen),
            moved=moved,
            muted=self.about(muted(chat, self.now)),
            leaning=self._leaning(chat),
        )
        return digest.choose(candidates, chat, wishes, self.now)

    def about(self, topics_in_words: Iterable[str]) -> frozenset[int]:
        """The ids of the stories on any of these topics."""
        return frozenset(digest.story_of(item) for words in topics_in_words for item in self.on_topic.get(words, ()))

    def shared_out(self, chosen: Digest) -> dict[str, Digest]:
        """A digest by the followed topics, each story with the first that it is on; the rest under ""."""
        return digest.by_topic(chosen, {words: self.about([words]) for words in chosen.chat.follows})

    def _leaning(self, chat: Chat) -> dict[int, int]:
        """By story id, what the reader's taps on its topics and its sources come to."""
        leaning: Counter[int] = Counter()
        for words, weight in chat.weights.items():
            if words.startswith(OF_SOURCE):
                source_id = int(words.removeprefix(OF_SOURCE))
                about = {digest.story_of(item) for item in self.items if item.article.source_id == source_id}
            else:
                about = set(self.about([words]))
            leaning.update(dict.fromkeys(about, weight))
        return dict(leaning)


def muted(chat: Chat, now: datetime) -> tuple[str, ...]:
    """The topics that a chat does not want to hear of at present."""
    return (*chat.mutes, *(words for words, until in chat.mutes_until.items() if until > now))


def _asked_for(chat: Chat, now: datetime) -> set[str]:
    """All the topics that a digest for this chat asks about."""
    leaning = (words for words in chat.weights if not words.startswith(OF_SOURCE))
    return {*chat.follows, *muted(chat, now), *leaning}


async def shelf(
    db: Database,
    readers: Sequence[Chat],
    now: datetime,
    *,
    reach: timedelta | None = None,
    beside: Mapping[str, tuple[Item, ...]] = NO_TOPICS,
) -> Shelf:
    """The shelf for the digests of these chats, from as far back as `reach`, two days unless told.

    Each topic is asked for once, however many follow it or have muted it; those `beside` are known already.
    """
    since = now - (reach or digest.FRESH_FOR)
    items = await db.read(articles.latest, limit=CANDIDATES, since=since)
    on_topic = dict(beside)
    for words in sorted(set().union(*(_asked_for(chat, now) for chat in readers)) - on_topic.keys()):
        on_topic[words] = tuple(await on_the_topic(db, words, limit=PER_TOPIC, since=since))
    return Shelf(tuple(items), on_topic, now)


async def on_the_topic(db: Database, words: str, *, limit: int, since: datetime | None = None) -> list[Item]:
    """The newest articles on what a reader typed or follows, operators and all."""
    wanted = topics.parse(await db.read(aliases.meaning, words) or words)
    if wanted.by_concept:
        instead = terms(*wanted.guesses)
        return await db.read(articles.by_topic, wanted.concepts, instead, limit=limit, since=since)
    without = [_held(unwanted) for unwanted in wanted.without]
    return await db.read(articles.on_all, _held(wanted), without=without, limit=limit, since=since)


def _held(topic: topics.Topic) -> articles.Wanted:
    return articles.Wanted(topic.groups, topic.terms, instead=[terms(guess) for guess in topic.guesses])


async def wished(db: Database, chat: Chat, now: datetime) -> Digest:
    """The digest that a chat would get now; empty where there is nothing new for it."""
    laid = await shelf(db, [chat], now)
    shown = (await db.read(chats.shown, [chat.id], laid.story_ids()))[chat.id]
    moved = await retelling.moved(db, [(chat, shown)])
    return laid.choose(chat, shown.stories, moved=moved[chat.id])


async def queue_due(db: Database, now: datetime) -> int:
    """Put the digests of all due chats into the outbox; the number of digests queued.

    A digest missed by more than twelve hours is skipped, and one with nothing new is not sent unless the reader wants
    to be told. While there is no article at all, a due chat waits: a new reader's first digest comes with the first
    news. Chats are dealt with by the thousand, so that many take no more memory than some.
    """
    await rouse(db, now)
    queued, laid, edition = 0, Shelf((), {}, now), Edition((), {}, now)
    while due := await db.read(chats.due, now):
        if not laid.items or any(not _asked_for(chat, now) <= laid.on_topic.keys() for chat in due):
            laid = await shelf(db, due, now, beside=laid.on_topic)
            edition = Edition(laid.items, laid.on_topic, now)
        if not laid.items and not await db.read(articles.latest, limit=1):
            return 0
        shown = await db.read(chats.shown, [chat.id for chat in due], laid.story_ids())
        moved = await retelling.moved(db, [(chat, shown[chat.id]) for chat in due])
        plans = [_planned(laid, edition, chat, shown[chat.id].stories, moved[chat.id]) for chat in due]
        queued += await db.write(_record, plans, now=now)
    return queued


async def rouse(db: Database, now: datetime) -> int:
    """Find the chats that want news at once and have some on their topics since the last look; how many there are."""
    newest = await db.read(articles.latest, limit=1)
    looked_up_to = await db.read(facts.get, _LOOKED_UP_TO)
    if not newest or str(newest[0].article.id) == looked_up_to:
        return 0
    eager = await db.read(chats.instant)
    news = await _news_on(db, {words for chat in eager for words in chat.follows}, int(looked_up_to or 0), now)
    moments = {chat.id: awake(chat, now) for chat in eager if news.intersection(chat.follows)}
    await db.write(chats.alert, moments)
    # Written after: a kill between the two looks twice, and finds what has been shown already.
    await db.write(facts.put, _LOOKED_UP_TO, str(newest[0].article.id))
    return len(moments)


async def _news_on(db: Database, topics_followed: Iterable[str], after: int, now: datetime) -> set[str]:
    found = set()
    for words in topics_followed:
        newest = await on_the_topic(db, words, limit=1, since=now - digest.FRESH_FOR)
        if newest and newest[0].article.id > after:
            found.add(words)
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """One message of a digest: for the thread of a followed topic, or (empty) for the chat itself; what it shows."""

    topic: str
    reply: Reply
    chosen: Digest


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done about a due chat: what to send (nothing: nothing), when to come again."""

    chat_id: int
    due_at: datetime
    next_at: datetime | None
    parts: tuple[_Part, ...] = ()


def _planned(laid: Shelf, edition: Edition, chat: Chat, seen: set[int], moved: Mapping[int, Move]) -> _Plan:
    regular = chat.next_digest_at is not None and chat.next_digest_at <= laid.now
    due_at = chat.next_digest_at if regular else chat.alert_at
    assert due_at is not None, "due chats have a time"
    plan = _Plan(chat.id, due_at, following(chat, laid.now) if regular else chat.next_digest_at)
    if laid.now - due_at > digest.CATCH_UP:
        log.warning("digest skipped chat=%s due_at=%s: missed by more than twelve hours", chat.id, due_at.isoformat())
        return plan
    say = voice(chat.language)
    if regular and not (chat.weights or chat.off or chat.channel):
        chosen = edition.choose(chat, (seen - moved.keys()) | laid.about(muted(chat, laid.now)), moved)
        render: Callable[[Digest], Reply] = edition.render
    else:
        chosen = laid.choose(chat, seen, moved=moved, only_followed=not regular)
        render = partial(render_digest, say=say)
    if chosen.stories:
        shared = laid.shared_out(chosen) if chat.threads else {"": chosen}
        return replace(plan, parts=tuple(_Part(topic, render(part), part) for topic, part in shared.items()))
    if regular and chat.tells_nothing:
        return replace(plan, parts=(_Part("", notice(say("digest.empty")), chosen),))
    return plan


def _record(tables: Tables, plans: Iterable[_Plan], *, now: datetime) -> int:
    """Carry out the plans, all or none; how many digests were queued."""
    queued = 0
    for plan in plans:
        if not plan.parts:
            chats.schedule(tables, plan.chat_id, plan.next_at)
            continue
        digest_id = outbox.queue(
            tables,
            plan.chat_id,
            due_at=plan.due_at,
            replies=[part.reply for part in plan.parts],
            topics=[part.topic for part in plan.parts],
            story_ids=[story.id for part in plan.parts for story in part.chosen.stories],
            next_digest_at=plan.next_at,
            now=now,
        )
        if digest_id is not None:
            for page, part in enumerate(plan.parts, 1):
                living.remember(tables, digest_id, part.chosen, page=page)
            queued += 1
    return queued


def _each_once(items: Iterable[Item]) -> list[Item]:
    return list({item.article.id: item for item in items}.values())
