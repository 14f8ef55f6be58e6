"""Names that sound alike across scripts: Джокович, 조코비치 and Djokovic. For the names that no table knows."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from bot.text.latin import latin
from bot.text.words import fold

_SPELLINGS = (
    (re.compile("ph"), "f"),
    (re.compile("th|dj|dz|t?s[ch]+|[sc]z|[cz]h|tz"), "s"),
    (re.compile("c(?=[eiy]|$)"), "s"),
    (re.compile("ng|nn"), "n"),
    (re.compile("[hy]"), ""),
)
_CLASSES = str.maketrans("bfvwdgcqzjrx", "pppptkkkssls")
_VOWELS = re.compile("[aeiou]")
_AGAIN = re.compile(r"(.)\1+")
_WITHOUT_VOWELS = re.compile("[\u0590-\u06ff]")
_SHORTEST = 4  # consonants: with three, ordinary words of a script without capitals sound like names
_SHORTEST_WITHOUT_VOWELS = 5
_LIKENESS = 0.7  # a guess, between makron–makeulong (.86) and chance words of the same consonants (about .5)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How a word sounds, roughly, in a handful of Latin letters; "" in a script that is not known."""
    said = "".join(map(latin, fold(word)))
    for spelling, sounds in _SPELLINGS:
        said = spelling.sub(sounds, said)
    return _AGAIN.sub(r"\1", said.translate(_CLASSES))


def alike(name: str, other: str) -> bool:
    """Whether two words of different scripts may be one name."""
    here, there = sound(name), sound(other)
    bones = _VOWELS.sub("", here)
    if len(bones) < _SHORTEST or bones != _VOWELS.sub("", there):
        return False
    if _WITHOUT_VOWELS.search(name + other):
        return len(bones) >= _SHORTEST_WITHOUT_VOWELS
    return SequenceMatcher(None, here, there, autojunk=False).ratio() >= _LIKENESS


def script(word: str) -> str:
    """The script of a word's first letter: LATIN, HANGUL, CYRILLIC … as Unicode names it."""
    return unicodedata.name(word[0], "").partition(" ")[0]
