"""Logs: one line an event, no secrets."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs

TOKEN = "123456:CANARY-token"


@pytest.fixture
def root() -> Iterator[None]:
    logger = logging.getLogger()
    handlers, level = logger.handlers[:], logger.level
    yield
    logger.handlers[:] = handlers
    logger.setLevel(level)


def fail() -> None:
    raise ValueError(f"asked https://api.telegram.org/bot{TOKEN}/getMe")


@pytest.mark.parametrize("shape", ["text", "json"])
def test_secret_is_blotted_out_even_in_a_traceback(shape: str, root: None) -> None:
    out = io.StringIO()
    logs.start("DEBUG", shape, [TOKEN, ""], out)

    try:
        fail()
    except ValueError:
        logging.getLogger("bot.test").exception("failed token=%s", TOKEN)

    assert "failed token=[secret]" in out.getvalue()
    assert "CANARY" not in out.getvalue()
    assert "ValueError" in out.getvalue()


def test_json_is_one_object_a_line(root: None) -> None:
    out = io.StringIO()
    logs.start("INFO", "json", [], out)

    logging.getLogger("bot.test").info("gathered new=%s", 3)

    event = json.loads(out.getvalue())
    assert event["event"] == "gathered new=3"
    assert event["level"] == "INFO"


def test_libraries_that_log_addresses_are_kept_quiet(root: None) -> None:
    out = io.StringIO()
    logs.start("INFO", "text", [], out)

    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/…")

    assert out.getvalue() == ""
