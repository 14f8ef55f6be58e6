"""JSON Feed, versions 1 and 1.1 (jsonfeed.org), read tolerantly: a wrong type counts as nothing."""

from __future__ import annotations

import html
import json
from typing import Any

from bot.sources.draft import ENTRIES, Draft


def read(text: str) -> tuple[dict[str, str], list[Draft]]:
    """The fields of the feed itself and its entries. Raises ValueError when the document is no JSON Feed."""
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ValueError("the site answers with broken JSON, not a feed") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise ValueError("the site answers with JSON that is not a feed")
    feed = {"title": _word(document.get("title")), "language": _word(document.get("language"))}
    return feed, [_draft(item) for item in items[:ENTRIES] if isinstance(item, dict)]


def _draft(item: dict[str, Any]) -> Draft:
    text = html.escape(_word(item.get("content_text")), quote=False)
    content = _word(item.get("content_html")) or text
    return Draft(
        id=_word(item.get("id")),
        link=_word(item.get("url")) or _word(item.get("external_url")),
        title=_word(item.get("title")),
        summary=html.escape(_word(item.get("summary")), quote=False),
        content=content,
        author=_author(item),
        published=_word(item.get("date_published")),
        updated=_word(item.get("date_modified")),
        image=_word(item.get("image")) or _word(item.get("banner_image")),
        language=_word(item.get("language")),
    )


def _author(item: dict[str, Any]) -> str:
    authors = item.get("authors")
    author = authors[0] if isinstance(authors, list) and authors else item.get("author")
    return _word(author.get("name")) if isinstance(author, dict) else ""


def _word(value: object) -> str:
    """Text as it is, numbers as text (ids are often numbers), anything else as nothing."""
    if isinstance(value, bool):
        return ""
    return str(value) if isinstance(value, str | int | float) else ""
