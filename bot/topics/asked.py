"""What a reader asks for: the words of a topic, and the concepts they name in whatever language they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.text import words as text_words
from bot.topics import gazetteer
from bot.topics.inflection import fold

_PART = re.compile(r'([+-]?)(?:"([^"]+)"|(\S+))')
_SHORTEST_STEM = 4  # letters of a subject's stem by which a longer word is known
_LONGEST_REST = 5  # letters that may follow it
_LONGEST_NAME = 6  # words

Names = dict[str, frozenset[str]]
"""Folded names, and the concepts each may name."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a reader follows. An article must speak of one concept of each group, and hold all else.

    `words` are as typed; `others` are the folded ones that name no known concept, `phrases` those in quotation marks;
    `without` must not be spoken of. Without any word or phrase a topic asks for nothing.
    """

    words: str
    groups: tuple[frozenset[str], ...] = ()
    others: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[Topic, ...] = ()

    @property
    def concepts(self) -> frozenset[str]:
        """All that the words name."""
        return frozenset().union(*self.groups)

    @property
    def terms(self) -> tuple[str, ...]:
        """What the words that name nothing, and the phrases, are in the full-text index."""
        return tuple(text_words.terms(" ".join((*self.others, *self.phrases))))

    @property
    def by_concept(self) -> bool:
        """Whether an article's concepts are enough to know: any of these, and nothing else is asked."""
        return len(self.groups) == 1 and not (self.others or self.phrases or self.without)


@lru_cache(maxsize=4096)
def parse(typed: str) -> Topic:
    """The topic that these words ask for. All plain words and those after + are required; `-word` is not wanted.

    "Quoted words" are taken literally, `-"quoted words"` must not occur.
    """
    plain: list[str] = []
    phrases: list[str] = []
    without: list[Topic] = []
    for sign, quoted, word in _PART.findall(typed):
        if sign == "-":
            without.append(Topic(quoted, phrases=(fold(quoted),)) if quoted else parse(word))
        elif quoted:
            phrases.append(fold(quoted))
        else:
            plain.extend(text_words.words(fold(word)))
    groups, others = _named(plain)
    return Topic(typed, groups, others, tuple(phrases), tuple(without))


def _named(plain: list[str]) -> tuple[tuple[frozenset[str], ...], tuple[str, ...]]:
    """The concepts named from left to right, the longest names first, and the words that name none."""
    groups: list[frozenset[str]] = []
    others: list[str] = []
    at = 0
    while at < len(plain):
        for width in range(min(_LONGEST_NAME, len(plain) - at), 0, -1):
            if concepts := _concepts(" ".join(plain[at : at + width])):
                groups.append(concepts)
                at += width
                break
        else:
            others.append(plain[at])
            at += 1
    return tuple(dict.fromkeys(groups)), tuple(others)


def _concepts(name: str) -> frozenset[str]:
    """What a name means: what our own rows and the widest-read languages say, or a subject's stem, or any language."""
    stems = _stems()
    sizes = range(len(name) - 1, max(_SHORTEST_STEM, len(name) - _LONGEST_REST) - 1, -1)
    return (
        _near().get(name)
        or next((stems[name[:size]] for size in sizes if name[:size] in stems), None)
        or _far().get(name, frozenset())
    )


@lru_cache(maxsize=1)
def _near() -> Names:
    subjects = ((word.strip("*"), concept) for word, concept in gazetteer.all_subjects())
    return _table((*gazetteer.all_own(), *subjects, *gazetteer.cldr(gazetteer.widest())))


@lru_cache(maxsize=1)
def _far() -> Names:
    """All other languages: half a second of work, and only asked for words that are nowhere else."""
    return _table(gazetteer.cldr(gazetteer.languages()))


@lru_cache(maxsize=1)
def _stems() -> Names:
    return _table((word.strip("*"), concept) for word, concept in gazetteer.all_subjects() if word.endswith("*"))


def _table(named: Iterable[gazetteer.Named]) -> Names:
    found: dict[str, set[str]] = {}
    for written, concept in dict.fromkeys(named):
        if concept != gazetteer.NOTHING:
            found.setdefault(" ".join(text_words.words(fold(written))), set()).add(concept)
    return {name: frozenset(concepts) for name, concepts in found.items()}
