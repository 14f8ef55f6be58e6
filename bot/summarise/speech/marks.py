"""Where somebody may be speaking: the stretches between quotation marks. No judgement yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.text.quotation import CLOSERS, DASHES, SINGLE, TITLE_MARKS


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text between marks: `text[start:end]` without them, `text[left:right]` with them.

    `mark` is the opening mark, a dash for dialogue, or empty for a quote carried on from the paragraph before.
    """

    start: int
    end: int
    left: int
    right: int
    mark: str
    closed: bool = True


_PARAGRAPH_END = re.compile(r"\n[ \t\r\f\v]*\n\s*|(?<=[.!?…:;\"”»“’'」』。！？؟।)])[ \t]*\n\s*|(?<=\n)\s+")
_LINE_END = re.compile(r"\n\s*")
_DOUBLE_MARKS = re.compile("[" + "".join(sorted({*CLOSERS, *"".join(CLOSERS.values())} - set(SINGLE))) + "]")
_SINGLE_MARKS = re.compile("[" + SINGLE + "]")
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f\u3000([{—–-/:：，,、。=>¿¡")
_ALWAYS_OPENS = frozenset("„‚«‹「『《〈﹁")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Bounds of the paragraphs: blank lines part them, and line ends after a sentence; every one if none is blank."""
    breaks = _PARAGRAPH_END if "\n\n" in text else _LINE_END
    bounds, start = [], 0
    for gap in breaks.finditer(text):
        bounds.append((start, gap.start()))
        start = gap.end()
    bounds.append((start, len(text)))
    return [(a, b) for a, b in bounds if text[a:b].strip()]


def between_marks(text: str, start: int, end: int, *, carried: str = "") -> list[Stretch]:
    """The outermost stretches of one paragraph, in order. `carried` is the mark still open from the one before."""
    return _with_singles(text, start, end, _doubles(text, start, end, carried))


def _doubles(text: str, start: int, end: int, carried: str) -> list[Stretch]:
    found: list[Stretch] = []
    open_marks: list[tuple[str, int]] = []
    for hit in _DOUBLE_MARKS.finditer(text, start, end):
        mark, at = hit.group(), hit.start()
        free = _stands_free(text, at, start, end)
        if mark == "»" and at == start and "«" not in text[at:end]:
            mark = "«"  # Spanish goes on so in a new paragraph
        if open_marks and _closes(mark, open_marks[-1][0], free=free):
            opened, left = open_marks.pop()
            if not open_marks:
                found.append(Stretch(left + 1, at, left, at + 1, opened))
        elif not open_marks and not free and not found and carried and mark in CLOSERS[carried]:
            found.append(Stretch(start, at, start, at + 1, ""))
        elif mark in CLOSERS and (mark in _ALWAYS_OPENS or free or (not open_marks and _opens_unspaced(text, at, end))):
            open_marks.append((mark, at))
    if open_marks:
        found.extend(_unclosed(text, start, end, open_marks))
    return found


def _closes(mark: str, opened: str, *, free: bool) -> bool:
    """Whether a mark closes an open one. The proper partner always does, if it can do nothing else."""
    partners = CLOSERS[opened]
    return mark in partners and (not free or mark == "”" or (mark == partners[0] and mark not in '"“'))


def _stands_free(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that could do both looks like opening: free on the left, touching something on the right."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    touches = not after.isspace() or text[at] == "«"  # French puts a space inside its marks
    return touches and (before in _BEFORE_OPENING or before in _ALWAYS_OPENS or before in "“‘")


def _opens_unspaced(text: str, at: int, end: int) -> bool:
    """Whether a mark may open in the middle of a line of a script without spaces, or is "“", which mostly opens."""
    after = text[at + 1] if at + 1 < end else " "
    return text[at] == "“" or (text[at] in '"”' and ("\u3040" <= after <= "\u9fff" or "\uac00" <= after <= "\ud7af"))


def _unclosed(text: str, start: int, end: int, open_marks: list[tuple[str, int]]) -> Iterator[Stretch]:
    """What an opening mark without its partner holds: the paragraph's rest, if it begins like something said."""
    mark, left = open_marks[0]
    lead = text[start:left].rstrip()
    goes_on = text[end : end + 8].lstrip()[:1] == mark  # the next paragraph opens again, as English does
    if not lead or goes_on or lead[-1] in ":：,，":
        yield Stretch(left + 1, end, left, end, mark, closed=False)


def _with_singles(text: str, start: int, end: int, found: list[Stretch]) -> list[Stretch]:
    """Stretches between single marks that stand outside the double ones, or around them."""
    hits = [hit.start() for hit in _SINGLE_MARKS.finditer(text, start, end)]
    singles: list[Stretch] = []
    i = 0
    while i < len(hits):
        left = hits[i]
        mark = text[left]
        i += 1
        if not _single_opens(text, left, start, end) or any(s.left <= left < s.right for s in found):
            continue
        closing = _single_closing(text, mark, hits, i, end)
        if closing is not None and not any(s.left < hits[closing] < s.right for s in found):
            singles.append(Stretch(left + 1, hits[closing], left, hits[closing] + 1, mark))
            i = closing + 1
    if not singles:
        return found
    free = [s for s in found if not any(one.left < s.left and s.right < one.right for one in singles)]
    return sorted([*free, *singles], key=lambda stretch: stretch.left)


def _single_opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return before in _BEFORE_OPENING and not after.isspace() and text[at] != "’" and after not in SINGLE


_MOST_APOSTROPHES = 12  # looked through for a closing mark, so that a page of apostrophes costs linear time


def _single_closing(text: str, mark: str, hits: list[int], first: int, end: int) -> int | None:
    """Which of the hits closes a single mark: not within a word, and not an apostrophe after a plural if there is better."""
    fallback = None
    for i in range(first, min(len(hits), first + _MOST_APOSTROPHES)):
        at = hits[i]
        after = text[at + 1] if at + 1 < end else " "
        if text[at] not in CLOSERS[mark] or after.isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] != "s" or after in ",.":
            return i
        fallback = i if fallback is None else fallback
    return fallback


def is_title(stretch: Stretch) -> bool:
    """Whether the marks themselves say that this is a work's title."""
    return stretch.mark != "" and stretch.mark in TITLE_MARKS


def trimmed(text: str, stretch: Stretch) -> Stretch:
    """The stretch without outer space, and without the comma that leads from dialogue to narration."""
    start, end = stretch.start, stretch.end
    dialogue = stretch.mark != "" and stretch.mark in DASHES
    outer = (
        DASHES + "," if dialogue or text[stretch.right - 1 : stretch.right] not in CLOSERS.get(stretch.mark, "") else ""
    )
    while start < end and (text[start].isspace() or text[start] in _LEFT_OVER):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in outer):
        end -= 1
    return replace(stretch, start=start, end=end)


_LEFT_OVER = frozenset(".,;:")  # between the dash that ends "said X" and what is said next
