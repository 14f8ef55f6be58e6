"""What the elements of feeds are called, and what they hold. Rows only; bot.sources.fields has what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping

NAMESPACES: Mapping[str, str] = {
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://example.com/newformat#": "",
    "http://example.com/necho": "",
    "http://purl.org/echo/": "",
    "uri/of/echo/namespace#": "",
    "http://purl.org/pie/": "",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/rss/1.0/modules/rss091#": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
}
"""The prefix that feedparser knows a namespace by, in small letters; the feeds' own ones have none."""

FIELDS: Mapping[str, str] = {
    "title": "title", "dc:title": "title", "media:title": "title",
    "pubdate": "published", "published": "published", "issued": "published", "dcterms:issued": "published",
    "updated": "updated", "modified": "updated", "lastbuilddate": "updated", "dc:date": "updated",
    "dcterms:modified": "updated", "created": "created", "dcterms:created": "created",
    "description": "summary", "summary": "summary", "abstract": "summary", "dc:description": "summary",
    "media:description": "summary", "itunes:summary": "summary",
    "content": "content", "content:encoded": "content", "fullitem": "content", "body": "content",
    "xhtml:body": "content",
    "author": "author", "dc:creator": "author", "dc:author": "author", "itunes:author": "author",
    "managingeditor": "author",
    "language": "language", "dc:language": "language",
    "ttl": "ttl", "sy:updateperiod": "period", "sy:updatefrequency": "frequency",
    "guid": "id", "id": "id", "link": "link",
    "item": "entry", "entry": "entry", "channel": "feed", "feed": "feed",
    "source": "skip", "image": "skip", "textinput": "skip", "media:content": "media", "media:thumbnail": "media",
    "enclosure": "media", "itunes:image": "media",
    "subtitle": "other", "tagline": "other", "rights": "other", "copyright": "other", "dc:rights": "other",
    "info": "other", "itunes:subtitle": "other", "contributor": "other",
}  # fmt: skip
"""What an element holds. Those that are not named are walked through: their children count."""
