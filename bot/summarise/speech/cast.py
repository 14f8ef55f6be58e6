"""Who is meant by "the mayor" and by "she": the offices and the gender that an article gives its people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.summarise.speech.people import People
from bot.summarise.speech.tokens import (
    COMMA,
    CUE,
    DEFINITE,
    END,
    INDEFINITE,
    NAME,
    OFFICE,
    OWNER,
    PREPOSITION,
    QUOTE,
    WORD,
    Token,
)
from bot.text.quotation import Facts

HE, SHE = "he", "she"
_OBLIQUE = ("a", "owi", "em", "iem", "ovi", "а", "у", "ом", "ым", "ому", "ові")
_WORDS = re.compile(r"[^\W\d_][\w-]*")
_STEM = 6  # letters that two cases of an office share
_ENDING = 3  # letters by which they may differ
_SHORTEST_ROLE = 4
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "no"})
_PHRASE = 8  # tokens of an office around a name
_NOMINAL = (OFFICE, WORD, DEFINITE, INDEFINITE, OWNER)


class Cast:
    """The people of one article by office and by gender, learned from how it introduces them."""

    def __init__(self, text: str, rows: Iterable[Sequence[Token]], people: People, facts: Facts) -> None:
        self._text = text
        self._facts = facts
        self._holders: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            for i, token in enumerate(row):
                if token.kind == NAME:
                    self._introduce(row, i, people.fullest(self._word(token), at=token.start))

    def holder(self, words: Sequence[str], at: int) -> str:
        """Whom one of these words names by office: the one introduced last before a place; empty if nobody was."""
        for word in words:
            held = [(place, name) for place, name, role in self._holders.get(_stem(word), ()) if _same(word, role)]
            if held:
                return next((name for place, name in reversed(held) if place <= at), held[0][1])
        return self._compound(words) if self._facts.language in _COMPOUNDING else ""

    def _compound(self, words: Iterable[str]) -> str:
        """Whom the last part of an office names: "the biologist" for "the fish biologist Anna Roe"."""
        tails = tuple(word.casefold() for word in words if len(word) > _STEM)
        roles = ((role.casefold(), name) for held in self._holders.values() for _, name, role in held)
        return next((name for role, name in roles if tails and role.endswith(tails)), "")

    def gender(self, name: str) -> str:
        """HE, SHE, or empty where the article does not show it."""
        votes = self._votes.get(name, Counter())
        if votes[HE] != votes[SHE]:
            return max((HE, SHE), key=lambda one: votes[one])
        first, _, last = name.lower().partition(" ")
        if not name[:1].isupper():
            return ""
        if not last or (self._facts.her_surnames and last.endswith(self._facts.her_surnames)):
            return SHE if last else ""
        if self._facts.her_surnames and last.endswith(_OBLIQUE):
            return ""  # "Andrzeja Kopczyka" is Andrzej Kopczyk
        if first.endswith(self._facts.her_names):
            return SHE
        return HE if first.endswith(self._facts.his_names) else ""

    def gender_of_word(self, word: str) -> str:
        """The gender that a pronoun or a form of address shows."""
        return SHE if word in self._facts.she else HE if word in self._facts.he else ""

    def gender_of_verb(self, word: str) -> str:
        """The gender that a verb's ending shows, as in Slavic languages."""
        if not word.endswith(self._facts.her_verbs):
            return HE if word.endswith(self._facts.his_verbs) else ""
        return SHE

    def vote(self, name: str, gender: str) -> None:
        """Remember that something in the article shows a person's gender."""
        if name and gender:
            self._votes[name][gender] += 1

    def _word(self, token: Token) -> str:
        return self._text[token.start : token.end]

    def _introduce(self, row: Sequence[Token], i: int, name: str) -> None:
        for phrase in (_before(row, i), _behind(row, i)) if " " in name else ():
            roles = [word for token in _head(phrase) for word in _WORDS.findall(self._word(token))]
            for word in roles:
                if self._is_role(word):
                    self._holders[_stem(word)].append((row[i].start, name, word))
            for token in phrase[:3]:
                self._vote_by_office(name, token)
        beside = [row[k] for k in (i - 1, i + 1) if 0 <= k < len(row) and row[k].kind == CUE]
        for verb in beside:
            self.vote(name, self.gender_of_verb(self._word(verb).lower()))

    def _vote_by_office(self, name: str, token: Token) -> None:
        if token.kind not in (DEFINITE, INDEFINITE, OFFICE):
            return
        for word in self._word(token).lower().replace(".", "").split():
            shown = self.gender_of_word(word)
            if not shown and token.kind == OFFICE and word.endswith(self._facts.her_offices):
                shown = SHE
            self.vote(name, shown)

    def _is_role(self, word: str) -> bool:
        low = word.lower()
        return len(word) >= _SHORTEST_ROLE and low not in self._facts.openers and not self._facts.is_cue(low)


