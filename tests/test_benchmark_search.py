"""The benchmarks of storage run, and the database they fill is one that the bot can use."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import fill, search
from bot import topics
from bot.text.words import terms
from storage import articles
from storage.database import Database


def last_line(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    return dict(json.loads(capsys.readouterr().out.splitlines()[-1]))


def run(monkeypatch: pytest.MonkeyPatch, module: object, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["benchmark", *arguments])
    return int(module.main())  # type: ignore[attr-defined]


async def test_filled_database_is_found_by_topic_and_by_words(tmp_path: Path) -> None:
    await fill.fill(tmp_path / "a.db", 2500)

    db = Database.open(tmp_path / "a.db")
    on_korea = await db.read(articles.by_topic, topics.parse("korea").concepts, (), limit=500)
    with_storm = await db.read(articles.search, terms("storm"), limit=500)
    newest = await db.read(articles.latest, limit=10)
    await db.close()

    assert 20 <= len(on_korea) <= 100
    assert 20 <= len([item for item in with_storm if "storm" in item.article.title]) <= 100
    assert newest[0].article.published_at > newest[-1].article.published_at
    assert all(item.story_id and item.source and item.summary.sentences for item in newest)
    assert len({item.article.language for item in on_korea}) >= 3


def test_fill_says_what_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.db"

    assert run(monkeypatch, fill, "--articles", "50", "--database", str(path)) == 0

    said = last_line(capsys)
    assert said["articles"] == 50
    assert said["bytes"] == path.stat().st_size
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count(*) from articles").fetchone() == (50,)


def test_fill_leaves_a_database_alone_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.db").touch()

    with pytest.raises(SystemExit, match="2"):
        run(monkeypatch, fill, "--articles", "5", "--database", str(tmp_path / "a.db"))


def test_search_measures_each_kind_alone_and_beside_a_writer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(search, "_ASKED", 5)

    assert run(monkeypatch, search, "--articles", "60") == 0

    said = last_line(capsys)
    kinds = {f"{kind}{beside} 60" for kind in ("latest", "topic", "search") for beside in ("", " while writing")}
    assert set(said) == {"p50_ms", "p99_ms"}
    assert kinds == set(said["p50_ms"]) == set(said["p99_ms"])  # type: ignore[call-overload]
