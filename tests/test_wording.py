"""What the bot says, as an editor would go through it: marks, commands, labels that fit, nothing left in English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot import locales
from bot.locales import sentences

CODE = "\n".join(path.read_text("utf-8") for path in (Path(__file__).parent.parent / "bot").rglob("*.py"))
OTHERS = [code for code in locales.languages() if code != locales.FALLBACK]
LABELS = set(re.findall(r'button\(\s*(?:request\.)?say\(\s*"([a-z_.]+)"', CODE)) | {
    key
    for key in sentences("en")
    if key.startswith(("settings.to_", "more.", "admins.add_"))
    and key not in {"more.hint", "more.sources", "more.gone"}
}
MOST_LETTERS = 28
"""Of a label with a row to itself: what a phone 360 points wide shows of it."""

ENDS = ".?!:。？！：؟"
COMMAND = re.compile(r"(?<![\w/.])/[a-z]+")
# Words that are the same there: loans, names, and what has no words in it.
AS_IN_ENGLISH = {
    "de": {"takes.name", "takes.text"},
    "fr": {"settings.to_switch", "panel.sources"},
    "id": {"admins.editor"},
}


def forms(sentence: str | dict[str, str]) -> Iterable[str]:
    return sentence.values() if isinstance(sentence, dict) else (sentence,)


def words_of(key: str, code: str) -> list[str]:
    return [re.sub(r"\{\w+\}", "", form) for form in forms(sentences(code)[key])]


@pytest.mark.parametrize("code", locales.languages())
def test_nothing_is_doubled_or_left_hanging(code: str) -> None:
    wrong = re.compile(r"  |\.\.|,,|\s[,.](?!toml)|^\s|\s$|[.:]\{\w+\}")

    assert [key for key in sentences(code) for form in forms(sentences(code)[key]) if wrong.search(form)] == []


@pytest.mark.parametrize("code", locales.languages())
def test_marks_stand_as_the_language_sets_them(code: str) -> None:
    # French sets a narrow space before high marks and inside its quotation marks, which breaks no line.
    spacing = r"[^\u202f][;?!»]|[^\xa0]:(?=\s|$)|«[^\u202f]" if code == "fr" else r"\s[;:?!]"
    wrong = re.compile(spacing + r"|[^\W\d_]'[^\W\d_]")
    said = {key: sentence for key, sentence in sentences(code).items() if not key.startswith("subjects.")}

    assert [key for key, sentence in said.items() for form in forms(sentence) if wrong.search(form)] == []


def test_questions_and_exclamations_open_in_spanish_as_they_close() -> None:
    said = [form for sentence in sentences("es").values() for form in forms(sentence)]

    assert [form for form in said if form.count("¿") != form.count("?") or form.count("¡") != form.count("!")] == []


@pytest.mark.parametrize("code", OTHERS)
def test_each_language_names_the_same_commands(code: str) -> None:
    for key, english in sentences("en").items():
        named = set(COMMAND.findall(" ".join(forms(english))))
        assert all(set(COMMAND.findall(form)) == named for form in forms(sentences(code)[key])), key


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_a_sentence_in_english_ends_as_one(code: str) -> None:
    for key, english in sentences("en").items():
        # A command at the end stands without a mark, so languages that put it elsewhere may differ.
        if COMMAND.search("".join(forms(english))) or "{url}" in str(english) or key == "alias.done":
            continue
        ends = [form.rstrip("”“»」）)")[-1:] in ENDS for form in (*forms(english), *forms(sentences(code)[key]))]
        assert len(set(ends)) == 1, key


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_in_english(code: str) -> None:
    english, said = sentences("en"), sentences(code)
    same = {
        key
        for key in english
        if said[key] == english[key]
        and not key.startswith("subjects.")
        and re.search(r"[a-z]{3}", words_of(key, "en")[0])
    }

    assert same - AS_IN_ENGLISH.get(code, set()) == set()


@pytest.mark.parametrize("code", locales.languages())
def test_labels_fit_a_phone(code: str) -> None:
    long = [(key, words) for key in LABELS for words in words_of(key, code) if len(words) > MOST_LETTERS]

    assert long == []
