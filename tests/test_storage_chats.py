from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from storage import articles, chats, outbox, saved, screens, stories
from storage.chats import Shown
from storage.database import Tables
from storage.models import State
from tests import make
from tests.make import NOON

HOUR = timedelta(hours=1)


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        yield opened


def queue(tables: Tables, chat_id: int, *story_ids: int) -> int | None:
    return outbox.queue(
        tables, chat_id, due_at=NOON, replies=[make.reply()], story_ids=story_ids, next_digest_at=None, now=NOON
    )


def test_chat_comes_back_as_it_was_saved(tables: Tables) -> None:
    wishes = {"language": "id", "timezone": "Asia/Jakarta", "times": ("07:00", "18:30"), "follows": ("korea", "“laut”")}
    chat = make.chat(-100, **wishes, mutes=("sport",), stories=3, next_digest_at=NOON, stopped="blocked")

    chats.save(tables, chat, now=NOON + HOUR)

    assert chats.get(tables, -100) == chat
    assert chats.get(tables, 7) is None


def test_saving_again_replaces_the_wishes_and_keeps_the_first_day(tables: Tables) -> None:
    chats.save(tables, make.chat(7, joined_at=None), now=NOON)

    chats.save(tables, make.chat(7, joined_at=None, follows=("korea",), times=()), now=NOON + HOUR)

    stored = chats.get(tables, 7)
    assert stored is not None
    assert (stored.follows, stored.times, stored.joined_at) == (("korea",), (), NOON)


def test_due_chats_come_longest_overdue_first_without_stopped_ones(tables: Tables) -> None:
    dues = {1: NOON - HOUR, 2: NOON - 2 * HOUR, 3: NOON + HOUR, 4: None, 5: NOON}
    for number, due_at in dues.items():
        chats.save(tables, make.chat(number, next_digest_at=due_at), now=NOON)
    chats.stop(tables, 5, "blocked")

    assert [chat.id for chat in chats.due(tables, NOON)] == [2, 1]
    assert [chat.id for chat in chats.due(tables, NOON, limit=1)] == [2]
    assert chats.count(tables) == 4


def test_schedule_moves_the_next_digest(tables: Tables) -> None:
    chats.save(tables, make.chat(7, next_digest_at=NOON), now=NOON)

    chats.schedule(tables, 7, NOON + HOUR)
    moved = chats.due(tables, NOON + HOUR)
    chats.schedule(tables, 7, None)

    assert [chat.next_digest_at for chat in moved] == [NOON + HOUR]
    assert chats.due(tables, NOON + 100 * HOUR) == []


def test_stopping_fails_what_waits_for_the_chat_alone(tables: Tables) -> None:
    for number in (7, 8):
        chats.save(tables, make.chat(number), now=NOON)
        queue(tables, number)

    chats.stop(tables, 7, "the bot was blocked")

    [missed] = outbox.missed(tables, 7)
    assert (missed.state, missed.error) == (State.FAILED, "the bot was blocked")
    assert [message.chat_id for message in outbox.ready(tables, NOON, limit=9)] == [8]
    stopped = chats.get(tables, 7)
    assert stopped is not None
    assert stopped.stopped == "the bot was blocked"


def test_forgetting_leaves_nothing_of_a_chat(tables: Tables) -> None:
    [article_id] = articles.add(tables, [make.draft()], now=NOON)
    for number in (7, 8):
        chats.save(tables, make.chat(number), now=NOON)
        queue(tables, number, 1)
        screens.keep(tables, number, make.reply(), at=NOON)
        saved.add(tables, number, article_id, now=NOON)

    chats.forget(tables, 7)

    assert chats.get(tables, 7) is None
    kept = {name: tables[name].count for name in ("chats", "digests", "messages", "seen", "saved", "screens")}
    assert kept == dict.fromkeys(kept, 1)
    assert chats.seen(tables, 8) == {1}


def test_moved_chat_takes_everything_along(tables: Tables) -> None:
    [article_id] = articles.add(tables, [make.draft()], now=NOON)
    chats.save(tables, make.chat(-5, follows=("korea",)), now=NOON)
    chats.save(tables, make.chat(-1005, follows=("sport",)), now=NOON)
    queue(tables, -5, 1)
    saved.add(tables, -5, article_id, now=NOON)
    screen_id = screens.keep(tables, -5, make.reply(), at=NOON)

    chats.move(tables, -5, -1005)

    moved = chats.get(tables, -1005)
    assert chats.get(tables, -5) is None
    assert moved is not None
    assert moved.follows == ("korea",)
    assert chats.seen(tables, -1005) == {1}
    assert len(saved.listing(tables, -1005)) == 1
    assert screens.page(tables, -1005, screen_id) == make.reply()
    assert [message.chat_id for message in outbox.ready(tables, NOON, limit=9)] == [-1005]


def test_what_waits_for_the_new_id_is_not_lost_in_a_move(tables: Tables) -> None:
    for number in (-5, -1005):
        chats.save(tables, make.chat(number), now=NOON)
    queue(tables, -5, 1)
    outbox.queue(
        tables,
        -1005,
        due_at=NOON + HOUR,
        replies=[make.reply("Later")],
        story_ids=[2],
        next_digest_at=None,
        now=NOON,
    )

    chats.move(tables, -5, -1005)

    assert [message.chat_id for message in outbox.ready(tables, NOON, limit=9)] == [-1005, -1005]
    assert chats.seen(tables, -1005) == {1, 2}


