"""A topic's names in every language, and whether an article speaks of it. Plain functions, no I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.text.words import terms as stemmed
from bot.topics import gazetteer
from bot.topics.inflection import fold
from bot.topics.match import matcher

_PARTS = re.compile(r'([+-]?)(?:"([^"]+)"|(\S+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a reader follows. An article must speak of one of `concepts` (where there are any) and hold all `terms`."""

    words: str
    concepts: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _all_names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language in gazetteer.LANGUAGES:
        for name, concept in gazetteer.names(language):
            found.setdefault(fold(name), set()).add(concept)
    for concept, row in gazetteer.subjects():
        for words in row.values():
            for word in words.split(";"):
                found.setdefault(fold(word.strip(" *")), set()).add(concept)
    return {name: frozenset(c) for name, c in found.items()}


@lru_cache(maxsize=4096)
def parse(words: str) -> Topic:
    """What the words name, in whatever language they are."""
    named = _all_names().get(fold(words.strip()), frozenset())
    return Topic(words=words, concepts=named, terms=() if named else tuple(fold(words).split()))


@lru_cache(maxsize=2048)
def concepts(title: str, text: str, language: str) -> frozenset[str]:
    """The ids of all that an article speaks of, such as "country:KR", "body:WHO", "subject:economy"."""
    spoken = matcher(language.partition("-")[0])
    return frozenset((*spoken.find(title), *spoken.find(text)))


def speaks_of(topic: Topic, title: str, text: str, language: str) -> bool:
    """Whether the article is for those who follow the topic."""
    if topic.concepts:
        return not topic.concepts.isdisjoint(concepts(title, text, language))
    have = fold(f"{title} {text}")
    return all(re.search(rf"(?<!\w){re.escape(term)}(?!\w)", have) for term in topic.terms)
