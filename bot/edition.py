"""The digests of one round for however many chats: each story ranked once, each distinct digest rendered once.

What a chat gets is merged from lists that are ranked once a language: the newest stories, and those on each topic.
`digest` says how stories rank; here is only how not to ask that a hundred thousand times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import digest
from bot.locales import voice
from bot.render import card, numbered
from bot.render import digest as render_digest
from storage.models import Chat, Digest, Item, Reply, Story, Text

_DEPTH = 2  # so many times the stories wanted are looked at in each list before all of it is

_KEPT = 10_000  # rendered digests: some 60 MB

Ranked = tuple[float, int, Story]
"""A story with what it is sorted by: its rank, negative so that the best comes first, and its place among equals."""


@dataclass(slots=True)
class Edition:
    """What digests of one round are made from: the newest items, and those on each topic that is asked for."""

    items: Sequence[Item]
    on_topic: Mapping[str, Sequence[Item]]
    now: datetime
    rendered: int = 0
    _stories: dict[str, dict[int, tuple[int, Story]]] = field(default_factory=dict)
    _lists: dict[tuple[str, str | None], list[Ranked]] = field(default_factory=dict)
    _cards: dict[tuple[str, str, int, int], Text] = field(default_factory=dict)
    _replies: dict[tuple[object, ...], Reply] = field(default_factory=dict)

    def choose(self, chat: Chat, banned: Collection[int]) -> Digest:
        """The digest of a chat without the stories that are `banned` (by id): seen or muted; perhaps empty."""
        lists = [self._ranked(chat.language, words) for words in (*chat.follows, None)]
        chosen = _best(lists, banned, chat.stories, depth=_DEPTH * chat.stories)
        if chosen is None:
            chosen = _best(lists, banned, chat.stories, depth=None) or ()
        return Digest(chat=chat, stories=chosen, at=self.now)

    def render(self, chosen: Digest) -> Reply:
        """The messages of a digest that `choose` gave. The same for chats that get the same."""
        chat, say = chosen.chat, voice(chosen.chat.language)
        today = self.now.astimezone(ZoneInfo(chat.timezone)).date()
        key = (chat.language, chat.length, today, *(story.id for story in chosen.stories))
        if key not in self._replies:
            if len(self._replies) >= _KEPT:
                self._replies.clear()
            self.rendered += 1
            cards = [self._card(number, story, chat) for number, story in enumerate(chosen.stories, 1)]
            self._replies[key] = render_digest(chosen, say, cards=cards)
        return self._replies[key]

    def _card(self, number: int, story: Story, chat: Chat) -> Text:
        key = (chat.language, chat.length, story.id, number)
        if key not in self._cards:
            plain = card(story, voice(chat.language), self.now, length=chat.length)
            self._cards[key] = numbered(number, plain)
        return self._cards[key]

    def _ranked(self, language: str, words: str | None) -> list[Ranked]:
        """The stories on a topic, or (None) the newest ones, the best first."""
        key = (language, words)
        if key not in self._lists:
            items = self.items if words is None else self.on_topic.get(words, ())
            ids = dict.fromkeys(map(digest.story_of, items))
            followed = frozenset() if words is None else frozenset(ids)
            self._lists[key] = sorted(self._with_ranks(language, ids, digest.Wishes(followed=followed)))
        return self._lists[key]

    def _with_ranks(self, language: str, ids: Iterable[int], wishes: digest.Wishes) -> Iterable[Ranked]:
        stories = self._of(language)
        reader = replace(_ANYBODY, language=language)
        for number in ids:
            place, story = stories[number]
            yield -digest.rank(story, reader, wishes, self.now), place, story

    def _of(self, language: str) -> dict[int, tuple[int, Story]]:
        """All stories by their ids, each with its place and led by its best item for readers of a language."""
        if language not in self._stories:
            items = {item.article.id: item for each in (self.items, *self.on_topic.values()) for item in each}
            found = digest.stories(items.values(), language)
            self._stories[language] = {story.id: (place, story) for place, story in enumerate(found)}
        return self._stories[language]


_ANYBODY = Chat(id=0)


def _best(
    lists: Sequence[list[Ranked]], banned: Collection[int], count: int, *, depth: int | None
) -> tuple[Story, ...] | None:
    """The best `count` stories of all lists, as varied as `digest` wants them.

    Only `depth` of each list are looked at; None if a story further down might have belonged to the best.
    """
    merged = sorted(entry for ranked in lists for entry in ranked[:depth])
    taken: list[Story] = []
    passed: list[Story] = []
    met: set[int] = set()
    by_source: Counter[int] = Counter()
    worst = 0.0
    for rank, _, story in merged:
        if story.id in met or story.id in banned:
            continue
        met.add(story.id)
        source = story.lead.article.source_id
        (taken if by_source[source] < digest.PER_SOURCE else passed).append(story)
        by_source[source] += 1
        worst = rank
        if len(taken) == count:
            break
    if depth is None:
        return tuple((taken + passed)[:count])
    is_sure = all(len(ranked) <= depth or ranked[depth - 1][0] >= worst for ranked in lists)
    return tuple(taken) if len(taken) == count and is_sure else None
