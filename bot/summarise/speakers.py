"""Who said a quote, read from the words around it. For languages whose names begin with capital letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.summarise.clauses import (
    BODY,
    CLOSE,
    COLON,
    COMMA,
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
    SAID_AFTER,
    SAID_OF,
    WORD,
    Token,
)
from bot.text.quotation import DASHES, Facts


@dataclass(frozen=True, slots=True)
class Mention:
    """How a sentence names the speaker: `kind` is NAME, PRONOUN, OFFICE ("the minister"), INDEFINITE or empty.

    `cued` says that a verb of saying stands by; `subject`, that the name is in the nominative.
    """

    kind: str = ""
    start: int = 0
    end: int = 0
    cued: bool = False
    subject: bool = True


NOBODY = Mention()
_REACH = 14  # words from a verb of saying to its subject; longer offices are rare
_NEAR_AFTER = re.compile(r"^,?(?:[^,Q.:CSZ]{0,8}|[^Q.:CSZ,]{1,8},[^Q.:CSZ]{1,16},)?C")
_SIGNATURE = re.compile(r"^,T*N(?:,[^CQ]*)?\.?$")
_DIRECT_AFTER = re.compile(r"^,?C")
_NAME_AFTER = re.compile(
    r"^,?(?:w{1,3}[DTM]*[NP](?![wR]*C)|[DTM]*[NP]w[.,R])"
)  # a verb we do not know: "…", frets Anna Roe
_SAID_OF_AFTER = re.compile(r"^,?S")
_CUE_AT_END = re.compile(r"C[wDRI]{0,2}[,:]?$")


def mention(text: str, sentence: Sequence[Token], at: int, facts: Facts) -> Mention:
    """Who is named as the speaker of the quote at position `at` of a sentence."""
    kinds = "".join(token.kind for token in sentence)
    begin = kinds.rfind(QUOTE, 0, at) + 1
    finish = kinds.find(QUOTE, at + 1)
    finish = len(kinds) if finish < 0 else finish
    before, after = kinds[begin:at], kinds[at + 1 : finish]
    embedded = not after.startswith(COMMA) and not _ends_as_speech(text, sentence[at])
    embedded = embedded or _goes_on_with(text, sentence, at, finish, facts)
    cued = bool(_DIRECT_AFTER.match(after))
    for step in _steps(before, after, embedded=embedded):
        found = step_mention(text, sentence, step, begin, at, finish, facts)
        cued = cued or found.cued
        if found.kind == PRONOUN and step == "after":
            found = _first(_subject(sentence, begin, at), found)  # "Roe scolded him: “…,” she said."
        if found.kind:
            return replace(found, cued=cued)
    return Mention(cued=cued)


def _goes_on_with(text: str, sentence: Sequence[Token], at: int, finish: int, facts: Facts) -> bool:
    """Whether a new clause follows a quote, whose verb is not the quote's: "…", but Roe said she …"."""
    first = at + 1 + (at + 1 < finish and sentence[at + 1].kind == COMMA)
    return first < finish and text[sentence[first].start : sentence[first].end].lower() in facts.conjunctions


def _ends_as_speech(text: str, quote: Token) -> bool:
    """Whether a quote ends with a comma or a full stop of its own, as whole sentences do."""
    inside = text[quote.start : quote.end].rstrip("\"'”’»“」 \u00a0\u202f")
    return inside[-1:] in ",.!?…。！？，" and inside != ""


def _steps(before: str, after: str, *, embedded: bool) -> list[str]:
    """Where to look, the likeliest place first."""
    near_after = bool(_NEAR_AFTER.match(after))
    steps = ["signature"] if _SIGNATURE.match(after) else []
    if _DIRECT_AFTER.match(after) and not embedded:
        steps.append("after")
    if CUE in before and (before.endswith(COLON) or _CUE_AT_END.search(before)):
        steps.append("before")
    if near_after and not embedded:
        steps.append("after")
    if _SAID_OF_AFTER.match(after):
        steps.append("said_of_after")
    if SAID_OF in before:
        steps.append("said_of_before")
    if CUE in before:
        steps.append("before")
    if SAID_AFTER in before or SAID_AFTER in after:
        steps.append("said_after")
    later = ["after"] if CUE in after else []
    later += ["said_of_after"] if SAID_OF in after else []
    steps += ["fragment", *later] if embedded else later
    if not embedded and _NAME_AFTER.match(after):
        steps.append("name_after")
    steps.append("colon" if before.endswith(COLON) else "fragment")
    return steps


