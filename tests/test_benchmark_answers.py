"""The measurement of answers, small: the bot as a process of its own, asked by readers while sites bring news."""

from __future__ import annotations

from pathlib import Path

from benchmarks import answers


async def test_everything_asked_is_answered_while_news_come_in(tmp_path: Path) -> None:
    found = await answers.measured(tmp_path, 300, seconds=8.0, rate=20.0, sites=2, listed=3)

    assert found["unanswered"] == 0
    assert found["gathered_per_second"] > 0
    kinds = {"start", "latest", "topic", "search", "digest", "settings", "inline", "all"}
    for half in (found["at_rest_ms"], found["gathering_ms"]):
        assert kinds <= half.keys()
        assert half["all"]["p50"] <= half["all"]["p95"] <= half["all"]["p99"] <= half["all"]["worst"] < 10_000
