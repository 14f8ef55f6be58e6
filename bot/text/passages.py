"""Where in a text the words stand that somebody looks for, in any script, compared as the search compares them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.text import sentences
from bot.text.words import UNSPACED, fold, spans, terms

_LONGEST = 200  # signs: some lines of a phone, and a judgement
_BEFORE = 60  # of them before the first word, where a sentence is longer

_UNSPACED_RUN = re.compile(f"[{UNSPACED}]+")
# A sign with the marks on it: folded together, since a mark may melt into its sign (half-width kana).
_SIGN = re.compile(r".[\uff9e\uff9f\u0300-\u036f\u3099\u309a]*", re.DOTALL)
_BREAK = re.compile(r"\s")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of a text, "…" where it was cut; each of `hits` is where a word begins and ends in it, in order."""

    line: str
    hits: tuple[Span, ...]


def passage(paragraphs: Iterable[str], wanted: Collection[str], language: str = "") -> Passage | None:
    """The sentence that holds the most of the `wanted` terms (words.terms, no language), the first of them.

    None if no paragraph holds any.
    """
    best, most = "", 0
    for paragraph in paragraphs:
        flat = " ".join(paragraph.split())
        if _held(flat, wanted) <= most:
            continue
        for begin, end in sentences.spans(flat, language):
            held = _held(flat[begin:end], wanted)
            if held > most:
                best, most = flat[begin:end], held
        if most == len(wanted):
            break
    return _cut(best, [span for span, _ in _hits(best, wanted)]) if best else None


def _held(line: str, wanted: Collection[str]) -> int:
    return len({term for _, term in _hits(line, wanted)})


def _hits(line: str, wanted: Collection[str]) -> Iterator[tuple[Span, str]]:
    for begin, end in spans(line):
        word = line[begin:end]
        if _UNSPACED_RUN.fullmatch(word):
            yield from (((begin + at, begin + to), term) for (at, to), term in _pairs(word) if term in wanted)
        else:
            yield from (((begin, end), term) for term in _terms(word) if term in wanted)


@lru_cache(maxsize=50_000)
def _terms(word: str) -> tuple[str, ...]:
    return tuple(terms(word))


def _pairs(run: str) -> Iterator[tuple[Span, str]]:
    """The pairs of signs of a run, folded, each with where it stands; the sign itself where there is but one."""
    folded = [(sign, match.span()) for match in _SIGN.finditer(run) for sign in fold(match[0])]
    if len(folded) == 1:
        yield folded[0][1], folded[0][0]
    for (one, (begin, _)), (other, (_, end)) in pairwise(folded):
        yield (begin, end), one + other


def _cut(line: str, found: list[Span]) -> Passage:
    """As much of a line as is shown, cut between words where there are any."""
    begin, end = 0, len(line)
    if len(line) > _LONGEST:
        begin = max(found[0][0] - _BEFORE, 0)
        end = begin + _LONGEST
        if begin and (gap := _BREAK.search(line, begin, found[0][0])):
            begin = gap.end()
        if end < len(line) and (gap_at := line.rfind(" ", found[0][1], end)) > 0:
            end = gap_at
    before, after = "…" * (begin > 0), "…" * (end < len(line))
    shift = len(before) - begin
    hits = [(at + shift, min(to, end) + shift) for at, to in _joined(found) if at < end]
    return Passage(f"{before}{line[begin:end]}{after}", tuple(hits))


def _joined(found: Iterable[Span]) -> list[Span]:
    """Spans that overlap or touch, as pairs of signs do, as one."""
    joined: list[Span] = []
    for begin, end in found:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined
