"""Is a stretch between marks what somebody said? Or a title, a nickname, a word held at arm's length?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.summarise.speech.marks import Stretch, is_title
from bot.summarise.speech.subjects import Mention
from bot.summarise.speech.tokens import COLON, COMMA, CUE, QUOTE, SAID_OF, Token
from bot.text.quotation import DASHES, SINGLE, Facts

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEAST_WORDS = 3  # fewer are words held at arm's length more often than speech
_CLAUSE_WORDS = 7  # as many are speech even where no verb of saying stands by
_FRAGMENT_WORDS = 5  # the same where they begin small, as no title does
_SENTENCE_WITHIN = re.compile(r"[.!?] \w")
_MARKUP = re.compile(r"[=/]$")


def may_speak(text: str, stretch: Stretch) -> bool:
    """Whether the look of a stretch alone leaves it open that somebody speaks: not one or two words inside a sentence."""
    inside = text[stretch.start : stretch.end]
    if is_title(stretch) or not inside:
        return False
    if stretch.mark and stretch.mark in DASHES:
        return True
    following = text[stretch.right : stretch.right + 1]
    if text[stretch.end : stretch.end + 1] == "," or (following == "." and inside[0].isupper()):
        return True
    return len(_WORD.findall(inside)) >= _LEAST_WORDS or inside[-1] in ",.!?…" or following == ","


def is_quote(
    text: str,
    stretch: Stretch,
    sentence: Sequence[Token],
    at: int,
    who: Mention,
    facts: Facts,
    *,
    singles: bool = False,
) -> bool:
    """Whether a stretch is a direct quote, from its own look and the words around it. `singles`: the article
    speaks between single marks."""
    inside = text[stretch.start : stretch.end]
    words = _WORD.findall(inside)
    if not words or _MARKUP.search(text[max(0, stretch.left - 1) : stretch.left]):
        return False
    small, speech = inside[0].islower(), _speech_position(sentence, at)
    if stretch.mark and stretch.mark in SINGLE and not (speech or singles):
        return False
    if len(words) < (_LEAST_WORDS + 1 if small else _CLAUSE_WORDS) and _named_so(text, sentence, at, facts):
        return False
    if stretch.mark and stretch.mark in DASHES:
        return True  # found by the verb of saying behind the dash
    whole = (
        _whole(inside, text, stretch, first=at == 0 and facts.language not in _STOP_INSIDE, speech=speech)
        and not _is_apposed(text, stretch, sentence, at)
    ) or (not small and at > 0 and sentence[at - 1].kind == COLON)
    title = _title_case(words, facts) and not _SENTENCE_WITHIN.search(inside)
    if len(words) < _LEAST_WORDS:
        if inside[0].isupper() and inside[-1] in ".!?…" and not sentence[:at] and not sentence[at + 1 :]:
            return True  # "Yes." as a sentence by itself
        leads = at == 0 or sentence[at - 1].kind in (COLON, COMMA, QUOTE)
        return whole and speech and who.cued and leads and (not title or len(words) == 1 or facts.language == "de")
    if title and not (whole and who.cued and _leads_in(sentence, at)):
        return False
    enough = _FRAGMENT_WORDS if small else _CLAUSE_WORDS
    return (
        (who.cued and (small or speech or facts.language == "de"))
        or whole
        or len(words) >= enough
        or (facts.language == "en" and not inside[0].isdigit() and not singles)
    )  # English marks little else


_STOP_INSIDE = frozenset({"en"})
"""Languages that put a full stop before the closing mark; elsewhere one behind it may end what is said."""


def _whole(inside: str, text: str, stretch: Stretch, *, first: bool, speech: bool) -> bool:
    """Whether it looks like a whole sentence, or the first half of one before "she said". `first`: its sentence's;
    `speech`: where speech stands."""
    following, cut = text[stretch.right : stretch.right + 1], text[stretch.end : stretch.end + 1]
    ends = (
        inside[-1] in ",.!?…"
        or following == ""
        or (following == "," and speech)
        or cut == ","
        or (first and following == ".")
    )
    return inside[:1].isupper() and ends


def _is_apposed(text: str, stretch: Stretch, sentence: Sequence[Token], at: int) -> bool:
    """Whether it only names what stands before it: "the club's hymn, “Boats”, rang out"."""
    return at > 0 and sentence[at - 1].kind == COMMA and text[stretch.right : stretch.right + 1] == ","


def _speech_position(sentence: Sequence[Token], at: int) -> bool:
    """Whether it stands where speech stands: first in its sentence, after a colon, or next to a verb of saying."""
    if at == 0 or sentence[at - 1].kind in (COLON, QUOTE):
        return True
    beside = [token.kind for token in (*sentence[max(0, at - 2) : at], *sentence[at + 1 : at + 4])]
    return CUE in beside or SAID_OF in beside


def _leads_in(sentence: Sequence[Token], at: int) -> bool:
    """Whether a quote begins its sentence, or follows a colon or a verb of saying, a comma between allowed."""
    before = "".join(token.kind for token in sentence[max(0, at - 2) : at])
    return not before or before[-1] in ":CQ" or before == "C,"


def _title_case(words: Sequence[str], facts: Facts) -> bool:
    """Whether nearly all longer words begin with a capital letter, like a title's. German nouns do so anyway."""
    large = [word for word in words if not word[0].islower()]
    small = [word for word in words if word[0].islower() and (len(word) > 3 or facts.language == "de")]
    return not small and len(large) >= min(2, len(words))


def _named_so(text: str, sentence: Sequence[Token], at: int, facts: Facts) -> bool:
    """Whether the words right before introduce a name or a title: "the song", "so-called"."""
    before = [text[token.start : token.end].lower() for token in sentence[max(0, at - 3) : at]]
    return any(word in facts.works for word in before[-2:]) or " ".join(before[-2:]) in facts.works
