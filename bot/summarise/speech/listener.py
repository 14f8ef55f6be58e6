"""Who says each quote of an article, read in order: whom a pronoun, an office or nothing at all means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.summarise.speech.cast import Cast, hangs, role_words
from bot.summarise.speech.gender import SHE
from bot.summarise.speech.judgement import is_quote
from bot.summarise.speech.marks import Stretch
from bot.summarise.speech.mentions import mention
from bot.summarise.speech.people import People, is_body
from bot.summarise.speech.sentences import sentences
from bot.summarise.speech.subjects import Mention
from bot.summarise.speech.tokens import COLON, CUE, DEFINITE, INDEFINITE, NAME, OFFICE, PRONOUN, QUOTE, WORD, Token
from bot.summarise.speech.topics import UNNAMED, Topics
from bot.text.quotation import Facts

Spoken = tuple[Stretch, str]
"""A quote and its speaker, empty where nobody is named."""

_TELLS_LATER = re.compile(r"[wDP]{0,2}C[wD]{0,2}T*N[^Q:]*$")
"""A sentence that tells who spoke the one before: "So says Anna Roe, who …"."""


_FAR = 60  # the same where none of those fits
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


class Listener:
    """Goes through an article and remembers who spoke last."""

    def __init__(self, text: str, facts: Facts, people: People, cast: Cast, *, singles: bool) -> None:
        self.sure: set[Stretch] = set()
        """What was said by somebody whom a verb of saying names."""
        self._singles = singles
        self._text = text
        self._facts = facts
        self._people = people
        self._cast = cast
        self._topics = Topics(text, facts, people, cast)
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
        self._topic = heard.subject if heard.subject not in ("", UNNAMED) else self._topic
        self._announced = heard.subject or self._last if row and row[-1].kind == COLON else ""
        return [(stretch, "" if name == UNNAMED else name) for stretch, name in heard.quotes]

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
                self.sure.update(heard.quotes[i][0] for i in waiting)
                self.sure.add(stretch)
                said_just = name
                heard.give(waiting, name)
                waiting = []
            if is_quote(self._text, stretch, sentence, at, who, self._facts, singles=self._singles):
                if not said_just:
                    waiting.append(len(heard.quotes))
                heard.quotes.append((stretch, name))
                heard.said_here = name
        named = self._topics.of(sentence) or ("" if heard.subject or heard.quotes else self._returned_to(sentence))
        if named and heard.orphans and _TELLS_LATER.match("".join(token.kind for token in sentence)):
            heard.give(heard.orphans, named)
        heard.orphans = waiting
        heard.subject = named or said_just or self._meant(sentence, heard) or heard.subject
        self._named.extend(self._persons_in(sentence))

    def _persons_in(self, sentence: Sequence[Token]) -> Iterator[str]:
        """Those whom a sentence names; what hangs on a preposition is as likely a place, unless it is in two words."""
        for i, token in enumerate(sentence):
            if token.kind != NAME:
                continue
            name = self._people.fullest(self._text[token.start : token.end], at=token.start)
            alone = " " not in name and self._facts.language != "de" and not hangs(sentence, i)
            if alone or self._cast.is_person(name):
                yield name

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
        if who.kind == PRONOUN and not who.cued and heard.subject and self._is_indirect(sentence):
            return heard.subject
        if who.kind == INDEFINITE:
            return UNNAMED if self._topics.is_person(self._text[who.start : who.end]) else ""
        led = at > 0 and sentence[at - 1].kind == COLON
        if led and not who.kind and not who.cued and self._topics.of(sentence[:at]) == UNNAMED:
            return UNNAMED  # "A waiter shook his head: …"
        if who.kind == OFFICE or ((who.cued or led) and not who.kind):
            words = role_words(self._text, sentence, at)
            strangers = [word for word in words if word.lower() in self._facts.persons]
            if strangers and not who.kind and who.cued and not self._cast.holder(strangers, sentence[at].start):
                return self._just_named(heard, self._shown(who, sentence, at))
            held = self._cast.holder(words, sentence[at].start) or self._cast.called(words)
            if held:
                return held
        known = [heard.subject, heard.said_here]
        if not self._cast.acts(heard.subject):
            known.reverse()
        if who.kind in (PRONOUN, OFFICE):
            known += [self._told, self._last, self._topic]
        else:
            known += [self._announced, self._told, self._last, self._topic if who.cued and not alone else ""]
        if who.kind == OFFICE and heard.subject != UNNAMED:
            known = [name for name in known if name != UNNAMED]
        known = [name for name in known if name]
        heard_of = self._fitting(known, self._shown(who, sentence, at), bodies=who.kind == OFFICE)
        return heard_of or (self._cast.main if who.cued and who.kind != OFFICE else "")

    def _just_named(self, heard: _Heard, gender: str) -> str:
        """Whom "the girl" means in a language without articles: the one whom the paragraph is about, if any."""
        subject = heard.subject if not is_body(heard.subject or UNNAMED) else ""
        return subject if subject and gender in ("", self._cast.gender(subject)) else UNNAMED

    def _fitting(self, known: Sequence[str], gender: str, *, bodies: bool = False) -> str:
        """The first of those spoken of who may have a gender, else one named before; the first where none fits.

        `bodies` may be meant ("the agency"), not only persons."""
        recent = self._named[: -_RECENT - 1 : -1] if gender else ()
        among = [name for name in (*known, *recent) if not gender or bodies or not is_body(name)]
        fitting = [name for name in among if not gender or self._cast.gender(name) in ("", gender)]
        whole = (
            name for name in fitting if gender and (" " in name or name == UNNAMED) and self._facts.language != "en"
        )
        earlier = (name for name in reversed(self._named[-_FAR:]) if gender and self._cast.gender(name) == gender)
        return next(whole, "") or next(iter(fitting), "") or next(earlier, known[0] if known else "")

    def _is_indirect(self, sentence: Sequence[Token]) -> bool:
        """Whether a German sentence goes on with what somebody said: "In warm water, it had lived “like a king”."."""
        words = (self._text[token.start : token.end] for token in sentence if token.kind == WORD)
        return self._facts.language == "de" and not _CONJUNCTIVE.isdisjoint(words)

    def _shown(self, who: Mention, sentence: Sequence[Token], at: int) -> str:
        """The gender of a speaker without a name: by pronoun, else by the ending of the verb next to the quote."""
        word = self._text[who.start : who.end].lower() if who.kind == PRONOUN else ""
        if who.kind == OFFICE or (not who.kind and at and sentence[at - 1].kind == COLON):
            shown = self._shown_by_article(who, sentence)
            if shown:
                return shown
        beside = [sentence[i] for i in (at + 1, at + 2, at + 3, at - 1, at - 2) if 0 <= i < len(sentence)]
        verb = next((self._text[t.start : t.end].lower() for t in beside if t.kind == CUE), "")
        tied = verb.rpartition("-")[2]
        return self._cast.gender_of_word(word or tied) or self._cast.gender_of_verb(verb)

    def _meant(self, sentence: Sequence[Token], heard: _Heard) -> str:
        """Whom a sentence without a name is about that begins with "she", or with "the woman"."""
        first = self._text[sentence[0].start : sentence[0].end].lower()
        pointed = len(sentence) > 1 and sentence[1].kind == DEFINITE and self._facts.language in _DEFINITE_BEHIND
        gender = self._cast.gender_of_word(first) if sentence[0].kind == PRONOUN or pointed else ""
        if not gender:
            return ""
        known = [heard.said_here, heard.subject, self._told, self._last, self._topic]
        return self._fitting([name for name in known if name not in ("", UNNAMED)], gender)

    def _returned_to(self, sentence: Sequence[Token]) -> str:
        """Whom a portrait is about, where a paragraph begins with what somebody is: "The tuner shrugs at that."."""
        main = self._cast.main
        speaks = any(token.kind == CUE for token in sentence)
        if not main or main == self._last or speaks or not self._topics.role_first(sentence):
            return ""
        genders = {self._cast.gender(main), self._shown_by_article(Mention(), sentence)} - {""}
        return main if len(genders) < 2 else ""

    def _shown_by_article(self, who: Mention, sentence: Sequence[Token]) -> str:
        """The gender that the article or the ending of an office shows: "la víctima", "die Biologin"."""
        phrase = [t for t in sentence if who.start <= t.start < who.end] if who.kind else sentence[:2]
        for token in phrase:
            if token.kind in (DEFINITE, OFFICE):
                word = self._text[token.start : token.end].lower()
                her = token.kind == OFFICE and word.endswith(self._facts.her_offices)
                shown = SHE if her else self._cast.gender_of_word(word)
                if shown:
                    return shown
        return ""


_TRANSCRIBED = re.compile(r"([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2}): ")


def _named_within(text: str, stretch: Stretch) -> Mention | None:
    """The speaker whom a quote names itself: "ROE: Good evening."."""
    hit = _TRANSCRIBED.match(text, stretch.start, stretch.end)
    if hit is not None:
        return Mention(NAME, hit.start(1), hit.end(1), cued=True)
    return None


_DEFINITE_BEHIND = frozenset({"id", "vi"})
_CONJUNCTIVE = frozenset({"habe", "sei", "werde", "könne", "müsse", "solle", "wolle", "dürfe", "hätten", "seien"})