@pytest.mark.parametrize(("old", "new"), [(7, 7), (99, 7)])
def test_move_to_itself_or_from_nowhere_changes_nothing(tables: Tables, old: int, new: int) -> None:
    chats.save(tables, make.chat(7), now=NOON)

    chats.move(tables, old, new)

    assert chats.get(tables, 7) == make.chat(7)


def test_shown_stories_are_remembered_per_chat(tables: Tables) -> None:
    for number in (7, 8):
        chats.save(tables, make.chat(number), now=NOON)

    for number in (7, 7, 99):
        chats.mark_seen(tables, number, [1, 2], now=NOON)

    assert chats.seen(tables, 7) == {1, 2}
    assert chats.seen(tables, 7, [2, 3]) == {2}
    assert chats.seen(tables, 8, [1, 2]) == chats.seen(tables, 99) == set()


def test_article_shown_before_it_had_a_story_counts_for_the_story(tables: Tables) -> None:
    chats.save(tables, make.chat(7), now=NOON)
    shown, other = articles.add(tables, [make.draft(1), make.draft(2)], now=NOON)
    chats.mark_seen(tables, 7, [-shown, -other], now=NOON)

    stories.put(tables, {shown: 40})

    assert chats.seen(tables, 7) == {-shown, -other, 40}


def test_saved_articles_come_saved_last_first(tables: Tables) -> None:
    chats.save(tables, make.chat(7), now=NOON)
    first, second = articles.add(tables, [make.draft(1), make.draft(2)], now=NOON)

    assert saved.add(tables, 7, second, now=NOON)
    assert saved.add(tables, 7, first, now=NOON + HOUR)
    assert not saved.add(tables, 7, first, now=NOON)
    assert not saved.add(tables, 7, 99, now=NOON)
    assert not saved.add(tables, 7, 10**30, now=NOON)
    assert not saved.add(tables, 99, first, now=NOON)

    assert [item.article.id for item in saved.listing(tables, 7)] == [first, second]
    assert [item.article.id for item in saved.listing(tables, 7, limit=1)] == [first]
    assert saved.remove(tables, 7, first)
    assert not saved.remove(tables, 7, first)


def test_chat_that_speaks_again_is_no_longer_stopped(tables: Tables) -> None:
    chats.save(tables, make.chat(7, next_digest_at=NOON), now=NOON)
    chats.stop(tables, 7, "blocked")
    stopped = chats.get(tables, 7)
    assert stopped is not None

    chats.save(tables, replace(stopped, stopped=""), now=NOON)

    assert [chat.id for chat in chats.due(tables, NOON)] == [7]


def test_story_has_grown_when_it_got_an_article_since_it_was_shown(tables: Tables) -> None:
    chats.save(tables, make.chat(7), now=NOON)
    stories.put(tables, dict.fromkeys(articles.add(tables, [make.draft(1), make.draft(2)], now=NOON), 1))
    chats.mark_seen(tables, 7, [1], now=NOON)
    assert chats.shown(tables, [7], [1])[7].grown == {}

    stories.put(tables, dict.fromkeys(articles.add(tables, [make.draft(3)], now=NOON + HOUR), 1))

    assert chats.shown(tables, [7], [1, 99])[7].grown == {1: NOON}
    chats.mark_seen(tables, 7, [1], now=NOON + 9 * HOUR)
    assert chats.shown(tables, [7], [1])[7].grown == {}


def test_last_shown_are_those_of_the_last_digest(tables: Tables) -> None:
    chats.save(tables, make.chat(7), now=NOON)
    chats.mark_seen(tables, 7, [1, 2], now=NOON)
    chats.mark_seen(tables, 7, [5, -3, 4], now=NOON + timedelta(hours=9))

    assert chats.last_shown(tables, 7, limit=5) == [4, 5]
    assert chats.last_shown(tables, 8, limit=5) == []


def test_due_chats_of_one_moment_come_by_language_and_topics(tables: Tables) -> None:
    wishes = [("ko", ()), ("en", ("storm",)), ("en", ("korea",)), ("en", ("storm",))]
    for number, (language, follows) in enumerate(wishes, 1):
        chats.save(tables, make.chat(number, language=language, follows=follows, next_digest_at=NOON), now=NOON)

    assert [chat.id for chat in chats.due(tables, NOON)] == [3, 2, 4, 1]


def test_many_chats_are_asked_about_at_once(tables: Tables) -> None:
    for number in (7, 8):
        chats.save(tables, make.chat(number), now=NOON)
    articles.add(tables, [make.draft(n) for n in range(1, 6)], now=NOON)
    stories.put(tables, {1: 1, 2: 2})
    chats.mark_seen(tables, 7, [1, -2], now=NOON)
    later = [make.draft(n) for n in range(11, 14)]
    stories.put(tables, dict.fromkeys(articles.add(tables, later, now=NOON + HOUR), 1))

    assert chats.shown(tables, [7, 8], [1, 2, 3]) == {7: Shown({1, 2}, {1: NOON}), 8: Shown()}
    assert chats.shown(tables, [7], [2]) == {7: Shown({2})}
