"""Which stories a reader gets."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot import digest
from bot.digest import Wishes
from storage.models import Move
from tests.make import NOON, chat, item, quote, story, summary


def test_reports_of_one_story_are_one() -> None:
    found = digest.stories([item(3, story_id=1, source_id=2), item(2, story_id=9), item(1, story_id=1, source_id=1)])

    assert [(story.id, [one.article.id for one in story.items]) for story in found] == [(1, [1, 3]), (9, [2])]


def test_article_without_a_story_is_a_story_of_its_own() -> None:
    assert [story.id for story in digest.stories([item(5), item(6, story_id=5)])] == [-5, 5]


def test_lead_is_in_the_readers_language() -> None:
    reports = [item(1, story_id=1, source_id=1, language="en"), item(2, story_id=1, source_id=2, language="id-ID")]

    assert digest.stories(reports, "id")[0].lead.article.id == 2


def test_lead_is_the_earliest_that_could_be_read() -> None:
    reports = [
        item(1, story_id=1, source_id=1, published_at=NOON - timedelta(hours=3), teaser_only=True),
        item(2, story_id=1, source_id=2, published_at=NOON - timedelta(hours=1)),
        item(3, story_id=1, source_id=3, published_at=NOON - timedelta(hours=2)),
    ]

    assert [one.article.id for one in digest.stories(reports)[0].items] == [3, 2, 1]


FULL = summary("The ferry left.", "It was late.", "Nobody was hurt.", quotes=(quote(), quote(), quote()))
SHORT = summary("The ferry left.", quotes=())


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"summary": FULL, "hours": 4}, {"summary": SHORT}),
        ({"summary": SHORT}, {"summary": FULL, "hours": 20}),
        ({"summary": SHORT}, {"summary": summary("The ferry left.", quotes=(quote(speaker=""),)), "hours": 1}),
        ({"summary": SHORT, "hours": 20}, {"summary": FULL, "sponsored": True}),
        ({"summary": SHORT, "hours": 20}, {"summary": FULL, "teaser_only": True}),
        ({"summary": SHORT, "hours": 20}, {"summary": FULL, "title": "Opinion: Let the ferry sail"}),
        ({"summary": SHORT, "hours": 3}, {"summary": SHORT, "paywalled": True}),
        ({"language": "id", "summary": SHORT, "hours": 99, "teaser_only": True}, {"language": "en", "summary": FULL}),
    ],
)
def test_fullest_early_report_in_the_readers_language_leads(better: dict[str, Any], worse: dict[str, Any]) -> None:
    reports = [
        item(number, story_id=1, source_id=number, published_at=NOON + timedelta(hours=given.pop("hours", 0)), **given)
        for number, given in ((1, {"language": "id"} | worse), (2, {"language": "id"} | better))
    ]

    assert [one.article.id for one in digest.stories(reports, "id")[0].items] == [2, 1]


def test_of_one_source_only_the_newest_report_stays() -> None:
    reports = [item(2, story_id=1, source_id=1), item(1, story_id=1, source_id=1)]

    assert [one.article.id for one in digest.stories(reports)[0].items] == [2]


def test_digest_leaves_out_what_the_reader_has_had() -> None:
    candidates = [story(item(n, source_id=n), number=n) for n in (1, 2)]

    chosen = digest.choose(candidates, chat(), Wishes(seen=frozenset({1})), NOON)

    assert [one.id for one in chosen.stories] == [2]


def test_followed_topics_come_first() -> None:
    candidates = [story(item(n, source_id=n), number=n) for n in (1, 2, 3)]

    chosen = digest.choose(candidates, chat(), Wishes(followed=frozenset({3})), NOON)

    assert [one.id for one in chosen.stories] == [3, 1, 2]


def test_widely_reported_and_fresh_news_comes_first() -> None:
    alone = story(item(1, source_id=1), number=1)
    old = story(item(2, source_id=2, published_at=NOON - timedelta(hours=40)), number=2)
    everywhere = story(*(item(n, source_id=n) for n in (3, 4, 5)), number=3)

    assert [one.id for one in digest.choose([old, alone, everywhere], chat(), Wishes(), NOON).stories] == [3, 1, 2]


def test_sponsored_articles_and_teasers_are_held_back() -> None:
    candidates = [
        story(item(1, source_id=1, sponsored=True), number=1),
        story(item(2, source_id=2, teaser_only=True), number=2),
        story(item(3, source_id=3, published_at=NOON - timedelta(hours=30)), number=3),
    ]

    assert digest.choose(candidates, chat(), Wishes(), NOON).stories[0].id == 3


def test_at_most_two_of_a_source_while_there_are_others() -> None:
    candidates = [story(item(n, source_id=1), number=n) for n in (1, 2, 3)] + [story(item(4, source_id=2), number=4)]

    assert [one.id for one in digest.choose(candidates, chat(stories=3), Wishes(), NOON).stories] == [1, 2, 4]
    assert [one.id for one in digest.choose(candidates, chat(stories=4), Wishes(), NOON).stories] == [1, 2, 4, 3]


def test_article_without_a_date_counts_from_when_it_was_found() -> None:
    assert digest.published(item(published_at=None, added_at=NOON)) == NOON


def test_story_that_has_moved_comes_again_led_by_what_is_new() -> None:
    candidates = [story(item(n, source_id=n), item(n + 4, source_id=n + 4), number=n) for n in (1, 2)]
    moved = {2: Move(kind="dead", article_id=6, before=12, after=31)}

    chosen = digest.choose(candidates, chat(), Wishes(seen=frozenset({1, 2}), moved=moved), NOON)

    assert [[one.article.id for one in story.items] for story in chosen.stories] == [[6, 2]]
    assert chosen.updates == moved


@pytest.mark.parametrize(
    "title",
    [
        "Opinion: Build the bridge",
        "LIVE | Harbour fire",
        "Opini - Jembatan",
        "【社説】橋",
        "Election live blog",
        "Ihr Horoskop",
    ],
)
def test_what_is_no_report_gives_way(title: str) -> None:
    candidates = [story(item(1, title=title), number=1), story(item(2, source_id=2, title="Bridge opens"), number=2)]

    assert [one.id for one in digest.choose(candidates, chat(), Wishes(), NOON).stories] == [2, 1]


@pytest.mark.parametrize(
    "title", ["Live music returns to the harbour", "Opinion polls: voters undecided", "Quiz night fire"]
)
def test_report_on_such_things_is_a_report(title: str) -> None:
    assert not digest.is_aside(title)
