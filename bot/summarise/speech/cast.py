"""Who is meant by "the mayor" and by "she": the offices and the gender that an article gives its people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile

from bot.summarise.speech.gender import HE, SHE
from bot.summarise.speech.people import People, is_body
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

_OBLIQUE = ("a", "owi", "em", "iem", "ovi", "а", "у", "ом", "ым", "ому", "ові")
_WORDS = re.compile(r"[^\W\d_][\w-]*")
_AGE = re.compile(r",?\s\(?\d{1,3}\b")
_STEM = 6  # letters that two cases of an office share
_ENDING = 3  # letters by which they may differ
_SHORTEST_ROLE = 4
_VERB_LAST = frozenset({"tr"})
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "no"})
_SHOWS_GENDER = (DEFINITE, INDEFINITE, OFFICE)
_PHRASE = 8  # tokens of an office around a name
_NOMINAL = (OFFICE, WORD, DEFINITE, INDEFINITE, OWNER)


class Cast:
    """The people of one article by office and by gender, learned from how it introduces them."""

    def __init__(self, text: str, title: str, rows: Iterable[Sequence[Token]], people: People, facts: Facts) -> None:
        self._text = text
        self._title = _WORDS.findall(title)
        self._facts = facts
        self._people = people
        self._holders: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self._beside: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self._acting: Counter[str] = Counter()
        self._shown: set[str] = set()
        read = [(row, self._named_in(row, people)) for row in rows]
        for row, named in read:
            for i, name in named:
                self._introduce(row, i, name)
                if self._is_shown(row, i, name):
                    self._shown.add(name)
            self._acting.update(name for i, name in named if _is_person(name) and self._acts(row, i))
        for row, named in read:
            self._stand_beside(row, named)
        self.main = self._main()
        """Whom the article is about: named first, and nobody more than twice as often; empty where that is nobody."""

    def _named_in(self, row: Sequence[Token], people: People) -> list[tuple[int, str]]:
        """The names of a paragraph, each with its place among the tokens, in their fullest form."""
        return [(i, people.fullest(self._word(t), at=t.start)) for i, t in enumerate(row) if t.kind == NAME]

    def _acts(self, row: Sequence[Token], i: int) -> bool:
        """Whether a name is surely a person's: it is no object, or an age follows it."""
        return not hangs(row, i) or _AGE.match(self._text, row[i].end) is not None

    def _is_linked(self, name: str) -> bool:
        """Whether a name has a small word within, as many of places have ("Alba del Mar")."""
        return any(word[0].islower() for word in name.split())

    def _is_shown(self, row: Sequence[Token], i: int, name: str) -> bool:
        """Whether a name is shown to be no place's or body's: by an age, a verb of saying, or being cut short."""
        beside = (row[k].kind for k in (i - 1, i + 1) if 0 <= k < len(row))
        short = self._word(row[i]) != name and not hangs(row, i)
        return _is_person(name) and (short or CUE in beside or _AGE.match(self._text, row[i].end) is not None)

    def is_person(self, name: str) -> bool:
        """Whether a name of several words looks like a person's or is shown to be one."""
        return _is_person(name) and (name in self._acting or not self._is_linked(name))

    def acts(self, name: str) -> bool:
        """Whether a name is a person's who does something somewhere, not only an object's."""
        return name in self._acting

    def _main(self) -> str:
        first = next((name for name in self._acting if name in self._shown or not self._is_linked(name)), "")
        return first if 2 * self._acting[first] >= max(self._acting.values(), default=1) else ""

    def _stand_beside(self, row: Sequence[Token], named: Sequence[tuple[int, str]]) -> None:
        """Remember what a sentence calls the one person it names, or the next one, which names nobody."""
        last, begin = "", 0
        ends = [i for i, token in enumerate(row) if token.kind in (END, QUOTE)]
        for end in (*ends, len(row)):
            here = {name for i, name in named if begin <= i < end and name in self._acting}
            if here or (begin and row[begin - 1].kind == QUOTE):
                last = here.pop() if len(here) == 1 else ""
            for i in range(begin, end) if last else ():
                word = self._word(row[i]).lower()
                role = row[i].kind in (OFFICE, WORD) and not hangs(row, i, past=_ARTICLES) and self._facts.is_role(word)
                shown = self.gender_of_word(self._word(row[i - 1]).lower()) if i else ""
                if role and (here or not shown or self.gender(last) in ("", shown)):
                    self._beside[_stem(word)].append((last, word))
            begin = end + 1

    def holder(self, words: Sequence[str], at: int) -> str:
        """Whom one of these words names by office: the one introduced last before a place; empty if nobody was."""
        for word in words:
            held = [(place, name) for place, name, role in self._holders.get(_stem(word), ()) if _same(word, role)]
            if held:
                return next((name for place, name in reversed(held) if place <= at), held[0][1])
        return self._compound(words) if self._facts.language in _COMPOUNDING else ""

    def called(self, words: Iterable[str]) -> str:
        """Whom an article calls so without introducing them by it: beside their name, or in its title."""
        for word in words:
            if not self._facts.is_role(word.lower()):
                continue
            if self.main and self._is_in_title(word):
                return self._people.nominative(self.main)
            beside = [name for name, role in self._beside.get(_stem(word), ()) if _same(word, role)]
            beside += [name for one in self._beside.values() for name, role in one if self._is_tail(word, role)]
            if beside:
                return self._people.nominative(beside[0])
        return ""

    def _is_in_title(self, word: str) -> bool:
        return any(_same(word, role) or self._is_tail(word, role) for role in self._title)

    def _is_tail(self, word: str, role: str) -> bool:
        """Whether a word is the last part of a compound: "roker" of "palingroker"."""
        return self._facts.language in _COMPOUNDING and role.casefold().endswith(word.casefold())

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
        before, behind = (
            (_before(row, i), _behind(row, i, verb_last=self._facts.language in _VERB_LAST))
            if " " in name
            else ((), ())
        )
        for phrase, outwards in ((before, before[::-1]), (behind, behind)):
            roles = [word for token in _head(phrase) for word in _WORDS.findall(self._word(token))]
            for word in roles:
                if self._is_role(word):
                    self._holders[_stem(word)].append((row[i].start, name, word))
            for token in takewhile(lambda token: token.kind in _SHOWS_GENDER, outwards[:3]):
                self._vote_by_office(name, token)
        beside = [row[k] for k in (i - 1, i + 1) if 0 <= k < len(row) and row[k].kind == CUE]
        for verb in beside:
            self.vote(name, self.gender_of_verb(self._word(verb).lower()))

    def _vote_by_office(self, name: str, token: Token) -> None:
        for word in self._word(token).lower().replace(".", "").split():
            shown = self.gender_of_word(word)
            if not shown and token.kind == OFFICE and word.endswith(self._facts.her_offices):
                shown = SHE
            self.vote(name, shown)

    def _is_role(self, word: str) -> bool:
        low = word.lower()
        return len(word) >= _SHORTEST_ROLE and low not in self._facts.openers and not self._facts.is_cue(low)


