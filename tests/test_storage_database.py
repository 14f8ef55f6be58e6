from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from storage import facts
from storage.database import CannotOpen, Database, NotADatabase, SchemaTooNew, Tables, TooSlow, backup, integrity


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news digest?#.db"


@pytest.fixture
async def db(path: Path) -> AsyncIterator[Database]:
    opened = Database.open(path)
    yield opened
    await opened.close()


def put_then_fail(tables: Tables) -> None:
    facts.put(tables, "colour", "blue")
    raise LookupError("no such thing")


def count_for_ever(tables: Tables) -> None:
    tables.execute("with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n").fetchone()


async def test_what_is_written_is_read_after_reopening(db: Database, path: Path) -> None:
    await db.write(facts.put, "colour", "blue")
    await db.close()

    again = Database.open(path)

    assert await again.read(facts.get, "colour") == "blue"
    await again.close()


async def test_file_and_its_logs_are_for_the_owner_alone(db: Database, path: Path) -> None:
    await db.write(facts.put, "colour", "blue")

    files = [path, *path.parent.glob("*-wal"), *path.parent.glob("*-shm")]

    assert [mode(file) for file in files] == [0o600] * 3


async def test_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT, 0o644))

    await Database.open(path).close()

    assert mode(path) == 0o600


async def test_error_undoes_the_whole_transaction(db: Database) -> None:
    with pytest.raises(LookupError):
        await db.write(put_then_fail)

    assert await db.read(facts.get, "colour") is None
    await db.write(facts.put, "colour", "red")
    assert await db.read(facts.get, "colour") == "red"


async def together(db: Database, *writes: Callable[[Tables], object]) -> list[object]:
    """What becomes of writes that all wait while another one is being carried out."""
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def hold(_: Tables) -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()

    holding = asyncio.create_task(db.write(hold))
    await begun.wait()
    waiting = [asyncio.create_task(db.write(write)) for write in writes]
    await asyncio.sleep(0)
    go_on.set()
    await holding
    return list(await asyncio.gather(*waiting, return_exceptions=True))


async def test_error_undoes_its_own_write_among_those_that_share_a_commit(db: Database) -> None:
    first, second = (partial(facts.put, name=name, value="done") for name in ("first", "second"))

    results = await together(db, first, put_then_fail, second)

    assert [type(result) for result in results] == [type(None), LookupError, type(None)]
    assert [await db.read(facts.get, name) for name in ("first", "colour", "second")] == ["done", None, "done"]


async def test_writes_that_wait_together_share_a_commit(db: Database) -> None:
    commits: list[str] = []

    def watch(tables: Tables) -> None:
        tables.conn.set_trace_callback(lambda sql: commits.append(sql) if sql.upper() == "COMMIT" else None)

    await db.write(watch)
    commits.clear()
    await together(db, *(partial(facts.put, name=f"fact {number}", value="done") for number in range(150)))

    assert len(commits) == 3  # the one they waited for, a hundred, the rest
    assert await db.read(lambda tables: tables["facts"].count) == 150


async def test_all_who_share_a_commit_learn_that_it_failed(db: Database) -> None:
    def break_reference(tables: Tables) -> None:
        tables.execute("pragma defer_foreign_keys = on")
        tables.execute("insert into unread (source_id, key, tries, failed_at) values (99, 1, 1, 1)")

    results = await together(db, partial(facts.put, name="first", value="done"), break_reference)

    assert [type(result) for result in results] == [sqlite3.IntegrityError] * 2
    assert await db.read(facts.get, "first") is None
    await db.write(facts.put, "second", "done")
    assert await db.read(facts.get, "second") == "done"


