"""The measurement of feeds runs and ends with its figures."""

from __future__ import annotations

import json
import sys

import pytest

from benchmarks import feeds


def test_figures_are_the_last_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["feeds", "--feeds", "3"])
    monkeypatch.setattr(feeds.gathering, "measure", lambda hosts: {"hosts": hosts})

    status = feeds.main()

    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert status == 0
    assert figures["hosts"] == 1000
    assert figures["parsed_ratio"] > 1


def test_wrong_numbers_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["feeds", "--feeds", "0"])

    with pytest.raises(SystemExit):
        feeds.main()


def test_feeds_are_the_same_every_time_and_all_are_read() -> None:
    made = feeds.made_feeds(6)

    assert made == feeds.made_feeds(6)
    assert all(feeds._ours(document) >= 15 for document in made)
