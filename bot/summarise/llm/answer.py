"""What a model answered → Summary. Nothing in it is believed: it is checked against the article, or not used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.summarise import quotes
from bot.text import detect
from bot.text.words import fold, terms, words
from storage.models import Article, Quote, Summary

_SENTENCES = 3
_LONGEST = 400  # characters of a sentence
_LONGEST_TOGETHER = 900  # a card's room
_LONGEST_TRANSLATION = 600
_LONGEST_NAME = 80
_GROUNDED = 0.5  # share of a sentence's terms that the article has; our guess: paraphrases of news have .6 and more
_SAME_QUOTE = 12  # letters that a part of a quote needs to say which one is meant


class _Said(BaseModel):
    text: str
    speaker: str = ""
    translation: str = ""


class _Answer(BaseModel):
    sentences: list[str]
    quotes: list[_Said] = []


def _object(**properties: object) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_TEXT = {"type": "string"}
# Written out: strict servers want every field required and no defaults, and models that ignore it leave some out.
SCHEMA = _object(
    sentences={"type": "array", "items": _TEXT},
    quotes={"type": "array", "items": _object(text=_TEXT, speaker=_TEXT, translation=_TEXT)},
)

_THOUGHT = re.compile(r"\A.*</think>", re.DOTALL)
# Whatever a chat would make a link of, or show as markup.
_LINK = re.compile(
    r"""\w+://|(?i:\b(?:www\.|mailto:|javascript:|data:))|[^\W_]{2,}\.[^\W\d_]{2,}|(?<!\w)[@#/$][^\W\d]|\w@\w
    |</?[A-Za-z!]|&\#?\w+;|\]\(|\*\*|__|~~|`|^\s*(?:[#>*•-]|\d+\.)\s|[{}|\\]""",
    re.VERBOSE,
)
_JOINERS = "\u200c\u200d"  # letters of Persian and of Indian scripts need them
_MARK = re.compile('["“”„‟«»‹›「」『』《》〝〞]')
_SINGLY_MARKED = re.compile(r"(?<!\w)[‘'](\w.*?)[’'](?!\w)")
_FIGURE = re.compile(r"\d[\d.,\u00a0\u202f]*\d")


def summary(content: str, article: Article, draft: Summary, translate_to: str, made_by: str) -> Summary:
    """The answer as a summary, in `translate_to` unless that is "". Raises ValueError saying why it cannot be used; never repeats what it says."""
    said = _parsed(content)
    sentences = _sentences(said.sentences)
    problem = next(filter(None, (_problem(one, article) for one in sentences)), "")
    problem = problem or (
        _language_problem(sentences, translate_to) if translate_to else _ungrounded(sentences, article)
    )
    if problem:
        # One sentence that fails costs all: what stands around a gap may mean something else.
        raise ValueError(problem)
    chosen = tuple(_quotes(said.quotes, article, translate_to))
    original = article.language or draft.language
    return Summary(
        sentences=sentences,
        quotes=chosen or draft.quotes,
        made_by=made_by,
        language=translate_to or original,
        translated_from=original if translate_to else "",
    )


def _parsed(content: str) -> _Answer:
    """The JSON object in an answer, also between fences or after thoughts."""
    said = _THOUGHT.sub("", content)
    start, end = said.find("{"), said.rfind("}")
    try:
        return _Answer.model_validate_json(said[start : end + 1] if start >= 0 else "")
    except ValidationError:
        raise ValueError("it is not the JSON that was asked for") from None


def _sentences(given: Sequence[str]) -> tuple[str, ...]:
    tidy = [" ".join(one.split()) for one in given]
    sentences = tuple(one for one in tidy if any(sign.isalpha() for sign in one))[:_SENTENCES]
    if not sentences:
        raise ValueError("it has no sentence")
    if sum(map(len, sentences)) > _LONGEST_TOGETHER or max(map(len, sentences)) > _LONGEST:
        raise ValueError("it is too long")
    return sentences


