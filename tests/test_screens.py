"""Whatever is said, in whatever language, over whatever articles: an answer, within Telegram's limits."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot import commands, locales
from bot.commands.reading import turned
from bot.text import direction
from storage import admins
from storage.models import Buttons, Reply
from tests import telegram_checks as checks
from tests.answering import answering
from tests.house import SetClock, fill, opened, reader, report, say
from tests.make import summary
from tests.telegram_server import Call, TelegramServer

_OUTWARD = {"packs", "addsource", "checksource", "backup"}  # lead out of the process, or put hundreds of sources in
_PIECES = (
    "a",
    "\n",
    " ",
    "😀",
    "👨‍👩‍👧‍👦",
    "\u202e",
    "\u200f",
    "שלום",
    "كلمة ",
    "<b>",
    "&amp;",
    "*_`[",
    "」",
    "́",
    "\x00",
    "ß" * 40,
)
TRADE = frozenset({"subject:trade"})
_MOST_BUTTONS = 12  # of one screen, that are followed

hostile = (
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12)
    .map("".join)
    .flatmap(lambda unit: st.integers(1, 400).map(lambda times: (unit * times)[:3_000]))
)


def check(screen: Reply) -> None:
    """Every page of a reply as it would be sent."""
    for place in range(len(screen.pages)):
        shown = turned(screen, 10**9, place)
        (page,) = shown.pages
        told = [
            {"type": kind, "offset": offset, "length": length, "url": url}
            for kind, offset, length, url in page.entities
        ]
        checks.check_text(page.text, told)
        checks.check_keyboard({"inline_keyboard": _keyboard(shown.buttons)})
        for text in (page.text, *(one.label for row in shown.buttons for one in row)):
            assert direction.balanced(text) == text, "a fence is open"
            assert not re.search("[\u202a-\u202e]", text), "a mark overrides the direction"


def _keyboard(buttons: Buttons) -> list[list[dict[str, str]]]:
    return [
        [{"text": one.label, **({"url": one.url} if one.url else {"callback_data": one.command})} for one in row]
        for row in buttons
        if row
    ]


def lines(words: str) -> Iterator[str]:
    """Each command alone and with these words."""
    for name in commands.BY_NAME:
        if name not in _OUTWARD:
            yield f"/{name}"
            yield f"/{name} {words}"


def outward(line: str) -> bool:
    return commands.parse(line)[0] in _OUTWARD


async def walked(language: str, title: str, body: str) -> int:
    """All screens in one language over articles with these texts, and the screens behind their buttons: how many."""
    with TemporaryDirectory() as folder:
        async with opened(Path(folder), SetClock()) as house:
            await house.db.write(admins.add, 7)
            told = [
                report(n, title, paragraphs=(body, body), summary=summary(body, quotes=()), concepts=TRADE)
                for n in range(1, 8)
            ]
            await fill(house, *told)
            seen: set[str] = set()
            waiting = ["/start", "/latest 7", "/more 1", "/since 30d", f"/search {title}", *lines(title)]
            while waiting:
                line = waiting.pop(0)
                if line in seen or outward(line):
                    continue
                first = line.partition(" ")[0] not in {asked.partition(" ")[0] for asked in seen}
                seen.add(line)
                await reader(house, language=language, follows=("korea",))
                screen = await say(house, line, admin=True)
                check(screen)
                if first:
                    below = [one.command for row in turned(screen, 1, 0).buttons for one in row if one.command]
                    waiting.extend(below[:_MOST_BUTTONS])
            return len(seen)


@pytest.mark.parametrize("language", locales.languages())
@settings(
    max_examples=2, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(title=hostile, body=hostile)
def test_every_screen_of_every_language_keeps_within_telegrams_limits(language: str, title: str, body: str) -> None:
    assert asyncio.run(walked(language, title, body)) > 2 * len(commands.BY_NAME) - 20


_SIGNS = (
    " ", ".", "?", "/", "//", "/ ", "/?", "/@", "/start@", "@", "#", "\\", "'", '"', '""',
    "(", ")", "*", "-", "+",
    "--", "^", "~", ":", "a:", "title:", "NEAR", "NEAR(", "NEAR(a b, 2)", "AND", "OR", "NOT", "a AND",
    "OR b", "NOT c", "a*",
    "*a", "a^2", "{a b}", "[a]", "<b>x</b>", "<script>", "&lt;", "%s", "%(x)s", "{}", "{0}", "{words}", "${x}", "$(id)",
    "`id`", "; drop table articles", "' or 1=1 --", "\u200b", "\u200f", "\u202e", "\ufeff", "\u0000x", "😀", "👨‍👩‍👧‍👦",
    "🇮🇩", "ﷺ", "كرة القدم", "שלום", "한국", "日本", "中国", "ไทย", "हिन्दी", "ñ", "é", "ﬁ", "İ", "ß", "0", "-1",
    "∞", "½", "٣", "９９", "9" * 400, "x" * 4096, "word " * 800, "😀" * 2000, "\n" * 50 + "x", "a\nb\nc", "\t", "null",
    "None", "true", "1e9", "https://", "http://[", "mailto:a@b", "tg://user?id=1", "file:///etc/passwd",
    "news", "hello", "?start",
)  # fmt: skip
_NAMES = (
    "latest",
    "topic",
    "search",
    "follow",
    "unfollow",
    "schedule",
    "quiet",
    "timezone",
    "language",
    "since",
    "mute",
)
_WORDS = ("-1", "0", "99999999999999999999", "😀", '"', "\u202e", "x" * 3000, "24:00", "25:99 07:00", "a b c d e f")


def odd() -> list[str]:
    """Two hundred things that people, or people's fingers, may send."""
    typed = [sign for sign in _SIGNS if sign.strip()]
    typed += [f"/{name} {words}" for name in _NAMES for words in _WORDS]
    typed += [
        "/strat",
        "/LATEST",
        "/latest3",
        "/more",
        "/more x",
        "/more 0 0 0",
        "/page",
        "/page 1",
        "/page x y z",
        "/save",
    ]
    return typed[:200]


