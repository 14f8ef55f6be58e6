"""Which one to three quotes of an article stand for it: whole, short enough, by somebody who matters, near its subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.text.quotation import UNSPACED
from bot.text.words import fold, words
from storage.models import Quote

_MOST = 3
_SHORTEST, _LONGEST = 8, 45  # words that a digest can show and a reader can do something with
_SIGNS_A_WORD = 2.0  # of a script without spaces
_SHORTEST_FRAGMENT = 4
_DANGLING = frozenset(
    [
        "but",
        "and",
        "so",
        "because",
        "or",
        "which",
        "that",
        "it",
        "this",
        "these",
        "those",
        "yes",
        "no",
        "tapi",
        "namun",
        "dan",
        "karena",
        "itu",
        "ini",
        "pero",
        "y",
        "porque",
        "eso",
        "mas",
        "porém",
        "e",
        "isso",
        "mais",
        "et",
        "car",
        "cela",
        "ça",
        "aber",
        "und",
        "denn",
        "das",
        "ma",
        "maar",
        "en",
        "want",
        "dat",
        "ale",
        "i",
        "bo",
        "to",
        "však",
        "а",
        "но",
        "и",
        "это",
        "потому",
        "але",
        "це",
        "ama",
        "ve",
        "çünkü",
        "bu",
        "nhưng",
        "và",
        "vì",
        "しかし",
        "でも",
        "それ",
        "그러나",
        "하지만",
        "그것",
        "但",
        "但是",
        "而且",
        "这",
        "這",
        "لكن",
        "و",
        "هذا",
    ]
)
"""First words that point back at what the reader has not seen."""


def choose(quotes: Sequence[Quote], title: str, language: str) -> list[Quote]:
    """The same quotes in the same order, one to three marked as key where there are any worth showing.

    Whole sentences of a named speaker come first, one per speaker; fragments only where there is nothing better.
    """
    said = Counter(quote.speaker for quote in quotes if quote.speaker)
    about = {_stem(word) for word in words(fold(title)) if len(word) > 3}
    worth = {i: _worth(quote, i, said, about, language) for i, quote in enumerate(quotes)}
    order = sorted((i for i in worth if worth[i] > 0), key=lambda i: (-worth[i], i))
    whole = [i for i in order if worth[i] >= _WHOLE]
    chosen: list[int] = []
    for i in whole or order[:1]:
        if len(chosen) < _MOST and all(quotes[i].speaker != quotes[k].speaker for k in chosen):
            chosen.append(i)
    return [replace(quote, key=i in chosen) for i, quote in enumerate(quotes)]


_WHOLE = 2.0  # what whole sentences by a named speaker are worth at least; fragments are worth less
_WORD_OF_TITLE = 0.2
_POSITION = 0.5


def _worth(quote: Quote, place: int, said: Counter[str], about: set[str], language: str) -> float:
    """How well a quote stands for its article; 0 for one that cannot be shown. The weights are a guess."""
    size = _size(quote.text, language)
    if not quote.speaker or not _SHORTEST_FRAGMENT <= size <= _LONGEST:
        return 0.0
    stems = {_stem(word) for word in words(fold(quote.text))}
    near = min(1.0, _WORD_OF_TITLE * len(stems & about)) + _POSITION / (1 + place)
    prominent = said[quote.speaker] / max(said.values())
    worth = 0.4 * near + 0.4 * prominent
    return worth + _WHOLE if size >= _SHORTEST and _whole(quote.text) else worth + 0.1


def _whole(text: str) -> bool:
    """Whether a quote begins like a sentence, does not point back and asks nothing."""
    first = next(iter(words(fold(text))), "")
    begins = not text[0].islower()
    return begins and first not in _DANGLING and not text.rstrip('»”" ').endswith(("?", "？", "؟"))


def _size(text: str, language: str) -> float:
    """The length in words, also where none are spaced."""
    if language.partition("-")[0] in UNSPACED:
        return sum(sign.isalnum() for sign in text) / _SIGNS_A_WORD
    return len(words(text))


def _stem(word: str) -> str:
    return word[:5]
