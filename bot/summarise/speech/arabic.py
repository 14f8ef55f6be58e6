"""The people of an Arabic article, where nothing but its wording shows what is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.summarise.speech.spaced import NAME_WORDS, TOKEN, ends_name, is_cue, is_definite, noun_phrase, phrase_name
from bot.summarise.speech.subject import Subject
from bot.text.quotation import Facts


def full_names(text: str, facts: Facts) -> list[str]:
    """The names that an office, an age, "who is" or a family name used alone proves, in the article's order."""
    with_office = (subject.name for subject in officials(text, facts))
    found = dict.fromkeys((*_introduced(text, facts), *with_office, *_of_family(text, facts)))
    return sorted(found, key=lambda name: (text.find(name), name))


def _introduced(text: str, facts: Facts) -> Iterator[str]:
    """The names before a comma and an office, an age or "who is", where it is plain where they begin."""
    for hit in _INTRODUCED.finditer(text):
        follows = hit.group(2)
        if not (follows in _WHO or follows in facts.titles):
            continue
        tokens = hit.group(1).split()
        start = next(
            (
                i + 1
                for i in range(len(tokens) - 1, -1, -1)
                if ends_name(tokens[i], facts, first=i == 0) or _OWNED.search(tokens[i])
            ),
            0 if len(tokens) == NAME_WORDS and _opens(text, hit.start(1)) else None,
        )
        whole = start is not None and len(tokens) - start >= NAME_WORDS
        if start is not None and whole and facts.bodies.isdisjoint(tokens[start:]):
            office = bool(start) and tokens[start - 1] in facts.titles
            yield phrase_name(tokens[start - 1 :], facts).name if office else " ".join(tokens[start:])


_INTRODUCED = re.compile(r"((?:[^\s،,.:؛«»\"“”()]+ ){1,4}[^\s،,.:؛«»\"“”()]+)، ([^\s،,.]+)")
_OWNED = re.compile("...(?:.ه|ها)$")
"""A word with "his" or "her" tied to it: no name."""
_WHO = frozenset(["وهو", "وهي", "البالغ", "البالغة", "ابن", "ابنة"])


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    return not text[:at].rstrip(" ") or text[:at].rstrip(" ")[-1] in "\n.!؟"


def officials(text: str, facts: Facts) -> Iterator[Subject]:
    """The names behind an office whose last word is a family's: it has the article, or the text uses it alone."""
    for sentence in _SENTENCE.split(text):
        tokens = TOKEN.findall(sentence)
        for i, token in enumerate(tokens):
            if token.removeprefix("و") not in facts.titles:
                continue
            found = phrase_name(noun_phrase(tokens[i:], facts), facts)
            words = found.name.split()
            named = found.person and len(words) >= NAME_WORDS and not facts.bodies.intersection(words)
            if named and (is_definite(words[-1]) or _is_repeated(words[-1], text)):
                yield found


def _is_repeated(word: str, text: str) -> bool:
    return len(re.findall(rf"\s[وف]?{re.escape(word)}\b", text)) > 1


_SENTENCE = re.compile(r"[.!?؟\n«»\"“”]+")


def _of_family(text: str, facts: Facts) -> Iterator[str]:
    """The names whose one half stands alone behind a verb of saying or "as for": "Haddad said" of Sami Haddad."""
    tokens = TOKEN.findall(text)
    halves = {
        word
        for ahead, word in pairwise(tokens)
        if (is_cue(ahead, facts) or ahead in facts.openers) and _may_be_named(word, facts)
    }
    for first, second in pairwise(tokens):
        half = is_definite(second) and not is_definite(first) and not halves.isdisjoint((first, second))
        if half and _may_be_named(first, facts) and _may_be_named(second, facts):
            yield f"{first} {second}"


_LEAST_SIGNS = 3  # of a name's word
_ARTICLE = re.compile("^(?:و|ف|ال)")
_TIED = re.compile(r"(?:[وفبلك]ال|لل|[بلك]ـ)")


def _may_be_named(word: str, facts: Facts) -> bool:
    known = (facts.titles, facts.persons, facts.bodies, facts.stops, facts.pronouns, facts.prepositions, facts.places)
    return (
        len(word) >= _LEAST_SIGNS
        and word.isalpha()
        and not any(word in words for words in known)
        and not any(_ARTICLE.sub("", word) in words for words in known)
        and not is_cue(word, facts)
        and _TIED.match(word) is None
        and not word.endswith(("اً", "ًا", "ها", "هم"))
    )
