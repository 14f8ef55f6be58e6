"""Stories that become one or part, and who has seen what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest

from storage import articles, chats, stories
from storage.database import Tables
from tests import make
from tests.make import NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        yield opened


def told(tables: Tables, *numbers: int) -> list[int]:
    """Articles, each a story of its own; their ids."""
    ids = articles.add(tables, [make.draft(number) for number in numbers], now=NOON)
    stories.put(tables, {article_id: article_id for article_id in ids})
    return ids


def story_ids(tables: Tables, ids: Sequence[int]) -> list[int]:
    return [item.story_id for item in articles.items(tables, ids)]


def test_united_stories_go_on_under_the_older_number(tables: Tables) -> None:
    one, two, three, four = ids = told(tables, 1, 2, 3, 4)

    stories.unite(tables, {three: two, two: one})

    assert story_ids(tables, ids) == [one, one, one, four]
    assert set(stories.recent(tables, NOON)) >= {one, four}


def test_united_story_is_as_new_as_its_newest_part(tables: Tables) -> None:
    (old,) = told(tables, 1)
    (new,) = articles.add(tables, [make.draft(2)], now=NOON + HOUR)
    stories.put(tables, {new: new})

    stories.unite(tables, {new: old})

    assert old in stories.recent(tables, NOON + HOUR)


def test_who_has_seen_either_has_seen_what_they_became(tables: Tables) -> None:
    one, two = told(tables, 1, 2)
    for number in (7, 8, 9):
        chats.save(tables, make.chat(number), now=NOON)
    chats.mark_seen(tables, 7, [one, two], now=NOON)
    chats.mark_seen(tables, 8, [two], now=NOON)

    stories.unite(tables, {two: one})

    assert [chats.seen(tables, number) for number in (7, 8, 9)] == [{one}, {one}, set()]
    assert chats.last_shown(tables, 8, limit=5) == [one]


def test_digest_made_before_stories_became_one_counts_for_the_one(tables: Tables) -> None:
    one, two, three = told(tables, 1, 2, 3)
    chats.save(tables, make.chat(7), now=NOON)
    stories.unite(tables, {three: two})
    stories.unite(tables, {two: one})

    chats.mark_seen(tables, 7, [three], now=NOON)

    assert chats.seen(tables, 7) == {one}


def test_wrong_article_leaves_for_a_story_of_its_own(tables: Tables) -> None:
    one, two, three = ids = told(tables, 1, 2, 3)
    stories.put(tables, {two: one, three: one})
    chats.save(tables, make.chat(7), now=NOON)
    chats.mark_seen(tables, 7, [one], now=NOON)

    assert stories.part(tables, two, now=NOON)

    assert story_ids(tables, ids) == [one, two, one]
    assert chats.seen(tables, 7) == {one, two}
    assert not stories.part(tables, two, now=NOON)
    assert not stories.part(tables, 99, now=NOON)
    assert not stories.part(tables, 10**30, now=NOON)


def test_wrong_founder_is_left_by_the_others(tables: Tables) -> None:
    one, two, three = ids = told(tables, 1, 2, 3)
    stories.put(tables, {two: one, three: one})

    assert stories.part(tables, one, now=NOON)

    assert story_ids(tables, ids) == [one, two, two]


def test_story_that_parts_from_one_it_went_on_in_is_seen_for_itself_again(tables: Tables) -> None:
    one, two = ids = told(tables, 1, 2)
    chats.save(tables, make.chat(7), now=NOON)
    stories.unite(tables, {two: one})

    assert stories.part(tables, two, now=NOON)
    chats.mark_seen(tables, 7, [two], now=NOON)

    assert story_ids(tables, ids) == [one, two]
    assert chats.seen(tables, 7) == {two}


def test_stories_that_were_told_apart_are_named_by_what_they_are_now(tables: Tables) -> None:
    one, two, three = told(tables, 1, 2, 3)
    stories.put(tables, {three: two})
    stories.part(tables, three, now=NOON)

    assert stories.parted(tables, NOON) == {(three, two)}
    assert stories.parted(tables, NOON + timedelta(seconds=1)) == set()

    stories.unite(tables, {two: one})

    assert stories.parted(tables, NOON) == {(three, one)}
