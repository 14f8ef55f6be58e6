"""A round's digests are those that each chat would get alone, ranked and rendered once."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from bot import digest
from bot.edition import Edition
from bot.locales import voice
from bot.render import digest as render_digest
from storage.models import Chat, Item, Move
from tests.make import NOON, chat, item


def shelf(seed: int, *, sources: int) -> tuple[list[Item], dict[str, list[Item]]]:
    """Two hundred items of four languages, and which of them are on each of five topics."""
    chance = random.Random(seed)
    items = [
        item(
            number,
            story_id=number,
            source_id=chance.randint(1, sources),
            language=chance.choice(("en", "id", "de", "ko")),
            published_at=NOON - timedelta(seconds=17 * number),
        )
        for number in range(1, 201)
    ]
    return items, {f"topic {number}": chance.sample(items, 20) for number in range(5)}


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("sources", [2, 50])
def test_chat_gets_what_it_would_get_alone(seed: int, sources: int) -> None:
    items, on_topic = shelf(seed, sources=sources)
    chance = random.Random(seed)
    follows = tuple(chance.sample(sorted(on_topic), chance.randint(0, 3)))
    reader = chat(language=chance.choice(("en", "id")), follows=follows)
    seen = frozenset(chance.sample(range(1, 201), chance.choice((0, 10, 198))))

    chosen = Edition(items, on_topic, NOON).choose(reader, seen)

    followed = frozenset(one.story_id for words in follows for one in on_topic[words])
    alone = digest.choose(digest.stories(items, reader.language), reader, digest.Wishes(followed, seen), NOON)
    assert [story.id for story in chosen.stories] == [story.id for story in alone.stories]


def test_same_digest_is_rendered_once_and_as_it_would_be_alone() -> None:
    items, on_topic = shelf(1, sources=50)
    edition = Edition(items, on_topic, NOON)
    readers: list[Chat] = [chat(number, follows=("topic 1",)) for number in (7, 8)]
    other_day = chat(9, follows=("topic 1",), timezone="Pacific/Kiritimati")

    first, second, third = (edition.render(edition.choose(reader, ())) for reader in (*readers, other_day))

    assert first is second
    assert first == render_digest(edition.choose(readers[0], ()), voice("en"))
    assert third != first
    assert edition.rendered == 2


def test_story_that_moved_is_told_anew_to_those_who_had_it_only() -> None:
    items, on_topic = shelf(1, sources=50)
    edition = Edition(items, on_topic, NOON)
    first = edition.choose(chat(), ()).stories[0]
    moved = {first.id: Move(kind="dead", article_id=first.lead.article.id, before=12, after=31)}
    again, had, new = edition.choose(chat(), (), moved), edition.choose(chat(), {first.id}), edition.choose(chat(), ())

    pages = [edition.render(chosen).pages[0].text for chosen in (again, had, new)]

    assert ["12 → 31 dead" in page for page in pages] == [True, False, False]
    assert edition.rendered == 3
    assert edition.render(again) == render_digest(again, voice("en"))


def test_rendered_digests_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.edition._KEPT", 1)
    items, on_topic = shelf(1, sources=50)
    edition = Edition(items, on_topic, NOON)
    chosen = [edition.choose(chat(follows=(words,)), ()) for words in ("topic 1", "topic 2", "topic 1")]

    for one in chosen:
        edition.render(one)

    assert edition.rendered == 3
