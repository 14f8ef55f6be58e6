"""The paragraphs of an article, put together from its place on the page, from JSON-LD, or by trafilatura at last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.extract import edges
from bot.extract.blocks import Block
from bot.extract.clean import clean, is_foreign
from bot.extract.linked_data import LinkedData
from bot.extract.metadata import Metadata
from bot.extract.place import Place, prose
from bot.extract.tree import fold_space, parse
from bot.text.words import fold, words

_HELD = 0.9  # of the found words that an articleBody must contain to be taken for the same text
_LONGER = 1.3  # ... and how much longer it must be to be worth losing the paragraphs
_LITTLE = 250  # characters below which others are asked
_LEAST = 60  # ... and below which there is no article; a third of it where signs are words
_MOST_MARKUP = 500_000  # characters; trafilatura takes seconds and 200 MB beyond
_CUT_OFF = ("...", "…")  # teasers of other articles
_DENSE = "\u2fff"


@dataclass(frozen=True, slots=True)
class Body:
    """An article's paragraphs, who signed it at its edges, and whether a label says that it was paid for."""

    paragraphs: tuple[str, ...]
    signed: str
    paid: bool


def read(markup: str, place: Place, data: LinkedData, known: Metadata) -> Body:
    """The body of an article. Raises ValueError where there is none."""
    signed, numbers = edges.signature(place.blocks)
    blocks = [block for number, block in enumerate(place.blocks) if number not in numbers]
    paragraphs = _texts(clean(blocks), known)
    stated = _stated(data.text("articleBody"))
    if _outdone(paragraphs, stated):
        paragraphs = stated
    if _length(paragraphs) < _LITTLE and len(markup) <= _MOST_MARKUP:
        other = _by_trafilatura(markup)
        paragraphs = other if _length(other) > 2 * _length(paragraphs) else paragraphs
    paragraphs = edges.without_doubles(paragraphs)
    for number, paragraph in enumerate(paragraphs[:3]):
        paragraphs[number] = edges.without_dateline(paragraph, known.outlet)
    if _length(paragraphs) < _LEAST:
        raise ValueError("the page holds no article")
    return Body(tuple(paragraphs), signed, edges.paid([*place.head, *place.blocks]))


def _texts(blocks: Sequence[Block], known: Metadata) -> list[str]:
    """The blocks' texts, without title and author above them."""
    above = {fold(known.title), fold(known.author)}
    first = next((number for number, block in enumerate(blocks) if prose(block)), 0)
    return [block.text for number, block in enumerate(blocks) if number > first or fold(block.text) not in above]


def _stated(text: str) -> list[str]:
    """The lines of an articleBody, which some pages fill with markup."""
    if "</" in text:
        text = "\n".join(parse(text).itertext())
    return [line for line in map(fold_space, text.split("\n")) if line and not is_foreign(line)]


def _outdone(found: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether the stated text is the found one and clearly more."""
    if _length(stated) < _LONGER * max(_length(found), _LITTLE):
        return False
    ours, theirs = (Counter(words(fold(" ".join(lines)))) for lines in (found, stated))
    return (ours & theirs).total() >= _HELD * ours.total() or _length(found) < _LITTLE


def _by_trafilatura(markup: str) -> list[str]:
    from trafilatura import bare_extraction  # a quarter of a second to import

    document: Any = bare_extraction(markup, include_comments=False)
    lines = document.text.split("\n") if document else []
    return [line for line in map(fold_space, lines) if line and not is_foreign(line) and not line.endswith(_CUT_OFF)]


def _length(lines: Sequence[str]) -> int:
    """The length of a text in letters of an alphabet: where signs are words, each counts for three."""
    return sum(len(line) * (3 if line[0] > _DENSE else 1) for line in lines)