def _same(word: str, role: str) -> bool:
    """Whether two words differ by an ending only."""
    one, other = word.casefold(), role.casefold()
    shared = max(_STEM, max(len(one), len(other)) - _ENDING)
    return one == other or one[:shared] == other[:shared]


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _before(row: Sequence[Token], i: int) -> Sequence[Token]:
    """The words that lead to a name: "the former mayor Roe", "the head of the agency, Roe". Empty if none do."""
    last = i - 1
    if last > 0 and row[last].kind == COMMA:
        last -= 1 + (
            last > 1 and row[last - 1].kind == NAME and row[last - 2].kind == OFFICE
        )  # "Elm's coach, Anna Roe"
    first = last
    while first >= 0 and last - first < _PHRASE and row[first].kind in (*_NOMINAL, PREPOSITION):
        first -= 1
    phrase = row[first + 1 : last + 1]
    kinds = [token.kind for token in phrase]
    apposed = last < i - 1
    if not phrase or (PREPOSITION in kinds[-1:]) or (apposed and kinds[0] not in (DEFINITE, OFFICE, INDEFINITE)):
        return ()
    anchored = first < 0 or row[first].kind in (CUE, END, QUOTE, COMMA)
    return phrase if anchored or OFFICE in kinds or DEFINITE in kinds else ()


def _behind(row: Sequence[Token], i: int) -> Sequence[Token]:
    """The apposition behind a name: "Roe, the head of the agency,"."""
    if i + 2 >= len(row) or row[i + 1].kind != COMMA:
        return ()
    last = i + 2
    while last < len(row) and last - i < _PHRASE and row[last].kind in (*_NOMINAL, PREPOSITION):
        last += 1
    closed = last == len(row) or row[last].kind in (COMMA, END, CUE)
    return row[i + 2 : last] if closed or row[i + 2].kind in (OFFICE, DEFINITE, INDEFINITE) else ()


def _head(phrase: Sequence[Token]) -> Iterator[Token]:
    """The words of an office before its first preposition."""
    if phrase and phrase[0].kind == PREPOSITION:
        phrase = [token for token in phrase[-1:] if token.kind == OFFICE]  # "said after the vote Mayor Roe"
    for token in phrase:
        if token.kind == PREPOSITION:
            return
        if token.kind in (OFFICE, WORD):
            yield token


def role_words(text: str, sentence: Sequence[Token], at: int) -> list[str]:
    """The words around a quote that may name its speaker by office, the nearest first; objects left out."""
    found: list[str] = []
    for step in (1, -1):
        i = at + step
        while 0 <= i < len(sentence) and sentence[i].kind not in (QUOTE, END):
            if sentence[i].kind in (OFFICE, WORD) and not hangs(sentence, i):
                found.extend(_WORDS.findall(text[sentence[i].start : sentence[i].end]))
            i += step
    return found


def hangs(sentence: Sequence[Token], i: int) -> bool:
    """Whether a word hangs on a preposition."""
    before = i - 1
    while before >= 0 and sentence[before].kind in (DEFINITE, OFFICE):
        before -= 1
    return before >= 0 and sentence[before].kind == PREPOSITION
