from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage import articles, sources
from storage.database import Tables
from storage.models import Problem
from tests import make
from tests.make import NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        yield opened


def test_new_source_is_stored_whole_and_due_at_once(tables: Tables) -> None:
    given = make.source(kind="page", topics=("world", "sea"), every=HOUR, select={"item": ("article a", ".lead a")})

    stored = sources.add(tables, given, now=NOON)

    assert stored.id > 0
    assert stored.select == {"item": ("article a", ".lead a")}
    assert (stored.kind, stored.topics, stored.every, stored.next_check_at) == ("page", ("world", "sea"), HOUR, NOON)
    assert sources.due(tables, NOON) == sources.listing(tables) == [stored] == [sources.get(tables, stored.id)]


def test_same_url_updates_and_keeps_health(tables: Tables) -> None:
    first = sources.add(tables, make.source(), now=NOON)
    sources.succeeded(tables, first.id, at=NOON, next_check_at=NOON + HOUR, etag='W/"1"')
    sources.failed(tables, first.id, at=NOON, next_check_at=NOON + HOUR, problem="it is down")

    again = sources.add(tables, make.source(name="", kind="sitemap", topics=("sea",)), now=NOON + HOUR)

    assert (again.id, again.name, again.kind, again.topics) == (first.id, "The Harbour Post", "sitemap", ("sea",))
    assert (again.etag, again.failures, again.next_check_at) == ('W/"1"', 1, NOON + HOUR)


def test_validators_are_kept_byte_for_byte_until_new_ones_come(tables: Tables) -> None:
    etag, last_modified = 'W/"ä \\ \'; --"', "Sat,  14 Mar 2026 12:00:00 GMT"
    source_id = sources.add(tables, make.source(), now=NOON).id
    sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON + HOUR, etag=etag, last_modified=last_modified)

    sources.succeeded(tables, source_id, at=NOON + HOUR, next_check_at=NOON + 2 * HOUR)
    kept = sources.get(tables, source_id)
    sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON + HOUR, etag="", last_modified="")
    dropped = sources.get(tables, source_id)

    assert kept is not None
    assert (kept.etag, kept.last_modified) == (etag, last_modified)
    assert (kept.checked_at, kept.succeeded_at) == (NOON + HOUR, NOON + HOUR)
    assert dropped is not None
    assert (dropped.etag, dropped.last_modified) == ("", "")


def test_success_ends_a_run_of_failures(tables: Tables) -> None:
    source_id = sources.add(tables, make.source(), now=NOON).id
    for _ in range(2):
        sources.failed(tables, source_id, at=NOON, next_check_at=NOON + HOUR, problem="it is down")
    down = sources.get(tables, source_id)

    sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON + HOUR)

    up = sources.get(tables, source_id)
    assert down is not None
    assert up is not None
    assert (down.failures, down.problem, down.succeeded_at) == (2, "it is down", None)
    assert (up.failures, up.problem, up.succeeded_at) == (0, "", NOON)


def test_source_names_itself_only_where_nobody_named_it(tables: Tables) -> None:
    named = sources.add(tables, make.source(url="https://a.example"), now=NOON).id
    nameless = sources.add(tables, make.source(url="https://b.example", name=""), now=NOON).id

    for source_id in (named, nameless):
        sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON, name="Feed of feeds")

    assert [source.name for source in sources.listing(tables)] == ["The Harbour Post", "Feed of feeds"]


def test_source_moves_unless_another_lives_there(tables: Tables) -> None:
    first = sources.add(tables, make.source(url="https://a.example"), now=NOON).id
    sources.add(tables, make.source(url="https://b.example"), now=NOON)

    assert moved(tables, first, "https://b.example", "https://b.example") == "https://a.example"
    assert moved(tables, first, "https://c.example", "https://c.example") == "https://c.example"


