"""Small facts by name: a one-time code, a counter, what the bot must remember of itself."""

from __future__ import annotations

from storage.database import Tables

OWN_ADDRESS = "own_address"
"""The name of the fact where the bot is found, https://t.me/NAME; known since it first reached Telegram."""


def get(tables: Tables, name: str) -> str | None:
    """The fact, None if it was never put or was dropped."""
    row = tables.execute("select value from facts where name = ?", [name]).fetchone()
    return str(row[0]) if row else None


def put(tables: Tables, name: str, value: str) -> None:
    """Remember a fact, in place of the one of the same name."""
    tables.execute("insert or replace into facts (name, value) values (?, ?)", [name, value])


def drop(tables: Tables, name: str) -> bool:
    """Forget a fact; False if there is none."""
    return tables.execute("delete from facts where name = ?", [name]).rowcount > 0
