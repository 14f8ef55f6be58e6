"""What readers can ask for, over a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import commands, locales, publish
from bot.app import House
from bot.commands.command import Request
from bot.telegram_io.rooms import shared
from storage import chats, outbox, screens, sources
from storage.database import Database
from storage.models import Reply
from tests.house import SetClock, buttons, fill, opened, reader, report, say, texts
from tests.make import NOON, reply, source


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock) as parts:
        yield parts


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("/latest 3", ("latest", "3")),
        ("/Topic@news_bot  korea utara ", ("topic", "korea utara")),
        ("/start", ("start", "")),
        ("rail strike", ("search", "rail strike")),
        ("/", ("search", "/")),
        ("", ("search", "")),
        ("/search two\nlines", ("search", "two\nlines")),
        ("\u200f\u2068/topic كوريا\u2069 ", ("topic", "كوريا")),
        ("/broadcast \u200fKabar خبر", ("broadcast", "\u200fKabar خبر")),
    ],
)
def test_lines_are_commands_or_searches(line: str, parsed: tuple[str, str]) -> None:
    assert commands.parse(line) == parsed


def test_endless_input_is_cut() -> None:
    assert commands.parse("x" * 10_000) == ("search", "x" * commands.MAX_WORDS)


async def test_start_subscribes_and_shows_a_digest_at_once(house: House) -> None:
    await fill(house)

    answer = await say(house, "/start", language="id")

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert (chat.language, chat.times) == ("id", ("07:00",))
    assert chat.next_digest_at == datetime(2026, 3, 15, 7, 0, tzinfo=UTC)
    assert "Selamat datang" in texts(answer)
    assert "besok pukul 07:00" in texts(answer)
    assert texts(answer).count("Story") == 5


async def test_what_start_showed_does_not_come_again(house: House) -> None:
    ids = await fill(house)

    await say(house, "/start")

    assert len(await house.db.read(chats.seen, 7, ids)) == 5


async def test_start_before_any_article_promises_a_digest_within_minutes(house: House) -> None:
    await house.db.write(sources.add, source(), now=NOON)

    answer = await say(house, "/start")

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.next_digest_at is not None
    assert chat.next_digest_at - NOON <= timedelta(minutes=1)
    assert "gathering the first articles" in texts(answer)
    assert "/pick korea" in buttons(answer)


async def test_start_of_an_install_without_sources_says_what_to_do(house: House) -> None:
    assert "/addsource" in texts(await say(house, "/start"))


async def test_start_again_is_never_silence(house: House) -> None:
    await fill(house, report(1))
    await say(house, "/start")

    answer = await say(house, "/start")

    assert "Nothing new" in texts(answer)
    assert buttons(answer)[0] == "/latest"


async def test_start_after_stop_brings_the_digests_back(house: House) -> None:
    await fill(house)
    await say(house, "/start")
    await say(house, "/stop")

    await say(house, "/start")

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.times == ("07:00",)
    assert chat.next_digest_at is not None


async def test_latest_shows_the_newest_stories(house: House) -> None:
    await fill(house)

    answer = await say(house, "/latest 3")

    shown = [line for line in texts(answer).splitlines() if "Story" in line]
    assert shown == ["1. Story 7", "2. Story 6", "3. Story 5"]


async def test_latest_without_articles_says_so(house: House) -> None:
    assert "no articles yet" in texts(await say(house, "/latest"))


@pytest.mark.parametrize("words", ["0", "21", "-1", "many", "٣٣", "9" * 400])
async def test_latest_wants_a_small_number(house: House, words: str) -> None:
    assert texts(await say(house, f"/latest {words}")).startswith("How many?")


async def test_topic_finds_articles_and_offers_to_follow(house: House) -> None:
    await fill(house, report(1, "Ferry to Busan", concepts=frozenset({"country:KR"})), report(2, "Opera opens"))

    answer = await say(house, "/topic korea")

    assert "Ferry to Busan" in texts(answer)
    assert "Opera" not in texts(answer)
    assert buttons(answer) == ["/follow korea"]


async def test_topic_takes_operators(house: House) -> None:
    korea = frozenset({"country:KR"})
    await fill(house, report(1, "Beekeeping in Busan", concepts=korea), report(2, "Story of Busan", concepts=korea))

    ruled_out = texts(await say(house, "/topic korea -beekeeping"))
    required = texts(await say(house, "/topic korea +beekeeping"))

    assert ("Story of Busan" in ruled_out, "Beekeeping in Busan" in ruled_out) == (True, False)
    assert ("Story of Busan" in required, "Beekeeping in Busan" in required) == (False, True)


async def test_topic_without_articles_can_still_be_followed(house: House) -> None:
    answer = await say(house, "/topic beekeeping")

    assert "Nothing on “beekeeping”" in texts(answer)
    assert buttons(answer) == ["/follow beekeeping"]


async def test_topic_that_is_followed_is_not_offered_again(house: House) -> None:
    await say(house, "/follow korea")

    assert buttons(await say(house, "/topic korea")) == []


async def test_topic_without_words_offers_some(house: House) -> None:
    assert "/topic korea" in buttons(await say(house, "/topic"))


async def test_topic_without_words_offers_those_that_are_followed(house: House) -> None:
    await say(house, "/follow opera")

    assert buttons(await say(house, "/topic")) == ["/topic opera"]


async def test_search_and_plain_text_find_words(house: House) -> None:
    await fill(house, report(1, "Rail strike ends"), report(2, "Opera opens"))

    assert "Rail strike" in texts(await say(house, "/search strikes"))
    assert "Opera opens" in texts(await say(house, "opera"))


async def test_search_shows_the_sentence_in_which_the_words_stand(house: House) -> None:
    paragraphs = ("The day began as any other.", "At noon 🚢 the Čapek ferry sailed. Nobody was hurt.")
    await fill(house, report(1, "Harbour news", paragraphs=paragraphs, terms=("harbou", "capek", "ferry")))

    page = (await say(house, "/search FERRY capek")).pages[0]

    units = page.text.encode("utf-16-le")
    bold = [units[2 * at : 2 * (at + length)].decode("utf-16-le") for _, at, length, _ in page.entities]
    assert "\nAt noon 🚢 the Čapek ferry sailed.\n" in page.text
    assert [words for words in bold if words in ("Čapek", "ferry")] == ["Čapek", "ferry"]


async def test_search_that_a_headline_alone_answers_shows_the_summary(house: House) -> None:
    await fill(house, report(1, "Harbour news"))

    assert "The ferry left the harbour on Friday." in texts(await say(house, "/search news"))


async def test_question_that_takes_too_long_is_given_up_with_a_word_on_what_to_do(house: House, tmp_path: Path) -> None:
    await fill(house, *(report(number, concepts=frozenset({"country:KR"})) for number in range(2_000)))
    hurried = Database.open(tmp_path / "test.db", read_seconds=0)
    desk = replace(house.desk, db=hurried)
    request = Request(chat=await reader(house), user_id=7, words="korea -opera", now=NOON, desk=desk)

    answered = texts(await commands.answer(request, "topic"))
    cards = await shared(request)
    await hurried.close()

    assert answered == "That took too long to look up. Add a word or two, or ask for something narrower."
    assert cards == []


async def test_search_that_finds_nothing_says_so(house: House) -> None:
    assert "Nothing found for “opera”" in texts(await say(house, "opera"))


async def test_search_without_words_says_how(house: House) -> None:
    assert "What shall I look for" in texts(await say(house, "/search"))


@pytest.mark.parametrize("words", ['"', "* OR (", "NEAR(a b)", "title:x", "'; drop table articles", "\x00", "😀" * 200])
async def test_any_words_can_be_searched_for(house: House, words: str) -> None:
    await fill(house)

    assert texts(await say(house, f"/search {words}")).startswith(("Nothing found", "Found", "What"))


async def test_digest_comes_once(house: House) -> None:
    await fill(house, report(1), report(2))
    await reader(house)

    first, second = await say(house, "/digest"), await say(house, "/digest")

    assert "Story 1" in texts(first)
    assert "Nothing new" in texts(second)
    assert buttons(second) == ["/latest"]


async def test_followed_topic_comes_first_in_the_digest(house: House) -> None:
    await fill(house, report(1, "Beekeeping booms"), *(report(number) for number in range(2, 9)))
    await say(house, "/follow beekeeping")

    assert texts(await say(house, "/digest")).split("\n\n")[1].startswith("1. Beekeeping booms")


async def test_follow_stores_the_topic(house: House) -> None:
    await reader(house)

    answer = await say(house, "/follow  Korea   Utara ")

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.follows == ("Korea Utara",)
    assert buttons(answer) == ["/topic Korea Utara"]


async def test_following_does_not_subscribe_a_stranger(house: House) -> None:
    answer = await say(house, "/follow korea")

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.next_digest_at is None
    assert "No digests are scheduled" in texts(answer)


async def test_topic_is_followed_once(house: House) -> None:
    await say(house, "/follow korea")

    assert "already" in texts(await say(house, "/follow KOREA"))


@pytest.mark.parametrize("words", ["", "x" * 61, "!!!"])
async def test_what_is_no_topic_is_not_followed(house: House, words: str) -> None:
    assert texts(await say(house, f"/follow {words}")).startswith("Which topic?")


async def test_fifty_topics_are_enough(house: House) -> None:
    await reader(house, follows=tuple(f"topic{number}" for number in range(50)))

    assert "50" in texts(await say(house, "/follow korea"))


async def test_topics_lists_what_is_followed(house: House) -> None:
    assert "/follow korea" in buttons(await say(house, "/topics"))
    await say(house, "/follow korea")

    answer = await say(house, "/topics")

    assert "You follow: korea" in texts(answer)
    assert buttons(answer) == ["/unfollow korea"]


async def test_unfollow_drops_the_topic(house: House) -> None:
    await say(house, "/follow korea")

    assert "no longer" in texts(await say(house, "/unfollow Korea"))
    assert "don’t follow" in texts(await say(house, "/unfollow Korea"))
    assert "don’t follow" in texts(await say(house, "/unfollow"))


async def test_schedule_sets_local_times(house: House) -> None:
    await reader(house, timezone="Asia/Jakarta")

    answer = await say(house, "/schedule 18.30 7:00")

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.times == ("07:00", "18:30")
    assert chat.next_digest_at == datetime(2026, 3, 15, 0, 0, tzinfo=UTC)
    assert "tomorrow at 07:00 (Jakarta)" in texts(answer)


async def test_schedule_says_what_it_has_understood(house: House) -> None:
    await reader(house)

    assert texts(await say(house, "/schedule weekdays 18.30 7:00")).splitlines() == [
        "Digests at: 07:00 and 18:30",
        "Days: Mon\u2009–\u2009Fri",
        "Next digest: Monday at 07:00 (UTC).",
    ]
    assert texts(await say(house, "/schedule instant")) == "News on your topics comes at once."


async def test_choices_begin_with_a_large_letter_and_mark_what_holds(house: House) -> None:
    await reader(house, stories=7, length="long", language="en")

    def labels(answer: Reply) -> list[str]:
        return [one.label for row in answer.buttons for one in row]

    assert labels(await say(house, "/length")) == ["Short", "Medium", "✓ Long"]
    assert "✓ 7" in labels(await say(house, "/stories"))
    assert "✓ English" in labels(await say(house, "/language"))
    assert "Every hour" in labels(await say(house, "/schedule"))


async def test_schedule_off_means_never(house: House) -> None:
    await reader(house)

    assert "No digests are scheduled" in texts(await say(house, "/schedule off"))


async def test_schedule_without_times_says_when_and_how(house: House) -> None:
    await reader(house, next_digest_at=NOON + timedelta(hours=2))

    answer = await say(house, "/schedule")

    assert "Next digest: today at 14:00" in texts(answer)
    assert "/schedule off" in buttons(answer)


async def test_schedule_of_nonsense_is_explained(house: House) -> None:
    assert "digests should come:\n/schedule 07:00" in texts(await say(house, "/schedule whenever"))


@pytest.mark.parametrize("words", ["Asia/Jakarta", "asia/jakarta", "jakarta"])
async def test_timezone_is_found_by_zone_or_city(house: House, words: str) -> None:
    await reader(house)

    answer = await say(house, f"/timezone {words}")

    assert "time zone is now Jakarta" in texts(answer)
    assert "tomorrow at 07:00" in texts(answer)


async def test_city_of_two_words_is_found(house: House) -> None:
    assert "New York" in texts(await say(house, "/timezone new york"))


async def test_unknown_timezone_is_explained(house: House) -> None:
    assert "a time zone called “Atlantis”" in texts(await say(house, "/timezone Atlantis"))
    assert "Your time zone is UTC" in texts(await say(house, "/timezone"))


@pytest.mark.parametrize("words", ["id", "ID-id", "Indonesia"])
async def test_language_is_changed(house: House, words: str) -> None:
    assert "bahasa Indonesia" in texts(await say(house, f"/language {words}"))
    assert "Bahasa: Indonesia" in texts(await say(house, "/settings"))


async def test_unknown_language_offers_those_there_are(house: House) -> None:
    assert buttons(await say(house, "/language xx")) == [f"/language {code}" for code in locales.languages()]


async def test_settings_tell_all(house: House) -> None:
    await reader(house, follows=("korea",))

    assert "Topics: korea" in texts(await say(house, "/settings"))


async def test_stop_ends_the_digests(house: House) -> None:
    await reader(house, next_digest_at=NOON)

    answer = await say(house, "/stop")

    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    assert chat.next_digest_at is None
    assert buttons(answer) == ["/schedule 07:00"]


async def test_forget_erases_once_confirmed(house: House) -> None:
    await reader(house)

    assert buttons(await say(house, "/privacy")) == ["/export", "/forget"]
    assert buttons(await say(house, "/forget")) == ["/forget yes"]
    assert await house.db.read(chats.get, 7) is not None
    assert "Erased" in texts(await say(house, "/forget yes"))
    assert await house.db.read(chats.get, 7) is None


async def test_help_lists_what_the_asker_may_use(house: House) -> None:
    mine, admins = texts(await say(house, "/help")), texts(await say(house, "/help", admin=True))

    assert "/latest [n] — The newest stories" in mine
    assert "/addsource" not in mine
    assert "/addsource ADDRESS" in admins
    assert "/claim" not in admins


async def test_command_typed_wrongly_gets_the_nearest_one(house: House) -> None:
    answer = await say(house, "/topik korea")

    assert "Did you mean /topic?" in texts(answer)
    assert buttons(answer) == ["/topic korea"]


async def test_command_of_another_bot_is_explained(house: House) -> None:
    assert "/help" in texts(await say(house, "/xyzzyqwerty"))


async def test_further_page_is_turned_to(house: House) -> None:
    await reader(house)
    screen = await house.db.write(screens.keep, 7, reply("one", "two", "three"), at=NOON)

    answer = await say(house, f"/page {screen} 1")

    assert [page.text for page in answer.pages] == ["two"]
    assert buttons(answer) == [f"/page {screen} 0", f"/page {screen} 2", "/latest"]
    assert buttons(await say(house, f"/page {screen} 2")) == [f"/page {screen} 1", "/latest"]


@pytest.mark.parametrize("words", ["", "1", "1 9", "99 0", "x y", "1 -1", f"{9**30} 0", "² 0"])
async def test_forged_or_old_page_is_explained(house: House, words: str) -> None:
    await reader(house)
    await house.db.write(screens.keep, 7, reply("one", "two"), at=NOON)

    assert "no longer have that page" in texts(await say(house, f"/page {words}"))


async def test_page_of_another_chat_is_not_shown(house: House) -> None:
    await reader(house)
    await reader(house, 8)
    screen = await house.db.write(screens.keep, 8, reply("secret", "two"), at=NOON)

    assert "no longer have that page" in texts(await say(house, f"/page {screen} 0"))


@pytest.mark.parametrize(
    ("words", "wishes"),
    [
        ("weekdays 07:00", {"times": ("07:00",), "days": (0, 1, 2, 3, 4), "instant": False}),
        ("monday", {"times": ("07:00", "12:00"), "days": (0,), "instant": False}),
        ("instant", {"times": (), "days": (), "instant": True}),
        ("notify", {"times": ("07:00", "12:00"), "tells_nothing": True}),
        ("hourly", {"times": tuple(f"{hour:02}:00" for hour in range(24))}),
        ("off", {"times": (), "next_digest_at": None}),
    ],
)
async def test_schedule_takes_days_and_words(house: House, words: str, wishes: dict[str, object]) -> None:
    await reader(house, times=("07:00", "12:00"))

    await say(house, f"/schedule {words}")

    stored = await house.db.read(chats.get, 7)
    assert {name: getattr(stored, name) for name in wishes} == wishes


async def test_schedule_knows_the_days_of_the_readers_language(house: House) -> None:
    await reader(house, language="id")

    assert "Hari: Senin" in texts(await say(house, "/schedule senin 08:00"))
    assert "Hari: Senin dan Rabu" in texts(await say(house, "/schedule sen rab 08:00"))


async def test_word_for_the_days_of_work_is_known_in_the_readers_language_too(house: House) -> None:
    await reader(house, language="ko")

    assert "요일: 월 ~ 금" in texts(await say(house, "/schedule 평일 08:00"))
    assert "요일: 월 ~ 금" in texts(await say(house, "/settings"))


@pytest.mark.parametrize(
    ("plan", "times"),
    [("07:00 18:30", "07:00 and 18:30"), ("hourly", "every hour"), ("instant", "at once"), ("off", "–")],
)
async def test_settings_say_when_digests_come(house: House, plan: str, times: str) -> None:
    await reader(house)
    await say(house, f"/schedule {plan}")

    lines = texts(await say(house, "/settings")).splitlines()

    assert [line.partition(": ")[2] for line in lines if line.startswith("Digests at")] == [times]


async def test_schedule_says_what_else_holds(house: House) -> None:
    await reader(house)

    assert "comes at once" in texts(await say(house, "/schedule instant"))
    assert "I’ll tell you" in texts(await say(house, "/schedule notify"))


async def test_quiet_hours_are_set_shown_and_ended(house: House) -> None:
    await reader(house)

    assert "no quiet hours" in texts(await say(house, "/quiet"))
    assert "Quiet from 22:00 to 07:00" in texts(await say(house, "/quiet 22:00 7:00"))
    assert "Quiet from 22:00 to 07:00" in texts(await say(house, "/quiet"))
    assert "no quiet hours" in texts(await say(house, "/quiet off"))


@pytest.mark.parametrize("words", ["22:00", "22:00 22:00", "22:00 23:00 24:00", "night"])
async def test_quiet_hours_that_are_none_are_refused(house: House, words: str) -> None:
    assert "when nothing should be sent" in texts(await say(house, f"/quiet {words}"))


async def test_missed_messages_are_named_with_their_reason(house: House) -> None:
    assert "You missed nothing" in texts(await say(house, "/missed"))
    await fill(house)
    for chat_id in (7, 8, 9):
        await reader(house, chat_id, next_digest_at=house.clock())
    await publish.queue_due(house.db, house.clock())
    by_chat = {one.chat_id: one.id for one in await house.db.read(outbox.ready, house.clock(), limit=9)}
    await house.db.write(outbox.fail, by_chat[7], error="entities cross", refused=True)
    await house.db.write(outbox.fail, by_chat[8], error="given up")
    for _ in range(2):
        await house.db.write(outbox.retry, by_chat[9], not_before=house.clock(), error="cut off", doubtful=True)

    assert "today at 12:00: Telegram didn’t take" in texts(await say(house, "/missed"))
    assert "today at 12:00: it couldn’t be delivered in time" in texts(await say(house, "/missed", chat_id=8))
    assert "in time (given up)" in texts(await say(house, "/missed", chat_id=8, admin=True))
    assert "may have arrived" in texts(await say(house, "/missed", chat_id=9))
    assert "Your digest" not in texts(await say(house, "/missed"))
    assert "entities cross\nYour digest" in texts(await say(house, "/missed", chat_id=1, admin=True))
