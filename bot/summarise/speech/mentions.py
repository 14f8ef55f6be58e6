"""Who said a quote, read from the words around it in its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.summarise.speech.subjects import (
    NOBODY,
    REACH,
    Mention,
    either,
    first_named,
    mentioned,
    opinion_of,
    subject_after,
    subject_before,
)
from bot.summarise.speech.tokens import (
    BODY,
    COLON,
    COMMA,
    CUE,
    NAME,
    OWNER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SAID_AFTER,
    SAID_OF,
    Token,
)
from bot.text.quotation import DASHES, Facts


@dataclass(frozen=True, slots=True)
class _Setting:
    """A quote in its sentence. `begin` and `finish` bound the words that may be its own: up to the next quotes."""

    text: str
    sentence: Sequence[Token]
    kinds: str
    begin: int
    at: int
    finish: int
    facts: Facts

    @property
    def before(self) -> str:
        return self.kinds[self.begin : self.at]

    @property
    def after(self) -> str:
        return self.kinds[self.at + 1 : self.finish]

    def word(self, i: int) -> str:
        return self.text[self.sentence[i].start : self.sentence[i].end].lower()


def mention(text: str, sentence: Sequence[Token], at: int, facts: Facts) -> Mention:
    """Who is named as the speaker of the quote at position `at` of a sentence."""
    kinds = "".join(token.kind for token in sentence)
    begin = kinds.rfind(QUOTE, 0, at) + 1
    finish = kinds.find(QUOTE, at + 1)
    setting = _Setting(text, sentence, kinds, begin, at, finish if finish >= 0 else len(kinds), facts)
    cued = bool(_DIRECT_AFTER.match(setting.after))
    for look in _places(setting):
        found = look(setting)
        cued = cued or found.cued
        if found.kind == PRONOUN and look is _verb_behind:
            found = either(first_named(sentence, begin, at), found)  # "Roe scolded him: “…,” she said."
        if found.kind or (look is _verb_behind and _ELIDED.match(setting.after)):
            return replace(found, cued=cued)
    return Mention(cued=cued)


# Patterns over the letters of `tokens`: what stands behind a quote, and what ends before one.
_SIGNATURE = re.compile(r"^,T*N(?:,[^CQ]*)?\.?$")
_DIRECT_AFTER = re.compile(r"^,{0,2}C")
_ELIDED = re.compile(r"^,{0,2}C[,.]")  # "…", he said, where the verb's ending says "he"
_NEAR_AFTER = re.compile(r"^,?(?:[^,Q.:CSZ]{0,8}|[^Q.:CSZ,]{1,8},[^Q.:CSZ]{1,16},)?C")
_NAME_AFTER = re.compile(r"^,?(?:w{1,3}[DTM]*[NP](?![wR]*C)|[DTM]*[NP]w[.,R])")  # an unknown verb: "…", frets Anna Roe
_SAID_OF_AFTER = re.compile(r"^,?S")
_CUE_AT_END = re.compile(r"C[wDRI]{0,2}[,:]?$")


def _places(setting: _Setting) -> list[Callable[[_Setting], Mention]]:
    """Where to look for the speaker, the likeliest place first."""
    before, after = setting.before, setting.after
    embedded = _is_embedded(setting)
    leads = CUE in before and (before.endswith(COLON) or bool(_CUE_AT_END.search(before)))
    last = _named_before
    rows: tuple[tuple[bool, Callable[[_Setting], Mention]], ...] = (
        (bool(_SIGNATURE.match(after)), _signature),
        (bool(_DIRECT_AFTER.match(after)) and not embedded, _verb_behind),
        (leads, _verb_ahead),
        (bool(_NEAR_AFTER.match(after)) and not embedded, _verb_behind),
        (bool(_SAID_OF_AFTER.match(after)), _said_of_behind),
        (SAID_OF in before, _said_of_ahead),
        (CUE in before, _verb_ahead),
        (SAID_AFTER in before or SAID_AFTER in after, _said_after),
        (embedded, last),
        (CUE in after, _verb_behind),
        (SAID_OF in after, _said_of_behind),
        (bool(_NAME_AFTER.match(after)) and not embedded, _name_behind),
        (True, last),
    )
    return [look for fits, look in rows if fits]


def _is_embedded(setting: _Setting) -> bool:
    """Whether a quote is part of a longer sentence, so that a verb behind it need not be its own."""
    quote = setting.sentence[setting.at]
    inside = setting.text[quote.start : quote.end].rstrip("\"'”’»“」 \u00a0\u202f")
    if not setting.after.startswith(COMMA) and inside[-1:] not in tuple(",.!?…。！？，"):
        return True
    # "…", but Roe said: a new clause.
    first = setting.at + 1 + setting.after.startswith(COMMA)
    return first < setting.finish and setting.word(first) in setting.facts.conjunctions


def _verb_behind(setting: _Setting) -> Mention:
    """By the verb of saying behind the quote: "…", said Roe; "…", Roe said; in Turkish the subject stands ahead."""
    at, finish = setting.at, setting.finish
    cue = setting.kinds.index(CUE, at + 1)
    direct = setting.kinds[at + 1 : cue] in ("", COMMA, COMMA + COMMA)
    right, left = subject_after(setting.sentence, cue, finish), subject_before(setting.sentence, cue, at + 1)
    behind_comma = setting.kinds[cue - 1] == COMMA and left.kind not in (NAME, PRONOUN)
    inverted = direct or behind_comma  # "“…” for a year, says the mayor"
    found = either(right, left) if inverted else either(left, right)
    if found.kind != NAME and setting.word(cue) in setting.facts.reads:
        found = either(_first_behind(setting, cue + 1), found)
    if not found.kind and direct and setting.facts.language in _CASE_SHOWS:
        found = either(_reported_in(setting, cue), _full_name_behind(setting, cue))
    return either(found, subject_before(setting.sentence, at, setting.begin), Mention(cued=True))


_CASE_SHOWS = frozenset({"ru", "uk", "pl", "cs"})
"""Languages whose subject may stand behind an object with a preposition: "wrote in a letter to the mayor Anna Roe"."""


_PLURAL = ("ли", "ют", "ять", "ють")
_IN = frozenset({"в", "во", "у"})


def _reported_in(setting: _Setting, cue: int) -> Mention:
    """The body in which something was said: "they told us at the press office of the Port Agency"."""
    if cue + 1 >= setting.finish or not setting.word(cue).endswith(_PLURAL) or setting.word(cue + 1) not in _IN:
        return NOBODY
    return _first_behind(setting, cue + 2, within=_BODY_WITHIN)


def _first_behind(setting: _Setting, first: int, *, within: int = REACH) -> Mention:
    """The first name from a place on, an object's too: "one reads in a note of the Port Agency"."""
    behind = setting.sentence[first : min(setting.finish, first + within)]
    return next((mentioned(token) for token in behind if token.kind in (NAME, BODY)), NOBODY)


