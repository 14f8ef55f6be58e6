"""Who speaks in Hindi and Urdu: the noun phrase before the particle of the subject, and the name within it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.summarise.speech.spaced import BREAKS, NAME_WORDS, TOKEN, is_cue
from bot.summarise.speech.subject import LAST, UNNAMED, Subject
from bot.text.quotation import Facts


def subject(before: str, after: str, facts: Facts) -> Subject:
    """The noun phrase before the particle of the subject, as in Hindi ("X ने कहा"), or before "according to"."""
    cued = any(is_cue(token, facts) for token in TOKEN.findall(before + " " + after))
    told = _TOLD.search(after)
    if told is not None:
        return replace(_name(TOKEN.findall(told.group(1)), facts), cued=True)
    for words in (before, after):
        for phrase in facts.said_after:
            head, said, _ = words.partition(phrase)
            if said:
                return replace(_name(TOKEN.findall(head), facts), cued=True)
        tokens = TOKEN.findall(words)
        for i, token in enumerate(tokens):
            if token in facts.pronouns:
                return Subject(kind=LAST, cued=cued, person=True)
            if token in facts.particles and i:
                return replace(_name(tokens[:i], facts), cued=cued)
        spoke = next((i for i, token in enumerate(tokens) if i and is_cue(token, facts)), 0)
        if spoke:
            return replace(_name(tokens[:spoke], facts), cued=True)
    return Subject(cued=cued)


_TOLD = re.compile(r"^[^।]{0,20}कहना (?:है|था) ([^।]{3,80}?) (?:का|की)(?=\s*(?:।|$))")
"""Behind a quote: "so says the wrestler …"."""
_LONGEST = 3  # words at most


def _name(tokens: Sequence[str], facts: Facts) -> Subject:
    """The last words before a particle, back to a break or a postposition; what follows an office is the name."""
    start = len(tokens)
    if facts.indefinite.intersection(tokens[-_DESCRIBED:]) and tokens[-1] in _WHO_DOES:
        return Subject(kind=UNNAMED, person=True)
    while start and tokens[start - 1] not in BREAKS and tokens[start - 1] not in facts.stops:
        start -= 1
    phrase = list(tokens[start:])
    if phrase and phrase[-1] in ("हुए", "हुई"):  # "smiling"
        del phrase[-2:]
    if not phrase or phrase[-1] in _OBLIQUE:
        return Subject(kind=LAST, person=True)
    if phrase[-1] in facts.bodies and not facts.indefinite.intersection(phrase):
        return Subject(" ".join(phrase[-_LONGEST:]), body=True) if len(phrase) > 1 else Subject(kind=UNNAMED)
    if facts.indefinite.intersection(phrase):
        return Subject(kind=UNNAMED, person=True)
    offices = [i for i, token in enumerate(phrase) if token in facts.titles]
    office = phrase[offices[-1]] if offices else ""
    name = phrase[offices[-1] + 1 :] if offices else phrase[-2:]
    if not name:
        return Subject(kind=LAST, person=True, office=office)
    return Subject(" ".join(name[-_LONGEST:]), person=len(name) > 1 or bool(office), office=office)


_OBLIQUE = frozenset(["उन", "इन", "उस", "इस"])  # "according to her"


_WHO_DOES = frozenset(["वाले", "वाली", "वाला"])
_DESCRIBED = 5  # words of "a seller of betel from the quarter"
_POSTPOSITIONS = frozenset(["ने", "का", "की", "के", "को", "से", "نے", "کا", "کی", "کے", "کو", "سے"])
_VERBAL = frozenset(
    ["है", "हैं", "था", "थी", "थे", "थीं", "नहीं", "हो", "गया", "गई", "गए", "रहा", "रही", "रहे", "हुआ", "हुई", "हुए"]
)


def full_names(text: str, facts: Facts) -> list[str]:
    """The two or three words behind an office and before a postposition or another noun of its kind."""
    tokens = TOKEN.findall(text)
    names = []
    for i, token in enumerate(tokens):
        if token not in facts.titles:
            continue
        name: list[str] = []
        for word in tokens[i + 1 : i + 2 + _LONGEST]:
            if word in BREAKS or word in _VERBAL or word in facts.stops or word in facts.titles or is_cue(word, facts):
                break
            name.append(word)
        follows = tokens[i + 1 + len(name)] if i + 1 + len(name) < len(tokens) else ""
        size = next((n for n in (_LONGEST, NAME_WORDS) if n <= len(name) and tokens.count(name[n - 1]) > 1), 0)
        if not size and NAME_WORDS <= len(name) <= _LONGEST and follows in _POSTPOSITIONS:
            size = len(name)
        if size:
            names.append(" ".join(name[:size]))
    return names
