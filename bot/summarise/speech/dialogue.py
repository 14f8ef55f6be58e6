"""Speech after dashes, and the words of the narrator that dashes and commas put into a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.summarise.speech.marks import Stretch
from bot.summarise.speech.narration import is_aside, tells
from bot.text.quotation import COMMA_ENDS, DASHES, Facts

_DIALOGUE_OPENS = re.compile(rf"(?:^|(?<=[.!?…:»]\s))[{DASHES}]\s?(?=[\w¿¡«“\"])")
_DIALOGUE_TURNS = re.compile(rf"(?<=[\s,.!?…»])[{DASHES}](?=[.,;:]?\s?\w)|(?<=\w)[—–](?=[.,;:]?\s)")
_NARRATION = 80  # signs looked through for a verb of saying


def with_dialogue(text: str, start: int, end: int, found: list[Stretch], facts: Facts) -> list[Stretch]:
    """The stretches of a paragraph, the narrator's words cut out of them, and its speech after dashes added."""
    if not facts.dashes:
        return found
    found = [part for stretch in found for part in _without_narration(text, stretch, facts)]
    found = _after_dashes(text, start, end, found, facts)
    return [part for stretch in found for part in _without_clause(text, stretch, facts)]


def _after_dashes(text: str, start: int, end: int, found: list[Stretch], facts: Facts) -> list[Stretch]:
    """Speech after dashes: "— Text, — said X. — Text." Only where a verb of saying follows a dash."""
    paragraph = text[start:end]
    opening = next(
        (hit for hit in _DIALOGUE_OPENS.finditer(paragraph) if not _covered(found, start + hit.start())), None
    )
    if opening is None:
        return found
    spoken: list[Stretch] = []
    left, inside = start + opening.start(), start + opening.end()
    if facts.dashes == COMMA_ENDS:
        return _around(
            found,
            list(
                _to_comma(text, left, inside, end, facts, leads=left == start or _follows_telling(paragraph, opening))
            ),
        )
    speaking, told = True, False
    for turn in _DIALOGUE_TURNS.finditer(paragraph, opening.end()):
        at = start + turn.start()
        if _covered(found, at):
            continue
        if speaking and _narrates(text, at, end, facts):
            spoken.append(Stretch(inside, at, left, at, text[left]))
            speaking, told = False, True
        elif not speaking:
            left, inside, speaking = at, at + 1, True
    if speaking and (told or opening.start() == 0 or (not spoken and _follows_telling(paragraph, opening))):
        spoken.append(Stretch(inside, end, left, end, text[left], closed=told))
    return _around(found, spoken)


_DATELINE = 40  # signs in which a dash may end a dateline


def _follows_telling(paragraph: str, opening: re.Match[str]) -> bool:
    """Whether the narrator brings in somebody whose speech is the paragraph's rest: "The mayor regrets it. – We tried."."""
    told = paragraph[: opening.start()].rstrip()
    begins = paragraph[opening.end() : opening.end() + 1]
    return len(told) > _DATELINE and told[-2:-1].islower() and begins.isupper() and paragraph[-1] in ".!?…"


def _narrates(text: str, dash: int, end: int, facts: Facts) -> bool:
    """Whether the narrator's words follow a dash."""
    narration = text[dash + 1 : min(end, dash + _NARRATION)]
    return tells(narration, facts) or is_aside(narration, facts, after=text[max(0, dash - 2) : dash].strip()[-1:])


def _around(found: list[Stretch], spoken: list[Stretch]) -> list[Stretch]:
    """Stretches between marks and after dashes, those within others left out."""
    kept = [s for s in found if not any(one.left <= s.left < one.right for one in spoken)]
    return sorted([*kept, *spoken], key=lambda stretch: stretch.left)


_COMMA = re.compile(r"[,!?”]\s")
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_a-z]|[”\"»¿¡])")
_SHORT_CLAUSE = re.compile(r"[^.!?,]{1,40}\.?$")


def _to_comma(text: str, left: int, inside: int, end: int, facts: Facts, *, leads: bool) -> Iterator[Stretch]:
    """Speech that a comma leads out of: "– Text, says X. Text." `leads`: the dash begins the paragraph."""
    for comma in _COMMA.finditer(text, inside, end):
        short = _SHORT_CLAUSE.match(text, comma.end(), end) is not None
        if not tells(text[comma.end() : min(end, comma.end() + 60)], facts, words=4 if short else 1):
            continue
        stop = comma.start() + (text[comma.start()] != ",")
        yield Stretch(inside, stop, left, stop, text[left])
        ends = _SENTENCE_END.search(text, comma.end(), end)
        if leads and ends is not None and not _goes_on_telling(text[ends.end() : end], facts):
            yield Stretch(ends.end(), end, ends.end(), end, text[left])
        return
    if leads and text[end - 1] in ".!?…":
        yield Stretch(inside, end, left, end, text[left], closed=False)


