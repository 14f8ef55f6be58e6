"""What the bot makes of one document: for people, and as JSON lines for programs."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.shell import command

if TYPE_CHECKING:
    from storage.models import Quote

Row = dict[str, Any]
Answer = Callable[[Row], Row]
NOTHING: Row = {}
MAX_LINE = 64 * 2**20  # characters of one JSON line; a page of 15 MB is at most 20 MB as base64


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing to inspect. `start` imports what it needs and gives the function that answers rows.

    `from_document` makes a row of a document's text and address; `in_vain` stands beside an error.
    """

    name: str
    about: str
    start: Callable[[], Answer]
    from_document: Callable[[str, str], Row]
    in_vain: Row = field(default_factory=dict)


def _article() -> Answer:
    from bot import extract

    def answer(row: Row) -> Row:
        article = extract.read(_str(row, "html"), _str(row, "url", ""))
        return {
            "title": article.title,
            "text": article.text,
            "author": article.author or None,
            "published": article.published_at.isoformat() if article.published_at else None,
            "language": article.language or None,
            "image": article.image or None,
            "paywalled": article.paywalled,
            "sponsored": article.sponsored,
        }

    return answer


def _quotes() -> Answer:
    from bot.summarise import quotes

    def answer(row: Row) -> Row:
        text = _str(row, "text")
        found = quotes.prove(text, quotes.find(text, _str(row, "language", ""), _str(row, "title", "")))
        return {"quotes": [_quote(quote) for quote in found]}

    return answer


def _summary() -> Answer:
    from bot.summarise import condense

    def answer(row: Row) -> Row:
        summary = condense(_str(row, "title", ""), _str(row, "text"), _str(row, "language", ""))
        return {
            "language": summary.language,
            "summary": list(summary.sentences),
            "quotes": [_quote(quote) for quote in summary.quotes],
            "made_by": summary.made_by,
        }

    return answer


def _feed() -> Answer:
    from bot import links
    from bot.sources import feed
    from storage.models import Page, Source

    def answer(row: Row) -> Row:
        body = base64.b64decode(_str(row, "body_base64"))
        url = _str(row, "url", "")
        listing = feed.read(Page(url=url, body=body, media_type=_str(row, "content_type", "")), Source(url=url))
        return {
            "title": listing.title,
            "entries": [
                {
                    "id": entry.id,
                    "link": links.reference(entry),
                    "title": entry.title,
                    "published": entry.published_at.isoformat() if entry.published_at else None,
                    "summary": entry.teaser,
                }
                for entry in listing.entries
            ],
        }

    return answer


def _topics() -> Answer:
    from bot import topics

    def answer(row: Row) -> Row:
        title, text, language = (_str(row, name, "") for name in ("title", "text", "language"))
        if "topic" not in row:
            return {"concepts": sorted(topics.concepts(title, text, language))}
        return {"match": topics.speaks_of(topics.parse(_str(row, "topic")), title, text, language)}

    return answer


def _stories() -> Answer:
    from datetime import UTC, datetime
    from itertools import count

    from bot import topics
    from bot.cluster import MOST_LETTERS, Report, Stories

    told = Stories()
    numbers = count(1)

    def answer(row: Row) -> Row:
        title, text, language = (_str(row, name, "") for name in ("title", "text", "language"))
        published = datetime.fromisoformat(_str(row, "published"))
        report = Report(
            title=title,
            text=text,
            language=language,
            concepts=topics.concepts(title, text[:MOST_LETTERS], language),
            at=published if published.tzinfo else published.replace(tzinfo=UTC),
        )
        return {"story": told.place(report, next(numbers))}

    return answer


def _text_row(document: str, url: str) -> Row:
    """A page is read first; of a plain text the first line is the title."""
    if document.lstrip().startswith("<"):
        return {key: value for key, value in _article()({"html": document, "url": url}).items() if value}
    title, _, text = document.strip().partition("\n")
    return {"title": title.strip(), "text": text.strip() or title}


def _dated_row(document: str, url: str) -> Row:
    from bot.app import utc_now

    return {**_text_row(document, url), "published": utc_now().isoformat()}


def _page_row(document: str, url: str) -> Row:
    return {"html": document, "url": url}


def _feed_row(document: str, url: str) -> Row:
    return {"url": url, "body_base64": base64.b64encode(document.encode("utf-8", "surrogateescape")).decode()}


