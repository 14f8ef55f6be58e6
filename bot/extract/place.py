"""Where on a page its article stands: the narrowest element that holds most of the prose, and what leads into it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.extract.blocks import HEADINGS, Block, is_comments, split
from bot.extract.titles import agree
from bot.extract.tree import Element, fold_space, text_of
from bot.text.words import fold

_PROSE = 60  # characters from which a block counts as prose; a third of it in scripts that need fewer
_PROSE_DENSE = 25
_DENSE = "\u2fff"  # Han, kana and Hangul lie above
_MOST_LINKED = 0.5
_SHARE = 0.8  # of the prose that a child must hold for the article to be in it alone; tried from .6 to .95
_LITTLE = 200  # characters of prose below which chrome may be the article after all
_ROUNDS = 5
_HALF = 0.5  # of the page's prose: from here on a name like "article-body" is believed
_BODY_NAME = re.compile(
    r"articleBody|article[-_]*(?:body|content|text)|(?:entry|post|story|news|page|single|blog|detail|main)[-_]*(?:content|body|text)\b|"
    r"body-?text|rich-?text|field--name-body|content-?body",
    re.IGNORECASE,
)
_PAGE_TAGS = frozenset({"html", "body", "main"})
_MOST_HEAD = 40  # blocks between a heading and the first paragraph, at most
_HEAD = 15  # blocks above the first paragraph where there is no heading
_ABOVE = 4  # blocks above a heading that may name author and date
_LOOK_BACK = 40  # blocks between a heading and the text, at most
_LEAST_DESCRIPTION = 40  # characters
_LEAST_TITLE = 15  # characters
_LONG_HEADING = 80  # a subheading of a sentence is a lead


@dataclass(frozen=True, slots=True)
class Place:
    """An article's blocks, its lead first; those around its heading, where author and date are written; and the

    short ones just after it, where some pages write them.
    """

    blocks: list[Block]
    head: list[Block]
    tail: list[Block]


def find(tree: Element) -> Place:
    """The place of the article; no blocks where the page has no text."""
    everything = _blocks(tree)
    free = [block for block in everything if block.chrome is None]
    element = _narrowest(free, tree)
    inside = set() if element is None else set(element.iter())
    numbers = [number for number, block in enumerate(free) if block.element in inside]
    blocks = [free[number] for number in numbers] or free
    blocks = _lead(everything, blocks[:1], tree) + blocks
    return Place(blocks, _head(everything, blocks), _tail(everything, blocks))


def whole(tree: Element) -> Place:
    """All of a tree as an article's place: somebody has chosen it."""
    blocks = split(tree)
    return Place([block for block in blocks if block.chrome is None] or blocks, [], [])


def _head(everything: list[Block], blocks: list[Block]) -> list[Block]:
    """The blocks from just above the heading to the article's first paragraphs."""
    first = next((block for block in blocks if prose(block)), None)
    end = next((number for number, block in enumerate(everything) if block is first), 0)
    above = everything[max(0, end - _MOST_HEAD) : end + 1]
    headings = [number for number, block in enumerate(above) if block.tag == "h1"]
    return above[max(0, headings[-1] - _ABOVE if headings else len(above) - _HEAD) :] + everything[end + 1 : end + 2]


def _tail(everything: list[Block], blocks: list[Block]) -> list[Block]:
    """The short blocks just after the article."""
    if not blocks:
        return []
    end = next(number for number, block in enumerate(everything) if block is blocks[-1])
    return [block for block in everything[end - 1 : end + 8] if len(block.text) <= _PROSE]


def prose(block: Block) -> int:
    """The characters of a block that is a paragraph of running text, else 0."""
    if block.link_share > _MOST_LINKED or block.tag in HEADINGS:
        return 0
    length = len(block.text)
    return length if length >= (_PROSE_DENSE if block.text[0] > _DENSE else _PROSE) else 0


def _blocks(tree: Element) -> list[Block]:
    """The page's blocks, where no chrome holds more prose than all the rest does.

    Some pages name the element of their article like chrome, or never close a menu.
    """
    allowed: frozenset[Element] = frozenset()
    blocks = split(tree)
    for _ in range(_ROUNDS):
        under: dict[Element | None, int] = defaultdict(int)
        for block in blocks:
            under[block.chrome] += prose(block)
        free = under.pop(None, 0)
        chrome = [element for element in under if element is not None and not is_comments(element)]
        richest = max(chrome, key=under.__getitem__, default=None)
        if richest is None or under[richest] <= max(free, _LITTLE):
            break
        allowed |= {richest}
        blocks = split(tree, allowed)
    return blocks


def _narrowest(blocks: Iterable[Block], tree: Element) -> Element | None:
    weights: dict[Element, int] = defaultdict(int)
    for block in blocks:
        weight = prose(block)
        if weight:
            weights[block.element] += weight
            for ancestor in block.element.iterancestors():
                weights[ancestor] += weight
    if tree not in weights:
        return None
    named = (element for element, weight in weights.items() if weight >= _HALF * weights[tree] and _is_body(element))
    place = max(named, key=weights.__getitem__, default=tree)
    while True:
        richest = max(place, key=lambda child: weights.get(child, 0), default=None)
        if richest is None or richest.tag == "p" or weights.get(richest, 0) < _SHARE * weights[place]:
            return place
        place = richest


def _is_body(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    return element.tag not in _PAGE_TAGS and _BODY_NAME.search(names) is not None


def _lead(everything: list[Block], first: Sequence[Block], tree: Element) -> list[Block]:
    """The prose between the page's heading, however that is marked up, and the article's first block."""
    end = next((number for number, block in enumerate(everything) if any(block is one for one in first)), 0)
    above = range(max(0, end - _LOOK_BACK), end)
    marked = [number for number in above if everything[number].tag == "h1"]
    free = [number for number in marked if everything[number].chrome is None]
    titles = _said(tree, "og:title") + [text_of(element) for element in islice(tree.iter("title"), 1)]
    headings = free or marked or [number for number in above if _is_headline(everything[number].text, titles)]
    described = [fold(text).rstrip(" .…") for name in ("og:description", "description") for text in _said(tree, name)]
    between = everything[headings[-1] + 1 : end] if headings else []
    return [block for block in between if block.chrome is None and (_leads(block) or _sums_up(block, described))]


def _said(tree: Element, name: str) -> list[str]:
    """What the page's first meta tag of a name says."""
    tags = (tag for tag in tree.iter("meta") if name in (tag.get("property"), tag.get("name")))
    return [text for tag in islice(tags, 1) if (text := fold_space(tag.get("content") or ""))]


def _sums_up(block: Block, described: Sequence[str]) -> bool:
    """Whether a line is what the page gives as its description, give or take an end that is cut off."""
    text = fold(block.text).rstrip(" .…")
    return any(
        min(len(text), len(given)) >= _LEAST_DESCRIPTION and (text in given or given in text) for given in described
    )


def _is_headline(text: str, titles: Sequence[str]) -> bool:
    return len(text) >= _LEAST_TITLE and any(agree(text, title) for title in titles)


def _leads(block: Block) -> bool:
    return prose(block) > 0 or (block.tag in HEADINGS and len(block.text) >= _LONG_HEADING)
