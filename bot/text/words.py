"""Words as comparisons need them: folded, stemmed where a stemmer exists, cut into bigrams where none are spaced."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

# Scripts written without spaces: their runs are compared by character bigrams.
UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Myanmar, Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U0003ffff"  # Han, further planes
)
# Vowel signs and points belong to their word; `\w` alone would break Hindi, Bengali and pointed Arabic at each.
_MARKS = "".join(sign for sign in map(chr, range(0x300, 0x3000)) if unicodedata.category(sign)[0] == "M")
_TOKEN = re.compile(rf"[{UNSPACED}]+|(?:(?![{UNSPACED}])[\w{_MARKS}])+(?:['’](?:(?![{UNSPACED}])[\w{_MARKS}])+)*")
_UNSPACED_RUN = re.compile(rf"[{UNSPACED}]+")
_APOSTROPHE = re.compile("['’]")
_PARTICLE_LETTERS = 2  # at most, of what an apostrophe joins to a word: 's, l', 'da
_PREFIX_LETTERS = 6  # for languages without a Snowball stemmer
_PIECE_LETTERS = 5  # of summaries 3 to 5 were tried in three languages, and do alike: see docs/quality.md

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "nb": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def fold(text: str) -> str:
    """The text for comparing: compatibility forms joined, case folded, Latin, Greek and Cyrillic accents dropped."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in decomposed if not "\u0300" <= sign <= "\u036f")
    return unicodedata.normalize("NFC", bare)


def words(text: str) -> list[str]:
    """The words of a text as written, in order; a run of an unspaced script is one word."""
    return _TOKEN.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of `words(text)` begins and ends."""
    return [match.span() for match in _TOKEN.finditer(text)]


def terms(text: str, language: str = "") -> list[str]:
    """The words for comparing, in order: folded and stemmed; unspaced runs as overlapping character bigrams."""
    found: list[str] = []
    for word in words(fold(text)):
        if _UNSPACED_RUN.fullmatch(word):
            found.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        else:
            found.extend(_stem(part, language) for part in _parts(word))
    return found


def _parts(word: str) -> list[str]:
    """What a word with an apostrophe is looked for by: korea's → korea, l'oms → oms, ankara'da → ankara."""
    return [part for part in _APOSTROPHE.split(word) if len(part) > _PARTICLE_LETTERS] or [word]


def pieces(text: str) -> list[str]:
    """The words as overlapping pieces of five letters, in order: alike words share some, in languages without a stemmer
    too. Unspaced runs as bigrams, as in `terms`.
    """
    found: list[str] = []
    for word in words(fold(text)):
        size = 2 if _UNSPACED_RUN.fullmatch(word) else _PIECE_LETTERS
        found.extend(word[i : i + size] for i in range(max(1, len(word) - size + 1)))
    return found


@lru_cache(maxsize=100_000)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language.partition("-")[0])
    return stemmer.stemWord(word) if stemmer else word[:_PREFIX_LETTERS]


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    algorithm = _SNOWBALL.get(language)
    return Stemmer.Stemmer(algorithm) if algorithm else None
