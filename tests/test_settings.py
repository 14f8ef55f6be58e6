"""Settings: one clear line for each wrong value, before anything starts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import Settings, WrongSetting, load


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_defaults_stand_without_any_variable() -> None:
    given = load()

    assert given.bot_token is None
    assert given.gather_every == timedelta(hours=1)
    assert given.default_times == ("07:00",)


def test_a_port_alone_shows_the_state_on_loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTH_LISTEN", "8080")

    assert load().health_listen == "127.0.0.1:8080"


def test_variables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", " 123456:ABC-def_1 ")
    monkeypatch.setenv("ADMIN_IDS", "1, 2,")
    monkeypatch.setenv("ALLOWED_PRIVATE_HOSTS", "127.0.0.1:8080,[::1]:90")
    monkeypatch.setenv("DEFAULT_TIMES", "18:30 7:00")
    monkeypatch.setenv("GATHER_EVERY", "30m")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/")

    given = load()

    assert given.bot_token is not None
    assert given.bot_token.get_secret_value() == "123456:ABC-def_1"
    assert given.admin_ids == {1, 2}
    assert given.allowed_private_hosts == {"127.0.0.1:8080", "[::1]:90"}
    assert given.default_times == ("07:00", "18:30")
    assert given.gather_every == timedelta(minutes=30)
    assert given.telegram_api_url == "http://127.0.0.1:8081"


def test_variable_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "")
    monkeypatch.setenv("GATHER_EVERY", "")

    assert load() == Settings()


def test_env_file_is_read() -> None:
    Path(".env").write_text("BOT_TOKEN=   \nDEFAULT_LANGUAGE=id\n", "utf-8")

    given = load()

    assert given.default_language == "id"
    assert given.bot_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "hunter2"),
        ("ADMIN_IDS", "me"),
        ("ACCESS", "closed"),
        ("GATHER_EVERY", "soon"),
        ("CONTACT", "call me (any time)"),
        ("DEFAULT_TIMES", "7am"),
        ("DEFAULT_TIMEZONE", "Mars/Olympus"),
        ("DEFAULT_TIMEZONE", "/etc/passwd"),
        ("STORIES_PER_DIGEST", "0"),
        ("RETENTION_DAYS", "never"),
        ("TELEGRAM_API_URL", "ftp://example.org"),
        ("ALLOWED_PRIVATE_HOSTS", "localhost"),
        ("SUMMARISER", "magic"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_wrong_value_is_named_in_one_line(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(WrongSetting) as wrong:
        load()

    assert str(wrong.value).startswith(f"{name}: ")
    assert "\n" not in str(wrong.value)


def test_wrong_token_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "hunter2")

    with pytest.raises(WrongSetting) as wrong:
        load()

    assert "hunter2" not in str(wrong.value)


def test_env_file_that_is_no_text_is_said() -> None:
    Path(".env").write_bytes(b"BOT_TOKEN=\xff\xfe")

    with pytest.raises(WrongSetting, match=r"^\.env: not a UTF-8 text file$"):
        load()


def llm(monkeypatch: pytest.MonkeyPatch, **given: str) -> Settings:
    known = {"SUMMARISER": "llm", "LLM_BASE_URL": "http://127.0.0.1:11434/v1/", "LLM_MODEL": "kelp", **given}
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    return load()


def test_language_model_needs_an_address_and_a_name_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    given = llm(monkeypatch)

    assert given.llm_base_url == "http://127.0.0.1:11434/v1"
    assert (given.llm_api_key, given.llm_monthly_budget, given.llm_translate) == (None, None, False)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("LLM_BASE_URL", "", "not set, and SUMMARISER=llm needs it"),
        ("LLM_MODEL", "", "not set, and SUMMARISER=llm needs it"),
        ("LLM_BASE_URL", "ftp://models.example", "begins with http"),
        ("LLM_BASE_URL", "https://me:CANARY@models.example/v1", "the key into LLM_API_KEY"),
        ("LLM_BASE_URL", "https://models.example/v1?key=CANARY", "the key into LLM_API_KEY"),
        ("LLM_API_KEY", "CANARY with spaces", "not a key"),
        ("LLM_API_KEY", "CANARY\nX-Other: header", "not a key"),
        ("LLM_MONTHLY_BUDGET", "-1", "greater than or equal to 0"),
        ("LLM_MONTHLY_BUDGET", "much", "integer"),
    ],
)
def test_wrong_setting_of_the_language_model_is_named_in_one_line(
    name: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WrongSetting) as wrong:
        llm(monkeypatch, **{name: value})

    assert str(wrong.value).startswith(f"{name}: ")
    assert sentence in str(wrong.value)
    assert "CANARY" not in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_key_is_trimmed_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    given = llm(monkeypatch, LLM_API_KEY=" sk-CANARY ")

    assert given.llm_api_key is not None
    assert given.llm_api_key.get_secret_value() == "sk-CANARY"
    assert "CANARY" not in repr(given)
