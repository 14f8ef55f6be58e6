"""Feeds that are no proper XML, read by feedparser: broken markup, undefined entities, document types."""

from __future__ import annotations

import re
from typing import Any

from bot.sources.draft import ENTRIES, Draft

LONGEST = 300_000
"""Signs. feedparser reads some 400,000 a second of CPU in broken documents; longer ones are left to libxml2."""

_RUN = re.compile(r"[\w.+-]{300}|\s{300}")
_ENTRY = re.compile(r"<(?:item|entry)\b", re.IGNORECASE)
_NESTED_ENTITY = re.compile(r"<!ENTITY\s(?:[^<>&]|&#)*&(?!#)")
_HEAD = re.compile(r"<\w")


def is_harmless(text: str) -> bool:
    """Whether feedparser will be done within a second and 50 MB: none of the shapes that make it take much more.

    Found by trying 45 shapes: long runs in an author's name, white space or declarations before the
    root, thousands of elements never closed, thousands of authors or sources in one entry, entities of entities.
    """
    head = _HEAD.search(text)
    opened, closed = text.count("<"), text.count("</")
    return (
        len(text) <= LONGEST
        and head is not None
        and head.start() <= 5_000
        and opened - 2 * closed <= 2_000
        and opened <= 5_000 + 300 * len(_ENTRY.findall(text))
        and not _RUN.search(text)
        and not _NESTED_ENTITY.search(text)
    )


class BrokenDownError(Exception):
    """feedparser itself failed over the document, as it does over some stray end tags and character references."""


def read(text: str, url: str) -> tuple[dict[str, str], list[Draft]]:
    """The fields of the feed itself and its entries.

    Raises ValueError when the document holds no feed, BrokenDownError when feedparser cannot tell.
    """
    import feedparser  # takes a while, and proper feeds do without

    try:
        found = feedparser.parse(
            text.encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # seen: TypeError, ValueError, OverflowError; any may come
        raise BrokenDownError(str(error)) from error
    if not found.version and not found.entries:
        raise ValueError("the site answers with a document that is no feed")
    feed = {name: str(dict.get(found.feed, name) or "") for name in ("title", "language", "ttl")}
    return feed, [_draft(entry) for entry in found.entries[:ENTRIES]]


def _draft(entry: Any) -> Draft:
    """What feedparser found, by `dict.get`: its own get warns where it looks elsewhere."""
    fields: dict[str, Any] = {
        name: str(dict.get(entry, name) or "")
        for name in ("id", "link", "title", "summary", "author", "published", "updated", "created")
    }
    contents = [str(content.get("value") or "") for content in dict.get(entry, "content") or ()]
    images = [
        link.get("href", "")
        for link in dict.get(entry, "links") or ()
        if str(link.get("type", "")).startswith("image/")
    ]
    images += [media.get("url", "") for media in dict.get(entry, "media_thumbnail") or ()]
    return Draft(**fields, content=max(contents, key=len, default=""), image=next(iter(images), ""))
