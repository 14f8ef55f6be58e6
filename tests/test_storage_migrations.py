from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from storage.database import Tables
from storage.migrations import STEPS, newer_steps
from tests import make


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        yield opened


def test_all_steps_are_applied_once(tables: Tables) -> None:
    before = [step.name for step in STEPS.applied(tables)]

    STEPS.apply(tables)

    assert [step.name for step in STEPS.applied(tables)] == before
    assert before[0] == "first"
    assert not STEPS.pending(tables)


def test_all_tables_of_ours_are_strict(tables: Tables) -> None:
    index_of_terms = {name for name in tables.table_names() if name.startswith("article_terms")}

    lax = {table.name for table in tables.tables if not table.strict} - index_of_terms

    assert lax == {"sqlite_sequence"}


def test_types_are_kept_by_the_database(tables: Tables) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store BLOB"):
        tables.execute("insert into facts values ('colour', x'00')")


def test_foreign_keys_all_lead_somewhere(tables: Tables) -> None:
    assert tables.execute("pragma foreign_key_check").fetchall() == []
    assert {key.other_table for table in tables.tables for key in table.foreign_keys} <= set(tables.table_names())


def test_step_of_a_newer_program_is_noticed(tables: Tables) -> None:
    assert newer_steps(tables) == []

    tables.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('newsdigest', 'next', '')")

    assert newer_steps(tables) == ["next"]
