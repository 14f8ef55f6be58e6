"""A paragraph's tokens by sentence, quotes kept with the words that tell who spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.summarise.speech.tokens import COLON, COMMA, CUE, END, QUOTE, SAID_OF, Token

_TERMINAL = ".!?…"
_TIGHT = re.compile(r"^(?:[DIT]*[NP]?C|C)")


def sentences(text: str, tokens: Sequence[Token], stretches_closed: Sequence[bool]) -> list[list[Token]]:
    """A paragraph's tokens by sentence. A quote that ends like a sentence ends one, unless its speaker follows."""
    found: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        found[-1].append(token)
        if token.kind == END or (token.kind == QUOTE and _ends_sentence(text, tokens, i, stretches_closed)):
            found.append([])
    return [sentence for sentence in found if sentence]


def _ends_sentence(text: str, tokens: Sequence[Token], i: int, closed: Sequence[bool]) -> bool:
    quote = tokens[i]
    inside = text[quote.start : quote.end].rstrip("\"'”’»“「」 \u00a0\u202f")
    if inside[-1:] not in _TERMINAL or not inside or i + 1 == len(tokens) or not closed[quote.quote]:
        return False
    following = tokens[i + 1]
    if following.kind in (COMMA, CUE, SAID_OF, END, COLON) or not text[following.start].isupper():
        return following.kind == QUOTE
    tight = _TIGHT.match("".join(token.kind for token in tokens[i + 1 : i + 5]))
    return not tight or inside[-1] == "."
