"""Does what follows a dash or a comma tell who spoke?"""

from __future__ import annotations

import re

from bot.text.quotation import DASHES, Facts

CUE_WITHIN = 4  # words after a dash within which the verb of saying has to stand

_NEXT_DASH = re.compile(r"[—–―]|\s-\s")
_NARRATED = re.compile(r"[\w'’]+(?:-\w+)*")
_SHORT = 60  # signs of an aside between two dashes
_ASIDE = re.compile(rf"\s?[^\W\dA-Z_][^.!?{DASHES}]{{1,{_SHORT}}}\s?[{DASHES}](?=[.,;:])")
"""Words between dashes, the second of which a sign follows: "— It is here — and he points —. Outside …"."""

_TOLD = {
    "ru": r"[а-яё]+(?:ает|яет|ует|ит|ал|ала|ил|ила|ел|ела|нул|нула|ял|яла)(?:ся|сь)?",
    "uk": r"[а-яіїєґ]+(?:ає|яє|ує|ить|їть|ав|ала|ив|ила|ів|іла|нув|нула|яв|яла)(?:ться|ся)?",
    "pl": r"[a-ząćęłńóśźż]+(?:[ae]|[iy]|[aiyąęu]ł|[aiyęu]ła)",
    "cs": r"[a-záčďéěíňóřšťúůýž]+(?:[áíe]|uje|[aieěuí]l|[aieěuí]la)",
}
"""What a verb of the third person looks like, where nearly every verb may tell of speaking ("he chuckled")."""

_VERB_FIRST = {
    language: re.compile(rf"\s?{verb}(?:\s(?:się|se|si))?(?:\s?[.,]|\s?[—–]|$|\s+(?:[^\W\d_a-zа-яёіїєґ]\w|(?:{who})))")
    for language, verb, who in (
        ("ru", _TOLD["ru"], r"она?\b|[а-яё]+ \w+ [А-ЯЁ]|[а-яё]+ [А-ЯЁ]|[а-яё]+[.,]"),
        ("uk", _TOLD["uk"], r"він\b|вона\b|[а-яіїєґ]+ \w+ [А-ЯІЇЄҐ]|[а-яіїєґ]+ [А-ЯІЇЄҐ]|[а-яіїєґ]+[.,]"),
        ("pl", _TOLD["pl"], r"ona?\b|pani?\b"),
        ("cs", _TOLD["cs"], r"ona?\b|pan[ií]?\b"),
    )
}


def tells(narration: str, facts: Facts, *, words: int = CUE_WITHIN) -> bool:
    """Whether a text tells who spoke: a verb of saying is among its first words, or it begins with another's verb."""
    first = _NARRATED.findall(_NEXT_DASH.split(narration)[0])[:words]
    if len(first) > 1 and first[1].lower() in (facts.he | facts.she) & facts.pronouns and words > 1:
        return True  # "— grumbles he"
    return any(facts.is_cue(_bare(word.lower(), facts)) for word in first)


def is_aside(narration: str, facts: Facts, *, after: str) -> bool:
    """Whether the narrator's words follow a dash without a verb of saying. `after`: the sign before the dash."""
    if _ASIDE.match(narration):
        return True
    verb = _VERB_FIRST.get(facts.language)
    if verb is None or (facts.language in _SIGN_FIRST and after not in ',.!?…»”"'):
        return False
    return verb.match(narration) is not None


_SIGN_FIRST = frozenset({"ru", "uk"})
"""Languages that put a sign between what is said and the dash behind it."""


def _bare(word: str, facts: Facts) -> str:
    """A verb without the pronoun that is tied to it ("dit-il", "katanya")."""
    ending = next((e for e in facts.pronoun_endings if word.endswith(e) and len(word) > len(e) + 1), "")
    return word[: len(word) - len(ending)]
