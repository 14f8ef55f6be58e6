"""Halts are kept until they are over, and the longest counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from telegram.error import RetryAfter

from bot import app
from bot.pacing import Priority, Turn
from storage import halts
from storage.database import Tables
from tests import make
from tests.house import opened
from tests.make import NOON

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened_tables:
        yield opened_tables


def test_halt_never_ends_early_and_the_longer_one_stays(tables: Tables) -> None:
    halts.put(tables, "7", NOON + 2 * MINUTE + SECOND / 2)
    halts.put(tables, "7", NOON + MINUTE)

    (until,) = halts.listing(tables, NOON).values()
    assert NOON + 2 * MINUTE + SECOND / 2 <= until <= NOON + 2 * MINUTE + 2 * SECOND
    assert halts.listing(tables, NOON + 3 * MINUTE) == {}


def test_halts_that_are_over_are_forgotten(tables: Tables) -> None:
    for scope, minutes in (("7", 1), ("*", 10)):
        halts.put(tables, scope, NOON + minutes * MINUTE)

    halts.forget_older(tables, NOON + 5 * MINUTE)

    assert list(halts.listing(tables, NOON)) == ["*"]


@pytest.mark.parametrize("scope", [-1005, "@channel", "*"])
async def test_flood_outlasts_a_restart(tmp_path: Path, scope: int | str) -> None:
    async with opened(tmp_path) as house:
        await (await app.pacer(house))._remember(scope, 10 * MINUTE)
        chat = 7 if scope == "*" else scope

        async def never() -> bool:
            raise AssertionError("sent into a flood")

        pacer = await app.pacer(house)
        with pytest.raises(RetryAfter):
            await pacer.process_request(never, (), {}, "sendMessage", {"chat_id": chat}, Turn(Priority.DIGEST))
        await pacer.shutdown()
