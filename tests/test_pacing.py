"""The pacer keeps Telegram's limits, lets answers go first, and obeys floods for what they concern."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import Forbidden, RetryAfter
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.pacing import OVERALL_COUNT, Call, Pace, Pacer, Priority, Scope, Turn
from bot.ports import Leaving, Withdrawn, at_once
from tests.telegram_limits import Limits
from tests.telegram_server import TelegramServer

READER, GROUP, CHANNEL = 1001, -5001, "@channel"
A_LITTLE = 0.15  # the longest that nobody may go at 29 a second, and a bit


# Deciding


def walk(pace: Pace, calls: list[tuple[float, Call]]) -> list[tuple[float, Call]]:
    """When each call goes if it comes so many seconds after the one before went."""
    now, gone = 0.0, []
    for pause, call in calls:
        now += pause
        while (wait := pace.wait(call, now)) > 0:
            now += wait
        pace.went(call, now)
        gone.append((now, call))
    return gone


@st.composite
def demands(draw: st.DrawFn) -> list[tuple[float, Call]]:
    """Runs of messages to one chat or to many, with pauses between the runs and between the messages."""
    runs = st.tuples(
        st.floats(0, 90),
        st.sampled_from([[READER], [GROUP], [CHANNEL], [GROUP, READER], range(1, 60)]),
        st.integers(1, 60),
        st.sampled_from([0.0, 0.01, 0.5, 3.0]),
    )
    return [
        (pause if number else rest, Call("sendMessage", chat))
        for rest, chats, count, pause in draw(st.lists(runs, max_size=6))
        for number, chat in enumerate(itertools.islice(itertools.cycle(chats), count))
    ]


@given(demands())
def test_limits_are_never_broken_in_any_window(calls: list[tuple[float, Call]]) -> None:
    gone = walk(Pace(), calls)

    assert most([at for at, _ in gone], within=1.0) <= 29
    for chat in {call.chat for _, call in gone}:
        moments = [at for at, call in gone if call.chat == chat]
        is_group = chat in (GROUP, CHANNEL)
        assert most(moments, within=60.0) <= (20 if is_group else 62)
        assert most(moments, within=1.0) <= 3


@given(demands(), st.lists(st.booleans()))
def test_turn_of_a_refused_call_is_given_to_the_next_and_no_limit_breaks(
    calls: list[tuple[float, Call]], refusals: list[bool]
) -> None:
    pace, now, taken, gone = Pace(), 0.0, list[float](), list[float]()

    for (pause, call), is_refused in zip(calls, itertools.cycle(refusals or [False]), strict=False):
        now += pause
        while (wait := pace.wait(call, now)) > 0:
            now += wait
        pace.went(call, now)
        gone.append(now)
        if is_refused:
            pace.refused(call)
        else:
            taken.append(now)

    assert most(taken, within=1.0) <= 29
    assert most(gone, within=1.0) <= 35


def test_refused_calls_cost_a_broadcast_no_turns() -> None:
    pace, now = Pace(), 0.0
    for number in range(400):
        call = Call("sendMessage", number + 1, Priority.DIGEST)
        while (wait := pace.wait(call, now)) > 0:
            now += wait
        pace.went(call, now)
        if number % 10 == 0:
            pace.refused(call)

    assert 360 / now > 28.5


@pytest.mark.parametrize("late", [0.0, 0.004, 0.07])
def test_what_is_late_at_the_door_does_not_catch_up_with_others(late: float) -> None:
    pace, call = Pace(), Call("sendMessage", READER)
    now, left = 0.0, list[float]()

    for came in [0.0, *[1.0] * 60]:
        now = max(now, came)
        while (wait := pace.step_out(call, now)) > 0:
            now += wait + late * (len(left) % 7 == 0)  # a timer that wakes late now and then
        left.append(now)

    assert most(left, within=1 / 34) <= 1
    assert most(left, within=0.999) <= OVERALL_COUNT
    assert pace.step_out(Call("answerCallbackQuery"), 1.0) == 0


@given(demands())
def test_telegrams_side_refuses_nothing(calls: list[tuple[float, Call]]) -> None:
    limits = Limits(in_a_row=3)

    # A nanosecond more for each: floating point is not the matter here.
    refusals = [
        limits.refuse(call.chat or 0, at + 1e-9 * number) for number, (at, call) in enumerate(walk(Pace(), calls))
    ]

    assert not any(refusals)


@given(st.lists(st.tuples(st.floats(0, 20), st.sampled_from([1, GROUP]), st.floats(0.1, 30)), max_size=20))
def test_halt_is_never_ended_early(floods: list[tuple[float, Scope, float]]) -> None:
    pace, now, until = Pace(), 0.0, dict[Scope, float]()

    for pause, chat, seconds in floods:
        now += pause
        pace.flooded(Call("sendMessage", chat), seconds, now)
        until[chat] = max(until.get(chat, 0), now + seconds)

    for chat, end in until.items():
        assert pace.wait(Call("sendMessage", chat), now) >= end - now - 1e-9


def most(moments: list[float], *, within: float) -> int:
    """The most moments in any half-open window; a nanosecond is forgiven to floating point."""
    return max((sum(start <= at < start + within - 1e-9 for at in moments) for start in moments), default=0)


def test_resting_pace_has_no_burst_to_give() -> None:
    gone = walk(
        Pace(), [(3600.0, Call("sendMessage", 1)), *((0.0, Call("sendMessage", chat)) for chat in range(2, 30))]
    )

    assert most([at for at, _ in gone], within=0.1) <= 5
    assert gone[-1][0] - gone[0][0] == pytest.approx(27 / 33)


def test_flood_halts_its_chat_only() -> None:
    pace = Pace()

    pace.flooded(Call("sendMessage", READER), 30, 0.0)

    assert pace.wait(Call("editMessageText", READER), 10.0) == 20
    assert pace.wait(Call("sendMessage", READER), 30.0) == 0
    assert pace.wait(Call("sendMessage", 7), 10.0) == 0


def test_shorter_flood_does_not_shorten_a_halt() -> None:
    pace = Pace()

    pace.flooded(Call("sendMessage", READER), 30, 0.0)
    pace.flooded(Call("sendMessage", READER), 1, 1.0)

    assert pace.halt(Call("sendMessage", READER), 2.0) == 28


@pytest.mark.parametrize(("moments", "halts_all"), [((0.0, 0.4, 0.8), True), ((0.0, 0.4, 1.2), False)])
def test_floods_of_three_chats_within_a_second_halt_all(moments: tuple[float, ...], halts_all: bool) -> None:
    pace = Pace()

    for chat, moment in enumerate(moments):
        pace.flooded(Call("sendMessage", chat + 1), 30, moment)

    assert (pace.wait(Call("answerCallbackQuery"), 2.0) > 0) is halts_all


def test_one_chat_flooding_three_times_halts_no_other() -> None:
    pace = Pace()

    for _ in range(3):
        pace.flooded(Call("sendMessage", READER), 30, 0.0)

    assert pace.wait(Call("sendMessage", 7), 0.0) == 0


@pytest.mark.parametrize(("method", "halts_all"), [("answerCallbackQuery", True), ("setMyName", False)])
def test_flood_about_no_chat_halts_all_unless_it_is_about_the_profile(method: str, halts_all: bool) -> None:
    pace = Pace()

    pace.flooded(Call(method), 30, 0.0)

    assert pace.wait(Call(method), 0.0) == 30
    assert (pace.wait(Call("sendMessage", READER), 0.0) > 0) is halts_all


def test_idle_chats_are_forgotten() -> None:
    pace = Pace()
    for chat in range(1, 5000):
        pace.flooded(Call("setChatMenuButton", chat), 0.5, float(chat))

    walk(pace, [(10_000.0, Call("sendMessage", 1)), *((1.0, Call("sendMessage", chat)) for chat in range(2, 5000))])

    assert len(pace._rested_at) + len(pace._halted_until) <= 1002


# Waiting, in time of our own


class OwnTime:
    """A clock that stands still until it is told to pass."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._serial = itertools.count()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        alarm = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._serial), alarm))
        await alarm

    async def passes(self, seconds: float = 0.0) -> None:
        """Wake the sleepers in order, each in its moment, and let everybody act."""
        end = self.now + seconds
        await self._settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self.now, _, alarm = heapq.heappop(self._sleepers)
            if not alarm.done():
                alarm.set_result(None)
                await self._settle()
        self.now = end

    async def _settle(self) -> None:
        for _ in range(8):  # more steps than any chain of callbacks here has
            await asyncio.sleep(0)


