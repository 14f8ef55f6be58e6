"""Figures that reports give of one thing: where they differ, and what a further report adds. No I/O."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.words import fold, terms

Figures = tuple[tuple[str, str], ...]
"""Who says it, and the figure with its word: ("Coast News", "15 people")."""

_COUNTED = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)*)[^\S\n]+([^\W\d_]{3,})")
_YEARS = range(1900, 2100)


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


def _counted(text: str, language: str) -> dict[str, tuple[str, str]]:
    """By what is counted: the number as it compares, and the figure as it is written."""
    found: dict[str, tuple[str, str]] = {}
    for number, word in _COUNTED.findall(text):
        if not (number.isdecimal() and int(number) in _YEARS):
            thing = " ".join(terms(fold(word), language))
            found.setdefault(thing, (number.replace(",", "."), f"{number} {word}"))
    return found
