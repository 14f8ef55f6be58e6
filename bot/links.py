"""Addresses of the web: which may be followed, which two are the same, and how an entry is known again.

Works on text alone; whether a host may be connected to is decided in bot.guard.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import SplitResult, unquote_to_bytes, urljoin, urlsplit, urlunsplit

from storage.models import Entry

MAX_LENGTH = 2_000
"""Longer addresses are not followed: browsers and servers stop near here (RFC 9110 asks for 8,000 at least)."""

WORDS_SIGNS = 60
"""Title and teaser of so many letters together are nobody else's on the same day; a guess."""

PLACE_SIGNS = 3
"""Ids up to this long are taken for places in a list ("1", "12") where there is a link; a guess."""

DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that say where a reader came from, never what is shown. Names end in "*" where a family is meant.
TRACKING = (
    "utm_*", "mtm_*", "matomo_*", "pk_*", "piwik_*", "hsa_*", "oly_*", "vero_*", "at_custom*", "at_medium",
    "at_campaign", "at_link_*", "at_format", "at_bbc_team", "_hsenc", "_hsmi", "__twitter_impression", "_ga", "_gl",
    "dclid", "dicbo", "fbclid", "fb_action_ids", "fb_source", "gaa_*", "gad_source", "gbraid", "gclid", "gclsrc", "gi",
    "guccounter", "guce_referrer*", "icid", "igsh", "igshid", "ito", "mc_cid", "mc_eid", "mkt_tok", "msclkid",
    "ncid", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname", "ns_fee", "partner_rss", "rb_clickid",
    "s_cid", "smid", "soc_src", "soc_trk", "spm", "sr_share", "taid", "traffic_source", "twclid", "wbraid",
    "wt_mc", "wt_zmc", "wtrid", "xtor", "yclid", "ysclid", "cmpid", "cmp", "campaign_id", "feedname", "ftag",
)  # fmt: skip
_TRACKING = re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in TRACKING), re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029<>\"\\]")
_ORDINARY = re.compile(r"https?://[a-z0-9][a-z0-9.-]*/[!#-;=?-\[\]-~]*")  # most of them, told without taking them apart
_NAME = re.compile(r"(?:urn|tag):[^\x00-\x1f<>\"]+|[a-z][a-z0-9+.-]{1,20}:[^\x00-\x20<>\"]+", re.IGNORECASE)
_ACTIVE = re.compile(r"javascript|vbscript|data|file|words", re.IGNORECASE)
_HOST = re.compile(r"(?!-)[^\s/?#@:\[\]%]{1,253}|\[[0-9A-Fa-f:.]+\]")


def is_followable(url: str) -> bool:
    """Whether an address is one of the web: absolute, http or https, with a host, and nothing odd in it."""
    if len(url) > MAX_LENGTH:
        return False
    return bool(_ORDINARY.fullmatch(url)) or (_split(url) is not None and not _FORBIDDEN.search(url))


def absolute(base: str, link: str) -> str:
    """A link as found in a document at `base`, made absolute and clean; empty when it cannot be followed."""
    if len(link) <= MAX_LENGTH and _ORDINARY.fullmatch(link):
        return link
    if not link:
        return ""
    link = re.sub(r"[\t\r\n]", "", link.strip())
    try:
        url = urljoin(base, link) if link else ""
    except ValueError:
        return ""
    url = _FORBIDDEN.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign.group().encode()), url)
    return url if is_followable(url) else ""


def canonical(url: str) -> str:
    """The address without what only tells readers apart: tracking, fragment, default port, case of the host.

    Idempotent. An address that cannot be followed comes back as it is.
    """
    parts = _split(url)
    if parts is None:
        return url
    host = (parts.hostname or "").removesuffix(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    netloc = host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair))
    return urlunsplit((parts.scheme, netloc, _normal(parts.path) or "/", _normal(query), ""))


def reference(entry: Entry) -> str:
    """What to show as an entry's link where nobody follows it: its address, else an id that is a name (urn:, tag:)."""
    return entry.url or (entry.id if _NAME.fullmatch(entry.id) and not _ACTIVE.match(entry.id) else "")


def keys(entry: Entry, source_id: int) -> tuple[str, ...]:
    """What an entry is known by, surest first: its link, its id within the source, its words on their date.

    Two entries that share a key are the same article. A front page is nobody's link, an id of a few signs
    beside a link only a place in the list. Words by themselves need to be many where there is anything else,
    because headlines return ("Morning briefing").
    """
    found = []
    if link := _link_key(entry.url):
        found.append(f"link:{link}")
    if entry.id and entry.id != entry.url and (len(entry.id) > PLACE_SIGNS or not link):
        found.append(f"id:{source_id}:{_digest(entry.id)}")
    if entry.published_at and entry.title:
        found.append(f"dated:{source_id}:{_digest(f'{entry.published_at.isoformat()} {_words(entry)}')}")
    if not found or (entry.title and len(entry.title) + len(entry.teaser) >= WORDS_SIGNS):
        found.append(f"words:{source_id}:{_digest(_words(entry))}")
    return tuple(found)


def version(entry: Entry) -> str:
    """What changes when a source edits an entry: its words, without figures (views, comments, "3 hours ago")."""
    return _digest(_FIGURES.sub("", f"{_words(entry)} {' '.join(entry.body_html.split())}"))


def identities(entries: Sequence[Entry], source_id: int) -> list[tuple[str, ...]]:
    """The keys of each entry of one listing, without those that several of them share beside their first.

    Some sources give every entry the same id; such an id would make all their articles one.
    """
    found = [keys(entry, source_id) for entry in entries]
    of: dict[str, set[str]] = {}
    for each in found:
        for key in each[1:]:
            of.setdefault(key, set()).add(each[0])
    return [(each[0], *(key for key in each[1:] if len(of[key]) == 1)) for each in found]


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or port == 0:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return parts if _HOST.fullmatch(host) else None


def _words(entry: Entry) -> str:
    return " ".join(f"{entry.title} {entry.teaser}".casefold().split())


def _link_key(url: str) -> str:
    """Host, path and query: the same with http or https, with or without "www." and a last slash."""
    parts = _split(canonical(url))
    if parts is None or (parts.path == "/" and not parts.query):
        return ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}"


def _is_tracking(pair: str) -> bool:
    return bool(_TRACKING.fullmatch(pair.partition("=")[0]))


def _normal(text: str) -> str:
    """Escapes in capitals, and none where the sign needs none (RFC 3986, section 6.2.2)."""
    return _ESCAPE.sub(_normal_escape, text)


def _normal_escape(match: re.Match[str]) -> str:
    sign = unquote_to_bytes(match.group())
    if sign.isalnum() or sign in (b"-", b".", b"_", b"~"):
        return sign.decode("ascii")
    return match.group().upper()


def _digest(text: str) -> str:
    """Sixteen signs that stand for a text of any length."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