def test_a_move_is_believed_when_it_repeats(tables: Tables) -> None:
    first = sources.add(tables, make.source(url="https://a.example"), now=NOON).id

    assert moved(tables, first, "https://b.example", "", "https://b.example") == "https://a.example"
    assert moved(tables, first, "https://c.example") == "https://a.example"
    assert moved(tables, first, "https://b.example", "https://b.example") == "https://b.example"


def test_source_that_moved_is_known_by_its_former_address(tables: Tables) -> None:
    first = sources.add(tables, make.source(url="https://a.example"), now=NOON)
    moved(tables, first.id, *["https://b.example"] * 2, *["https://c.example"] * 2)

    again = sources.add(tables, first, now=NOON)

    assert (again.id, again.url) == (first.id, "https://c.example")
    assert len(sources.listing(tables)) == 1


def moved(tables: Tables, source_id: int, *said: str) -> str:
    """The address of a source after its site has said, time after time, that it moved there."""
    for address in said:
        sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON, moved_to=address)
    source = sources.get(tables, source_id)
    assert source is not None
    return source.url


def test_due_sources_come_longest_overdue_first(tables: Tables) -> None:
    ids = [sources.add(tables, make.source(url=f"https://{n}.example"), now=NOON).id for n in range(4)]
    for source_id, hours in zip(ids, (-1, -2, 1, -3), strict=True):
        sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON + hours * HOUR)
    sources.pause(tables, ids[3], True)

    assert [source.id for source in sources.due(tables, NOON)] == [ids[1], ids[0]]
    assert [source.id for source in sources.due(tables, NOON, limit=1)] == [ids[1]]
    assert sources.next_check(tables) == NOON - 2 * HOUR


def test_source_that_was_given_up_is_asked_again_once_resumed(tables: Tables) -> None:
    source_id = sources.add(tables, make.source(), now=NOON).id
    sources.failed(tables, source_id, at=NOON, next_check_at=None, problem="it is gone")
    assert sources.due(tables, NOON + 1000 * HOUR) == []
    assert sources.next_check(tables) is None

    assert sources.pause(tables, source_id, False)

    (source,) = sources.due(tables, NOON)
    assert (source.id, source.failures, source.failing_since, source.problem) == (source_id, 0, None, "")


def test_given_up_source_waits_for_somebody_to_be_told(tables: Tables) -> None:
    first, second = (sources.add(tables, make.source(url=f"https://{n}.example"), now=NOON).id for n in range(2))
    sources.failed(tables, first, at=NOON, next_check_at=None, problem="gone")
    sources.failed(tables, second, at=NOON, next_check_at=NOON + HOUR, problem="down")
    assert [(source.id, source.given_up) for source in sources.untold(tables)] == [(first, True)]

    sources.told(tables, first)

    assert sources.untold(tables) == []
    sources.succeeded(tables, first, at=NOON, next_check_at=NOON + HOUR)
    sources.failed(tables, first, at=NOON, next_check_at=None, problem="gone again")
    assert [source.problem for source in sources.untold(tables)] == ["gone again"]


def test_health_is_kept_with_its_words_and_the_start_of_the_trouble(tables: Tables) -> None:
    source_id = sources.add(tables, make.source(), now=NOON).id
    fault = Problem("problem.status", {"status": "503"})

    for hours in range(2):
        at = NOON + hours * HOUR
        sources.failed(tables, source_id, at=at, next_check_at=at + HOUR, problem="it is down", fault=fault)

    down = sources.get(tables, source_id)
    assert down is not None
    assert (down.fault, down.failing_since, down.failures) == (fault, NOON, 2)
    sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON, gap=HOUR, ttl=2 * HOUR, news=True)
    sources.succeeded(tables, source_id, at=NOON + HOUR, next_check_at=NOON)
    up = sources.get(tables, source_id)
    assert up is not None
    assert (up.fault, up.failing_since, up.gap, up.ttl, up.news_at) == (None, None, HOUR, 2 * HOUR, NOON)