class Wire:
    """Takes the calls in place of Telegram: notes when each came, and floods as ordered."""

    def __init__(self) -> None:
        self.time = OwnTime()
        self.pacer = Pacer(clock=self.time, sleep=self.time.sleep)
        self.went: list[tuple[float, str, Scope | None]] = []
        self.floods: dict[Scope | None, list[int]] = {}

    def call(
        self,
        method: str = "sendMessage",
        chat: Scope | None = READER,
        priority: Priority = Priority.ANSWER,
        leaving: Leaving = at_once,
    ) -> asyncio.Task[Any]:
        async def callback(method: str, data: dict[str, Any]) -> bool:
            self.went.append((self.time.now, method, data.get("chat_id")))
            if self.floods.get(chat):
                raise RetryAfter(self.floods[chat].pop(0))
            return True

        data = {} if chat is None else {"chat_id": chat}
        request: Callable[..., Coroutine[Any, Any, Any]] = self.pacer.process_request
        return asyncio.create_task(request(callback, (method, data), {}, method, data, Turn(priority, leaving)))

    def moments(self, chat: Scope | None = READER) -> list[float]:
        return [round(at, 3) for at, _, whom in self.went if whom == chat]


@pytest.fixture
def wire() -> Wire:
    return Wire()


async def test_broadcast_goes_at_29_a_second_and_answers_go_first(wire: Wire) -> None:
    broadcast = [wire.call(chat=chat, priority=Priority.DIGEST) for chat in range(1, 101)]
    await wire.time.passes(1.01)

    answer = wire.call(chat=READER)
    await wire.time.passes(0.99)

    assert answer.result()
    assert wire.moments()[0] <= 1.01 + A_LITTLE
    assert 57 <= len(wire.went) <= 60
    await wire.time.passes(10)
    assert all(digest.result() for digest in broadcast)


