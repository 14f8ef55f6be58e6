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
# Letters of a stem that anything may follow, "cripto-monedas", "polizei-behörde". Of the words in other people's articles
# that are so known, 48 of 54 are that subject in their own language; with a letter fewer in the stem 68 of 79.
_SURE_STEM = 6
_LONGEST_NAME = 6  # words

Names = dict[str, frozenset[str]]
"""Folded names, and the concepts each may name."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a reader follows. An article must speak of one concept of each group, and hold all else.

    `words` are as typed; `others` are the folded ones that name no known concept, `phrases` those in quotation marks;
    `without` must not be spoken of. Without any word or phrase a topic asks for nothing.
    `guesses` has a place for each group: the folded word where it only begins like a subject's, and so will do itself;
    else "".
    """

    words: str
    groups: tuple[frozenset[str], ...] = ()
    guesses: tuple[str, ...] = ()
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
        """Whether any of these concepts is enough, or the word that is a guess at them, and nothing else is asked."""
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
    named, others = _named(plain)
    return Topic(typed, tuple(named), tuple(named.values()), others, tuple(phrases), tuple(without))


def _named(plain: list[str]) -> tuple[dict[frozenset[str], str], tuple[str, ...]]:
    """The concepts named from left to right, the longest names first, each with the word that is only a guess at it;
    and the words that name none.
    """
    groups: dict[frozenset[str], str] = {}
    others: list[str] = []
    at = 0
    while at < len(plain):
        for width in range(min(_LONGEST_NAME, len(plain) - at), 0, -1):
            name = " ".join(plain[at : at + width])
            concepts, is_guess = _concepts(name)
            if concepts:
                # Where another word names the same for sure, what the guess is made from need not stand there.
                groups[concepts] = name if is_guess and groups.get(concepts, name) else ""
                at += width
                break
        else:
            others.append(plain[at])
            at += 1
    return groups, tuple(others)


def _concepts(name: str) -> tuple[frozenset[str], bool]:
    """What a name means, and whether that is a guess.

    It is what our own rows and the widest-read languages say, or a subject's stem, or any language.
    """
    if named := _near().get(name):
        return named, False
    stems = _stems()
    least = max(min(_SURE_STEM, max(_SHORTEST_STEM, len(name) - _LONGEST_REST)), name.rfind(" ") + 1)
    sizes = range(len(name) - 1, least - 1, -1)
    guessed = next((stems[name[:size]] for size in sizes if name[:size] in stems), frozenset[str]())
    return (guessed, True) if guessed else (_far().get(name, frozenset()), False)


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
