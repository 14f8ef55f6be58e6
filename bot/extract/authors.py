"""The names of an article's authors, out of fields and bylines as sites write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.extract.blocks import is_comments
from bot.extract.titles import bare
from bot.extract.tree import Element, fold_space, text_of
from bot.text.words import fold

_BY = re.compile(
    r"(?:(?:written|posted|published|reported|edited|words|story|text)\s+by|by|oleh|penulis|von(?!\s+(?:der|dem)\b)|par|por|"
    r"autor(?:a|in)?|auteur|"
    r"author|door|przez|автор|yazan|tác giả|作者|文|記者|记者|بقلم|كتب|كتبت|reporter|"
    r"di\s+redazione)\b[\s:：]*",
    re.IGNORECASE,
)
_POSTS_BY = re.compile(
    r"^.{0,30}\b(?:posts?|posted|articles?|stories|content|written|eingestellt|beiträge|artikel|publicado|"
    r"escrito|geschrieben|"
    r"veröffentlicht|erstellt)\s+(?:by|von|por|par|de|oleh)\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[;,|/\n•·]|\s&\s|\s(?:and|und|et|dan|y|e|och|og|en|ve|i|и|та)\s)\s*", re.IGNORECASE)
_MONTH = (
    r"(?:jan|feb|fev|fév|mar|mär|mrz|apr|avr|abr|mai|may|mei|maj|jun|juin|giu|jul|juil|lug|aug|ago|août|"
    r"agu|sep|set|okt|oct|out|"
    r"ott|nov|dec|dez|dic|des|déc|ene|gen|mon|tue|wed|thu|fri|sat|sun)[^\W\d_]*\.?,?"
)
_AFTER_NAME = re.compile(
    rf"\s+[-–—|•·]\s+|\s*[|•·(<\[]|(?:\s+(?:am|at|le|el|em|den|il|pada|vom|um))?(?:\s+{_MONTH})?(?:^|"
    rf"\s+)(?=\d)|\s+on\s+|"
    r",?\s+(?:published|updated|posted|last)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|net|org)\b|\d{2,}|[<>{}=]|\badmin\b|\bmin\w* read\b|^(?:updated|reviewed)\b|"
    r"^(?:administrator|editor|redaksi|redaktion|redaction|staff|user|author|guest|root|unknown|none|null|"
    r"undefined|reporter|"
    r"penulis|webmaster|\W*)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|@|/|#", re.IGNORECASE)
_BYLINES = (
    ".//*[@itemprop='author' or @rel='author' or contains(concat(' ',normalize-space(@class),' '),' author ')"
    " or contains(@class,'author-name') or contains(@class,'author__name') or contains(@class,'authorName')"
    " or contains(@class,'AuthorName') or contains(@class,'author_name')]",
    ".//*[contains(@class,'byline') or contains(@class,'Byline') or contains(@class,'author')"
    " or contains(@class,'penulis')]",
)
_OUTSIDE = frozenset({"aside", "footer", "nav", "form"})
_LONGEST_NAME = 60
_LONGEST_BYLINE = 80
_MOST_NAMES = 12
_MOST_NAME_WORDS = 5


def read(tree: Element, stated: Iterable[Sequence[str]], head: Sequence[str], outlets: frozenset[str]) -> str:
    """The authors' names, joined by ", ".

    `stated` are fields that name them, best first; `head` are lines at the heading.
    The outlet (see `titles.bare`) is left out, unless a field names nobody else.
    """
    stated = list(stated)
    for written in stated:
        names = clean(written, outlets)
        if names:
            return ", ".join(names)
    shown = [*(_bylines(tree, path) for path in _BYLINES), *([line] for line in head if _BY.match(line))]
    for written in shown:
        names = [name for name in clean(written, outlets) if _is_name(name)]
        if names:
            return ", ".join(names)
    return ", ".join(next((names for written in stated if (names := clean(written))), []))


def clean(written: Iterable[str], outlets: frozenset[str] = frozenset()) -> list[str]:
    """The persons' names in fields or bylines: no "By", no date, no outlet, no addresses, each once."""
    names: dict[str, str] = {}
    for field in written:
        if _ADDRESS.match(field.strip()):
            continue
        for part in _BETWEEN.split(_without_by(_POSTS_BY.sub("", fold_space(field)))):
            name = _AFTER_NAME.split(_without_by(part))[0].strip(" .:-–—()[]\"'@")
            if name and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name) and bare(name) not in outlets:
                names.setdefault(fold(name), name)
    # "Ana Lima" beside "Ana Lima Reporter" is one person
    kept = [
        name
        for key, name in names.items()
        if not any(other != key and " " in other and other in key for other in names)
    ]
    return kept[:_MOST_NAMES]


def _without_by(line: str) -> str:
    found = _BY.match(line)
    return line[found.end() :] if found else line


def _is_name(shown: str) -> bool:
    """Whether words shown on a page can be a person's name: few, and written like one."""
    return len(shown.split()) <= _MOST_NAME_WORDS and not shown[0].islower()


def _bylines(tree: Element, path: str) -> list[str]:
    """The texts of the first byline on the page and of those beside it."""
    found: list[str] = []
    near: Element | None = None
    for element in tree.xpath(path):
        if any(parent.tag in _OUTSIDE or is_comments(parent) for parent in element.iterancestors()):
            continue
        text = fold_space(element.get("content") or "") or text_of(element)
        if 2 < len(text) <= _LONGEST_BYLINE and (near is None or near in element.iterancestors()):
            found.append(text)
            near = element.getparent() if near is None else near
    return found