@pytest.mark.parametrize("method", ["editMessageText", "sendChatAction", "answerCallbackQuery", "setMyCommands"])
async def test_what_is_no_message_never_waits_behind_a_broadcast(wire: Wire, method: str) -> None:
    broadcast = [wire.call(chat=chat, priority=Priority.DIGEST) for chat in range(1, 101)]
    await wire.time.passes(1.01)

    at_once = wire.call(method, None if "answer" in method or "set" in method else READER)
    await wire.time.passes()

    assert at_once.result()
    await wire.time.passes(10)
    assert all(digest.done() for digest in broadcast)


async def test_edits_of_a_broadcast_are_paced(wire: Wire) -> None:
    edits = [wire.call("editMessageText", chat, Priority.DIGEST) for chat in range(1, 57)]

    await wire.time.passes(1)

    assert len(wire.went) <= 30
    await wire.time.passes(1.1)
    assert all(edit.result() for edit in edits)


async def test_busy_group_holds_up_nobody_else(wire: Wire) -> None:
    group = [wire.call(chat=GROUP, priority=Priority.DIGEST) for _ in range(21)]
    readers = [wire.call(chat=chat, priority=Priority.DIGEST) for chat in range(1, 22)]

    await wire.time.passes(1)

    assert all(reader.done() for reader in readers)
    assert len(wire.moments(GROUP)) == 3
    await wire.time.passes(59)
    assert len(wire.moments(GROUP)) <= 20
    await wire.time.passes(60)
    assert all(message.done() for message in group)


