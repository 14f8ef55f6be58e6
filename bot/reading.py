"""How one article is read: page → article → quotes → summary → what it speaks of. Runs whole in a worker process."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from bot import extract, links, topics
from bot.summarise import condense
from bot.text import detect
from bot.text.words import terms
from storage import lines
from storage.articles import Draft
from storage.models import Article, Entry, Source, Summary

_CONTENT = "text:"
_TERMS = 2_000  # enough for any news article; keeps a book from filling the index
_LONGEST_LINE = 160  # characters; what sources repeat is shorter
_MOST_REPEATED = 0.4  # of an article's characters: beyond, it is one article under several addresses
_QUOTED = re.compile(r"[\"“”„«»「」『』]")  # words of somebody's are news each time


def read(
    pages: Sequence[tuple[str, str]], entry: Entry, source: Source, repeated: frozenset[int] = frozenset()
) -> Draft:
    """An entry's pages (each its HTML and address), read and condensed; its teaser, marked so, where they hold none.

    `repeated` are the lines that the source has in all its articles (storage.lines): they are left out.
    Raises ValueError with a plain sentence where there is neither.
    """
    language = entry.language or source.language
    try:
        (html, url), *further = pages
        article = extract.read(html, url, entry=entry, select=source.select, language=language)
    except ValueError:
        return teaser(entry, source)
    rest = [_further(html, url, source, language) for html, url in further]
    return _draft(extract.join([article, *(page for page in rest if page)]), entry, source, repeated)


def _further(html: str, url: str, source: Source, language: str) -> Article | None:
    """A further page of an article; None where there is nothing to read."""
    try:
        return extract.read(html, url, select=source.select, language=language)
    except ValueError:
        return None


def without(draft: Draft, source: Source, repeated: frozenset[int]) -> Draft:
    """The draft condensed anew without the lines that its source repeats; the same draft where it has none."""
    article = _without(draft.article, repeated)
    return draft if article is draft.article else _condensed(replace(draft, article=article), source)


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
        teaser_only=not entry.body_html,  # a short message of a channel is whole
    )
    return _draft(article, entry, source)


def _draft(article: Article, entry: Entry, source: Source, repeated: frozenset[int] = frozenset()) -> Draft:
    kept = _without(article, repeated)
    draft = Draft(
        article=replace(kept, source_id=source.id, entry_id=entry.id),
        summary=Summary(sentences=()),
        keys=(*links.keys(entry, source.id), *_content_key(kept)),
        lines=tuple({lines.key(line) for line in article.paragraphs if _is_short(line)}),
    )
    return _condensed(draft, source)


def _condensed(draft: Draft, source: Source) -> Draft:
    """The draft with what its article's text gives."""
    title, text, language = draft.article.title, draft.article.text, draft.article.language
    given = frozenset(concept for words in source.topics for concept in topics.parse(words).concepts)
    return replace(
        draft,
        summary=condense(title, text, language),
        concepts=topics.concepts(title, text, language) | given,
        # Without a language: who searches does not say in which one, so all are cut alike.
        terms=tuple(terms(f"{title}\n{text}")[:_TERMS]),
    )


def _without(article: Article, repeated: frozenset[int]) -> Article:
    """The article without the lines that its source repeats, unless they are too much of it."""
    if not repeated:
        return article
    kept = tuple(line for line in article.paragraphs if not _is_short(line) or lines.key(line) not in repeated)
    dropped = sum(map(len, article.paragraphs)) - sum(map(len, kept))
    if not 0 < dropped <= _MOST_REPEATED * sum(map(len, article.paragraphs)):
        return article
    return replace(article, paragraphs=kept)


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and not _QUOTED.search(line)


def content_keys(draft: Draft) -> tuple[str, ...]:
    """Of a draft's keys those that its text gives, not its entry."""
    return tuple(key for key in draft.keys if key.startswith(_CONTENT))


def _content_key(article: Article) -> tuple[str, ...]:
    """Equal long texts are one article, under whatever address; short ones may be equal by chance."""
    text = " ".join(article.text.split())
    return (f"{_CONTENT}{hashlib.sha256(text.encode()).hexdigest()[:32]}",) if len(text) >= 400 else ()
