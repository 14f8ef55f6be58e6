from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage import screens
from storage.database import Tables
from storage.models import Button, Reply, Text
from tests import make
from tests.make import NOON


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        yield opened


def test_kept_reply_comes_back_whole(tables: Tables) -> None:
    link = ("text_link", 0, 2, "https://news.example/\u20ac?a=1&b=2")
    reply = Reply(
        pages=(Text(text="🎉 “first”\n", entities=(link,)), Text(text="second")),
        buttons=((Button(label="›", command="/page 1 2"), Button(label="Open", url="https://news.example")), ()),
    )

    screen_id = screens.keep(tables, 7, reply, at=NOON)

    assert screens.page(tables, 7, screen_id) == reply


def test_screen_belongs_to_its_chat_alone(tables: Tables) -> None:
    screen_id = screens.keep(tables, 7, make.reply(), at=NOON)

    assert screens.page(tables, 8, screen_id) is None
    assert screens.page(tables, 7, screen_id + 1) is None
    assert screens.page(tables, 7, 10**30) is None


def test_number_of_a_forgotten_screen_is_not_used_again(tables: Tables) -> None:
    old = screens.keep(tables, 7, make.reply(), at=NOON)

    assert screens.forget_older(tables, NOON) == 0
    assert screens.forget_older(tables, NOON + timedelta(seconds=1)) == 1

    assert screens.page(tables, 7, old) is None
    assert screens.keep(tables, 7, make.reply(), at=NOON) > old
