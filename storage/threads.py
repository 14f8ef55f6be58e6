"""Forum topics of a chat: one for each followed topic, where the chat wants that."""

from __future__ import annotations

from storage.database import Tables


def get(tables: Tables, chat_id: int, topic: str) -> int:
    """The thread in which a chat has its news on a topic (the reader's words for it); 0 if there is none yet."""
    sql = "select thread_id from threads where chat_id = ? and topic = ?"
    row = tables.execute(sql, [chat_id, topic]).fetchone()
    return int(row[0]) if row else 0


def put(tables: Tables, chat_id: int, topic: str, thread_id: int) -> None:
    """From now on the chat has its news on the topic in this thread; nothing if the chat is not stored."""
    sql = "insert or replace into threads (chat_id, topic, thread_id) select id, ?, ? from chats where id = ?"
    tables.execute(sql, [topic, thread_id, chat_id])


def gone(tables: Tables, chat_id: int, thread_id: int) -> None:
    """The thread is not there any more: what went there goes to the chat itself, or opens a new one for its topic."""
    tables.execute("update chats set thread_id = 0 where id = ? and thread_id = ?", [chat_id, thread_id])
    tables.execute("delete from threads where chat_id = ? and thread_id = ?", [chat_id, thread_id])