def step_mention(
    text: str, sentence: Sequence[Token], step: str, begin: int, at: int, finish: int, facts: Facts
) -> Mention:
    """The mention that one step finds, NOBODY where it finds none."""
    kinds = "".join(token.kind for token in sentence)
    if step == "after":
        cue = kinds.index(CUE, at + 1)
        direct = cue - at <= 2 and kinds[at + 1 : cue] in ("", COMMA)
        right, left = _right(text, sentence, cue, finish, facts), _left(sentence, cue, at + 1)
        found = _first(right, left) if direct else _first(left, right)
        if not found.kind and direct and facts.language in _CASE_SHOWS:
            found = _last_name(text, sentence, cue, finish)
        return found if found.kind else _first(_left(sentence, at, begin), Mention(cued=True))
    if step == "before":
        cue = kinds.rindex(CUE, begin, at)
        if text[sentence[cue + 1].start : sentence[cue + 1].end].lower() in facts.agents:
            return _first(_right(text, sentence, cue + 1, at, facts), Mention(cued=True))
        left = _left(sentence, cue, begin)
        if left.kind or text[sentence[cue].start : sentence[cue].end].lower() in facts.addressing:
            return _first(left, Mention(cued=True))
        return _first(_right(text, sentence, cue, at, facts), Mention(cued=True))
    if step in ("said_of_before", "said_of_after"):
        said = kinds.rindex(SAID_OF, begin, at) if step == "said_of_before" else kinds.index(SAID_OF, at + 1)
        found = _right(text, sentence, said, at if said < at else finish, facts)
        return Mention(found.kind, found.start, found.end, cued=True, subject=False)
    if step == "said_after":
        said = next(i for i in range(begin, finish) if kinds[i] == SAID_AFTER)
        found = _left(sentence, said, begin if said < at else at + 1, objects=True)
        return Mention(found.kind, found.start, found.end, cued=True, subject=False)
    if step == "signature" and text[sentence[at + 1].start] not in DASHES:
        return NOBODY
    if step in ("name_after", "signature"):
        name = next(i for i in range(at + 1, finish) if kinds[i] in (NAME, PRONOUN))
        return _named(sentence, name)
    return _first(_holder(text, sentence, begin, at, facts), _subject(sentence, begin, at))


def _holder(text: str, sentence: Sequence[Token], begin: int, at: int, facts: Facts) -> Mention:
    """Whose opinion a sentence gives: "For Anna Roe, this is …"."""
    if text[sentence[begin].start : sentence[begin].end].lower() in facts.opinion:
        ahead = range(begin + 1, min(at, begin + _HOLDER_WITHIN))
        name = next((i for i in ahead if sentence[i].kind in (NAME, COMMA)), begin)
        if sentence[name].kind == NAME:
            return _named(sentence, name)
    return NOBODY


_HOLDER_WITHIN = 5  # words of "for the architect Anna Roe"


def subject_of(text: str, sentence: Sequence[Token], facts: Facts) -> Mention:
    """Whom a sentence is about: who speaks in it, else the first person it names."""
    kinds = "".join(token.kind for token in sentence)
    cue = kinds.find(CUE)
    if cue >= 0:
        left, right = _left(sentence, cue, 0), _right(text, sentence, cue, len(sentence), facts)
        found = _first(right, left) if _inverted(sentence, cue, right) else _first(left, right)
        if found.kind == NAME:
            return found
    return _subject(sentence, 0, len(sentence))


def _inverted(sentence: Sequence[Token], cue: int, right: Mention) -> bool:
    """Whether a verb's subject follows it: "…, said Anna Roe."."""
    if right.kind != NAME or not cue or sentence[cue - 1].kind != COMMA:
        return False
    behind = next(i for i in range(cue, len(sentence)) if sentence[i].start == right.start) + 1
    return behind == len(sentence) or sentence[behind].kind in (COMMA, END)


_CASE_SHOWS = frozenset({"ru", "uk", "pl", "cs"})
"""Languages whose subject may stand behind an object with a preposition: "wrote in a letter to the mayor Anna Roe"."""


