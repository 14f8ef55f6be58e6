"""Who is said to speak, as the languages without capital letters give it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.text.quotation import Facts

LAST, FIRST, UNNAMED = "last", "first", "unnamed"
A_BODY = "*body"
"""The office of a word like "the company", which means the organisation that spoke or was named last."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is said to speak. Without a name, `kind` LAST means a pronoun or nobody, FIRST whom the article is
    about ("as for her"), UNNAMED "an official".

    `cued` says that a verb of saying stands by; `person`, that an office or the name's shape shows a person; `office`
    is the one that goes with the name, or stands for it ("the mayor"); `body`, that an organisation speaks;
    `gender`, HE or SHE where the verb shows it.
    """

    name: str = ""
    kind: str = ""
    cued: bool = False
    person: bool = False
    office: str = ""
    body: bool = False
    gender: str = ""


@lru_cache(maxsize=16)
def cue_pattern(facts: Facts) -> re.Pattern[str]:
    """Any verb of saying, the longest first."""
    words = sorted((*facts.cues, *facts.cue_stems), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=16)
def ending_with(words: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, ordered))})$")
