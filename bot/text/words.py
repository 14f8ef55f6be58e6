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
_TOKEN = re.compile(rf"[{UNSPACED}]+|(?:(?![{UNSPACED}])[\w\u0300-\u036f])+(?:['’](?:(?![{UNSPACED}])\w)+)*")
_UNSPACED_RUN = re.compile(rf"[{UNSPACED}]+")
_PREFIX_LETTERS = 6  # for languages without a Snowball stemmer; measured on summaries, see docs/quality.md

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


def terms(text: str, language: str = "") -> list[str]:
    """The words for comparing, in order: folded and stemmed; unspaced runs as overlapping character bigrams."""
    found: list[str] = []
    for word in words(fold(text)):
        if _UNSPACED_RUN.fullmatch(word):
            found.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        else:
            found.append(_stem(word, language))
    return found


@lru_cache(maxsize=100_000)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language.partition("-")[0])
    return stemmer.stemWord(word) if stemmer else word[:_PREFIX_LETTERS]


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    algorithm = _SNOWBALL.get(language)
    return Stemmer.Stemmer(algorithm) if algorithm else None
