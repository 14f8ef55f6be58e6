"""Feeds in proper XML, read fast as they stream by: RSS of all versions, Atom, CDF. Takes what feedparser takes.

Only for documents without DOCTYPE; anything that is not well-formed is left to others.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from xml.parsers import expat

from bot.sources.fields import RULES, Attributes, Enough, Fields, Holds, Take, join
from bot.sources.markup import is_html
from bot.sources.vocabulary import FIELDS, NAMESPACES

_CHUNK = 65_536  # letters that expat gathers before it hands them over: longer than nearly any article
_ROOTS = frozenset({"rss", "rdf", "feed", "channel", "item", "entry"})
_DEEPEST = (
    500  # elements within each other; feeds have ten, their texts some twenty. expat keeps each open one in memory
)
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)

Row = tuple[Holds, str, Take | None, Callable[[Fields], None] | None]
"""What an element is asked for, its name with feedparser's prefix, who takes what it holds, who is told its end."""


class NotWellFormed(ValueError):
    """The document is no proper XML, or XML of a kind that is not read here."""


def read(document: bytes, url: str) -> Fields | None:
    """What a document in UTF-8 without DOCTYPE says; None where nothing of a feed is in it.

    Raises NotWellFormed; never loads or expands anything. Of a document with more entries than are taken the rest is
    not looked at.
    """
    reading = _Reading(url)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_size = _CHUNK
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.StartDoctypeDeclHandler = _refuse
    reading.parser = parser
    try:
        parser.Parse(document, True)
    except expat.ExpatError as error:
        raise NotWellFormed(str(error)) from error
    except Enough:
        pass
    finally:
        del reading.parser  # the two refer to each other, and would wait for the garbage collector
    fields = reading.fields
    return fields if fields.drafts or fields.has_feed or reading.is_feed else None


def _refuse(*_: object) -> None:
    raise NotWellFormed("the document brings its own document type")


class _Reading:
    """One way through a document, told of each element's start and end. `is_feed` tells what its root is."""

    parser: expat.XMLParserType

    def __init__(self, url: str) -> None:
        self.fields = Fields(url)
        self.is_feed = False
        self._depth = 0
        self._base = url
        self._spaces: dict[str, str] = {}
        self._known: dict[str, Row] = {}
        self._ends: list[tuple[int, Callable[[], None]]] = []
        # the element whose content is taken whole, and how deep in it we are
        self._within = 0
        self._holder: tuple[Row, Attributes] = ((Holds.NOTHING, "", None, None), {})
        self._pieces: list[str] = []
        self._has_children = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if self._within:
            self._start_within(tag, attributes)
            return
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotWellFormed("the document is nested too deeply")
        if attributes:
            self._enter(attributes)
        row = self._known.get(tag) or self._learn(tag)
        holds, name, take, end = row
        if holds is Holds.CHILDREN:
            if take is not None:
                take(self.fields, "", name, attributes, self._depth, self._base)
            if end is not None:
                self._ends.append((self._depth, lambda: end(self.fields)))
            return
        self._within = 1
        self._holder = row, attributes
        self._pieces = []
        self._has_children = False
        if holds is not Holds.NOTHING:
            self.parser.CharacterDataHandler = self._pieces.append

    def end(self, tag: str) -> None:
        if self._within > 1:
            self._end_within(tag)
            return
        if self._within:
            self._within = 0
            self.parser.CharacterDataHandler = None
            (_, name, take, _), attributes = self._holder
            if take is not None:
                take(self.fields, "".join(self._pieces).strip(), name, attributes, self._depth, self._base)
        while self._ends and self._ends[-1][0] == self._depth:
            self._ends.pop()[1]()
        self._depth -= 1

    def _start_within(self, tag: str, attributes: Attributes) -> None:
        """An element in one whose content is taken whole: part of its HTML, or the name of somebody."""
        self._within += 1
        if self._within > _DEEPEST:
            raise NotWellFormed("the document is nested too deeply")
        holds, name = self._holder[0][0], _local(tag)
        if holds is Holds.MARKUP:
            if not self._has_children:
                self._escape()
            if is_html(name):  # of another one only what it holds is the entry's
                shown = (f' {key}="{html.escape(value)}"' for key, value in attributes.items() if key[:5] != "xmlns")
                self._pieces.append(f"<{name}{''.join(shown)}>")
        elif holds is Holds.NAME and self._within == 2 and not self._has_children and name.lower() == "name":
            self._has_children = True
            self._pieces.clear()

    def _end_within(self, tag: str) -> None:
        self._within -= 1
        holds, name = self._holder[0][0], _local(tag)
        if holds is Holds.MARKUP and name not in _EMPTY and is_html(name):
            self._pieces.append(f"</{name}>")
        elif holds is Holds.NAME and self._within == 1 and self._has_children:
            self.parser.CharacterDataHandler = None  # the first name is the one

    def _escape(self) -> None:
        """HTML that is written as elements: from here on what is text stays text, whatever `type` says of it."""
        self._has_children = True
        self._holder = self._holder[0], {key: value for key, value in self._holder[1].items() if key != "type"}
        pieces = self._pieces
        pieces[:] = [html.escape(piece, quote=False) for piece in pieces]
        self.parser.CharacterDataHandler = lambda text: pieces.append(html.escape(text, quote=False))

    def _enter(self, attributes: Attributes) -> None:
        """Take up what an element declares for all in it: namespaces, and what links start from."""
        spaces = {key[6:]: value for key, value in attributes.items() if key.startswith("xmlns")}
        base = attributes.get("xml:base") or attributes.get("base")
        if not spaces and not base:
            return
        before = self._base, self._spaces, self._known

        def leave() -> None:
            self._base, self._spaces, self._known = before

        self._ends.append((self._depth, leave))
        if base:
            self._base = join(self._base, base)
        if spaces:
            self._spaces, self._known = self._spaces | spaces, {}

    def _learn(self, tag: str) -> Row:
        """What is to be done with elements of this name, looked up once for all that declare alike."""
        if self._depth == 1:
            self.is_feed = _local(tag).lower() in _ROOTS
        name = self._name(tag)
        holds, take, end = RULES.get(FIELDS.get(name, ""), (Holds.CHILDREN, None, None))
        found = self._known[tag] = holds, name, take, end
        return found

    def _name(self, tag: str) -> str:
        """The name with feedparser's prefix; a prefix that was never declared stays."""
        prefix, _, local = tag.rpartition(":")
        space = self._spaces.get(prefix, "").lower()
        if "backend.userland.com/rss" in space:
            space = "http://backend.userland.com/rss"
        prefix = NAMESPACES.get(space, prefix)
        return f"{prefix}:{local}".lower() if prefix else local.lower()


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
