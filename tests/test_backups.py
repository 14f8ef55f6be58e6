"""Copies of the database: by night, by word, before an upgrade, under load; and the way back."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from bot import backups
from bot.app import House, introduce
from storage import copies, facts
from storage.database import CannotOpen, Database, NotADatabase, Tables, in_use, prove
from storage.migrations import STEPS
from tests.house import SetClock, opened, say, texts

JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock, backup_keep=2) as parts:
        yield parts


class Disk(NamedTuple):
    total: int
    used: int
    free: int


def fact(path: Path, name: str) -> str | None:
    with closing(sqlite3.connect(path)) as copy:
        row = copy.execute("select value from facts where name = ?", [name]).fetchone()
    return row[0] if row else None


async def test_admin_gets_a_copy_and_is_told_where(house: House, tmp_path: Path) -> None:
    await house.db.write(facts.put, "colour", "blue")

    answer = texts(await say(house, "/backup", admin=True))

    (copy,) = (tmp_path / "backups").iterdir()
    assert str(copy) in answer
    assert fact(copy, "colour") == "blue"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    prove(copy)


async def test_full_disk_is_said_and_nothing_is_left(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(2**30, 2**30, 2**20))

    assert "1 MB are free, 50 MB are needed" in texts(await say(house, "/backup", admin=True))
    assert list((tmp_path / "backups").iterdir()) == []


async def test_folder_that_cannot_be_made_is_said(house: House, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file is in the way")

    assert "beside the database: File exists" in texts(await say(house, "/backup", admin=True))


async def test_copies_by_night_are_counted_and_the_newest_stay(house: House, clock: SetClock, tmp_path: Path) -> None:
    made = [await house.desk.copies.nightly(clock)]
    for _ in range(4):
        made.append(await house.desk.copies.nightly(clock))
        clock.forward(hours=24)

    assert made[:2] == [None, None]  # the first day's asking only begins the count
    nightly = copies.kept(tmp_path / "test.db", copies.NIGHTLY)
    assert nightly == [made[4], made[3]]


async def test_copies_by_word_do_not_push_out_those_of_the_night(house: House, clock: SetClock, tmp_path: Path) -> None:
    await house.desk.copies.nightly(clock)
    clock.forward(hours=24)
    night = await house.desk.copies.nightly(clock)
    for _ in range(4):
        clock.forward(minutes=1)
        await say(house, "/backup", admin=True)

    assert copies.kept(tmp_path / "test.db", copies.NIGHTLY) == [night]
    assert len(copies.kept(tmp_path / "test.db", copies.ASKED)) == 2


async def test_night_without_room_is_logged_and_the_day_goes_on(
    house: House, clock: SetClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await house.desk.copies.nightly(clock)
    clock.forward(hours=24)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(2**30, 2**30, 0))

    with caplog.at_level(logging.ERROR):
        assert await house.desk.copies.nightly(clock) is None

    assert "no nightly copy" in caplog.text


async def test_no_copies_by_night_where_none_are_wished(tmp_path: Path, clock: SetClock) -> None:
    async with opened(tmp_path, clock, backup_keep=0) as house:
        await house.desk.copies.nightly(clock)
        clock.forward(days=3)

        assert await house.desk.copies.nightly(clock) is None
        assert "Copied to" in texts(await say(house, "/backup", admin=True))


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (datetime(2026, 3, 13, 19, 59, tzinfo=UTC), datetime(2026, 3, 13, 20, 0, tzinfo=UTC), True),  # 03:00 in Jakarta
        (datetime(2026, 3, 13, 20, 0, tzinfo=UTC), datetime(2026, 3, 14, 19, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 14, tzinfo=UTC), True),
        (datetime(2026, 3, 14, tzinfo=UTC), datetime(2026, 3, 13, tzinfo=UTC), False),
    ],
)
def test_copy_is_due_once_a_night(last: datetime, now: datetime, due: bool) -> None:
    assert backups.is_due(last, now, JAKARTA) is due


def transfer(tables: Tables, amount: int) -> None:
    """Move from one account to the other: their sum is the same at every moment."""
    for name, change in (("left", -amount), ("right", amount)):
        facts.put(tables, name, str(int(facts.get(tables, name) or 0) + change))


async def test_copy_under_load_is_one_moment_and_restores(house: House, tmp_path: Path, clock: SetClock) -> None:
    stop = asyncio.Event()

    async def busy() -> None:
        while not stop.is_set():
            await asyncio.gather(*(house.db.write(transfer, amount) for amount in range(1, 50)))

    load = asyncio.create_task(busy())
    made = []
    for _ in range(5):
        clock.forward(seconds=1)
        made.append(await house.desk.copies.make("load", clock.now))
        prove(made[-1])
        assert int(fact(made[-1], "left") or 0) + int(fact(made[-1], "right") or 0) == 0
    stop.set()
    await load

    restored = Database.open(made[-1])
    left, right = [int(await restored.read(facts.get, name) or 0) for name in ("left", "right")]
    await restored.close()
    assert left == -right
    assert right > 0


def older(path: Path) -> None:
    """A database of the first released schema, with something in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma application_id = {0x4E657773}")
        tables = Tables(connection, execute_plugins=False, strict=True)
        STEPS.apply(tables, stop_before="lines_that_sources_repeat")
        facts.put(tables, "colour", "blue")
        connection.commit()


