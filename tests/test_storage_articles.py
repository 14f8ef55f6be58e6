from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.text.words import terms
from storage import articles, chats, saved, sources, stories
from storage.articles import Draft
from storage.database import Tables
from tests import make
from tests.make import NOON

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def tables() -> Iterator[Tables]:
    with make.tables() as opened:
        sources.add(opened, make.source(), now=NOON)
        yield opened


def said(number: int, words: str, **given: object) -> Draft:
    return make.draft(number, title=words, terms=tuple(terms(words, "en")), **given)


def add(tables: Tables, *drafts: Draft, ago: timedelta = timedelta()) -> list[int]:
    return articles.add(tables, drafts, now=NOON - ago)


def to_read(tables: Tables, source_id: int, *keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    return articles.to_read(tables, source_id, [articles.Listed(each) for each in keys])


def ids(items: list[articles.Item]) -> list[int]:
    return [item.article.id for item in items]


def test_article_comes_back_as_it_was_stored(tables: Tables) -> None:
    draft = make.draft(source_id=1, author="Ilva Renn", image="https://news.example/1.jpg", paywalled=True)

    [article_id] = add(tables, draft)

    stored = articles.get(tables, article_id)
    assert stored is not None
    assert stored.article == replace(draft.article, id=article_id)
    assert (stored.summary, stored.source, stored.story_id) == (draft.summary, "The Harbour Post", 0)
    assert stored.added_at == NOON
    [quote] = stored.summary.quotes
    assert stored.article.text[quote.start : quote.end] == quote.text


def test_lists_leave_the_paragraphs_out(tables: Tables) -> None:
    [article_id] = add(tables, make.draft(terms=("ferry",), concepts=frozenset({"sea"})))

    lists = [
        articles.latest(tables),
        articles.by_topic(tables, {"sea"}, (), limit=5),
        articles.search(tables, ["ferry"], limit=5),
    ]

    assert [[item.article.paragraphs for item in found] for found in lists] == [[()]] * 3
    assert ids(articles.items(tables, [99, article_id])) == [article_id]
    assert [articles.get(tables, missing) for missing in (99, 10**30)] == [None, None]


def test_row_ids_follow_publication_and_answers_follow_the_call(tables: Tables) -> None:
    late, undated, early, future = (
        make.draft(number, published_at=when)
        for number, when in enumerate((NOON - HOUR, None, NOON - DAY, NOON + 1000 * DAY))
    )

    in_order = add(tables, late, undated, early, future)

    assert in_order == [2, 3, 1, 4]
    assert ids(articles.latest(tables)) == [4, 3, 2, 1]


def test_article_without_a_source_or_of_a_lost_one_is_stored(tables: Tables) -> None:
    add(tables, make.draft(1, source_id=0), make.draft(2, source_id=99))

    assert [(item.article.source_id, item.source) for item in articles.latest(tables)] == [(0, ""), (0, "")]


@pytest.mark.parametrize("shared", ["link:a", "id:1:b", "text:c"])
def test_known_key_makes_no_second_row(tables: Tables, shared: str) -> None:
    [first] = add(tables, make.draft(1, keys=("link:a", "id:1:b", "text:c")))

    [second] = add(tables, make.draft(1, keys=("link:new", shared)))
    [third] = add(tables, make.draft(1, keys=("link:new",)))

    assert first == second == third
    assert articles.count(tables) == 1


def test_key_shared_within_a_batch_makes_no_second_row(tables: Tables) -> None:
    first, second = add(tables, make.draft(1, keys=("a", "b")), make.draft(2, keys=("b", "c")))

    assert first == second
    assert articles.count(tables) == 1


def test_own_source_corrects_an_article(tables: Tables) -> None:
    [article_id] = add(tables, said(1, "Ferry sinks", source_id=1, keys=("a",), concepts=frozenset({"sea"})))

    corrected = said(
        1, "Ferry arrives", source_id=1, keys=("a",), concepts=frozenset({"harbour"}), paragraphs=("All well.",)
    )
    add(tables, corrected)

    stored = articles.get(tables, article_id)
    assert stored is not None
    assert (stored.article.title, stored.article.text) == ("Ferry arrives", "All well.")
    assert ids(articles.search(tables, terms("arrives", "en"), limit=5)) == [article_id]
    assert articles.search(tables, terms("sinks", "en"), limit=5) == []
    assert ids(articles.by_topic(tables, {"harbour"}, (), limit=5)) == [article_id]
    assert articles.by_topic(tables, {"sea"}, (), limit=5) == []


def test_same_article_again_changes_nothing(tables: Tables) -> None:
    draft = make.draft(source_id=1, published_at=NOON + timedelta(microseconds=5))
    [article_id] = add(tables, draft)
    before = tables.conn.total_changes

    assert add(tables, draft) == [article_id]

    assert tables.conn.total_changes == before


def test_edited_article_keeps_its_id_and_story_and_is_marked(tables: Tables) -> None:
    [article_id] = add(tables, make.draft(source_id=1, version="a"))
    stories.put(tables, {article_id: article_id})

    articles.add(tables, [make.draft(source_id=1, title="Story 0, corrected", version="b")], now=NOON + DAY)

    stored = articles.get(tables, article_id)
    assert stored is not None
    assert (stored.article.title, stored.story_id) == ("Story 0, corrected", article_id)
    assert (stored.added_at, stored.edited_at) == (NOON, NOON + DAY)


def test_whole_article_is_not_replaced_by_a_teaser(tables: Tables) -> None:
    [article_id] = add(tables, make.draft(source_id=1))

    add(tables, make.draft(source_id=1, title="Edited", teaser_only=True))

    stored = articles.get(tables, article_id)
    assert stored is not None
    assert (stored.article.title, stored.edited_at) == ("Story 0", None)


def test_only_what_its_own_source_lists_otherwise_is_read_again(tables: Tables) -> None:
    add(tables, make.draft(keys=("link:a",), source_id=1, version="first"))
    add(tables, make.draft(1, keys=("link:b",), source_id=1))

    def listed(key: str, version: str, source_id: int = 1) -> bool:
        return articles.to_read(tables, source_id, [articles.Listed((key,), version)]) == [(key,)]

    assert not listed("link:a", "first")
    assert listed("link:a", "edited")
    assert not listed("link:a", "")
    assert not listed("link:a", "edited", source_id=2)
    assert not listed("link:b", "edited")  # how it was listed before is not known


def test_an_id_of_another_date_is_a_place_in_the_list(tables: Tables) -> None:
    add(tables, make.draft(keys=("link:a", "id:1:first"), source_id=1, published_at=NOON, version="a"))

    def keys(version: str, published_at: datetime, *given: str) -> tuple[str, ...]:
        [found] = articles.to_read(tables, 1, [articles.Listed(given, version, published_at)])
        return found

    assert keys("b", NOON + HOUR, "link:b", "id:1:first") == ("link:b",)
    assert keys("a", NOON + HOUR, "link:b", "id:1:first") == ("link:b",)
    assert keys("a", NOON + HOUR, "id:1:first", "link:a") == ()
    assert keys("b", NOON, "link:b", "id:1:first") == ("link:b", "id:1:first")
    assert keys("b", NOON + HOUR, "id:1:first") == ("id:1:first",)


def test_entries_wait_until_they_are_read_or_given_up(tables: Tables) -> None:
    articles.put_off(tables, 1, {"link:a": "A", "link:b": "B"}, now=NOON)
    articles.failed_to_read(tables, 1, "link:c", now=NOON + HOUR, entry="C")
    assert articles.waiting(tables, 1, limit=9) == ["C", "A", "B"]
    assert articles.waiting(tables, 1, limit=1) == ["C"]

    add(tables, make.draft(keys=("link:a",), source_id=1))
    for _ in range(articles.MAX_TRIES - 1):
        articles.failed_to_read(tables, 1, "link:c", now=NOON, entry="C")

    assert articles.waiting(tables, 1, limit=9) == ["B"]
    assert articles.waiting(tables, 2, limit=9) == []


def test_other_source_adds_its_keys_and_corrects_nothing(tables: Tables) -> None:
    other = sources.add(tables, make.source(url="https://other.example"), now=NOON).id
    [article_id] = add(tables, make.draft(1, source_id=1, keys=("text:c",)))

    add(tables, make.draft(2, source_id=other, keys=("link:other", "text:c")))

    assert [item.article.title for item in articles.latest(tables)] == ["Story 1"]
    assert add(tables, make.draft(3, source_id=other, keys=("link:other",))) == [article_id]


def test_what_is_stored_or_given_up_is_not_read_again(tables: Tables) -> None:
    add(tables, make.draft(keys=("link:a", "id:1:a")))
    entries = [("link:a",), ("link:b", "id:1:a"), ("link:c", "id:1:c")]

    assert to_read(tables, 1, *entries) == [(), (), entries[2]]

    tries = [articles.failed_to_read(tables, 1, "link:c", now=NOON) for _ in range(articles.MAX_TRIES - 1)]
    assert to_read(tables, 1, entries[2]) == [entries[2]]
    tries.append(articles.failed_to_read(tables, 1, "link:c", now=NOON))
    assert to_read(tables, 1, entries[2]) == [()]
    assert to_read(tables, 2, entries[2]) == [entries[2]]
    assert tries == [1, 2, 3]
    assert articles.failed_to_read(tables, 99, "link:c", now=NOON) == 0


def test_since_and_source_narrow_the_latest(tables: Tables) -> None:
    [old] = add(tables, make.draft(1, source_id=1), ago=2 * HOUR)
    [of_nobody] = add(tables, make.draft(2), ago=HOUR)
    [new] = add(tables, make.draft(3, source_id=1))

    assert ids(articles.latest(tables, since=NOON - HOUR)) == [new, of_nobody]
    assert ids(articles.latest(tables, since=NOON + HOUR)) == []
    assert ids(articles.latest(tables, source_id=1)) == [new, old]
    assert ids(articles.latest(tables, source_id=1, since=NOON - HOUR, limit=1)) == [new]


def test_topic_finds_any_of_its_concepts_newest_first(tables: Tables) -> None:
    found = [
        add(tables, make.draft(number, concepts=frozenset(concepts)), ago=(5 - number) * HOUR)[0]
        for number, concepts in enumerate([{"korea"}, {"sea"}, {"korea", "seoul"}, {"seoul"}])
    ]

    assert ids(articles.by_topic(tables, {"korea", "seoul"}, (), limit=5)) == [found[3], found[2], found[0]]
    assert ids(articles.by_topic(tables, {"korea", "seoul"}, (), limit=2)) == [found[3], found[2]]
    assert ids(articles.by_topic(tables, {"korea"}, (), limit=5, since=NOON - 3 * HOUR)) == [found[2]]


def test_topic_without_concepts_finds_all_its_words(tables: Tables) -> None:
    both, _ = add(tables, said(1, "Storm over the harbour"), said(2, "Storm at sea"))

    assert ids(articles.by_topic(tables, (), terms("harbour storm", "en"), limit=5)) == [both]
    assert articles.by_topic(tables, (), (), limit=5) == []


def test_words_will_do_beside_concepts(tables: Tables) -> None:
    storm, quiet = add(tables, said(1, "Storm at sea"), make.draft(2, concepts=frozenset({"sea"})))
    add(tables, said(3, "Harbour opens"))

    assert ids(articles.by_topic(tables, {"sea"}, ["storm"], limit=5)) == [quiet, storm]


def test_search_wants_all_words_and_shows_the_newest_first(tables: Tables) -> None:
    first, second, _ = add(tables, said(1, "Storm hits ferry"), said(2, "Ferry rides out storms"), said(3, "A storm"))

    assert ids(articles.search(tables, terms("storm ferry", "en"), limit=5)) == [second, first]
    assert ids(articles.search(tables, terms("storm ferry", "en"), limit=1)) == [second]
    assert articles.search(tables, terms("storm ferry", "en"), limit=5, since=NOON + HOUR) == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Крейсер вернулся", "крейсер"),
        ("北京大学宣布新计划", "大学"),
        ("हिन्दी समाचार", "हिन्दी"),
        ("O’Neil and d'Arcy meet", "O’Neil"),
        ("Straße gesperrt", "STRASSE"),
        ("Öl_preis 2026", "öl_preis"),
        ("𞤀𞤁𞤂 gathers", "𞤢𞤣𞤤"),
    ],
)
def test_words_of_all_scripts_are_found(tables: Tables, title: str, words: str) -> None:
    [found] = add(tables, make.draft(1, title=title, terms=tuple(terms(title))))
    add(tables, make.draft(2, terms=("हिनदा", "oneil", "大会")))

    assert ids(articles.search(tables, terms(words), limit=5)) == [found]


