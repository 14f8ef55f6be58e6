"""Made-up news sites that bring news all the time: feeds as long, and pages as large, as sites have them."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache

from benchmarks import made_up
from benchmarks.gathering import Site
from benchmarks.ingest import around

GAP_SECONDS = 5.0  # from one article of a site to its next
_FRAMES = 20  # what stands around the articles; making it takes longer than reading it
_TEASER_LETTERS = 300
_CONTENT, _END = "<!-- the article -->", "\r\n"


class Newsroom(Site):
    """A site with a feed of its newest articles (`/feed?30`: of thirty), each with a page of its own to be read."""

    def asked(self, path: str) -> None:
        if path.startswith("/feed?"):
            listed = int(path.removeprefix("/feed?"))
            self.answer(200, self._feed(listed).encode(), f"Content-Type: application/rss+xml{_END}")
        elif path.startswith("/news/"):
            self.answer(200, self._page(path).encode(), f"Content-Type: text/html; charset=utf-8{_END}")
        else:
            self.answer(404, b"")

    def _feed(self, listed: int) -> str:
        newest = int(time.time() / GAP_SECONDS)
        items = "".join(_item(f"{self.base}/news/{number}", number) for number in range(newest, newest - listed, -1))
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Newsroom</title>{items}</channel></rss>'

    def _page(self, path: str) -> str:
        url = self.base + path
        language, title, paragraphs = _story(url)
        text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        head = f'<html lang="{language}"><head><title>{title}</title></head>'
        return head + _frames()[hash(url) % _FRAMES].replace(_CONTENT, f"<h1>{title}</h1>{text}")


def _item(url: str, number: int) -> str:
    _, title, paragraphs = _story(url)
    moment = format_datetime(datetime.fromtimestamp(number * GAP_SECONDS, UTC))
    return (
        f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid><pubDate>{moment}</pubDate>"
        f'<description>{paragraphs[0][:_TEASER_LETTERS]}</description><media:content url="{url}.jpg" medium="image"'
        ' xmlns:media="http://search.yahoo.com/mrss/"/></item>'
    )


@lru_cache(maxsize=20_000)
def _story(url: str) -> tuple[str, str, list[str]]:
    return made_up.story(random.Random(url))


@lru_cache(maxsize=1)
def _frames() -> list[str]:
    chance = random.Random(1)
    page = f"<body><main><article>{_CONTENT}</article></main></body></html>"
    return [around(page, chance) for _ in range(_FRAMES)]
