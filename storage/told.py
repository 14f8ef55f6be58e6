"""Which troubles the admins know of, so that each is told once when it begins and once when it is over."""

from __future__ import annotations

import json
from datetime import datetime

from storage.database import Tables
from storage.models import Problem, Told
from storage.moments import from_seconds, to_seconds


def listing(tables: Tables) -> dict[str, Told]:
    """What was told, by the trouble's name."""
    rows = tables.execute("select name, problem, told_at, over from told")
    return {name: Told(Problem(*json.loads(problem)), from_seconds(at), bool(over)) for name, problem, at, over in rows}


def put(tables: Tables, name: str, problem: Problem, *, at: datetime) -> None:
    """Remember that a trouble was told."""
    stored = json.dumps([problem.key, dict(problem.details)])
    tables.execute("insert or replace into told values (?, ?, ?, 0)", [name, stored, to_seconds(at)])


def ended(tables: Tables, name: str) -> None:
    """Remember that its end was told too."""
    tables.execute("update told set over = 1 where name = ?", [name])
