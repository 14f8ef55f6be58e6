"""Opens the database and runs this room's functions on its threads: one that writes, two that read beside it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar

from sqlite_utils import Database as Tables

from storage import copies
from storage.copies import backup
from storage.migrations import STEPS, newer_steps

__all__ = [
    "CannotOpen",
    "Database",
    "NotADatabase",
    "SchemaTooNew",
    "Tables",
    "TooSlow",
    "backup",
    "in_use",
    "integrity",
    "prove",
    "row_id",
]

READ_SECONDS = 2.0
COPIES_KEPT = 3
_READERS = 2
_BUSY_SECONDS = 10.0  # how long to wait for another process, such as the command line beside the bot
_APPLICATION_ID = 0x4E657773  # "News": tells our file from another program's
_WRITES_A_COMMIT = 100  # a commit waits for the disk, some milliseconds: a round of gathering writes a thousand times
_INSTRUCTIONS_BETWEEN_LOOKS = 10_000  # of SQLite's machine, between two looks at the clock: below a millisecond

_PRAGMAS = (
    "foreign_keys = on",
    "secure_delete = on",  # a forgotten chat leaves no traces in free pages; some builds have it off
    "synchronous = full",  # what is claimed stays claimed over a power cut: no message goes out twice
    "temp_store = memory",
    "cache_size = -32768",  # KiB; with SQLite's own 2 MiB the keys of 1,000,000 articles are read again and again
    "wal_autocheckpoint = 4000",  # pages; a batch of 500 articles writes about 1,000, which is the default
)

P = ParamSpec("P")
R = TypeVar("R")


class CannotOpen(Exception):
    """The database can't be used; the message is a plain sentence for the person who runs the bot."""


class NotADatabase(CannotOpen):
    """The file holds something else."""


class SchemaTooNew(CannotOpen):
    """A newer program has written the file."""


class TooSlow(Exception):
    """The look-up took too long and was given up: ask for something narrower."""


