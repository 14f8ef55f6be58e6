"""Due sources become stored articles, over real HTTP, with real workers; what fails stops only itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import pages
from bot.app import House
from bot.gather import Outcome
from storage import articles, sources
from storage.models import Article, Item, Source, Summary
from tests import llm_server, make, source_server
from tests.house import SetClock, opened
from tests.make import NOON
from tests.news import FERRY, OPERA, News, feed, page
from tests.source_server import SourceServer


@pytest.fixture
async def server() -> AsyncIterator[SourceServer]:
    async with source_server.running() as running:
        yield running


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def house(tmp_path: Path, server: SourceServer, clock: SetClock) -> AsyncIterator[House]:
    async with opened(tmp_path, clock, allowed_private_hosts=frozenset({server.host})) as parts:
        yield parts


def publish(server: SourceServer, news: Sequence[News], path: str = "/feed") -> str:
    """Serve a feed and the pages it lists; the feed's address."""
    for one in news:
        server.serve(one.path, page(one), Content_Type="text/html; charset=utf-8")
    return server.serve(path, feed(news, NOON, server.url("")))


async def take_up(house: House, url: str, **given: object) -> Source:
    return await house.db.write(sources.add, Source(url=url, **given), now=house.clock())  # type: ignore[arg-type]


async def gathered(house: House) -> list[Outcome]:
    return sorted(await house.gatherer.due(), key=lambda outcome: outcome.source.id)


async def stored(house: House) -> list[Item]:
    return await house.db.read(articles.latest, limit=50)


async def test_new_articles_are_read_condensed_and_stored(house: House, server: SourceServer) -> None:
    await take_up(house, publish(server, [FERRY, OPERA]))

    (outcome,) = await gathered(house)

    assert (outcome.new, outcome.failed, outcome.problem) == (2, 0, "")
    by_title = {item.article.title: item for item in await stored(house)}
    ferry = by_title[FERRY.title]
    assert ferry.source == "Harbour News"
    assert ferry.article.language == "id"
    assert {quote.speaker for quote in ferry.summary.quotes} == {"Laras Kembaren"}
    assert not any("Baca Juga" in sentence for sentence in ferry.summary.sentences)


async def test_every_article_gets_a_story(house: House, server: SourceServer) -> None:
    await take_up(house, publish(server, [FERRY, OPERA]))

    await gathered(house)

    assert len({item.story_id for item in await stored(house)} - {0}) == 2


async def test_source_is_not_asked_again_before_its_time(house: House, server: SourceServer, clock: SetClock) -> None:
    await take_up(house, publish(server, [OPERA]))
    await gathered(house)

    clock.forward(minutes=59)

    assert await gathered(house) == []


async def test_known_articles_are_not_read_again(house: House, server: SourceServer, clock: SetClock) -> None:
    await take_up(house, publish(server, [OPERA]), every=timedelta(seconds=1))
    await gathered(house)
    publish(server, [OPERA, FERRY])

    clock.forward(days=1)
    (outcome,) = await gathered(house)

    assert outcome.new == 1
    assert [request.path for request in server.requests].count("/opera") == 1


async def test_unchanged_feed_costs_one_conditional_request(
    house: House, server: SourceServer, clock: SetClock
) -> None:
    await take_up(house, server.url("/polite"))
    server.serve("/ferry", page(OPERA), Content_Type="text/html")
    await gathered(house)
    clock.forward(days=1)

    (outcome,) = await gathered(house)

    assert (outcome.new, outcome.problem) == (0, "")
    assert server.requests[-1].headers["If-None-Match"] == '"v-1"'
    clock.forward(days=1)
    await gathered(house)
    assert server.requests[-1].headers["If-None-Match"] == '"v-1"'


async def test_broken_source_is_recorded_and_the_others_go_on(house: House, server: SourceServer) -> None:
    await take_up(house, server.serve("/broken", "oops", status=500))
    await take_up(house, server.serve("/login", "<html><body>Log in</body></html>", Content_Type="text/html"))
    await take_up(house, publish(server, [OPERA]))

    broken, login, good = await gathered(house)

    assert "500" in broken.problem
    assert login.problem
    assert good.new == 1
    found = await house.db.read(sources.get, broken.source.id)
    assert found is not None
    assert (found.failures, found.problem) == (1, broken.problem)
    assert found.next_check_at is not None
    assert found.next_check_at > NOON


async def test_source_that_is_gone_is_not_asked_any_more(house: House, server: SourceServer, clock: SetClock) -> None:
    await take_up(house, server.serve("/gone", "", status=410))

    (outcome,) = await gathered(house)

    assert "gone for good" in outcome.problem
    clock.forward(days=300)
    assert await gathered(house) == []


async def test_private_address_is_refused_in_words(house: House) -> None:
    await take_up(house, "http://127.0.0.1:9/feed")

    (outcome,) = await gathered(house)

    assert "ALLOWED_PRIVATE_HOSTS" in outcome.problem


