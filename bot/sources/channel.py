"""Public Telegram channels, as t.me/s/NAME shows them: posts that bring their whole text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from bs4 import Tag

from bot.ports import Listing
from bot.sources.charset import decode
from bot.sources.draft import Draft, Finisher
from bot.sources.markup import plain
from bot.sources.tree import tree
from storage.models import Page, Source

HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
HEADLINE = 120  # signs of a post that has no headline of its own

# As t.me/s/NAME names its parts. A post that answers another one shows that one's text too, with a class of its own.
PARTS: Mapping[str, str] = {
    "post": ".tgme_widget_message[data-post]",
    "text": ".tgme_widget_message_text:not(.js-message_reply_text)",
    "title": ".tgme_channel_info_header_title",
    "photo": ":is(.tgme_widget_message_photo_wrap, .tgme_widget_message_video_thumb, .link_preview_image)[style]",
    "time": ".tgme_widget_message_date time[datetime], time[datetime]",
}
_MARK = "tgme_widget_message"
_NAME = re.compile(r"[A-Za-z]\w{3,31}")
_NO_CHANNELS = frozenset(
    {"joinchat", "addstickers", "addemoji", "share", "proxy", "socks", "login", "invoice", "setlanguage"}
)
_BACKGROUND = re.compile(r"background-image\s*:\s*url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)


def read(page: Page, source: Source) -> Listing:
    """The posts of a channel's page, newest first. Raises ValueError when the page is none."""
    text = decode(page)
    if _MARK not in text:
        raise ValueError("the page shows no posts of a public channel")
    soup = tree(text)
    finisher = Finisher(page.url, source.language)
    entries = [finisher.entry(draft) for post in soup.select(PARTS["post"]) if (draft := _draft(post))]
    if not entries:
        raise ValueError("the channel shows no posts with words")
    title = plain(" ".join(tag.get_text() for tag in soup.select(PARTS["title"])[:1]))
    return Listing(title=title, entries=tuple(entries[::-1]), language=source.language)


def address(url: str) -> str:
    """The address of a public channel's page, for any link to the channel or to one of its posts; else empty."""
    parts = urlsplit(url)
    name = parts.path.strip("/").removeprefix("s/").partition("/")[0]
    if parts.hostname not in HOSTS or not _NAME.fullmatch(name) or name.lower() in _NO_CHANNELS:
        return ""
    return f"https://t.me/s/{name}"


def is_of_telegram(url: str) -> bool:
    """Whether an address is one of Telegram's links: to channels, but also to private groups, stickers and more."""
    return urlsplit(url).hostname in HOSTS


def _draft(post: Tag) -> Draft | None:
    """A post as an entry: its first line is the headline, the lines after it are the article."""
    body = post.select_one(PARTS["text"])
    lines = _lines(body) if body else []
    if not lines:
        return None
    title, rest = lines[0], lines[1:]
    if len(title) > HEADLINE or not rest:
        rest = lines
    content = "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in rest)
    photo = post.select_one(PARTS["photo"])
    image = _BACKGROUND.search(str(photo["style"])) if photo else None
    moment = post.select_one(PARTS["time"])
    return Draft(
        link=f"https://t.me/{post['data-post']}",
        title=html.escape(title if len(title) <= HEADLINE else _shortened(title), quote=False),
        summary=content,
        content=content,
        published=str(moment["datetime"]) if moment else "",
        image=image[1] if image else "",
        is_whole=True,
    )


def _lines(body: Tag) -> list[str]:
    """The lines of a post as a reader sees them: only its own breaks end one."""
    for mark in body.find_all("br"):
        mark.replace_with("\0")
    return [words for line in body.get_text().split("\0") if (words := " ".join(line.split()))]


def _shortened(line: str) -> str:
    """The beginning of a long line, up to a sentence's end where one is near, else to the last whole word."""
    start = line[: HEADLINE - 1]
    end = max(start.rfind(mark) for mark in (". ", "! ", "? ", "… "))
    if end >= HEADLINE // 4:
        return start[: end + 1]
    return f"{start.rpartition(' ')[0] or start}…"
