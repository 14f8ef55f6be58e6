"""The names of an article's authors, out of fields and bylines as sites write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.extract import edges
from bot.extract.blocks import inside
from bot.extract.tree import Element, fold_space, text_of
from bot.text.words import fold, words

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
_BEFORE_BY = re.compile(r"^[^.!?]{0,16}\b(?:19|20)\d\d\b[\d:\s|·•,–-]{0,12}")  # "14 March 2026 | by Ida Berg"
_BETWEEN = re.compile(r"\s*(?:[;,|/\n•·]|\s&\s|\s(?:and|und|et|dan|y|e|och|og|en|ve|i|и|та)\s)\s*", re.IGNORECASE)
_MONTH = (
    r"(?:jan|feb|fev|fév|mar|mär|mrz|apr|avr|abr|mai|may|mei|maj|jun|juin|giu|jul|juil|lug|aug|ago|août|"
    r"agu|sep|set|okt|oct|out|"
    r"ott|nov|dec|dez|dic|des|déc|ene|gen|mon|tue|wed|thu|fri|sat|sun)[^\W\d_]*\.?,?"
)
_DAY_WORD = (
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|october|"
    "november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|monday|tuesday|wednesday|thursday|friday|"
    "saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)
_AFTER_NAME = re.compile(
    rf"\s+[-–—|•·]\s+|\s*[|•·(<\[]|(?:\s+(?:am|at|le|el|em|den|il|pada|vom|um))?(?:\s+{_MONTH})?(?:^|"
    rf"\s+)(?=\d)|\s+on\s+|"
    rf",?\s+(?:published|updated|posted|last)\b|\s+(?:am|on)\s+(?:{_DAY_WORD})\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|net|org)\b|\d{2,}|[<>{}=]|\badmin\b|\bmin\w* read\b|^(?:updated|reviewed)\b|"
    rf"^(?:administrator|user|author|guest|root|unknown|none|null|undefined|webmaster|\W*|{_DAY_WORD})$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:(?:die |la |the |tim )?(?:editor|editors|redaksi|redaktion|redaction|rédaction|redacción|redacao|redação|"
    r"redazione|redactie|redakcja|redakce|редакция|staff|newsroom|reporter|penulis)|news desk|web desk|"
    r"staff (?:writer|reporter))$",
    re.IGNORECASE,
)
# What somebody is, beside their name ("Ida Berg, Political Editor"); compared folded.
_TRADE = re.compile(
    r"\b(?:expert|reviewer|consultant|writer|editor|(?:co-?)?founder|ceo|director|manager|specialist|analyst|professor|"
    r"correspondent|reporter|journalist|enthusiast|contributor|columnist|producer|photographer|chief|head of|senior|"
    r"staff|"
    r"(?:chef)?redakteur(?:in)?|redaktion|autorin|journalistin|volontar(?:in)?|korrespondent(?:in)?|"
    r"leiter(?:in)?|journaliste|redact\w+|correspondant\w*|chef|cheffe|periodista|corresponsal|jefe|jefa|giornalista|"
    r"redattore|redattrice|caporedattore|jornalista|editora|colunista|wartawan|kontributor|koresponden|redaktur|muhabir\w*|"
    r"yazar\w*|dziennikar\w*|redaktor\w*|журналист\w*|корреспондент\w*|редактор\w*|обозреватель)\b"
)
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|@|/|#", re.IGNORECASE)
# One quick question for all that may name an author; the finer ones are asked of what it finds.
_CANDIDATES = (
    "descendant::*[contains(@class,'uthor') or contains(@class,'yline') or contains(@class,'fn')"
    " or contains(@class,'penulis') or @rel='author' or @itemprop='author']"
)
_NAME_CLASSES = ("author-name", "author__name", "authorName", "AuthorName", "author_name")
_BYLINE_CLASSES = ("byline", "Byline", "author", "penulis")
_PROFILES = (
    "descendant::a[contains(@href,'/author/') or contains(@href,'/authors/') or contains(@href,'/autor/')"
    " or contains(@href,'/auteur/') or contains(@href,'/penulis/')]"
)
_LONGEST_NAME = 60
_LONGEST_ARTICLE = 3  # letters: the, der, los
_LONGEST_FORM = 4  # letters: Ltd, Inc, GmbH
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
    candidates = tree.xpath(_CANDIDATES)
    bylines = [
        _bylines(element for element in candidates if kind(element)) for kind in (_is_named, _is_author, _is_byline)
    ]
    for written in bylines:
        lenient = written is bylines[0]
        names = [name for name in clean(written, outlets) if _is_name(name, lenient=lenient)]
        if names:
            return ", ".join(names)
    for line in (*_by_lines(head), *_profiles(tree, head)):
        names = [name for name in clean([line], outlets) if _is_name(name)]
        if names:
            return ", ".join(names)
    shown = [[name for name in written if _NOBODY.search(name)] for written in bylines]
    return ", ".join(next((names for written in (*stated, *shown) if (names := clean(written, nobody=True))), []))


def _by_lines(head: Sequence[str]) -> Iterator[str]:
    """The lines at the heading that say who wrote, after a date or not; some have "By" alone and the name below."""
    for line, after in pairwise((*head, "")):
        undated = _BEFORE_BY.sub("", line)
        found = _BY.match(undated) or _POSTS_BY.match(undated)
        if found:
            yield undated if undated[found.end() :].strip() else f"{undated} {after}"


def _profiles(tree: Element, head: Sequence[str]) -> list[str]:
    """The names at the heading that lead to an author's page."""
    near = " ".join(head)
    links = [text_of(link) for link in inside(tree.xpath(_PROFILES))]
    return [name for name in links if edges.is_name(name) and name in near][:1]


