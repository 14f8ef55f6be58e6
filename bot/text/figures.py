"""Figures that reports give of one thing: where they differ, and what a further report adds. No I/O."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from bot.text.words import UNSPACED, fold, terms, words

Figures = tuple[tuple[str, str], ...]
"""Who says it, and the figure with its word: ("Coast News", "15 people")."""

_COUNTED = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)*)[^\S\n]+([^\W\d_]{3,})")
_YEARS = range(1900, 2100)
# A figure of a headline: two digits at least, or a fraction, or a score; in some scripts with the word behind it.
_AMID = rf"[{UNSPACED}\uac00-\ud7a3]"
_HEADLINED = re.compile(
    rf"(?<![^\W\d_](?<!{_AMID}))(?<![\d.,:/-])(\d+[–-]\d+|\d[\d.,]*\d)(?![:/-]?\d|[-:/]|(?!{_AMID})[^\W\d_])([万萬億亿兆만억조]?{_AMID}?)"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CALENDAR = re.compile("[年月日时時点點分号號岁歲歳년월일시분세살]")  # what a number counts no people or things with
_SCALES = (1, 1e3, 1e4, 1e6, 1e8, 1e9)  # 1.2 million is 1,200,000; 3억 is 300,000,000
_ROUNDED = 0.05  # so near a number is to one that ends in 0 and may be the same, rounded
_WORD_BEHIND = re.compile(r"[^\S\n][^\W\d_]{3,}")


def differing(reports: Sequence[tuple[str, str]], language: str) -> Figures:
    """Of the first thing that two reports count differently: what each counts, the first report's first.

    A report is who says it, and its text; all in one language.
    """
    counted = [(source, _counted(text, language)) for source, text in reports]
    for thing in dict.fromkeys(thing for _, things in counted for thing in things):
        said = {things[thing][0]: (source, things[thing][1]) for source, things in reversed(counted) if thing in things}
        if len(said) > 1:
            return tuple(reversed(said.values()))
    return ()


def added(reports: Sequence[tuple[str, str]], language: str) -> Figures:
    """What the later reports count that the first does not, each thing once."""
    (_, first), *later = [(source, _counted(text, language)) for source, text in reports]
    new: dict[str, tuple[str, str]] = {}
    for source, things in later:
        for thing, (_, figure) in things.items():
            if thing not in first:
                new.setdefault(thing, (source, figure))
    return tuple(new.values())


def numbers(text: str) -> frozenset[float]:
    """All the numbers of a text."""
    return frozenset(map(_value, _NUMBER.findall(text)))


def headlined(title: str, known: Collection[float], language: str) -> str:
    """The first figure of a headline, with its word, that is none of the known numbers, rounded or not; "" for none.

    Years, dates, times of day and single digits are no figures; a score is one.
    """
    for match in _HEADLINED.finditer(title):
        figure, attached = match[1], match[2]
        parts = re.split("[–-]", figure)
        beside = (*words(title[: match.start()])[-2:], *words(title[match.end() :])[:2])
        if _CALENDAR.match(attached) or _is_date(parts[0], beside, language):
            continue
        if not all(_is_known(_value(part), known) for part in parts):
            word = "" if attached or len(parts) > 1 else _WORD_BEHIND.match(title, match.end())
            return f"{figure}{attached}{word[0] if word else ''}"
    return ""


def _is_known(value: float, known: Collection[float]) -> bool:
    return any(_is_same(value * scale, other) for scale in _SCALES for other in known)


def _is_same(one: float, other: float) -> bool:
    rounded = _ROUNDED * other if one % 10 == 0 or other % 10 == 0 else 0
    return abs(one - other) <= rounded


def _is_date(figure: str, beside: Sequence[str], language: str) -> bool:
    is_year = figure.isdecimal() and int(figure) in _YEARS
    return is_year or any(fold(word) in _months(language) for word in beside)


@lru_cache(maxsize=64)
def _months(language: str) -> frozenset[str]:
    try:
        named = Locale.parse(language.replace("-", "_")).months
    except (ValueError, UnknownLocaleError):
        return frozenset()
    forms = (
        name for context in named.values() for width in ("wide", "abbreviated") for name in context[width].values()
    )
    return frozenset(fold(name).strip(".") for name in forms)


def _value(number: str) -> float:
    """What a number is worth in either notation: groups of three digits are thousands, the rest a fraction."""
    whole, *parts = re.split("[.,]", number)
    while parts and len(parts[0]) == 3 and whole != "0":
        whole += parts.pop(0)
    return float(f"{whole}.{''.join(parts)}")


def _counted(text: str, language: str) -> dict[str, tuple[str, str]]:
    """By what is counted: the number as it compares, and the figure as it is written."""
    found: dict[str, tuple[str, str]] = {}
    for number, word in _COUNTED.findall(text):
        if not (number.isdecimal() and int(number) in _YEARS):
            thing = " ".join(terms(fold(word), language))
            found.setdefault(thing, (number.replace(",", "."), f"{number} {word}"))
    return found
