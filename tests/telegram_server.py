"""A Bot API double on loopback: real HTTP for a real client, Telegram's checks, limits, faults, and a person to play.

async with TelegramServer() as server:
    bot = Bot(server.token, base_url=server.bot_url, base_file_url=server.file_url)
    server.say("/start")
    message = await server.reply()
    server.press("Follow", message)
"""

from __future__ import annotations

import asyncio
import copy
import itertools
import json
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.telegram_account import Account, Json, Params, Upload, member, person
from tests.telegram_checks import Problem, typed_commands
from tests.telegram_faults import BLOCKED, Fault, moved
from tests.telegram_limits import Limits

READER = 1001
"""Who speaks unless a test says otherwise; in private, the chat's id too."""

TOKEN = "4242:test-token-of-the-double"  # opens nothing but this server
_PUTS_A_MESSAGE = ("send", "copy", "forward")
_COSTS_NOTHING = ("sendChatAction", "sendMessageDraft")
_WORDS = (
    "text", "caption", "url", "secret_token", "parse_mode", "callback_query_id", "inline_query_id", "action", "name",
    "description", "short_description", "language_code", "file_id", "document", "photo", "next_offset",
)  # fmt: skip


@dataclass(slots=True)
class Call:
    """One call of the bot, and what came of it: a result or a problem. `at` is the server's clock, in seconds."""

    method: str
    params: Params
    at: float
    result: Any = None
    problem: Problem | None = None

    @property
    def chat(self) -> Any:
        return self.params.get("chat_id")

    @property
    def puts_a_message(self) -> bool:
        return self.method.startswith(_PUTS_A_MESSAGE) and self.method not in _COSTS_NOTHING


@dataclass(slots=True)
class _Order:
    fault: Fault
    method: str
    chat: int | None
    times: float

    def concerns(self, call: Call) -> bool:
        return self.times > 0 and self.method in ("", call.method) and self.chat in (None, call.chat)


