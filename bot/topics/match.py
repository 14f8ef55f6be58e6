"""Finds names and subjects in a text: one walk from left to right, the longest name first, whole words only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

from bot.text.words import UNSPACED
from bot.topics import gazetteer
from bot.topics.inflection import bending, fold

_WORD = re.compile(
    rf"[{UNSPACED}]+|[\uac00-\ud7a3]+"
    rf"|(?:(?![{UNSPACED}\uac00-\ud7a3])[\w\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0dff\u200c])+"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# What may follow a short name in its own word, in Korean: people, things, and particles.
_KOREAN_TAIL = re.compile(
    "(?:인|군|산|계|제|측|팀|발|형|내|식|정부|대표팀|대사관|대통령|총리|외무부|국민|사람|어|전|행|판|간|권|령|땅)?들?"
    "(?:[은는이가을를의에도만와과로나인]|에서|에게|에는|에도|에서는|에서도|에선|에만|에의|에까지|으로|로부터|로의|로는|과의|와의"
    "|까지|부터|보다|처럼|이나|이라는|라는|이란|이며|이고|이다|하고|이었다|였다|입니다|으로서|로서|으로는|께서|서)?"
)
_SURE = 3  # syllables of a Korean name after which anything may follow, and which is found within a word too
# Letters of a name from whose root words for its people are made: of cities only long ones ("Roman" is rarely of Rome).
_SHORTEST_ROOT = {"country": 3, "region": 4, "city": 5}
_NO_ROOT = 1_000
_LONGEST_WORD = 100  # letters of a word that are looked at: compounds are shorter, and it bounds the time
_READ = 50_000  # words remembered a language: a day's news has fewer


Doubted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written, and the concept it names."""

    written: str
    concept: str
    folded: str

    def fits(self, words: list[str]) -> bool:
        """Whether the words may be this name by their case: WHO is no "who", Turkey no "turkey", but a coréen is Coréen."""
        if _is_abbreviation(self.written):
            return all(word.isupper() for word in words)
        return self.written[0].islower() or not words[0][0].islower()


_folded = lru_cache(maxsize=50_000)(fold)  # of the tables' names: most are the same in many languages


def _is_abbreviation(written: str) -> bool:
    return written.isupper() and len(written) <= 7


