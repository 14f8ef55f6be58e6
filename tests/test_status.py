"""The state of the bot: read from a real database, served over real HTTP, looked at in a real browser."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import app
from bot.settings import Settings, WrongSetting
from bot.status import Status, minutes, read, server, stuck
from bot.status.formats import as_json, as_metrics
from bot.status.page import page
from storage import outbox, sources
from storage.database import TooSlow
from storage.models import Problem
from tests.house import SetClock, fill, opened, reader
from tests.make import NOON, reply, source

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def state(**given: Any) -> Status:
    return Status(
        **{
            "at": NOON,
            "started_at": NOON - timedelta(days=3),
            "sources": (),
            "articles": 1234,
            "chats": 5,
            "messages": {"waiting": 0, "sending": 0, "sent": 7, "failed": 1},
            **given,
        }
    )


BROKEN = source(
    id=2,
    name="<b>Gazette</b>",
    url="https://user:pass@news.example/feed?key=secret",
    failing_since=NOON - timedelta(days=1),
    checked_at=NOON,
    next_check_at=NOON + timedelta(hours=1),
    problem="the site answers 503",
    fault=Problem("problem.login"),
)
WELL = source(id=1, checked_at=NOON, succeeded_at=NOON - timedelta(hours=5), next_check_at=NOON + timedelta(hours=1))


@pytest.mark.parametrize(
    ("due", "after", "says"),
    [
        ("source_due", timedelta(hours=1), "a source should have been asked 61 minutes ago"),
        ("digest_due", timedelta(minutes=15), "a digest should have been made 16 minutes ago"),
        ("message_due", timedelta(minutes=30), "a message has waited for 31 minutes"),
    ],
)
def test_what_is_overdue_for_long_is_stuck(due: str, after: timedelta, says: str) -> None:
    late = state(**{due: NOON - after - timedelta(minutes=1)})
    just_started = state(**{due: NOON - timedelta(days=1), "started_at": NOON})

    assert [problem for problem in stuck(late) if problem.startswith(says)]
    assert not stuck(state(**{due: NOON - after}))
    assert not stuck(just_started)


async def test_state_is_read_from_the_database(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await fill(house)
        chat = await reader(house, next_digest_at=NOON - timedelta(minutes=3))
        await house.db.write(sources.add, source(), now=NOON - timedelta(minutes=9))
        queued = {"due_at": NOON, "replies": [reply()], "story_ids": [], "now": NOON - timedelta(minutes=2)}
        await house.db.write(outbox.queue, chat.id, next_digest_at=NOON - timedelta(minutes=1), **queued)

        found = await read(house.db, NOON, NOON)

    assert (found.articles, found.chats, found.messages["waiting"]) == (7, 1, 1)
    overdue = [found.source_due, found.digest_due, found.message_due]
    assert [minutes(NOON - due) for due in overdue if due] == [9, 1, 2]


async def test_nothing_is_overdue_in_an_empty_house(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        found = await read(house.db, NOON, NOON)

    assert (found.source_due, found.digest_due, found.message_due) == (None, None, None)


def test_page_names_broken_sources_and_shows_no_address_and_no_markup_of_theirs() -> None:
    shown = page(state(sources=(WELL, BROKEN, source(name="", url="https://bare.example/rss"))))

    assert "Everything goes on as it should." in shown
    assert "The Harbour Post" in shown
    assert "5 hours ago" in shown
    assert "&lt;b&gt;Gazette&lt;/b&gt;" in shown
    assert '<span class="bad">the site answers with a login page' in shown
    assert "bare.example" in shown
    assert "never" in shown
    assert not [secret for secret in ("user:pass", "secret", "<b>Gazette") if secret in shown]


def test_page_without_sources_says_so_and_names_what_is_stuck() -> None:
    shown = page(state(message_due=NOON - timedelta(hours=1)))

    assert "There are none yet" in shown
    assert '<p class="bad">a message has waited for 60 minutes' in shown


@pytest.mark.parametrize(
    ("passed", "says"),
    [(timedelta(minutes=119), "119 minutes ago"), (timedelta(hours=47), "47 hours ago"), (timedelta(9), "9 days ago")],
)
def test_page_says_how_long_ago(passed: timedelta, says: str) -> None:
    assert says in page(state(sources=(source(succeeded_at=NOON - passed),)))


def test_json_says_ok_or_stuck() -> None:
    assert as_json(state(sources=(WELL, BROKEN)))["sources"] == {"all": 2, "broken": 1}
    assert as_json(state())["status"] == "ok"
    assert as_json(state(digest_due=NOON - timedelta(hours=1)))["status"] == "stuck"


def test_metrics_are_in_the_format_of_prometheus() -> None:
    lines = as_metrics(state(sources=(WELL, BROKEN), message_due=NOON - timedelta(minutes=1))).decode().splitlines()

    assert "newsdigest_up 1.0" in lines
    assert "newsdigest_articles 1234.0" in lines
    assert 'newsdigest_sources{state="broken"} 1.0' in lines
    assert 'newsdigest_sources{state="well"} 1.0' in lines
    assert 'newsdigest_messages{state="sent"} 7.0' in lines
    assert 'newsdigest_overdue_seconds{what="message"} 60.0' in lines
    assert 'newsdigest_overdue_seconds{what="digest"} 0.0' in lines


@asynccontextmanager
async def served(status: Status | Exception) -> AsyncIterator[str]:
    async def reading() -> Status:
        if isinstance(status, Exception):
            raise status
        return status

    async with server.serving("127.0.0.1:0", reading) as port:
        yield f"http://127.0.0.1:{port}"


async def get(url: str, method: str = "GET") -> tuple[int, str, str]:
    async with aiohttp.ClientSession() as session, session.request(method, url) as answer:
        return answer.status, answer.content_type, await answer.text()


async def test_each_address_answers_in_its_own_format() -> None:
    async with served(state()) as base:
        answers = [await get(base + path) for path in ("/", "/health", "/metrics")]
        writing = await get(base + "/", "POST")
        nowhere = await get(base + "/../etc/passwd")

    assert [answer[:2] for answer in answers] == [
        (200, "text/html"),
        (200, "application/json"),
        (200, "text/plain"),
    ]
    assert (writing[0], nowhere[0]) == (405, 404)


@pytest.mark.parametrize("status", [state(message_due=NOON - timedelta(hours=2)), TooSlow()])
async def test_monitors_get_503_when_something_is_stuck(status: Status | Exception) -> None:
    async with served(status) as base:
        code, _, body = await get(base + "/health")

    assert code == 503
    assert '"stuck"' in body


async def test_answers_are_not_stored_and_run_no_script() -> None:
    async with served(state()) as base, aiohttp.ClientSession() as session, session.get(base + "/") as answer:
        headers = answer.headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def wished(tmp_path: Path, listen: str) -> Settings:
    settings = Settings(_env_file=None, database_path=tmp_path / "news.db")  # type: ignore[call-arg]
    return settings.model_copy(update={"health_listen": listen})  # port 0: any free one, which no setting may ask for


async def test_the_running_bot_serves_its_state(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    async with opened(tmp_path, SetClock()) as house:
        async with app.status_page(wished(tmp_path, "127.0.0.1:0"), house):
            port = caplog.text.partition("status page host=127.0.0.1 port=")[2].split()[0]
            code, _, body = await get(f"http://127.0.0.1:{port}/health")

        async with app.status_page(wished(tmp_path, ""), house):
            pass

    assert (code, '"ok"' in body) == (200, True)


async def test_a_taken_port_is_named(tmp_path: Path) -> None:
    async with opened(tmp_path) as house, served(state()) as base:
        taken = base.rpartition(":")[2]
        with pytest.raises(WrongSetting, match=f"HEALTH_LISTEN 127.0.0.1:{taken}: "):
            async with app.status_page(wished(tmp_path, f"127.0.0.1:{taken}"), house):
                pass


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine to look at the page with")
@pytest.mark.parametrize("width", [360, 1200])
async def test_a_browser_shows_the_page_without_scrolling_sideways(tmp_path: Path, width: int) -> None:
    long = source(id=3, name="Gazette" * 40, problem="x" * 300, checked_at=NOON)
    probe = (
        "<script>document.title = document.documentElement.scrollWidth <= innerWidth ? 'fits' : 'wide'</script></body>"
    )
    shown = page(state(sources=(WELL, BROKEN, long))).replace("</body>", probe)
    (tmp_path / "page.html").write_text(shown, "utf-8")
    async with served(state(sources=(WELL, BROKEN, long))) as base:
        as_served = await browse(tmp_path, base + "/", width)
    measured = await browse(tmp_path, (tmp_path / "page.html").as_uri(), width)

    assert "the site answers with a login page" in as_served
    assert "<title>fits</title>" in measured


async def browse(profile: Path, url: str, width: int) -> str:
    """The document as a headless browser has it after loading."""
    assert CHROMIUM
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
    quiet = ("--disable-background-networking", "--disable-component-update", f"--user-data-dir={profile / 'profile'}")
    run = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *flags,
        *quiet,
        f"--window-size={width},800",
        "--dump-dom",
        url,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "HOME": str(profile)},
    )
    out, _ = await asyncio.wait_for(run.communicate(), 60)
    return out.decode()