@dataclass
class TelegramServer:
    """The double. `calls` logs all but getUpdates, in the order carried out; `floods` those that broke a limit."""

    limits: Limits | None = None
    clock: Callable[[], float] = time.monotonic
    token: str = TOKEN
    account: Account = field(default_factory=Account)
    calls: list[Call] = field(default_factory=list)
    floods: list[Call] = field(default_factory=list)
    polls: int = 0

    def __post_init__(self) -> None:
        self._orders: list[_Order] = []
        self._read = 0
        self._news = asyncio.Event()
        self._closing = False
        self._port = 0

    async def __aenter__(self) -> Self:
        # 51 MB: a little more than an upload may have, so that the account refuses what is too much.
        application = web.Application(client_max_size=51_000_000)
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        application.router.add_get("/file/bot{token}/documents/{file}", self._download)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await self.up()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing = True
        self._tell()
        await self._runner.cleanup()

    @property
    def url(self) -> str:
        """For the setting TELEGRAM_API_URL."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def bot_url(self) -> str:
        """For python-telegram-bot's `base_url`."""
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        """For python-telegram-bot's `base_file_url`."""
        return f"{self.url}/file/bot"

    # Playing a person

    def say(
        self,
        text: str,
        *,
        chat: int | None = None,
        user: int = READER,
        language: str = "en",
        **fields: Any,
    ) -> Json:
        """A person writes: the message, which the bot will get. `fields` go into it (reply_to_message …).

        Group ids are negative, those of supergroups below -10**12. From now on `reply` looks at newer calls only.
        """
        entities = typed_commands(text) or None
        return self._hear(user, chat, language, text=text, entities=entities, **fields)

    def hand_in(self, name: str, content: bytes, *, chat: int | None = None, user: int = READER, **fields: Any) -> Json:
        """A person sends a document."""
        return self._hear(user, chat, "en", document=self.account.keep(Upload(name, content)), **fields)

    def show(self, *, chat: int | None = None, user: int = READER, language: str = "en", **content: Any) -> Json:
        """A person sends what is no text: `location=…`, `sticker=…`, `caption=…`."""
        return self._hear(user, chat, language, **content)

    def take_in(self, chat: int, *, user: int = READER, to: str = "member") -> None:
        """A person adds the bot to a group, or (to "left") removes it."""
        before, after = ("left", "member") if to == "member" else ("member", to)
        change = {"old_chat_member": member(self.account.me, before)}
        change |= {"new_chat_member": member(self.account.me, after)}
        origin = {"chat": self.account.chat(chat), "from": person(user), "date": int(time.time())}
        self._receive("my_chat_member", origin | change)

    def press(self, button: str, message: Json, *, user: int = READER, language: str = "en") -> str:
        """A person presses a button, named by its label or its callback data: the query's id."""
        rows: list[list[Json]] = self.account.messages[_key(message)].get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [candidate for row in rows for candidate in row if "callback_data" in candidate]
        found = [candidate for candidate in buttons if button in (candidate["text"], candidate["callback_data"])]
        if not found:
            raise AssertionError(f"no button {button!r} among {[candidate['text'] for candidate in buttons]}")
        content = {"message": message, "data": found[0]["callback_data"], "chat_instance": str(message["chat"]["id"])}
        return self._ask("callback_query", user, language, content)

    def look_up(self, query: str, *, user: int = READER, language: str = "en") -> str:
        """A person types the bot's name and some words in any chat (inline mode): the query's id."""
        return self._ask("inline_query", user, language, {"query": query, "offset": ""})

    def block(self, chat: int = READER) -> None:
        """A person blocks the bot: it is told, and from now on refused, until `heal`."""
        change = {"old_chat_member": member(self.account.me, "member")}
        change |= {"new_chat_member": member(self.account.me, "kicked")}
        origin = {"chat": self.account.chat(chat), "from": person(chat), "date": int(time.time())}
        self._receive("my_chat_member", origin | change)
        self.fail(BLOCKED, method="", chat=chat, times=None)

    def migrate(self, chat: int, to: int) -> None:
        """A group becomes a supergroup: the bot is told on both sides, and refused in the old one."""
        self._hear(READER, chat, "en", migrate_to_chat_id=to)
        self._hear(READER, to, "en", migrate_from_chat_id=chat)
        self.fail(moved(to), method="", chat=chat, times=None)

    def _hear(self, user: int, chat: int | None, language: str, **content: Any) -> Json:
        where = self.account.chat(user if chat is None else chat)
        message = self.account.put(where, person(user, language), **content)
        self._receive("message", message)
        return message

    def _ask(self, kind: str, user: int, language: str, content: Json) -> str:
        query_id = f"query-{len(self.account.queries)}"
        self.account.queries[query_id] = None
        self._receive(kind, {"id": query_id, "from": person(user, language)} | content)
        return query_id

    def _receive(self, kind: str, content: Json) -> None:
        self.account.receive(kind, content)
        self._read = len(self.calls)
        self._tell()

    async def deliver(self, *, secret: str | None = None) -> list[int]:
        """Post the waiting updates to the bot's webhook: the statuses it answered. 200 takes an update off."""
        hook = self.account.webhook
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret_token"] if secret is None else secret}
        statuses = []
        async with aiohttp.ClientSession(headers=headers) as session:
            for update in list(self.account.updates):
                async with session.post(hook["url"], json=update) as response:
                    statuses.append(response.status)
                if statuses[-1] == 200:
                    self.account.updates.remove(update)
        return statuses

    # Watching the bot

    def messages(self, chat: int = READER) -> list[Json]:
        """A chat's messages as they stand now, oldest first: both sides', with edits, without what was deleted."""
        return [message for (chat_id, _), message in self.account.messages.items() if chat_id == chat]

    async def wait_for(self, predicate: Callable[[Call], bool], *, within: float = 5.0) -> Call:
        """The next call that fits: later than what a person did last and than what was waited for before."""
        start = self._read
        try:
            async with asyncio.timeout(within):
                while True:
                    while self._read < len(self.calls):
                        self._read += 1
                        if predicate(self.calls[self._read - 1]):
                            return self.calls[self._read - 1]
                    await self._news.wait()
        except TimeoutError:
            seen = [(call.method, call.problem or call.params) for call in self.calls[start:]]
            raise AssertionError(f"no such call within {within} s, but {seen}") from None

    async def reply(self, *, chat: int | None = None, within: float = 5.0) -> Json:
        """The next message that the bot sends or edits, as it stands then."""

        def fits(call: Call) -> bool:
            is_message = isinstance(call.result, dict) and "message_id" in call.result
            return is_message and chat in (None, call.chat)

        return dict((await self.wait_for(fits, within=within)).result)

    async def polled(self, times: int = 1) -> None:
        """Return when the bot has asked for updates so often."""
        while self.polls < times:
            await self._news.wait()

    # Trouble

    def fail(
        self, fault: Fault, *, method: str = "sendMessage", chat: int | None = None, times: int | None = 1
    ) -> None:
        """Order a fault for the next `times` calls (None: until `heal`) of a method ("": any), of one chat or all."""
        self._orders.append(_Order(fault, method, chat, float("inf") if times is None else times))

    def heal(self) -> None:
        """No more faults."""
        self._orders.clear()

    async def down(self) -> None:
        """Refuse connections, and cut those that are open."""
        await self._site.stop()
        for connection in self._runner.server.connections:  # type: ignore[union-attr]
            if connection.transport is not None:
                connection.transport.abort()
        await asyncio.sleep(0)  # which closes them, so that a client sees it before it tries one again

    async def up(self) -> None:
        """Listen, again at the same port."""
        self._site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await self._site.start()
        self._port = self._runner.addresses[0][1]

    # HTTP

    async def _answer(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            return _response(Problem("Unauthorized", status=401))
        params = await _read(request)
        if request.match_info["method"] == "getUpdates":
            return await self._long_poll(params)
        call = Call(request.match_info["method"], params, self.clock())
        order = next((order for order in self._orders if order.concerns(call)), None)
        fault = order.fault if order else Fault()
        if order:
            order.times -= 1
        try:
            self._carry_out(call, fault)
        except Problem as problem:
            call.problem = problem
        answer = _response(call.problem, call.result)
        self.calls.append(call)
        self._tell()
        await asyncio.sleep(fault.delay)
        if fault.cut:
            _cut(request)
        return answer

    def _carry_out(self, call: Call, fault: Fault) -> None:
        if fault.status or fault.cut == "before":
            raise Problem(fault.description, status=fault.status or 500, **fault.parameters)
        if self.limits and call.puts_a_message and (seconds := self.limits.refuse(call.chat, call.at)):
            self.floods.append(call)
            raise Problem(f"Too Many Requests: retry after {seconds}", status=429, retry_after=seconds)
        # A copy: the log tells what was answered, also after the message was edited.
        call.result = copy.copy(self.account.call(call.method, call.params))

    async def _long_poll(self, params: Params) -> web.Response:
        if self.account.webhook["url"]:
            words = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            return _response(Problem(f"Conflict: {words}", status=409))
        self.polls += 1
        mine = self.polls
        self._tell()
        try:
            async with asyncio.timeout(params.get("timeout", 0)):
                while not (updates := self.account.waiting(params)) and not self._closing:
                    await self._news.wait()
                    if mine != self.polls:
                        words = (
                            "terminated by other getUpdates request; make sure that only one bot instance is running"
                        )
                        return _response(Problem(f"Conflict: {words}", status=409))
        except TimeoutError:
            updates = []
        return _response(None, updates)

    async def _download(self, request: web.Request) -> web.Response:
        file = self.account.files.get(request.match_info["file"])
        if file is None or request.match_info["token"] != self.token:
            return _response(Problem("Not Found", status=404))
        return web.Response(body=file.content)

    def _tell(self) -> None:
        """Wake whoever waits for something to happen, once."""
        self._news.set()
        self._news = asyncio.Event()


async def _read(request: web.Request) -> Params:
    """The parameters, from a form, an upload, JSON or the query string; numbers, flags and objects decoded."""
    if request.content_type == "application/json":
        return Params(await request.json())
    fields = itertools.chain(request.query.items(), (await request.post()).items())
    params = {name: await _value(name, value) for name, value in fields}
    return Params({name: _attached(value, params) for name, value in params.items()})


async def _value(name: str, value: Any) -> Any:
    if isinstance(value, web.FileField):
        return Upload(value.filename, await asyncio.to_thread(value.file.read))
    if name in _WORDS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _attached(value: Any, params: Json) -> Any:
    """The upload that "attach://name" speaks of."""
    is_attached = isinstance(value, str) and value.startswith("attach://")
    return params[value.removeprefix("attach://")] if is_attached else value


def _response(problem: Problem | None, result: Any = None) -> web.Response:
    if problem is None:
        return web.json_response({"ok": True, "result": result})
    answer: Json = {"ok": False, "error_code": problem.status, "description": problem.description}
    if problem.parameters:
        answer["parameters"] = problem.parameters
    return web.json_response(answer, status=problem.status)


def _cut(request: web.Request) -> None:
    """Reset the connection, so that the other side gets no answer but the reset."""
    transport = request.transport
    if transport is not None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()


def _key(message: Json) -> tuple[int, int]:
    return message["chat"]["id"], message["message_id"]
