"""The direct quotes of an article and who said them, each proved to stand there letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.summarise.key_quotes import choose
from bot.summarise.speech import paragraphs, spoken
from bot.text import quotation
from storage.models import Quote


def find(text: str, language: str = "", title: str = "") -> list[Quote]:
    """All direct quotes in order, `text[q.start:q.end] == q.text`; the one to three best are marked as key.

    One quote per stretch between marks, so one that goes on over paragraphs is one per paragraph. `speaker` is the
    fullest name that the article gives, empty where it names nobody. `language` is guessed where it is empty.
    """
    facts = quotation.facts(language or quotation.guess(text))
    read = text[:_LONGEST]
    bounds = [(a, b) for a, b in paragraphs(read) if not (_is_headline(read[a:b], title) or _RELATED.match(read, a, b))]
    heard = spoken(read, title, bounds, facts)
    quotes = [Quote(text=read[s.start : s.end], start=s.start, end=s.end, speaker=who) for s, who in heard]
    return choose(prove(text, quotes), title, facts.language)


_LONGEST = 50_000  # signs that are read: longer than reports are; a hostile text ends here
_RELATED = re.compile(
    r"\s*(?:(?:baca|lihat|simak)(?: juga| pula)?|read (?:more|also)|see also|lesen sie (?:auch|mehr)|mehr zum thema"
    r"|lire aussi|à lire aussi|lea también|lee también|leia (?:também|mais)|leggi anche|lees ook|czytaj (?:też|także|również)"
    r"|zobacz (?:też|także)|čtěte (?:také|více)|читайте (?:также|також|ещё)|ayrıca okuyun|xem thêm|đọc thêm|اقرأ أيضا|اقرأ أيضاً"
    r"|läs (?:också|mer)|te puede interesar|le puede interesar|ilgili haber|baca|čtěte|leia também|veja (?:também|mais)|voir aussi|weiterlesen|pilihan editor|berita terkait|関連記事|あわせて読みたい|관련기사|相关阅读|相關閱讀|延伸阅读|延伸閱讀)\s*[:：»>|–-]",
    re.IGNORECASE,
)
"""How lines begin that only lead to other articles: what stands in quotation marks there is a headline."""


def _is_headline(paragraph: str, title: str) -> bool:
    """Whether a paragraph only repeats the title; the marks in it are the editor's."""
    return bool(title) and paragraph.strip().rstrip(".").casefold() == title.strip().rstrip(".").casefold()


def prove(text: str, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes that stand in the text letter by letter where they say; the others are dropped."""
    return tuple(quote for quote in quotes if quote.text and text[quote.start : quote.end] == quote.text)
