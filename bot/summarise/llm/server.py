"""An OpenAI-compatible chat server over HTTP: bounded, without redirects, and the key goes nowhere else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import httpx
from pydantic import BaseModel, Field, ValidationError

from bot.summarise.llm.answer import SCHEMA
from bot.summarise.llm.prompt import Asked

ANSWER_TOKENS = 1_500  # three sentences and three quotes need some 400; the rest is for models that think aloud
_MOST_BYTES = 256 * 1024  # of an answer; 1,500 tokens are some 10 kB
_CONNECT_SECONDS = 10
_SILENT_SECONDS = 60  # until the first byte, and between two; the caller's deadline ends it all
_LONGEST_PAUSE = timedelta(hours=24)
_MODELS_SECONDS = 20

_FORMAT = {"type": "json_schema", "json_schema": {"name": "summary", "strict": True, "schema": SCHEMA}}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dialect:
    """A way to ask that some servers understand and others answer with 400."""

    options: Mapping[str, Any]
    plain: bool = False


# Tried in this order; the one that is answered is kept.
_DIALECTS: tuple[_Dialect, ...] = (
    _Dialect(options={"response_format": _FORMAT, "max_tokens": ANSWER_TOKENS, "temperature": 0}),
    # Reasoning models of OpenAI refuse max_tokens and temperature (API reference, chat completions).
    _Dialect(options={"response_format": _FORMAT, "max_completion_tokens": ANSWER_TOKENS}),
    _Dialect(options={"max_tokens": ANSWER_TOKENS, "temperature": 0}, plain=True),
)

_REASONS = {
    401: "the model's server does not take the key: check LLM_API_KEY",
    402: "the model's server wants to be paid",
    403: "the model's server does not take the key: check LLM_API_KEY",
    404: "the model's server knows no such model or address: check LLM_BASE_URL and LLM_MODEL",
    429: "the model's server is asked too often",
}
_FAILED = "the model's server failed"
_LASTING = frozenset({401, 402, 403, 404})  # until a person mends it


class Failure(Exception):
    """A call that brought no answer. `unspent`: it has cost no tokens for sure; `lasting`: a person must mend it."""

    def __init__(
        self, reason: str, *, unspent: bool = False, after: timedelta | None = None, lasting: bool = False
    ) -> None:
        super().__init__(reason)
        self.unspent = unspent
        self.after = after
        self.lasting = lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a model said, and the tokens it cost by the server's word; None where it gives no sensible one."""

    content: str
    tokens: int | None


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: Any = None


class Server:
    """One chat server, one model. Use as a context: it holds connections."""

    def __init__(self, base_url: str, model: str, api_key: str = "") -> None:
        self.made_by = f"llm:{model}"
        self._model = model
        self._key = api_key
        self._base_url = base_url.rstrip("/")
        self._dialects = _DIALECTS
        self._client = httpx.AsyncClient(
            # Neither redirects nor a proxy or password from the environment: the key goes to this host alone.
            follow_redirects=False,
            trust_env=False,
            timeout=httpx.Timeout(_SILENT_SECONDS, connect=_CONNECT_SECONDS),
            headers={
                "Accept": "application/json",
                "Accept-Encoding": "identity",  # so bytes counted are bytes held
                **({"Authorization": f"Bearer {api_key}"} if api_key else {}),
            },
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def chat(self, asked: Asked) -> Answered:
        """Ask, in the first way that the server understands. Raises Failure."""
        for dialect in self._dialects:
            status, body = await self._sent(
                "POST",
                "/chat/completions",
                {"model": self._model, "messages": asked.messages(plain=dialect.plain), **dialect.options},
            )
            if status not in (400, 422):
                self._dialects = (dialect, *(other for other in _DIALECTS if other is not dialect))
                return self._read(body)
        raise Failure("the model's server refuses the question (400)", unspent=True)

    async def problem(self) -> str:
        """What is wrong with the server, in words; empty if nothing is. Costs no tokens."""
        try:
            async with asyncio.timeout(_MODELS_SECONDS):
                _, body = await self._sent("GET", "/models")
            names = {one["id"] for one in json.loads(body)["data"]}
        except Failure as failure:
            return str(failure)
        except TimeoutError:
            return "the model's server did not answer in time"
        except (ValueError, LookupError, TypeError, RecursionError):
            return "what stands at LLM_BASE_URL does not answer like an OpenAI-compatible server"
        return "" if self._model in names else "the server does not list the model of LLM_MODEL"

    def _read(self, body: bytes) -> Answered:
        try:
            completion = _Completion.model_validate_json(body)
        except ValidationError:
            raise Failure("the model's server answers something else than a chat completion") from None
        content = completion.choices[0].message.content
        if self._key and self._key in content:
            raise Failure("the model's answer repeats the key")
        return Answered(content=content, tokens=_tokens(completion.usage))

    async def _sent(self, method: str, path: str, body: object = None) -> tuple[int, bytes]:
        """Status and body of an answer of 200, 400 or 422; any other one is a Failure."""
        try:
            async with self._client.stream(method, f"{self._base_url}{path}", json=body) as response:
                if response.status_code in (400, 422):
                    return response.status_code, b""
                if response.status_code != 200:
                    raise _failure(response)
                if response.headers.get("Content-Encoding", "identity") != "identity":
                    raise Failure("the model's server packs its answer, though asked not to")
                return 200, await _bounded(response)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol):
            raise Failure("the model's server cannot be reached: check LLM_BASE_URL", unspent=True) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            # The error's own text may hold the request: its name says enough.
            raise Failure(f"the model's server broke off ({type(error).__name__})") from None


async def _bounded(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise Failure("the model's answer has no end")
    return bytes(body)


def _failure(response: httpx.Response) -> Failure:
    status = response.status_code
    if 300 <= status < 400:
        reason = "the model's server sends elsewhere, where the key must not go: check LLM_BASE_URL"
        return Failure(reason, unspent=True, lasting=True)
    return Failure(
        f"{_REASONS.get(status, _FAILED)} ({status})",
        # Refused before any work; a server that fails at its work may have spent some.
        unspent=400 <= status < 500,
        after=_pause(response.headers.get("Retry-After", ""), datetime.now(UTC)) if status in (429, 503) else None,
        lasting=status in _LASTING,
    )


def _pause(retry_after: str, now: datetime) -> timedelta | None:
    """A Retry-After in seconds or as a date (RFC 9110), a day at the most; None where it is neither."""
    if retry_after.strip().isdecimal():
        return min(timedelta(seconds=int(retry_after.strip()[:9])), _LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(retry_after)
    except (TypeError, ValueError):
        return None
    return min(max(until.replace(tzinfo=until.tzinfo or UTC) - now, timedelta(0)), _LONGEST_PAUSE)


def _tokens(usage: object) -> int | None:
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    return total if type(total) is int and total > 0 else None
