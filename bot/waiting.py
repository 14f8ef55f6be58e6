"""Entries that wait to be read in a later round, as text: a source that has not changed does not list them again."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from storage.models import Entry

LONGEST_BODY = 100_000
"""Letters of an article's own HTML that are kept; a longer one is dropped, and the page is asked for instead."""


def text(entry: Entry) -> str:
    """An entry as JSON."""
    fields = asdict(entry)
    if entry.published_at:
        fields["published_at"] = entry.published_at.isoformat()
    if len(entry.body_html) > LONGEST_BODY:
        fields["body_html"] = ""
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False)


def entry(text: str) -> Entry | None:
    """The entry of a text; None for one that an older program wrote in another shape."""
    try:
        fields = json.loads(text)
        if "published_at" in fields:
            fields["published_at"] = datetime.fromisoformat(fields["published_at"])
        return Entry(**{"id": "", "url": "", **fields})
    except (ValueError, TypeError):
        return None
