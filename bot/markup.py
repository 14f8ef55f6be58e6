"""Formatted text as values: built by joining, measured and cut by Telegram's own units. Entities, never markup.

Text from outside enters through `plain`, which takes away what could disguise or break a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.text import direction
from storage.models import Entity, Text

MAX_UNITS = 4096  # Bot API, sendMessage: text of 1-4096 characters, counted in UTF-16 code units
MAX_ENTITIES = 100  # Bot API: further entities are ignored

# Controls, and the marks that override the direction of text (they can disguise a link or a name).
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066\u2067\ufeff\ud800-\udfff]")
_STACKED = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f]+"
)

EMPTY = Text(text="")


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> Text:
    """Text without formatting, cleaned of controls, direction overrides and piled-up accents."""
    return Text(text=direction.balanced(_STACKED.sub(r"\1", _UNWANTED.sub("", text))))


def bold(text: str | Text) -> Text:
    return _styled("bold", text)


def italic(text: str | Text) -> Text:
    return _styled("italic", text)


def blockquote(text: str | Text) -> Text:
    return _styled("blockquote", text)


def folded(text: str | Text) -> Text:
    """A long part that shows its first lines and opens at a tap."""
    return _styled("expandable_blockquote", text)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Text:
    """A text with stretches in bold: where each begins and ends, in order and apart."""
    parts: list[str | Text] = []
    at = 0
    for begin, end in spans:
        parts += (text[at:begin], bold(text[begin:end]))
        at = end
    return join((*parts, text[at:]))


def link(text: str | Text, url: str) -> Text:
    """A linked text; without an http(s) address just the text."""
    return _styled("text_link", text, url=url) if re.match(r"https?://[^\s]+$", url) else _as_text(text)


def join(parts: Iterable[str | Text], separator: str = "") -> Text:
    """The parts one after the other, empty ones left out; entities keep their words."""
    return _joined(map(measured, parts), separator)


class Measured(NamedTuple):
    """A text with its length in UTF-16 units: measuring takes longer than joining."""

    text: Text
    units: int


def measured(text: str | Text | Measured) -> Measured:
    """A text measured once, for what is laid out many times."""
    if isinstance(text, Measured):
        return text
    as_text = _as_text(text)
    return Measured(as_text, units(as_text.text))


def shorten(text: str, limit: int) -> str:
    """The text within `limit` UTF-16 units, cut between words and ended by "…" where something is left out."""
    if units(text) <= limit:
        return text
    kept, used = 0, 1
    for sign in text:
        used += units(sign)
        if used > limit:
            break
        kept += 1
    head = text[:kept]
    # A single word longer than the limit has no better place to be cut.
    between_words = re.sub(r"\s+\S*$", "", head) if not text[kept].isspace() else head
    return between_words.rstrip(" ,;:.–—-") + "…"


def fits(text: Text) -> bool:
    """Whether Telegram takes the text as one message, with all its entities."""
    return units(text.text) <= MAX_UNITS and len(text.entities) <= MAX_ENTITIES


def pages(
    header: Text,
    cards: Iterable[Text | Measured],
    *,
    footer: Text = EMPTY,
    per_page: int = 100,
    separator: str = "\n\n",
) -> tuple[tuple[Text, int], ...]:
    """Cards laid out on pages that fit, `per_page` at most on each, and how many stand on each page.

    Each page begins with the header and ends with the footer. A card is never cut: it goes to the next page as a
    whole. Cards must fit on a page beside header and footer.
    """
    above, below, between = measured(header), measured(footer), units(separator)
    laid: list[list[Measured]] = [[]]
    # The footer's separator is counted although there may be no footer.
    around = above.units + between + below.units, len(above.text.entities) + len(below.text.entities)
    length, entities = around
    for card in map(measured, cards):
        length += between + card.units
        entities += len(card.text.entities)
        if laid[-1] and (len(laid[-1]) >= per_page or length > MAX_UNITS or entities > MAX_ENTITIES):
            laid.append([])
            length, entities = around[0] + between + card.units, around[1] + len(card.text.entities)
        laid[-1].append(card)
    return tuple((_joined((above, *page, below), separator), len(page)) for page in laid)


def _joined(parts: Iterable[Measured], separator: str) -> Text:
    joined: list[str] = []
    entities: list[Entity] = []
    at, between = 0, units(separator)
    for part, length in parts:
        if not length:
            continue
        if joined:
            at += between
        entities += [(kind, offset + at, wide, url) for kind, offset, wide, url in part.entities]
        joined.append(part.text)
        at += length
    return Text(text=separator.join(joined), entities=tuple(entities))


def _as_text(text: str | Text) -> Text:
    return plain(text) if isinstance(text, str) else text


def _styled(style: str, text: str | Text, url: str = "") -> Text:
    inner = _as_text(text)
    # Telegram trims entities at white space, so a formatted stretch begins and ends with a sign of its own.
    inner = Text(text=inner.text.strip(), entities=inner.entities) if not inner.entities else inner
    if not inner.text:
        return inner
    return Text(text=inner.text, entities=((style, 0, units(inner.text), url), *inner.entities))
