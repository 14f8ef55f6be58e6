"""What admins call a topic: words that stand for other words."""

from __future__ import annotations

from storage.database import Tables


def put(tables: Tables, name: str, meaning: str) -> None:
    """Let a name, as people type it, stand for a topic; in place of what it stood for before."""
    tables.execute("insert or replace into aliases values (?, ?)", [_key(name), meaning])


def meaning(tables: Tables, name: str) -> str | None:
    """The topic that a name stands for; None if it stands for itself."""
    row = tables.execute("select meaning from aliases where name = ?", [_key(name)]).fetchone()
    return str(row[0]) if row else None


def drop(tables: Tables, name: str) -> bool:
    """Let a name stand for itself again; False if it did."""
    return tables.execute("delete from aliases where name = ?", [_key(name)]).rowcount > 0


def listing(tables: Tables) -> list[tuple[str, str]]:
    """All names with what they stand for, by name."""
    return [(name, stands_for) for name, stands_for in tables.execute("select name, meaning from aliases order by 1")]


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
