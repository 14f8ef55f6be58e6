"""Sources offered to an admin, kept so that a button can take one up, also after a restart."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from storage.database import Tables, row_id
from storage.models import Source
from storage.moments import to_seconds

KEPT_FOR = timedelta(days=30)


def keep(tables: Tables, source: Source, *, at: datetime) -> int:
    """Keep a source that is not taken up yet; its number, never used again. Those long past are forgotten."""
    tables.execute("delete from proposals where made_at < ?", [to_seconds(at - KEPT_FOR)])
    fields = {
        "url": source.url,
        "kind": source.kind,
        "listing_url": source.listing_url,
        "name": source.name,
        "language": source.language,
        "topics": source.topics,
        "every": None if source.every is None else source.every.total_seconds(),
        "select": dict(source.select),
    }
    tables.execute("insert into proposals (source, made_at) values (?, ?)", [json.dumps(fields), to_seconds(at)])
    (number,) = tables.execute("select last_insert_rowid()").fetchone()
    return int(number)


def get(tables: Tables, number: int) -> Source | None:
    """The source with this number; None if it is forgotten or never was."""
    row = tables.execute("select source from proposals where id = ?", [row_id(number)]).fetchone()
    if row is None:
        return None
    fields = json.loads(row[0])
    every = fields.pop("every")
    select = {purpose: tuple(selectors) for purpose, selectors in fields.pop("select").items()}
    return Source(
        **{**fields, "topics": tuple(fields["topics"])},
        select=select,
        every=None if every is None else timedelta(seconds=every),
    )