def _last_name(text: str, sentence: Sequence[Token], cue: int, finish: int) -> Mention:
    """The first name of two words behind a verb, whatever stands before it."""
    ahead = range(cue + 1, min(finish, cue + _REACH))
    found = next(
        (i for i in ahead if sentence[i].kind == NAME and " " in text[sentence[i].start : sentence[i].end]), None
    )
    return NOBODY if found is None else _named(sentence, found)


def _first(*found: Mention) -> Mention:
    return next((one for one in found if one.kind), found[-1])


def _right(text: str, sentence: Sequence[Token], cue: int, finish: int, facts: Facts) -> Mention:
    """The subject that follows a verb: "said the head of the agency, Anna Roe"."""
    nominal = ""
    while cue + 1 < finish and sentence[cue + 1].kind == CUE:
        cue += 1  # "diye anlatan", "went on to say"
    for i in range(cue + 1, min(finish, cue + 1 + _REACH)):
        kind = sentence[i].kind
        if kind == NAME and (i == cue + 1 or not _is_object(sentence, i, cue)):
            return _named(sentence, _later(sentence, cue, i, finish))
        if kind == PRONOUN and i <= cue + 2 and not nominal:
            return Mention(PRONOUN, sentence[i].start, sentence[i].end, cued=True)
        if kind in (END, QUOTE, COLON, CUE, SAID_OF) or (kind == COMMA and not _goes_on(sentence, i, finish, nominal)):
            break
        if kind == INDEFINITE and not nominal:
            nominal = INDEFINITE
        elif kind in (OFFICE, DEFINITE) and not nominal and sentence[i - 1].kind != PREPOSITION:
            nominal = OFFICE
    return Mention(nominal, sentence[cue].start, sentence[cue].end, cued=True)


def _goes_on(sentence: Sequence[Token], comma: int, finish: int, nominal: str) -> bool:
    """Whether an apposition with the name follows a comma: "the director, Anna Roe"."""
    if comma + 1 >= finish or not nominal:
        return False
    ahead = comma + 1
    while ahead < finish and sentence[ahead].kind in (OFFICE, DEFINITE) and ahead < comma + 3:
        ahead += 1
    return ahead < finish and sentence[ahead].kind == NAME


def _later(sentence: Sequence[Token], cue: int, i: int, finish: int) -> int:
    """The name that the first one leads to: "BID president Joe Roe", "the assistant of Ray Poe, Joe Roe"."""
    ahead = i + 1
    while ahead < finish and ahead < i + 5 and sentence[ahead].kind in (WORD, OFFICE):
        ahead += 1
    if ahead < finish and ahead > i + 1 and sentence[ahead].kind == NAME:
        return ahead
    kinds = "".join(token.kind for token in sentence[cue + 1 : min(finish, i + 3)])
    return i + 2 if _POSSESSOR_FIRST.search(kinds) else i


_POSSESSOR_FIRST = re.compile(r"^[wT]*[wT]N,N$")


def _left(sentence: Sequence[Token], cue: int, begin: int, *, objects: bool = False) -> Mention:
    """The subject that a verb follows: "Anna Roe, the head of the agency, said"."""
    begin = max(begin, cue - 3 * _REACH)
    people = [
        i
        for i in range(begin, cue)
        if sentence[i].kind in ((NAME, OWNER, PRONOUN) if objects else (NAME, PRONOUN))
        and (objects or not _is_object(sentence, i))
    ]
    people = [i for i in people if i == cue - 1 or not _is_quoted_subject(sentence, i, people[0])]
    nominal = _nominal(sentence, begin, cue)
    if not people and sentence[cue - 1].kind == BODY:
        return _named(sentence, cue - 1)
    if not people:
        return Mention(nominal, sentence[begin].start, sentence[cue].end, cued=True) if nominal else NOBODY
    chosen = people[-1]
    if sentence[chosen].kind == PRONOUN:
        chosen = next((i for i in reversed(people) if sentence[i].kind == NAME), chosen)
    if people[0] == begin and sentence[begin + 1].kind == COMMA and sentence[begin + 2].kind in _APPOSED:
        chosen = begin
    elif sentence[cue - 1].kind == COMMA:
        chosen = _before_comma(sentence, people, cue)
    elif nominal and _office_between(sentence, chosen, cue):
        return Mention(nominal, sentence[chosen].start, sentence[cue].end, cued=True)
    return _named(sentence, chosen)


