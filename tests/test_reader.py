"""What a reader does by taps: the first minute, one story, the settings; over a real database."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import commands, locales, publish, topics
from bot.app import House
from bot.commands.reading import spread, turned
from storage import articles, chats, saved, screens, sources, stories
from storage.models import Chat
from tests.house import SetClock, buttons, fill, opened, reader, report, say, texts
from tests.make import NOON, quote, reply, source, summary

KOREA = frozenset({"country:KR", "subject:trade"})


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock) as parts:
        yield parts


async def kept(house: House) -> Chat:
    chat = await house.db.read(chats.get, 7)
    assert chat is not None
    return chat


# The first minute


async def test_start_offers_topics_those_with_news_first_and_a_surprise(house: House) -> None:
    await fill(house, report(1, "Ferry to Busan", concepts=KOREA))

    offered = [line for line in buttons(await say(house, "/start")) if line.startswith("/pick")]

    assert offered[0] == "/pick korea"
    assert 4 <= len(offered) <= 9
    assert offered[-1] == "/pick"


async def test_topic_tapped_is_followed_shown_and_asked_about(house: House) -> None:
    await fill(house, report(1, "Ferry to Busan", concepts=KOREA), report(2, "Opera opens"))
    await reader(house, language="id")

    answer = await say(house, "/pick korea")

    assert (await kept(house)).follows == ("korea",)
    assert "Ferry to Busan" in texts(answer)
    assert "Opera" not in texts(answer)
    assert "setiap pagi pukul 07:00 (Jakarta)" in texts(answer)
    assert buttons(answer) == ["/wake 07:00 Asia/Jakarta", "/schedule", "/timezone", "/schedule off"]


async def test_topic_already_shown_is_shown_again_rather_than_nothing(house: House) -> None:
    await fill(house, report(1, "Ferry to Busan", concepts=KOREA))
    await say(house, "/start")

    assert "Ferry to Busan" in texts(await say(house, "/pick korea"))
    assert "Nothing on “opera”" in texts(await say(house, "/pick opera"))


async def test_surprise_is_what_is_new_whatever_its_topic(house: House) -> None:
    await fill(house, report(1), report(2))
    await reader(house)

    assert "Story 2" in texts(await say(house, "/pick"))
    assert "Nothing new" in texts(await say(house, "/pick"))


async def test_link_to_a_topic_subscribes_and_follows_it(house: House) -> None:
    await fill(house, report(1, "Ferry to Busan", concepts=KOREA))

    answer = await say(house, "/start topic_korea_selatan")

    assert "Ferry to Busan" in texts(answer)
    assert (await kept(house)).follows == ("korea selatan",)
    assert (await kept(house)).times == ("07:00",)


async def test_yes_sets_time_and_zone(house: House) -> None:
    await reader(house)

    answer = await say(house, "/wake 06:30 Asia/Jakarta")

    assert ((await kept(house)).times, (await kept(house)).timezone) == (("06:30",), "Asia/Jakarta")
    assert "tomorrow at 06:30 (Jakarta)" in texts(answer)
    assert "digests should come" in texts(await say(house, "/wake whenever Atlantis"))
    assert "digests should come" in texts(await say(house, "/wake 07:00 Atlantis"))


# One story


async def test_story_opens_in_full_and_leads_back(house: House) -> None:
    said = "“We waited a year,” said Mira Tolan, who has run the café on the pier since spring."
    place = quote(start=1, end=18)
    (article, other) = await fill(house, report(1, paragraphs=(said,), summary=summary(quotes=(place,))), report(2))
    await house.db.write(stories.put, {other: article})

    answer = await say(house, f"/more {article} 3 1")

    assert f"“We waited a year”\n— Mira Tolan\n{said}" in texts(answer)
    assert texts(answer).count("• ") == 2
    assert f"/save {article} 3 1" in buttons(answer)
    assert buttons(answer)[-1] == "/page 3 1"
    share = next(button for row in answer.buttons for button in row if button.url)
    assert share.url == "https://t.me/share/url?url=https%3A%2F%2Fnews.example%2F1&text=Story%201"


async def test_admin_takes_a_report_out_of_a_story_that_it_does_not_belong_to(house: House) -> None:
    first, other = await fill(house, report(1), report(2))
    await house.db.write(stories.put, {other: first})
    assert f"/apart {other} 0 0" not in buttons(await say(house, f"/more {other}"))
    assert f"/apart {other} 0 0" in buttons(await say(house, f"/more {other}", admin=True))

    parted = await say(house, f"/apart {other} 0 0", admin=True)
    again = await say(house, f"/apart {other} 0 0", admin=True)

    assert "This report now stands alone." in texts(parted)
    assert f"/apart {other} 0 0" not in buttons(parted)
    assert "This report already stands alone." in texts(again)
    assert [item.story_id for item in await house.db.read(articles.items, [first, other])] == [first, other]


@pytest.mark.parametrize("line", ["/more", "/more 99", "/more x 1 1", "/save", f"/like {9**30}", "/hush -1"])
async def test_story_that_is_not_there_is_explained(house: House, line: str) -> None:
    assert "no longer have that story" in texts(await say(house, line))


async def test_saved_story_is_listed_until_it_is_taken_off(house: House) -> None:
    (article,) = await fill(house, report(1))

    after = await say(house, f"/save {article} 3 0")
    listed = await say(house, "/saved")
    undone = await say(house, f"/unsave {article} 3 0")

    assert f"/unsave {article} 3 0" in buttons(after)
    assert "1 saved story" in texts(listed)
    assert "Story 1" in texts(listed)
    assert f"/save {article} 3 0" in buttons(undone)
    assert not await house.db.read(saved.holds, 7, article)
    assert "haven’t saved anything yet" in texts(await say(house, "/saved"))


async def test_taps_teach_and_what_they_taught_can_be_seen_and_dropped(house: House) -> None:
    stored = await house.db.write(sources.add, source(), now=NOON)
    (article,) = await fill(house, report(1, concepts=KOREA, source_id=stored.id))

    for _ in range(5):
        answer = await say(house, f"/less {article}")

    assert "less of this (trade · The Harbour Post)" in texts(answer)
    assert dict((await kept(house)).weights) == {"trade": -3, f"source:{stored.id}": -3}
    assert "−3  trade\n−3  The Harbour Post" in texts(await say(house, "/taste"))
    await say(house, "/taste trade")
    assert dict((await kept(house)).weights) == {f"source:{stored.id}": -3}
    for _ in range(3):
        await say(house, f"/like {article}")
    assert dict((await kept(house)).weights) == {"trade": 3}
    assert "Forgotten" in texts(await say(house, "/taste reset"))
    assert "haven’t learned anything yet" in texts(await say(house, "/taste"))


async def test_what_taps_taught_shapes_the_digest(house: House) -> None:
    stored = await house.db.write(sources.add, source(), now=NOON)
    await fill(house, report(1, concepts=KOREA), *(report(n) for n in range(2, 8)), report(8, source_id=stored.id))
    await reader(house, stories=1, weights={"trade": 3})
    await reader(house, 8, stories=9, weights={f"source:{stored.id}": -3})

    assert "Story 1" in texts(await say(house, "/digest"))
    assert texts(await say(house, "/digest", chat_id=8)).rindex("Story 8") > 0


async def test_topic_muted_for_a_week_is_heard_again_after_it(house: House, clock: SetClock) -> None:
    (article, _) = await fill(house, report(1, concepts=KOREA), report(2))
    await reader(house)

    answer = await say(house, f"/hush {article}")

    assert "No “trade” in your digests for a week" in texts(answer)
    assert "trade (until March 21 at 12:00)" in texts(await say(house, "/mute"))
    assert "Story 1" not in texts(await say(house, "/digest"))
    clock.forward(days=8)
    assert publish.muted(await kept(house), clock()) == ()


async def test_article_without_a_topic_cannot_be_muted_by_a_tap(house: House) -> None:
    (article,) = await fill(house, report(1))

    assert "such as /mute" in texts(await say(house, f"/hush {article}"))


async def test_article_of_a_place_is_called_by_its_name_in_the_readers_language(house: House) -> None:
    (article,) = await fill(house, report(1, concepts=frozenset({"country:KR", "kind:odd"})))

    answer = await say(house, f"/more {article}", language="id")

    assert "Bisukan 7 hari: Korea Selatan" in [button.label for row in answer.buttons for button in row]


@pytest.mark.parametrize("code", locales.languages())
def test_names_of_subjects_find_their_subject_again(code: str) -> None:
    voice = locales.voice(code)
    names = {key.removeprefix("subjects."): voice(key) for key in voice.sentences if key.startswith("subjects.")}

    lost = {n: w for n, w in names.items() if f"subject:{n.replace('_', ' ')}" not in topics.parse(w).concepts}

    assert lost == {}


# Lists


async def test_cards_of_a_page_are_opened_by_their_numbers(house: House) -> None:
    await reader(house)
    screen = reply("one", "two", cards=((11, 12), (13,)))
    screen_id = await house.db.write(screens.keep, 7, screen, at=NOON)

    assert buttons(turned(screen, screen_id, 1))[:1] == [f"/more 13 {screen_id} 1"]
    assert [one.label for one in turned(screen, screen_id, 1).buttons[0]] == ["3"]
    assert await house.db.read(screens.page, 7, screen_id) == screen
    assert buttons(spread(screen))[1:] == ["/more 11", "/more 12", "/more 13"]


async def test_since_shows_what_mattered_and_what_was_seen_too(house: House, clock: SetClock) -> None:
    await fill(house)
    await reader(house)
    await say(house, "/digest")
    clock.forward(days=2, hours=12)

    answer = await say(house, "/since 3d")

    assert texts(answer).count("Story") == 7
    assert "What mattered since Saturday" in texts(answer)
    assert "Nothing in that time" in texts(await say(house, "/since 1h"))
    assert "/since 3d" in buttons(await say(house, "/since last year"))


async def test_muted_topics_and_sources_switched_off_stay_away(house: House) -> None:
    stored = await house.db.write(sources.add, source(), now=NOON)
    await fill(house, report(1, concepts=KOREA), report(2, source_id=stored.id), report(3))
    await say(house, "/mute korea")
    await say(house, f"/switch {stored.id}")

    for line in ("/latest", "/digest"):
        shown = texts(await say(house, line))
        assert ("Story 1" in shown, "Story 2" in shown, "Story 3" in shown) == (False, False, True)


# Settings


async def test_topic_is_muted_once_and_unmuted(house: House) -> None:
    await say(house, "/follow korea")

    done = await say(house, "/mute  Korea")

    assert buttons(done) == ["/unmute Korea"]
    assert ((await kept(house)).mutes, (await kept(house)).follows) == (("Korea",), ())
    assert "already" in texts(await say(house, "/mute KOREA"))
    assert "• Korea" in texts(await say(house, "/mute"))
    assert "again" in texts(await say(house, "/unmute korea"))
    assert "isn’t muted" in texts(await say(house, "/unmute"))
    assert "Which topic" in texts(await say(house, "/mute"))
    assert "Which topic" in texts(await say(house, "/mute !!!"))


async def test_following_a_muted_topic_unmutes_it(house: House) -> None:
    await say(house, "/mute korea")
    await say(house, "/follow korea")

    assert (await kept(house)).mutes == ()


async def test_fifty_mutes_are_enough(house: House) -> None:
    await reader(house, mutes=tuple(f"topic{number}" for number in range(50)))

    assert "50" in texts(await say(house, "/mute korea"))


async def test_length_is_set_in_the_readers_own_words(house: House) -> None:
    await reader(house, language="de")

    assert texts(await say(house, "/length Kurz")) == "Zusammenfassungen ab jetzt: kurz."
    assert (await kept(house)).length == "short"


async def test_number_and_length_of_stories_are_set(house: House) -> None:
    await fill(house, report(1, summary=summary("First sentence.", "Second sentence.", quotes=(quote(), quote()))))

    assert "up to 7 stories" in texts(await say(house, "/stories 7"))
    assert "/stories 10" in buttons(await say(house, "/stories"))
    assert "1 to 20" in texts(await say(house, "/stories 21"))
    assert "From now on, summaries are: short" in texts(await say(house, "/length short"))
    assert "/length long" in buttons(await say(house, "/length"))
    assert "Second sentence" not in texts(await say(house, "/latest"))
    await say(house, "/length long")
    assert texts(await say(house, "/latest")).count("Mira Tolan") == 2
    assert ((await kept(house)).stories, (await kept(house)).length) == (7, "long")


async def test_sources_are_switched_by_taps_on_pages(house: House) -> None:
    assert "no sources yet" in texts(await say(house, "/switch"))
    for number in range(25):
        await house.db.write(sources.add, source(url=f"https://n{number}.example/", name=f"N{number}"), now=NOON)

    first = await say(house, "/switch")
    further = await say(house, "/switch from 20")
    off = await say(house, "/switch 22")
    on = await say(house, "/switch 22")

    assert buttons(first)[-1] == "/switch from 20"
    assert buttons(further)[-1] == "/switch from 0"
    assert "switched off: 1" in texts(off)
    assert [b.label for row in off.buttons for b in row if b.command == "/switch 22"] == ["✕ N21"]
    assert "switched off: 0" in texts(on)


async def test_settings_are_changed_within_one_message(house: House) -> None:
    await reader(house)

    overview = await say(house, "/settings")
    languages = await say(house, "/set language")
    done = await say(house, "/set language id")

    assert "/set language" in buttons(overview)
    assert "/set language id" in buttons(languages)
    assert buttons(languages)[-1] == "/set"
    assert "bahasa Indonesia" in texts(done)
    assert [b.label for row in done.buttons for b in row] == ["◀ Pengaturan"]
    assert "Bahasa: Indonesia" in texts(await say(house, "/set nonsense"))
    assert "Tulis kapan rangkuman" in texts(await say(house, "/set schedule nonsense"))


async def test_button_that_leads_out_of_the_settings_stays_as_it_is(house: House) -> None:
    answer = await say(house, "/set length short")

    assert buttons(answer) == ["/digest", "/set"]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("/timezone Bandung", "Asia/Jakarta"),
        ("/timezone Токио", "Asia/Tokyo"),
        ("/timezone Jepang", "Asia/Tokyo"),
        ("/timezone london", "Europe/London"),
    ],
)
async def test_zone_is_found_by_a_city_or_country_in_any_spoken_language(house: House, line: str, zone: str) -> None:
    await reader(house, language="ru" if "ru" in locales.languages() else "en")

    await say(house, line)

    assert (await kept(house)).timezone == zone or "Токио" in line


# What is kept


async def test_export_holds_all_and_forget_erases_all(house: House) -> None:
    (article,) = await fill(house, report(1))
    await say(house, "/follow korea")
    await say(house, f"/save {article}")
    await say(house, "/digest")

    answer = await say(house, "/export")

    assert answer.file is not None
    data = json.loads(answer.file.content)
    assert data["follows"] == ["korea"]
    assert data["saved"] == [{"url": "https://news.example/1", "title": "Story 1", "saved_at": NOON.isoformat()}]
    assert data["stories_seen"] == [{"story": article, "seen_at": NOON.isoformat()}]
    await say(house, "/forget yes")
    assert "I keep nothing" in texts(await say(house, "/export"))


async def test_wishes_come_back_as_they_were_saved(house: House) -> None:
    wishes = {"length": "short", "weights": {"korea": 2}, "off": frozenset({3}), "mutes_until": {"x": NOON}}
    chat = await reader(house, **wishes)

    assert await kept(house) == chat


def test_every_hidden_command_needs_no_words_to_answer() -> None:
    assert {c.name for c in commands.ALL if c.in_place} >= {"page", "more", "set"}
    assert timedelta(days=7) == commands.cards.MUTED_FOR
