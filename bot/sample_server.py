"""Serves the bundled sample sources on loopback, as real sites would: media types, validators, fresh dates."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from storage.models import Source

SAMPLES = Path(__file__).parent / "samples"
SOURCES_FILE = "sources.toml"

# By whole name before ending: RSS, Atom and sitemaps all end in ".xml".
_MEDIA_TYPES = {
    "feed.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    ".xml": "application/xml",
    ".html": "text/html",
    ".txt": "text/plain",
}
_DATES: Mapping[str, Callable[[datetime], str]] = {
    "rfc822": lambda moment: format_datetime(moment, usegmt=True),
    "iso": lambda moment: moment.isoformat(timespec="seconds"),
    "date": lambda moment: f"{moment:%Y-%m-%d}",
    "day": lambda moment: f"{moment:%d/%m/%Y}",
    "dotted": lambda moment: f"{moment:%d.%m.%Y}",
    "clock": lambda moment: f"{moment:%H:%M}",
}
_PLACEHOLDER = re.compile(r"\{base\}|\{\{(?P<form>\w+):-(?P<hours>\d+)h\}\}")


@dataclass(frozen=True, slots=True)
class _Document:
    """One answer, ready to send."""

    body: bytes
    media_type: str
    etag: str


class SampleServer:
    """The sample sources at `base` ("http://127.0.0.1:PORT") for as long as the `async with` lasts.

    Dates in feeds and pages are given relative to `now` (UTC), so the news is fresh whenever it is served.
    """

    def __init__(self, now: datetime, folder: Path = SAMPLES) -> None:
        self.base = ""
        self._now = now.replace(microsecond=0)
        self._folder = folder
        self._documents: dict[str, _Document] = {}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.base = f"http://{host}:{port}"
        self._documents = self._read_documents()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def sources(self) -> list[Source]:
        """The sources as `sources.toml` names them, at this server's address."""
        rows = tomllib.loads(self._filled(self._folder / SOURCES_FILE))["source"]
        return [_source(row) for row in rows]

    async def _answer(self, request: web.Request) -> web.Response:
        # A look-up in a table made at the start: what a request asks for never becomes a path on disk.
        document = self._documents.get(request.path)
        if document is None:
            raise web.HTTPNotFound
        unchanged = self._is_unchanged(request, document)
        answer = (
            web.Response(status=304)
            if unchanged
            else web.Response(body=document.body, content_type=document.media_type, charset="utf-8")
        )
        answer.etag = document.etag
        answer.last_modified = self._now
        return answer

    def _is_unchanged(self, request: web.Request, document: _Document) -> bool:
        """Whether the asker has this very document; an ETag outweighs a date (RFC 9110, 13.2.2)."""
        tags = request.if_none_match
        if tags is not None:
            return any(tag.value in (document.etag, "*") for tag in tags)
        since = request.if_modified_since
        return since is not None and since >= self._now

    def _read_documents(self) -> dict[str, _Document]:
        return {
            "/" + file.relative_to(self._folder).as_posix().removesuffix("index.html"): self._document(file, media_type)
            for file in sorted(self._folder.rglob("*"))
            if (media_type := _MEDIA_TYPES.get(file.name) or _MEDIA_TYPES.get(file.suffix))
        }

    def _document(self, file: Path, media_type: str) -> _Document:
        body = self._filled(file).encode()
        return _Document(body, media_type, sha256(body).hexdigest()[:16])

    def _filled(self, file: Path) -> str:
        return _PLACEHOLDER.sub(self._value, file.read_text(encoding="utf-8"))

    def _value(self, placeholder: re.Match[str]) -> str:
        form = placeholder["form"]
        if form is None:
            return self.base
        return _DATES[form](self._now - timedelta(hours=int(placeholder["hours"])))


def _source(row: Mapping[str, Any]) -> Source:
    select = {
        purpose: (words,) if isinstance(words, str) else tuple(words)
        for purpose, words in row.get("select", {}).items()
    }
    return Source(
        url=row["url"],
        kind=row.get("kind", "feed"),
        name=row["name"],
        language=row.get("language", ""),
        topics=tuple(row.get("topics", ())),
        select=select,
    )
