"""How an article is condensed. The extractive summary is made with each reading; a back-end may better it."""

from __future__ import annotations

from bot.summarise import extractive as extractive
from bot.summarise import quotes as quotes
from bot.text import detect
from storage.models import Article, Summary


def condense(title: str, text: str, language: str = "", *, sentences: int = 3) -> Summary:
    """The extractive summary of a text with its key quotes, every quote proved against the text."""
    language = language or detect.detect(f"{title}\n{text}")
    found = quotes.prove(text, quotes.find(text, language, title))
    return extractive.summarise(title, text, language, found, sentences=sentences)


class Extractive:
    """The back-end that is always there: keeps the extractive summary. Needs no key, no network, no waiting."""

    async def summarise(self, article: Article, draft: Summary) -> Summary:  # the protocol's
        return draft
