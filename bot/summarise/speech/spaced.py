"""Who speaks, in languages without capital letters that put spaces between words: Arabic, Hebrew, Persian, Thai."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.summarise.speech import gender
from bot.summarise.speech.subject import FIRST, LAST, UNNAMED, Subject
from bot.text.quotation import Facts

TOKEN = re.compile(r"[^\s،,:؛;.«»\"“”()।॥۔؟!?]+|[،,:؛;]")
BREAKS = frozenset("،,:؛;")
_LONGEST_NAME = 4
_OWNED = re.compile(r"(?<!لل)(?<!ي)ه$|.{3}ها$")  # "his", "her" at a word's end: no name any more
_ADVERB = ("اً", "ًا")  # "smiling"
_LONGEST_PHRASE = 12
_AND = ("و", "ف", "ו", "ש")  # written as one word with what follows
_TO = re.compile("ل[^لط]..")  # "to the radio": whom somebody tells, once a name is whole
_TIED = ("بال", "لل", "كال")  # "with the", "to the": an object begins
_HIS_WORDS = frozenset(["قوله", "قولها", "تعبيره", "تعبيرها", "وصفه", "وصفها", "رأيه", "رأيها", "لדבריו", "לדבריה"])


def verb_first(before: str, after: str, facts: Facts) -> Subject:
    """The subject behind the verb of saying ("قال سامي حداد إن"), else before it."""
    ahead, behind = TOKEN.findall(before), TOKEN.findall(after)
    for tokens, backwards in ((ahead, True), (behind, False)):
        found = _said_of(tokens, facts)
        if found is not None:
            return found
        cues = [i for i, token in enumerate(tokens) if is_cue(token, facts) and tokens[max(0, i - 1)] not in _NOT]
        if cues:
            return _of_verbs(tokens, cues[::-1] if backwards else cues, facts)
    if ahead and ahead[0] in facts.openers:  # "As for Abu Khaled, …"
        opened = phrase_name(noun_phrase(ahead[1:], facts), facts)
        if opened.kind == LAST and not opened.office:
            return Subject(kind=FIRST, person=True, gender=gender.of_pronoun(ahead[1], facts))
        return Subject(opened.name, person=bool(opened.name))
    heads = [0, *(i + 1 for i, token in enumerate(ahead) if token in BREAKS)]
    near = (i for head in heads for i in range(head, min(head + _VERB, len(ahead))))
    acts = next((i for i in near if _is_definite_office(ahead[i], facts)), None)
    return Subject() if acts is None else phrase_name(noun_phrase(ahead[acts:], facts), facts)


_VERB = 3  # words within which a clause that opens with a verb, a "not" before it, has come to its subject


def _is_definite_office(token: str, facts: Facts) -> bool:
    return token.startswith("ال") and (token in facts.titles or token[2:] in facts.titles)


_NOT = frozenset(["لا", "لم", "لن", "عدم", "وهو", "وهي"])


def _of_verbs(tokens: Sequence[str], cues: Sequence[int], facts: Facts) -> Subject:
    """The subject behind the first of some verbs that has one, else before them."""
    behind = [_apposed(tokens, cue + 1, facts) for cue in cues]
    named = [one for one in behind if one.name or one.kind]
    found = next((one for one in named if not one.name.startswith(_WITH)), named[0] if named else Subject())
    for cue in sorted(cues):
        if not found.name and not found.kind:
            found = _before_verb(tokens[:cue], facts)
            found = replace(found, person=found.person and not found.name.startswith(_AND))  # "and she cheered …"
    shown = gender.of_verb(tokens[cues[0]].removeprefix("و"), facts)
    return replace(found, kind=found.kind or LAST, cued=True, gender=shown)


_WITH = "ب"  # "with", tied to an object: "demanded a paper"; names begin so, too


def _apposed(tokens: Sequence[str], start: int, facts: Facts) -> Subject:
    """The noun phrase at the head of some words, with the office or the name that may follow behind a comma."""
    phrase = noun_phrase(tokens[start:], facts)
    found = phrase_name(phrase, facts)
    behind = start + len(phrase)
    comma, office = (*tokens[behind : behind + 2], "", "")[:2]
    if found.name and not found.office and comma in BREAKS and _is_office(office, facts):
        return replace(found, office=office, person=True)
    if phrase and phrase[0] in facts.titles and (not found.name or facts.bodies.intersection(found.name.split())):
        return _named_behind(tokens[behind : behind + _LONGEST_PHRASE], phrase[0], facts) or found
    return found


def _named_behind(tokens: Sequence[str], office: str, facts: Facts) -> Subject | None:
    """The name that an office leads to over its "in …" and a comma: "the head of the clinic in Elm, Dr Sami Haddad"."""
    comma = next((i for i, token in enumerate(tokens) if token in BREAKS), len(tokens))
    if any(is_cue(token, facts) for token in tokens[:comma]):
        return None
    named = phrase_name(noun_phrase(tokens[comma + 1 :], facts), facts)
    return replace(named, office=office, person=True) if " " in named.name and not named.body else None


def ends_name(token: str, facts: Facts, *, first: bool) -> bool:
    """Whether a name can only begin behind a word."""
    return token in facts.stops or is_cue(token, facts) or token in facts.titles or (first and token.startswith("ال"))


def is_cue(token: str, facts: Facts) -> bool:
    return token in facts.cues or (token[0] in _AND and token[1:] in facts.cues)


def _said_of(tokens: Sequence[str], facts: Facts) -> Subject | None:
    """ "According to X", also where its preposition is tied to the name ("وفقا لوزير")."""
    words = " ".join(tokens)
    if _HIS_WORDS.intersection(tokens):
        return Subject(kind=LAST, cued=True)
    for phrase in facts.said_of:
        hit = re.search(rf"(?:^|\s)[وف]?{re.escape(phrase)}", words)
        if hit is not None and (words[hit.end() : hit.end() + 1] == " " or phrase.endswith("ل")):
            return replace(phrase_name(noun_phrase(words[hit.end() :].split(), facts), facts), cued=True)
    return None


def noun_phrase(tokens: Sequence[str], facts: Facts) -> list[str]:
    """The noun phrase at the head of some words: up to "that", a preposition, a comma."""
    phrase: list[str] = []
    for token in tokens[:_LONGEST_PHRASE]:
        if (
            token in facts.stops
            or token.endswith(_ADVERB)
            or (phrase and _OWNED.search(token) and not token.startswith("ال"))
            or (_TO.match(token) and _is_whole(phrase, facts))
            or (token.startswith(_TIED) and not (phrase and _takes_objects(phrase[0], facts)))
            or is_cue(token, facts)
            or (phrase and _THEN_VERB.match(token))
            or any(sign.isdigit() for sign in token)
        ):
            break
        if token in BREAKS:
            if (phrase and phrase_name(phrase, facts).name) or not phrase:
                break
            continue
        phrase.append(token)
    return phrase


_THEN_VERB = re.compile("ف[يت]...")  # "as for Salma, she looks"


def _takes_objects(head: str, facts: Facts) -> bool:
    """Whether "of the …" may go on a phrase: a body's, or an office that is not "the minister" already."""
    return head in facts.bodies or (head in facts.titles and not is_definite(head))


