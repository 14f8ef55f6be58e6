"""HTML to an article: title, author, date, language and clean paragraphs. No input or output."""

from __future__ import annotations

from collections.abc import Mapping

from bot.extract import body, linked_data, metadata, place, selected
from bot.extract.paging import join, may_go_on, next_page
from bot.extract.tree import parse
from bot.text.detect import detect
from storage.models import NO_MAPPING, Article, Entry

__all__ = ["join", "may_go_on", "next_page", "read"]


def read(
    html: str,
    url: str,
    *,
    entry: Entry | None = None,
    select: Mapping[str, tuple[str, ...]] = NO_MAPPING,
    language: str = "",
) -> Article:
    """The article of a page. `language` is the source's, a hint; `select` holds CSS selectors, which win over all else.

    `published_at` keeps the page's own offset, so that its day is the one that readers there know.
    Raises ValueError with a plain sentence where there is no article.
    """
    chosen = selected.read(html, select)
    tree = parse(chosen.page)
    data = linked_data.read(tree)
    found = place.find(tree)
    known = metadata.read(tree, url, entry, data, found, language)
    text = body.read(chosen.body or chosen.page, place.whole(parse(chosen.body)) if chosen.body else found, data, known)
    return Article(
        url=url,
        title=chosen.title or known.title,
        paragraphs=text.paragraphs,
        language=detect(" ".join((known.title, *text.paragraphs)), known.language),
        author=known.author or text.signed,
        published_at=known.published_at,
        image=known.image,
        paywalled=known.paywalled,
        sponsored=known.sponsored or text.paid,
        entry_id=entry.id if entry else "",
    )
