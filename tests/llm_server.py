"""An OpenAI-compatible chat server on loopback that a test makes helpful, lying, slow or broken."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

KEY = "sk-CANARY-5f2e91"
MODEL = "kelp-7b"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Asked:
    """One request that the server got."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class LlmServer:
    """A running server. `requests` are those it got, oldest first; `answer` is what it does about the next ones."""

    answer: Handler
    port: int = 0
    requests: list[Asked] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        text = await request.text()
        self.requests.append(
            Asked(request.method, request.path, dict(request.headers), json.loads(text) if text else {})
        )
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self.answer(request)
        finally:
            self.at_once -= 1


@asynccontextmanager
async def running(answer: Handler) -> AsyncIterator[LlmServer]:
    """A server on a free port of loopback."""
    server = LlmServer(answer)
    app = web.Application(client_max_size=2**22)
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        server.port = int(runner.addresses[0][1])
        yield server
    finally:
        await runner.cleanup()


def completion(content: object, **given: Any) -> dict[str, Any]:
    """A chat completion, as OpenAI's reference shows it."""
    message = {"role": "assistant", "content": content}
    return {
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 300, "completion_tokens": 60, "total_tokens": 360},
        **given,
    }


def says(*sentences: str, quotes: list[dict[str, str]] | None = None, **given: Any) -> Handler:
    """Answers well-formed, whatever it says."""
    return content(json.dumps({"sentences": sentences, "quotes": quotes or []}, ensure_ascii=False), **given)


def content(text: object, **given: Any) -> Handler:
    """Answers a completion with this content."""

    async def handler(_: web.Request) -> web.Response:
        return web.json_response(completion(text, **given))

    return handler


def body(text: str | bytes, *, status: int = 200, **headers: str) -> Handler:
    """Answers these bytes."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}

    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=text if isinstance(text, bytes) else text.encode(), status=status, headers=names)

    return handler


def in_turn(*handlers: Handler) -> Handler:
    """One answer after the other; the last one stays."""
    left = list(handlers)

    async def handler(request: web.Request) -> web.StreamResponse:
        return await (left.pop(0) if len(left) > 1 else left[0])(request)

    return handler


def knows(parameters: set[str], then: Handler) -> Handler:
    """Answers 400 to a request with a parameter that it does not know, as strict servers do."""

    async def handler(request: web.Request) -> web.StreamResponse:
        given = set(await request.json()) - {"model", "messages"}
        if given <= parameters:
            return await then(request)
        return web.json_response({"error": {"message": f"Unsupported parameter: {given}"}}, status=400)

    return handler


def raw(answer: bytes) -> Handler:
    """Answers past the HTTP library, and hangs up."""

    async def handler(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.write(answer)
        request.transport.close()
        return web.Response()

    return handler


async def silent(_: web.Request) -> web.StreamResponse:
    """Nothing at all."""
    await asyncio.sleep(3_600)
    return web.Response()


async def drips(request: web.Request) -> web.StreamResponse:
    """A byte now and then, for ever."""
    return await _stream(request, b" ", pause=0.02)


async def floods(request: web.Request) -> web.StreamResponse:
    """A hundred megabytes."""
    return await _stream(request, b" " * 65_536, times=1_600)


async def resets(request: web.Request) -> web.StreamResponse:
    """Hangs up in the middle of an answer."""
    response = web.StreamResponse(headers={"Content-Length": "5000"})
    await response.prepare(request)
    await response.write(b'{"choices": [')
    assert request.transport is not None
    request.transport.abort()
    return response


async def _stream(request: web.Request, chunk: bytes, *, times: int = 10**9, pause: float = 0) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    try:
        for _ in range(times):
            await response.write(chunk)
            await asyncio.sleep(pause)
    except (ConnectionError, asyncio.CancelledError):
        pass
    return response
