"""Who is the subject of a verb of saying: the name before it or behind it, appositions and objects told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.summarise.speech.tokens import (
    BODY,
    COLON,
    COMMA,
    CUE,
    DEFINITE,
    END,
    INDEFINITE,
    NAME,
    OFFICE,
    OWNER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SAID_AFTER,
    SAID_OF,
    WORD,
    Token,
)
from bot.text.quotation import Facts


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
REACH = 14  # words from a verb of saying to its subject; longer offices are rare


def mentioned(token: Token) -> Mention:
    """A name or a pronoun as the subject of a verb of saying; a body counts as a name."""
    return Mention(PRONOUN if token.kind == PRONOUN else NAME, token.start, token.end, cued=True)


def either(*found: Mention) -> Mention:
    """The first mention that says anything, else the last."""
    return next((one for one in found if one.kind), found[-1])


def subject_of(sentence: Sequence[Token]) -> Mention:
    """Whom a sentence is about: who speaks in it, else the first person it names."""
    source = _source(sentence)
    if source is not None:
        return mentioned(source)
    cue = next((i for i, token in enumerate(sentence) if token.kind == CUE), None)
    if cue is not None:
        left, right = subject_before(sentence, cue, 0), subject_after(sentence, cue, len(sentence))
        found = either(right, left) if _is_inverted(sentence, cue, right) else either(left, right)
        if found.kind == NAME:
            return found
    return first_named(sentence, 0, len(sentence))


def opinion_of(text: str, sentence: Sequence[Token], begin: int, at: int, facts: Facts) -> Mention:
    """The one whose opinion a sentence gives: "For the architect Anna Roe, this is …"."""
    if begin >= at or text[sentence[begin].start : sentence[begin].end].lower() not in facts.opinion:
        return NOBODY
    ahead = range(begin + 1, min(at, begin + _HOLDER_WITHIN))
    name = next((i for i in ahead if sentence[i].kind in (NAME, COMMA)), begin)
    return mentioned(sentence[name]) if sentence[name].kind == NAME else NOBODY


_HOLDER_WITHIN = 5  # words of "for the architect Anna Roe"


def _source(sentence: Sequence[Token]) -> Token | None:
    """Whose word a sentence gives: "according to Roe", "Roe zufolge"."""
    for i, token in enumerate(sentence):
        beside = i - 1 if token.kind == SAID_AFTER else i + 1
        if token.kind in (SAID_OF, SAID_AFTER) and 0 <= beside < len(sentence) and sentence[beside].kind == NAME:
            return sentence[beside]
    return None


def _is_inverted(sentence: Sequence[Token], cue: int, right: Mention) -> bool:
    """Whether a verb's subject follows it: "…, said Anna Roe."."""
    if right.kind != NAME or not cue or sentence[cue - 1].kind != COMMA:
        return False
    behind = next(i for i in range(cue, len(sentence)) if sentence[i].start == right.start) + 1
    return behind == len(sentence) or sentence[behind].kind in (COMMA, END)


def first_named(sentence: Sequence[Token], begin: int, at: int) -> Mention:
    """The first person named between two positions, objects passed over: the subject, most likely."""
    for i in range(_behind_adjunct(sentence, begin, at), at):
        if sentence[i].kind in (NAME, PRONOUN) and not _is_object(sentence, i):
            named = sentence[_apposition(sentence, i, at)]
            return Mention(named.kind, named.start, named.end)
    return NOBODY


_ADJUNCT = re.compile(r"^R[^.:CQP]{1,24},[DT]*N(?=[wCPDR])")  # "After a talk with Ray Poe, Anna Roe left"


def _behind_adjunct(sentence: Sequence[Token], begin: int, at: int) -> int:
    """Where a sentence begins behind words that hang on a preposition, if a name follows their comma."""
    hit = _ADJUNCT.match("".join(token.kind for token in sentence[begin:at]))
    return begin + hit.end() - 1 if hit is not None else begin


def _apposition(sentence: Sequence[Token], i: int, at: int) -> int:
    """The person behind the name of a team or a body: "Elm coach" in "Elm coach, Anna Roe,"; else the name's place."""
    hit = _OFFICE_OF.match("".join(token.kind for token in sentence[max(0, i - 1) : min(at, i + 6)]))
    return i + hit.end(1) - 1 if hit is not None and i else i


_OFFICE_OF = re.compile(r"(TN,T{0,2})N,?")


# ------------------------------------------------------------ behind the verb

_ENDS_SUBJECT = frozenset({END, QUOTE, COLON, CUE, SAID_OF})


def subject_after(sentence: Sequence[Token], cue: int, finish: int) -> Mention:
    """The subject that follows a verb: "said the head of the agency, Anna Roe"."""
    nominal = ""
    while cue + 1 < finish and sentence[cue + 1].kind == CUE:
        cue += 1  # "diye anlatan", "went on to say"
    for i in range(cue + 1, min(finish, cue + 1 + REACH)):
        kind = sentence[i].kind
        if kind == NAME and (i == cue + 1 or not _is_object(sentence, i, cue)):
            return mentioned(sentence[_leads_to(sentence, cue, i, finish)])
        if kind == PRONOUN and i <= cue + 2 and not nominal:
            return mentioned(sentence[i])
        if kind in _ENDS_SUBJECT or (kind == COMMA and not _is_apposed(sentence, i, finish, nominal)):
            break
        nominal = nominal or _nominal_kind(sentence, i)
    last = min(finish, cue + 1 + REACH, len(sentence)) - 1
    return Mention(nominal, sentence[cue].start, sentence[max(cue, last)].end, cued=True)


