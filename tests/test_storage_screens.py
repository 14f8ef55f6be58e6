from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage import chats, screens
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


def test_message_whose_page_was_turned_while_it_was_edited_stays_behind(tables: Tables) -> None:
    chats.save(tables, make.chat(7), now=NOON)
    screen_id = screens.keep(tables, 7, make.reply("one", "two"), at=NOON)
    screens.sent(tables, screen_id, 70)
    screens.renew(tables, screen_id, make.reply("new one", "new two"))
    (behind,) = screens.behind(tables, NOON, after=0, limit=5)
    screens.turned(tables, 7, 70, 1)

    screens.caught_up(tables, behind)

    (still,) = screens.behind(tables, NOON, after=0, limit=5)
    assert (still.page, still.telegram_id) == (1, 70)


def test_page_that_is_there_no_more_gives_way_to_the_last(tables: Tables) -> None:
    chats.save(tables, make.chat(7), now=NOON)
    screen_id = screens.keep(tables, 7, make.reply("one", "two"), at=NOON)
    screens.sent(tables, screen_id, 70)
    screens.turned(tables, 7, 70, 1)

    screens.renew(tables, screen_id, make.reply("both"))

    (behind,) = screens.behind(tables, NOON, after=0, limit=5)
    assert behind.page == 0
