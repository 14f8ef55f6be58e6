"""Which stretches are quotes and whose, paragraph after paragraph. For languages whose names begin with capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.summarise.clauses import (
    BODY,
    COLON,
    END,
    INDEFINITE,
    NAME,
    OFFICE,
    OWNER,
    PRONOUN,
    QUOTE,
    Token,
    capitals,
    tokens,
)
from bot.summarise.judgement import is_quote, may_speak
from bot.summarise.marks import Stretch
from bot.summarise.people import People
from bot.summarise.speakers import Mention, mention, sentences, subject_of
from bot.text.quotation import Facts

Spoken = tuple[Stretch, str]
"""A quote and its speaker, empty where nobody is named."""


def spoken(
    text: str, bounds: Sequence[tuple[int, int]], found: Sequence[Sequence[Stretch]], facts: Facts
) -> list[Spoken]:
    """The stretches that are quotes, in order, each with its speaker."""
    letters = capitals(text, facts)
    found = [[stretch for stretch in here if may_speak(text, stretch)] for here in found]
    read = [tokens(text, a, b, here, facts, letters) for (a, b), here in zip(bounds, found, strict=True)]
    people = People((name for row in read for name in _names(text, row)), facts)
    listener = _Listener(text, facts, people)
    return [one for row, here in zip(read, found, strict=True) for one in listener.paragraph(row, here)]


_TRANSCRIBED = re.compile(r"([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2}): ")


def _transcribed(text: str, stretch: Stretch) -> Mention | None:
    """The speaker whom a quote names itself, as transcripts do: "ROE: Good evening."."""
    hit = _TRANSCRIBED.match(text, stretch.start, stretch.end)
    return Mention(NAME, hit.start(1), hit.end(1), cued=True) if hit else None


_HEADLINE = 0.5  # of the words are parts of names: a headline that writes all its words large


def _names(text: str, row: Sequence[Token]) -> Iterator[tuple[str, bool, int]]:
    """The names of a paragraph, each with whether an office stands before it. None from a headline."""
    named = sum(len(text[t.start : t.end].split()) for t in row if t.kind in (NAME, OWNER, BODY))
    if row and row[-1].kind != END and named > _HEADLINE * (len(row) + named):
        return
    for i, token in enumerate(row):
        if token.kind in (NAME, OWNER, BODY):
            yield text[token.start : token.end], i > 0 and row[i - 1].kind == OFFICE, token.start


_TELLS_LATER = re.compile(r"[wDP]{0,2}C[wD]{0,2}T*N[^Q:]*$")
"""A sentence that tells who spoke the one before: "So says Anna Roe, who …"."""


class _Listener:
    """Goes through an article and remembers who spoke last."""

    def __init__(self, text: str, facts: Facts, people: People) -> None:
        self._text = text
        self._facts = facts
        self._people = people
        self._last = ""
        self._topic = ""
        self._announced = ""

    def paragraph(self, row: Sequence[Token], here: Sequence[Stretch]) -> list[Spoken]:
        """The quotes of the next paragraph, with speakers."""
        cut = sentences(self._text, row, [stretch.closed for stretch in here])
        heard: list[Spoken] = []
        said_here = ""
        subject = ""
        orphans: list[int] = []
        for sentence in cut:
            waiting: list[int] = []
            said_just = ""
            for at, token in enumerate(sentence):
                if token.kind != QUOTE:
                    continue
                stretch = here[token.quote]
                who = mention(self._text, sentence, at, self._facts)
                who = _transcribed(self._text, stretch) or who
                name = self._resolve(who, said_just, said_here, subject, alone=len(row) == len(here))
                if who.kind and who.cued:
                    said_just = name
                    for i in waiting:
                        heard[i] = (heard[i][0], name)
                    waiting = []
                if is_quote(self._text, stretch, sentence, at, who, self._facts):
                    if not said_just:
                        waiting.append(len(heard))
                    heard.append((stretch, name))
                    said_here = name
            named = self._subject(sentence)
            if named and orphans and _TELLS_LATER.match("".join(token.kind for token in sentence)):
                for i in orphans:
                    heard[i] = (heard[i][0], named)
            orphans = waiting
            subject = named or said_just or subject
        if heard:
            self._last = heard[-1][1] or self._last
        self._topic = subject or self._topic
        self._announced = subject or self._last if row and row[-1].kind == COLON else ""
        return heard

    def _resolve(self, who: Mention, said_just: str, said_here: str, subject: str, *, alone: bool) -> str:
        """A mention's name. `said_just` spoke in this sentence, `said_here` in this paragraph."""
        if who.kind == NAME and (who.cued or not said_just):
            name = self._text[who.start : who.end]
            if not (who.subject and self._people.is_oblique(name)):
                return self._people.fullest(name, subject=who.subject, at=who.start)
        if said_just and who.kind in ("", NAME, PRONOUN):
            return said_just
        if who.kind == INDEFINITE:
            return ""
        if who.kind == PRONOUN:
            return said_here or subject or self._last or self._topic
        if who.kind == OFFICE:
            return said_here or subject or self._last or self._topic
        if alone and not said_here:
            return self._announced or self._last
        return said_here or subject or self._announced or self._last or (self._topic if who.cued else "")

    def _subject(self, sentence: Sequence[Token]) -> str:
        """The full name of the person that a sentence is about."""
        found = subject_of(self._text, sentence, self._facts)
        return self._people.fullest(self._text[found.start : found.end], at=found.start) if found.kind == NAME else ""
