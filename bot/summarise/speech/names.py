"""Capital words joined to names: offices before them cut off; bodies, places and owners told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.summarise.speech.capitals import Capitals
from bot.summarise.speech.tokens import (
    BODY,
    CAPITAL,
    CLOSE,
    COLON,
    CUE,
    DEFINITE,
    END,
    INDEFINITE,
    NAME,
    OFFICE,
    OPEN,
    OWNER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    WORD,
    Token,
)
from bot.text.quotation import Facts, bodies

_PLACE_HEADS = frozenset(bodies.PLACE_HEADS.split())
_MEDIA, _BODIES = frozenset(bodies.MEDIA.split()), frozenset(bodies.BODIES.split())


@dataclass(frozen=True, slots=True)
class Names:
    """Finds names among an article's tokens."""

    text: str
    facts: Facts
    capitals: Capitals
    marked: frozenset[int] = frozenset()
    """Where words stand between marks that hold no speech."""

    def joined(self, found: Sequence[Token]) -> list[Token]:
        """The tokens with capital words joined to names and offices; what stands in brackets is left out."""
        out: list[Token] = []
        found = self._with_particles(found)
        i, depth = 0, 0
        while i < len(found):
            token = found[i]
            depth = max(0, depth + (token.kind == OPEN) - (token.kind == CLOSE))
            if token.kind == CAPITAL:
                run, i = self._run(found, i)
                if not depth:
                    out.extend(self._read(run, out[-1] if out else None, found[i].kind if i < len(found) else END))
                continue
            i += 1
            if token.kind == QUOTE or not (depth or token.kind == CLOSE):
                out.append(self._addressed(token, found[i].kind if i < len(found) else END))
        for one, behind in pairwise(out):
            if one.kind in (NAME, BODY) and self._is_marked_object(behind):
                one.kind = OWNER
        return out

    def _with_particles(self, found: Sequence[Token]) -> Sequence[Token]:
        """The tokens, a small word of a name that begins a sentence made a part of it: "Van Dale" of "Eva van Dale"."""
        if self.facts.language not in _PARTICLES:
            return found
        for one, other in pairwise(found):
            word = self._word(one)
            starts = other.kind == CAPITAL and one.kind != CAPITAL and word[0].isupper()
            if starts and word.lower() in self.facts.links and self._word(other) in self.capitals.linked:
                one.kind = CAPITAL
        return found

    def _word(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def _is_marked_object(self, behind: Token) -> bool:
        """Whether the word behind a name says that it is an object ("Roe için"), or part of an office ("Komisi C itu")."""
        if behind.kind == DEFINITE and self.facts.language in _DEFINITE_BEHIND:
            return True
        return self._word(behind).lower() in self.facts.postpositions

    def _addressed(self, token: Token, following: str) -> Token:
        """A pronoun that is a form of address before a name, as in Vietnamese ("ông Thạch"), as an office."""
        if token.kind == PRONOUN and following == CAPITAL and self._word(token).lower() in self.facts.titles:
            return Token(OFFICE, token.start, token.end)
        return token

    def _run(self, found: Sequence[Token], first: int) -> tuple[list[Token], int]:
        """Capital words that touch, small links between them allowed ("Anna von der Linde"); and what comes next."""
        run = [found[first]]
        i = first + 1
        while i < len(found) and self._bare_end(run[-1]) == run[-1].end:
            ahead = i
            while ahead < len(found) and ahead < i + 2 and self._word(found[ahead]) in self.facts.links:
                ahead += 1
            if ahead == len(found) or found[ahead].kind != CAPITAL:
                break
            if ahead > i and self._word(found[ahead]) in self.capitals.nouns:
                break  # "von der Hochschule"
            if any(not self._touch(found[k - 1], found[k]) for k in range(i, ahead + 1)):
                break
            run.extend(found[i : ahead + 1])
            i = ahead + 1
        return run, i

    def _touch(self, one: Token, other: Token) -> bool:
        """Whether only a space parts two words, or the apostrophe of a plural within a body's name."""
        gap = self.text[one.end : other.start]
        return gap in _SPACES or (gap in _PLURAL_GAPS and _is_listed(self._word(other), _BODIES))

    def _bare_end(self, token: Token) -> int:
        """Where a word ends without the ending that makes it an owner or an object ("Roe's", "Ankara'nın")."""
        hit = _OWNER_ENDING.get(self.facts.language, _NO_ENDING).search(self.text, token.start, token.end)
        return hit.start() if hit else token.end

    def _read(self, run: list[Token], before: Token | None, following: str) -> Iterator[Token]:
        """A run of capital words as an office and a name; either may be missing, or it is a sentence's first word."""
        if len(run) == 1 and (self._only_begins(run[0], before, following) or self._is_noun(run[0], before, following)):
            low = self._word(run[0]).lower()
            noun = self.facts.is_trade(low) or low in self.facts.kin
            yield Token(OFFICE if noun else WORD, run[0].start, run[0].end)
            return
        while len(run) > 1 and self._word(run[-1]).lower() in self.facts.openers:
            run = run[:-1]  # "Roe Monday"
        words = [self._word(token) for token in run]
        office = self._office_words(words)
        if office:
            yield Token(OFFICE, run[0].start, run[office - 1].end)
            linked = words[office:][:1] and words[office] in self.facts.prepositions
            if linked and words[office - 1] in self.capitals.nouns:
                yield Token(PREPOSITION, run[office].start, run[office].end)  # "the work of Anna Roe"
                office += 1
        skip = office + self._other_words(
            words[office:],
            office=bool(office),
            leads=_leads(before),
            definite=before is not None and before.kind == DEFINITE,
        )
        if skip > office and self.facts.language == "de":
            yield Token(OFFICE, run[office].start, run[skip - 1].end)
        if skip < len(run):
            yield self._named(run[skip:], before, alone=not skip)

    def _only_begins(self, token: Token, before: Token | None, following: str) -> bool:
        """Whether a word has its capital only because it begins a sentence: never seen so within one, no verb behind."""
        if not _begins(before):
            return False
        word, low = self.text[token.start : self._bare_end(token)], self._word(token).lower()
        if low.endswith(self.facts.things):
            return True
        if following == CUE and low not in self.capitals.small and not self.facts.is_role(low):
            return low in self.facts.persons
        return word not in self.capitals.proper

    def _is_noun(self, token: Token, before: Token | None, following: str) -> bool:
        """Whether a German word is just a noun: never seen as the last of two capital words, no verb of saying beside."""
        if self.facts.language != "de" or following == CUE or (before is not None and before.kind in (CUE, OFFICE)):
            return False
        return self._word(token) not in self.capitals.lasts and not self._is_office(self._word(token))

    def _office_words(self, words: Sequence[str]) -> int:
        """How many words lead to a name: up to the last office among them. "New Jersey Gov. Roe" is about Roe."""
        offices = [i for i, word in enumerate(words) if (word[0].isupper() or not i) and self._is_office(word)]
        offices = [i for i in offices if not i or words[i].lower() not in self.facts.definite]  # "Anna Lo Presti"
        if self.facts.language in _OFFICE_LEADS:
            offices = [i for k, i in enumerate(offices) if i == k]
        if len(offices) == len(words):  # "Mr. King"
            return len(words) - (len(words) > 1 and words[0].lower().rstrip(".") in _HONORIFICS)
        return offices[-1] + 1 if offices and offices[-1] + 1 < len(words) else 0

    def _is_office(self, word: str) -> bool:
        low = word.lower().rstrip(".")
        return self.facts.is_title(low) or low in self.facts.definite or word in self.capitals.nouns

    def _other_words(self, words: Sequence[str], *, office: bool, leads: bool, definite: bool) -> int:
        """How many words before a name are no part of it: a body, a place, an office that no row knows."""
        skip = 0
        if len(words) > 2 and len(words[0]) > 1 and words[0].isupper() and not words[-1].isupper():
            skip = 1  # "Kepala BPBD …"
        skip += self._place_words(words[skip:], office=office)
        if self.facts.language == "de" and definite and not office and not skip and len(words) > 2:
            return 1  # "ihr Geselle Anna Roe"
        if leads and not office and not skip and len(words) > 1 and self.facts.language in _BARE_OFFICES:
            skip = int(self.facts.is_trade(words[0].lower()) or words[0].lower() in self.facts.kin)
        trade = _TRADES.get(self.facts.language)
        if trade is not None and leads and not office and not skip and len(words) > 2:
            skip = int(trade.match(words[0]) is not None)
        if leads and not office and not skip and len(words) > 2 and words[0].lower() in self.capitals.small:
            return 1  # "Ecologist Anna Roe"
        unknown = office or skip or leads
        if len(words) - skip == _LONGEST_OFFICE and leads and self.facts.language in _TWO_NAMES:
            return skip + _LONGEST_OFFICE - 2  # "Goalkeeper of-the-Elms Anna Roe"
        if (
            len(words) - skip == 3
            and unknown
            and self.facts.language in _TWO_NAMES
            and words[skip].lower() not in _BODIES
        ):
            skip += not _PATRONYMIC.search(" ".join(words[-2:]))
        return skip

    def _place_words(self, words: Sequence[str], *, office: bool) -> int:
        """How many words say where, before a name of two words: "Bupati Teluk Cermai Hendra Wiratama"."""
        for count in range(len(words) - 2, 0, -1):
            if words[count].islower():
                continue  # "Alba del Mar"
            place = " ".join(words[:count])
            if place in self.capitals.places or (office and self._in_dateline(place)):
                return count
        return 0

    def _in_dateline(self, place: str) -> bool:
        return len(place) > 2 and not place.isupper() and place.upper() in self.text

    def _named(self, run: Sequence[Token], before: Token | None, *, alone: bool) -> Token:
        """The token of a name: of a person, of a body, or of an owner, a place, a medium, which never speak."""
        start, end = run[0].start, self._bare_end(run[-1])
        apostrophe = self.text[end : end + 1] in _APOSTROPHES and self.text[end - 1] == "s"  # "Democrats'"
        last = self._word(run[-1])
        definite = before is not None and before.kind == DEFINITE
        demonym = _DEMONYMS.get(self.facts.language)
        if definite and len(run) == 1 and demonym is not None and demonym.search(last):
            return Token(OFFICE, start, end)  # "le Belge"
        if end < run[-1].end or apostrophe or (alone and self._is_no_person(start, end, last, before)):
            return Token(OWNER, start, end)
        return Token(BODY if alone and self._is_body(start, end, last, before) else NAME, start, end)

    def _is_no_person(self, start: int, end: int, last: str, before: Token | None) -> bool:
        """Whether a name is a medium's, a place, between marks (a company, a work), or a German noun."""
        noun = before is not None and before.kind in (DEFINITE, INDEFINITE) and self.facts.language == "de"
        return (
            _is_listed(last, _MEDIA)
            or self.text[start:end] in self.capitals.places
            or self.text[start:end].partition(" ")[0].lower() in _PLACE_HEADS
            or start in self.marked
            or self.text[max(0, start - 1) : start] in _MARKS
            or self.text[max(0, start - 2) : start] in _FRENCH_MARKS
            or (noun and " " not in self.text[start:end])
        )

    def _is_body(self, start: int, end: int, last: str, before: Token | None) -> bool:
        """Whether a name is a body's: all in capitals, or behind "the"."""
        upper = self.text[start:end].isupper() and end - start > 1
        the = before is not None and self._word(before).lower() == "the"
        return upper or the or _is_listed(last, _BODIES)


_SPACES = (" ", "\u00a0")
_PLURAL_GAPS = ("' ", "’ ")  # "Farmers' Union"
_OWNER_ENDING = {"en": re.compile(r"['’]s$"), "tr": re.compile(r"['’]\w{1,5}$"), "fi": re.compile(r"['’]\w{1,5}$")}
_NO_ENDING = re.compile(r"(?!)")
_APOSTROPHES = ("'", "’")
_MARKS = ("«", "„", "“", '"', "”", "‘", "»")
_FRENCH_MARKS = ("« ", "«\u00a0", "«\u202f")
_DEFINITE_BEHIND = frozenset({"id", "vi"})
_DEMONYMS = {
    "en": re.compile(
        r"^(?:[A-Z][a-z]+(?:ian|ean|ard|ish|ese|[a-z]chman|shman|[a-z]{2}man|[a-z]{2}woman|oner|rker|liner|wegian|exican|rican)"
        r"|German|Swiss|Greek|Dane|Swede|Finn|Pole|Czech|Serb|Croat|Turk|Scot|Briton|Israeli|Iraqi|Pakistani|Thai)$"
    ),
    "fr": re.compile(
        r"(?:ais|aise|ain|aine|iens?|iennes?|oise?|éen|éenne|elge|usse|uisse|gnole?|mande?|recque|urque|rabe)$"
    ),
    "de": re.compile(
        r"(?:aner|aner(?:in)|ier|ierin|nese|nesin|länder|länderin|-Jährige|Schwede|Schwedin|Däne|Franzose|Französin|Türke|Brite|Britin|Pole|Deutsche)$"
    ),
    "nl": re.compile(
        r"(?:aan|aanse|lander|landse|Fransman|Spanjaard|Duitser|Belg|Noor|Zweed|Deen|Brit|Italiaan|Pool|Turk)$"
    ),
}
_HONORIFICS = frozenset(bodies.HONORIFICS.split())
_OFFICE_LEADS = frozenset({"vi"})
"""Languages whose names have syllables that are also offices ("Thị"): an office only leads there."""
_TWO_NAMES = frozenset({"ru", "uk", "pl", "cs"})
"""Languages where a third capital word at a sentence's head is an office: "Эколог Роман Ясенев"."""
_TRADES = {
    "de": re.compile(r"(?!Alexander)\w{5,}(?:er|in|ist|ent|eur|mann|frau|wart|chef|rat|wirt)$"),
    "nl": re.compile(r"\w{4,}(?:eur|er|ist|ster|tor|arts|leider|baas)$"),
    "sv": re.compile(r"\w{3,}(?:aren|anden|isten|chefen|ören|torn|åan|åen)$"),
    "tr": re.compile(r"\w{2,}(?:ğı|ği|cısı|cisi|çısı|çisi)$"),
}
"""What an office looks like that no row knows, before a name of two words at a sentence's head: "Gärtner Anna Roe"."""
_BARE_OFFICES = frozenset({"tr", "id", "pl", "cs", "ru", "uk", "sv", "da", "no", "nl"})
"""Languages that put an office before a name without an article at a sentence's head: "Bagare Anna Roe"."""
_PARTICLES = frozenset({"nl", "de"})
_LONGEST_OFFICE = 4  # capital words with the name of two
_PATRONYMIC = re.compile(r"(?:вич|вна|чна)(?:\s|$)")


def _begins(before: Token | None) -> bool:
    """Whether what stands behind a token begins a sentence."""
    return before is None or before.kind in (END, QUOTE, COLON)


def _leads(before: Token | None) -> bool:
    """Whether what stands behind a token may be an office that no row knows."""
    return before is None or before.kind == OFFICE or _begins(before)


def _is_listed(last: str, words: frozenset[str]) -> bool:
    """Whether a name's last word is listed; short ones are acronyms ("UN", but not "Un")."""
    return last.lower() in words and (len(last) > 3 or last.isupper())
