"""Makers of nouns with sane defaults, so that a test shows only what matters to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database as Tables

from storage.articles import Draft
from storage.migrations import STEPS
from storage.models import Article, Button, Chat, Entry, Item, Page, Quote, Reply, Source, Story, Summary, Text

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
"""The tests' present moment: a Saturday."""


def source(**given: Any) -> Source:
    """A feed."""
    return Source(**{"url": "https://news.example/feed.xml", "name": "The Harbour Post", "language": "en", **given})


def entry(**given: Any) -> Entry:
    """What a feed lists of `article()`."""
    url = "https://news.example/ferry"
    return Entry(**{"id": url, "url": url, "title": "Ferry sails again", "published_at": NOON, **given})


def page(body: bytes = b"<p>Hello</p>", **given: Any) -> Page:
    """A fetched response."""
    return Page(**{"url": "https://news.example/ferry", "body": body, "media_type": "text/html", **given})


def article(**given: Any) -> Article:
    """A short article with a quote in it, of no stored source."""
    return Article(
        **{
            "url": "https://news.example/ferry",
            "title": "Ferry sails again",
            "paragraphs": ("The ferry left the harbour on Friday.", "“We waited a year,” said Mira Tolan."),
            "language": "en",
            "published_at": NOON,
            **given,
        }
    )


def quote(**given: Any) -> Quote:
    """The quote in `article()`."""
    text = "We waited a year,"
    start = article().text.index(text)
    return Quote(
        **{"text": text, "start": start, "end": start + len(text), "speaker": "Mira Tolan", "key": True, **given}
    )


def summary(*sentences: str, **given: Any) -> Summary:
    """A summary of `article()`."""
    sentences = sentences or ("The ferry left the harbour on Friday.",)
    return Summary(**{"sentences": sentences, "quotes": (quote(),), "language": "en", **given})


def draft(number: int = 0, **given: Any) -> Draft:
    """An article to be stored; other numbers make other articles. Fields of the article may be given as well."""
    own = {
        name: given.pop(name) for name in ("summary", "concepts", "terms", "keys", "lines", "version") if name in given
    }
    url = f"https://news.example/{number}"
    made = article(**{"url": url, "entry_id": url, "title": f"Story {number}", **given})
    return Draft(**{"article": made, "summary": summary(), "keys": (f"link:{url}",), **own})


def item(number: int = 1, **given: Any) -> Item:
    """A stored article as a list shows it; fields of the article may be given as well."""
    own = {name: given.pop(name) for name in ("summary", "source", "story_id", "added_at") if name in given}
    made = article(**{"id": number, "url": f"https://news.example/{number}", "title": f"Story {number}", **given})
    return Item(**{"article": made, "summary": summary(), "source": "The Harbour Post", "added_at": NOON, **own})


def story(*items: Item, number: int = 1) -> Story:
    """A story of these items, of one if none are given."""
    return Story(id=number, items=items or (item(story_id=number),))


def chat(number: int = 7, **given: Any) -> Chat:
    """A reader with a digest at seven."""
    return Chat(**{"id": number, "times": ("07:00",), "joined_at": NOON, **given})


def reply(*pages: str, **given: Any) -> Reply:
    """A reply of these pages with a word in bold, and one button."""
    texts = tuple(Text(text=words, entities=(("bold", 0, 1, ""),)) for words in pages or ("Hello",))
    return Reply(**{"pages": texts, "buttons": ((Button(label="More", command="/latest"),),), **given})


@contextmanager
def tables() -> Iterator[Tables]:
    """An empty database of the present schema, in memory."""
    connection = sqlite3.connect(":memory:")
    connection.execute("pragma foreign_keys = on")
    made = Tables(connection, execute_plugins=False, strict=True)
    STEPS.apply(made)
    try:
        yield made
    finally:
        made.close()
