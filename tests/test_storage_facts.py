from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage import admins, facts
from storage.database import Tables
from tests import make


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        yield opened


def test_fact_is_kept_until_it_is_replaced_or_dropped(tables: Tables) -> None:
    assert facts.get(tables, "colour") is None

    facts.put(tables, "colour", "blue")
    facts.put(tables, "colour", "red")

    assert facts.get(tables, "colour") == "red"
    assert facts.drop(tables, "colour")
    assert not facts.drop(tables, "colour")
    assert facts.get(tables, "colour") is None


def test_admins_are_known_by_user_id(tables: Tables) -> None:
    assert admins.add(tables, 9)
    assert admins.add(tables, 5)
    assert not admins.add(tables, 9)

    assert admins.listing(tables) == [5, 9]
    assert [admins.is_admin(tables, user_id) for user_id in (9, 6)] == [True, False]
    assert admins.remove(tables, 9)
    assert not admins.remove(tables, 9)
    assert not admins.is_admin(tables, 9)


def test_code_makes_one_admin_and_no_second(tables: Tables) -> None:
    facts.put(tables, "claim code", "abc")

    assert admins.claim(tables, 9, "claim code")
    assert not admins.claim(tables, 10, "claim code")

    assert admins.listing(tables) == [9]