def _is_whole(phrase: Sequence[str], facts: Facts) -> bool:
    """Whether a phrase holds as many words as a name has, besides offices."""
    return sum(not _is_office(token, facts) for token in phrase) >= NAME_WORDS


def _before_verb(tokens: Sequence[str], facts: Facts) -> Subject:
    """The noun phrase right before a verb, or the one that its sentence opens with ("As for Abu Khaled, …, he said")."""
    if tokens and tokens[0] in facts.openers:
        return phrase_name(noun_phrase(tokens[1:], facts), facts)
    tokens = [token for token in tokens if not token.startswith(_TIED)]
    start = len(tokens)
    while (
        start
        and tokens[start - 1] not in BREAKS
        and tokens[start - 1] not in facts.stops
        and not is_cue(tokens[start - 1], facts)
    ):
        start -= 1
    return phrase_name(list(tokens[max(start, len(tokens) - _LONGEST_PHRASE) :]), facts)


def phrase_name(phrase: Sequence[str], facts: Facts) -> Subject:
    """The name in "office, body, name": what is left when offices and words with an article are gone."""
    if not phrase:
        return Subject()
    if phrase[0] in facts.pronouns:
        return Subject(kind=LAST, person=True)
    if phrase[0] in facts.bodies:
        return _body(phrase)
    if phrase[0] in facts.indefinite or _is_stranger(phrase, facts):
        return Subject(kind=UNNAMED)
    first = 0
    while first < len(phrase) and (_is_office(phrase[first], facts) or (first and phrase[first].startswith(_TIED))):
        first += 1
    name = list(phrase[first:])
    if first and len(name) > 2 and not is_definite(phrase[first - 1]):  # "the mayor" is whole, "mayor" goes on
        articles = [
            i for i, token in enumerate(name[:-1]) if i and is_definite(token) and not _is_joined(name[i - 1], token)
        ]
        later = [i for i in articles if len(name) - i - 1 >= 2]
        name = name[later[-1] + 1 :] if later else name
    elif (
        not first and len(name) >= 4 and is_definite(name[1])
    ):  # "the coordinator of the project Maha Ali", an office we do not know
        name = name[2:]
    if not name:
        return Subject(kind=LAST, person=True, office=phrase[0])
    if len(name) == 1 and len(name[0]) > NAME_WORDS + 1 and _OWNED.search(name[0]):
        return Subject()
    family = next(
        (i for i, token in enumerate(name) if i and is_definite(token) and not _is_joined(name[i - 1], token)), None
    )
    while (
        family is not None
        and family + 1 < len(name)
        and is_definite(name[family + 1])
        and name[family + 1] not in facts.titles
        and not name[family + 1].endswith("ة")
    ):
        family += 1
    name = name if family is None else name[: family + 1]
    office = phrase[0] if first else ""
    return Subject(" ".join(name[:_LONGEST_NAME]), person=len(name) > 1 or bool(first), office=office)