async def test_flooded_digest_goes_back_to_its_caller_and_its_chat_is_left_alone(wire: Wire) -> None:
    wire.floods[READER] = [4]

    first = wire.call(priority=Priority.DIGEST)
    await wire.time.passes()
    second = wire.call(priority=Priority.DIGEST)
    other = wire.call(chat=7, priority=Priority.DIGEST)
    await wire.time.passes(3)
    third = wire.call(priority=Priority.DIGEST)
    await wire.time.passes(1)
    fourth = wire.call(priority=Priority.DIGEST)
    await wire.time.passes()

    assert [refusal(digest) for digest in (first, second, third)] == [4, 4, 1]
    assert other.result()
    assert fourth.result()
    assert wire.moments() == [0, 4]


async def test_flooded_answer_is_given_when_the_flood_is_over(wire: Wire) -> None:
    wire.floods[READER] = [3, 2]

    answer = wire.call()
    edit = wire.call("editMessageText")
    await wire.time.passes(10)

    assert answer.result()
    assert edit.result()
    assert min(moment for moment in wire.moments() if moment > 0) >= 3


async def test_answer_gives_up_on_a_long_flood_or_after_three(wire: Wire) -> None:
    wire.floods = {READER: [6], 7: [1, 1, 1]}

    long, often = wire.call(), wire.call(chat=7)
    await wire.time.passes(10)

    assert refusal(long) == 6
    assert refusal(often) == 1
    assert len(wire.moments(7)) == 3


async def test_overall_flood_turns_the_waiting_digests_away(wire: Wire) -> None:
    wire.floods = {chat: [60] for chat in (1, 2, 3)}

    broadcast = [wire.call(chat=chat, priority=Priority.DIGEST) for chat in range(1, 101)]
    await wire.time.passes(1)

    assert all(refusal(digest) <= 60 for digest in broadcast)
    assert len(wire.went) == 3
    menu = wire.call("setMyCommands", None)
    await wire.time.passes(60)
    assert refusal(menu) <= 60
    again = wire.call(priority=Priority.DIGEST)
    await wire.time.passes()
    assert again.result()


async def test_other_errors_are_the_callers(wire: Wire) -> None:
    async def blocked() -> bool:
        raise Forbidden("blocked")

    with pytest.raises(Forbidden):
        await wire.pacer.process_request(blocked, (), {}, "sendMessage", {"chat_id": READER}, None)


async def test_what_is_to_be_noted_first_is_noted_before_a_call_leaves(wire: Wire) -> None:
    noted: list[float] = []

    async def slowly() -> None:
        noted.append(wire.time.now)
        await wire.time.sleep(2)

    async def held_back() -> None:
        raise Withdrawn

    slow = wire.call(chat=7, leaving=slowly)
    others = [wire.call(chat=8), wire.call(chat=9)]
    withdrawn = wire.call(chat=10, leaving=held_back)
    await wire.time.passes(3)

    assert slow.result()
    assert all(other.result() for other in others)
    assert isinstance(withdrawn.exception(), Withdrawn)
    assert noted == [0]
    assert wire.moments(7) == [2]
    assert wire.moments(10) == []


async def test_calls_that_were_held_up_together_leave_apart(wire: Wire) -> None:
    async def until_one() -> None:
        await wire.time.sleep(1 - wire.time.now)

    calls = [wire.call(chat=chat, leaving=until_one) for chat in range(1, 11)]
    await wire.time.passes(3)

    assert all(call.result() for call in calls)
    assert most([at for at, _, _ in wire.went], within=0.1) <= 5


