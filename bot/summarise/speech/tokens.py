"""The words around quotes, each with the part it may play: a name, a verb of saying, an office, a preposition.

For languages whose names begin with capital letters; `uncased` reads the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.summarise.speech.marks import Stretch
from bot.text.quotation import Facts

# What a token is. A sentence's tokens read as a string of these letters, which makes patterns short.
QUOTE, CUE, SAID_OF, SAID_AFTER, NAME, OWNER, BODY, PRONOUN, OFFICE = "Q", "C", "S", "Z", "N", "M", "B", "P", "T"
INDEFINITE, DEFINITE, PREPOSITION, WORD, COMMA, END, COLON, OPEN, CLOSE = "I", "D", "R", "w", ",", ".", ":", "(", ")"
CAPITAL = "n"  # a capital word, not yet joined to a name


@dataclass(slots=True)
class Token:
    """A word, a name of several words, a sign or a whole quote. `quote` counts the paragraph's stretches."""

    kind: str
    start: int
    end: int
    quote: int = -1


@lru_cache(maxsize=64)
def _scanner(facts: Facts) -> re.Pattern[str]:
    """One pattern that cuts a paragraph: phrases first, then words, then the signs that matter."""
    phrases = [p for p in (*facts.said_of, *facts.said_after, *facts.cues) if " " in p or "'" in p]
    phrases.sort(key=len, reverse=True)
    phrase = "|".join(map(re.escape, phrases)) or r"(?!)"
    return re.compile(
        rf"(?P<phrase>\b(?:{phrase})(?!\w))"
        r"|(?P<initials>(?:[^\W\d_]\.){2,})"
        r"|(?P<word>(?<!\d)[^\W\d_](?:[\w’'\u2011-]*\w)?\.?)"
        r"|(?P<sign>[.!?…,;:()\[\]]|[—–―]|-(?=\s))",
        re.IGNORECASE,
    )


def cut(text: str, start: int, end: int, stretches: Sequence[Stretch], facts: Facts) -> list[Token]:
    """The tokens of a paragraph, its stretches as single ones; capital words are still to be joined to names."""
    found: list[Token] = []
    at = _behind_dateline(text, start, stretches[0].left if stretches else end)
    for number, stretch in enumerate(stretches):
        _scan(text, at, stretch.left, facts, found)
        found.append(Token(QUOTE, stretch.left, stretch.right, number))
        at = stretch.right
    _scan(text, at, end, facts, found)
    return found


_DATELINE = re.compile(r"[^\n\"“«]{0,60}?\s?[–—―-]{1,2}\s")
_LOUD = re.compile(r"[^\W\d_]{3,}")


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph begins behind "PORT ELM (AP) - ": before the dash, at least one word all in capitals."""
    hit = _DATELINE.match(text, start, end)
    loud = hit is not None and any(word.isupper() for word in _LOUD.findall(hit.group()))
    return hit.end() if hit is not None and loud else start


_SIGNS = dict.fromkeys(",;—–―-", COMMA) | {":": COLON, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE}


def _scan(text: str, start: int, end: int, facts: Facts, found: list[Token]) -> None:
    for hit in _scanner(facts).finditer(text, start, end):
        if hit.lastgroup == "sign":
            found.append(Token(_SIGNS.get(hit.group(), END), hit.start(), hit.end()))
        elif hit.lastgroup == "initials":
            found.append(Token(CAPITAL if hit.group()[0].isupper() else WORD, hit.start(), hit.end()))
        elif hit.lastgroup == "phrase":
            low = hit.group().lower()
            kind = SAID_OF if low in facts.said_of else SAID_AFTER if low in facts.said_after else CUE
            found.append(Token(kind, hit.start(), hit.end()))
        else:
            at = hit.start() + _elided(hit.group(), facts)
            if at > hit.start():
                _add_word(text[hit.start() : at], hit.start(), facts, found)
            _add_word(text[at : hit.end()], at, facts, found)


_ELISION = re.compile(r"(?:l|d|c|j|n|s|m|t|qu|un|dell|all|nell|sull|dall|quell)['’](?=[^\W\d_]{2})", re.IGNORECASE)
_ELIDING = frozenset({"fr", "it"})


def _elided(word: str, facts: Facts) -> int:
    """The length of a small word that is written as one with what follows: "l'" of "l'agence", but not of "L'Aquila"."""
    hit = _ELISION.match(word) if facts.language in _ELIDING else None
    if hit is None or (word[0].isupper() and word[hit.end()].isupper()) or facts.is_cue(word.lower()):
        return 0
    return hit.end()


def _add_word(word: str, at: int, facts: Facts, found: list[Token]) -> None:
    """Append a word's token, and one for a full stop or a pronoun that is tied to it."""
    first = not found or found[-1].kind in (END, QUOTE, COLON)
    kind, length = _reading(word, facts, first)
    end = at + length
    if kind == CUE + PRONOUN:
        found.append(Token(CUE, at, end))
        found.append(Token(PRONOUN, end, end))
    elif kind == _CAPITAL_OPENER:
        joined = bool(found) and found[-1].kind == CAPITAL and found[-1].end == at - 1
        found.append(Token(CAPITAL if joined else WORD, at, end))
    else:
        found.append(Token(kind, at, end))
    if length < len(word):
        found.append(Token(END, end, end + 1))