async def test_reading_cannot_write(db: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await db.read(facts.put, "colour", "blue")


async def test_readers_do_not_wait_for_a_long_write(db: Database) -> None:
    written, may_end = threading.Event(), threading.Event()

    def write_slowly(tables: Tables) -> None:
        facts.put(tables, "colour", "blue")
        written.set()
        assert may_end.wait(10)

    writing = asyncio.create_task(db.write(write_slowly))
    assert await asyncio.to_thread(written.wait, 10)

    assert await db.read(facts.get, "colour") is None
    assert not writing.done()
    may_end.set()
    await writing
    assert await db.read(facts.get, "colour") == "blue"


async def test_cancelled_writes_are_carried_out(db: Database) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def write_slowly(tables: Tables) -> None:
        begun.set()
        assert may_end.wait(10)
        facts.put(tables, "first", "done")

    running = asyncio.create_task(db.write(write_slowly))
    queued = asyncio.create_task(db.write(facts.put, "second", "done"))
    assert await asyncio.to_thread(begun.wait, 10)

    running.cancel()
    queued.cancel()
    outcomes = await asyncio.gather(running, queued, return_exceptions=True)
    may_end.set()
    await db.write(facts.put, "third", "done")

    assert [type(outcome) for outcome in outcomes] == [asyncio.CancelledError] * 2
    assert [await db.read(facts.get, name) for name in ("first", "second")] == ["done", "done"]


async def test_slow_reading_is_given_up_and_the_reader_goes_on(path: Path) -> None:
    db = Database.open(path, read_seconds=0.01)

    for _ in range(3):
        with pytest.raises(TooSlow):
            await db.read(count_for_ever)

    assert await db.read(facts.get, "colour") is None
    await db.close()


async def test_closing_twice_is_harmless(db: Database) -> None:
    await db.close()

    await db.close()

    with pytest.raises(RuntimeError, match="shutdown"):
        await db.read(facts.get, "colour")


def test_file_of_another_kind_is_refused(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 500)

    with pytest.raises(NotADatabase, match="is not a database"):
        Database.open(path)


def test_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with closed(sqlite3.connect(path)) as other:
        other.execute("create table recipes (name text)")
    before = schema(path)

    with pytest.raises(NotADatabase, match="another program"):
        Database.open(path)

    assert schema(path) == before


async def test_newer_schema_is_refused(db: Database, path: Path) -> None:
    await db.close()
    with closed(sqlite3.connect(path)) as connection:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('newsdigest', 'far_future', '')"
        )

    with pytest.raises(SchemaTooNew, match="far_future"):
        Database.open(path)


@pytest.mark.parametrize("name", ["missing/news.db", "."])
def test_place_where_no_file_can_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotOpen, match="cannot be opened"):
        Database.open(tmp_path / name)


async def test_damaged_file_is_refused_in_plain_words(db: Database, path: Path) -> None:
    await db.close()
    damage(path)

    with pytest.raises(CannotOpen, match="malformed"):
        Database.open(path)


async def test_backup_is_a_whole_database_and_replaces_an_older_one(db: Database, tmp_path: Path) -> None:
    await db.write(facts.put, "colour", "blue")
    target = tmp_path / "copy.db"
    os.close(os.open(target, os.O_CREAT, 0o644))

    await db.read(backup, target)

    assert mode(target) == 0o600
    assert names_beside(target, "copy*") == ["copy.db"]
    copy = Database.open(target)
    assert await copy.read(facts.get, "colour") == "blue"
    await copy.close()


async def test_intact_file_passes_the_check_while_it_is_written(db: Database, path: Path) -> None:
    await db.write(facts.put, "colour", "blue")

    assert integrity(path) == ""


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        (
            "pragma ignore_check_constraints = on;"
            " insert into messages (digest_id, page, reply, state, not_before) values (1, 1, '', 'lost', 1);",
            "CHECK constraint failed in messages",
        ),
        (
            # The index is taken for one over another column: its rows no longer agree with the table's.
            "insert into facts (name, value) values ('colour', 'blue'), ('smell', 'blue');"
            " create unique index once on facts (name); pragma writable_schema = on;"
            " update sqlite_schema set sql = 'create unique index once on facts (value)' where name = 'once';",
            "index once",
        ),
    ],
    ids=["a broken check", "a broken unique index"],
)
async def test_what_breaks_the_rules_of_the_schema_is_named(path: Path, harm: str, named: str) -> None:
    await Database.open(path).close()
    with closing(sqlite3.connect(path)) as tampered:
        tampered.executescript(harm)

    assert named in integrity(path)


async def test_kill_in_the_middle_of_a_write_leaves_an_intact_database(path: Path) -> None:
    write_until_killed(path)

    assert integrity(path) == ""
    db = Database.open(path)
    assert await db.read(facts.get, "colour") == "blue"
    assert await db.read(facts.get, "fact 0") is None
    await db.close()


def write_until_killed(path: Path) -> None:
    program = """
        import asyncio, sys
        from storage import facts
        from storage.database import Database

        def endless(tables):
            tables.execute("pragma cache_size = 10")  # pages: nearly all is on disk before its time
            for number in range(10**9):
                facts.put(tables, f"fact {number}", "x" * 1000)
                if number == 1000:
                    print("writing", flush=True)

        async def main():
            db = Database.open(sys.argv[1])
            await db.write(facts.put, "colour", "blue")
            await db.write(endless)

        asyncio.run(main())
    """
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", textwrap.dedent(program), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        writer.kill()


def damage(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 3996 + content[4096:])


def names_beside(path: Path, pattern: str) -> list[str]:
    return [file.name for file in path.parent.glob(pattern)]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def closed(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    with connection:
        yield connection
    connection.close()


def schema(path: Path) -> list[tuple[str]]:
    with closed(sqlite3.connect(path)) as connection:
        return [*connection.execute("select sql from sqlite_master"), *connection.execute("pragma application_id")]
