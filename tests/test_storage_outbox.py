from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from storage import chats, outbox
from storage.database import Tables
from storage.models import Message, State
from tests import make
from tests.make import NOON

MINUTE = timedelta(minutes=1)


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        for number in (7, 8):
            chats.save(opened, make.chat(number, next_digest_at=NOON), now=NOON)
        yield opened


def queue(tables: Tables, chat_id: int = 7, *, pages: int = 1, **given: Any) -> int | None:
    wanted = {
        "due_at": NOON,
        "replies": [make.reply(f"Page {page}") for page in range(1, pages + 1)],
        "story_ids": (1, 2),
        "next_digest_at": NOON + 60 * MINUTE,
        "now": NOON,
    }
    return outbox.queue(tables, chat_id, **{**wanted, **given})


def taken(tables: Tables, now: datetime) -> Message | None:
    """The next message, on its way."""
    for message in outbox.ready(tables, now):
        assert outbox.leave(tables, message.id, message.chat_id)
        return replace(message, state=State.SENDING, attempts=message.attempts + 1)
    return None


def claim(tables: Tables, minutes: int = 0) -> Message:
    message = taken(tables, NOON + minutes * MINUTE)
    assert message is not None
    return message


def test_queued_digest_is_messages_seen_stories_and_a_next_date(tables: Tables) -> None:
    digest_id = queue(tables, pages=2)

    first = claim(tables)
    chat = chats.get(tables, 7)
    assert (first.digest_id, first.chat_id, first.page, first.due_at) == (digest_id, 7, 1, NOON)
    assert (first.state, first.attempts, first.reply) == (State.SENDING, 1, make.reply("Page 1"))
    assert outbox.pending(tables) == 2
    assert chats.seen(tables, 7) == {1, 2}
    assert chat is not None
    assert chat.next_digest_at == NOON + 60 * MINUTE


def test_digest_is_reserved_once_and_the_chat_still_goes_on(tables: Tables) -> None:
    queue(tables)

    again = queue(tables, next_digest_at=None)

    chat = chats.get(tables, 7)
    assert again is None
    assert outbox.pending(tables) == 1
    assert chat is not None
    assert chat.next_digest_at is None
    assert queue(tables, due_at=NOON + MINUTE) is not None
    assert queue(tables, 8) is not None


def test_unknown_and_stopped_chats_get_nothing_queued(tables: Tables) -> None:
    chats.stop(tables, 7, "blocked")

    assert [queue(tables, 7), queue(tables, 99)] == [None, None]
    assert outbox.pending(tables) == 0


def test_digest_of_no_pages_only_moves_the_date(tables: Tables) -> None:
    assert queue(tables, pages=0) is not None

    assert taken(tables, NOON) is None


def test_page_waits_for_the_earlier_ones(tables: Tables) -> None:
    queue(tables, pages=3)
    first = claim(tables)

    assert taken(tables, NOON) is None
    outbox.sent(tables, first.id, telegram_id=501, at=NOON)
    second = claim(tables)
    assert taken(tables, NOON) is None
    outbox.fail(tables, second.id, error="refused")
    third = claim(tables)

    assert [second.page, third.page] == [2, 3]


def test_one_chat_does_not_wait_for_another(tables: Tables) -> None:
    queue(tables, 7, pages=2)
    queue(tables, 8, pages=2)

    assert [(claim(tables).chat_id, claim(tables).chat_id)] == [(7, 8)]
    assert taken(tables, NOON) is None


def test_retried_message_waits_until_its_time_and_its_followers_with_it(tables: Tables) -> None:
    queue(tables, pages=2)
    first = claim(tables)

    outbox.retry(tables, first.id, not_before=NOON + 5 * MINUTE, error="too many requests")

    assert taken(tables, NOON + 4 * MINUTE) is None
    again = claim(tables, 5)
    assert (again.id, again.attempts, again.error) == (first.id, 2, "too many requests")
    assert again.not_before == NOON + 5 * MINUTE


def test_second_doubt_fails_a_message(tables: Tables) -> None:
    queue(tables)
    for _ in range(2):
        message = claim(tables)
        outbox.retry(tables, message.id, not_before=NOON, error="no answer", doubtful=True)

    assert taken(tables, NOON) is None
    [missed] = outbox.missed(tables, 7)
    assert (missed.id, missed.attempts, missed.error) == (message.id, 2, "no answer")


def test_failures_without_doubt_do_not_add_up(tables: Tables) -> None:
    queue(tables)
    for doubtful in (False, True, False, False):
        outbox.retry(tables, claim(tables).id, not_before=NOON, error="busy", doubtful=doubtful)

    assert claim(tables).attempts == 5


def test_after_a_crash_doubtful_messages_are_sent_once_more(tables: Tables) -> None:
    queue(tables)
    claim(tables)

    assert outbox.recover(tables, now=NOON + MINUTE) == 1
    assert taken(tables, NOON) is None
    claim(tables, 1)
    assert outbox.recover(tables, now=NOON + MINUTE) == 0

    assert outbox.counts(tables) == {"waiting": 0, "sending": 0, "sent": 0, "failed": 1}


def test_text_of_a_sent_message_is_not_kept(tables: Tables) -> None:
    queue(tables)
    message = claim(tables)

    outbox.sent(tables, message.id, telegram_id=501, at=NOON + MINUTE)

    [row] = tables["messages"].rows
    assert (row["state"], row["reply"], row["telegram_id"]) == ("sent", "", 501)
    assert outbox.counts(tables) == {"waiting": 0, "sending": 0, "sent": 1, "failed": 0}


