"""How one article is read: the crafts put together."""

from __future__ import annotations

import pytest

from bot import reading
from bot.text.words import terms
from storage import lines
from storage.models import Source
from tests import make
from tests.news import FERRY, OPERA, News, page

SOURCE = make.source(id=3, topics=("korea",))
NOTICE = "Harbour News is read aloud every evening at eight"


def test_page_becomes_a_draft() -> None:
    draft = reading.read([(page(FERRY), "https://news.example/ferry")], make.entry(title=""), SOURCE)

    assert (draft.article.title, draft.article.source_id) == (FERRY.title, 3)
    assert draft.summary.sentences
    assert draft.concepts >= reading.topics.parse("korea").concepts
    assert set(terms(FERRY.title)) <= set(draft.terms)
    assert any(key.startswith("text:") for key in draft.keys)


def test_lines_that_the_source_repeats_are_left_out_and_still_counted() -> None:
    news = News("/opera", OPERA.title, (*OPERA.paragraphs, NOTICE, "It rained."))
    repeated = frozenset({lines.key(NOTICE), lines.key(OPERA.paragraphs[1])})

    draft = reading.read([(page(news), "https://news.example/opera")], make.entry(), SOURCE, repeated)

    assert NOTICE not in draft.article.paragraphs
    assert OPERA.paragraphs[1] in draft.article.paragraphs
    assert lines.key(NOTICE) in draft.lines
    assert lines.key(OPERA.paragraphs[1]) not in draft.lines  # a quote is news each time


def test_draft_without_repeated_lines_stays_as_it_is() -> None:
    draft = reading.read([(page(OPERA), "https://news.example/opera")], make.entry(), SOURCE)

    assert reading.without(draft, SOURCE, frozenset({1})) is draft


def test_draft_is_condensed_anew_without_what_turns_out_to_be_repeated() -> None:
    named = "More of North Korea on our pages every day of the week"
    news = News("/opera", OPERA.title, (*OPERA.paragraphs, named, "It rained."))
    source = make.source(id=3)
    draft = reading.read([(page(news), "https://news.example/opera")], make.entry(), source)

    cut = reading.without(draft, source, frozenset({lines.key(named)}))

    assert draft.concepts - cut.concepts
    assert cut.article.paragraphs == (*OPERA.paragraphs, "It rained.")


def test_lines_that_are_most_of_an_article_stay() -> None:
    repeated = frozenset(lines.key(paragraph) for paragraph in OPERA.paragraphs)

    draft = reading.read([(page(OPERA), "https://news.example/opera")], make.entry(), SOURCE, repeated)

    assert draft.article.paragraphs == OPERA.paragraphs


def test_further_pages_are_joined_and_empty_ones_passed_over() -> None:
    first, rest = News("", OPERA.title, OPERA.paragraphs[:1]), News("", OPERA.title, OPERA.paragraphs[1:])
    pages = [(page(first), "https://news.example/opera"), ("", "https://news.example/opera/2")]

    draft = reading.read([*pages, (page(rest), "https://news.example/opera/3")], make.entry(), SOURCE)

    assert draft.article.paragraphs == OPERA.paragraphs


def test_page_without_an_article_gives_the_teaser() -> None:
    draft = reading.read([("", "https://news.example/x")], make.entry(teaser="One line.\n\nAnother."), SOURCE)

    assert draft.article.teaser_only
    assert draft.article.paragraphs == ("One line.", "Another.")


def test_neither_article_nor_title_is_said() -> None:
    with pytest.raises(ValueError, match="no article"):
        reading.read([("", "https://news.example/x")], make.entry(title=""), Source(url="https://news.example"))
