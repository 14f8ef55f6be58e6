"""The kind of article the bot is for, kept outside the repository: read, condensed and quoted as it should be."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from bot import extract, topics
from bot.summarise import condense

FOLDER = Path(__file__).parents[3] / "shared" / "seed"
SEEDS = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []


@pytest.mark.skipif(not SEEDS, reason="the seed article stands outside the repository and is not here")
def test_seed_article_is_read_condensed_and_quoted() -> None:
    lines = [line.strip() for line in SEEDS[0].read_text("utf-8").splitlines() if line.strip()]
    title = next(line for line in lines if line.endswith("?"))
    body = "".join(f"<h1>{escape(line)}</h1>" if line == title else f"<p>{escape(line)}</p>" for line in lines)
    article = extract.read(f"<html><body><article>{body}</article></body></html>", "https://news.example/kim")

    summary = condense(article.title, article.text, article.language)

    shown = "\n".join((*summary.sentences, *(quote.text for quote in summary.quotes)))
    assert 1 <= len(summary.sentences) <= 4
    assert all(sentence in article.text for sentence in summary.sentences)
    assert not any(
        word in shown for word in ("Advertorial", "Editor", "Baca Juga", "Artikel Terkait", "Intisari-Online")
    )
    assert {quote.speaker for quote in summary.quotes} & {"Kim Jong Un", "Vladimir Putin"}
    assert all(article.text[quote.start : quote.end] == quote.text for quote in summary.quotes)
    assert topics.speaks_of(topics.parse("korea"), article.title, article.text, article.language)
