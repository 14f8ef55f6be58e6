"""Markup to an lxml tree, whatever the markup: the one place that parses."""

from __future__ import annotations

import re
from contextlib import suppress
from html import escape
from typing import Any

from lxml import etree

Element = Any  # an lxml element; lxml carries no types

_CONTROLS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufffe\\uffff]")
# libxml2 compares each attribute with all before it: 100,000 of them would take seconds.
_LONG_TAG = re.compile(r"<([A-Za-z]\w*)\s[^<>]{50000,}>")
# What a page has after its end (some end twice) libxml2 would throw away.
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))  # they only say where a word may break


def parse(markup: str) -> Element:
    """The tree of a page, of a piece of one, or of plain lines. Raises ValueError where there is nothing."""
    clean = _END.sub("", _LONG_TAG.sub(r"<\1>", _CONTROLS.sub("", markup)))
    if "<" not in clean:
        clean = "".join(f"<p>{escape(line)}</p>" for line in clean.splitlines() if line.strip())
    # html.HTMLParser would look up a class for each element in Python: a quarter of the time
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    tree = None
    with suppress(etree.XMLSyntaxError):  # so older versions say that a page is empty
        tree = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    if tree is None:
        raise ValueError("the page is empty")
    return tree


def text_of(element: Element) -> str:
    """The text inside, white space folded and invisible signs left out."""
    return fold_space("".join(element.itertext()))


def fold_space(text: str) -> str:
    """The text with single spaces, without the signs that nobody sees."""
    return " ".join((text if text.isascii() else text.translate(_UNSEEN)).split())