def _is_person(name: str) -> bool:
    return " " in name and not is_body(name)


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
    if first > 0 and row[first].kind == COMMA and row[first - 1].kind == NAME:
        return ()  # "Anna Roe, cellist of the Elm Orchestra" is about Anna Roe
    anchored = first < 0 or row[first].kind in (CUE, END, QUOTE, COMMA)
    return phrase if anchored or OFFICE in kinds or DEFINITE in kinds else ()


def _behind(row: Sequence[Token], i: int, *, verb_last: bool) -> Sequence[Token]:
    """The apposition behind a name: "Roe, the head of the agency,". `verb_last`: a verb ends a clause of its own."""
    if i + 2 >= len(row) or row[i + 1].kind != COMMA or (i and row[i - 1].kind == COMMA):
        return ()  # "The mayor, Roe, put her …" has had its apposition
    last = i + 2
    while last < len(row) and last - i < _PHRASE and row[last].kind in (*_NOMINAL, PREPOSITION):
        last += 1
    closed = last == len(row) or row[last].kind in (COMMA, END) or (row[last].kind == CUE and not verb_last)
    return row[i + 2 : last] if closed or row[i + 2].kind in (OFFICE, DEFINITE, INDEFINITE) else ()


def _head(phrase: Sequence[Token]) -> Iterator[Token]:
    """The words of an office before its first preposition."""
    if phrase and phrase[0].kind == PREPOSITION:  # "said after the vote Mayor Roe"
        last = max(i for i, token in enumerate(phrase) if token.kind == PREPOSITION)
        begins = len(phrase) > last + 1 and phrase[last + 1].kind == OFFICE
        phrase = phrase[last + 1 :] if begins else [token for token in phrase[-1:] if token.kind == OFFICE]
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


_ARTICLES = (DEFINITE, INDEFINITE, OFFICE)


def hangs(sentence: Sequence[Token], i: int, *, past: Container[str] = (DEFINITE, OFFICE)) -> bool:
    """Whether a word hangs on a preposition, which stands before words of the kinds `past`."""
    before = i - 1
    while before >= 0 and sentence[before].kind in past:
        before -= 1
    return before >= 0 and sentence[before].kind == PREPOSITION
