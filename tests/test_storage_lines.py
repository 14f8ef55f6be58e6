"""Which lines a source repeats from article to article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlite_utils import Database as Tables

from storage import articles, lines, sources
from tests import make
from tests.make import NOON

FOLLOW, ONCE = lines.key("Follow us on every channel"), lines.key("It rained.")


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as made:
        yield made


@pytest.fixture
def source_id(tables: Tables) -> int:
    return sources.add(tables, make.source(), now=NOON).id


def test_line_is_known_whatever_its_case_and_spaces() -> None:
    assert lines.key("Follow  us on\nevery channel ") == lines.key("FOLLOW US ON EVERY CHANNEL") != ONCE


def test_line_of_three_articles_is_repeated(tables: Tables, source_id: int) -> None:
    lines.count(tables, {source_id: [(FOLLOW, ONCE, FOLLOW), (FOLLOW,)]}, now=NOON)
    assert lines.repeated(tables, source_id) == frozenset()

    lines.count(tables, {source_id: [(FOLLOW,)]}, now=NOON)

    assert lines.repeated(tables, source_id) == {FOLLOW}
    assert lines.repeated(tables, source_id + 1) == frozenset()


def test_line_shared_by_three_of_a_batch_is_repeated_among_them() -> None:
    assert lines.repeated_among([(FOLLOW, ONCE), (FOLLOW, FOLLOW), (FOLLOW,)]) == {FOLLOW}


def test_line_that_does_not_come_again_is_forgotten(tables: Tables, source_id: int) -> None:
    lines.count(tables, {source_id: [(FOLLOW, ONCE), (FOLLOW,), (FOLLOW,)]}, now=NOON)

    lines.count(tables, {source_id: [()]}, now=NOON + timedelta(days=8))

    assert [row["line"] for row in tables["lines"].rows] == [FOLLOW]
    lines.forget_older(tables, NOON + timedelta(days=1))
    assert tables["lines"].count == 0


def test_unknown_source_counts_nothing(tables: Tables) -> None:
    lines.count(tables, {99: [(FOLLOW,)]}, now=NOON)

    assert tables["lines"].count == 0


def test_new_articles_are_counted_and_known_ones_are_not(tables: Tables, source_id: int) -> None:
    drafts = [make.draft(number, source_id=source_id, lines=(FOLLOW,)) for number in (1, 2, 2)]

    articles.add(tables, drafts, now=NOON)
    articles.add(tables, drafts, now=NOON)

    assert [(row["line"], row["articles"]) for row in tables["lines"].rows] == [(FOLLOW, 2)]