@pytest.mark.parametrize(
    "words",
    [
        '"', '""', "*", "fer*", "NEAR", "NEAR(ferry storm)", "ferry:", "terms:ferry", "terms : ferry", "-ferry",
        "^ferry", "ferry OR storm", "(", ")", "{a b}:c", "ferry AND", "NOT ferry", "+", "\0", "ferry\0", "\ud800", "'",
        ";", "--", "%", "'; drop table articles; --", "\u00a0", " ",
    ],
)  # fmt: skip
def test_no_sign_of_a_reader_is_an_operator(tables: Tables, words: str) -> None:
    [found] = add(tables, make.draft(1, terms=("ferry", "storm")))

    for wanted in ([words], words.split(" "), ["ferry", words]):
        assert set(ids(articles.search(tables, wanted, limit=5))) <= {found}
    assert ids(articles.search(tables, ["ferry"], limit=5)) == [found]


def test_signs_alone_find_nothing_and_do_not_disturb_words(tables: Tables) -> None:
    [found] = add(tables, make.draft(terms=("ferry",)))

    assert articles.search(tables, ['"', "*", ""], limit=5) == []
    assert ids(articles.search(tables, ['"ferry', "*", "-"], limit=5)) == [found]


def test_search_of_very_many_words_is_answered(tables: Tables) -> None:
    many = tuple(f"word{number}" for number in range(1000))
    [found] = add(tables, make.draft(terms=many))

    assert ids(articles.search(tables, many, limit=5)) == [found]


