"""Which stories a reader gets: items grouped by event, ranked, a few of each source. No I/O."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from storage.models import Chat, Digest, Item, Move, Story

FRESH_FOR = timedelta(hours=48)  # older news is no news: longer than a weekend day without a digest
CATCH_UP = timedelta(hours=12)  # a digest missed by longer than this is not sent any more
PER_SOURCE = 2

# Weights are judgements, not measurements: a followed topic outweighs everything; a second independent
# source counts about as much as twelve hours; the reader's own language as two further sources.
FOLLOWED = 4.0
_OWN_LANGUAGE = 1.6
_LEANING = 0.5  # a tap; three taps on a topic count as much as the reader's own language
_HALF_LIFE = timedelta(hours=12)
_HELD_BACK = 3.0

# What leads a story, judgements too: three hours later costs as much as a sentence or a quote more gains, a day late is
# as late as can be. The first two decide whatever the rest.
_LEADS_BY_LANGUAGE, _HELD_BACK_FROM_LEAD = 100.0, 20.0
_PAYWALL = 2.0
_FULL = 3
_LATE, _LATEST = timedelta(hours=3), timedelta(days=1)

# Labels before a headline and a mark, and words that no report has in its headline, in the languages we know them of.
_LABELLED = re.compile(
    r"\W*(?:opinions?|opini|opinión|opinião|opinione|kommentar|meinung|editorial|tajuk rencana|kolom|column"
    r"|tribune|мнение|колонка|live|langsung|en direct|en vivo|ao vivo|in diretta|canlı|онлайн|прямая трансляция"
    r"|칼럼|사설|社论|社評|社説|直播|رأي|مباشر|quiz|kuis|kolumne)\s*[\])】]?\s*[:|–—\])】-]",
    re.IGNORECASE,
)
_NO_REPORT = re.compile(
    r"\b(?:live ?(?:blog|ticker|updates)|liveticker|newsblog|horoscopes?|horoskop|zodiak hari ini|horóscopo|oroscopo"
    r"|гороскоп|how to watch)\b|오늘의 운세|星座运势",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a chat asks of a digest: the ids of stories on its topics, of those it has had, and of those it has muted.

    Those that it has had come again with what has `moved` them since.
    `leaning` says by story id how much the reader's taps speak for a story, or against it.
    """

    followed: frozenset[int] = frozenset()
    seen: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()
    moved: Mapping[int, Move] = field(default_factory=dict)
    leaning: Mapping[int, int] = field(default_factory=dict)


def stories(items: Iterable[Item], language: str = "") -> list[Story]:
    """Items grouped by story, in the order in which each story first comes; each story led by its best item.

    `leading` says which leads; `language` is the reader's. Of one source only its newest report on a story
    stays.
    """
    grouped: dict[int, list[Item]] = {}
    for item in items:
        grouped.setdefault(story_of(item), []).append(item)
    return [_story(number, members, language) for number, members in grouped.items()]


def story_of(item: Item) -> int:
    """The id of an item's story. An article without one is a story of its own, its id negative: it meets no other's."""
    return item.story_id or -item.article.id


def choose(candidates: Sequence[Story], chat: Chat, wishes: Wishes, now: datetime) -> Digest:
    """The best of the candidates that the chat has not had, at most `chat.stories`, two of a source at the most.

    Equal ranks keep the order of the candidates, so that one input gives one digest.
    """
    unwanted = (wishes.seen - wishes.moved.keys()) | wishes.muted
    fresh = [story for story in candidates if story.id not in unwanted]
    ranked = sorted(fresh, key=lambda story: rank(story, chat, wishes, now), reverse=True)
    stories = told_anew(_varied(ranked, chat.stories), wishes.moved)
    return Digest(chat=chat, stories=stories, at=now, followed=wishes.followed, updates=wishes.moved)


