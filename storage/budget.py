"""Tokens of a language model, by calendar month (UTC): reserved before a call, settled after it."""

from __future__ import annotations

from datetime import datetime

from storage.database import Tables

_MOST = 2**62  # what a server that lies can add; SQLite's integers end at 2**63


def month_of(now: datetime) -> str:
    """The month that a moment is counted in, such as "2026-03"."""
    return f"{now:%Y-%m}"


def used(tables: Tables, month: str) -> int:
    """Tokens that the month has cost so far; what is reserved by calls under way, or by a crash, is counted in full."""
    row = tables.execute("select used from tokens where month = ?", [month]).fetchone()
    return int(row[0]) if row else 0


def reserve(tables: Tables, month: str, tokens: int, *, budget: int | None) -> bool:
    """Count so many tokens as used, an upper estimate of one call; False, and nothing counted, if they do not fit.

    A `budget` of None has no end.
    """
    if budget is not None and used(tables, month) + tokens > budget:
        return False
    _add(tables, month, tokens)
    return True


def settle(tables: Tables, month: str, *, reserved: int, spent: int) -> None:
    """Replace what was reserved for one call by what it cost."""
    _add(tables, month, spent - reserved)


def _add(tables: Tables, month: str, tokens: int) -> None:
    total = min(max(0, used(tables, month) + tokens), _MOST)
    tables.execute("insert or replace into tokens (month, used) values (?, ?)", [month, total])
