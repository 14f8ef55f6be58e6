"""The measurement of digests ends with its figures."""

from __future__ import annotations

import json
import sys

import pytest

from benchmarks import digests


def test_figures_are_the_last_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["digests", "--chats", "200"])

    status = digests.main()

    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert status == 0
    assert figures["digests"] == 200
    assert 1 < figures["distinct"] <= 200
