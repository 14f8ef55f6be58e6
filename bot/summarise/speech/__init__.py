"""Which stretches of an article are speech, and whose: marks → judgement → speaker, offline and in any language.

`cased` reads languages whose names begin with capital letters, `uncased` the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.summarise.speech import cased, uncased
from bot.summarise.speech.dialogue import with_dialogue
from bot.summarise.speech.marks import Stretch, between_marks, paragraphs, trimmed
from bot.text.quotation import Facts

Spoken = tuple[Stretch, str]
"""A quote and its speaker, empty where nobody is named."""


def spoken(text: str, title: str, bounds: Sequence[tuple[int, int]], facts: Facts) -> list[Spoken]:
    """The quotes in the paragraphs between `bounds`, in order, each with its speaker."""
    found: list[list[Stretch]] = []
    carried = ""
    for start, end in bounds:
        here = with_dialogue(text, start, end, between_marks(text, start, end, carried=carried), facts)
        carried = next((stretch.mark for stretch in here[-1:] if not stretch.closed), "")
        found.append([trimmed(text, stretch) for stretch in here])
    if not any(found):
        return []
    read = cased.spoken if facts.order == "case" else uncased.spoken
    return read(text, title, bounds, found, facts)


__all__ = ["Spoken", "paragraphs", "spoken"]
