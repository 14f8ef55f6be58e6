"""Names that sound alike across scripts: Джокович, 조코비치 and Djokovic. For the names that no table knows."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files

from bot.text.words import fold

_KANA = {"ti": "si", "tu": "su", "hu": "fu", "di": "si", "du": "su"}
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
    latin = "".join(_latin(sign) for sign in fold(word))
    for spelling, said in _SPELLINGS:
        latin = spelling.sub(said, latin)
    return _AGAIN.sub(r"\1", latin.translate(_CLASSES))


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


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    scripts = tomllib.loads(files(__package__).joinpath("letters.toml").read_text("utf-8"))
    pairs = (pair.partition(":") for letters in scripts.values() for pair in letters.split())
    return {letter: said for letter, _, said in pairs}


def _latin(sign: str) -> str:
    letters = _letters()
    if sign in letters or "a" <= sign <= "z":
        return letters.get(sign, sign)
    kind, _, name = unicodedata.name(sign, "").partition(" ")
    said = name.rpartition(" ")[2].lower()
    if kind == "HANGUL":
        return said
    return _KANA.get(said, said) if kind == "KATAKANA" and " SMALL " not in name else ""
