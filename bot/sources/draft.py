"""An entry as a document has it, and how it becomes a clean one: plain title, followable link, a moment in UTC."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from bot.links import absolute
from bot.sources import dates
from bot.sources.markup import TEASER_LENGTH, plain
from storage.models import Entry

ENTRIES = 1_000
"""So many of a listing are read, the first ones: nearly every source lists the newest first."""

LONGEST_TEXT = 1_000_000
"""Letters of a document that are read where it is no proper XML: what mends it can take 200 times its memory."""

ODD_DATES = 20
"""So many dates in odd spellings are read per listing, since they take long; the entries after them go undated."""

WHOLE_DESCRIPTION = 1_500  # signs: longer than any teaser
WHOLE_TEXT = 200  # signs: a shorter "content" is as likely an excerpt; a guess
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\(more\)|»|→)\W*$")
_MAY_CUT_OFF = ("…", "...", "(more)", "»", "→", "&")  # one of these is there, or the sign is written as an entity
_TAG = re.compile(r"<[^<>]*>")
_LEAD = 2_000  # signs of a text in which the picture that leads it is looked for; a guess
_IMAGE = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """What a document says of an entry, as text. `summary` and `content` are HTML; `base` is what links start from.

    `is_whole` tells that the content is all there is, however short.
    """

    id: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    created: str = ""
    image: str = ""
    language: str = ""
    base: str = ""
    is_whole: bool = False


class Finisher:
    """Turns the drafts of one listing into entries, in order; counts how much odd work they have cost."""

    def __init__(self, url: str, language: str = "") -> None:
        self._url = url
        self._language = language
        self._odd = 0

    def entry(self, draft: Draft) -> Entry:
        """The entry of a draft. Its id is the source's own, or else its link, or else stands for its words."""
        base = draft.base or self._url
        link = absolute(base, draft.link)
        title = plain(draft.title)
        teaser = plain(draft.summary or draft.content, longest=TEASER_LENGTH)
        return Entry(
            id=draft.id.strip() or link or _stand_in(f"{title}\n{teaser}"),
            url=link,
            title=title,
            teaser=teaser,
            body_html=_whole_text(draft),
            author=plain(draft.author, longest=200),
            published_at=self._moment(draft.published) or self._moment(draft.updated) or self._moment(draft.created),
            image=absolute(base, draft.image or _first_image(draft)),
            language=draft.language,
        )

    def _moment(self, text: str) -> datetime | None:
        if not text:
            return None
        moment = dates.read(text) or dates.rare(text)
        if moment is None and self._odd < ODD_DATES:
            self._odd += 1
            moment = dates.odd(text, self._language)
        return moment


def _whole_text(draft: Draft) -> str:
    """The HTML that holds the whole article, if the source seems to bring it.

    That is a content that is not cut off, or a description longer than any teaser.
    """
    if draft.is_whole:
        return draft.content
    html, least = (draft.content, WHOLE_TEXT) if draft.content else (draft.summary, WHOLE_DESCRIPTION)
    return html if len(html) >= least and _shows(html, least) and not _is_cut_off(html[-200:]) else ""


def _shows(html: str, least: int) -> bool:
    """Whether so many signs show at the beginning.

    Looked at: three signs for each that has to show, and the picture that stands before many a text. Mostly half of
    that is enough, if it ends with a tag: what is no tag there is none in the whole.
    """
    few = html[: html.rfind(">", 0, 2 * least) + 1]
    return len(_TAG.sub("", few)) >= least or len(_TAG.sub("", html[: 600 + 3 * least])) >= least


def _is_cut_off(end: str) -> bool:
    return any(sign in end for sign in _MAY_CUT_OFF) and bool(_CUT_OFF.search(plain(end)))


def _first_image(draft: Draft) -> str:
    markup = (draft.content or draft.summary)[:_LEAD]
    found = _IMAGE.search(markup) if "<img" in markup or "<IMG" in markup else None
    return found[1].replace("&amp;", "&") if found else ""


def _stand_in(words: str) -> str:
    return "words:" + hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=12).hexdigest()
