"""The digests of one round for however many chats: each story ranked once, each distinct digest rendered once.

What a chat gets is merged from lists that are ranked once a language: the newest stories, and those on each topic.
`digest` says how stories rank; here is only how not to ask that a hundred thousand times.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot import digest
from bot.locales import voice
from bot.markup import Measured, measured
from bot.render import Frame, card, frame, headline, laid, numbered
from storage.models import Chat, Digest, Item, Move, Reply, Story

_DEPTH = 2  # so many times the stories wanted are looked at in each list before all of it is

NONE_MOVED: Mapping[int, Move] = {}
_KEPT = 2_000
"""Rendered digests, some 12 MB. Chats come by language and topics, so equal digests lie near each other."""


class Ranked(NamedTuple):
    """A story in a list: its rank, negative so that the best comes first, its place among equals, and what tells it.

    Numbers only, since choosing for a hundred thousand chats compares millions.
    """

    rank: float
    place: int
    story_id: int
    source_id: int


@dataclass(slots=True)
class Edition:
    """What digests of one round are made from: the newest items, and those on each topic that is asked for."""

    items: Sequence[Item]
    on_topic: Mapping[str, Sequence[Item]]
    now: datetime
    rendered: int = 0
    _stories: dict[str, dict[int, Story]] = field(default_factory=dict)
    _worths: dict[str, dict[int, Ranked]] = field(default_factory=dict)
    _lists: dict[tuple[str, str | None], list[Ranked]] = field(default_factory=dict)
    _cards: dict[tuple[str, str, int, int, Move | None], Measured] = field(default_factory=dict)
    _frames: dict[tuple[str, date], Frame] = field(default_factory=dict)
    _replies: dict[tuple[object, ...], Reply] = field(default_factory=dict)

    def choose(self, chat: Chat, banned: Collection[int], moved: Mapping[int, Move] = NONE_MOVED) -> Digest:
        """The digest of a chat without the stories that are `banned` (by id): seen or muted; perhaps empty.

        `moved` says what is new in those that it has had and that are not banned.
        """
        lists = [self._ranked(chat.language, words) for words in (*chat.follows, None)]
        chosen = _best(lists, banned, chat.stories, depth=_DEPTH * chat.stories)
        if chosen is None:
            chosen = _best(lists, banned, chat.stories, depth=None) or []
        stories = self._stories.get(chat.language, {})  # nothing is ranked where nothing is fresh
        told = tuple([stories[story_id] for story_id in chosen])
        if moved:
            told = digest.told_anew(told, moved)
        return Digest(chat=chat, stories=told, at=self.now, updates=moved)

    def render(self, chosen: Digest) -> Reply:
        """The messages of a digest that `choose` gave. The same for chats that get the same."""
        chat = chosen.chat
        today = self.now.astimezone(ZoneInfo(chat.timezone)).date()
        key: tuple[object, ...] = (chat.language, chat.length, today, *[story.id for story in chosen.stories])
        if chosen.updates:
            key = (*key, *[chosen.updates.get(story.id) for story in chosen.stories])
        reply = self._replies.get(key)
        if reply is None:
            if len(self._replies) >= _KEPT:
                self._replies.clear()
            self.rendered += 1
            cards = [
                self._card(number, story, chat, chosen.updates.get(story.id))
                for number, story in enumerate(chosen.stories, 1)
            ]
            reply = self._replies[key] = laid(self._frame(chat.language, today), chosen.stories, cards)
        return reply

    def _card(self, number: int, story: Story, chat: Chat, move: Move | None) -> Measured:
        key = (chat.language, chat.length, story.id, number, move)
        if key not in self._cards:
            plain = card(story, voice(chat.language), self.now, length=chat.length, move=move)
            self._cards[key] = measured(numbered(number, plain))
        return self._cards[key]

    def _frame(self, language: str, today: date) -> Frame:
        key = (language, today)
        if key not in self._frames:
            say = voice(language)
            self._frames[key] = frame(headline(today, say), say)
        return self._frames[key]

    def _ranked(self, language: str, words: str | None) -> list[Ranked]:
        """The stories on a topic, or (None) the newest ones, the best first."""
        key = (language, words)
        if key not in self._lists:
            items = self.items if words is None else self.on_topic.get(words, ())
            bonus = 0.0 if words is None else digest.FOLLOWED
            ranked = [self._of(language)[story_id] for story_id in dict.fromkeys(map(digest.story_of, items))]
            self._lists[key] = sorted(one._replace(rank=one.rank - bonus) for one in ranked)
        return self._lists[key]

    def _of(self, language: str) -> dict[int, Ranked]:
        """All stories by their ids, each led by its best item for readers of a language and ranked for them."""
        if language not in self._worths:
            items = {item.article.id: item for item in chain(self.items, *self.on_topic.values())}
            found = digest.stories(items.values(), language)
            self._stories[language] = {story.id: story for story in found}
            self._worths[language] = {
                story.id: Ranked(
                    -digest.worth(story, language, self.now), place, story.id, story.lead.article.source_id
                )
                for place, story in enumerate(found)
            }
        return self._worths[language]


def _best(
    lists: Sequence[Sequence[Ranked]], banned: Collection[int], count: int, *, depth: int | None
) -> list[int] | None:
    """The ids of the best `count` stories of all lists, as varied as `digest` wants them.

    Only `depth` of each list are looked at; None if a story further down might have belonged to the best.
    """
    taken: list[int] = []
    passed: list[int] = []
    met = set(banned)
    by_source: dict[int, int] = {}
    worst = 0.0
    for rank, _, story_id, source_id in sorted(chain.from_iterable([ranked[:depth] for ranked in lists])):
        if story_id in met:
            continue
        met.add(story_id)
        so_far = by_source.get(source_id, 0)
        by_source[source_id] = so_far + 1
        (taken if so_far < digest.PER_SOURCE else passed).append(story_id)
        worst = rank
        if len(taken) == count:
            break
    if depth is None:
        return (taken + passed)[:count]
    is_sure = all(len(ranked) <= depth or ranked[depth - 1].rank >= worst for ranked in lists)
    return taken if len(taken) == count and is_sure else None
