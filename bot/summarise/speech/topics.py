"""Whom a sentence is about, as the article's next "she" or its next quote will take it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.summarise.speech.cast import Cast, hangs
from bot.summarise.speech.people import People
from bot.summarise.speech.subjects import Mention, opinion_of, subject_of
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
        if not found.kind:
            found = opinion_of(self._text, sentence, 0, len(sentence), self._facts)
        held = self._office_ahead(sentence, found) or self._cast.called(self.role_first(sentence))
        if held:
            return held
        if found.kind == PRONOUN and sentence[0].kind != PRONOUN:
            found = _named_later(sentence)  # "Asked whether she would go, Roe paused."
        if found.kind == NAME:
            name = self._text[found.start : found.end]
            full = self._people.fullest(name, subject=not self._people.is_oblique(name), at=found.start)
            return full if found.cued or " " in full or self._facts.language != "de" else ""  # "Hoffnung"
        kinds = "".join(token.kind for token in sentence)
        if self._facts.language in _STRANGERS_BARE and self._stranger_in(sentence):
            return UNNAMED
        hit = _STRANGER.search(kinds) if found.kind != PRONOUN else None
        if hit is None:
            return ""
        phrase = self._text[sentence[hit.start()].start : sentence[hit.end() - 1].end]
        return UNNAMED if self.is_person(phrase) else ""

    def role_first(self, sentence: Sequence[Token]) -> list[str]:
        """What a person is, where a sentence begins with somebody known so: "The old tuner smiles"."""
        if self._text[sentence[0].start : sentence[0].end].lower() in self._facts.conjunctions:
            sentence = sentence[1:]
        pattern = _ROLE_FIRST.get(self._facts.language, _ROLE_BEHIND_ARTICLE)
        hit = pattern.match("".join(token.kind for token in sentence))
        if hit is None:
            return []
        words = self._text[sentence[hit.start(1)].start : sentence[hit.end(1) - 1].end].split()
        pointed = self._facts.language in _DEFINITE_BEHIND and hit.group(1)[-1] == DEFINITE
        kin = self._facts.kin if pointed else ()  # "the father of three"
        return [word for word in words if word.lower() in kin or self._facts.is_role(word.lower())]

    def _stranger_in(self, sentence: Sequence[Token]) -> bool:
        """Whether a word for somebody without a name is the subject, where no article would tell so."""
        persons = self._facts.persons
        return any(
            t.kind in (WORD, OFFICE) and self._text[t.start : t.end].lower() in persons and not hangs(sentence, i)
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


_ROLE_BEHIND_ARTICLE = re.compile(r"^(?:[RD][wD]{1,5},)?w{0,2}D([wT]{1,3})(?=[wCR,PDQI.])")
_BARE_ROLE = re.compile(r"^([wT]{1,4}D|w{0,2}T)(?=[wCR,PDQI.])")
_ROLE_FIRST = dict.fromkeys(("ru", "uk", "pl", "cs", "tr", "vi", "sv", "da", "no"), _BARE_ROLE) | {
    "id": re.compile(r"^((?:D[wT]{1,3}|[wT]{1,4}D))(?=[wCR,PDQI.])")
}
"""How a sentence begins that is about somebody known by what they are, in languages without an article before it."""
_DEFINITE_BEHIND = frozenset({"id", "vi"})
_STRANGERS_BARE = frozenset({"ru", "uk", "pl", "cs"})
_STRANGER = re.compile(r"(?:(?<=^)|(?<=,)|(?<=C))w{0,2}I[wTI]{0,4}")
"""Where a sentence may bring in somebody without a name."""