def test_broken_text_is_stored_without_its_broken_signs(tables: Tables) -> None:
    [article_id] = add(
        tables, make.draft(title="Bad \ud83d sign", paragraphs=("\udc00",), terms=("\ud83d",), keys=("\ud83d",))
    )

    stored = articles.get(tables, article_id)
    assert stored is not None
    assert (stored.article.title, stored.article.text) == ("Bad ? sign", "?")


def test_articles_stand_together_in_their_story(tables: Tables) -> None:
    first, second, alone = add(tables, make.draft(1), make.draft(2), make.draft(3))
    own = 7

    stories.put(tables, {first: own, second: own, alone: own + 10, 99: own + 20})

    together = stories.reports(tables, [own, own + 10, own + 20])
    assert {story_id: ids(items) for story_id, items in together.items()} == {own: [first, second], own + 10: [alone]}
    assert set(stories.recent(tables, NOON)) == {own, own + 10}
    assert stories.recent(tables, NOON + HOUR) == []


def test_recent_articles_come_whole_and_in_order_for_clustering(tables: Tables) -> None:
    add(tables, make.draft(1), ago=DAY)
    second, third = add(tables, make.draft(2), make.draft(3))
    stories.put(tables, {second: 5})

    recent = stories.recent_reports(tables, NOON - HOUR)

    assert [(item.article.id, item.story_id) for item in recent] == [(second, 5), (third, 0)]
    assert recent[0].article.paragraphs == make.draft().article.paragraphs