def _goes_on_telling(rest: str, facts: Facts) -> bool:
    """Whether the narrator speaks on behind "says X.": of him or her, or in marks."""
    word = rest.split(maxsplit=1)[0].lower()
    return word in facts.he | facts.she or word[0] in DASHES


def _covered(found: list[Stretch], at: int) -> bool:
    return any(stretch.left <= at < stretch.right for stretch in found)


def _without_narration(text: str, stretch: Stretch, facts: Facts) -> Iterator[Stretch]:
    """A stretch without the words that tell, between dashes, who speaks: «Text, — said X. — Text»."""
    if not stretch.mark:
        yield stretch
        return
    turns = _INSERTED.finditer(text, stretch.start, stretch.end)
    first = next(
        (turn for turn in turns if tells(text[turn.end() : min(stretch.end, turn.end() + 60)], facts, words=2)), None
    )
    if first is None:
        yield stretch
        return
    yield Stretch(stretch.start, first.start(), stretch.left, first.start(), stretch.mark)
    back = _INSERTED.search(text, first.end(), stretch.end)
    if back is not None:
        yield Stretch(back.end(), stretch.end, back.start(), stretch.right, text[back.end() - 1], stretch.closed)


_INSERTED = re.compile(rf"(?<=\s)[{DASHES}](?=[\s.,])|(?<=\w)[—–](?=[.,;:]?\s)")

_INCISE = re.compile(
    r"(?<=[\w%)»”])\s?[,!?…]\s(?=([^\W\dA-Z_]+[,.]|(?:s['’])?[^\W\d_]+(?:-t)?-(?:ils?|elles?)\b|[^\W\dA-Z_][\w'’-]*(?:\s[\w'’-]+)?\s"
    r"(?:l[ae]s?\s|l['’]|un[e]?\s|M\.\s|son\s|sa\s|ce\s|cette\s|il\s|lo\s|i\s|gli\s|lui\b|lei\b|[A-Z]))"
    r"([^.,;«»]|(?<=\bM)\.){0,80}?[.,])"
)
_INCISE_AFTER_DASH = re.compile(r"(?<=[\w%)»”])[,!?…]\s(?=[^\W\d_]+(?:\s[^\s.,;]+){0,5}[.,])")
_INVERTED = re.compile(r"[^\W\d_]+-(?:ils?|elles?)\b|(?:s['’])?[^\W\d_]+-t-(?:ils?|elles?)\b")
_CLAUSE_END = re.compile(r"(?<!\bM)[.,]")
_REPORTS = re.compile(r"^\w+\s(?:che|que|qu['’]\w|że|že|что|що|ki)\b")


def _without_clause(text: str, stretch: Stretch, facts: Facts) -> Iterator[Stretch]:
    """A stretch without the clause between commas that tells who speaks: « Text, a-t-elle dit. Text »."""
    for hit in _clauses(text, stretch, facts):
        ends = _CLAUSE_END.search(text, hit.end(), stretch.end)
        if ends is None:
            continue
        stop = hit.start() + (text[hit.start() : hit.end()].strip() != ",") * (len(hit.group().rstrip()))
        yield Stretch(stretch.start, stop, stretch.left, stop, stretch.mark)
        if text[ends.end() : stretch.end].strip():
            yield Stretch(ends.end(), stretch.end, ends.end(), stretch.right, stretch.mark, stretch.closed)
        return
    yield stretch


def _clauses(text: str, stretch: Stretch, facts: Facts) -> Iterator[re.Match[str]]:
    """Where such a clause may begin. Between marks only the French and the Italian press puts it."""
    if not stretch.mark:
        return
    if facts.language in _INCISE_WITHIN_MARKS:
        for hit in _INCISE.finditer(text, stretch.start, stretch.end):
            following = text[hit.end() : min(stretch.end, hit.end() + 40)]
            if _INVERTED.match(following) or tells(following, facts, words=2):
                yield hit
    elif stretch.mark in DASHES and facts.dashes != COMMA_ENDS:
        for hit in _INCISE_AFTER_DASH.finditer(text, stretch.start, stretch.end):
            following = text[hit.end() : min(stretch.end, hit.end() + 40)]
            if tells(following, facts, words=1) and not _REPORTS.match(following):
                yield hit


_INCISE_WITHIN_MARKS = frozenset({"fr", "it"})