async def test_two_hundred_odd_inputs_are_all_answered_without_an_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    inputs = odd()
    assert len(inputs) == 200
    async with (
        TelegramServer() as server,
        opened(tmp_path, SetClock()) as house,
        answering(server, house, pauses=(0.0,)),
    ):
        await fill(house, report(1, "Opera opens"))
        for at, words in enumerate(inputs):
            server.say(words, user=20_000 + at, chat=20_000 + at)
        silent = {20_000 + at for at in range(len(inputs))}

        def was_the_last(call: Call) -> bool:
            if call.puts_a_message:
                silent.discard(call.chat)
            return not silent

        await server.wait_for(was_the_last, within=60)

    failed = [call for call in server.calls if call.problem]
    assert failed == []
    assert [record.getMessage() for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")] == []


async def test_digest_is_there_within_two_taps_and_three_seconds(tmp_path: Path) -> None:
    async with (
        TelegramServer() as server,
        opened(tmp_path, SetClock()) as house,
        answering(server, house, pauses=(0.0,)),
    ):
        await fill(house, report(1, "Ferry to Busan", concepts=frozenset({"country:KR"})))
        began = time.monotonic()
        server.say("/start")
        welcome = await server.reply()
        server.press("/pick korea", welcome)
        digest = await server.reply()

        assert "Ferry to Busan" in digest["text"]
        assert time.monotonic() - began < 3


@pytest.mark.parametrize("language", locales.languages())
async def test_buttons_say_what_they_do_in_words(tmp_path: Path, language: str) -> None:
    async with opened(tmp_path, SetClock()) as house:
        await fill(house)
        await reader(house, language=language)

        screens = [await say(house, line) for line in ("/odd", "/topic", "/wake 07:00 UTC", "/length", "/start")]

        assert [b.label for screen in screens for row in screen.buttons for b in row if b.label.startswith("/")] == []
