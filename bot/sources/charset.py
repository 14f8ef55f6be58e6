"""From the bytes of a page to its text, whatever encoding it claims."""

from __future__ import annotations

import codecs
import re

from storage.models import Page

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHAPES = (  # "<?" without a mark of order, as XML recommends to guess by (XML 1.0, appendix F)
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_META = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_WIDER = {
    "ascii": "windows-1252", "big5": "big5hkscs", "euc-kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030",
    "iso-8859-1": "windows-1252", "iso-8859-9": "windows-1254", "ks_c_5601-1987": "cp949", "latin-1": "windows-1252",
    "latin1": "windows-1252", "shift-jis": "cp932", "shift_jis": "cp932", "us-ascii": "windows-1252", "x-sjis": "cp932",
}  # fmt: skip
"""Encodings that are, in practice, the name for a wider one (WHATWG Encoding)."""

_SEVEN_BIT = ("iso-2022", "hz")
"""Encodings whose bytes would pass as UTF-8."""


def as_utf8(page: Page) -> bytes | None:
    """The body of a page without its mark of order if `decode` would take it for UTF-8, provided that it is that.

    For parsers that find out by themselves whether it is, and would only encode what was decoded. None where
    another encoding is certain.
    """
    body = page.body.removeprefix(codecs.BOM_UTF8)
    if any(body.startswith(mark) for mark, _ in (*_BOMS, *_SHAPES)):
        return None
    return None if any(claim.startswith(_SEVEN_BIT) for claim in _claims(page)) else body


def decode(page: Page) -> str:
    """The text of a page. Its mark of order decides, then UTF-8 if the bytes are that, then what is claimed."""
    body = page.body
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for shape, name in _SHAPES:
        if body.startswith(shape):
            return body.decode(name, "replace")
    claims = _claims(page)
    if not any(claim.startswith(_SEVEN_BIT) for claim in claims):
        claims.insert(0, "utf-8")
    for claim in filter(None, claims):
        try:
            return body.decode(_WIDER.get(claim, claim))
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("utf-8" if _is_mostly_utf8(body) else "windows-1252", "replace")


def _claims(page: Page) -> list[str]:
    """The encodings that a page's header and the document itself name, in small letters; empty where they do not."""
    declared = _DECLARED.search(page.body[:1_000]) or _META.search(page.body[:4_000])
    return [page.charset.lower(), declared[1].decode("ascii").lower() if declared else ""]


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether only a few bytes keep a body from being UTF-8."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return bad * 4 < sum(sign > "\x7f" for sign in text) - bad
