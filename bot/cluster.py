"""Articles about one event → one story, as they come, across languages. No I/O.

An article is a vector: its words, the pieces of its words as they sound in Latin letters, its numbers, and the
concepts it speaks of, each weighted by how rare it is. It joins the story whose sum of articles is nearest.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from bot.text.latin import latin
from bot.text.words import UNSPACED, fold

WINDOW = timedelta(days=3)
"""A story that got nothing for so long gets nothing any more."""

MOST_LETTERS = 1_500
"""So much of a text is read: news says what happened first."""

# All tuned at once on other people's labelled headlines, sentences and halves of articles: one setting for all
# of them. docs/quality.md has the figures. Around these values the figures move by a hundredth.
_NEAR = 0.145  # likeness to a story from which an article joins it
_NEAR_LONG = 0.13  # the same for a whole article: with more words each counts for less
_CAUTION = 0.2  # how much nearer a whole article must be while nobody knows which of its words are common
_HALVES_IN = 1.5  # days of silence after which a story has to be twice as near
_BY_NORM, _BY_SIZE = 0.6, 0.4  # how a story's sum is made comparable: a cosine, and less for each article more
_TITLE = 2  # how often a title counts
_CONCEPT = 2  # how often a concept counts
_HEAVIEST = 150  # features of an article
_PIECE_LETTERS = 4
_MOST = 0.35  # of an article's length 1 for one feature: two articles must share more than a country
_COMMON = 0.2  # of a language's articles: what more of them hold tells nothing
_DOUBT = 50  # made-up articles that a language's counts begin with
_FADE_AT = 20_000  # articles of a language after which its counts are halved: a word's rarity follows the news

_PIECE, _NUMBER, _SUBJECT = "~", "#", "@"
_WEIGHT = {_PIECE: 0.6, _NUMBER: 1.5}
# What share of articles holds a feature, before any was read: by its kind, and of words by their letters.
_EXPECTED = {_PIECE: 0.06, _NUMBER: 0.03}
_EXPECTED_CONCEPT = {"country": 0.05, "region": 0.05, "city": 0.05, "org": 0.02, "person": 0.01, "subject": 0.1}
_EXPECTED_WORD = (0.4, 0.4, 0.3, 0.2, 0.05)
_EXPECTED_LONG_WORD = 0.01
_EXPECTED_PAIR = 0.02  # of Han, kana, Thai
_WORD_LETTERS = 6  # by which a word is known whatever its ending

_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[{UNSPACED}]+|(?:(?![{UNSPACED}])[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])+")
_PAIRED = re.compile(f"[{UNSPACED}]")
_HANGUL = re.compile("[\uac00-\ud7a3]")

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is compared of an article; `concepts` are those of `topics.concepts`, `at` is when it came out."""

    title: str
    text: str
    language: str
    concepts: Collection[str]
    at: datetime


@dataclass(slots=True)
class _Told:
    """A story so far: the sum of its articles, the square of that sum's length, their number, and the last's time."""

    total: defaultdict[str, float]
    square: float
    size: int
    last: datetime

    def likeness(self, product: float, at: datetime) -> float:
        silence = max((at - self.last) / timedelta(days=1), 0.0)
        length = math.pow(self.square, _BY_NORM / 2) * math.pow(self.size, _BY_SIZE)
        return product / length / (1 + silence / _HALVES_IN)


