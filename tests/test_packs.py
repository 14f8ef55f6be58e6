"""Starter packs: what is offered is whole and of one form. Nothing is fetched."""

from __future__ import annotations

import pytest
from babel import Locale

from bot import packs
from bot.links import canonical, is_followable


def test_there_are_packs_for_many_languages() -> None:
    assert {"id", "en", "es", "de", "fr"} < set(packs.languages())


@pytest.mark.parametrize("language", packs.languages())
def test_pack_holds_ten_sources_in_its_language(language: str) -> None:
    found = packs.read(language)

    assert Locale.parse(language)
    assert len({canonical(source.url) for source in found}) == len(found) >= 10
    assert {source.language for source in found} == {language}
    assert all(source.name and source.kind == "" for source in found)
    assert all(is_followable(source.url) and source.url.startswith("https://") for source in found)


def test_no_source_is_in_two_packs() -> None:
    urls = [source.url for language in packs.languages() for source in packs.read(language)]

    assert len(set(urls)) == len(urls)