def _problem(sentence: str, article: Article) -> str:
    if not _is_text(sentence):
        return "it holds signs that are no text"
    if _LINK.search(sentence):
        return "it holds a link or markup"
    # What stands in marks says that somebody said so: then the article must have it.
    pieces = _MARK.split(sentence)
    marked = (*pieces[1::2], *_SINGLY_MARKED.findall(sentence))
    if len(pieces) % 2 == 0 or any(piece.strip(" .,!?") not in article.text for piece in marked):
        return "it puts words in quotation marks that the article does not have"
    return ""


def _is_text(text: str) -> bool:
    return all(sign in _JOINERS or unicodedata.category(sign)[0] != "C" for sign in text)


def _ungrounded(sentences: Sequence[str], article: Article) -> str:
    """Says so where a sentence shares too little with the article, or has a figure that the article has not."""
    text = f"{article.title}\n{article.text}"
    known = set(terms(text, article.language))
    figures = set(_figures(text))
    for sentence in sentences:
        used = set(terms(sentence, article.language))
        if len(used & known) < _GROUNDED * len(used):
            return "it says what the article does not"
        if not figures.issuperset(_figures(sentence)):
            return "it has a figure that the article does not have"
    return ""


def _figures(text: str) -> Iterator[str]:
    """Numbers of two digits and more, however their thousands are marked."""
    for figure in _FIGURE.findall(text):
        yield "".join(str(unicodedata.digit(sign)) for sign in figure if sign.isdigit())


def _language_problem(sentences: Sequence[str], translate_to: str) -> str:
    wanted = detect.plain(translate_to)
    return "" if detect.detect(" ".join(sentences), wanted) == wanted else "it is not in the language asked for"


def _quotes(given: Sequence[_Said], article: Article, translate_to: str) -> Iterator[Quote]:
    """The article's own quotes that the model has chosen. It chooses; the words and their place are the article's."""
    found = quotes.prove(article.text, quotes.find(article.text, article.language, article.title))
    folded = {quote: _letters(quote.text) for quote in found}
    chosen: set[Quote] = set()
    for said in given[: 2 * _SENTENCES]:
        wanted = _letters(said.text)
        meant = next((quote for quote in found if _is_meant(wanted, folded[quote])), None)
        if meant is None or meant in chosen or len(chosen) == _SENTENCES:
            continue
        chosen.add(meant)
        translated = translate_to and folded[meant] == wanted
        yield replace(
            meant,
            key=True,
            speaker=meant.speaker or _name(said.speaker, article, meant),
            translation=_translation(said.translation, translate_to) if translated else "",
        )


def _is_meant(wanted: str, quote: str) -> bool:
    return wanted == quote != "" or (len(wanted) >= _SAME_QUOTE and wanted in quote)


def _letters(text: str) -> str:
    """Letters and digits alone: models change marks, dashes and spaces, and the article's own words are shown anyway."""
    return "".join(words(fold(text)))


def _name(speaker: str, article: Article, quote: Quote) -> str:
    """The speaker, if that name stands in the quote's paragraph or beside it; nobody else can have been named there."""
    name = " ".join(speaker.split())
    if not 1 < len(name) <= _LONGEST_NAME or name[0].islower() or not _is_text(name) or _LINK.search(name):
        return ""
    before, after = article.text[: quote.start].split("\n\n"), article.text[quote.end :].split("\n\n")
    near = "\n".join((*before[-2:], *after[:2]))
    return name if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", near) else ""


def _translation(text: str, translate_to: str) -> str:
    """A translation that can be shown; empty where it cannot."""
    tidy = _MARK.sub("", " ".join(text.split())).strip()
    usable = 0 < len(tidy) <= _LONGEST_TRANSLATION and _is_text(tidy) and not _LINK.search(tidy)
    return tidy if usable and not _language_problem([tidy], translate_to) else ""
