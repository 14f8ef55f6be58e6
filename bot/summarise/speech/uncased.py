"""Which stretches are quotes and whose, for scripts without capital letters: Chinese, Japanese, Korean, Arabic …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.summarise.speech import arabic, chinese, gender, hindi, japanese, korean, spaced
from bot.summarise.speech.introduced import People
from bot.summarise.speech.marks import Stretch, is_title
from bot.summarise.speech.subject import A_BODY, FIRST, LAST, UNNAMED, Subject
from bot.text.quotation import DASHES, SINGLE, UNSPACED, Facts

Spoken = tuple[Stretch, str]
"""A quote and its speaker, empty where nobody is named."""

_READERS = {
    "ko": korean.subject,
    "ja": japanese.subject,
    "zh": chinese.subject,
    "hi": hindi.subject,
    "th": spaced.thai,
    "fa": spaced.verb_last,
    "bn": spaced.verb_last,
    "ur": hindi.subject,
}
"""How each language names a subject; the others put the verb first."""

_UNNAMED = "?"
"""Somebody without a name, who speaks on until somebody else is meant."""
_FULL_NAMES = {
    "ja": japanese.full_names,
    "ko": korean.full_names,
    "zh": chinese.full_names,
    "ar": arabic.full_names,
    "hi": hindi.full_names,
    "ur": hindi.full_names,
}
"""Where the names of an article can be told by what follows them."""


def _no_names(_text: str, _facts: Facts) -> list[str]:
    return []


_REACH = 400  # signs around a quote among which its speaker is looked for
_SENTENCE_END = re.compile(r"[。．！？؟।۔!?…]+|(?<![A-Z])\.(?=\s|$)")
_PARENTHESIS = re.compile(r"[（(][^（()）\n]{0,60}[)）]")
_SIGNS = re.compile(r"\w")


def spoken(
    text: str, title: str, bounds: Sequence[tuple[int, int]], found: Sequence[Sequence[Stretch]], facts: Facts
) -> list[Spoken]:
    """The stretches that are quotes, in order, each with its speaker."""
    listener = _Listener(text, facts)
    for (start, end), here in zip(bounds, found, strict=True):
        listener.paragraph(start, end, here)
    return listener.named()


class _Listener:
    """Goes through an article and remembers who spoke last and which names were given."""

    def __init__(self, text: str, facts: Facts) -> None:
        self._text = text
        self._facts = facts
        self._read = _READERS.get(facts.language, spaced.verb_first)
        self._names: dict[str, None] = {}
        self._heard: list[Spoken] = []
        self._last = ""
        self._holders: dict[str, str] = {}
        self._opening: list[int] = []
        self._gender: dict[str, str] = {}
        self._people = People(_FULL_NAMES.get(facts.language, _no_names)(text, facts), facts)
        self._names.update(dict.fromkeys(self._people))
        self._quiet = 0
        for official in arabic.officials(text, facts) if facts.language == "ar" else ():
            self._introduced(official)

    def named(self) -> list[Spoken]:
        """What was heard, each name in the fullest form that the article turned out to have."""
        names = list(self._names)
        return [(stretch, "" if name == _UNNAMED else _fullest(name, names)) for stretch, name in self._heard]

    def paragraph(self, start: int, end: int, here: Sequence[Stretch]) -> None:
        """Listen to the next paragraph."""
        cut = _sentence_bounds(self._text, start, end, here)
        said_here = ""
        topic = latest = ""
        orphans = 0
        for first, last, inside in cut:
            told = self._topic(first, last, inside)
            if told and orphans:
                self._heard[-orphans:] = [(stretch, told) for stretch, _ in self._heard[-orphans:]]
            if told and self._opening and not self._last:  # a report that opens with a quote names its speaker next
                for place in self._opening:
                    self._heard[place] = (self._heard[place][0], told)
                self._opening = []
            orphans = 0
            heard_before = len(self._heard)
            for i, stretch in enumerate(inside):
                before = self._text[inside[i - 1].right if i else first : stretch.left]
                after = self._text[stretch.right : inside[i + 1].left if i + 1 < len(inside) else last]
                subject = self._subject(before, after)
                if not _is_quote(self._text, stretch, before, after, subject, self._facts):
                    continue
                name = self._resolve(subject, f"{before} {after}", said_here, topic)
                said_here = name if subject.name or subject.office or name == _UNNAMED else said_here
                if not name:
                    self._opening.append(len(self._heard))
                self._heard.append((stretch, name))
                orphans += not subject.cued and not said_here
            if inside and len(self._heard) == heard_before:
                told = self._topic(first, last, [])
            topic, latest = told or topic, told or said_here or latest
        self._quiet = 0 if latest else self._quiet + 1
        self._last = latest or self._last

    def _subject(self, before: str, after: str) -> Subject:
        return self._read(_plain(before[-_REACH:]), _plain(after[:_REACH]), self._facts)

    def _resolve(self, subject: Subject, around: str, said_here: str, topic: str) -> str:
        """A subject's name; of a pronoun, the person whom the paragraph or the one before was about.

        A name that nothing proves gives way to one that the article introduced and the words `around` repeat.
        """
        if subject.name and not (subject.person or subject.body or subject.name in self._people):
            subject = replace(subject, name=self._people.named_in(around) or (subject.name if subject.cued else ""))
        if subject.name:
            return self._introduced(subject)
        if subject.kind == UNNAMED:
            return self._holders.get(self._bare(subject.office)) or _UNNAMED
        held = self._held(subject.office)
        if held:
            return held
        if subject.office and self._facts.language == "ja":
            return _UNNAMED
        if not subject.person and (again := self._people.named_in(around)):
            return again
        if subject.kind == FIRST:
            return self._fitting([self._people.first()], subject.gender)
        if subject.kind == LAST:
            name = self._fitting([topic, said_here, self._focus()], subject.gender)
            if subject.office and name != _UNNAMED:
                self._holders.setdefault(self._bare(subject.office), name)
            return name
        return said_here or topic or self._focus()

    def _fitting(self, known: Sequence[str], shown: str) -> str:
        """The first of those spoken of who may have the gender shown, else one named before; the first if none may."""
        among = [name for name in known if name]
        earlier = reversed(self._names) if shown else ()
        return next((name for name in (*among, *earlier) if self._gender.get(name, shown) == shown), (*among, "")[0])

    def _focus(self) -> str:
        """Who spoke last; after paragraphs about nobody, the person whom the article is about."""
        return (self._people.first() if self._quiet >= _QUIET else "") or self._last

    def _introduced(self, subject: Subject) -> str:
        """A subject's name, remembered with its office."""
        self._names[subject.name] = None
        shown = subject.gender or gender.of_office(subject.office, self._facts)
        if shown and not subject.body:
            self._gender.setdefault(subject.name, shown)
        if subject.person:
            self._people.add(subject.name)
        self._hold(subject)
        return subject.name

    def _hold(self, subject: Subject) -> None:
        """Remember whom an office, or "the company", means from now on."""
        if subject.body:
            self._holders[A_BODY] = subject.name
        if subject.office:
            self._holders[self._bare(subject.office)] = subject.name

    def _held(self, office: str) -> str:
        """Whom an office means: its holder, or in Arabic the person whose family name looks like one."""
        if not office:
            return ""
        family = next((name for name in reversed(self._names) if name.endswith(" " + office)), "")
        return family or self._holders.get(self._bare(office), "") or self._without_office()

    def _without_office(self) -> str:
        """The person named first, if the article gave no office: "the researcher" of a portrait."""
        if self._facts.language in UNSPACED:  # there an office stands beside a name, and means its holder
            return ""
        first = self._people.first()
        return "" if first in self._holders.values() else first

    def _bare(self, office: str) -> str:
        return office.removeprefix("ال") if self._facts.language == "ar" else office

    def _topic(self, first: int, last: int, inside: Sequence[Stretch]) -> str:
        """Whom a sentence without quotes is about."""
        if inside:
            return ""
        subject = self._read(_plain(self._text[first : min(last, first + _REACH)]), "", self._facts)
        if subject.name and subject.person:
            return self._introduced(subject)
        if subject.name and subject.body:
            self._hold(subject)
        if subject.kind == FIRST:
            return self._fitting([self._people.first()], subject.gender)
        if subject.kind == UNNAMED and (subject.person or self._facts.language in UNSPACED):
            return _UNNAMED
        held = self._held(subject.office) if not subject.name else ""
        held = held or self._returned_to(self._text[first : min(last, first + _REACH)])
        return held or self._people.named_in(self._text[first : min(last, first + _REACH)])

    def _returned_to(self, sentence: str) -> str:
        """Whom a sentence means by what they are: "the old man smiles"; in a portrait, the person it is about."""
        pattern = _role_at_head(self._facts)
        hit = pattern.search(_plain(sentence)) if pattern is not None else None
        return (self._holders.get(hit.group(1)) or self._people.first()) if hit is not None else ""


