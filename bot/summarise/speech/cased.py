"""Which stretches are quotes and whose, paragraph after paragraph. For languages whose names begin with capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.summarise.speech.capitals import read_capitals
from bot.summarise.speech.judgement import is_quote, may_speak
from bot.summarise.speech.marks import Stretch
from bot.summarise.speech.mentions import mention
from bot.summarise.speech.names import Names
from bot.summarise.speech.people import People
from bot.summarise.speech.sentences import sentences
from bot.summarise.speech.subjects import Mention, subject_of
from bot.summarise.speech.tokens import BODY, COLON, END, INDEFINITE, NAME, OFFICE, OWNER, PRONOUN, QUOTE, Token, cut
from bot.text.quotation import Facts

Spoken = tuple[Stretch, str]
"""A quote and its speaker, empty where nobody is named."""


def spoken(
    text: str, bounds: Sequence[tuple[int, int]], found: Sequence[Sequence[Stretch]], facts: Facts
) -> list[Spoken]:
    """The stretches that are quotes, in order, each with its speaker."""
    names = Names(text, facts, read_capitals(text, facts))
    found = [[stretch for stretch in here if may_speak(text, stretch)] for here in found]
    read = [names.joined(cut(text, a, b, here, facts)) for (a, b), here in zip(bounds, found, strict=True)]
    people = People((name for row in read for name in _names(text, row)), facts)
    listener = _Listener(text, facts, people)
    return [one for row, here in zip(read, found, strict=True) for one in listener.paragraph(row, here)]


_TRANSCRIBED = re.compile(r"([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2}): ")


_INSERTED = re.compile(
    r", ([^\W\d_]+) (?:(?:Mme|M\.|Mlle|le Dr) )?([^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w'’-]+)*)[,.]"
)


def _named_within(text: str, stretch: Stretch, facts: Facts) -> Mention | None:
    """The speaker whom a quote names itself: "ROE: Good evening.", or in French « Non, assure Mme Roe, merci »."""
    hit = _TRANSCRIBED.match(text, stretch.start, stretch.end)
    if hit is not None:
        return Mention(NAME, hit.start(1), hit.end(1), cued=True)
    if facts.language == "fr":
        hit = _INSERTED.search(text, stretch.start, stretch.end)
        if hit is not None and facts.is_cue(hit.group(1).lower()):
            return Mention(NAME, hit.start(2), hit.end(2), cued=True)
    return None


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


@dataclass(slots=True)
class _Heard:
    """What a paragraph has brought so far: its quotes, who spoke in it, whom its last sentence was about.

    `orphans` are the quotes of the last sentence whose speaker it did not name.
    """

    quotes: list[Spoken] = field(default_factory=list)
    said_here: str = ""
    subject: str = ""
    orphans: list[int] = field(default_factory=list)

    def give(self, places: Sequence[int], name: str) -> None:
        """Name the speaker of quotes that had none."""
        for i in places:
            self.quotes[i] = (self.quotes[i][0], name)


class _Listener:
    """Goes through an article and remembers who spoke last."""

    def __init__(self, text: str, facts: Facts, people: People) -> None:
        self._text = text
        self._facts = facts
        self._people = people
        self._last = ""
        self._told = ""
        self._topic = ""
        self._announced = ""

    def paragraph(self, row: Sequence[Token], here: Sequence[Stretch]) -> list[Spoken]:
        """The quotes of the next paragraph, with speakers."""
        heard = _Heard()
        for sentence in sentences(self._text, row, [stretch.closed for stretch in here]):
            self._sentence(sentence, here, heard, alone=len(row) == len(here))
        if heard.quotes:
            self._last = heard.quotes[-1][1] or self._last
        self._told = "" if heard.quotes else heard.subject
        self._topic = heard.subject or self._topic
        self._announced = heard.subject or self._last if row and row[-1].kind == COLON else ""
        return heard.quotes

    def _sentence(self, sentence: Sequence[Token], here: Sequence[Stretch], heard: _Heard, *, alone: bool) -> None:
        waiting: list[int] = []
        said_just = ""
        for at, token in enumerate(sentence):
            if token.kind != QUOTE:
                continue
            stretch = here[token.quote]
            who = _named_within(self._text, stretch, self._facts) or mention(self._text, sentence, at, self._facts)
            name = self._resolve(who, said_just, heard, alone=alone)
            if who.kind and who.cued:
                said_just = name
                heard.give(waiting, name)
                waiting = []
            if is_quote(self._text, stretch, sentence, at, who, self._facts):
                if not said_just:
                    waiting.append(len(heard.quotes))
                heard.quotes.append((stretch, name))
                heard.said_here = name
        named = self._subject(sentence)
        if named and heard.orphans and _TELLS_LATER.match("".join(token.kind for token in sentence)):
            heard.give(heard.orphans, named)
        heard.orphans = waiting
        heard.subject = named or said_just or heard.subject

    def _resolve(self, who: Mention, said_just: str, heard: _Heard, *, alone: bool) -> str:
        """A mention's name. `said_just` spoke in this sentence; `alone`: the paragraph holds nothing but quotes."""
        if who.kind == NAME and (who.cued or not said_just):
            name = self._text[who.start : who.end]
            if not (who.subject and self._people.is_oblique(name)):
                return self._people.fullest(name, subject=who.subject, at=who.start)
        if said_just and who.kind in ("", NAME, PRONOUN):
            return said_just
        if who.kind == INDEFINITE:
            return ""
        known = heard.said_here or heard.subject
        if who.kind in (PRONOUN, OFFICE):
            return known or self._told or self._last or self._topic
        return known or self._announced or self._told or self._last or (self._topic if who.cued and not alone else "")

    def _subject(self, sentence: Sequence[Token]) -> str:
        """The full name of the person that a sentence is about."""
        found = subject_of(sentence)
        return self._people.fullest(self._text[found.start : found.end], at=found.start) if found.kind == NAME else ""
