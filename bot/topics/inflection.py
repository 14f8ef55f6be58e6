"""How names bend: a word is cut to the stems that a name shares with its inflected forms, by one row of endings a language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bot.text.words import fold as fold_words

_SHORTEST = 3  # letters of a stem; with fewer, ordinary words begin to look like names
_SHORTEST_LONG = 4  # letters before an ending of two or more: "chien" is not a form of "Chine"
_LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ـ": None,
    "й": "j", "Й": "J",  # a letter of its own: folded to и it would become an ending
})  # fmt: skip
_MARKS = re.compile("[\u064b-\u065f\u0670\u200c\u200d]")


def fold(text: str) -> str:
    """Folded for comparing names: as words are, and Arabic letters without their marks and variants."""
    return fold_words(_MARKS.sub("", text.translate(_LETTERS)))


@dataclass(frozen=True, slots=True)
class Bending:
    """A language's row, folded."""

    endings: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()

    def bare(self, word: str) -> list[str]:
        """The folded word, and what is left of it without a particle in front."""
        cut = (word[len(p) :] for p in self.before if word.startswith(p))
        return [word, *(rest for rest in cut if len(rest) >= _SHORTEST)]

    def forms(self, word: str) -> list[str]:
        """The folded word and what it may be an inflected form of, the longest first."""
        bare = self.bare(word)
        cut = {
            stem[:-size]
            for stem in bare
            for size in range(1, len(stem) - _SHORTEST + 1)
            if stem[-size:] in self.endings
        }
        return sorted({*bare, *cut}, key=len, reverse=True)

    def stem(self, word: str) -> str:
        """The stem that a name is known by: without an article in front, and without its longest ending."""
        articles = sorted((p for p in self.before if len(p) > 1 and word.startswith(p)), key=len)
        bare = word[len(articles[-1]) :] if articles else word
        sizes = range(len(bare) - _SHORTEST, 0, -1)
        return next(
            (
                bare[:-size]
                for size in sizes
                if bare[-size:] in self.endings and len(bare) - size >= (_SHORTEST if size == 1 else _SHORTEST_LONG)
            ),
            bare,
        )

    def places(self, word: str) -> list[str]:
        """What may be a place's stem where this word is its people or its adjective, the longest first."""
        found = {
            form[:-size]
            for form in self.forms(word)
            for size in range(1, len(form) - _SHORTEST + 1)
            if form[-size:] in self.people
        }
        return sorted(found, key=len, reverse=True)

    def roots(self, word: str) -> set[str]:
        """The stems of a place from which the words for its people are made."""
        cut = {word[:-size] for size in range(1, len(word) - _SHORTEST + 1) if word[-size:] in self.cut}
        return {word, self.stem(word), *cut}


@lru_cache(maxsize=1)
def _rows() -> dict[str, Bending]:
    rows = tomllib.loads(files(__package__).joinpath("endings.toml").read_text("utf-8"))
    return {
        language: Bending(**{part: frozenset(fold(listed).split()) for part, listed in row.items()})
        for language, row in rows.items()
    }


def bending(language: str) -> Bending:
    """The row of a language; an empty one where names do not bend, or nobody has written one."""
    return _rows().get(language, Bending())