@lru_cache(maxsize=16)
def _role_at_head(facts: Facts) -> re.Pattern[str] | None:
    """What somebody does, as a subject; None for languages that need no such rule."""
    frame = _ROLE_AT_HEAD.get(facts.language)
    roles = "|".join(sorted(facts.trades, key=lambda role: (-len(role), role)))
    return re.compile(frame.replace("ROLE", f"({roles})")) if frame is not None else None


_ROLE_AT_HEAD = {
    "ja": r"(?:^|[、。\n])(?:[^、。「」]{0,8}の)?ROLE(?:は|が|も)",
    "ko": r"(?:^|\s)ROLE(?:께서는|께서|은|는|이|가|도)\s",
    "zh": r"(?:^|[，,。\n])[这那這]?[位名]?ROLE(?![的们們家说說])",
}
_QUIET = 2  # paragraphs without a speaker or a subject, after which nobody is still speaking


def _plain(words: str) -> str:
    """Words without what stands in brackets."""
    return _PARENTHESIS.sub("", words)


def _sentence_bounds(text: str, start: int, end: int, here: Sequence[Stretch]) -> list[tuple[int, int, list[Stretch]]]:
    """Each sentence of a paragraph with its stretches; a full stop within a stretch ends nothing."""
    masked = list(text[start:end])
    for stretch in here:
        for i in range(stretch.left - start, stretch.right - start):
            masked[i] = "_"
    ends = [start + hit.end() for hit in _SENTENCE_END.finditer("".join(masked))]
    ends.append(end)
    cut, first, waiting = [], start, 0
    for last in ends:
        inside = []
        while waiting < len(here) and here[waiting].left < last:
            inside.append(here[waiting])
            waiting += 1
        if text[first:last].strip():
            cut.append((first, last, inside))
        first = last
    return cut


