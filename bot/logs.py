"""How the bot logs: one line an event, as text or JSON, and never a secret in it."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

# These name every address they ask, and Telegram's carry the token.
_TALKATIVE = ("httpx", "httpcore", "telegram", "apscheduler", "aiohttp.access", "trafilatura", "htmldate", "hpack")


def start(level: str, shape: str, secrets: Iterable[str], stream: TextIO | None = None) -> None:
    """Send all records to `stream` (standard error), `shape` being "text" or "json", each secret blotted out."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Blotting(shape, [secret for secret in secrets if secret]))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


class _Blotting(logging.Formatter):
    """Formats a record whole, traceback included, and then blots: a secret hides nowhere."""

    def __init__(self, shape: str, secrets: list[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._shape = shape
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record) if self._shape == "text" else self._json(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line

    def _json(self, record: logging.LogRecord) -> str:
        fields = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)