_THAT = re.compile(r"C[wD]{0,3}$")


def _is_quoted_subject(sentence: Sequence[Token], i: int, first: int) -> bool:
    """Whether a name only begins what another one says: Poe in "Roe said on Friday that Poe was wrong, adding"."""
    return i > first and bool(_THAT.search("".join(token.kind for token in sentence[max(first, i - 4) : i])))


def _before_comma(sentence: Sequence[Token], people: Sequence[int], cue: int) -> int:
    """The subject of a verb behind a comma: in "Roe, who …, said", in "the head, Roe, said", in "Roe hit Poe, saying"."""
    for i in reversed(people):
        before = i - 1
        while before > 0 and sentence[before].kind in (OFFICE, DEFINITE):
            before -= 1
        if sentence[i + 1].kind == COMMA and (i + 1 < cue - 1 or (i and sentence[before].kind == COMMA)):
            return i
    return people[0]


_APPOSED = (OFFICE, DEFINITE, INDEFINITE, WORD)


def _office_between(sentence: Sequence[Token], person: int, cue: int) -> bool:
    """Whether a new subject without a name stands between a person and the verb ("Roe left, and a guard said")."""
    kinds = "".join(token.kind for token in sentence[person + 1 : cue])
    return bool(re.search(r"[.,][wR]*[ID]w*T", kinds))


def _nominal(sentence: Sequence[Token], begin: int, cue: int) -> str:
    """OFFICE or INDEFINITE where the words before a verb name somebody without a name."""
    kinds = [token.kind for token in sentence[begin:cue]]
    if OFFICE not in kinds and INDEFINITE not in kinds:
        return ""
    return INDEFINITE if INDEFINITE in kinds else OFFICE


def _subject(sentence: Sequence[Token], begin: int, at: int) -> Mention:
    """The first person a sentence names before a quote: its subject, most likely."""
    for i in range(begin, at):
        if sentence[i].kind in (NAME, PRONOUN) and not _is_object(sentence, i):
            found = _named(sentence, i)
            return Mention(found.kind, found.start, found.end)
    return NOBODY


def _is_object(sentence: Sequence[Token], i: int, after: int = -1) -> bool:
    """Whether a name hangs on a preposition, one behind the position `after`: "a friend of Roe"."""
    before = i - 1
    while before > after and sentence[before].kind in (DEFINITE, OFFICE, OWNER, BODY):
        before -= 1
    if i - 1 > after and sentence[i - 1].kind == INDEFINITE:
        return True  # "a Roe supporter"
    return before > after and sentence[before].kind == PREPOSITION


def _named(sentence: Sequence[Token], i: int) -> Mention:
    return Mention(PRONOUN if sentence[i].kind == PRONOUN else NAME, sentence[i].start, sentence[i].end, cued=True)


_TERMINAL = ".!?…"
_TIGHT = re.compile(r"^(?:[DIT]*[NP]?C|C)")


def sentences(text: str, tokens: Sequence[Token], stretches_closed: Sequence[bool]) -> list[list[Token]]:
    """A paragraph's tokens by sentence. A quote that ends like a sentence ends one, unless its speaker follows."""
    found: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        found[-1].append(token)
        if token.kind == END or (token.kind == QUOTE and _ends_sentence(text, tokens, i, stretches_closed)):
            found.append([])
    return [sentence for sentence in found if sentence]


def _ends_sentence(text: str, tokens: Sequence[Token], i: int, closed: Sequence[bool]) -> bool:
    quote = tokens[i]
    inside = text[quote.start : quote.end].rstrip("\"'”’»“「」 \u00a0\u202f")
    if inside[-1:] not in _TERMINAL or not inside or i + 1 == len(tokens) or not closed[quote.quote]:
        return False
    following = tokens[i + 1]
    if following.kind in (COMMA, CUE, SAID_OF, END, COLON) or not text[following.start].isupper():
        return following.kind == QUOTE
    tight = _TIGHT.match("".join(token.kind for token in tokens[i + 1 : i + 5]))
    return not tight or inside[-1] == "."


__all__ = ["CLOSE", "NOBODY", "OPEN", "Mention", "mention", "sentences"]
