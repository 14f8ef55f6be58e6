"""How many dead, injured and missing a text counts, in the languages that have a row in `tolls.toml`. No I/O."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from bot.text.words import UNSPACED, fold

COUNTED = ("dead", "injured", "missing")

_NUMBER = r"(?<![\w.,-])(\d+(?:[.,]\d{3})*)(?![.,]?\d|-)"
# In scripts without spaces, and in Korean, a number stands amid letters.
_NUMBER_AMID = r"(?<![\d.,])(\d+(?:[.,]\d{3})*)(?![.,]?\d)"
_AMID = re.compile(f"[{UNSPACED}\uac00-\ud7a3]")
_MOST_BETWEEN = 4  # words
_MOST_OVER = 50  # letters
_BEFORE = 2  # letters that a word before the number is put further off: "12 dead 31 missing", 12人死亡31人受伤


def tolls(text: str, language: str) -> Mapping[str, frozenset[int]]:
    """The numbers of those who are "dead", "injured" or "missing", where the words beside a number say so.

    What a number counts that stands between two such words the nearer says, and rather the one behind it.
    """
    nearest: dict[int, _Count] = {}
    for count in sorted(_counted(fold(text), language.partition("-")[0])):
        nearest.setdefault(count.at, count)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for count in nearest.values():
        found[count.thing].add(int(re.sub("[.,]", "", count.number)))
    return {thing: frozenset(numbers) for thing, numbers in found.items()}


class _Count(NamedTuple):
    """A number with a word for what it counts: how far that is, whether it stands before, where the number stands."""

    distance: int
    before: bool
    at: int
    thing: str
    number: str


def _counted(folded: str, language: str) -> Iterator[_Count]:
    for thing, behind, before in _patterns(language):
        for match in behind.finditer(folded):
            yield _Count(match.start(2) - match.end(1), False, match.start(1), thing, match[1])
        for match in before.finditer(folded):
            yield _Count(match.start(2) - match.end(1) + _BEFORE, True, match.start(2), thing, match[2])


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """For each thing: the number before its word, and the word before its number."""
    row = _rows().get(language)
    if row is None:
        return ()
    spaced = not _AMID.search(row["dead"])
    number, gap, edge = (_NUMBER, r"[^\S\n]+", r"\b") if spaced else (_NUMBER_AMID, r"[^\S\n]*", "")
    between = f"(?:{gap}(?:{_any(row['between'])}){edge}){{0,{_MOST_BETWEEN}}}?"
    over = f"[^\\n.,;:!?、。，；：！？\\d]{{1,{_MOST_OVER}}}?{edge}(?:{_any(row['rising'])}){edge}"
    not_units = f"(?![^\\S\\n]?%|{gap}(?:{_any(row['units'])}){edge})"
    return tuple(
        (
            thing,
            re.compile(f"{number}{not_units}{between}{gap}({edge}(?:{_any(row[thing])}){edge})"),
            re.compile(f"{edge}({_any(row[thing])}){edge}(?:{between}|{over}){gap}{number}{not_units}"),
        )
        for thing in COUNTED
    )


def _any(listed: str) -> str:
    words = {fold(word.strip()) for word in listed.split(";")}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("tolls.toml").read_text("utf-8"))