def forget_all_older(tables: Tables) -> list[int]:
    slices = [articles.forget_older(tables, NOON, limit=2)]
    while slices[-1]:
        slices.append(articles.forget_older(tables, NOON, limit=2))
    return slices


def test_old_articles_are_forgotten_in_slices_with_all_that_hangs_on_them(tables: Tables) -> None:
    old = [said(number, "Old storm", concepts=frozenset({"sea"}), source_id=1) for number in range(3)]
    old_ids = add(tables, *old, ago=DAY)
    [new] = add(tables, said(9, "New storm", concepts=frozenset({"sea"})))
    chats.save(tables, make.chat(7), now=NOON)
    stories.put(tables, {old_ids[0]: 1, old_ids[1]: 2, new: 2})
    chats.mark_seen(tables, 7, [1], now=NOON - DAY)
    articles.failed_to_read(tables, 1, "link:lost", now=NOON - DAY)
    sources.remove(tables, 1)

    assert forget_all_older(tables) == [2, 1, 0]

    assert ids(articles.latest(tables)) == ids(articles.search(tables, ["storm"], limit=5)) == [new]
    assert ids(articles.by_topic(tables, {"sea"}, (), limit=5)) == [new]
    assert stories.recent(tables, NOON - DAY) == [2]
    assert chats.seen(tables, 7) == set()
    left = {name: tables[name].count for name in ("bodies", "article_concepts", "article_terms", "unread", "sources")}
    assert left == {"bodies": 1, "article_concepts": 1, "article_terms": 1, "unread": 0, "sources": 0}