class Database:
    """An open database, to be closed at the end."""

    def __init__(self, writer: Tables, readers: list[Tables], *, read_seconds: float) -> None:
        self._writer = writer
        self._readers = readers
        self._read_seconds = read_seconds
        self._idle_readers: SimpleQueue[Tables] = SimpleQueue()
        for reader in readers:
            self._idle_readers.put(reader)
        self._writes: SimpleQueue[_Write[Any]] = SimpleQueue()
        self._write_thread = ThreadPoolExecutor(1, thread_name_prefix="storage-write")
        self._read_threads = ThreadPoolExecutor(len(readers), thread_name_prefix="storage-read")

    @classmethod
    def open(cls, path: Path | str, *, read_seconds: float = READ_SECONDS, copies_kept: int = COPIES_KEPT) -> Self:
        """Open the file, made with mode 0600 if missing, and bring its schema up to date. Raises CannotOpen.

        Before an older schema is brought up to date, a copy is kept beside it, and with it up to `copies_kept` - 1
        of such copies from before; 0: none is made.
        """
        path = Path(path).absolute()
        with _in_plain_words(path):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            path.chmod(0o600)
            writer = _connect(path, "rw")
            try:
                _prepare(writer, path, copies_kept)
                readers = [_connect(path, "ro") for _ in range(_READERS)]
            except BaseException:
                writer.close()
                raise
        return cls(writer, readers, read_seconds=read_seconds)

    async def write(self, fn: Callable[Concatenate[Tables, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `fn(tables, …)`, which an error undoes; what fn returns or raises comes back, once it is on disk.

        Calls are carried out one after the other, each to its end even if the asking task is cancelled:
        what has been sent must be marked as sent. Those that wait at the same time share one commit.
        """
        write = _Write(lambda tables: fn(tables, *args, **kwargs), Future())
        self._writes.put(write)
        self._write_thread.submit(self._carry_out)
        return await asyncio.shield(asyncio.wrap_future(write.done))

    async def read(self, fn: Callable[Concatenate[Tables, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `fn(tables, …)` on a read-only connection, over one state of the database. Raises TooSlow."""
        running = self._read_threads.submit(self._read, lambda tables: fn(tables, *args, **kwargs))
        return await asyncio.wrap_future(running)

    async def close(self) -> None:
        """Finish what has been asked for, then close. Safe to call twice."""
        await asyncio.to_thread(self._close)

    def _carry_out(self) -> None:
        """Carry out what waits, perhaps nothing: each write asks for this once, whoever comes first takes all."""
        writes: list[_Write[Any]] = []
        with suppress(Empty):
            while len(writes) < _WRITES_A_COMMIT:
                writes.append(self._writes.get_nowait())
        if writes:
            _write_together(self._writer, writes)

    def _read(self, fn: Callable[[Tables], R]) -> R:
        reader = self._idle_readers.get()
        try:
            return _read(reader, fn, self._read_seconds)
        finally:
            self._idle_readers.put(reader)

    def _close(self) -> None:
        self._read_threads.shutdown()
        self._write_thread.shutdown()
        for tables in (*self._readers, self._writer):
            tables.close()


def row_id(number: int) -> int:
    """An id that a person may have typed, as SQLite can take it: beyond 64 bits it is no row's, and becomes 0."""
    return number if abs(number) < 2**63 else 0


def prove(path: Path) -> None:
    """Make sure that a file is an intact database of ours, whatever its age. Raises CannotOpen with what is wrong."""
    with _in_plain_words(path):
        if not path.stat().st_size:
            raise NotADatabase(f"{path} is empty.")
        with _examined(path) as connection:
            (owner,) = connection.execute("pragma application_id").fetchone()
            if owner != _APPLICATION_ID:
                raise NotADatabase(f"{path} is another program's database.")
            if damage := _damage(connection):
                raise CannotOpen(f"{path} is damaged: {damage}.")


def in_use(path: Path) -> bool:
    """Whether another process has the database open."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
        try:
            connection.execute("pragma journal_mode = delete")  # only the last one may leave WAL (SQLite, WAL, 4)
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
        except sqlite3.DatabaseError:
            pass  # what is no database is used by nobody
    return False


def integrity(path: Path) -> str:
    """What is wrong with the file, in SQLite's words; empty if nothing is. Raises CannotOpen.

    Reads all of it, however long that takes, beside whoever has it open: call it from a thread of its own.
    """
    with _in_plain_words(path), _examined(path) as connection:
        return _damage(connection)


def _examined(path: Path) -> closing[sqlite3.Connection]:
    # SQLite 3.40 looks less closely at what it may only read: a broken CHECK, for one, it leaves out.
    uri = f"{path.absolute().as_uri()}?mode=rw"
    return closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS))


def _damage(connection: sqlite3.Connection) -> str:
    # quick_check would be quicker, but compares no index with its table.
    (found,) = connection.execute("pragma integrity_check(1)").fetchone()
    return "" if found == "ok" else str(found)


def _connect(path: Path, mode: str) -> Tables:
    # The connection moves to its thread once and stays there: check_same_thread would forbid even that.
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}", uri=True, timeout=_BUSY_SECONDS, check_same_thread=False
    )
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}")
    return Tables(connection, execute_plugins=False, strict=True)


def _prepare(writer: Tables, path: Path, copies_kept: int) -> None:
    writer.enable_wal()
    with _transaction(writer):
        (owner,) = writer.execute("pragma application_id").fetchone()
        if owner != _APPLICATION_ID and writer.table_names():
            raise NotADatabase(f"{path} is another program's database.")
        writer.execute(f"pragma application_id = {_APPLICATION_ID}")
        if steps := newer_steps(writer):
            raise SchemaTooNew(
                f"{path} was written by a newer version of this program (step {steps[-1]!r}): update it."
            )
        if copies_kept and STEPS.applied(writer) and STEPS.pending(writer):
            # By a connection of its own: SQLite copies nothing through one that has begun to write.
            with closing(_connect(path, "ro")) as reader:
                copies.keep(reader, path, copies.UPGRADE, now=datetime.now(UTC), most=copies_kept)
        STEPS.apply(writer)


@contextmanager
def _in_plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise NotADatabase(f"{path} is not a database.") from error
        raise CannotOpen(f"{path} cannot be opened: {error}.") from error
    except copies.NoRoom as error:
        raise CannotOpen(f"{path} must be copied before it is brought up to date, but {error}: make room.") from error
    except OSError as error:
        raise CannotOpen(f"{path} cannot be opened: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class _Write(Generic[R]):
    """What is to be written, and who waits for it."""

    fn: Callable[[Tables], R]
    done: Future[R]


def _write_together(tables: Tables, writes: Sequence[_Write[Any]]) -> None:
    """Carry out writes in one transaction, each undone by its own error alone; tell who waits once all are on disk."""
    try:
        with _transaction(tables):
            told = [_outcome(tables, write) for write in writes]
    except BaseException as error:  # noqa: BLE001  # nothing is on disk, whatever became of each: all must know
        told = [partial(write.done.set_exception, error) for write in writes]
    for tell in told:
        tell()


def _outcome(tables: Tables, write: _Write[Any]) -> Callable[[], None]:
    tables.conn.execute("savepoint one")
    try:
        result = write.fn(tables)
    except BaseException as error:  # noqa: BLE001  # it belongs to who asked
        tables.conn.execute("rollback to one")
        return partial(write.done.set_exception, error)
    finally:
        tables.conn.execute("release one")
    return partial(write.done.set_result, result)


def _read(tables: Tables, fn: Callable[[Tables], R], seconds: float) -> R:
    deadline = time.monotonic() + seconds
    tables.conn.set_progress_handler(lambda: time.monotonic() > deadline, _INSTRUCTIONS_BETWEEN_LOOKS)
    try:
        with tables.atomic():
            return fn(tables)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise TooSlow(f"given up after {seconds:g} seconds") from error
        raise


@contextmanager
def _transaction(tables: Tables) -> Iterator[None]:
    # Immediate: a transaction that starts by reading cannot wait for another process when it comes to write.
    tables.conn.execute("begin immediate")
    try:
        yield
        tables.commit()
    except BaseException:
        tables.rollback()
        raise
