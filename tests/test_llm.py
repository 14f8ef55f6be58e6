"""The language model's back-end over real HTTP: what it asks, what it costs, and how it bears a bad server."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import logs
from bot.ports import TryLater
from bot.summarise import condense, llm
from bot.summarise.llm import prompt, server
from bot.summarise.llm.breaker import FAILURES
from bot.summarise.llm.prompt import ask
from storage import budget
from storage.database import Database
from storage.models import Summary
from tests import llm_server, source_server
from tests.house import SetClock
from tests.llm_server import KEY, MODEL, Handler, LlmServer, body, completion, content, says
from tests.make import NOON, article

ARTICLE = article(
    paragraphs=("The ferry left the harbour on Friday.", "“We waited for a whole year for this,” said Mira Tolan.")
)
DRAFT = condense(ARTICLE.title, ARTICLE.text, "en")
SENTENCE = "The ferry left the harbour on Friday after a year."
GOOD = says(SENTENCE)
MONTH = budget.month_of(NOON)
RESERVED = ask(ARTICLE).most_tokens + server.ANSWER_TOKENS


class House:
    """A server, a database and a back-end that asks it."""

    def __init__(self, db: Database, running: LlmServer, clock: SetClock, stack: AsyncExitStack) -> None:
        self.db = db
        self.server = running
        self.clock = clock
        self._stack = stack

    async def backend(self, answer: Handler = GOOD, **given: object) -> llm.Llm:
        self.server.answer = answer
        known = {"base_url": self.server.base_url, "model": MODEL, "api_key": KEY, "deadline_seconds": 20.0, **given}
        return await self._stack.enter_async_context(llm.opened(self.db, self.clock, **known))  # type: ignore[arg-type]

    async def used(self) -> int:
        return await self.db.read(budget.used, MONTH)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    db = Database.open(tmp_path / "test.db")
    async with AsyncExitStack() as stack, llm_server.running(GOOD) as running:
        async with AsyncExitStack() as backends:
            yield House(db, running, SetClock(), backends)
        stack.push_async_callback(db.close)


async def summarised(backend: llm.Llm) -> Summary:
    return await backend.summarise(ARTICLE, DRAFT)


async def refused(backend: llm.Llm) -> str:
    with pytest.raises(TryLater) as later:
        await summarised(backend)
    return str(later.value)


# What is asked


async def test_article_goes_as_data_behind_a_fence_of_its_own(house: House) -> None:
    backend = await house.backend()

    await summarised(backend)
    await summarised(backend)

    first, second = house.server.requests
    assert (first.method, first.path) == ("POST", "/v1/chat/completions")
    assert first.headers["Authorization"] == f"Bearer {KEY}"
    system, user = first.body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert ARTICLE.text in user["content"]
    assert ARTICLE.text not in system["content"]
    assert user["content"].splitlines()[0] != second.body["messages"][1]["content"].splitlines()[0]
    assert first.body["response_format"]["json_schema"]["strict"] is True
    assert first.body["model"] == MODEL


async def test_server_at_home_needs_no_key(house: House) -> None:
    await summarised(await house.backend(api_key=""))

    assert "Authorization" not in house.server.requests[0].headers


async def test_long_article_is_asked_about_by_its_beginning(house: House) -> None:
    long = article(paragraphs=("The ferry left the harbour on Friday.",) * 9_000)

    await (await house.backend()).summarise(long, DRAFT)

    assert len(house.server.requests[0].body["messages"][1]["content"]) < 13_000


@pytest.mark.parametrize(
    ("parameters", "last"),
    [
        ({"response_format", "max_completion_tokens"}, "max_completion_tokens"),
        ({"max_tokens", "temperature"}, "max_tokens"),
    ],
)
async def test_server_that_does_not_know_a_parameter_is_asked_in_another_way(
    house: House, parameters: set[str], last: str
) -> None:
    backend = await house.backend(llm_server.knows(parameters, GOOD))

    await summarised(backend)
    tries = len(house.server.requests)
    await summarised(backend)

    assert last in house.server.requests[-1].body
    assert len(house.server.requests) == tries + 1, "what was understood is kept"
    plain = prompt.PLAIN in house.server.requests[-1].body["messages"][0]["content"]
    assert plain == ("response_format" not in parameters)


async def test_translation_is_asked_for_articles_in_other_languages_only(house: House) -> None:
    backend = await house.backend(
        says("Feri itu meninggalkan pelabuhan pada hari Jumat bersama penumpang."), translate_to="id"
    )

    made = await summarised(backend)

    assert (made.language, made.translated_from) == ("id", "en")
    assert '"id"' in house.server.requests[0].body["messages"][0]["content"]
    assert ask(article(language="id"), "", "id").translate_to == ""
    assert ask(article(language=""), "", "id").translate_to == ""
    assert ask(article(language="en-GB"), "", "en").translate_to == ""
    assert ask(article(language=""), "en", "id").translate_to == "id"


@pytest.mark.parametrize("text", ["ferry", "フェリー" * 5_000, "\ufdfa" * 5_000, "🚢" * 20_000, "\ud800"])
def test_estimate_is_no_less_than_any_tokenizer_makes(text: str) -> None:
    asked = ask(article(paragraphs=(text,)))

    said = "".join(message["content"] for message in asked.messages(plain=True))
    assert asked.most_tokens > len(said.encode())


# What it costs


async def test_tokens_are_counted_as_the_server_says(house: House) -> None:
    await summarised(await house.backend())

    assert await house.used() == 360


@pytest.mark.parametrize("usage", [None, {}, {"total_tokens": 0}, {"total_tokens": -5}, {"total_tokens": "12"}, [1], 7])
async def test_without_a_sensible_figure_the_estimate_stays_counted(house: House, usage: object) -> None:
    answer = content(json.dumps({"sentences": [SENTENCE]}), usage=usage)

    await summarised(await house.backend(answer))

    assert RESERVED - 100 < await house.used() < RESERVED + 100


async def test_used_up_budget_asks_nobody_and_is_said_once(house: House, caplog: pytest.LogCaptureFixture) -> None:
    backend = await house.backend(tokens_a_month=RESERVED - 200)

    assert "budget" in await refused(backend)
    await refused(backend)

    assert house.server.requests == []
    assert await house.used() == 0
    assert caplog.text.count("budget is used up") == 1


async def test_next_month_has_a_budget_of_its_own(house: House) -> None:
    backend = await house.backend(tokens_a_month=RESERVED + 200)
    await summarised(backend)
    assert "budget" in await refused(backend)

    house.clock.forward(days=20)

    assert (await summarised(backend)).sentences == (SENTENCE,)


async def test_calls_at_once_never_spend_more_than_the_budget(house: House) -> None:
    limit = 3 * RESERVED
    greedy = content(json.dumps({"sentences": [SENTENCE]}), usage={"total_tokens": RESERVED - 200})
    backend = await house.backend(greedy, tokens_a_month=limit)

    done = await asyncio.gather(*(summarised(backend) for _ in range(12)), return_exceptions=True)

    made = [one for one in done if isinstance(one, Summary)]
    assert len(made) == len(house.server.requests) == 3
    assert await house.used() <= limit


@pytest.mark.parametrize(("status", "left"), [(400, 0), (401, 0), (404, 0), (429, 0), (302, 0), (500, 1), (503, 1)])
async def test_refused_call_costs_nothing_and_a_failed_one_may_have(house: House, status: int, left: int) -> None:
    await refused(await house.backend(body("", status=status)))

    assert bool(await house.used()) == bool(left)


async def test_call_that_is_cut_off_stays_counted(house: House) -> None:
    await refused(await house.backend(llm_server.silent, deadline_seconds=0.2))

    assert await house.used() > 0


# Bad servers

BAD: dict[str, tuple[Handler, str]] = {
    "500": (body("oops", status=500), "failed (500)"),
    "html": (body("<html>Sign in</html>", Content_Type="text/html"), "something else"),
    "garbage": (body(b"\xff\xfe\x00"), "something else"),
    "nothing": (body(""), "something else"),
    "empty choices": (body(json.dumps(completion("x", choices=[]))), "something else"),
    "no content": (content(None), "something else"),
    "truncated": (body(json.dumps(completion("x"))[:40]), "something else"),
    "deep": (body("[" * 100_000), "something else"),
    "truncated content": (content('{"sentences": ["The fer'), "not the JSON"),
    "stream": (body('data: {"choices": []}\n\ndata: [DONE]\n\n', Content_Type="text/event-stream"), "something else"),
    "no http": (llm_server.raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "broke off"),
    "closed": (llm_server.raw(b""), "broke off"),
    "resets": (llm_server.resets, "broke off"),
    "100 MB": (llm_server.floods, "no end"),
    "silent": (llm_server.silent, "in time"),
    "drips": (llm_server.drips, "in time"),
    "bomb": (body(gzip.compress(b"\0" * 10**8), Content_Encoding="gzip"), "packs"),
    "wrong key": (body("", status=401), "LLM_API_KEY"),
    "no model": (body("", status=404), "LLM_MODEL"),
    "never understands": (body("", status=400), "refuses the question"),
    "redirects": (body("", status=307, Location="http://127.0.0.1:9/"), "sends elsewhere"),
    "repeats the key": (content(json.dumps({"sentences": [f"{SENTENCE} {KEY}"]})), "repeats the key"),
    "links": (says(f"{SENTENCE[:-1]}, see www.evil.example"), "link or markup"),
}


@pytest.mark.parametrize("name", BAD)
async def test_bad_server_costs_a_sentence_and_no_more(
    house: House, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer, reason = BAD[name]
    waits = name in ("silent", "drips")
    backend = await house.backend(answer, deadline_seconds=0.3 if waits else 20.0)

    said = await refused(backend)

    assert reason in said
    assert KEY not in said + caplog.text


async def test_server_that_is_not_there_is_named_and_costs_nothing(house: House) -> None:
    backend = await house.backend(base_url="http://127.0.0.1:9/v1")

    assert "LLM_BASE_URL" in await refused(backend)
    assert await house.used() == 0


async def test_key_is_never_sent_to_where_the_server_redirects(house: House) -> None:
    async with source_server.running() as other:
        await refused(await house.backend(body("", status=307, Location=other.url("/v1/chat/completions"))))

        assert other.requests == []


async def test_proxy_of_the_environment_is_not_told_the_key(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async with source_server.running() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url(""))

        await summarised(await house.backend())

        assert proxy.requests == []


@pytest.mark.parametrize("wrap", ["```json\n%s\n```", "Sure!\n%s", "<think>{hm}</think>%s"])
async def test_object_between_other_words_is_found(house: House, wrap: str) -> None:
    backend = await house.backend(content(wrap % json.dumps({"sentences": [SENTENCE]})))

    assert (await summarised(backend)).sentences == (SENTENCE,)


# Time


async def test_dead_server_is_asked_a_few_times_only(house: House, caplog: pytest.LogCaptureFixture) -> None:
    backend = await house.backend(body("", status=500))

    for _ in range(30):
        await refused(backend)

    assert len(house.server.requests) == FAILURES
    assert caplog.text.count("server rests") == 1


async def test_server_that_is_well_again_is_asked_again(house: House) -> None:
    backend = await house.backend(body("", status=500))
    for _ in range(FAILURES):
        await refused(backend)
    house.server.answer = GOOD
    assert "rests" in await refused(backend)

    house.clock.forward(minutes=1)

    assert (await summarised(backend)).made_by == f"llm:{MODEL}"
    await summarised(backend)


async def test_answers_that_cannot_be_used_are_not_paid_for_all_day(house: House) -> None:
    backend = await house.backend(content("no"))

    for _ in range(10):
        await refused(backend)

    assert len(house.server.requests) == FAILURES


async def test_trial_without_budget_does_not_keep_the_next_out(house: House) -> None:
    backend = await house.backend(body("", status=500), tokens_a_month=FAILURES * (RESERVED + 200))
    for _ in range(FAILURES):
        await refused(backend)
    house.clock.forward(minutes=1)

    assert "budget" in await refused(backend)
    assert "budget" in await refused(backend)


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("20", timedelta(seconds=20)),
        ("999999999999", timedelta(hours=24)),
        ("soon", None),
        ("", None),
        ("Mon, 04 May 1998 10:00:00 GMT", timedelta(0)),
        ("Mon, 04 May 2998 10:00:00 -0000", timedelta(hours=24)),
    ],
)
def test_retry_after_is_read_in_both_forms(header: str, after: timedelta | None) -> None:
    assert server._pause(header, datetime.now(UTC)) == after


async def test_retry_after_is_obeyed_from_the_first_on(house: House) -> None:
    backend = await house.backend(llm_server.in_turn(body("", status=429, Retry_After="900"), GOOD))

    assert "429" in await refused(backend)
    house.clock.forward(seconds=899)
    await refused(backend)
    assert len(house.server.requests) == 1

    house.clock.forward(seconds=1)
    assert (await summarised(backend)).sentences == (SENTENCE,)


async def test_no_more_than_a_few_calls_run_at_once(house: House) -> None:
    backend = await house.backend(_after(0.05, GOOD))

    made = await asyncio.gather(*(summarised(backend) for _ in range(3 * llm.AT_ONCE)))

    assert len(made) == 3 * llm.AT_ONCE
    assert house.server.most_at_once == llm.AT_ONCE


async def test_waiting_for_a_turn_has_an_end_and_cuts_no_call_short(house: House) -> None:
    backend = await house.backend(_after(1.0, GOOD), deadline_seconds=1.6)

    done = await asyncio.gather(*(summarised(backend) for _ in range(2 * llm.AT_ONCE + 1)), return_exceptions=True)

    assert sum(isinstance(one, Summary) for one in done) == 2 * llm.AT_ONCE
    assert [str(one) for one in done if isinstance(one, TryLater)] == ["no turn at the model's server in time"]
    assert await house.used() == 2 * llm.AT_ONCE * 360


def _after(seconds: float, then: Handler) -> Handler:
    async def handler(request: llm_server.web.Request) -> llm_server.web.StreamResponse:
        await asyncio.sleep(seconds)
        return await then(request)

    return handler


# The doctor


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (body(json.dumps({"data": [{"id": "other"}, {"id": MODEL}]})), ""),
        (body(json.dumps({"data": [{"id": "other"}]})), "does not list the model"),
        (body("<html>"), "does not answer like"),
        (body("[]"), "does not answer like"),
        (body('{"data": 7}'), "does not answer like"),
        (body("", status=400), "does not answer like"),
        (body("", status=401), "LLM_API_KEY"),
        (llm_server.silent, "in time"),
    ],
)
async def test_server_is_checked_without_tokens(
    house: House, answer: Handler, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_MODELS_SECONDS", 0.3)
    house.server.answer = answer

    async with server.Server(house.server.base_url, MODEL, KEY) as asked:
        found = await asked.problem()

    assert (problem in found) if problem else not found
    assert [(one.method, one.path) for one in house.server.requests] == [("GET", "/v1/models")]


# The key


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """What the bot logs at DEBUG, nothing blotted out: the key must not even come so far."""
    logger = logging.getLogger()
    handlers, level = logger.handlers[:], logger.level
    written = io.StringIO()
    logs.start("DEBUG", "text", [], written)
    yield written
    logger.handlers[:] = handlers
    logger.setLevel(level)


async def test_key_is_in_no_log_no_error_and_not_in_the_database(
    house: House, out: io.StringIO, tmp_path: Path
) -> None:
    echo = body(json.dumps({"error": f"Incorrect API key provided: {KEY}"}), status=401, X_Key=KEY)
    backend = await house.backend(llm_server.in_turn(GOOD, echo))

    await summarised(backend)
    with pytest.raises(TryLater) as later:
        await summarised(backend)

    chain = [later.value, later.value.__context__, later.value.__cause__]
    assert not any(KEY in repr(error) for error in chain)
    assert "rests" in out.getvalue()
    assert KEY not in out.getvalue()
    assert [file for file in sorted(tmp_path.glob("*")) if KEY.encode() in file.read_bytes()] == []  # noqa: ASYNC240  # small
