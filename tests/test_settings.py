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
