"""A failing server is left in peace, and tried again by one article alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.ports import TryLater
from bot.summarise.llm.breaker import FAILURES, LONGEST_REST, REST, TRIAL, Breaker
from tests.house import SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def opened(clock: SetClock) -> Breaker:
    breaker = Breaker()
    for _ in range(FAILURES):
        breaker.failed(clock())
    return breaker


def rests(breaker: Breaker, clock: SetClock) -> bool:
    try:
        breaker.check(clock())
    except TryLater:
        return True
    return False


def test_failures_in_a_row_begin_a_rest_once(clock: SetClock) -> None:
    breaker = Breaker()

    assert [breaker.failed(clock()) for _ in range(FAILURES + 2)] == [False, False, True, False, False]
    assert rests(breaker, clock)


def test_an_answer_between_failures_starts_the_count_anew(clock: SetClock) -> None:
    breaker = Breaker()
    breaker.failed(clock())
    breaker.failed(clock())

    breaker.succeeded()

    assert not breaker.failed(clock())


def test_rested_server_is_tried_by_one_alone(clock: SetClock) -> None:
    breaker = opened(clock)
    clock.forward(seconds=REST.total_seconds())

    breaker.enter(clock())

    with pytest.raises(TryLater):
        breaker.enter(clock())


def test_trial_that_fails_doubles_the_rest_and_one_that_succeeds_ends_it(clock: SetClock) -> None:
    breaker = opened(clock)
    clock.forward(seconds=REST.total_seconds())
    breaker.enter(clock())
    assert breaker.failed(clock())

    clock.forward(seconds=REST.total_seconds())
    assert rests(breaker, clock)
    clock.forward(seconds=REST.total_seconds())
    breaker.enter(clock())
    breaker.succeeded()

    assert not rests(breaker, clock)
    breaker.enter(clock())
    breaker.enter(clock())


def test_rests_do_not_grow_beyond_an_hour(clock: SetClock) -> None:
    breaker = opened(clock)
    for _ in range(20):
        clock.forward(seconds=LONGEST_REST.total_seconds())
        breaker.enter(clock())
        breaker.failed(clock())

    clock.forward(seconds=LONGEST_REST.total_seconds())

    assert not rests(breaker, clock)


def test_trial_that_never_ends_gives_way_to_another(clock: SetClock) -> None:
    breaker = opened(clock)
    clock.forward(seconds=REST.total_seconds())
    breaker.enter(clock())

    clock.forward(seconds=TRIAL.total_seconds())

    breaker.enter(clock())


def test_trial_that_was_not_made_is_left_to_the_next(clock: SetClock) -> None:
    breaker = opened(clock)
    clock.forward(seconds=REST.total_seconds())
    breaker.enter(clock())

    breaker.leave(clock())

    breaker.enter(clock())
    Breaker().leave(clock())


def test_time_that_the_server_names_is_obeyed_at_once(clock: SetClock) -> None:
    breaker = Breaker()

    assert breaker.failed(clock(), after=timedelta(minutes=20))
    breaker.succeeded()  # an answer that was under way

    with pytest.raises(TryLater) as refused:
        breaker.check(clock.forward(minutes=19))
    assert refused.value.after == timedelta(minutes=1)
    clock.forward(minutes=1)
    assert not rests(breaker, clock)


def test_longest_time_named_during_a_rest_counts(clock: SetClock) -> None:
    breaker = opened(clock)

    breaker.failed(clock(), after=timedelta(hours=3))
    breaker.failed(clock(), after=timedelta(seconds=1))

    clock.forward(hours=2)
    assert rests(breaker, clock)


def test_what_a_person_must_mend_rests_an_hour(clock: SetClock) -> None:
    breaker = Breaker()

    assert breaker.failed(clock(), lasting=True)

    clock.forward(minutes=59)
    assert rests(breaker, clock)
