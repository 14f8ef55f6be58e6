"""Which blocks of an article's place are the article: links to other stories, appeals, notices and adverts are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.extract import phrases
from bot.extract.blocks import HEADINGS, Block
from bot.extract.tree import Element

_WHOLE = 0.85  # share of a block's letters in links from which it is nothing but a link
_MARKED = re.compile(r"[:：|｜›»>▶►→】\]–—-]\s*$")
_ENDS = re.compile(r"[.!?。！？…।؟:;,\"”’)]\s*$")
_OPENS = re.compile(r"(?:^|[.!?:;,…–—|»>】)(-])[\W_]*(?:\w+[\W_]+)?$|[^\x00-\u024f]$")
_LONGEST_ADVERT = 80
_LONGEST_LABEL = 60
_LONGEST_LEAD = 45
_LONGEST_NOTICE = 120
_LONGEST_APPEAL = 160
_LONGEST_LINE = 200
_LONGEST_LINKED_APPEAL = 260
_LONGEST_TAIL = 50
_LEAST_HEADLINE = 20
_LONGEST_HEADLINE = 120
_LEAST_DENSE_HEADLINE = 6  # in scripts where a sign is a syllable or a word
_LEAST_PROSE = 80
_DENSE = "\u2fff"
_MOST_BOXED = 0.25  # share of an article's text that a box of other stories may have; a guess, checked on 450 pages
_BOXES = frozenset({"ul", "ol", "dl", "div", "section", "table", "aside", "article"})
_CREDITS = frozenset(":：/")
_LISTED = frozenset({"li", "td", "th", "blockquote"})


def clean(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are the article's, in order."""
    drop = [is_foreign(block.text, block.tag, block.linked) for block in blocks]
    _drop_links(blocks, drop)
    _drop_labels(blocks, drop)
    _drop_boxes(blocks, drop)
    kept = [block for block, dropped in zip(blocks, drop, strict=True) if not dropped]
    while (
        kept and kept[-1].tag not in _LISTED and len(kept[-1].text) < _LONGEST_TAIL and not _ENDS.search(kept[-1].text)
    ):
        kept.pop()  # headings and buttons after the last sentence
    return kept


def is_foreign(line: str, tag: str = "p", linked: int = 0) -> bool:
    """Whether a line's own words say that it is not the article's. `linked` counts its characters inside links."""
    if len(line) > _LONGEST_LINKED_APPEAL:
        return False
    text = phrases.folded(line)
    if len(text) <= _LONGEST_ADVERT and phrases.advert().fullmatch(text):
        return True
    if tag in HEADINGS:
        return linked > 0 and phrases.related_before().match(text) is not None
    if len(text) <= _LONGEST_LABEL and phrases.related().fullmatch(text):
        return True
    if len(text) <= _LONGEST_LINE and phrases.related_before().match(text):
        return True
    if len(text) <= (_LONGEST_LABEL if tag == "li" else _LONGEST_NOTICE) and phrases.notice().fullmatch(text):
        return True
    if tag == "li":
        return False
    if len(text) <= _LONGEST_LINE and not _CREDITS.isdisjoint(text) and phrases.credited().fullmatch(text):
        return True
    return (linked > 0 or len(text) <= _LONGEST_APPEAL) and is_appeal(text)


def is_appeal(text: str) -> bool:
    """Whether a folded line asks its reader to subscribe, follow, download or join."""
    if not phrases.appeal_place().search(text):
        return False
    return any(
        _OPENS.search(text[: found.start()])
        or text[found.start() : found.start() + 1] > "\u0250"
        or phrases.late_verbs().match(text, found.start())
        for found in phrases.appeal_verb().finditer(text)
    )


def _drop_links(blocks: Sequence[Block], drop: list[bool]) -> None:
    """Mark what is nothing but a link to another story, or a label with one."""
    for number, block in enumerate(blocks):
        if drop[number]:
            continue
        if block.link_share >= _WHOLE:
            if block.tag in HEADINGS:
                drop[number] = _is_headline(block.text) and not _opens_prose(blocks, number)
            elif number and _is_marked(blocks[number - 1].text):
                drop[number] = drop[number - 1] = True
            else:
                drop[number] = _is_headline(block.text) and not _is_sentence(block.text)
        elif block.tag != "li" and _is_label(block.lead):
            rest = block.text[len(block.lead) :].strip()
            drop[number] = _is_headline(rest) and "://" not in rest and block.linked >= len(rest) - len("?!…")


def _is_label(lead: str) -> bool:
    """Whether the words before a link announce it."""
    if not lead or len(lead) > _LONGEST_LEAD:
        return False
    return _MARKED.search(lead) is not None or phrases.related().fullmatch(phrases.folded(lead)) is not None


def _is_marked(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and _MARKED.search(text) is not None


def _is_headline(text: str) -> bool:
    """Whether a linked text is long enough for the title of a story."""
    if text and max(text[0], text[-1]) > _DENSE:
        return len(text) >= _LEAST_DENSE_HEADLINE
    return len(text) >= _LEAST_HEADLINE and text.count(" ") > 1


def _is_sentence(text: str) -> bool:
    """Whether a text is longer than headlines are and ends as a sentence does."""
    return len(text) > _LONGEST_HEADLINE and text[-1] in ".!?。！？"


def _opens_prose(blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph of text follows."""
    after = blocks[number + 1 : number + 2]
    return any(block.link_share < _WHOLE / 2 and len(block.text) >= _LEAST_PROSE for block in after)


def _drop_boxes(blocks: Sequence[Block], drop: list[bool]) -> None:
    """Mark what stands in a box that a label opens ("Related"), or in the list right under one."""
    whole = sum(len(block.text) for block in blocks)
    for number, block in enumerate(blocks):
        if len(block.text) > _LONGEST_LABEL or not phrases.related().fullmatch(phrases.folded(block.text)):
            continue
        before = set() if not number else {blocks[number - 1].element, *blocks[number - 1].element.iterancestors()}
        box = [one for one in (block.element, *block.element.iterancestors()) if one not in before]
        under = _under(blocks, number + 1, box[-1] if box else block.element)
        if not under and (following := _list_after(block.element)) is not None:
            under = _under(blocks, number + 1, following)
        if sum(len(blocks[place].text) for place in under) <= _MOST_BOXED * whole:
            for place in under:
                drop[place] = True


def _under(blocks: Sequence[Block], start: int, element: Element) -> list[int]:
    """The numbers of the blocks from there on that stand in an element."""
    end = start
    while end < len(blocks) and (blocks[end].element is element or element in blocks[end].element.iterancestors()):
        end += 1
    return list(range(start, end))


def _list_after(label: Element) -> Element | None:
    """The list or box that follows a label as its neighbour, with a link in it."""
    after = label.getnext()
    return after if after is not None and after.tag in _BOXES and after.find(".//a") is not None else None


def _drop_labels(blocks: Sequence[Block], drop: list[bool]) -> None:
    """Mark the labels and headings under which nothing is left."""
    empty = True  # everything from here to the next heading is dropped
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        after = number + 1 < len(blocks) and drop[number + 1]
        if block.tag in HEADINGS:
            drop[number] |= (empty and after) or phrases.related().fullmatch(phrases.folded(block.text)) is not None
            empty = True
        elif not drop[number]:
            label = after and blocks[number + 1].link_share >= _WHOLE and len(block.text) <= _LONGEST_LABEL
            drop[number] = label and not _ENDS.search(block.text)
            empty &= drop[number]