def _nominal_kind(sentence: Sequence[Token], i: int) -> str:
    """Whether a word begins a subject without a name: "a guard", "the minister"."""
    if sentence[i].kind in (OFFICE, DEFINITE) and sentence[i - 1].kind != PREPOSITION:
        return OFFICE
    return INDEFINITE if sentence[i].kind == INDEFINITE and sentence[i - 1].kind != PREPOSITION else ""


def _is_apposed(sentence: Sequence[Token], comma: int, finish: int, nominal: str) -> bool:
    """Whether an apposition with the name follows a comma: "the director, Anna Roe"."""
    if not nominal:
        return False
    ahead = comma + 1
    while ahead < finish and sentence[ahead].kind in (OFFICE, DEFINITE) and ahead < comma + 3:
        ahead += 1
    return ahead < finish and sentence[ahead].kind == NAME


_POSSESSOR_FIRST = re.compile(r"^[wT]*[wT]N,N$")
_WORDS_BETWEEN = 4  # of an office between two names


def _leads_to(sentence: Sequence[Token], cue: int, i: int, finish: int) -> int:
    """The name that the first one leads to: "BID president Joe Roe", "the assistant of Ray Poe, Joe Roe"."""
    ahead = i + 1
    while ahead < min(finish, i + 1 + _WORDS_BETWEEN) and sentence[ahead].kind in (WORD, OFFICE):
        ahead += 1
    if i + 1 < ahead < finish and sentence[ahead].kind == NAME:
        return ahead
    kinds = "".join(token.kind for token in sentence[cue + 1 : min(finish, i + 3)])
    return i + 2 if _POSSESSOR_FIRST.search(kinds) else i


# ------------------------------------------------------------ before the verb


def subject_before(sentence: Sequence[Token], cue: int, begin: int, *, objects: bool = False) -> Mention:
    """The subject that a verb follows: "Anna Roe, the head of the agency, said". `objects` takes any name."""
    begin = max(begin, cue - 3 * REACH)
    people = _people(sentence, begin, cue, objects=objects)
    nominal = _nominal(sentence, begin, cue)
    if not people:
        if cue > begin and sentence[cue - 1].kind == BODY:
            return mentioned(sentence[cue - 1])
        return Mention(nominal, sentence[begin].start, sentence[cue].end, cued=True) if nominal else NOBODY
    chosen = people[-1]
    if sentence[chosen].kind == PRONOUN:
        chosen = next((i for i in reversed(people) if sentence[i].kind == NAME), chosen)
    if people[0] == begin and sentence[begin + 1].kind == COMMA and sentence[begin + 2].kind in _APPOSED:
        chosen = begin
    elif sentence[cue - 1].kind == COMMA:
        chosen = _before_comma(sentence, people, cue)
    elif sentence[chosen].kind == PRONOUN and _NOUN_AHEAD.search("".join(t.kind for t in sentence[chosen:cue])):
        return Mention(OFFICE, sentence[chosen].start, sentence[cue].end, cued=True)
    elif nominal and _office_between(sentence, chosen, cue):
        return Mention(nominal, sentence[chosen].start, sentence[cue].end, cued=True)
    return mentioned(sentence[chosen])


_APPOSED = (OFFICE, DEFINITE, INDEFINITE, WORD)


def _people(sentence: Sequence[Token], begin: int, cue: int, *, objects: bool) -> list[int]:
    """Where those stand who may be a verb's subject."""
    kinds = (NAME, OWNER, PRONOUN) if objects else (NAME, PRONOUN)
    found = [i for i in range(begin, cue) if sentence[i].kind in kinds and (objects or not _is_object(sentence, i))]
    return [i for i in found if i == cue - 1 or not _is_quoted_subject(sentence, i, found[0])]


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


_NOUN_AHEAD = re.compile(r",D[wT]{1,3}$")  # "asked whether she would go, the champion said"
_NEW_SUBJECT = re.compile(r"[.,][wR]*[ID]w*T")


def _office_between(sentence: Sequence[Token], person: int, cue: int) -> bool:
    """Whether a new subject without a name stands between a person and the verb ("Roe left, and a guard said")."""
    return bool(_NEW_SUBJECT.search("".join(token.kind for token in sentence[person + 1 : cue])))


def _nominal(sentence: Sequence[Token], begin: int, cue: int) -> str:
    """OFFICE or INDEFINITE where the words before a verb name somebody without a name."""
    kinds = {
        sentence[i].kind for i in range(begin, cue) if i == begin or sentence[i - 1].kind not in (PREPOSITION, DEFINITE)
    } | {sentence[i].kind for i in range(begin, cue) if sentence[i].kind == OFFICE}
    return next((kind for kind in (INDEFINITE, OFFICE) if kind in kinds), "")


def _is_object(sentence: Sequence[Token], i: int, after: int = -1) -> bool:
    """Whether a name hangs on a preposition, one behind the position `after`: "a friend of Roe"."""
    before = i - 1
    if before > after and sentence[before].kind == INDEFINITE:
        return True  # "a Roe supporter"
    while before > after and sentence[before].kind in (DEFINITE, OFFICE, OWNER, BODY):
        before -= 1
    return before > after and sentence[before].kind == PREPOSITION