class Stories:
    """The stories of the last days. What is placed later is judged by what was placed before."""

    def __init__(self) -> None:
        self._rarity = _Rarity()
        self._told: dict[int, _Told] = {}  # the one that got an article last comes last
        self._holding: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        self._last, self._rivals = 0, list[int]()  # where the last article went, and where it could have gone as well

    def place(self, report: Report, new: int) -> int:
        """Put an article into the story it belongs to, or else into a new one, whose number is `new`."""
        self._forget_before(report.at - WINDOW)
        vector = self._rarity.vector(report)
        near = self._near(vector)
        bound = _bound(vector, self._rarity.doubt(report.language))
        likeness = {story: self._told[story].likeness(product, report.at) for story, product in near.items()}
        fitting = sorted((story for story in near if likeness[story] >= bound), key=likeness.__getitem__, reverse=True)
        self._last, *self._rivals = fitting or [new]
        self._join(self._last, vector, report.at, near.get(self._last, 0.0))
        return self._last

    def unite(self) -> dict[int, int]:
        """Unite what the article placed last has shown to be one story: which stories go on in which.

        Only stories of one article so far: each is judged anew, as if it came now. Sums of many tell two events of
        one subject too badly apart; docs/quality.md has what was tried. The smaller number stays.
        """
        united = {}
        for rival in self._rivals:
            if (
                self._told[rival].size == 1
                and rival not in self._apart[self._last]
                and self._is_near(rival, self._last)
            ):
                kept, gone = sorted((rival, self._last))
                self._last = united[gone] = kept
                self._absorb(kept, gone)
        self._rivals = []
        return united

    def _is_near(self, lone: int, story: int) -> bool:
        vector, told = self._told[lone].total, self._told[story]
        product = sum(weight * told.total.get(feature, 0.0) for feature, weight in vector.items())
        return told.likeness(product, self._told[lone].last) >= _bound(vector, doubt=1)

    def _absorb(self, kept: int, gone: int) -> None:
        for third in self._apart.pop(gone, ()):
            self.keep_apart(kept, third)
        one, other = self._told.pop(kept), self._told.pop(gone)
        product = sum(weight * one.total.get(feature, 0.0) for feature, weight in other.total.items())
        self._told[kept] = one
        one.square += other.square + 2 * product
        one.size += other.size
        one.last = max(one.last, other.last)
        for feature, weight in other.total.items():
            del self._holding[feature][gone]
            one.total[feature] += weight
            self._holding[feature][kept] = one.total[feature]

    def learn(self, report: Report, story: int) -> None:
        """Take in an article whose story is known."""
        vector = self._rarity.vector(report)
        self._join(story, vector, report.at, self._near(vector).get(story, 0.0))

    def forget(self, story: int) -> None:
        """Forget what a story has told; nothing if it is not known."""
        told = self._told.pop(story, None)
        for feature in told.total if told else ():
            del self._holding[feature][story]
            if not self._holding[feature]:
                del self._holding[feature]

    def keep_apart(self, one: int, other: int) -> None:
        """Never unite these stories: somebody has told them apart."""
        self._apart[one].add(other)
        self._apart[other].add(one)

    def _near(self, vector: Vector) -> dict[int, float]:
        """The stories that share anything with a vector, and the product with each one's sum."""
        near: defaultdict[int, float] = defaultdict(float)
        for feature, weight in vector.items():
            for story, other in self._holding.get(feature, _NOTHING).items():
                near[story] += weight * other
        return near

    def _join(self, story: int, vector: Vector, at: datetime, product: float) -> None:
        told = self._told.pop(story, None) or _Told(defaultdict(float), 0.0, 0, at)
        self._told[story] = told
        told.square += 2 * product + sum(weight * weight for weight in vector.values())
        told.size += 1
        told.last = max(told.last, at)
        for feature, weight in vector.items():
            told.total[feature] += weight
            self._holding[feature][story] = told.total[feature]

    def _forget_before(self, earliest: datetime) -> None:
        """Drop the stories that got nothing since then; one read out of order may stay until the next is dropped."""
        while self._told:
            story, told = next(iter(self._told.items()))
            if told.last >= earliest:
                return
            self.forget(story)
            self._apart.pop(story, None)


_NOTHING: Mapping[int, float] = {}


def _bound(vector: Vector, doubt: float) -> float:
    long = _NEAR_LONG * (1 + _CAUTION * doubt)
    return _NEAR + (long - _NEAR) * len(vector) / _HEAVIEST


