"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from bot.extract.tree import Element

Node = dict[str, Any]

_LEADING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)?\s*")
_TRAILING = re.compile(r"\s*(?:-->|(?://)?\s*\]\]>|;)?\s*$")
_COMMA = re.compile(r",\s*([}\]])")
_MOST_CHARACTERS = 2_000_000
_DEEPEST = 8
_OPENING = 200

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|SocialMediaPosting)$")
_PAGE = frozenset({"WebPage", "ItemPage", "CreativeWork", "Recipe", "HowTo", "FAQPage"})


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The article's node and what others it names; all empty where the page has none."""

    node: Node
    by_id: dict[str, Node]

    def text(self, *keys: str) -> str:
        """The first of these fields that holds text."""
        for key in keys:
            for value in _each(self.node.get(key)):
                if isinstance(value, str) and value.strip():
                    return unescape(value).strip()
        return ""

    def names(self, key: str) -> list[str]:
        """The names of the persons or bodies in a field."""
        return self._names(self.node.get(key))

    def address(self, key: str) -> str:
        """The first address in a field: as text, or as the `url` of an object."""
        for value in _each(self.node.get(key)):
            found = self._resolve(value)
            if isinstance(found, dict):
                found = found.get("url") or found.get("contentUrl") or found.get("@id")
            if isinstance(found, str) and found.strip():
                return found.strip()
        return ""

    @property
    def paywalled(self) -> bool:
        """Whether the page says that it is not free to read."""
        return str(self.node.get("isAccessibleForFree")).strip().lower() in {"false", "0", "no"}

    @property
    def sponsored(self) -> bool:
        return "AdvertiserContentArticle" in _types(self.node)

    def _names(self, value: Any, depth: int = 0) -> list[str]:
        if isinstance(value, list):
            return [name for part in value for name in self._names(part, depth + 1)] if depth < _DEEPEST else []
        found = self._resolve(value)
        if not isinstance(found, dict):
            return [unescape(found)] if isinstance(found, str) else []
        parts = [found.get(key) for key in ("givenName", "familyName")]
        whole = " ".join(part for part in parts if isinstance(part, str))
        return self._names(found.get("name") or whole, depth + 1)

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, dict) and not value.keys() & {"name", "url", "givenName"}:
            return self.by_id.get(str(value.get("@id")), value)
        return value


def read(tree: Element) -> LinkedData:
    """The article node of a page: the first with an article's type, else a page's."""
    nodes = [node for script in tree.iter("script") if _is_json_ld(script) for node in _nodes(_load(script.text or ""))]
    by_id: dict[str, Node] = {}
    for node in nodes:
        identity = str(node.get("@id") or "")
        if identity and len(node) > len(by_id.get(identity, {})):
            by_id[identity] = node
    return LinkedData(_article(nodes), by_id)


def _article(nodes: list[Node]) -> Node:
    for node in nodes:
        if any(_ARTICLE.search(kind) for kind in _types(node)) and ("headline" in node or "datePublished" in node):
            return node
    return next((node for node in nodes if _PAGE & _types(node) and "datePublished" in node), {})


def _is_json_ld(script: Element) -> bool:
    kind = script.get("type")
    if kind:
        return "ld+json" in kind.lower()
    opening = (script.text or "")[:_OPENING].lstrip()  # some sites forget to say what it is
    return opening.startswith("{") and "schema.org" in opening


def _load(source: str) -> Any:
    """The data of one script; None where it cannot be mended."""
    bare = _TRAILING.sub("", _LEADING.sub("", source[:_MOST_CHARACTERS]))
    for attempt in (bare, _COMMA.sub(r"\1", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """All objects that stand for themselves, in order: in lists, in @graph, and as a page's main entity."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "hasPart",
            "liveBlogUpdate",
            "author",
            "itemListElement",
        ):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: Node) -> set[str]:
    return {kind.rsplit("/", 1)[-1] for kind in _each(node.get("@type")) if isinstance(kind, str)}


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
