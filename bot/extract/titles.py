"""An article's headline, told from its site's name, its kicker and the other headings of its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.words import fold, words

_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:/~]+\s+|\s*[|｜]\s*|\s+::\s+| - ?$")
_BAR = frozenset({"|", "｜"})
_LEAST_INITIALS = 3
_IN_TITLE = 0.4  # share of a stated title that a heading inside it must make up; checked on 450 pages
_COMMON = 0.6  # share of the shorter one's words that both must have


def choose(stated: Sequence[str], headings: Sequence[str], names: frozenset[str]) -> str:
    """The headline: the heading on the page that a stated title confirms, else the first stated title.

    `stated` are titles as feed, JSON-LD and meta tags give them, best first; `names` are the site's (see `bare`).
    """
    clean = [without_site(title, names) for title in stated if title]
    candidates = [heading for heading in headings if bare(heading) not in names]
    exact = {bare(title) for title in clean}
    confirmed = [heading for heading in candidates if bare(heading) in exact]
    confirmed += [title for title in clean if _after_kicker(bare(title), clean, candidates)]
    confirmed += [heading for title in stated for heading in candidates if agree(heading, title)]
    return next(iter([*confirmed, *clean, *candidates]), "")


def _after_kicker(title: str, stated: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a title that is stated twice is the end of a heading, whose start is then a kicker."""
    twice = sum(bare(other) == title for other in stated) > 1
    return bool(title) and twice and any(bare(heading).endswith(title) for heading in headings)


def agree(heading: str, title: str) -> bool:
    """Whether a heading and a stated title are the same headline, give or take a site's name or a few words."""
    ours, theirs = fold(heading), fold(title)
    if ours in theirs:
        return len(ours) >= _IN_TITLE * len(theirs)
    left, right = set(words(ours)), set(words(theirs))
    common = len(left & right)
    return common >= _COMMON * min(len(left), len(right)) and common >= _IN_TITLE * max(len(left), len(right))


def without_site(title: str, names: frozenset[str]) -> str:
    """A title without the site's name at its end or start ("Rain at last - The Daily")."""
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        if _names_site(title[cut.end() :], names):
            return without_site(title[: cut.start()], names)
    for cut in cuts:
        if bare(title[: cut.start()]) in names:
            return title[cut.end() :]
    if cuts and cuts[-1].group().strip() in _BAR and " " in title[: cuts[-1].start()].strip():
        return title[: cuts[-1].start()]
    return title


def bare(name: str) -> str:
    """A name as comparing needs it: its letters alone, folded."""
    return "".join(words(fold(name)))


def _names_site(end: str, names: frozenset[str]) -> bool:
    shown = bare(end)
    initials = "".join(word[0] for word in words(fold(end)))
    return bool(shown) and any(
        shown in name or name in shown or (len(initials) >= _LEAST_INITIALS and initials == name) for name in names
    )
