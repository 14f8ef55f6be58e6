"""Where articles come from: one file per kind of source, one row per kind in KINDS. No I/O."""

from __future__ import annotations

from bot.ports import SourceKind
from bot.sources import channel, feed, page, sitemap

KINDS: dict[str, SourceKind] = {
    "feed": feed.read,
    "sitemap": sitemap.read,
    "channel": channel.read,
    "page": page.read,
}
"""Reads a source's document, by Source.kind. All but a listing page tell by themselves what they are."""
