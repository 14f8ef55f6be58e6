"""Which stretches are quotes and whose, paragraph after paragraph. For languages whose names begin with capitals."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from bot.summarise.speech.capitals import read_capitals
from bot.summarise.speech.cast import Cast
from bot.summarise.speech.judgement import may_speak
from bot.summarise.speech.listener import Listener, Spoken
from bot.summarise.speech.marks import Stretch
from bot.summarise.speech.names import Names
from bot.summarise.speech.people import People
from bot.summarise.speech.tokens import BODY, END, NAME, OFFICE, OWNER, WORD, Token, cut
from bot.text.quotation import DASHES, SINGLE, Facts


def spoken(
    text: str, title: str, bounds: Sequence[tuple[int, int]], found: Sequence[Sequence[Stretch]], facts: Facts
) -> list[Spoken]:
    """The stretches that are quotes, in order, each with its speaker."""
    marked = frozenset(
        at for here in found for s in here if not may_speak(text, s) for at in range(s.start, min(s.end, s.start + 80))
    )
    names = Names(text, facts, read_capitals(text, facts), marked)
    found = [[stretch for stretch in here if may_speak(text, stretch)] for here in found]
    read = [names.joined(cut(text, a, b, here, facts)) for (a, b), here in zip(bounds, found, strict=True)]
    people = People((name for row in read for name in _names(text, row)), facts)
    _recognise(text, read, people, facts)
    listener = Listener(text, facts, people, Cast(text, title, read, people, facts), singles=_speaks_in_singles(found))
    heard = [listener.paragraph(row, here) for row, here in zip(read, found, strict=True)]
    _unname_interviewer(text, heard, listener.sure)
    return _carried_back(text, heard, listener.sure)


def _recognise(text: str, rows: Sequence[Sequence[Token]], people: People, facts: Facts) -> None:
    """Make names of words that begin a sentence and are a part of somebody's name: "Anna" of "Anna Roe"."""
    for token in (token for row in rows for token in row if token.kind == WORD):
        word = text[token.start : token.end]
        if word[0].isupper() and word.lower() not in facts.openers and people.has(word):
            token.kind = NAME


def _unname_interviewer(text: str, paragraphs: Sequence[list[Spoken]], sure: Container[Stretch]) -> None:
    """Take the name from a question after a dash that speech after a dash answers in the next paragraph."""
    for here, following in pairwise(paragraphs):
        if len(here) == 1 and following and here[0][0] not in sure and text[here[0][0].end - 1] == "?":
            asked, answered = here[0][0].mark, following[0][0].mark
            if asked and asked in DASHES and answered == asked:
                here[0] = (here[0][0], "")


def _carried_back(text: str, paragraphs: Sequence[list[Spoken]], sure: Container[Stretch]) -> list[Spoken]:
    """The quotes in a row. What stays open at a paragraph's end is said by whom the next one names; `sure`: so named."""
    for here, following in pairwise(paragraphs):
        goes_on = here and not here[-1][0].closed and here[-1][0].mark not in tuple(DASHES)
        leads = following and text[following[0][0].left - 1] == "\n"
        if goes_on and leads and here[-1][0] not in sure and following[0][0] in sure:
            here[-1] = (here[-1][0], following[0][1])
    return [one for here in paragraphs for one in here]


def _speaks_in_singles(found: Sequence[Sequence[Stretch]]) -> bool:
    """Whether an article mostly puts single marks around what is said, as the British and the Dutch press does."""
    marks = [stretch.mark for here in found for stretch in here if stretch.mark and stretch.mark not in DASHES]
    singles = sum(mark in SINGLE for mark in marks)
    return singles > _MOSTLY * len(marks)


_MOSTLY = 0.8  # fewer are scare quotes beside double marks


_HEADLINE = 0.5  # of the words are parts of names: a headline that writes all its words large


def _names(text: str, row: Sequence[Token]) -> Iterator[tuple[str, bool, int]]:
    """The names of a paragraph, each with whether an office stands before it. None from a headline."""
    named = sum(len(text[t.start : t.end].split()) for t in row if t.kind in (NAME, OWNER, BODY))
    if row and row[-1].kind != END and named > _HEADLINE * (len(row) + named):
        return
    for i, token in enumerate(row):
        if token.kind in (NAME, OWNER, BODY):
            yield text[token.start : token.end], i > 0 and row[i - 1].kind == OFFICE, token.start
