"""What choosing and rendering the digests of many chats costs.

    python -m benchmarks.digests [--chats N]

200 topics, 2,000 new articles of the day in several languages, chats with one to three topics each at random. The
code is that of publishing (`bot/edition.py`); nothing is stored or sent. Seconds are CPU time of one process.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from datetime import UTC, datetime, timedelta

from bot.edition import Edition
from storage.models import Article, Chat, Item, Quote, Summary

SEED = 5
TOPICS = 200
ARTICLES = 2_000
SOURCES = 100
LANGUAGES = ("en", "id", "de", "es", "ko")
NOW = datetime(2026, 3, 14, 7, tzinfo=UTC)
_WORDS = ("ferry", "harbour", "storm", "election", "market", "railway", "museum", "orchestra", "vineyard", "reactor")


def main() -> int:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.digests", description=__doc__)
    parser.add_argument("--chats", type=int, default=100_000)
    given = parser.parse_args()
    chance = random.Random(SEED)
    items = [_item(number, chance) for number in range(1, ARTICLES + 1)]
    about = {f"topic {number}": chance.sample(items, chance.randint(5, 60)) for number in range(TOPICS)}
    readers = [_chat(number, chance) for number in range(1, given.chats + 1)]
    readers.sort(key=lambda reader: (reader.language, reader.follows))  # as storage gives the chats of one due time

    began = time.process_time()
    edition = Edition(items, about, NOW)
    digests = pages = rendered = 0
    different: set[int] = set()
    for reader in readers:
        chosen = edition.choose(reader, ())
        reply = edition.render(chosen)
        pages += len(reply.pages)
        if edition.rendered != rendered:
            rendered = edition.rendered
            different.add(hash(reply.pages[0].text))
        digests += 1
        if digests % 20_000 == 0:
            print(f"{digests} of {len(readers)}", file=sys.stderr)
    seconds = time.process_time() - began

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"seconds": round(seconds, 2), "digests": digests, "distinct": len(different)}
    print(json.dumps(figures | {"pages": pages, "rendered": edition.rendered, "peak_mb": round(peak, 1)}))
    return 0


def _item(number: int, chance: random.Random) -> Item:
    def sentence(words: int) -> str:
        return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."

    text = " ".join(sentence(14) for _ in range(4))
    quote = Quote(text=text[:80], start=0, end=80, speaker="Mira Tolan", key=True)
    language = chance.choice(LANGUAGES)
    article = Article(
        id=number,
        source_id=chance.randint(1, SOURCES),
        url=f"https://news.example/{number}",
        title=sentence(8),
        paragraphs=(),
        language=language,
        published_at=NOW - timedelta(minutes=chance.randint(1, 24 * 60)),
    )
    summary = Summary(sentences=(sentence(14), sentence(14), sentence(14)), quotes=(quote,), language=language)
    # Two reports in three are of an event of their own, the others share one with some other.
    story = number if chance.random() < 0.67 else chance.randint(1, ARTICLES)
    return Item(article=article, summary=summary, source=f"Source {number % SOURCES}", story_id=story, added_at=NOW)


def _chat(number: int, chance: random.Random) -> Chat:
    follows = tuple(f"topic {topic}" for topic in chance.sample(range(TOPICS), chance.randint(1, 3)))
    return Chat(id=number, language=chance.choice(LANGUAGES), times=("07:00",), follows=follows)


if __name__ == "__main__":
    sys.exit(main())
