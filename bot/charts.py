"""Figures over the last days as one picture for a phone. Needs matplotlib, the extra `plots`."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_SOURCES = 6
"""More colours than that nobody tells apart on a phone."""

_FAMILIES = ("DejaVu Sans", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans CJK KR", "WenQuanYi Zen Hei")
_INCHES, _DOTS = (6.0, 10.0), 150  # 900 × 1500 points: what a phone shows without zooming, letters of 25
_LONGEST_NAME = 24
_DAYS_A_LABEL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What there was on each of `days`; every sequence is as long. `seconds` and `delivered` are None on idle days.

    `articles`: by source, the one with the most first. `delivered`: per cent. `seconds`: the median.
    """

    days: Sequence[date]
    articles: Mapping[str, Sequence[int]]
    readers: Sequence[int]
    digests: Sequence[int]
    delivered: Sequence[float | None]
    seconds: Sequence[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the picture says."""

    articles: str
    others: str
    readers: str
    digests: str
    delivered: str
    seconds: str


def offered() -> bool:
    """Whether pictures can be drawn here. Does not load what draws them."""
    return importlib.util.find_spec("matplotlib") is not None


def stacked(articles: Mapping[str, Sequence[int]], others: str) -> dict[str, Sequence[int]]:
    """The sources with the most articles, and what the rest brought together."""
    shown = dict(list(articles.items())[:MOST_SOURCES])
    if rest := list(articles.values())[MOST_SOURCES:]:
        shown[others] = [sum(column) for column in zip(*rest, strict=True)]
    return shown


def picture(given: Days, wordings: Sequence[Words]) -> bytes:
    """A PNG of three panels: articles by source, readers and digests, deliveries. Takes a second or two.

    Speaks in the first wording for which there are letters on this machine, or else in the last.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    families = _families()
    words = next((words for words in wordings if _legible(words, families)), wordings[-1])
    with rc_context({"font.family": families, "font.size": 11, "text.parse_math": False}):
        figure = Figure(figsize=_INCHES, dpi=_DOTS, facecolor="white", layout="constrained")
        articles, readers, delivered = figure.subplots(3, 1, sharex=True)
        _stack(articles, given, words)
        _pair(readers, given, (given.digests, words.digests), (given.readers, words.readers))
        _pair(delivered, given, (given.seconds, words.seconds), (given.delivered, words.delivered))
        delivered.set_xticks(_labels(given)[::-_DAYS_A_LABEL])
        out = io.BytesIO()
        figure.savefig(out, format="png")
    return out.getvalue()


def _families() -> list[str]:
    """Those of our fonts that are installed: the first has most scripts, the others the rest."""
    from matplotlib import font_manager

    there = set(font_manager.get_font_names())
    return [family for family in _FAMILIES if family in there]


def _legible(words: Words, families: Sequence[str]) -> bool:
    from matplotlib import font_manager

    fonts = [font_manager.get_font(font_manager.findfont(family)) for family in families]
    letters = {letter for text in astuple(words) for letter in text}
    return all(any(font.get_char_index(ord(letter)) for font in fonts) for letter in letters)


def _stack(axes: Axes, given: Days, words: Words) -> None:
    bottom = [0] * len(given.days)
    for name, counts in stacked(given.articles, words.others).items():
        axes.bar(_labels(given), counts, bottom=bottom, label=name[:_LONGEST_NAME].lstrip("_") or "–")
        bottom = [below + count for below, count in zip(bottom, counts, strict=True)]
    axes.set_title(words.articles)
    if given.articles:
        axes.figure.legend(loc="outside upper center", ncols=2, fontsize=10)


def _pair(
    axes: Axes, given: Days, barred: tuple[Sequence[float | None], str], lined: tuple[Sequence[float | None], str]
) -> None:
    """Bars by the scale at the left, a line by the one at the right, each scale in its colour."""
    axes.bar(_labels(given), [value or 0 for value in barred[0]], color="tab:blue")
    axes.set_ylabel(barred[1], color="tab:blue")
    beside = axes.twinx()
    values = [float("nan") if value is None else value for value in lined[0]]
    beside.plot(_labels(given), values, color="tab:orange", marker="o", markersize=3, clip_on=False)
    beside.set_ylabel(lined[1], color="tab:orange")
    beside.set_ylim(bottom=0)
    axes.set_title(f"{lined[1]} · {barred[1]}")


def _labels(given: Days) -> list[str]:
    return [f"{day:%m-%d}" for day in given.days]
