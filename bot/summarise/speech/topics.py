"""Whom a sentence is about, as the article's next "she" or its next quote will take it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.summarise.speech.cast import Cast, hangs
from bot.summarise.speech.people import People
from bot.summarise.speech.subjects import Mention, subject_of
from bot.summarise.speech.tokens import COMMA, DEFINITE, NAME, OFFICE, PREPOSITION, PRONOUN, QUOTE, WORD, Token
from bot.text.quotation import Facts

UNNAMED = "?"
"""Somebody without a name, who speaks on until somebody else is meant: "A barman shrugged. "…," he said."."""


class Topics:
    """Tells whom a sentence is about."""

    def __init__(self, text: str, facts: Facts, people: People, cast: Cast) -> None:
        self._text = text
        self._facts = facts
        self._people = people
        self._cast = cast

    def of(self, sentence: Sequence[Token]) -> str:
        """The full name of the person that a sentence is about."""
        found = subject_of(sentence)
        held = self._office_ahead(sentence, found)
        if held:
            return held
        if found.kind == PRONOUN and sentence[0].kind != PRONOUN:
            found = _named_later(sentence)  # "Asked whether she would go, Roe paused."
        if found.kind == NAME:
            name = self._text[found.start : found.end]
            full = self._people.fullest(name, subject=not self._people.is_oblique(name), at=found.start)
            return full if found.cued or " " in full or self._facts.language != "de" else ""  # "Hoffnung"
        kinds = "".join(token.kind for token in sentence)
        if self._facts.language in _NO_ARTICLES and self._stranger_in(sentence):
            return UNNAMED
        hit = _STRANGER.search(kinds) if found.kind != PRONOUN else None
        if hit is None:
            return ""
        phrase = self._text[sentence[hit.start()].start : sentence[hit.end() - 1].end]
        return UNNAMED if self.is_person(phrase) else ""

    def _stranger_in(self, sentence: Sequence[Token]) -> bool:
        """Whether a word for somebody without a name is the subject, where no article would tell so."""
        persons = self._facts.persons
        return any(
            t.kind == WORD and self._text[t.start : t.end].lower() in persons and not hangs(sentence, i)
            for i, t in enumerate(sentence)
        )

    def is_person(self, phrase: str) -> bool:
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
