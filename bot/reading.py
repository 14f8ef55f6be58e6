"""How one article is read: page → article → quotes → summary → what it speaks of. Runs whole in a worker process."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from bot import extract, links, topics
from bot.summarise import condense
from bot.text import detect
from bot.text.words import terms
from storage.articles import Draft
from storage.models import Article, Entry, Source

_TERMS = 2_000  # enough for any news article; keeps a book from filling the index


def read(html: str, url: str, entry: Entry, source: Source) -> Draft:
    """An entry's page, read and condensed; its teaser, marked so, where the page holds no article.

    Raises ValueError with a plain sentence where there is neither.
    """
    try:
        article = extract.read(html, url, entry=entry, select=source.select, language=entry.language or source.language)
    except ValueError:
        return teaser(entry, source)
    return _draft(article, entry, source)


def teaser(entry: Entry, source: Source) -> Draft:
    """What a source's listing itself says of an article whose page cannot be read. Raises ValueError if nothing."""
    if not entry.title:
        raise ValueError("the page holds no article, and the source gives it no title")
    paragraphs = tuple(line.strip() for line in entry.teaser.splitlines() if line.strip())
    language = detect.detect("\n".join((entry.title, *paragraphs)), entry.language or source.language)
    article = Article(
        url=links.canonical(entry.url),
        title=entry.title,
        paragraphs=paragraphs,
        language=language,
        author=entry.author,
        published_at=entry.published_at,
        image=entry.image,
        teaser_only=True,
    )
    return _draft(article, entry, source)


def _draft(article: Article, entry: Entry, source: Source) -> Draft:
    text = article.text
    spoken_of = topics.concepts(article.title, text, article.language)
    given = frozenset(concept for words in source.topics for concept in topics.parse(words).concepts)
    return Draft(
        article=replace(article, source_id=source.id, entry_id=entry.id),
        summary=condense(article.title, text, article.language),
        concepts=spoken_of | given,
        # Without a language: who searches does not say in which one, so all are cut alike.
        terms=tuple(terms(f"{article.title}\n{text}")[:_TERMS]),
        keys=(*links.keys(entry, source.id), *_content_key(article)),
    )


def _content_key(article: Article) -> tuple[str, ...]:
    """Equal long texts are one article, under whatever address; short ones may be equal by chance."""
    text = " ".join(article.text.split())
    return (f"text:{hashlib.sha256(text.encode()).hexdigest()[:32]}",) if len(text) >= 400 else ()
