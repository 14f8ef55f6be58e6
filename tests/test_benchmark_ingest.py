"""The measurement of reading runs without development packages and ends with its figures."""

from __future__ import annotations

import json
import sys

import pytest

from benchmarks import ingest


def test_figures_are_the_last_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["ingest", "--articles", "3"])

    status = ingest.main()

    said = capsys.readouterr()
    figures = json.loads(said.out.splitlines()[-1])
    assert status == 0
    assert figures["read"] == figures["articles"] == 3
    assert min(figures[name] for name in ("extract_ms", "quotes_ms", "summary_ms", "articles_per_second")) > 0


def test_peer_that_is_not_there_is_named_and_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ingest, "find_spec", lambda name: None)

    assert ingest.peers([], [], 1.0) == {"trafilatura_ms": None, "sumy_textrank_ms": None, "ratio": None}
    assert "trafilatura is not installed" in capsys.readouterr().err


def test_pages_are_the_same_every_time() -> None:
    assert ingest.made_pages(3) == ingest.made_pages(3)