def _full_name_behind(setting: _Setting, cue: int) -> Mention:
    """The first name of two words behind a verb, whatever stands before it."""
    for token in setting.sentence[cue + 1 : min(setting.finish, cue + REACH)]:
        if token.kind == NAME and " " in setting.text[token.start : token.end]:
            return mentioned(token)
    return NOBODY


def _verb_ahead(setting: _Setting) -> Mention:
    """By the verb of saying before the quote: Roe said: "…"; "…" in "described by Roe as …"."""
    cue = setting.kinds.rindex(CUE, setting.begin, setting.at)
    if setting.word(cue + 1) in setting.facts.agents:
        return either(subject_after(setting.sentence, cue + 1, setting.at), Mention(cued=True))
    left = subject_before(setting.sentence, cue, setting.begin)
    if left.kind in (NAME, PRONOUN) or setting.word(cue) in setting.facts.addressing:
        return either(left, Mention(cued=True))
    right = subject_after(setting.sentence, cue, setting.at)
    follows = setting.kinds[cue + 1]
    inverted = follows == PRONOUN or (follows in _SUBJECT_BEGINS and setting.kinds[setting.begin] == PREPOSITION)
    return either(*((right, left) if inverted else (left, right)), Mention(cued=True))


_SUBJECT_BEGINS = "DITNP"


def _said_of_ahead(setting: _Setting) -> Mention:
    said = setting.kinds.rindex(SAID_OF, setting.begin, setting.at)
    theirs = setting.facts.he | setting.facts.she
    for i in (said - 1, said + 1):  # "in her opinion", "according to her,"
        if i >= setting.begin and setting.word(i) in theirs and (i < said or setting.kinds[i + 1] in (COMMA, QUOTE)):
            return Mention(PRONOUN, setting.sentence[i].start, setting.sentence[i].end, cued=True)
    return replace(subject_after(setting.sentence, said, setting.at), cued=True, subject=False)


def _said_of_behind(setting: _Setting) -> Mention:
    said = setting.kinds.index(SAID_OF, setting.at + 1)
    return replace(subject_after(setting.sentence, said, setting.finish), cued=True, subject=False)


def _said_after(setting: _Setting) -> Mention:
    """By a postposition: "Roe zufolge", "Roe'ya göre"."""
    said = next(i for i in range(setting.begin, setting.finish) if setting.kinds[i] == SAID_AFTER)
    begin = setting.begin if said < setting.at else setting.at + 1
    return replace(subject_before(setting.sentence, said, begin, objects=True), cued=True, subject=False)


def _signature(setting: _Setting) -> Mention:
    """By a name behind a dash: "…" — Anna Roe."""
    dash = setting.sentence[setting.at + 1]
    return _name_behind(setting) if setting.text[dash.start] in DASHES else NOBODY


def _name_behind(setting: _Setting) -> Mention:
    name = next(i for i in range(setting.at + 1, setting.finish) if setting.kinds[i] in (NAME, PRONOUN))
    return mentioned(setting.sentence[name])


_BODY_WITHIN = 5  # words of "at the press office of the Port Agency"


def _named_before(setting: _Setting) -> Mention:
    """Without a verb: the one whose opinion the sentence gives ("For Anna Roe, this is …"), else its first person."""
    begin, at = setting.begin, setting.at
    named = either(
        opinion_of(setting.text, setting.sentence, begin, at, setting.facts),
        first_named(setting.sentence, begin, at),
    )
    if not named.kind and setting.before.endswith(COLON) and setting.before.startswith(OWNER):
        return mentioned(setting.sentence[begin])  # "Roe's last word was: …"
    return named