_CAPITAL_OPENER = "o"  # a capital word that is none of a name by itself, but may go on one ("John Di Roe")


@lru_cache(maxsize=100_000)
def _reading(word: str, facts: Facts, first: bool) -> tuple[str, int]:
    """The part a word plays, and its length without a full stop that ends the sentence. `first`: it begins one."""
    low = word.lower()
    if low.endswith(".") and not _abbreviated(word, low, facts):
        word, low = word[:-1], low[:-1]
    if _tied_pronoun(low, facts):
        return CUE + PRONOUN, len(word)
    kind = _kind(word, low.rstrip("."), facts, first=first)
    if kind == WORD and word[0].isupper() and low in facts.openers:
        kind = _CAPITAL_OPENER
    return kind, len(word)


_LONGEST_TITLE = 5  # letters of an abbreviated title with its stop; "President." ends a sentence
_PARTY = re.compile(r"[DRI]-[A-Z]")  # "R-Ky."


def _abbreviated(word: str, low: str, facts: Facts) -> bool:
    """Whether a full stop belongs to the word: an initial, or a title cut short."""
    if len(low) == 2 or _PARTY.match(word):
        return word[0].isupper()
    return low in facts.titles or (low[:-1] in facts.titles and word[0].isupper() and len(low) <= _LONGEST_TITLE)


def _tied_pronoun(low: str, facts: Facts) -> bool:
    """Whether a word is a verb of saying with its pronoun ("katanya", "dit-il")."""
    if low.endswith(_ASKED_BACK):
        return True
    return any(
        low.endswith(ending) and facts.is_cue(low[: -len(ending)])
        for ending in facts.pronoun_endings
        if len(low) > len(ending) + 1
    )


_ASKED_BACK = ("-t-il", "-t-elle", "-t-ils", "-t-elles")  # "a-t-elle rappelé": French turns the verb to tell who speaks
_CONTRACTION = re.compile(r"['’]")


def _kind(word: str, low: str, facts: Facts, *, first: bool) -> str:
    """The part a word plays by itself."""
    capital = word[0].isupper() and not _PARTY.match(word)
    if capital and first:
        low = _CONTRACTION.split(low)[0] if low not in facts.openers else low
    if low in facts.said_of:
        return SAID_OF
    if low in facts.said_after:
        return SAID_AFTER
    if low in facts.pronouns and (not capital or first):
        return PRONOUN
    if capital and not (first and (low in facts.openers or low in facts.prepositions or facts.is_cue(low))):
        return WORD if low in facts.openers and low not in facts.titles else CAPITAL
    for words, kind in ((facts.indefinite, INDEFINITE), (facts.definite, DEFINITE), (facts.prepositions, PREPOSITION)):
        if low in words:
            return kind
    if facts.is_cue(low):
        return CUE
    return OFFICE if facts.is_title(low) or facts.is_trade(low) or low in facts.kin else WORD