_LEAST_SIGNS = 6  # of an unspaced script: about three words
_CLAUSE_SIGNS = 12
_LEAST_WORDS = 3
_CLAUSE_WORDS = 6
_LATIN_TITLE = re.compile(
    r"^(?:[A-Z0-9][\w'’.-]*|of|the|a|an|and|in|on|to|for|My|&)(?:\s+(?:[A-Z0-9][\w'’.-]*|of|the|a|an|and|in|on|to|for|&))*[!-/:-@\s]*$",
    re.ASCII,
)


def _is_quote(text: str, stretch: Stretch, before: str, after: str, subject: Subject, facts: Facts) -> bool:
    """Whether a stretch is a direct quote, from its own look and the words around it."""
    inside = _plain(text[stretch.start : stretch.end])
    if is_title(stretch) or not inside.strip() or _LATIN_TITLE.match(inside):
        return False
    if _named_so(before, after, facts):
        return False
    unspaced = facts.language in UNSPACED
    told = facts.language == "ko" and bool(_TOLD.match(after)) and not (stretch.mark and stretch.mark in SINGLE)
    size = len(_SIGNS.findall(inside)) if unspaced else sum(map(bool, map(_SIGNS.search, inside.split())))
    least, clause = (_LEAST_SIGNS, _CLAUSE_SIGNS) if unspaced else (_LEAST_WORDS, _CLAUSE_WORDS)
    whole = inside.rstrip()[-1:] in "。！？!?.…,，،" or (not before.strip() and not after.strip("。. ،"))
    cued = subject.cued or bool(_quoting(facts).match(after))
    if stretch.mark and stretch.mark in SINGLE and not cued:
        return False
    if size < least - told and not _DESCRIBED.match(after):
        return (
            whole and cued and (not before.strip() or before.rstrip()[-1:] in ":：,，") and stretch.mark not in DASHES
        )
    return cued or size >= clause or (whole and size >= least)


def _named_so(before: str, after: str, facts: Facts) -> bool:
    """Whether the words next to it say that it is a name or a title: "the song", "라는 곡", "という映画"."""
    near_before, near_after = before.rstrip()[-12:], after.lstrip()[:12]
    if facts.language in _INDIC:
        return bool(facts.works.intersection(after.split()[:2])) or bool(_WRITTEN_ON.search(before))
    if facts.order == "particle":
        return near_after.startswith(tuple(sorted(facts.works)))
    if facts.language in UNSPACED:
        return near_before.endswith(tuple(sorted(facts.works)))
    last = near_before.rstrip(":").split()[-1:] or [""]
    return last[0] in facts.works


_TOLD = re.compile(r"\s*(?:이?라고|이?라며|이?라면서|고|며|면서)\s(?!부르|부른|불리|불렀|불린|이름|적힌|쓰인|써|쓴)")
"""What shows in Korean that two words, which may be a whole sentence there, were said."""
_INDIC = ("hi", "ur")
_DESCRIBED = re.compile("^[来來]?(?:形容|描述)")
"""What shows in Chinese that somebody chose the words before: 她用「…」來形容."""
_WRITTEN_ON = re.compile("पर लिखा (?:है|था|हुआ है)[,:]?\\s*$")
_QUOTING = {
    "ko": r"\s*[’'\"]?\s*(?:이?라고|이?라며|이?라면서|이?라는\s*(?:글|말|입장|취지|의견|내용|반응|주장)|고\s|고\(|며\s|면서|는\s*(?:말|입장|취지|의견|설명|주장|메시지|문자|글|게|것))",
    "ja": r"\s*(?:などと|と(?!い[うっ]|の|呼)|との(?:考え|見方|認識|声|意見|思い|見解|コメント|談話)|って)",
    "th": r"(?!)",
}


@lru_cache(maxsize=16)
def _quoting(facts: Facts) -> re.Pattern[str]:
    """What follows a quote in languages that mark speech by a particle."""
    return re.compile(_QUOTING.get(facts.language, r"(?!)"))


def _fullest(name: str, names: Sequence[str]) -> str:
    """The fullest of the names that begins or ends like this one; for a surname with an office, one that begins so."""
    if not name:
        return name
    surname, _, office = name.partition(" ")
    begin = surname if office and len(surname) == 1 else name
    longer = [other for other in names if _fuller(other, begin)]
    return max(longer, key=len) if longer else name


def _fuller(other: str, name: str) -> bool:
    if len(other) <= len(name) or (len(name) == 1 and " " in other):
        return False
    return other.startswith(name) or other.endswith((" " + name, "·" + name, "・" + name))
