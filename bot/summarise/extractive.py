"""Condenses an article to a few of its own sentences, word for word. No model, no network, any language."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.text.openings import dateline, is_label, leans
from bot.text.sentences import spans
from bot.text.words import pieces
from storage.models import Quote, Summary

_READ = 30_000  # signs of a text that are looked at: news stands at the top, and it bounds the time
_WORDS = 65  # of three sentences together: a card's worth
_LONGEST = 600  # signs of a lone sentence; only a text without sentences has longer ones
_SHORTEST = 5  # words of a sentence that says something
_POOL = 8  # best sentences of which every set is tried; 12 found nothing better
_MOST = 10  # sentences of a summary

# Found by random search on 646 articles (English, Indonesian, Bengali) and 213 pages with their own descriptions
# (mostly German, English), then rounded; each corpus left out in turn loses at most 0.01. See docs/quality.md.
_CENTRAL, _TITLE, _LEAD, _LENGTH, _SPEECH, _COST, _ALIKE = 0.5, 0.25, 0.12, 0.17, 0.15, 0.5, 0.4
_FULL_LENGTH = 30  # words beyond which length earns nothing
_SAME = 0.75  # as alike as this, two sentences say the same

_SPACE = re.compile(r"\s+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff]")
_QUOTE_MARK = re.compile('["“”„«»「」『』]')
_STOPPED = re.compile(r"""[.!…。！｡．॥।։።။۔?？؟]["'”’»›」』】)）\]]*\Z""")
_ASKED = re.compile(r"""[?？؟]["'”’»›」』】)）\]]*\Z""")
_PAIRED = ("«»", "「」", "『』", "()", "（）")
_DATELINED = 12  # sentences among which a dateline may stand: headings and captions come before it

Vector = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """A sentence; `order` is its place among all of the text, `vector` its pieces' weights, of length 1."""

    text: str
    order: int
    words: float
    vector: Vector
    sound: bool
    leans: bool


def summarise(
    title: str, text: str, language: str = "", quotes: Sequence[Quote] = (), *, sentences: int = 3
) -> Summary:
    """At most so many sentences of the text, in its order, some 65 words if three; none only where it has no word.

    Of `quotes`, found in this text, the key ones are kept; no sentence says them again or cuts one in half.
    """
    found = _read(title, text[:_READ], language, quotes)
    chosen = _choose(found, set(pieces(title)), max(1, min(sentences, _MOST)))
    key = tuple(quote for quote in quotes if quote.key)
    return Summary(sentences=tuple(_shortened(one.text) for one in chosen), quotes=key, language=language)


def _read(title: str, text: str, language: str, quotes: Sequence[Quote]) -> list[_Sentence]:
    """The text's sentences that may be chosen: the sound ones, or any if there are none."""
    stretches = list(_stretches(text, language))
    bags = [Counter(pieces(text[start:end])) for start, end in stretches]
    spread = Counter(piece for bag in bags for piece in bag)
    stopped = sum(bool(_STOPPED.search(text, start, end)) for start, end in stretches) * 2 >= len(stretches)
    ends = [quote.end for quote in quotes]
    found: list[_Sentence] = []
    seen = {tuple(pieces(title))}
    for order, ((start, end), bag) in enumerate(zip(stretches, bags, strict=True)):
        plain = _SPACE.sub(" ", text[start:end])
        sound = (
            tuple(bag) not in seen
            and (not stopped or bool(_STOPPED.search(plain)))
            and _is_sound(plain)
            and not _harms(quotes[bisect_right(ends, start) :], start, end)
        )
        seen.add(tuple(bag))
        weights = {piece: count * math.log(1 + len(bags) / spread[piece]) for piece, count in bag.items()}
        found.append(_Sentence(plain, order, _count(plain), _unit(weights), sound, leans(plain, language)))
    return [one for one in found if one.sound] or [one for one in found if one.vector]


def _stretches(text: str, language: str) -> Iterator[tuple[int, int]]:
    for order, (start, end) in enumerate(spans(text, language)):
        opens_line = order == 0 or "\n" in text[start - 1 : start]
        skipped = dateline(text[start:end]) if opens_line and order < _DATELINED else 0
        yield start + skipped, end