async def test_older_schema_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    older(path)

    await Database.open(path).close()

    (copy,) = copies.kept(path, copies.UPGRADE)
    with closing(sqlite3.connect(copy)) as connection:
        assert [step.name for step in STEPS.applied(Tables(connection, execute_plugins=False))] == ["first"]
    assert fact(copy, "colour") == "blue"
    await Database.open(path).close()
    assert copies.kept(path, copies.UPGRADE) == [copy]


async def test_upgrade_without_room_for_a_copy_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.db"
    older(path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(2**30, 2**30, 0))

    with pytest.raises(CannotOpen, match=r"must be copied before .* 0 MB are free, 50 MB are needed: make room"):
        Database.open(path)

    await Database.open(path, copies_kept=0).close()
    assert fact(path, "colour") == "blue"


def test_rubbish_is_named(tmp_path: Path) -> None:
    empty, words, other, cut = (tmp_path / name for name in ("empty", "words", "other", "cut"))
    empty.touch()
    words.write_bytes(b"not a database at all" * 100)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("create table songs (title)")
    older(cut)
    cut.write_bytes(cut.read_bytes()[:-40_000])

    for path, kind, message in (
        (empty, NotADatabase, "is empty"),
        (words, NotADatabase, "is not a database"),
        (other, NotADatabase, "another program's"),
        (cut, CannotOpen, "damaged|malformed"),
        (tmp_path / "none", CannotOpen, "No such file"),
    ):
        with pytest.raises(kind, match=message):
            prove(path)


def test_database_that_breaks_its_own_rules_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    older(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma ignore_check_constraints = on")
        connection.execute("insert into digests values (1, 1, 1, 1)")
        connection.execute(
            "insert into messages (digest_id, page, reply, state, not_before) values (1, 1, '', 'lost', 1)"
        )
        connection.commit()

    with pytest.raises(CannotOpen, match="is damaged: CHECK constraint failed in messages"):
        prove(path)


async def test_database_in_use_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    db = Database.open(path)

    assert in_use(path)
    await db.close()
    assert not in_use(path)
    path.write_bytes(b"not a database at all" * 100)
    assert not in_use(path)


async def test_other_token_is_said_in_the_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        for address in ("https://t.me/old_bot", "https://t.me/old_bot"):
            await introduce(house, address)
        assert caplog.text == ""
        await introduce(house, "https://t.me/new_bot")

    assert "this bot was https://t.me/old_bot and is https://t.me/new_bot now" in caplog.text