class _Rarity:
    """How many articles hold a feature: words and numbers counted language by language, concepts in all together."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, _Counts] = defaultdict(_Counts)

    def vector(self, report: Report) -> Vector:
        """Count an article in, and weigh what it holds; the length of the vector is at most 1."""
        language = report.language.partition("-")[0]
        weights = {
            **self._counts[language].weigh(_features(report)),
            **self._counts[_ALL].weigh({_SUBJECT + concept: _CONCEPT for concept in report.concepts}),
        }
        heaviest = sorted(weights, key=weights.__getitem__, reverse=True)[:_HEAVIEST]
        length = math.sqrt(sum(weights[feature] ** 2 for feature in heaviest))
        return {feature: min(weights[feature] / length, _MOST) for feature in heaviest}

    def doubt(self, language: str) -> float:
        """How much of what is known of a language is only expected: 1 before any article, then less and less."""
        return self._counts[language.partition("-")[0]].doubt


_ALL = ""


class _Counts:
    """Of the articles read so far, how many hold each feature."""

    def __init__(self) -> None:
        self._read = 0
        self._holding: dict[str, int] = {}

    @property
    def doubt(self) -> float:
        return _DOUBT / (self._read + _DOUBT)

    def weigh(self, counted: Mapping[str, int]) -> dict[str, float]:
        """Count an article in; the weights of its features, those left out that are too common to tell anything."""
        self._read += 1
        weights = {}
        for feature, count in counted.items():
            held = self._holding[feature] = self._holding.get(feature, 0) + 1
            # The fewer articles were read, the more counts what is expected of a feature of its kind.
            share = (held + _DOUBT * _expected(feature)) / (self._read + _DOUBT)
            if share <= _COMMON:
                weights[feature] = _WEIGHT.get(feature[0], 1.0) * (1 + math.log(count)) * -math.log(share)
        if self._read >= _FADE_AT:
            self._read //= 2
            self._holding = {feature: held // 2 for feature, held in self._holding.items() if held > 1}
        return weights


@lru_cache(maxsize=200_000)
def _expected(feature: str) -> float:
    if feature[0] == _SUBJECT:
        return _EXPECTED_CONCEPT[feature[1:].partition(":")[0]]
    if feature[0] in _EXPECTED:
        return _EXPECTED[feature[0]]
    if _PAIRED.match(feature):
        return _EXPECTED_PAIR
    return _EXPECTED_WORD[len(feature)] if len(feature) < len(_EXPECTED_WORD) else _EXPECTED_LONG_WORD


def _features(report: Report) -> dict[str, int]:
    words = Counter(_TOKEN.findall(fold(report.text[:MOST_LETTERS])))
    for word in _TOKEN.findall(fold(report.title)):
        words[word] += _TITLE
    counted: dict[str, int] = {}
    for word, count in words.items():
        for feature in _of_word(word):
            counted[feature] = counted.get(feature, 0) + count
    return counted


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> tuple[str, ...]:
    """What a folded word is compared by: itself without its ending, and its pieces as they sound in Latin letters."""
    if word[0].isdecimal():
        return (_NUMBER + word.replace(",", "."),)
    if _PAIRED.match(word):
        return tuple(_pieces(word, 2))
    if _HANGUL.match(word):
        # Its last syllable is mostly a particle or an ending, which would look like a rare name's end.
        return (*_pieces(word, 2), *(_sounding(word[:-1]) if len(word) > 1 else ()))
    return (word[:_WORD_LETTERS], *_sounding(word))


def _sounding(word: str) -> Iterator[str]:
    return (_PIECE + piece for piece in _pieces("".join(map(latin, word)) or word, _PIECE_LETTERS))


def _pieces(word: str, letters: int) -> Iterator[str]:
    return (word[at : at + letters] for at in range(max(1, len(word) - letters + 1)))