def clean(written: Iterable[str], outlets: frozenset[str] = frozenset(), *, nobody: bool = False) -> list[str]:
    """The persons' names in fields or bylines: no "By", no date, no outlet, no addresses, no trades, each once.

    `nobody` keeps what stands for no person ("Editors").
    """
    names: dict[str, str] = {}
    for field in written:
        if _ADDRESS.match(field.strip()):
            continue
        for part in _BETWEEN.split(_without_by(_POSTS_BY.sub("", fold_space(field)))):
            name = _AFTER_NAME.split(_without_by(part))[0].strip(" .:-–—()[]\"'@")
            if not name or len(name) > _LONGEST_NAME or _NO_NAME.search(name) or _is_outlet(name, outlets):
                continue
            if nobody or not _NOBODY.search(name):
                names.setdefault(fold(name), name)
    persons = {key: name for key, name in names.items() if not _TRADE.search(key)}
    names = persons or names
    # "Ana Lima" beside "Ana Lima Reporter" is one person
    kept = [
        name
        for key, name in names.items()
        if not any(other != key and " " in other and other in key for other in names)
    ]
    return kept[:_MOST_NAMES]


def _is_outlet(name: str, outlets: frozenset[str]) -> bool:
    """Whether a name is the outlet's, give or take an article or a legal form ("The Daily", "Daily Ltd")."""
    parts = words(fold(name))
    first = len(parts) > 1 and len(parts[0]) <= _LONGEST_ARTICLE
    last = len(parts) > 1 and len(parts[-1]) <= _LONGEST_FORM
    return any("".join(parts[start : len(parts) - end]) in outlets for start in {0, first} for end in {0, last})


def _without_by(line: str) -> str:
    found = _BY.match(line)
    return line[found.end() :] if found else line


def _is_name(shown: str, *, lenient: bool = False) -> bool:
    """Whether words shown on a page can be a person's name: few, and written like one. `lenient`: or a nickname."""
    if shown[0].islower():
        return lenient and " " not in shown
    return len(shown.split()) <= _MOST_NAME_WORDS


def _is_named(element: Element) -> bool:
    """Whether an element's marks say that it holds a name and nothing else."""
    marks = element.get("rel"), element.get("itemprop")
    return "author" in marks or "fn" in (element.get("class") or "").split()


def _is_author(element: Element) -> bool:
    names = element.get("class") or ""
    return "author" in names.split() or any(name in names for name in _NAME_CLASSES)


def _is_byline(element: Element) -> bool:
    names = element.get("class") or ""
    return any(name in names for name in _BYLINE_CLASSES)


def _bylines(elements: Iterable[Element]) -> list[str]:
    """The texts of the first byline among these and of those beside it."""
    found: list[str] = []
    near: Element | None = None
    for element in inside(elements):
        text = fold_space(element.get("content") or "") or text_of(element)
        if 2 < len(text) <= _LONGEST_BYLINE and (near is None or near in element.iterancestors()):
            found.append(text)
            near = element.getparent() if near is None else near
    return found
