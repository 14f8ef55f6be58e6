"""Stories: the ids under which articles about one event stand together."""

from __future__ import annotations

from datetime import datetime

from storage.database import Tables
from storage.moments import to_seconds


def add(tables: Tables, *, now: datetime) -> int:
    """Make a story without articles; its id."""
    seconds = to_seconds(now)
    cursor = tables.execute("insert into stories (made_at, updated_at) values (?, ?)", [seconds, seconds])
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def recent(tables: Tables, since: datetime) -> list[int]:
    """The ids of the stories that were made or got an article since then, updated last first."""
    sql = "select id from stories where updated_at >= ? order by updated_at desc, id desc"
    return [row[0] for row in tables.execute(sql, [to_seconds(since)])]


def forget_older(tables: Tables, before: datetime) -> None:
    """Forget the stories last updated before then that have no articles left, and who was shown what before then."""
    tables.execute("delete from seen where seen_at < ?", [to_seconds(before)])
    tables.execute(
        """
        delete from stories
        where updated_at < ? and not exists (select 1 from articles where story_id = stories.id)
        """,
        [to_seconds(before)],
    )
