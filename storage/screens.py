"""Replies of several pages, kept so that a button can turn to the next one, and so that they can be mended."""

from __future__ import annotations

from datetime import datetime

from storage.database import Tables, row_id
from storage.models import Reply, Screen
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


def sent(tables: Tables, screen_id: int, telegram_id: int) -> None:
    """The first page of a kept reply stands in this message now."""
    tables.execute("update screens set telegram_id = ?, page = 0 where id = ?", [telegram_id, screen_id])


def turned(tables: Tables, chat_id: int, telegram_id: int, page: int | None) -> None:
    """What a message shows now: this page of the kept reply, or (None) something else."""
    sql = "update screens set page = ? where chat_id = ? and telegram_id = ?"
    tables.execute(sql, [page, chat_id, row_id(telegram_id)])


def renew(tables: Tables, screen_id: int, reply: Reply) -> None:
    """Keep another text of a reply; its message is behind if it shows a page that is another now."""
    kept, page = tables.execute("select reply, page from screens where id = ?", [screen_id]).fetchone()
    old = from_json(kept)
    last = len(reply.pages) - 1
    is_behind = page is not None and old.pages[page] != reply.pages[min(page, last)]
    sql = "update screens set reply = ?, page = min(page, ?), behind = behind or ? where id = ?"
    tables.execute(sql, [to_json(reply), last, is_behind, screen_id])


def behind(tables: Tables, since: datetime, *, after: int, limit: int) -> list[Screen]:
    """The screens kept since then whose messages do not show yet what is kept, from the id `after` on."""
    sql = """
        select screens.* from screens join chats on chats.id = chat_id
        where stopped = '' and behind = 1 and page is not null and screens.id > ? and kept_at >= ?
        order by screens.id limit ?
    """
    return [
        Screen(
            id=row["id"],
            chat_id=row["chat_id"],
            reply=from_json(row["reply"]),
            telegram_id=row["telegram_id"],
            page=row["page"],
        )
        for row in tables.query(sql, [after, to_seconds(since), limit])
    ]


def caught_up(tables: Tables, shown: Screen) -> None:
    """The message shows this now, or never will. It stays behind where its page was turned in the meantime."""
    sql = "update screens set behind = 0 where id = ? and page is ? and reply = ?"
    tables.execute(sql, [shown.id, shown.page, to_json(shown.reply)])


def forget_older(tables: Tables, before: datetime) -> int:
    """Forget the screens kept before then; how many were forgotten."""
    return tables.execute("delete from screens where kept_at < ?", [to_seconds(before)]).rowcount
