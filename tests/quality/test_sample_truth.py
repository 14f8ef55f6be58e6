"""The samples' expected outcome, article by article: what is read, who is quoted, which topics it is for."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot import extract, topics
from bot.sample_server import SampleServer
from bot.sources import KINDS
from bot.summarise import quotes
from storage.models import Article, Page

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
DATA = Path(__file__).parents[1] / "data"
TRUTH = tomllib.loads((DATA / "samples.toml").read_text(encoding="utf-8"))["article"]
READABLE = [article for article in TRUTH if not article.get("teaser_only")]
each_article = pytest.mark.parametrize("truth", READABLE, ids=lambda truth: truth["file"].removesuffix(".html"))


async def read(truth: dict[str, Any]) -> Article:
    """The article as gathering reads it: from its source's entry, and its page where the entry is not whole."""
    async with SampleServer(NOW) as server, aiohttp.ClientSession() as session:
        slug = truth["file"].partition("/")[0]
        source = next(s for s in server.sources() if urlsplit(s.url).path.startswith(f"/{slug}/"))
        async with session.get(source.url) as answer:
            listing = Page(url=source.url, body=await answer.read(), media_type=answer.content_type, charset="utf-8")
        entries = KINDS[source.kind](listing, source).entries
        entry = next(e for e in entries if urlsplit(e.url).path == f"/{truth['file']}")
        async with session.get(entry.url) as answer:
            html = entry.body_html or await answer.text()
        return extract.read(html, entry.url, entry=entry, select=source.select, language=source.language)


@each_article
async def test_page_is_read_without_what_is_not_the_story(truth: dict[str, Any]) -> None:
    article = await read(truth)

    assert article.title == truth["title"]
    assert article.language == truth["language"]
    assert [line for line in truth["present"] if line not in article.text] == []
    assert [line for line in truth["absent"] if line in article.text] == []


@each_article
async def test_author_and_flags_are_read(truth: dict[str, Any]) -> None:
    article = await read(truth)

    assert article.author == truth.get("author", article.author)
    assert article.paywalled is truth.get("paywalled", False)
    assert article.sponsored is truth.get("sponsored", False)


@each_article
async def test_every_quote_is_found_with_its_speaker(truth: dict[str, Any]) -> None:
    article = await read(truth)

    found = quotes.find(article.text, article.language, article.title)

    assert [quote.text for quote in found] == [wanted["text"] for wanted in truth["quotes"]]
    pairs = [(wanted["speaker"], quote.speaker) for wanted, quote in zip(truth["quotes"], found, strict=True)]
    assert [(wanted, speaker) for wanted, speaker in pairs if wanted not in speaker] == []


@each_article
async def test_topics_find_it_and_others_do_not(truth: dict[str, Any]) -> None:
    article = await read(truth)

    found = {
        words
        for words in (*truth["topics"], *truth["other_topics"])
        if topics.speaks_of(topics.parse(words), article.title, article.text, article.language)
    }

    assert found == set(truth["topics"])
