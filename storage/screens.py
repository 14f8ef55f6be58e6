"""Replies of several pages, kept so that a button can turn to the next one."""

from __future__ import annotations

from datetime import datetime

from storage.database import Tables, row_id
from storage.models import Reply
from storage.moments import to_seconds
from storage.replies import from_json, to_json


def keep(tables: Tables, chat_id: int, reply: Reply, *, at: datetime) -> int:
    """Keep a reply for turning its pages; the screen's id, never used again for another."""
    tables.execute(
        "insert into screens (chat_id, reply, kept_at) values (?, ?, ?)", [chat_id, to_json(reply), to_seconds(at)]
    )
    (screen_id,) = tables.execute("select last_insert_rowid()").fetchone()
    return int(screen_id)


def page(tables: Tables, chat_id: int, screen_id: int) -> Reply | None:
    """The kept reply; None if it is forgotten or belongs to another chat."""
    row = tables.execute(
        "select reply from screens where id = ? and chat_id = ?", [row_id(screen_id), chat_id]
    ).fetchone()
    return from_json(row[0]) if row else None


def forget_older(tables: Tables, before: datetime) -> int:
    """Forget the screens kept before then; how many were forgotten."""
    return tables.execute("delete from screens where kept_at < ?", [to_seconds(before)]).rowcount
