"""Copies of the database beside it: consistent, complete in one file, the newest of each kind kept."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database as Tables

ASKED, NIGHTLY, UPGRADE = "asked", "nightly", "upgrade"
"""The kinds of copies: by an admin's word, by night, before an older schema is brought up to date."""

SPARE_BYTES = 50 * 2**20
"""What a copy must leave free for the database itself to go on."""

_FOLDER = "backups"
_MOMENT = "%Y%m%dT%H%M%SZ"


class NoRoom(Exception):
    """The disk is too full for a copy; the message says how much there is and is needed."""


def backup(tables: Tables, path: Path) -> None:
    """Copy the whole database, as it stands at this moment, to a file with mode 0600; for `Database.read`.

    A file of that name is replaced, once the copy is complete.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            tables.conn.backup(copy)
            copy.execute("pragma journal_mode = delete")  # one file, complete in itself
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def keep(tables: Tables, database: Path, kind: str, *, now: datetime, most: int) -> Path:
    """Put a copy into the folder `backups` beside the database, the oldest of its kind beyond `most` dropped.

    For `Database.read`. Raises NoRoom, and OSError where the folder cannot be written.
    """
    folder = database.parent / _FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    needed, free = _bytes(tables) + SPARE_BYTES, shutil.disk_usage(folder).free
    if free < needed:
        raise NoRoom(f"{free // 2**20} MB are free, {needed // 2**20} MB are needed")
    path = folder / f"{database.stem}-{kind}-{now.astimezone(UTC):{_MOMENT}}.db"
    backup(tables, path)
    for old in kept(database, kind)[most:]:
        old.unlink(missing_ok=True)
    return path


def kept(database: Path, kind: str) -> list[Path]:
    """The copies of a kind, newest first."""
    shape = re.compile(re.escape(f"{database.stem}-{kind}-") + r"\d{8}T\d{6}Z\.db")
    found = (path for path in (database.parent / _FOLDER).glob("*.db") if shape.fullmatch(path.name))
    return sorted(found, reverse=True)


def made_at(copy: Path) -> datetime:
    """When a copy was made, by its name."""
    return datetime.strptime(copy.stem.rpartition("-")[2], _MOMENT).replace(tzinfo=UTC)


def _bytes(tables: Tables) -> int:
    (pages,) = tables.execute("pragma page_count").fetchone()
    (size,) = tables.execute("pragma page_size").fetchone()
    return int(pages) * int(size)
