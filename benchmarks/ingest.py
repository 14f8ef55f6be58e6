"""What reading an article costs: extract, quotes and summary, each beside a peer on the same pages.

    python -m benchmarks.ingest [--articles N]

The pages are the bundled samples, with as much around each as news sites put there. Times are CPU time of one
process. Peers that are not installed are named on stderr and left out: nobody has to install them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any, TypeVar

from bot import extract
from bot.sample_server import SAMPLES
from bot.summarise import condense, quotes
from storage.models import Article

In = TypeVar("In")
Out = TypeVar("Out")

_PLACEHOLDER = re.compile(r"\{\{\w+:-\d+h\}\}")
_WORDS = """
harbour ferry council bridge storm election market railway museum orchestra vineyard reactor lighthouse glacier
parliament strike drought satellite vaccine festival cathedral orchard refinery stadium embassy
"""
_SENTENCES = 4  # of a summary, as many as ours has at most


def main() -> int:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingest", description=__doc__)
    parser.add_argument("--articles", type=int, default=200, metavar="N", help="how many pages to read (200)")
    wanted = parser.parse_args().articles
    if wanted < 1:
        parser.error("--articles is 1 or more")
    pages = made_pages(wanted)
    found, extract_ms = timed("extract", _extracted, pages)
    articles = [article for article in found if article]
    _, quotes_ms = timed("quotes", _quoted, articles)
    _, summary_ms = timed("summary, with its key quotes", _condensed, articles)
    together = extract_ms + summary_ms * len(articles) / len(pages)
    print(
        json.dumps(
            {
                "articles": len(pages),
                "read": len(articles),
                "kilobytes": round(statistics.fmean(map(len, pages)) / 1000, 1),
                "articles_per_second": round(1000 / together, 1),
                "extract_ms": extract_ms,
                "quotes_ms": quotes_ms,
                "summary_ms": summary_ms,
                "together_ms": round(together, 3),
                **peers(pages, articles, together),
            }
        )
    )
    return 0


def peers(pages: Sequence[str], articles: Sequence[Article], ours: float) -> dict[str, float | None]:
    """What the peers take, None for those that are not installed; `ratio`: ours by theirs, all steps together."""
    trafilatura_ms = sumy_ms = None
    if _installed("trafilatura"):
        _, trafilatura_ms = timed("trafilatura", _by_trafilatura, pages)
    if _installed("sumy") and _installed("numpy"):
        _, sumy_ms = timed("sumy, TextRank", _by_sumy(), [article.text for article in articles])
    theirs = trafilatura_ms + sumy_ms if trafilatura_ms and sumy_ms else None
    return {
        "trafilatura_ms": trafilatura_ms,
        "sumy_textrank_ms": sumy_ms,
        "ratio": round(ours / theirs, 3) if theirs else None,
    }


def timed(name: str, work: Callable[[In], Out], inputs: Sequence[In]) -> tuple[list[Out], float]:
    """The results of some work, and its mean CPU time in milliseconds; imports and tables are warmed up before."""
    work(inputs[0])
    begun = time.process_time()
    results = []
    for number, one in enumerate(inputs, 1):
        results.append(work(one))
        if number % 50 == 0:
            print(f"{name}: {number} of {len(inputs)}", file=sys.stderr)
    return results, round(1000 * (time.process_time() - begun) / len(inputs), 3)


def made_pages(count: int) -> list[str]:
    """The samples' pages in turn, each inside a site's menus, lists of stories and scripts; the same every time."""
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*/*.html"))]
    chance = random.Random(1)
    return [around(samples[number % len(samples)], chance) for number in range(count)]


def around(sample: str, chance: random.Random) -> str:
    """A sample's page with the menus, lists and scripts of a news site around its text."""
    page = _PLACEHOLDER.sub("2026-03-01T08:00:00+00:00", sample.replace("{base}", "https://news.example"))
    state = json.dumps([{"id": chance.getrandbits(64), "title": _headline(chance)} for _ in range(250)])
    menu = "".join(
        f'<li class="item"><a href="/{word}">{word}</a></li>' for word in chance.choices(_WORDS.split(), k=100)
    )
    stories = "".join(
        f'<div class="card"><a href="/{chance.getrandbits(40)}"><img src="/i.jpg" alt="">'
        f"<h3>{_headline(chance)}</h3></a><span>{chance.randint(1, 59)} min</span></div>"
        for _ in range(chance.randint(40, 120))
    )
    before = f'<script>window.state = {state};</script><div class="menu"><ul>{menu}</ul></div>'
    after = f'<div class="related">{stories}</div><footer class="footer"><ul>{menu}</ul></footer>'
    return re.sub(r"(<body[^>]*>)", lambda tag: tag[1] + before, page, count=1).replace("</body>", after + "</body>")


def _headline(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=chance.randint(6, 12))).capitalize()


def _extracted(html: str) -> Article | None:
    try:
        return extract.read(html, "https://news.example/2026/03/01/story")
    except ValueError:
        return None


def _quoted(article: Article) -> Any:
    return quotes.prove(article.text, quotes.find(article.text, article.language, article.title))


def _condensed(article: Article) -> Any:
    return condense(article.title, article.text, article.language)


def _installed(name: str) -> bool:
    found = find_spec(name) is not None
    if not found:
        print(f"{name} is not installed: left out", file=sys.stderr)
    return found


def _by_trafilatura(html: str) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(html, url="https://news.example/story", with_metadata=True, include_comments=False)


def _by_sumy() -> Callable[[str], Any]:
    """TextRank as sumy has it; its own way to find sentences needs data from the network, so they are cut plainly."""
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Cutter:
        def to_sentences(self, text: str) -> tuple[str, ...]:
            return tuple(filter(None, re.split(r"(?<=[.!?。؟।])\s*|\n+", text)))

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(re.findall(r"\w+", sentence))

    summarizer = TextRankSummarizer()
    return lambda text: summarizer(PlaintextParser.from_string(text, Cutter()).document, _SENTENCES)


if __name__ == "__main__":
    sys.exit(main())
