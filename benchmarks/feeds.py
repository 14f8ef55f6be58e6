"""How fast feeds are parsed, beside feedparser, and gathered over loopback, beside bare aiohttp.

    python -m benchmarks.feeds [--feeds N] [--hosts N]

The feeds are made up, as sites write them: RSS, Atom and RDF of 15 to 60 entries, with whole texts or teasers. Parsing
is CPU time of one process; gathering is measured by `benchmarks.gathering`, in wall time.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from benchmarks import gathering
from bot.sources import feed
from storage.models import Page, Source

URL = "https://news.example/feed.xml"
PEER_FEEDS = 40  # feedparser takes a tenth of a second for each
_BEGUN = datetime(2026, 3, 1, 8, tzinfo=UTC)
_WORDS = """
harbour ferry council bridge storm election market railway museum orchestra vineyard reactor lighthouse glacier
pelabuhan kapal jembatan pemilu banjir menteri sekolah выборы мост порт 渡船 選挙 경제 اقتصاد élection forêt Brücke
"""


def main() -> int:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.feeds", description=__doc__)
    parser.add_argument("--feeds", type=int, default=400, metavar="N", help="how many feeds to parse (400)")
    parser.add_argument("--hosts", type=int, default=1000, metavar="N", help="how many sources to gather (1000)")
    options = parser.parse_args()
    if options.feeds < 1 or options.hosts < 20:
        parser.error("--feeds is 1 or more, --hosts 20 or more")
    parsed = parsing(options.feeds)
    print(json.dumps({**parsed, **gathering.measure(options.hosts)}))
    return 0


def parsing(count: int) -> dict[str, float]:
    """Feeds a CPU-second of ours and of feedparser on the same documents."""
    documents = made_feeds(count)
    ours = _rate("ours", _ours, documents)
    theirs = _rate("feedparser", _feedparser(), documents[:PEER_FEEDS])
    return {
        "feeds": count,
        "kilobytes": round(statistics.fmean(map(len, documents)) / 1000, 1),
        "parsed_per_second": ours,
        "feedparser_per_second": theirs,
        "parsed_ratio": round(ours / theirs, 1),
    }


def made_feeds(count: int) -> list[bytes]:
    """Feeds of three kinds in turn; the same every time."""
    chance = random.Random(1)
    kinds = (_rss, _atom, _rdf)
    return [kinds[number % len(kinds)](chance).encode() for number in range(count)]


def _rate(name: str, parse: Callable[[bytes], int], documents: Sequence[bytes]) -> float:
    parse(documents[0])
    begun = time.process_time()
    entries = sum(map(parse, documents))
    seconds = time.process_time() - begun
    print(f"{name}: {len(documents)} feeds, {entries} entries in {seconds:.2f} s of CPU", file=sys.stderr)
    return round(len(documents) / seconds, 1)


def _ours(document: bytes) -> int:
    return len(feed.read(Page(url=URL, body=document, media_type="application/xml"), Source(url=URL)).entries)


def _feedparser() -> Callable[[bytes], int]:
    import feedparser

    return lambda document: len(feedparser.parse(document).entries)


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=count)).capitalize()


def _text(chance: random.Random, *, whole: bool) -> str:
    """A text as HTML: a teaser, or paragraphs with links and a picture."""
    if not whole:
        return f"{_words(chance, 30)} &amp; more."
    link = f'<a href="https://news.example/{chance.getrandbits(32)}?a=1&amp;b=2">{_words(chance, 3)}</a>'
    paragraphs = (
        f'<p class="wp-block-paragraph">{_words(chance, 60)} {link} <strong>{_words(chance, 2)}</strong>'
        f" {_words(chance, 30)}.</p>\n"
        for _ in range(chance.randint(6, 20))
    )
    return f'<img src="https://news.example/{chance.getrandbits(32)}.jpg" alt="">{"".join(paragraphs)}'


def _entries(chance: random.Random, one: Callable[[str, str, datetime, str], str]) -> str:
    whole = chance.random() < 0.4
    moments = (_BEGUN - timedelta(minutes=37 * number) for number in range(chance.randint(15, 60)))
    return "".join(
        one(f"https://news.example/{chance.getrandbits(40)}", _words(chance, 9), moment, _text(chance, whole=whole))
        for moment in moments
    )


def _rss(chance: random.Random) -> str:
    def item(url: str, title: str, moment: datetime, text: str) -> str:
        return (
            f"<item><title>{title} &amp; {title[:9]}</title><link>{url}</link><guid isPermaLink='true'>{url}</guid>"
            f"<pubDate>{format_datetime(moment)}</pubDate><dc:creator>{title[:12]}</dc:creator>"
            f"<category><![CDATA[{title[:8]}]]></category><description><![CDATA[{text[:300]}]]></description>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded>"
            f'<media:content url="{url}.jpg" medium="image"><media:title>{title}</media:title></media:content></item>'
        )

    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>{_words(chance, 2)}</title><link>https://news.example/</link><ttl>60</ttl>"
        f"{_entries(chance, item)}</channel></rss>"
    )


def _atom(chance: random.Random) -> str:
    def entry(url: str, title: str, moment: datetime, text: str) -> str:
        return (
            f"<entry><id>{url}</id><title type='html'>{title} &amp;amp; more</title><link href='{url}'/>"
            f"<updated>{moment.isoformat()}</updated><published>{moment.isoformat()}</published>"
            f"<author><name>{title[:12]}</name></author><content type='html'>{escape(text)}</content></entry>"
        )

    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>{_words(chance, 2)}</title><updated>{_BEGUN.isoformat()}</updated>{_entries(chance, entry)}</feed>"
    )


def _rdf(chance: random.Random) -> str:
    def item(url: str, title: str, moment: datetime, text: str) -> str:
        return (
            f"<item rdf:about='{url}'><title>{title}</title><link>{url}</link><dc:date>{moment.isoformat()}</dc:date>"
            f"<description>{escape(text[:400])}</description></item>"
        )

    return (
        '<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f"<channel rdf:about='{URL}'><title>{_words(chance, 2)}</title></channel>{_entries(chance, item)}</rdf:RDF>"
    )


if __name__ == "__main__":
    raise SystemExit(main())