async def test_page_without_an_article_gives_the_teaser_marked_so(house: House, server: SourceServer) -> None:
    url = publish(server, [OPERA])
    server.serve("/opera", "<html><body></body></html>", Content_Type="text/html")
    await take_up(house, url)

    (outcome,) = await gathered(house)

    (item,) = await stored(house)
    assert outcome.new == 1
    assert item.article.teaser_only
    assert item.summary.sentences == (OPERA.paragraphs[0],)


async def test_page_that_fails_for_now_is_read_in_a_later_round(
    house: House, server: SourceServer, clock: SetClock
) -> None:
    url = publish(server, [OPERA])
    server.serve("/opera", "", status=503)
    await take_up(house, url)
    (first,) = await gathered(house)
    publish(server, [OPERA])

    clock.forward(days=1)
    (second,) = await gathered(house)

    assert (first.new, first.failed, second.new) == (0, 1, 1)


async def test_page_that_keeps_failing_gives_its_teaser(house: House, server: SourceServer, clock: SetClock) -> None:
    url = publish(server, [OPERA])
    server.serve("/opera", "", status=503)
    await take_up(house, url)

    for _ in range(articles.MAX_TRIES):
        await gathered(house)
        clock.forward(days=1)

    (item,) = await stored(house)
    assert item.article.teaser_only


FOLLOW = "Harbour News has a fine channel for those who like ships"
PIERS = [
    News(
        f"/pier-{number}",
        f"Pier {number} of the harbour is mended",
        (f"Pier {number} was mended on Friday by {number + 3} divers from Lindmark, the port said.", FOLLOW, text),
    )
    for number, text in enumerate(
        (
            "The port wants to let ships of two hundred metres moor there again before the winter storms begin.",
            "Fishermen had asked for the works since a barge hit the pillars in the great fog of last November.",
            "Its wooden beams come from a forest in the north and were laid in salt water for the whole summer.",
            "Children of the harbour school painted the new railings in the colours of all the ships they know.",
        )
    )
]  # fmt: skip


@pytest.mark.parametrize("rounds", [[PIERS], [PIERS[:3], PIERS[3:]]], ids=["in one round", "in a later round"])
async def test_lines_that_a_source_repeats_are_left_out(
    house: House, server: SourceServer, clock: SetClock, rounds: list[list[News]]
) -> None:
    for news in rounds:
        await take_up(house, publish(server, news), every=timedelta(seconds=1))
        await gathered(house)
        clock.forward(days=1)

    found = [await house.db.read(articles.get, item.article.id) for item in await stored(house)]

    assert {len(item.article.paragraphs) for item in found if item} == {2}
    assert not any(FOLLOW in item.summary.sentences for item in found if item)


async def test_one_article_under_several_addresses_keeps_its_lines(house: House, server: SourceServer) -> None:
    short = tuple(f"Short line number {number} of the harbour's long report." for number in range(6))
    await take_up(house, publish(server, [News(f"/copy-{number}", "Harbour report", short) for number in range(3)]))

    await gathered(house)

    found = [await house.db.read(articles.get, item.article.id) for item in await stored(house)]
    assert {item.article.paragraphs for item in found if item} == {short}


async def test_article_of_several_pages_is_read_whole(house: House, server: SourceServer) -> None:
    url = publish(server, [OPERA])
    first, second, third = OPERA.paragraphs
    for number, paragraph in enumerate((first, second, third), 1):
        link = f'<a rel="next" href="/opera/{number + 1}">Next</a>'
        html = page(News("", OPERA.title, (paragraph,))).replace("</article>", f"</article>{link}")
        server.serve("/opera" + (f"/{number}" if number > 1 else ""), html, Content_Type="text/html; charset=utf-8")
    await take_up(house, url)

    (outcome,) = await gathered(house)

    (item,) = await stored(house)
    whole = await house.db.read(articles.get, item.article.id)
    assert outcome.failed == 0  # page 4 is not there: the article ends before it
    assert whole is not None
    assert whole.article.paragraphs == OPERA.paragraphs
    assert whole.article.url.endswith("/opera")


async def test_entry_that_brings_its_whole_text_is_not_fetched(house: House, server: SourceServer) -> None:
    entry = make.entry(url=server.url("/opera"), body_html=page(OPERA))

    found = await pages.fetch(entry, make.source(), house.gatherer.fetcher, house.gatherer.workers)

    assert found == [(page(OPERA), entry.url)]
    assert server.requests == []


async def test_further_page_without_an_article_adds_nothing(house: House, server: SourceServer) -> None:
    url = publish(server, [OPERA])
    html = page(OPERA).replace("</article>", '</article><a class="on" href="/empty">On</a>')
    server.serve("/opera", html, Content_Type="text/html; charset=utf-8")
    server.serve("/empty", '<html><a class="on" href="/opera">On</a></html>', Content_Type="text/html")
    await take_up(house, url, select={"next": ("a.on",)})

    await gathered(house)

    (item,) = await stored(house)
    whole = await house.db.read(articles.get, item.article.id)
    assert whole is not None
    assert whole.article.paragraphs == OPERA.paragraphs


