"""A topic's names in every language, and whether an article speaks of it. Plain functions, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache

from bot.text.words import terms
from bot.topics import gazetteer
from bot.topics.inflection import fold
from bot.topics.match import matcher

# Who says Korea without a direction means both.
_BOTH_KOREAS = (
    "korea",
    "corea",
    "coree",
    "coreia",
    "корея",
    "kore",
    "koreja",
    "κορεα",
    "كوريا",
    "कोरिया",
    "เกาหลี",
    "코리아",
)


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
        for word, concept in gazetteer.subjects(language):
            found.setdefault(fold(word.strip("*")), set()).add(concept)
    for name in _BOTH_KOREAS:
        found[name] = {"country:KP", "country:KR"}
    return {name: frozenset(named - {gazetteer.NOTHING}) for name, named in found.items()}


@lru_cache(maxsize=1)
def _all_parts() -> tuple[tuple[str, str], ...]:
    """The words of subjects that stand for longer ones, such as "econom*", in all languages."""
    found = {pair for language in gazetteer.LANGUAGES for pair in gazetteer.subjects(language)}
    return tuple((fold(word), concept) for word, concept in sorted(found) if "*" in word)


@lru_cache(maxsize=4096)
def parse(typed: str) -> Topic:
    """What the words name, in whatever language they are; neither concepts nor terms where they hold no word."""
    name = fold(typed.strip())
    named = _all_names().get(name) or frozenset(concept for part, concept in _all_parts() if fnmatchcase(name, part))
    return Topic(words=typed, concepts=named, terms=() if named else tuple(terms(typed)))


@lru_cache(maxsize=2048)
def concepts(title: str, text: str, language: str) -> frozenset[str]:
    """The ids of all that an article speaks of, such as "country:KR", "body:WHO", "subject:economy"."""
    spoken = matcher(language.partition("-")[0])
    return spoken.find(title, text)


def speaks_of(topic: Topic, title: str, text: str, language: str) -> bool:
    """Whether the article is for those who follow the topic."""
    if topic.concepts:
        return not topic.concepts.isdisjoint(concepts(title, text, language))
    have = set(terms(f"{title} {text}", language)) | set(terms(f"{title} {text}"))
    return bool(topic.terms) and have.issuperset(topic.terms)