def test_settled_and_erased_messages_stay_as_they_are(tables: Tables) -> None:
    queue(tables)
    message = claim(tables)
    outbox.sent(tables, message.id, telegram_id=501, at=NOON)

    for missing in (message.id, 99):
        outbox.retry(tables, missing, not_before=NOON, error="late")
        outbox.fail(tables, missing, error="late")

    assert outbox.counts(tables)["sent"] == 1
    assert outbox.pending(tables) == 0


def test_missed_messages_come_newest_first(tables: Tables) -> None:
    queue(tables, pages=2)
    queue(tables, 8)
    chats.stop(tables, 7, "blocked")

    assert [message.page for message in outbox.missed(tables, 7)] == [2, 1]
    assert [message.page for message in outbox.missed(tables, 7, limit=1)] == [2]
    assert outbox.missed(tables, 8) == []


def test_message_of_a_chat_that_was_stopped_meanwhile_does_not_wait_for_ever(tables: Tables) -> None:
    queue(tables)
    message = claim(tables)
    chats.stop(tables, 7, "blocked")

    outbox.retry(tables, message.id, not_before=NOON, error="cut off", doubtful=True)

    assert outbox.pending(tables) == 0
    assert [missed.error for missed in outbox.missed(tables, 7)] == ["blocked"]


def test_delays_are_from_due_to_sent_of_what_arrived_lately(tables: Tables) -> None:
    for chat_id, minutes in ((7, 3), (8, 1)):
        queue(tables, chat_id)
        outbox.sent(tables, claim(tables).id, telegram_id=1, at=NOON + minutes * MINUTE)

    assert outbox.delays(tables, NOON) == [60, 180]
    assert outbox.delays(tables, NOON + 2 * MINUTE) == [180]


def test_doubtful_and_refused_messages_are_found_again(tables: Tables) -> None:
    queue(tables, 7)
    outbox.fail(tables, claim(tables).id, error="can't parse entities", refused=True)
    queue(tables, 8)
    for _ in range(2):
        outbox.retry(tables, claim(tables).id, not_before=NOON, error="cut off", doubtful=True)

    [refused] = outbox.refused(tables)
    [doubtful] = outbox.missed(tables, 8)
    assert (refused.chat_id, refused.error, refused.reply) == (7, "can't parse entities", make.reply("Page 1"))
    assert (doubtful.doubtful, doubtful.refused) == (True, False)
    assert outbox.doubtful(tables) == 1


def test_old_digests_are_forgotten_once_nothing_of_them_waits(tables: Tables) -> None:
    queue(tables, 7)
    outbox.sent(tables, claim(tables).id, telegram_id=501, at=NOON)
    queue(tables, 8)

    assert outbox.forget_older(tables, NOON) == 0
    assert outbox.forget_older(tables, NOON + MINUTE) == 1

    assert outbox.counts(tables) == {"waiting": 1, "sending": 0, "sent": 0, "failed": 0}


class Outbox(RuleBasedStateMachine):
    """Whatever happens in whatever order: pages go out in order, none more than twice, each ends somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = make.tables()
        self.tables = self.opened.__enter__()
        chats.save(self.tables, make.chat(7), now=NOON)
        self.now = NOON
        self.in_hand: list[Message] = []
        self.arrived: list[tuple[int, int]] = []

    @rule(pages=st.integers(0, 3))
    def queue(self, pages: int) -> None:
        self.now += MINUTE
        assert queue(self.tables, pages=pages, due_at=self.now, now=self.now) is not None

    @rule()
    def claim(self) -> None:
        self.now += MINUTE
        message = taken(self.tables, self.now)
        self.in_hand += [message] if message else []

    @precondition(lambda self: self.in_hand)
    @rule(arrived=st.booleans(), outcome=st.sampled_from(["sent", "uncertain", "refused", "busy"]))
    def settle(self, arrived: bool, outcome: str) -> None:
        message = self.in_hand.pop()
        if outcome == "sent" or (outcome == "uncertain" and arrived):
            self.arrived.append((message.digest_id, message.page))
        if outcome == "sent":
            outbox.sent(self.tables, message.id, telegram_id=1, at=self.now)
        elif outcome == "refused":
            outbox.fail(self.tables, message.id, error=outcome)
        else:
            doubtful = outcome == "uncertain"
            outbox.retry(self.tables, message.id, not_before=self.now + MINUTE, error=outcome, doubtful=doubtful)

    @rule(arrived=st.booleans())
    def crash(self, arrived: bool) -> None:
        self.arrived += [(message.digest_id, message.page) for message in self.in_hand if arrived]
        self.in_hand.clear()
        outbox.recover(self.tables, now=self.now)

    @invariant()
    def pages_arrive_in_order_and_at_most_twice(self) -> None:
        assert all(self.arrived.count(page) <= 2 for page in self.arrived)
        for digest_id in {digest_id for digest_id, _ in self.arrived}:
            pages = [page for of_digest, page in self.arrived if of_digest == digest_id]
            assert pages == sorted(pages)

    @invariant()
    def what_is_being_sent_is_in_hand(self) -> None:
        assert outbox.counts(self.tables)["sending"] == len(self.in_hand)

    def teardown(self) -> None:
        self.crash(arrived=False)
        self.now += 10 * MINUTE
        while message := taken(self.tables, self.now):
            outbox.sent(self.tables, message.id, telegram_id=1, at=self.now)
        assert outbox.pending(self.tables) == 0
        self.opened.__exit__(None, None, None)


Outbox.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestOutbox = Outbox.TestCase
