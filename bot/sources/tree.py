"""HTML as a tree to select from, whatever it calls itself."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

LONGEST = 1_000_000
MOST_TAGS = 50_000
"""So much of a page is looked at. Large ones have some 10,000 tags; bs4 takes up to 2.4 kilobytes for each."""

_DECLARATION = re.compile(r"\s*(?:<\?[^>]*>\s*)+")


def tree(text: str) -> BeautifulSoup:
    """The tree of a page. XHTML's declaration goes first: bs4 warns of it on standard error."""
    text = text[:LONGEST]
    if text.count("<") > MOST_TAGS:
        text = text[: -1 - len(text.split("<", MOST_TAGS)[-1])]
    return BeautifulSoup(_DECLARATION.sub("", text, count=1) if text.lstrip().startswith("<?") else text, "lxml")
