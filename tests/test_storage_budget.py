"""Tokens by month: what does not fit is refused, what a crash leaves open stays counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import budget
from storage.database import Tables
from tests import make
from tests.make import NOON

MAY = "2026-05"


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        yield opened


def test_month_is_that_of_the_moment() -> None:
    assert budget.month_of(NOON) == "2026-03"


def test_what_does_not_fit_is_refused_and_not_counted(tables: Tables) -> None:
    assert budget.reserve(tables, MAY, 60, budget=100)
    assert not budget.reserve(tables, MAY, 41, budget=100)
    assert budget.reserve(tables, MAY, 40, budget=100)

    assert budget.used(tables, MAY) == 100


def test_settling_gives_back_what_was_not_spent(tables: Tables) -> None:
    budget.reserve(tables, MAY, 60, budget=100)

    budget.settle(tables, MAY, reserved=60, spent=10)

    assert budget.used(tables, MAY) == 10


def test_months_are_counted_apart(tables: Tables) -> None:
    budget.reserve(tables, MAY, 60, budget=60)

    assert budget.reserve(tables, "2026-06", 60, budget=60)
    assert budget.used(tables, "2026-07") == 0


def test_without_a_budget_everything_fits_and_is_counted(tables: Tables) -> None:
    assert budget.reserve(tables, MAY, 10**9, budget=None)
    assert budget.used(tables, MAY) == 10**9


def test_number_of_a_lying_server_fits_into_the_database(tables: Tables) -> None:
    budget.reserve(tables, MAY, 60, budget=100)

    budget.settle(tables, MAY, reserved=60, spent=10**40)

    assert not budget.reserve(tables, MAY, 1, budget=2**61)


@given(calls=st.lists(st.tuples(st.integers(1, 50), st.none() | st.floats(0, 1)), max_size=40))
def test_no_order_of_calls_and_crashes_spends_more_than_the_budget(calls: list[tuple[int, float | None]]) -> None:
    """None is a crash between reserving and settling: the call may have cost all that it reserved."""
    spent = 0
    with make.tables() as tables:
        for reserved, share in calls:
            if not budget.reserve(tables, MAY, reserved, budget=100):
                continue
            cost = reserved if share is None else int(reserved * share)
            spent += cost
            if share is not None:
                budget.settle(tables, MAY, reserved=reserved, spent=cost)

        assert spent <= budget.used(tables, MAY) <= 100