def told_anew(stories: Iterable[Story], moved: Mapping[int, Move]) -> tuple[Story, ...]:
    """The stories, those that have moved led by the report that tells what is new."""
    return tuple(_led_by(story, moved[story.id].article_id) if story.id in moved else story for story in stories)


def _led_by(story: Story, article_id: int) -> Story:
    return replace(story, items=tuple(sorted(story.items, key=lambda item: item.article.id != article_id)))


def by_topic(chosen: Digest, on_topic: Mapping[str, Collection[int]]) -> dict[str, Digest]:
    """A digest shared out: what is on each topic (ids of stories by topic) is its own, the rest stands under "".

    A story on several topics goes with the first; topics without a story are left out.
    """
    places: dict[str, list[Story]] = {}
    for story in chosen.stories:
        topic = next((words for words in chosen.chat.follows if story.id in on_topic.get(words, ())), "")
        places.setdefault(topic, []).append(story)
    return {topic: replace(chosen, stories=tuple(found)) for topic, found in places.items()}


def rank(story: Story, chat: Chat, wishes: Wishes, now: datetime) -> float:
    """How much a story matters to a chat at a time; higher is better, differences matter and not the scale."""
    followed, leaning = story.id in wishes.followed, wishes.leaning.get(story.id, 0)
    return worth(story, chat.language, now) + FOLLOWED * followed + _LEANING * leaning


def worth(story: Story, language: str, now: datetime) -> float:
    """How much a story matters at a time to readers of a language, whatever their topics."""
    sources = len({item.article.source_id for item in story.items})
    age = now - max(published(item) for item in story.items)
    lead = story.lead.article
    return (
        math.log2(1 + sources)
        + 2 ** -(max(age, timedelta()) / _HALF_LIFE)
        + _OWN_LANGUAGE * (lead.language.partition("-")[0] == language)
        - _HELD_BACK * (lead.sponsored or lead.teaser_only or is_aside(lead.title))
    )


def leading(item: Item, language: str, first: datetime) -> float:
    """How well a report can speak for its story, whose first one came out at `first`; higher is better.

    In the reader's language before any other, a report before what is none, and then the fullest early one. How full
    it is its summary tells: lists come without the texts.
    """
    article = item.article
    quotes = sum(1 for quote in item.summary.quotes if quote.speaker)
    return (
        _LEADS_BY_LANGUAGE * (article.language.partition("-")[0] == language)
        - _HELD_BACK_FROM_LEAD * (article.sponsored or article.teaser_only or is_aside(article.title))
        - _PAYWALL * article.paywalled
        + min(len(item.summary.sentences), _FULL)
        + min(quotes, _FULL)
        - min(published(item) - first, _LATEST) / _LATE
    )


def is_aside(title: str) -> bool:
    """Whether a headline says of itself that it is no report: an opinion, a live ticker, a horoscope, a quiz."""
    return bool(_LABELLED.match(title) or _NO_REPORT.search(title))


def published(item: Item) -> datetime:
    """When an item came out; when we found it, where the source does not say."""
    return item.article.published_at or item.added_at


def _varied(ranked: Sequence[Story], count: int) -> tuple[Story, ...]:
    taken: list[Story] = []
    passed: list[Story] = []
    by_source: Counter[int] = Counter()
    for story in ranked:
        source = story.lead.article.source_id
        (taken if by_source[source] < PER_SOURCE else passed).append(story)
        by_source[source] += 1
    # Too few sources for variety: a full digest is worth more than a varied one.
    return tuple((taken + passed)[:count])


def _story(number: int, members: Collection[Item], language: str) -> Story:
    by_source: dict[int, Item] = {}
    for item in sorted(members, key=lambda item: item.article.id):
        by_source[item.article.source_id] = item
    first = min(published(item) for item in by_source.values())
    ordered = sorted(
        by_source.values(), key=lambda item: (-leading(item, language, first), published(item), item.article.id)
    )
    return Story(id=number, items=tuple(ordered))
