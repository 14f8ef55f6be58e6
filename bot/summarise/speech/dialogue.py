"""Speech after dashes, and the words of the narrator that dashes put into a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.summarise.speech.marks import Stretch
from bot.text.quotation import COMMA_ENDS, DASHES, Facts

_DIALOGUE_OPENS = re.compile(rf"(?:^|(?<=[.!?…:»]\s))[{DASHES}]\s?(?=[\w¿¡«“\"])")
_DIALOGUE_TURNS = re.compile(rf"(?<=[\s,.!?…»])[{DASHES}](?=[.,;:]?\s?\w)|(?<=\w)[—–](?=[.,;:]?\s)")
_CUE_WITHIN = 4  # words after a dash within which the verb of saying has to stand


def with_dialogue(text: str, start: int, end: int, found: list[Stretch], facts: Facts) -> list[Stretch]:
    """The stretches of a paragraph, the narrator's words cut out of them, and its speech after dashes added."""
    if not facts.dashes:
        return found
    found = [part for stretch in found for part in _without_narration(text, stretch, facts)]
    if facts.language == "fr":
        found = [part for stretch in found for part in _without_clause(text, stretch, facts)]
    return _after_dashes(text, start, end, found, facts)


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
        return _to_comma(text, left, inside, end, found, facts)
    speaking, told = True, False
    for turn in _DIALOGUE_TURNS.finditer(paragraph, opening.end()):
        at = start + turn.start()
        if _covered(found, at):
            continue
        if speaking and _tells(text[at + 1 : at + 80], facts):
            spoken.append(Stretch(inside, at, left, at, text[left]))
            speaking, told = False, True
        elif not speaking:
            left, inside, speaking = at, at + 1, True
    if speaking and (told or opening.start() == 0):
        spoken.append(Stretch(inside, end, left, end, text[left], closed=told))
    kept = [s for s in found if not any(one.left <= s.left < one.right for one in spoken)]
    return sorted([*kept, *spoken], key=lambda stretch: stretch.left)


_COMMA = re.compile(r"[,!?”]\s")


def _to_comma(text: str, left: int, inside: int, end: int, found: list[Stretch], facts: Facts) -> list[Stretch]:
    """Speech that a comma leads out of: "– Text, says X."."""
    for comma in _COMMA.finditer(text, inside, end):
        if _tells(text[comma.end() : comma.end() + 60], facts, words=1):
            stop = comma.start() + (text[comma.start()] != ",")
            kept = [s for s in found if not left <= s.left < stop]
            return sorted([*kept, Stretch(inside, stop, left, stop, text[left])], key=lambda stretch: stretch.left)
    return found


def _covered(found: list[Stretch], at: int) -> bool:
    return any(stretch.left <= at < stretch.right for stretch in found)


def _without_narration(text: str, stretch: Stretch, facts: Facts) -> Iterator[Stretch]:
    """A stretch without the words that tell, between dashes, who speaks: «Text, — said X. — Text»."""
    if not stretch.mark:
        yield stretch
        return
    turns = _INSERTED.finditer(text, stretch.start, stretch.end)
    first = next(
        (turn for turn in turns if _tells(text[turn.end() : min(stretch.end, turn.end() + 60)], facts, words=2)), None
    )
    if first is None:
        yield stretch
        return
    yield Stretch(stretch.start, first.start(), stretch.left, first.start(), stretch.mark)
    back = _INSERTED.search(text, first.end(), stretch.end)
    if back is not None:
        yield Stretch(back.end(), stretch.end, back.start(), stretch.right, text[back.end() - 1], stretch.closed)


_FRENCH_CLAUSE = re.compile(
    r"(?<=[\w%)»])\s?[,!?…]\s(?=((?:s['’])?[^\W\d_]+(?:-t)?-(?:ils?|elles?)\b|[^\W\dA-Z_][\w'’-]*(?:\s[\w'’-]+)?\s"
    r"(?:l[ae]s?\s|l['’]|un[e]?\s|M\.\s|son\s|sa\s|ce\s|cette\s|[A-Z]))([^.,;«»]|(?<=\bM)\.){0,80}?[.,])"
)
_INVERTED = re.compile(r"[^\W\d_]+-(?:ils?|elles?)\b|(?:s['’])?[^\W\d_]+-t-(?:ils?|elles?)\b")
_CLAUSE_END = re.compile(r"(?<!\bM)[.,]")


def _without_clause(text: str, stretch: Stretch, facts: Facts) -> Iterator[Stretch]:
    """A French stretch without the clause between commas that tells who speaks: « Text, a-t-elle dit. Text »."""
    for hit in _FRENCH_CLAUSE.finditer(text, stretch.start, stretch.end) if stretch.mark else ():
        if not (_INVERTED.match(text, hit.end()) or _tells(text[hit.end() : hit.end() + 40], facts, words=2)):
            continue
        ends = _CLAUSE_END.search(text, hit.end(), stretch.end)
        if ends is None:
            continue
        stop = hit.start() + (text[hit.start() : hit.end()].strip() != ",") * (len(hit.group().rstrip()))
        yield Stretch(stretch.start, stop, stretch.left, stop, stretch.mark)
        if text[ends.end() : stretch.end].strip():
            yield Stretch(ends.end(), stretch.end, ends.end(), stretch.right, stretch.mark, stretch.closed)
        return
    yield stretch


_INSERTED = re.compile(rf"(?<=\s)[{DASHES}](?=[\s.,])|(?<=\w)[—–](?=[.,;:]?\s)")


def _tells(narration: str, facts: Facts, *, words: int = _CUE_WITHIN) -> bool:
    """Whether what follows tells who spoke: a verb of saying is among its first words."""
    first = _NARRATED.findall(_NEXT_DASH.split(narration)[0])[:words]
    if len(first) > 1 and first[1].lower() in (facts.he | facts.she) & facts.pronouns and words > 1:
        return True  # "— grumbles he"
    return any(facts.is_cue(_bare(word.lower(), facts)) for word in first)


_NEXT_DASH = re.compile(r"[—–―]|\s-\s")
_NARRATED = re.compile(r"[\w'’]+(?:-\w+)*")


def _bare(word: str, facts: Facts) -> str:
    """A verb without the pronoun that is tied to it ("dit-il", "katanya")."""
    ending = next((e for e in facts.pronoun_endings if word.endswith(e) and len(word) > len(e) + 1), "")
    return word[: len(word) - len(ending)]
