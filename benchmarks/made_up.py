"""Made-up news for benchmarks: articles in several languages whose words are as unequal as real ones (Zipf)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache, lru_cache
from itertools import chain

from bot import topics
from bot.text.words import terms
from storage.articles import Draft
from storage.models import Article, Quote, Summary

SPAN = timedelta(days=90)
SOURCES = 100
_WORDS = 5_000  # of a language
_TITLE_WORDS, _SENTENCE_WORDS, _SENTENCES = 8, 12, 6
_ASKED = ("Korea", "storm")
_ASKED_SHARE = 0.02  # of the titles have each of these words
# Syllables that make a language's words, and real names and subjects that come among them.
_LANGUAGES = {
    "en": ("ba co der fin gal hom ing lor men ost", "Germany election football Paris economy Japan"),
    "id": ("ba ca di ke lan me nga per sa tu", "Jerman pemilu sepakbola Indonesia ekonomi Jepang"),
    "de": ("ab ber dorf ein gen haus kel lich mut ung", "Deutschland Wahl Fußball Paris Wirtschaft Japan"),
    "es": ("ar ca cion do es la men per ra to", "Alemania elecciones fútbol París economía Japón"),
    "ru": ("ба ве го де ка ло на по ра ст", "Германия выборы футбол Париж экономика Япония"),
    "zh": ("风 雨 山 水 火 木 金 土 日 月", "德国 选举 足球 巴黎 经济 日本"),
}
_NAMED = 0.04  # the share of words that are one of these


def drafts(count: int, *, until: datetime, seed: int = 7, first: int = 0) -> Iterator[tuple[datetime, Draft]]:
    """Articles, oldest first, each with the moment at which it was found; numbered from `first`."""
    dice = random.Random(seed)
    for number in range(count):
        at = until - SPAN * (1 - number / count)
        yield at, _draft(first + number, at, dice)


def _draft(number: int, at: datetime, dice: random.Random) -> Draft:
    language = dice.choice(list(_LANGUAGES))
    taken = _drawn(language, _TITLE_WORDS + _SENTENCES * _SENTENCE_WORDS, dice)
    gap = "" if language == "zh" else " "
    asked = [word for word in _ASKED if dice.random() < _ASKED_SHARE]
    known = _spoken_of(language)
    title = " ".join([*asked, gap.join(taken[:_TITLE_WORDS])])
    starts = range(_TITLE_WORDS, len(taken), _SENTENCE_WORDS)
    sentences = [f"{gap.join(taken[start : start + _SENTENCE_WORDS])}." for start in starts]
    text = f"{sentences[0]} “{sentences[1]}” {' '.join(sentences[2:])}"
    start = len(sentences[0]) + 2
    quote = Quote(text=sentences[1], start=start, end=start + len(sentences[1]), speaker="Mira Tolan", key=True)
    url = f"https://news{number % SOURCES}.example/{number}"
    return Draft(
        article=Article(
            url=url, title=title, paragraphs=(text,), language=language, published_at=at, entry_id=url,
            source_id=number % SOURCES + 1,
        ),
        summary=Summary(sentences=tuple(sentences[:2]), quotes=(quote,), language=language),
        concepts=frozenset().union(*(known[word] for word in {*asked, *taken} & known.keys())),
        terms=tuple(chain.from_iterable(map(_terms, (*asked, *taken)))),
        keys=(f"link:{url}", f"text:{number}"),
    )  # fmt: skip


def story(dice: random.Random) -> tuple[str, str, list[str]]:
    """Language, title and paragraphs of a whole article, every third sentence spoken by somebody."""
    language = dice.choice(list(_LANGUAGES))
    gap = "" if language == "zh" else " "

    def sentence() -> str:
        return gap.join(_drawn(language, dice.randint(8, 24), dice)).capitalize()

    paragraphs = [f"{sentence()}. {sentence()}. “{sentence()},” said Mira Tolan." for _ in range(dice.randint(5, 12))]
    return language, gap.join(_drawn(language, _TITLE_WORDS, dice)), paragraphs


def _drawn(language: str, count: int, dice: random.Random) -> list[str]:
    words, weights = _vocabulary(language)
    return dice.choices(words, cum_weights=weights, k=count)


@lru_cache
def _vocabulary(language: str) -> tuple[list[str], list[float]]:
    """A language's words, with the sums of their weights: the nth comes 1/n as often as the first."""
    dice = random.Random(language)
    syllables, names = (listed.split() for listed in _LANGUAGES[language])
    words = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(_WORDS)]
    weights = [1 / (rank + 10) for rank in range(_WORDS)]
    each = sum(weights) * _NAMED / len(names)
    sums = 0.0
    return [*words, *names], [sums := sums + weight for weight in (*weights, *[each] * len(names))]


@lru_cache
def _spoken_of(language: str) -> dict[str, frozenset[str]]:
    """What the real words of a language speak of; the made-up ones speak of nothing."""
    return {word: topics.concepts(word, "", language) for word in (*_ASKED, *_LANGUAGES[language][1].split())}


@cache
def _terms(word: str) -> tuple[str, ...]:
    return tuple(terms(word))
