"""What an article's capital letters mean, learned from how it uses its words elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from bot.text.quotation import Facts


@dataclass(frozen=True, slots=True)
class Capitals:
    """What an article's capital letters mean: `nouns` are no names (German), `proper` begin with a capital within
    sentences too, `places` are where something is; `small` words stand without a capital somewhere, `lasts` end a run
    of capital words, `linked` follow the small words of a name ("Eva van Dale")."""

    nouns: frozenset[str]
    proper: frozenset[str]
    places: frozenset[str]
    small: frozenset[str]
    lasts: frozenset[str]
    linked: frozenset[str]


_GERMAN_NOUN = re.compile(
    r"\b(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|kein|keine|keinen|keinem|keiner|jeder|jede|jedes|jedem|im|am|zum|zur|beim|vom|sein|seine"
    r"|seinen|seiner|ihr|ihre|ihren|ihrer|unser|unsere|unserer|mehr|viele|alle|diese|dieser|dieses|diesem)"
    r"\s(?:[a-zäöüß]{3,}(?:e|er|en|em|es)\s)?([A-ZÄÖÜ][a-zäöüß]+)\b"
)
_APOSTROPHE = re.compile(r"['’]")
_WITHIN = re.compile(r"(?<=[\w,;’'])\s([^\W\d_][\w’'-]*)")
_SMALL = re.compile(r"[^\W\d_][\w’'-]+")
_LAST = re.compile(r"[A-ZÄÖÜ][\w’'.-]*\s(?=([A-ZÄÖÜ][\w’'-]+))")
_LINKED = re.compile(r"[A-ZÄÖÜ][\w-]+ (?:van|von|de|den|der|ten|ter|te|zu)(?: de[rn]?)? ([A-ZÄÖÜ][\w-]+)")
_LEAST_SEEN = 0.5  # a name is a place if at least so many of its mentions follow "in"


def read_capitals(text: str, facts: Facts) -> Capitals:
    """What the capital letters of an article mean, from how it uses its words elsewhere."""
    within = {word for word in _WITHIN.findall(text) if word[0].isupper()}
    proper = within | {_APOSTROPHE.split(word)[0] for word in within}
    nouns = frozenset(_GERMAN_NOUN.findall(text)) if facts.language == "de" else frozenset()
    small = frozenset(word for word in _SMALL.findall(text) if word[0].islower())
    lasts = frozenset(_LAST.findall(text)) if facts.language == "de" else frozenset()
    linked = frozenset(_LINKED.findall(text)) if facts.language in ("nl", "de") else frozenset()
    return Capitals(nouns, frozenset(proper), _places(text, facts), small, lasts, linked)


def _places(text: str, facts: Facts) -> frozenset[str]:
    """The names that mostly follow a word that tells where something is."""
    if not facts.places:
        return frozenset()
    seen = Counter(hit for hit in _after_place(facts).findall(text) if hit[0].isupper())
    return frozenset(name for name, times in seen.items() if times >= _LEAST_SEEN * text.count(name))


@lru_cache(maxsize=64)
def _after_place(facts: Facts) -> re.Pattern[str]:
    """A name behind a word that tells where; a word given with a capital needs one ("Kota Bandung")."""
    words = "|".join(
        re.escape(word) if word[0].isupper() else f"(?i:{re.escape(word)})" for word in sorted(facts.places)
    )
    return re.compile(rf"\b(?:{words})\s(?=([^\W\d_a-zа-яё][\w’'-]*(?:\s[^\W\d_a-zа-яёіїє][\w’'-]*)*))")