KINDS = (
    Kind("article", "The text, title, author and date that a page holds.", _article, _page_row),
    Kind("summary", "The summary of an article with its key quotes.", _summary, _text_row),
    Kind("quotes", "All direct quotes of an article, and who said them.", _quotes, _text_row),
    Kind("feed", "What a feed lists.", _feed, _feed_row, {"title": "", "entries": []}),
    Kind("stories", "Which of many articles are about one event (with --jsonl).", _stories, _dated_row),
    Kind("topics", "What an article speaks of; with --jsonl, whether it is on a topic.", _topics, _text_row),
)


@click.group()
def inspect() -> None:
    """What the bot makes of one document: a FILE, a URL, or - for standard input."""


def _add(kind: Kind) -> None:
    @inspect.command(kind.name, help=kind.about)
    @click.argument("document", metavar="[FILE|URL|-]", default="-")
    @click.option("--jsonl", is_flag=True, help="Read JSON lines from standard input, write JSON lines.")
    @command.options
    def inspecting(document: str, jsonl: bool, database: Path | None, verbose: bool) -> None:
        command.settings(database, verbose=verbose, quiet=True)
        if jsonl:
            answer_lines(sys.stdin.buffer, kind.start(), kind.in_vain)
            return
        row = kind.from_document(*_fetched(document))
        try:
            show(kind.start()(row))
        except ValueError as error:
            raise command.Wrong(f"{document}: {error}") from error


for _kind in KINDS:
    _add(_kind)


def answer_lines(lines: Any, answer: Answer, in_vain: Row = NOTHING) -> None:
    """Answer JSON lines one by one, each flushed before the next is read; what cannot be served gets an error line."""
    for line in _lines(lines):
        row: Row = {}
        try:
            row = _parsed(line)
            result = answer(row)
        except (ValueError, TypeError, KeyError, RecursionError, MemoryError) as error:
            result = {**in_vain, "error": str(error) or type(error).__name__}
        text = json.dumps({"id": row.get("id"), **result}, ensure_ascii=False)
        sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()


def _lines(stream: Any) -> Iterator[bytes]:
    while line := stream.readline(MAX_LINE):
        if line.strip():
            yield line


def _parsed(line: bytes) -> Row:
    row = json.loads(line.decode("utf-8", "replace"))
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    return row


def _str(row: Row, name: str, default: str | None = None) -> str:
    value = row.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise ValueError(f"{name!r} is missing or no text")
    return value


def _quote(quote: Quote) -> Row:
    return {
        "text": quote.text,
        "speaker": quote.speaker or None,
        "start": quote.start,
        "end": quote.end,
        "key": quote.key,
    }


def _fetched(document: str) -> tuple[str, str]:
    """A document's text and its address."""
    if document.startswith(("http://", "https://")):
        return _from_web(document), document
    try:
        body = sys.stdin.buffer.read() if document == "-" else Path(document).read_bytes()
    except OSError as error:
        raise command.WrongUse(f"{document}: {error.strerror}") from error
    return body.decode("utf-8", "surrogateescape"), ""


def _from_web(url: str) -> str:
    from bot.app import utc_now
    from bot.fetch import Fetcher
    from bot.locales import voice
    from bot.ports import Gone, Refused, TryLater
    from bot.settings import load
    from bot.sources.charset import decode

    async def get() -> str:
        async with Fetcher(clock=utc_now, allowed_private_hosts=load().allowed_private_hosts) as fetcher:
            page = await fetcher.get(url)
            assert page is not None, "an unconditional request is always answered"
            return decode(page)

    try:
        return command.run(get())
    except Refused as error:
        raise command.Wrong(voice("en")(error.key, **error.details)) from error
    except (TryLater, Gone) as error:
        raise command.Wrong(f"{url}: {error}") from error


def show(result: Row) -> None:
    """Put a result before a person: each field under its name, objects as lists."""
    from rich.console import Console

    console = Console(soft_wrap=True, highlight=False)
    for name, value in result.items():
        console.print(name, style="bold", markup=False)
        for one in value if isinstance(value, list) else [value]:
            fields = one if isinstance(one, dict) else {"": one}
            known = [f"{key}: {field}".removeprefix(": ") for key, field in fields.items() if field not in (None, "")]
            console.print("  " + "\n    ".join(known), markup=False)