async def test_flood_is_remembered_over_a_restart() -> None:
    wire, kept = Wire(), dict[Scope, timedelta]()

    async def remember(scope: Scope, length: timedelta) -> None:
        kept[scope] = length

    wire.pacer = Pacer(clock=wire.time, sleep=wire.time.sleep, remember=remember)
    wire.floods[READER] = [40]
    first = wire.call(priority=Priority.DIGEST)
    await wire.time.passes()
    wire.pacer = Pacer(clock=wire.time, sleep=wire.time.sleep, halts=kept)
    second, other = wire.call(priority=Priority.DIGEST), wire.call(chat=7, priority=Priority.DIGEST)
    await wire.time.passes()

    assert kept == {READER: timedelta(seconds=40)}
    assert [refusal(call) for call in (first, second)] == [40, 40]
    assert other.result()


async def test_caller_who_goes_away_takes_nobodys_turn(wire: Wire) -> None:
    messages = [wire.call() for _ in range(5)]
    await wire.time.passes(0.5)

    wire.time.now = 1.0  # the alarm is about to ring
    other = wire.call(chat=7)
    messages[3].cancel()
    await wire.time.passes(A_LITTLE)

    assert other.result()
    assert messages[4].result()
    assert len(wire.moments()) == 4


async def test_shutdown_turns_away_whoever_waits(wire: Wire) -> None:
    await wire.pacer.initialize()
    messages = [wire.call() for _ in range(5)]
    await wire.time.passes(0.5)

    await wire.pacer.shutdown()
    await wire.time.passes()

    assert [message.exception() is None for message in messages] == [True] * 3 + [False] * 2
    assert refusal(messages[4]) == 1
    assert asyncio.all_tasks() == {asyncio.current_task()}


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_python_telegram_bots_older_seconds_are_understood(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "0")
    wire.floods[READER] = [2]

    answer = wire.call()
    await wire.time.passes(2)

    assert answer.result()
    assert wire.moments() == [0, 2]


def refusal(call: asyncio.Task[Any]) -> float:
    """The seconds of the RetryAfter that a call ended with."""
    error = call.exception()
    assert isinstance(error, RetryAfter)
    assert isinstance(error.retry_after, timedelta)
    return error.retry_after.total_seconds()


# The real client against Telegram's limits, in real time


async def test_real_broadcast_breaks_no_limit_and_answers_stay_quick() -> None:
    async with TelegramServer(limits=Limits()) as server, paced(server) as bot:
        started = time.monotonic()
        broadcast = [
            asyncio.create_task(bot.send_message(chat, "news", rate_limit_args=Turn(Priority.DIGEST)))
            for chat in range(1, 85)
        ]
        delays = []
        for sent in range(10, 70, 10):
            await server.wait_for(lambda _, sent=sent: len(server.calls) > sent)
            asked = time.monotonic()
            await bot.send_message(READER, "answer")
            delays.append(time.monotonic() - asked)
        await asyncio.gather(*broadcast)
        seconds = time.monotonic() - started

    assert server.floods == []
    assert len(server.messages()) == 6
    assert 90 / seconds > 24
    assert sorted(delays)[2] < 0.2


class paced:  # noqa: N801  # reads as a word: "async with paced(server)"
    """The real client with a pacer, without the certificates whose loading takes longer than a test."""

    def __init__(self, server: TelegramServer) -> None:
        requests = [HTTPXRequest(connection_pool_size=64, httpx_kwargs={"verify": False}) for _ in range(2)]
        self._bot: ExtBot[Turn] = ExtBot(
            server.token,
            base_url=server.bot_url,
            request=requests[0],
            get_updates_request=requests[1],
            rate_limiter=Pacer(),
        )

    async def __aenter__(self) -> ExtBot[Turn]:
        await self._bot.initialize()
        return self._bot

    async def __aexit__(self, *_: object) -> None:
        await self._bot.shutdown()