def _is_joined(first: str, second: str) -> bool:
    """Whether two words are one given name: "Abd al-Rahman", "Nur al-Huda"."""
    return first in _FIRST_HALVES or second in _SECOND_HALVES


_FIRST_HALVES = frozenset(["عبد", "أبو", "أم", "ابن"])
_SECOND_HALVES = frozenset(["الدين", "الهدى", "الله", "الحق", "الزمان"])


def _body(phrase: Sequence[str]) -> Subject:
    """An organisation with its name; alone ("the police"), whichever one the article named so."""
    if len(phrase) == 1:
        return Subject(kind=UNNAMED, office=phrase[0])
    return Subject(" ".join(phrase[:_LONGEST_NAME]), body=True, office=phrase[0])


def _is_stranger(phrase: Sequence[str], facts: Facts) -> bool:
    """Whether a phrase is "an old farmer": somebody without a name, not "the farmer Sami Haddad"."""
    return phrase[0] in facts.persons and sum(not _is_office(token, facts) for token in phrase[1:]) < NAME_WORDS


NAME_WORDS = 2


def is_definite(token: str) -> bool:
    """Whether a name's word has the article, which a family name may, and no first name but "Abd al-…"."""
    return token.startswith("ال") and not token.startswith("الل")


def _is_office(token: str, facts: Facts) -> bool:
    return (
        token in facts.titles
        or token in facts.persons
        or (facts.language == "ar" and token.startswith("ال"))
        or (token[:1] in "لب" and token[1:] in facts.titles)
        or (token.endswith(_HIS) and _HIS_END.sub("", token) in facts.titles | facts.persons)
    )


_HIS = ("ه", "ها")
_HIS_END = re.compile("ها?$")
"""What makes "the coach" of an office "her coach"."""


def verb_last(before: str, after: str, facts: Facts) -> Subject:
    """The subject before the verb, as in Persian ("X گفت:")."""
    for words in (before, after):
        tokens = TOKEN.findall(words)
        said = _said_of(tokens, facts)
        if said is not None:
            return said
        cue = next((i for i, token in enumerate(tokens) if is_cue(token, facts)), None)
        if cue is not None:
            phrase = noun_phrase(tokens[:cue], facts)
            found = phrase_name(phrase, facts)
            return replace(found, kind=found.kind or LAST, cued=True)
    return Subject()


def thai(before: str, after: str, facts: Facts) -> Subject:
    """The words before the verb of saying; Thai puts a space between a first and a last name."""
    cues = "|".join(sorted(facts.cues, key=len, reverse=True))
    for words in (before, after):
        hit = re.search(f'([^“”"]*?)(?:{cues})', words)
        if hit is None:
            continue
        tokens = hit.group(1).strip().removeprefix("และ").split()
        at = next((i for i, token in enumerate(tokens) if _without_titles(token, facts) != token), -_FULL)
        name = " ".join(tokens[at:][:_FULL])
        if not name or name in facts.pronouns:
            return Subject(kind=LAST, cued=True, person=True)
        return Subject(_without_titles(name, facts), cued=True, person=True)
    return Subject()


_FULL = 2  # words of a Thai name


def _without_titles(name: str, facts: Facts) -> str:
    for title in sorted(facts.titles, key=len, reverse=True):
        name = name.removeprefix(title)
    return name.strip()
