"""The command line, as scripts and people use it."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot import packs
from bot.shell import inspect, newsdigest
from bot.shell.checking import clock_problem
from bot.shell.command import explained
from storage.database import TooSlow
from tests.make import NOON, article
from tests.news import FERRY, OPERA, feed, page
from tests.source_server import SourceServer, running
from tests.telegram_server import TelegramServer

ROOT = Path(__file__).parent.parent


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command in an empty folder without any setting."""
    from bot.settings import Settings

    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    def running(*arguments: str, input: str | bytes | None = None) -> Result:  # noqa: A002  # click's own name
        return CliRunner().invoke(newsdigest, list(arguments), input=input)

    return running


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def lines(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


# Whole process


def test_help_is_quick_and_names_every_command() -> None:
    done = subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)

    for name in ("run", "demo", "gather", "sources", "inspect", "search", "stats", "backup", "restore", "doctor"):
        assert f"\n  {name} " in done.stdout


def test_help_imports_nothing_heavy() -> None:
    heavy = ("aiohttp", "telegram", "trafilatura", "pydantic", "lxml", "sqlite_utils", "babel", "rich", "apscheduler")
    code = f"import sys, bot.shell; print([name for name in {heavy} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


# Settings


def test_wrong_setting_is_one_line_and_exit_2(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATHER_EVERY", "soon")

    result = run("run")

    assert result.exit_code == 2
    assert result.stderr == "newsdigest: GATHER_EVERY: write a number and a unit, such as 30m, 1h or 2d\n"


def test_run_without_a_token_says_what_to_do(run: Any) -> None:
    result = run("run")

    assert result.exit_code == 2
    assert result.stderr.startswith("newsdigest: BOT_TOKEN: not set")


def test_file_that_is_no_database_is_named(run: Any, tmp_path: Path) -> None:
    Path("news.db").write_bytes(b"not a database at all" * 100)

    result = run("stats", "--database", "news.db")

    assert result.exit_code == 1
    assert result.stderr.startswith("newsdigest: ")
    assert result.stderr.count("\n") == 1


def test_query_that_takes_too_long_is_a_sentence_and_a_bug_is_none() -> None:
    slow = explained(TooSlow("…"))

    assert slow is not None
    assert "too long" in slow.message
    assert explained(ZeroDivisionError()) is None


# Demo


def test_demo_answers_what_is_said(run: Any) -> None:
    result = run("demo", "--json", "--say", "/start", "--say", "/topic korea", "--say", "/nonsense")

    start, topic, nonsense = objects(result)
    assert result.exit_code == 0
    assert start["say"] == "/start"
    assert sum(entity["type"] == "text_link" for page in start["pages"] for entity in page["entities"]) >= 3
    assert any(entity["type"] == "blockquote" for page in start["pages"] for entity in page["entities"])
    assert "— " in start["pages"][0]["text"]
    assert {"label": "Follow korea", "command": "/follow korea"} in topic["buttons"][0]
    assert "Korea" in topic["pages"][0]["text"]
    assert "/help" in nonsense["pages"][0]["text"]


def test_demo_without_a_terminal_prints_a_digest_and_answers_lines(run: Any) -> None:
    result = run("demo", input="\n/help\n")

    assert result.exit_code == 0
    assert "Your digest" in result.stdout
    assert "What you can ask me" in result.stdout


def test_demo_with_an_empty_input_prints_one_digest(run: Any) -> None:
    result = run("demo", input="")

    assert result.exit_code == 0
    assert result.stdout.count("Your digest") == 1


# Gather and sources


def test_gather_once_with_nothing_due_ends_at_once(run: Any) -> None:
    result = run("gather", "--once")

    assert (result.exit_code, result.stdout) == (0, "No source is due.\n")


def test_gather_once_prints_a_row_for_each_source(run: Any) -> None:
    Path("sources.toml").write_text('[[source]]\nurl = "http://127.0.0.1:9/feed"\nname = "Nowhere"\n', "utf-8")

    result = run("gather", "--once")

    assert result.exit_code == 0
    assert "Source" in result.stdout
    assert "Nowhere: " in result.stdout


def test_sources_are_imported_listed_paused_and_exported(run: Any) -> None:
    Path("in.toml").write_text('[[source]]\nurl = "https://a.example/feed"\nname = "A"\n', "utf-8")

    assert run("sources", "list").stdout.startswith("There are no sources yet")
    assert run("sources", "import", "in.toml").stdout == "Imported 1 sources.\n"
    assert run("sources", "list").stdout == "1  A  https://a.example/feed  not checked yet\n"
    assert run("sources", "pause", "1").stdout == "Paused: 1  A  https://a.example/feed  paused\n"
    assert run("sources", "resume", "1").stdout.startswith("Resumed: 1  A")
    assert run("sources", "export", "out.toml").stdout == "Wrote 1 sources to out.toml.\n"
    assert run("sources", "export", "out.opml").exit_code == 0
    assert "https://a.example/feed" in run("sources", "export").stdout
    (listed,) = objects(run("sources", "list", "--json"))
    assert (listed["id"], listed["url"], listed["paused"]) == (1, "https://a.example/feed", False)
    assert run("sources", "remove", "1").stdout.startswith("Removed: 1  A")
    assert run("sources", "import", "out.opml").stdout == "Imported 1 sources.\n"


@pytest.fixture
def served() -> Iterator[SourceServer]:
    """Sources on loopback, on a thread of their own beside the command."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    context = running()
    try:
        yield asyncio.run_coroutine_threadsafe(context.__aenter__(), loop).result()
        asyncio.run_coroutine_threadsafe(context.__aexit__(None, None, None), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture
def site(served: SourceServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """A site that names two feeds, the first of which lists an article."""
    monkeypatch.setenv("ALLOWED_PRIVATE_HOSTS", served.host)
    served.serve(OPERA.path, page(OPERA), Content_Type="text/html; charset=utf-8")
    served.serve("/feed", feed([OPERA], NOON, served.url("")))
    served.serve("/sport", feed([], NOON, served.url("")).replace("Harbour News", "Harbour Sport"))
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{name}" href="/{name}">' for name in ("feed", "sport")
    )
    return served.serve("/", f"<html><head>{links}", Content_Type="text/html")


@pytest.mark.parametrize("flags", [[], ["--yes"]])
def test_source_is_shown_and_added_without_asking_where_nobody_can_answer(
    run: Any, served: SourceServer, site: str, flags: list[str]
) -> None:
    result = run("sources", "add", site, *flags)

    assert result.exit_code == 0
    assert "Its newest article, as a digest would show it:" in result.stdout
    assert OPERA.title in result.stdout
    assert result.stdout.splitlines()[-1] == f"Added: 1  Harbour News  {served.url('/feed')}  not checked yet"


@pytest.mark.parametrize(
    ("answers", "added"),
    [("1\n", "Harbour News"), ("2\n1\n", "Harbour Sport"), ("7\n1\n", "Harbour News"), ("0\n", None), ("2\n0\n", None)],
)
def test_person_chooses_among_what_was_found(
    run: Any, site: str, monkeypatch: pytest.MonkeyPatch, answers: str, added: str | None
) -> None:
    monkeypatch.setattr(sys.modules["bot.shell.sources"], "is_asked", lambda: True)

    result = run("sources", "add", site, input=answers)

    assert (result.exit_code == 0) == (added is not None)
    assert "2  sport  " in result.stdout
    listed = [one["name"] for one in objects(run("sources", "list", "--json"))]
    assert listed == ([added] if added else [])


def test_starter_pack_is_imported_without_changing_what_is_there(run: Any) -> None:
    first = packs.read("id")[0]
    Path("in.toml").write_text(f'[[source]]\nurl = "{first.url}"\nname = "Mine"\n', "utf-8")
    run("sources", "import", "in.toml")

    assert run("sources", "import", "pack:id").stdout == f"Imported {len(packs.read('id'))} sources.\n"
    assert [one["name"] for one in objects(run("sources", "list", "--json"))][:2] == ["Mine", packs.read("id")[1].name]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [("pack:xx", "there is no pack 'xx', but ar, de"), ("nowhere.opml", "nowhere.opml: No such file")],
)
def test_list_that_is_not_there_is_wrong_use(run: Any, file: str, sentence: str) -> None:
    result = run("sources", "import", file)

    assert result.exit_code == 2
    assert sentence in result.stderr


def test_list_that_is_no_text_is_told_plainly(run: Any) -> None:
    Path("x.toml").write_bytes(b"\xff\xfa")

    result = run("sources", "import", "x.toml")

    assert (result.exit_code, result.stderr) == (1, "newsdigest: x.toml: it is not UTF-8 text\n")


def test_source_that_fails_its_check_is_exit_1(run: Any) -> None:
    Path("in.toml").write_text('[[source]]\nurl = "http://127.0.0.1:9/feed"\n', "utf-8")
    run("sources", "import", "in.toml")

    result = run("sources", "check", "1")

    assert result.exit_code == 1
    assert "private network" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["remove", "5"], "no source 5"),
        (["add", "not an address"], "isn’t an address"),
        (["add", "http://127.0.0.1:9/"], "private network"),
        (["import", "broken.toml"], "broken.toml: "),
        (["import", "broken.opml"], "broken.opml: "),
        (["export", "no/such/folder/x.opml"], "No such file"),
    ],
)
def test_what_cannot_be_done_is_one_line(run: Any, arguments: list[str], sentence: str) -> None:
    Path("broken.toml").write_text("[[source", "utf-8")
    Path("broken.opml").write_text("not OPML", "utf-8")

    result = run("sources", *arguments)

    assert result.exit_code == 1
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


# Inspect


def test_inspect_answers_each_line_with_its_id(run: Any) -> None:
    text = article().text
    given = lines({"id": "a", "title": "Ferry", "text": text, "language": "en"}, "not json", "[]", {"id": "b"}, "\n")

    first, broken, listed, second = objects(run("inspect", "quotes", "--jsonl", input=given))

    (quote,) = first["quotes"]
    assert first["id"] == "a"
    assert quote["speaker"] == "Mira Tolan"
    assert text[quote["start"] : quote["end"]] == quote["text"] == "We waited a year,"
    assert broken["id"] is None
    assert broken["error"]
    assert listed["error"] == "not a JSON object"
    assert (second["id"], second["error"]) == ("b", "'text' is missing or no text")


def test_inspect_article_gives_what_the_page_holds(run: Any) -> None:
    given = lines({"id": 1, "url": "https://news.example/ferry", "html": page(FERRY)}, {"id": 2, "html": ""})

    ferry, empty = objects(run("inspect", "article", "--jsonl", input=given))

    assert ferry["title"] == FERRY.title
    assert ferry["language"] == "id"
    assert "Baca Juga" not in ferry["text"]
    assert set(ferry) == {"id", "title", "text", "author", "published", "language", "image", "paywalled", "sponsored"}
    assert empty["error"]


def test_inspect_summary_finds_the_language_by_itself(run: Any) -> None:
    given = lines({"id": 1, "title": FERRY.title, "text": "\n\n".join(FERRY.paragraphs), "language": None})

    (answer,) = objects(run("inspect", "summary", "--jsonl", input=given))

    assert answer["language"] == "id"
    assert answer["made_by"] == "extractive"
    assert 1 <= len(answer["summary"]) <= 4
    assert answer["quotes"][0]["speaker"] == "Laras Kembaren"


def test_inspect_feed_lists_entries(run: Any) -> None:
    body = base64.b64encode(feed([OPERA], NOON, "https://news.example").encode()).decode()
    given = lines(
        {"id": 1, "url": "https://news.example/feed", "content_type": "application/rss+xml", "body_base64": body},
        {"id": 2, "url": "https://news.example/feed", "content_type": "", "body_base64": "!"},
        {"id": 3, "url": "https://news.example/feed", "content_type": "text/html", "body_base64": "PGh0bWw+"},
    )

    good, no_base64, no_feed = objects(run("inspect", "feed", "--jsonl", input=given))

    (entry,) = good["entries"]
    assert entry["link"] == "https://news.example/opera"
    assert entry["published"] == "2026-03-14T12:00:00+00:00"
    assert no_base64["error"]
    assert no_feed["error"]
    assert no_feed["entries"] == []


def test_inspect_topics_matches(run: Any) -> None:
    question = {"title": "Pemimpin Korea Utara tiba", "text": "", "language": "id"}
    given = lines({"id": 1, "topic": "korea", **question}, {"id": 2, "topic": "japan", **question})

    assert [answer["match"] for answer in objects(run("inspect", "topics", "--jsonl", input=given))] == [True, False]


def test_inspect_stories_brings_reports_of_one_event_together(run: Any) -> None:
    titles = ["Ferry Anselm aground off Kestrel", "Bakers strike in Lisbon", "Ferry Anselm off Kestrel: all safe"]
    given = lines(*({"id": title, "title": title, "published": NOON.isoformat()} for title in titles), {"id": 4})

    ferry, bakers, again, undated = objects(run("inspect", "stories", "--jsonl", input=given))

    assert ferry["story"] == again["story"] != bakers["story"]
    assert undated == {"id": 4, "error": "'published' is missing or no text"}


def test_inspect_reads_files_and_standard_input_for_people(run: Any) -> None:
    Path("ferry.html").write_text(page(FERRY), "utf-8")
    Path("opera.txt").write_text("\n\n".join((OPERA.title, *OPERA.paragraphs)), "utf-8")

    assert "Laras Kembaren" in run("inspect", "quotes", "ferry.html").stdout
    assert "Petra Halloway" in run("inspect", "quotes", "opera.txt").stdout
    assert FERRY.title in run("inspect", "article", "-", input=page(FERRY)).stdout
    assert "story" in run("inspect", "stories", "-", input=page(FERRY)).stdout
    assert OPERA.title in run("inspect", "feed", input=feed([OPERA], NOON, "https://news.example")).stdout


def test_inspect_names_what_cannot_be_read(run: Any) -> None:
    missing, empty, private = (
        run("inspect", "article", "none.html"),
        run("inspect", "article", "-", input=" "),
        run("inspect", "article", "http://127.0.0.1:9/"),
    )

    assert (missing.exit_code, missing.stderr) == (2, "newsdigest: none.html: No such file or directory\n")
    assert (empty.exit_code, empty.stderr.count("\n")) == (1, 1)
    assert (private.exit_code, private.stderr.count("\n")) == (1, 1)
    assert "private network" in private.stderr


def test_answers_are_flushed_before_the_next_line_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(out)))  # type: ignore[arg-type]
    seen: list[int] = []

    class Asked(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            seen.append(out.getvalue().count(b"\n"))
            return super().readline(size)

    inspect_module = sys.modules[inspect.callback.__module__]  # type: ignore[union-attr]
    inspect_module.answer_lines(Asked(b'{"id": 1}\n{"id": 2}\n'), lambda row: {"seen": True})

    assert seen == [0, 1, 2]


# Keeping


def test_database_is_copied_and_put_back(run: Any) -> None:
    Path("in.toml").write_text('[[source]]\nurl = "https://a.example/feed"\n', "utf-8")
    run("sources", "import", "in.toml", "--database", "news.db")

    assert run("backup", "copy.db", "--database", "none.db").exit_code == 1
    assert run("backup", "copy.db", "--database", "news.db").stdout == "Wrote copy.db.\n"
    assert "--force" in run("backup", "copy.db", "--database", "news.db").stderr
    assert run("backup", "copy.db", "--force", "--database", "news.db").exit_code == 0
    assert "--force" in run("restore", "copy.db", "--database", "news.db").stderr
    assert run("restore", "copy.db", "--force", "--database", "news.db").stdout == "Restored news.db from copy.db.\n"
    assert "https://a.example/feed" in run("sources", "list", "--database", "news.db").stdout


def test_nothing_is_restored_while_the_bot_runs(run: Any) -> None:
    run("stats", "--database", "news.db")
    run("backup", "copy.db", "--database", "news.db")
    with closing(sqlite3.connect("news.db")) as running:
        running.execute("select 1 from facts").fetchall()

        result = run("restore", "copy.db", "--force", "--database", "news.db")

    assert result.exit_code == 1
    assert result.stderr == "newsdigest: news.db is in use: stop the bot first\n"


def test_what_is_no_database_is_not_restored(run: Any) -> None:
    Path("copy.db").write_bytes(b"not a database at all" * 100)

    result = run("restore", "copy.db", "--database", "news.db")

    assert result.exit_code == 1
    assert result.stderr == "newsdigest: copy.db is not a database.\n"
    assert not list(Path().glob("news.db*"))


def test_stored_articles_are_searched_and_counted(run: Any) -> None:
    assert run("search", "opera").stdout == "Nothing found.\n"
    assert "0  articles\n" in run("stats").stdout


def test_doctor_says_what_to_do(run: Any) -> None:
    result = run("doctor")

    assert result.exit_code == 1
    assert "– token: BOT_TOKEN is not set: `newsdigest run` needs one from @BotFather" in result.stdout
    assert "✓ database" in result.stdout
    assert "✗ sources: there are none" in result.stdout


def test_doctor_has_nothing_against_who_only_gathers(run: Any) -> None:
    Path("feeds.toml").write_text('[[source]]\nurl = "https://news.example/feed"\n')
    run("sources", "import", "feeds.toml")

    result = run("doctor", "--json")

    assert result.exit_code == 0
    checks = [json.loads(line) for line in result.stdout.splitlines()]
    assert checks[0]["state"] == "note"
    assert {"check": "database", "says": "", "state": "well"} in checks


def test_doctor_names_what_is_broken_in_the_database(run: Any) -> None:
    run("doctor", "--database", "news.db")
    with closing(sqlite3.connect("news.db")) as tampered, tampered:
        tampered.execute("pragma ignore_check_constraints = on")
        tampered.execute(
            "insert into messages (digest_id, page, reply, state, not_before) values (1, 1, '', 'lost', 1)"
        )

    result = run("doctor", "--database", "news.db")

    assert result.exit_code == 1
    assert "✗ database: CHECK constraint failed in messages" in result.stdout


async def test_doctor_asks_telegram_after_the_token_and_the_clock(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with TelegramServer() as telegram:
        monkeypatch.setenv("TELEGRAM_API_URL", telegram.url)
        monkeypatch.setenv("BOT_TOKEN", telegram.token)
        well = await asyncio.to_thread(run, "doctor")
        monkeypatch.setenv("BOT_TOKEN", telegram.token + "x")
        unknown = await asyncio.to_thread(run, "doctor")
    nobody = await asyncio.to_thread(run, "doctor")

    assert well.stdout.startswith("✓ token\n✓ clock\n")
    assert unknown.stdout.startswith("✗ token: Telegram does not know it")
    assert "✗ token: Telegram could not be asked" in nobody.stdout
    assert "– clock: it could not be compared" in nobody.stdout


@pytest.mark.parametrize(
    ("second", "says"),
    [
        (59, ""),
        (-59, ""),
        (3600, "it is 1:00:00 ahead of Telegram's; set it, for example by `timedatectl set-ntp true`"),
        (-90, "it is 0:01:30 behind Telegram's; set it, for example by `timedatectl set-ntp true`"),
    ],
)
def test_clock_is_compared(second: int, says: str) -> None:
    assert clock_problem("Sat, 14 Mar 2026 12:00:00 GMT", NOON + timedelta(seconds=second)) == says


def test_stats_come_as_json_too(run: Any) -> None:
    assert json.loads(run("stats", "--json").stdout)["articles"] == 0


def test_stats_name_the_budget_of_the_language_model(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "tokens" not in run("stats").stdout

    monkeypatch.setenv("LLM_MONTHLY_BUDGET", "5000")

    assert "       0  tokens of the language model this month\n" in run("stats").stdout
    assert "   5,000  tokens a month at the most\n" in run("stats").stdout


@pytest.mark.parametrize("key", ["", "sk-CANARY"])
def test_doctor_asks_after_the_language_model(run: Any, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    for name, value in (("BASE_URL", "http://127.0.0.1:9/v1"), ("MODEL", "kelp"), ("API_KEY", key)):
        monkeypatch.setenv(f"LLM_{name}", value)
    monkeypatch.setenv("SUMMARISER", "llm")

    result = run("doctor", "-v")

    assert "✗ language model: the model's server cannot be reached: check LLM_BASE_URL" in result.stdout
    assert "CANARY" not in result.output


def test_inspect_topics_without_a_topic_names_what_the_article_speaks_of(run: Any) -> None:
    given = lines({"id": 1, "title": "Menteri Korea Selatan tiba", "text": "", "language": "id"})

    (answer,) = objects(run("inspect", "topics", "--jsonl", input=given))

    assert "country:KR" in answer["concepts"]


def test_inspect_fetches_an_address_as_the_bot_would(run: Any, served: SourceServer, site: str) -> None:
    found = run("inspect", "article", served.url(OPERA.path))

    assert OPERA.title in found.stdout


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("http://127.0.0.1:9/", "private network"), ("/gone", "/gone: "), ("/broken", "/broken: ")],
)
def test_inspect_says_in_one_line_why_an_address_cannot_be_had(
    run: Any, served: SourceServer, site: str, address: str, sentence: str
) -> None:
    served.serve("/gone", "", status=410)
    served.serve("/broken", "", status=503)

    result = run("inspect", "article", address if "://" in address else served.url(address))

    assert result.exit_code == 1
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


def test_search_lists_what_holds_the_words_or_says_that_nothing_does(run: Any, site: str) -> None:
    run("sources", "add", site, "--yes")
    run("gather", "--once")

    assert OPERA.title in run("search", OPERA.title.split()[0]).stdout
    assert run("search", "zzzz").stdout == "Nothing found.\n"