async def test_bug_over_one_source_costs_that_source_only(
    house: House, server: SourceServer, caplog: pytest.LogCaptureFixture
) -> None:
    await take_up(house, server.serve("/odd"), kind="no such kind")
    await take_up(house, publish(server, [OPERA]))

    broken, good = await gathered(house)

    assert "the log says more" in broken.problem
    assert good.new == 1
    assert "gathering failed" in caplog.text


async def test_progress_is_told_source_by_source(house: House, server: SourceServer) -> None:
    await take_up(house, publish(server, [OPERA]))
    told: list[Outcome] = []

    await house.gatherer.due(told.append)

    assert [outcome.new for outcome in told] == [1]


async def test_language_model_of_the_settings_condenses_and_its_failure_costs_nothing(
    tmp_path: Path, server: SourceServer, clock: SetClock
) -> None:
    answers = llm_server.in_turn(
        llm_server.says("The opera house of Lindmark opened its doors on Friday."), llm_server.body("", status=500)
    )
    async with (
        llm_server.running(answers) as model,
        opened(
            tmp_path,
            clock,
            allowed_private_hosts=frozenset({server.host}),
            summariser="llm",
            llm_base_url=model.base_url,
            llm_model=llm_server.MODEL,
            llm_api_key=llm_server.KEY,
            llm_translate=True,
        ) as house,
    ):
        await take_up(house, publish(server, [OPERA], "/one"))
        await gathered(house)
        await take_up(house, publish(server, [FERRY], "/two"))
        (outcome,) = [one for one in await gathered(house) if one.new]

        by_title = {item.article.title: item.summary for item in await stored(house)}

    assert outcome.problem == ""
    assert by_title[OPERA.title].made_by == f"llm:{llm_server.MODEL}"
    assert by_title[OPERA.title].sentences == ("The opera house of Lindmark opened its doors on Friday.",)
    assert by_title[FERRY.title].made_by == "extractive"
    assert by_title[FERRY.title].sentences
    asked = [request.body["messages"][0]["content"] for request in model.requests]
    assert ['"en"' in one for one in asked] == [False, True], "only what is in another language is translated"


class Broken:
    """A back-end with a bug."""

    async def summarise(self, article: Article, draft: Summary) -> Summary:
        raise KeyError(article.url, draft.made_by)


async def test_bug_of_a_summariser_costs_its_summary_only(
    house: House, server: SourceServer, caplog: pytest.LogCaptureFixture
) -> None:
    await take_up(house, publish(server, [OPERA]))

    reader = replace(house.gatherer.reader, summariser=Broken())
    await replace(house.gatherer, reader=reader).due()

    (item,) = await stored(house)
    assert item.summary.sentences
    assert "the summariser failed" in caplog.text


async def test_feed_of_a_site_is_found_once_and_asked_from_then_on(
    house: House, server: SourceServer, clock: SetClock
) -> None:
    publish(server, [OPERA])
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    source = await take_up(house, server.serve("/", f"<html><head>{link}", Content_Type="text/html"))

    (first,) = await gathered(house)
    clock.forward(days=1)
    (second,) = await gathered(house)

    assert (first.new, first.problem, second.problem) == (1, "", "")
    found = await house.db.read(sources.get, source.id)
    assert found is not None
    assert (found.url, found.kind, found.listing_url) == (source.url, "feed", server.url("/feed"))
    assert found.name == "Harbour News"
    assert [request.path for request in server.requests] == ["/", "/feed", "/robots.txt", "/opera", "/feed"]


async def test_feed_itself_costs_no_further_request_to_be_known(house: House, server: SourceServer) -> None:
    source = await take_up(house, publish(server, [OPERA]))

    await gathered(house)

    found = await house.db.read(sources.get, source.id)
    assert found is not None
    assert (found.kind, found.listing_url) == ("feed", "")
    assert [request.path for request in server.requests] == ["/feed", "/robots.txt", "/opera"]


async def test_list_of_articles_is_found_by_the_selectors_that_are_given(house: House, server: SourceServer) -> None:
    server.serve(OPERA.path, page(OPERA), Content_Type="text/html; charset=utf-8")
    url = server.serve("/", "<html><p><a class=a href=/opera>Opera</a></p>", Content_Type="text/html")
    source = await take_up(house, url, select={"item": ("a.a",)})

    (outcome,) = await gathered(house)

    found = await house.db.read(sources.get, source.id)
    assert found is not None
    assert (outcome.new, found.kind) == (1, "page")


async def test_selectors_that_name_nothing_leave_the_search_for_a_feed(house: House, server: SourceServer) -> None:
    publish(server, [OPERA])
    url = server.serve("/", "<html><p><a href=/feed>RSS</a></p>", Content_Type="text/html")
    await take_up(house, url, select={"item": ("a.a",)})

    (outcome,) = await gathered(house)

    assert outcome.new == 1


async def test_site_that_names_nothing_is_one_recorded_problem(house: House, server: SourceServer) -> None:
    await take_up(house, server.serve("/", "<html><p>Hello</p>", Content_Type="text/html"))

    (outcome,) = await gathered(house)

    assert outcome.problem == "the site answers with a web page, not a feed"
