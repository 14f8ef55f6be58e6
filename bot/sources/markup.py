"""Markup that sources put into titles and teasers, made plain text."""

from __future__ import annotations

import html
import re
from functools import lru_cache

TITLE_LENGTH = 1_000
TEASER_LENGTH = 1_000

# What a tag is called in HTML; `List<String>` in a headline is none of them and stays.
HTML = re.compile(
    "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|big|blink|blockquote|body|br|button|"
    "canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|"
    "fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|"
    "ins|kbd|label|legend|li|link|main|map|mark|marquee|math|menu|meta|meter|nav|nobr|noframes|noscript|object|ol|"
    "optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|select|slot|small|"
    "source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|"
    "tr|track|tt|u|ul|var|video|wbr",
    re.IGNORECASE,
)
BREAKING = re.compile("p|div|li|ul|ol|h[1-6]|blockquote|td|tr|table|figure|section|br|hr", re.IGNORECASE)
"""Where one of these stands, words do not run together."""

# The commonest tags first, in small letters, without asking a function about each: teasers take a third of the time.
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|img|u|font|code|small)(?:\s[^<>]*)?/?>")
_ONE_BLOCK = r"</?(?:p|div|br|li|ul|ol|h[1-6]|td|tr|table|blockquote)(?:\s[^<>]*)?/?>\s*"
_BLOCK = re.compile(f"{_ONE_BLOCK}(?:{_ONE_BLOCK})*")
_ACTIVE = re.compile(r"<(script|style|applet)\b[^<>]*(?<!/)>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_MAYBE_ACTIVE = re.compile("<(?:[sS](?:[cC]|[tT][yY])|[aA][pP])")  # without asking for each sign what it is in capitals
_TAG = re.compile(
    r"</?([a-z][^\s/<>=]*)([^<>]*)>|<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<!doctype[^<>]*>|<\?[^<>]*\?>",
    re.IGNORECASE | re.DOTALL,
)
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
SHARE = 1.5
"""So many signs are looked at for one to show; a text with more markup than that ends early."""
_ROUNDS = 3  # how often markup is found escaped within escapes in real feeds


@lru_cache(maxsize=500)
def is_html(name: str) -> bool:
    """Whether HTML has a tag of this name."""
    return HTML.fullmatch(name) is not None


def plain(text: str, *, longest: int = TITLE_LENGTH) -> str:
    """The words of a text that may hold HTML, escaped or not: one line, no tags, no control signs, no bidi overrides.

    Cut at `longest` signs. Never holds a tag of HTML or a tag with attributes, however often it was escaped.
    """
    found = _words(text[: int(longest * SHARE)])
    return found if len(found) <= longest else found[: longest - 1].rstrip() + "…"


def _words(text: str) -> str:
    if "<" in text or "&" in text or "]]>" in text:
        text = _without_markup(text)
    text = text.strip().replace("\n", " ")
    if text.isprintable() and "  " not in text:  # no white space but single spaces: nothing to split
        return text
    text = " ".join(text.split())
    if text.isprintable():
        return text
    text = _INVISIBLE.sub("", text)
    return " ".join((_without_markup(text) if "<" in text else text).split())  # one may have stood within a tag


def _without_markup(text: str) -> str:
    for _ in range(_ROUNDS):
        stripped = _strip(text)
        unescaped = html.unescape(stripped) if "&" in stripped else stripped
        if unescaped == text or not ("<" in unescaped or "&" in unescaped or "]]>" in unescaped):
            return unescaped
        text = unescaped
    text = _strip(text)
    return text if _strip(text) == text else text.replace("<", "")  # tags within tags within tags


def _strip(text: str) -> str:
    if "<" not in text and "]]>" not in text:
        return text
    if _MAYBE_ACTIVE.search(text):
        text = _ACTIVE.sub(" ", text)
    text = _BLOCK.sub(" ", _INLINE.sub("", text))
    return _TAG.sub(_gap, text) if "<" in text or "]]>" in text else text


def _gap(tag: re.Match[str]) -> str:
    """What stays in a tag's place: nothing, a space, or the tag itself where it is none of HTML's."""
    if tag[1] is None:
        return ""
    if BREAKING.fullmatch(tag[1]):
        return " "
    return "" if HTML.fullmatch(tag[1]) or "=" in tag[2] else tag[0]
