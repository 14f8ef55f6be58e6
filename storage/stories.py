"""Stories: articles about one event under one id, how they come together, become one and part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from storage.database import Tables, row_id
from storage.items import items, last_before, whole
from storage.models import Item
from storage.moments import to_seconds


def reports(tables: Tables, story_ids: Iterable[int]) -> dict[int, list[Item]]:
    """The articles of each story, oldest first, without their paragraphs; a story without articles is left out."""
    sql = "select id from articles where story_id in (select value from json_each(?)) order by id"
    grouped: dict[int, list[Item]] = {}
    for item in items(tables, [row[0] for row in tables.execute(sql, [json.dumps(list(story_ids))])]):
        grouped.setdefault(item.story_id, []).append(item)
    return grouped


def put(tables: Tables, story_of: Mapping[int, int]) -> None:
    """Put articles (by id) into stories (by id, above 0); a story that is not there yet is made."""
    pairs = [(story_id, article_id) for article_id, story_id in story_of.items()]
    tables.conn.executemany(
        """
        insert into stories (id, made_at, updated_at) select ?, added_at, added_at from articles where id = ?
        on conflict (id) do update set updated_at = max(updated_at, excluded.updated_at)
        """,
        pairs,
    )
    tables.conn.executemany("update articles set story_id = ? where id = ?", pairs)


def recent_reports(tables: Tables, since: datetime) -> list[Item]:
    """The whole articles added since then, oldest first; a story_id of 0 waits for its story."""
    found = tables.execute("select id from articles where id > ? order by id", [last_before(tables, since)])
    return whole(tables, [row[0] for row in found])


def unite(tables: Tables, united: Mapping[int, int]) -> None:
    """Let stories go on in older ones: which in which, in this order. Who has seen either has seen what they become."""
    for gone, kept in united.items():
        both = {"gone": gone, "kept": kept}
        _follow(tables, gone, kept)
        tables.execute("delete from seen where story_id = :gone", both)
        tables.execute("update articles set story_id = :kept where story_id = :gone", both)
        # The row stays while a digest that names it may be on its way.
        tables.execute("update stories set united_with = :kept where id = :gone or united_with = :gone", both)
        tables.execute(
            """
            update stories set updated_at = max(updated_at, (select updated_at from stories where id = :gone))
            where id = :kept
            """,
            both,
        )


def part(tables: Tables, article_id: int, *, now: datetime) -> bool:
    """Take a wrong article out of its story, into one of its own; False if it stands alone already.

    Where it founded the story, the others leave instead, so that a story keeps its founder's number.
    Who has seen the story has seen both. `parted` tells of it.
    """
    sql = """
        select id, story_id from articles where story_id = (select story_id from articles where id = ?) order by id
    """
    together = tables.execute(sql, [row_id(article_id)]).fetchall()
    if len(together) < 2:
        return False
    was = together[0][1]
    leaving = [one for one, _ in together if (one == article_id) != (article_id == was)]
    new = leaving[0]
    tables.execute(
        "insert into stories (id, made_at, updated_at) select :new, made_at, updated_at from stories where id = :was"
        " on conflict (id) do update set united_with = null",
        {"new": new, "was": was},
    )
    tables.conn.executemany("update articles set story_id = ? where id = ?", [(new, one) for one in leaving])
    _follow(tables, was, new)
    tables.execute("insert or replace into partings values (?, ?, ?)", [new, was, to_seconds(now)])
    return True


def parted(tables: Tables, since: datetime) -> set[tuple[int, int]]:
    """Pairs of stories that were told apart since then; one that has gone on in another stands there under its id."""
    sql = """
        select distinct coalesce(one.united_with, one.id), coalesce(other.united_with, other.id) from partings
        join stories one on one.id = story_id join stories other on other.id = other_id where parted_at >= ?
    """
    return {(one, other) for one, other in tables.execute(sql, [to_seconds(since)])}


def _follow(tables: Tables, seen: int, other: int) -> None:
    tables.execute(
        """
        insert into seen (chat_id, story_id, seen_at) select chat_id, ?, seen_at from seen where story_id = ?
        on conflict (chat_id, story_id) do update set seen_at = max(seen_at, excluded.seen_at)
        """,
        [other, seen],
    )


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
