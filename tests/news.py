"""News for tests: pages and feeds as sites write them, by our own hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class News:
    """An article on a site: its path, title and paragraphs."""

    path: str
    title: str
    paragraphs: tuple[str, ...]
    language: str = "en"


FERRY = News(
    "/ferry",
    "Dua Menteri Sepakati Jalur Feri Baru",
    (
        "Busan – Menteri Perhubungan Laras Kembaren bertemu dengan Menteri Kelautan Korea Selatan Seol Ga-on di"
        " pelabuhan Busan pada Senin pagi untuk menandatangani kesepakatan jalur feri.",
        "Baca Juga : “Rahasia” Nelayan yang Selalu Pulang dengan Ember Penuh",
        '"Kapal ini akan mempersingkat perjalanan para pelaut kami menjadi empat malam saja," kata Kembaren.',
        '"Dua belas tahun kami menunggu hari ini, dan ombak tidak pernah menjadi alasan."',
        "Seol mengatakan bahwa pemerintahnya menanggung sepertiga biaya dermaga baru di Busan.",
        "Rencana untuk singgah di pelabuhan Rajin, Korea Utara, sudah dicoret dari daftar karena sanksi.",
    ),
    "id",
)
OPERA = News(
    "/opera",
    "Opera house opens after nine years of work",
    (
        "The opera house of Lindmark opened its doors on Friday after nine years of work and three new roofs.",
        "“We can finally hear the second violins,” said the conductor, Petra Halloway, to a full house.",
        "Tickets for the first season were sold within a single morning, the box office said.",
    ),
)


def page(news: News) -> str:
    """An article's page, with what sites put around it."""
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in news.paragraphs)
    return f"""<!DOCTYPE html><html lang="{news.language}"><head><title>{escape(news.title)} | Harbour News</title>
<meta property="og:title" content="{escape(news.title)}"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{escape(news.title)}</h1>{body}</article>
<footer>All rights reserved. <a href="/imprint">Imprint</a></footer></body></html>"""


def feed(news: Sequence[News], published_at: datetime, base: str) -> str:
    """An RSS feed of these articles."""
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{base}{one.path}</link><guid>{base}{one.path}</guid>"
        f"<pubDate>{format_datetime(published_at)}</pubDate>"
        f"<description>{escape(one.paragraphs[0])}</description></item>"
        for one in news
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>{items}</channel></rss>'