def test_forgotten_articles_are_known_for_a_year(tables: Tables) -> None:
    draft = make.draft(keys=("link:a",))
    [first] = add(tables, draft, ago=DAY)
    forget_all_older(tables)

    assert to_read(tables, 1, ("link:a",)) == [()]
    articles.forget_older(tables, NOON + 366 * DAY)
    assert to_read(tables, 1, ("link:a",)) == [("link:a",)]
    assert add(tables, draft) != [first]


def test_forgotten_article_that_is_read_again_all_the_same_is_found_again(tables: Tables) -> None:
    draft = make.draft(keys=("link:a",))
    add(tables, draft, ago=DAY)
    forget_all_older(tables)

    [again] = add(tables, draft)

    assert add(tables, draft) == [again]


def test_saved_articles_are_not_forgotten(tables: Tables) -> None:
    chats.save(tables, make.chat(7), now=NOON)
    kept, lost = add(tables, make.draft(1), make.draft(2), ago=DAY)
    saved.add(tables, 7, kept, now=NOON)

    assert forget_all_older(tables) == [1, 0]

    assert articles.get(tables, kept) is not None
    assert articles.get(tables, lost) is None


def test_several_things_are_asked_for_together_and_others_ruled_out(tables: Tables) -> None:
    sea, korea = frozenset({"sea"}), frozenset({"country:KR"})
    add(
        tables,
        make.draft(1, concepts=sea | korea, terms=("ferry",)),
        make.draft(2, concepts=sea, terms=("ferry",)),
        make.draft(3, concepts=sea | korea, terms=("opera",)),
    )
    wanted = articles.Wanted

    def found(asked: articles.Wanted, *without: articles.Wanted) -> set[str]:
        return {item.article.title for item in articles.on_all(tables, asked, without=without, limit=5)}

    assert found(wanted([sea, korea])) == {"Story 1", "Story 3"}
    assert found(wanted([sea], ["ferry"])) == {"Story 1", "Story 2"}
    assert found(wanted([sea]), wanted([korea])) == {"Story 2"}
    assert found(wanted([sea, korea]), wanted(terms=["opera"])) == {"Story 1"}
    assert found(wanted([sea, korea], instead=[[], ["opera"]])) == {"Story 1", "Story 3"}
    assert found(wanted([korea], instead=[["ferry"]])) == {"Story 1", "Story 2", "Story 3"}
    assert found(wanted([sea], terms=["!"])) == {"Story 1", "Story 2", "Story 3"}
    assert found(wanted()) == set()


def test_translations_are_kept(tables: Tables) -> None:
    translated = make.summary(
        "Feri berlayar.", quotes=(make.quote(translation="Kami menunggu"),), language="id", translated_from="en"
    )

    add(tables, make.draft(summary=translated))

    assert articles.latest(tables)[0].summary == translated


def test_summary_stored_before_there_were_translations_is_read(tables: Tables) -> None:
    add(tables, make.draft())
    old = '[["Said."],[["We waited a year,",39,56,"Mira Tolan",1]],"extractive","en"]'
    tables.execute("update articles set summary = ?", [old])

    found = articles.latest(tables)[0].summary

    assert found.quotes[0].translation == found.translated_from == ""
    assert found.sentences == ("Said.",)