class Node(dict[str, "Node"]):
    """Names by the stems of their words, one word a step."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[Name] = []

    def add(self, stems: Iterable[str], name: Name) -> None:
        """Take a name in."""
        node = self
        for stem in stems:
            node = node.setdefault(stem, Node())
        node.names.append(name)

    def walk(
        self, words: list[str], at: int, read: Callable[[str], Word], width: int = 0
    ) -> Iterator[tuple[int, Name]]:
        """The names that stand from here on, each with its width in words."""
        if self and at + width < len(words):
            for form in read(words[at + width]).forms:
                if form in self:
                    yield from self[form].walk(words, at, read, width + 1)
        for name in self.names:
            yield width, name


@dataclass(frozen=True, slots=True)
class Word:
    """What a word as written may be a form of, and what it means by itself."""

    forms: tuple[str, ...]
    subjects: frozenset[str]
    people: frozenset[str]
    begins_name: bool
    begins_phrase: bool


class Matcher:
    """What one language calls everything."""

    def __init__(self, language: str) -> None:
        self._bending = bending(language)
        self._capital_people = language in gazetteer.CAPITAL_ADJECTIVES
        self._names = Node()
        self._phrases = Node()
        self._roots: defaultdict[str, set[str]] = defaultdict(set)
        self._runs: defaultdict[str, set[str]] = defaultdict(set)
        self._longest: dict[str, int] = {}  # of the runs, by their first sign
        self._parts: tuple[defaultdict[str, set[str]], ...] = (defaultdict(set), defaultdict(set), defaultdict(set))
        self._doubts = {fold(name): tuple(map(fold, signs)) for name, signs in gazetteer.doubts().items()}
        for written, concept in gazetteer.names(language):
            self._add(written, concept)
        for written, concept in gazetteer.subjects(language):
            self._add_subject(written, concept)
        self.read = lru_cache(maxsize=_READ)(self._read)

    def find(self, title: str, text: str) -> frozenset[str]:
        """The concepts that title and text speak of."""
        whole = f"{title}\n{text}"
        doubted = self._doubting(whole)
        loud = len(_WORD.findall(title)) if title.isupper() else 0  # in capitals nothing tells WHO from who
        words = _WORD.findall(whole)
        found: set[str] = set()
        at = 0
        while at < len(words):
            word = words[at]
            width = 1
            if word[0] >= "\u0e00" and _HANGUL.match(word):
                found.update(self._in_hangul(fold(word), doubted), self.read(word).subjects)
            elif word[0] >= "\u0e00" and _UNSPACED.match(word):
                found.update(self._in_run(fold(word), doubted))
            else:
                width = self._at(words, at, found, doubted, loud=at < loud)
            at += width
        return frozenset(found - {gazetteer.NOTHING})

    def _at(self, words: list[str], at: int, found: set[str], doubted: Doubted, *, loud: bool) -> int:
        """Add what stands from here on. The width of the longest name, in words."""
        word = self.read(words[at])
        found.update(word.subjects)
        if word.begins_phrase:
            phrases = self._phrases.walk(words, at, self.read)
            found.update(name.concept for width, name in phrases if name.fits(words[at : at + width]))
        longest = 0
        names = self._names.walk(words, at, self.read) if word.begins_name else ()
        for width, name in sorted(names, key=itemgetter(0), reverse=True):
            if width < longest or (loud and _is_abbreviation(name.written)):
                continue
            if name.fits(words[at : at + width]) and not doubted(name.folded):
                longest = width
                found.add(name.concept)
        if not longest:
            found.update(word.people)
        return longest or 1

    def _in_run(self, run: str, doubted: Doubted) -> Iterator[str]:
        """Names anywhere in a run of signs without spaces."""
        at = 0
        while at < len(run):
            length = self._name_at(run, at)
            if length and not doubted(run[at : at + length]):
                yield from self._runs[run[at : at + length]]
            at += length or 1

    def _in_hangul(self, word: str, doubted: Doubted) -> Iterator[str]:
        """Names at the start of a Korean word, and long ones within it."""
        at = 0
        while at < len(word):
            length = self._name_at(word, at)
            name = word[at : at + length]
            sure = length >= _SURE or (at == 0 and _KOREAN_TAIL.fullmatch(word, at + length))
            if length and sure and not doubted(name):
                yield from self._runs[name]
            at += length or 1

    def _doubting(self, whole: str) -> Doubted:
        """Tells of a folded name whether the article says that something else is meant.

        The article is folded once, and each name looked into once: a name may stand there a thousand times.
        """
        folded = cache(lambda: fold(whole))
        return cache(lambda name: name in self._doubts and any(sign in folded() for sign in self._doubts[name]))

    def _name_at(self, run: str, at: int) -> int:
        """The length of the longest name here, 0 for none."""
        most = min(self._longest.get(run[at], 0), len(run) - at)
        return next((length for length in range(most, 0, -1) if run[at : at + length] in self._runs), 0)

    def _read(self, written: str) -> Word:
        word = fold(written[:_LONGEST_WORD])
        begins, ends, holds = self._parts
        subjects: set[str] = set()
        for bare in self._bending.bare(word):
            for size in range(1, len(bare) + 1):
                subjects.update(begins.get(bare[:size], ()), ends.get(bare[-size:], ()))
        subjects.update(*(found for part, found in holds.items() if part in word))
        forms = tuple(self._bending.forms(word))
        names, phrases = any(form in self._names for form in forms), any(form in self._phrases for form in forms)
        return Word(forms, frozenset(subjects), self._people(written, word), names, phrases)

    def _people(self, written: str, word: str) -> frozenset[str]:
        if self._capital_people and written[0].islower():
            return frozenset()
        return next((frozenset(self._roots[p]) for p in self._bending.places(word) if p in self._roots), frozenset())

    def _add(self, written: str, concept: str) -> None:
        if _UNSPACED.search(written) or _HANGUL.search(written):
            self._add_run(_folded(written).replace(" ", ""), concept)
            return
        words = [_folded(word) for word in _WORD.findall(written)]
        abbreviation = _is_abbreviation(written)
        name = Name(written, concept, _folded(written))
        # Whole as well as cut: where two endings look like one, either may be what an inflected form is cut to.
        for stems in {tuple(words)} if abbreviation else {tuple(words), tuple(map(self._bending.stem, words))}:
            self._names.add(stems, name)
        if len(words) == 1 and not abbreviation:
            shortest = _SHORTEST_ROOT.get(concept.partition(":")[0], _NO_ROOT)
            for root in self._bending.roots(words[0]):
                if len(root) >= shortest:
                    self._roots[root].add(concept)

    def _add_subject(self, written: str, concept: str) -> None:
        bare = fold(written.strip("*"))
        begins, ends, holds = self._parts
        if _UNSPACED.search(bare):
            self._add_run(bare, concept)
        elif written.startswith("*"):
            (holds if written.endswith("*") else ends)[bare].add(concept)
        elif written.endswith("*"):
            begins[bare].add(concept)
        elif _HANGUL.search(bare):
            self._add_run(bare.replace(" ", ""), concept)
        else:
            stems = (word if _is_abbreviation(written) else self._bending.stem(word) for word in _WORD.findall(bare))
            self._phrases.add(stems, Name(written, concept, bare))

    def _add_run(self, run: str, concept: str) -> None:
        self._runs[run].add(concept)
        self._longest[run[0]] = max(self._longest.get(run[0], 0), len(run))


@lru_cache(maxsize=128)
def matcher(language: str) -> Matcher:
    """What a language calls everything; made on the first call, in some 20 ms."""
    return Matcher(language)
