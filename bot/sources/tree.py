"""HTML as a tree to select from, whatever it calls itself."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

_DECLARATION = re.compile(r"\s*(?:<\?[^>]*>\s*)+")


def tree(text: str) -> BeautifulSoup:
    """The tree of a page. XHTML's declaration goes first: bs4 warns of it on standard error."""
    return BeautifulSoup(_DECLARATION.sub("", text, count=1) if text.lstrip().startswith("<?") else text, "lxml")
