"""How long floods last: what must not be sent to before when, kept so that a restart does not end a halt early."""

from __future__ import annotations

from datetime import datetime

from storage.database import Tables
from storage.moments import from_seconds, to_seconds


def put(tables: Tables, scope: str, until: datetime) -> None:
    """Halt a scope (a chat, a method, everything) until then; a longer halt stays."""
    sql = "insert into halts values (?, ?) on conflict (scope) do update set until = max(until, excluded.until)"
    # Rounded up: no halt ends early.
    tables.execute(sql, [scope, to_seconds(until) + 1])


def listing(tables: Tables, now: datetime) -> dict[str, datetime]:
    """The halts that last beyond now."""
    rows = tables.execute("select scope, until from halts where until > ?", [to_seconds(now)])
    return {scope: from_seconds(until) for scope, until in rows}


def forget_older(tables: Tables, now: datetime) -> None:
    """Forget the halts that are over."""
    tables.execute("delete from halts where until <= ?", [to_seconds(now)])
