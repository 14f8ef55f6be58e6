"""The parts of a page that an admin's CSS selectors name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

from bot.extract.tree import fold_space


@dataclass(frozen=True, slots=True)
class Selected:
    """The page without what is to be dropped; title and body (markup) are empty where nothing is selected."""

    page: str
    title: str = ""
    body: str = ""


def read(markup: str, select: Mapping[str, tuple[str, ...]]) -> Selected:
    """Apply the selectors "drop", "title" and "body". Raises ValueError for what is no selector."""
    if not any(select.get(purpose) for purpose in ("drop", "title", "body")):
        return Selected(markup)
    from bs4 import BeautifulSoup  # only sources with selectors need it

    page = BeautifulSoup(markup, "lxml")
    with _bad_selectors_named():
        for selector in select.get("drop", ()):
            for element in page.select(selector):
                element.decompose()
        title = [
            fold_space(element.get_text(" "))
            for selector in select.get("title", ())
            for element in page.select(selector)
        ]
        body = [str(element) for selector in select.get("body", ()) for element in page.select(selector)]
    return Selected(str(page), next(iter(title), ""), "".join(body))


def link(markup: str, url: str, selectors: tuple[str, ...]) -> str:
    """The address of the first link that the selectors find, "" if none. Raises ValueError for what is no selector."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(markup, "lxml")
    with _bad_selectors_named():
        found = [str(element.get("href") or "") for selector in selectors for element in page.select(selector)]
    try:
        return urljoin(url, next(filter(None, found), "")) if any(found) else ""
    except ValueError:
        return ""


@contextmanager
def _bad_selectors_named() -> Iterator[None]:
    from soupsieve import SelectorSyntaxError

    try:
        yield
    except SelectorSyntaxError as error:
        raise ValueError(f"not a CSS selector: {str(error).splitlines()[0]}") from error
