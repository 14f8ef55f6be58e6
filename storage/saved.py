"""Articles that a reader put aside; retention spares them."""

from __future__ import annotations

from datetime import datetime

from storage import articles
from storage.database import Tables, row_id
from storage.models import Item
from storage.moments import to_seconds


def add(tables: Tables, chat_id: int, article_id: int, *, now: datetime) -> bool:
    """Put an article aside; False if it is already, or if the chat or the article is not there."""
    sql = """
        insert or ignore into saved (chat_id, article_id, saved_at)
        select chats.id, articles.id, ? from chats, articles where chats.id = ? and articles.id = ?
    """
    return tables.execute(sql, [to_seconds(now), chat_id, row_id(article_id)]).rowcount > 0


def remove(tables: Tables, chat_id: int, article_id: int) -> bool:
    """Take an article off the list; False if it was not on it."""
    sql = "delete from saved where chat_id = ? and article_id = ?"
    return tables.execute(sql, [chat_id, row_id(article_id)]).rowcount > 0


def listing(tables: Tables, chat_id: int, *, limit: int = 10) -> list[Item]:
    """The chat's saved articles, saved last first, without their paragraphs."""
    sql = "select article_id from saved where chat_id = ? order by saved_at desc, article_id desc limit ?"
    return articles.items(tables, [row[0] for row in tables.execute(sql, [chat_id, limit])])


def holds(tables: Tables, chat_id: int, article_id: int) -> bool:
    """Whether the chat has put the article aside."""
    sql = "select 1 from saved where chat_id = ? and article_id = ?"
    return tables.execute(sql, [chat_id, row_id(article_id)]).fetchone() is not None
