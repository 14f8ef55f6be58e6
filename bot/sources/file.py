"""The sources file: TOML, a `[[source]]` table each. Reads a text, gives sources; files are opened elsewhere."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot import durations
from bot.sources import channel
from storage.models import Source

DEFAULT = Path("sources.toml")
KINDS = ("feed", "sitemap", "channel", "page")


def read(text: str) -> list[Source]:
    """The sources, in order. Raises ValueError naming the line, or the number of the source, and what is wrong."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(str(error)) from None
    rows = document.pop("source", [])
    if document:
        raise ValueError(f"unknown name {next(iter(document))!r}; each source is a [[source]] table")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("write [[source]] with double brackets before each source")
    return [_source(number, row) for number, row in enumerate(rows, start=1)]


def read_bytes(document: bytes) -> list[Source]:
    """Like `read`, for a file's content. Raises ValueError also where it is no text."""
    try:
        text = document.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    return read(text)


def _source(number: int, row: Mapping[str, Any]) -> Source:
    try:
        unknown = set(row) - set(_FIELDS)
        if unknown:
            raise ValueError(f"unknown name {min(unknown)!r}")
        if "url" not in row:
            raise ValueError("url is missing")
        fields: dict[str, Any] = {name: _FIELDS[name](value) for name, value in row.items()}
        if fields.get("kind") == "page" and channel.address(fields["url"]):
            fields["kind"] = "channel"
        return Source(**fields)
    except ValueError as error:
        raise ValueError(f"source {number}: {error}") from None


def _url(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise ValueError(f"url {value!r} does not begin with http:// or https://")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text in quotation marks")
    return value


def _kind(value: object) -> str:
    if value not in KINDS:
        raise ValueError(f"kind {value!r} is none of {', '.join(KINDS)}")
    return str(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, value if isinstance(value, list) else [value]))


def _every(value: object) -> timedelta:
    try:
        return durations.parse(_text(value))
    except ValueError as error:
        raise ValueError(f"every {value!r}: {error}") from None


def _selectors(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError("select is a table: [source.select]")
    return {name: _texts(selectors) for name, selectors in value.items()}


_FIELDS: Mapping[str, Callable[[object], object]] = {
    "url": _url,
    "name": _text,
    "kind": _kind,
    "language": _text,
    "topics": _texts,
    "every": _every,
    "select": _selectors,
}


def write(sources: Iterable[Source]) -> str:
    """The sources as the text of a sources file; `read` gives them back."""
    return "\n".join(_written(source) for source in sources)


def _written(source: Source) -> str:
    every = f"{int(source.every.total_seconds())}s" if source.every else ""
    fields = {
        "url": source.url,
        "name": source.name,
        "kind": source.kind,
        "language": source.language,
        "topics": list(source.topics),
        "every": every,
    }
    lines = ["[[source]]", *(f"{name} = {_toml(value)}" for name, value in fields.items() if value)]
    if source.select:
        lines += ["[source.select]", *(f"{name} = {_toml(list(value))}" for name, value in source.select.items())]
    return "\n".join((*lines, ""))


def _toml(value: str | Sequence[str]) -> str:
    # A JSON string is a TOML basic string, but that TOML has no escape for surrogates and wants DEL escaped.
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(_toml, value))}]"
