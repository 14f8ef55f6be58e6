"""Topics across languages: what a reader's words name in every language, and whether an article speaks of it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.text import words
from bot.topics import gazetteer
from bot.topics.asked import Topic, parse
from bot.topics.inflection import bending, fold
from bot.topics.match import matcher
from bot.topics.sound import alike, script

__all__ = ["Topic", "called", "concepts", "parse", "speaks_of"]

_REMEMBERED = 1_000  # articles: a digest asks several topics of the same ones
_LONGEST_PARTICLE = 2  # syllables that may follow a name in Korean
_UNSPACED = re.compile(f"[{words.UNSPACED}]")
# Where nobody says what language an article is in, its script decides; any other is taken for English.
_BY_SCRIPT = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "CYRILLIC": "ru", "ARABIC": "ar", "GREEK": "el",
    "HEBREW": "he", "DEVANAGARI": "hi", "THAI": "th", "BENGALI": "bn",
}  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def concepts(title: str, text: str, language: str) -> frozenset[str]:
    """All that an article speaks of: "country:KR", "org:WHO", "city:Paris", "person:…", "subject:economy".

    `language` is a BCP 47 tag; "" is guessed from the script.
    """
    return matcher(_spoken(f"{title}{text}", language)).find(title, text)


def speaks_of(topic: Topic, title: str, text: str, language: str) -> bool:
    """Whether an article is for those who follow the topic: by its concepts, and word by word what is no concept.

    Where a word is only guessed to mean a concept, the word will do as well.
    """
    if not (topic.groups or topic.others or topic.phrases):
        return False
    spoken_of = concepts(title, text, language) if topic.groups else frozenset()
    article = f"{title}\n{text}"
    missing = [guess for group, guess in zip(topic.groups, topic.guesses, strict=True) if group.isdisjoint(spoken_of)]
    return (
        all(guess and _names((guess,), article, _spoken(article, language)) for guess in missing)
        and all(_holds(article, phrase) for phrase in topic.phrases)
        and _names(topic.others, article, _spoken(article, language))
        and not any(speaks_of(unwanted, title, text, language) for unwanted in topic.without)
    )


@lru_cache(maxsize=_REMEMBERED)
def called(concept: str, language: str) -> str:
    """The name of a country, city, body or person in a language; "" where none is known that names it again."""
    key = concept.partition(":")[2]
    names = [name for name, named in gazetteer.names(language) if named == concept]
    return next((name for name in (*names, key) if concept in parse(name).concepts), "")


def _spoken(article: str, language: str) -> str:
    if language:
        return language.partition("-")[0].lower()
    return next((_BY_SCRIPT[s] for s in map(script, words.words(article)) if s in _BY_SCRIPT), "en")


def _holds(article: str, phrase: str) -> bool:
    if _UNSPACED.match(phrase):
        return phrase in fold(article)
    return bool(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", fold(article)))


def _names(others: tuple[str, ...], article: str, language: str) -> bool:
    """Whether the article has the words in a form of theirs, or names that sound like them in its own script."""
    forms, names = _words_of(article, language) if others else (frozenset[str](), ())
    missing = [
        word
        for word in others
        if forms.isdisjoint(bending(language).forms(word)) and not forms.issuperset(words.terms(word, language))
    ]
    return all(any(script(word) != script(name) and alike(word, name) for name in names) for word in missing)


@lru_cache(maxsize=_REMEMBERED)
def _words_of(article: str, language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The stems and terms of an article's words, and what may be names among them."""
    written = dict.fromkeys(words.words(article))
    forms = {form for word in written for form in _forms(word, language)}
    names = dict.fromkeys(form for word in written if not word[0].islower() for form in _forms(word, language))
    return frozenset(forms | set(words.terms(article, language))), tuple(names)


def _forms(word: str, language: str) -> list[str]:
    if language == "ko":
        return [word, *(word[:-cut] for cut in range(1, _LONGEST_PARTICLE + 1) if len(word) > cut + 1)]
    return bending(language).forms(fold(word))