def _is_sound(sentence: str) -> bool:
    """Whether it can stand alone: a statement of some length, no label, all marks paired."""
    if not _SHORTEST <= _count(sentence) <= _WORDS or len(sentence) > _LONGEST:
        return False
    if sentence.endswith((":", "：")) or _ASKED.search(sentence) or is_label(sentence):
        return False
    closing = sentence.count("”") + ("„" in sentence) * sentence.count("“")
    opening = sentence.count("„") + ("„" not in sentence) * sentence.count("“")
    return (
        opening == closing
        and sentence.count('"') % 2 == 0
        and all(sentence.count(pair[0]) == sentence.count(pair[1]) for pair in _PAIRED)
    )


def _harms(quotes: Sequence[Quote], start: int, end: int) -> bool:
    """Whether the stretch cuts one of the quotes that end after its start, or is mostly a key one."""
    for quote in quotes:
        if quote.start >= end:
            break
        if quote.start < start or quote.end > end or (quote.key and 2 * (quote.end - quote.start) > end - start):
            return True
    return False


def _choose(usable: list[_Sentence], title: set[str], most: int) -> list[_Sentence]:
    """The set of sentences, in order, that is worth most: each for itself, less its cost and what is said twice."""
    if not usable:
        return []
    worth = _worths(usable, title)
    pool = max(_POOL, most + 2)
    ranked = sorted(usable, key=lambda one: -worth[one])[:pool]
    best, chosen = -math.inf, usable[:1]
    ordered = [one for one in usable if one in ranked or one is usable[0]]
    alike = {(a, b): _dot(a.vector, b.vector) for a, b in combinations(ordered, 2)}
    cost, budget = _COST * min(1, 3 / most), _WORDS * max(1, most / 3)
    for size in range(1, min(most, len(ordered)) + 1):
        for some in combinations(ordered, size):
            if (size > 1 and sum(one.words for one in some) > budget) or _dangles(some, usable[0]):
                continue
            shared = [alike[pair] for pair in combinations(some, 2)]
            value = sum(worth[one] for one in some) - cost * size - _ALIKE * sum(shared)
            if value > best and max(shared, default=0) < _SAME:
                best, chosen = value, list(some)
    return chosen


def _dangles(some: Sequence[_Sentence], first: _Sentence) -> bool:
    """Whether one leans on a sentence that is not among them; the article's first has nothing to lean on."""
    orders = {one.order for one in some}
    return any(one.leans and one is not first and one.order - 1 not in orders for one in some)


def _worths(usable: list[_Sentence], title: set[str]) -> dict[_Sentence, float]:
    """What each says of the whole: by its place, its nearness to the whole, the title and the lead, its length."""
    whole: Vector = {}
    for one in usable:
        for term, weight in one.vector.items():
            whole[term] = whole.get(term, 0.0) + weight * math.sqrt(one.words)
    whole = _unit(whole)
    known = title & whole.keys()
    return {
        one: 1 / (1 + place)
        + _CENTRAL * _dot(one.vector, whole)
        + _TITLE * len(known & one.vector.keys()) / (len(known) or 1)
        + (_LEAD * _dot(one.vector, usable[0].vector) if place else 0)
        + _LENGTH * min(one.words, _FULL_LENGTH) / 20
        - _SPEECH * bool(_QUOTE_MARK.search(one.text))
        for place, one in enumerate(usable)
    }


def _count(sentence: str) -> float:
    """Words; two signs of a script without spaces are one."""
    signs = len(_UNSPACED.findall(sentence))
    return len(_UNSPACED.sub(" ", sentence).split()) + signs / 2


def _unit(vector: Vector) -> Vector:
    size = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / size for term, weight in vector.items()}


def _dot(one: Vector, other: Vector) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large.get(term, 0.0) for term, weight in small.items())


def _shortened(sentence: str) -> str:
    """The sentence itself, or the start of one that no reader would call one."""
    if len(sentence) <= _LONGEST:
        return sentence
    start = sentence[:_LONGEST]
    return start.rpartition(" ")[0] or start