def test_check_now_makes_a_source_due(tables: Tables) -> None:
    source_id = sources.add(tables, make.source(), now=NOON).id
    sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON + HOUR)

    assert sources.check_now(tables, source_id, now=NOON)

    assert sources.next_check(tables) == NOON


def test_removed_source_leaves_its_name_to_its_articles(tables: Tables) -> None:
    source_id = sources.add(tables, make.source(), now=NOON).id
    [article_id] = articles.add(tables, [make.draft(source_id=source_id)], now=NOON)
    articles.failed_to_read(tables, source_id, "link:other", now=NOON)

    assert sources.remove(tables, source_id)

    stored = articles.get(tables, article_id)
    assert stored is not None
    assert stored.source == "The Harbour Post"
    assert sources.listing(tables) == sources.due(tables, NOON) == []
    assert sources.get(tables, source_id) is None
    assert tables["unread"].count == 0


def test_what_is_not_there_cannot_be_changed(tables: Tables) -> None:
    source_id = sources.add(tables, make.source(), now=NOON).id
    sources.remove(tables, source_id)

    sources.failed(tables, source_id, at=NOON, next_check_at=NOON, problem="it is down")
    sources.succeeded(tables, source_id, at=NOON, next_check_at=NOON, moved_to="https://news.example/new")
    for missing in (source_id, 99, 10**30):
        assert sources.get(tables, missing) is None
        assert not sources.remove(tables, missing)
        assert not sources.pause(tables, missing, False)
        assert not sources.check_now(tables, missing, now=NOON)
    assert sources.due(tables, NOON) == []


def test_removed_source_comes_back_as_a_new_one(tables: Tables) -> None:
    old = sources.add(tables, make.source(), now=NOON)
    sources.succeeded(tables, old.id, at=NOON, next_check_at=NOON + HOUR, etag='"1"')
    sources.remove(tables, old.id)

    new = sources.add(tables, make.source(), now=NOON)

    assert new.id != old.id
    assert (new.etag, new.next_check_at) == ("", NOON)


def test_kind_that_was_found_out_stays_where_none_is_given(tables: Tables) -> None:
    stored = sources.add(tables, make.source(kind=""), now=NOON)
    sources.found_out(tables, stored.id, kind="feed", listing_url="https://news.example/rss")

    again = sources.add(tables, make.source(kind=""), now=NOON)
    given = sources.add(tables, make.source(kind="page"), now=NOON)

    assert (again.kind, again.listing_url) == ("feed", "https://news.example/rss")
    assert (given.kind, given.listing_url) == ("page", "")


def test_only_the_listing_of_a_source_moves_where_it_has_one_of_its_own(tables: Tables) -> None:
    stored = sources.add(tables, make.source(url="https://news.example/"), now=NOON)
    sources.found_out(tables, stored.id, kind="feed", listing_url="https://news.example/rss")

    for _ in range(2):
        sources.succeeded(tables, stored.id, at=NOON, next_check_at=NOON, moved_to="https://news.example/new")

    moved = sources.get(tables, stored.id)
    assert moved is not None
    assert (moved.url, moved.listing_url) == ("https://news.example/", "https://news.example/new")
    assert sources.add(tables, make.source(url="https://news.example/"), now=NOON).id == stored.id


def test_only_sources_that_are_not_there_are_added(tables: Tables) -> None:
    known = sources.add(tables, make.source(topics=("world",)), now=NOON)
    gone = sources.add(tables, make.source(url="https://news.example/gone"), now=NOON)
    sources.remove(tables, gone.id)
    new = make.source(url="https://news.example/new")

    added = sources.add_missing(tables, [make.source(), new, new, make.source(url=gone.url)], now=NOON)

    assert added == 2
    assert [one.url for one in sources.listing(tables)] == [known.url, new.url, gone.url]
    assert sources.listing(tables)[0].topics == ("world",)
