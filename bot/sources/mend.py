"""Faults of feeds: small ones mended where only one meaning is possible, the rest as libxml2 makes sense of them."""

from __future__ import annotations

import html
import re
from html.entities import html5

from lxml import etree

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WITHOUT_ILLEGAL = dict.fromkeys(
    sign
    for first, last in ((0, 8), (11, 12), (14, 31), (0xD800, 0xDFFF), (0xFFFE, 0xFFFF))
    for sign in range(first, last + 1)
)
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_LOOSE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?:(\w{1,32});|#(\d{1,7}|x[0-9a-f]{1,6});)?",
    re.DOTALL | re.IGNORECASE,
)
_PROLOG = re.compile(r"[^<]*(?:<[^a-zA-Z][^<]*)*")
_XML = {"amp": "&#38;", "lt": "&#60;", "gt": "&#62;", "quot": "&#34;", "apos": "&#39;"}


def mend(text: str) -> str:
    """The document from its root to the root's end, without signs that XML forbids.

    Entities of HTML become signs, bare ampersands are escaped. A document that defines entities of its
    own comes back as it is.
    """
    root = _ROOT.search(text)
    start = root.start() if root else 0
    if "<!ENTITY" in text[:start]:
        return text
    text = text[start:]
    if _ILLEGAL.search(text):
        text = text.translate(_WITHOUT_ILLEGAL)  # of millions, re.sub would make a list
    end = text.rfind("</")
    if end >= 0 and (last := _END.match(text, end)):
        text = text[: last.end()]
    return _LOOSE.sub(_reference, text) if "&" in text else text


def repaired(text: str) -> bytes:
    """The proper XML, in UTF-8, that libxml2 makes of a document that is not. Raises ValueError when it makes none."""
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, no_network=True, load_dtd=False, collect_ids=False, remove_pis=True
    )
    try:
        root = etree.fromstring(_PROLOG.sub("", text, count=1).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("the document holds no element")
    return bytes(etree.tostring(root, encoding="utf-8"))


def _reference(match: re.Match[str]) -> str:
    whole, name, number = match[0], match[1], match[2]
    if whole[0] == "<":
        return whole
    if name in _XML:
        return _XML[name]  # as a number: after a fault, libxml2 drops the named ones
    if number is not None:
        return html.escape(html.unescape(whole)) if _is_sign(number) else "\ufffd"
    if name is not None and f"{name};" in html5:
        return html.escape(html5[f"{name};"])
    return "&amp;" + whole[1:]


def _is_sign(number: str) -> bool:
    """Whether a character reference names a sign that XML allows."""
    value = int(number[1:], 16) if number[0] in "xX" else int(number)
    return value in (9, 10, 13) or 32 <= value < 0xD800 or 0xE000 <= value < 0xFFFE or 0x10000 <= value < 0x110000
