"""Which stretches are quotes and whose, paragraph after paragraph. For languages whose names begin with capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.summarise.speech.capitals import read_capitals
from bot.summarise.speech.cast import Cast, hangs, role_words
from bot.summarise.speech.judgement import is_quote, may_speak
from bot.summarise.speech.marks import Stretch
from bot.summarise.speech.mentions import mention
from bot.summarise.speech.names import Names
from bot.summarise.speech.people import People
from bot.summarise.speech.sentences import sentences
from bot.summarise.speech.subjects import Mention, subject_of
from bot.summarise.speech.tokens import (
    BODY,
    COLON,
    COMMA,
    CUE,
    DEFINITE,
    END,
    INDEFINITE,
    NAME,
    OFFICE,
    OWNER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    WORD,
    Token,
    cut,
)
from bot.text.quotation import DASHES, SINGLE, Facts

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
    listener = _Listener(text, facts, people, Cast(text, read, people, facts), singles=_speaks_in_singles(found))
    return [one for row, here in zip(read, found, strict=True) for one in listener.paragraph(row, here)]


def _speaks_in_singles(found: Sequence[Sequence[Stretch]]) -> bool:
    """Whether an article mostly puts single marks around what is said, as the British and the Dutch press does."""
    marks = [stretch.mark for here in found for stretch in here if stretch.mark and stretch.mark not in DASHES]
    singles = sum(mark in SINGLE for mark in marks)
    return singles > _MOSTLY * len(marks)


_MOSTLY = 0.8  # fewer are scare quotes beside double marks


_TRANSCRIBED = re.compile(r"([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2}): ")


def _named_within(text: str, stretch: Stretch) -> Mention | None:
    """The speaker whom a quote names itself: "ROE: Good evening."."""
    hit = _TRANSCRIBED.match(text, stretch.start, stretch.end)
    if hit is not None:
        return Mention(NAME, hit.start(1), hit.end(1), cued=True)
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

_UNNAMED = "?"
"""Somebody without a name, who speaks on until somebody else is meant: "A barman shrugged. "…," he said."."""

_RECENT = 4  # persons named last among whom a pronoun looks for one of its gender


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

    def __init__(self, text: str, facts: Facts, people: People, cast: Cast, *, singles: bool) -> None:
        self._singles = singles
        self._text = text
        self._facts = facts
        self._people = people
        self._cast = cast
        self._last = ""
        self._told = ""
        self._topic = ""
        self._announced = ""
        self._named: list[str] = []

    def paragraph(self, row: Sequence[Token], here: Sequence[Stretch]) -> list[Spoken]:
        """The quotes of the next paragraph, with speakers."""
        heard = _Heard()
        for sentence in sentences(self._text, row, [stretch.closed for stretch in here]):
            self._sentence(sentence, here, heard, alone=len(row) == len(here))
        if heard.quotes:
            self._last = heard.quotes[-1][1] or self._last
        self._told = "" if heard.quotes else heard.subject
        self._topic = heard.subject if heard.subject not in ("", _UNNAMED) else self._topic
        self._announced = heard.subject or self._last if row and row[-1].kind == COLON else ""
        return [(stretch, "" if name == _UNNAMED else name) for stretch, name in heard.quotes]

    def _sentence(self, sentence: Sequence[Token], here: Sequence[Stretch], heard: _Heard, *, alone: bool) -> None:
        waiting: list[int] = []
        said_just = ""
        for at, token in enumerate(sentence):
            if token.kind != QUOTE:
                continue
            stretch = here[token.quote]
            who = _named_within(self._text, stretch) or mention(self._text, sentence, at, self._facts)
            name = self._resolve(who, said_just, heard, sentence, at, alone=alone)
            if who.kind and who.cued:
                said_just = name
                heard.give(waiting, name)
                waiting = []
            if is_quote(self._text, stretch, sentence, at, who, self._facts, singles=self._singles):
                if not said_just:
                    waiting.append(len(heard.quotes))
                heard.quotes.append((stretch, name))
                heard.said_here = name
        named = self._subject(sentence)
        if named and heard.orphans and _TELLS_LATER.match("".join(token.kind for token in sentence)):
            heard.give(heard.orphans, named)
        heard.orphans = waiting
        heard.subject = named or said_just or heard.subject
        self._named.extend(
            self._people.fullest(self._text[t.start : t.end], at=t.start) for t in sentence if t.kind == NAME
        )

    def _resolve(
        self, who: Mention, said_just: str, heard: _Heard, sentence: Sequence[Token], at: int, *, alone: bool
    ) -> str:
        """A mention's name. `said_just` spoke in this sentence; `alone`: the paragraph holds nothing but quotes."""
        if who.kind == NAME and (who.cued or not said_just):
            name = self._text[who.start : who.end]
            if not (who.subject and self._people.is_oblique(name)):
                return self._people.fullest(name, subject=who.subject, at=who.start)
        if said_just and who.kind in ("", NAME, PRONOUN):
            return said_just
        if who.kind == INDEFINITE:
            return _UNNAMED if self._is_person(self._text[who.start : who.end]) else ""
        led = at > 0 and sentence[at - 1].kind == COLON
        if who.kind == OFFICE or ((who.cued or led) and not who.kind):
            words = role_words(self._text, sentence, at)
            strangers = [word for word in words if word.lower() in self._facts.persons]
            if strangers and not who.kind and who.cued and not self._cast.holder(strangers, sentence[at].start):
                return _UNNAMED  # Slavic languages have no article that would tell so
            held = self._cast.holder(words, sentence[at].start)
            if held:
                return held
        known = [heard.said_here, heard.subject]
        if who.kind in (PRONOUN, OFFICE):
            known += [self._told, self._last, self._topic]
        else:
            known += [self._announced, self._told, self._last, self._topic if who.cued and not alone else ""]
        if who.kind == OFFICE and heard.subject != _UNNAMED:
            known = [name for name in known if name != _UNNAMED]
        return self._fitting([name for name in known if name], self._shown(who, sentence, at))

    def _fitting(self, known: Sequence[str], gender: str) -> str:
        """The first of those spoken of who may have a gender, else one named before; the first where none fits."""
        recent = self._named[: -_RECENT - 1 : -1] if gender else ()
        fitting = (name for name in (*known, *recent) if not gender or self._cast.gender(name) in ("", gender))
        return next(fitting, known[0] if known else "")

    def _shown(self, who: Mention, sentence: Sequence[Token], at: int) -> str:
        """The gender of a speaker without a name: by pronoun, else by the ending of the verb next to the quote."""
        word = self._text[who.start : who.end].lower() if who.kind == PRONOUN else ""
        beside = [sentence[i] for i in (at + 1, at + 2, at - 1, at - 2) if 0 <= i < len(sentence)]
        verb = next((self._text[t.start : t.end].lower() for t in beside if t.kind == CUE), "")
        tied = verb.rpartition("-")[2]
        return self._cast.gender_of_word(word or tied) or self._cast.gender_of_verb(verb)

    def _subject(self, sentence: Sequence[Token]) -> str:
        """The full name of the person that a sentence is about."""
        found = subject_of(sentence)
        held = self._office_ahead(sentence, found)
        if held:
            return held
        if found.kind == PRONOUN and sentence[0].kind != PRONOUN:
            found = _named_later(sentence)  # "Asked whether she would go, Roe paused."
        if found.kind == NAME:
            return self._people.fullest(self._text[found.start : found.end], at=found.start)
        kinds = "".join(token.kind for token in sentence)
        if self._facts.language in _NO_ARTICLES and self._stranger_in(sentence):
            return _UNNAMED
        hit = _STRANGER.search(kinds) if found.kind != PRONOUN else None
        if hit is None:
            return ""
        phrase = self._text[sentence[hit.start()].start : sentence[hit.end() - 1].end]
        return _UNNAMED if self._is_person(phrase) else ""

    def _stranger_in(self, sentence: Sequence[Token]) -> bool:
        """Whether a word for somebody without a name is the subject, where no article would tell so."""
        persons = self._facts.persons
        return any(
            t.kind == WORD and self._text[t.start : t.end].lower() in persons and not hangs(sentence, i)
            for i, t in enumerate(sentence)
        )

    def _is_person(self, phrase: str) -> bool:
        """Whether a word of a phrase is somebody without a name, or an office."""
        return any(self._facts.is_person(word) for word in phrase.lower().split())

    def _office_ahead(self, sentence: Sequence[Token], found: Mention) -> str:
        """The holder of an office that stands before the first person named: "The mayor spoke of Roe."."""
        limit = found.start if found.kind == NAME else sentence[-1].end
        for i, token in enumerate(sentence):
            if token.start >= limit or token.kind in (QUOTE, NAME, PRONOUN):
                if token.kind == NAME and hangs(sentence, i):
                    continue
                return ""
            office = token.kind == OFFICE or (token.kind == WORD and (not i or sentence[i - 1].kind == DEFINITE))
            leads = i + 1 < len(sentence) and sentence[i + 1].kind not in (NAME, OFFICE, PREPOSITION)
            if office and leads and not hangs(sentence, i):
                held = self._cast.holder(self._text[token.start : token.end].split(), token.start)
                if held:
                    return held
        return ""


def _named_later(sentence: Sequence[Token]) -> Mention:
    """The name behind a comma that a pronoun before it speaks of."""
    for i in range(2, len(sentence)):
        ahead = i - 1 - (sentence[i - 1].kind == OFFICE)
        if sentence[i].kind == NAME and sentence[ahead].kind == COMMA:
            return Mention(NAME, sentence[i].start, sentence[i].end)
    return Mention()


_NO_ARTICLES = frozenset({"ru", "uk", "pl", "cs"})
_STRANGER = re.compile(r"(?:(?<=^)|(?<=,)|(?<=C))w{0,2}I[wTI]{0,4}")
"""Where a sentence may bring in somebody without a name."""
