"""Settings from the environment and `.env`, checked before anything starts. Only `app` and the shell import this."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import durations
from bot.schedule import parse_times
from storage.database import COPIES_KEPT

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{5,}")


class WrongSetting(Exception):
    """A setting that cannot be used; the message names it and says what to write instead, in one line."""


def _split(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("no such time zone; write one such as Asia/Jakarta") from None
    return name


def _token(token: SecretStr | None) -> SecretStr | None:
    if token is None or not token.get_secret_value().strip():
        return None
    if not _TOKEN.fullmatch(token.get_secret_value().strip()):
        raise ValueError("not a token; copy it whole from @BotFather, it looks like 123456:ABC-DEF")
    return SecretStr(token.get_secret_value().strip())


def _http(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+.*", url):
        raise ValueError("write an address that begins with http:// or https://")
    return url.rstrip("/")


def _contact(address: str) -> str:
    # It stands in brackets in every request.
    if address and not re.fullmatch(r"(https?://|mailto:)[!-'*-~]{3,200}", address):
        raise ValueError("write an address such as https://example.org/bot or mailto:me@example.org")
    return address


def _llm_address(url: str) -> str:
    if re.search(r"[@?#]", url):
        raise ValueError("write the address alone, such as https://api.example.org/v1, and the key into LLM_API_KEY")
    return _http(url) if url else ""


def _key(key: SecretStr | None) -> SecretStr | None:
    if key and not re.fullmatch(r"[!-~]+", key.get_secret_value().strip()):
        raise ValueError("not a key; copy it whole, it has no spaces")
    return SecretStr(key.get_secret_value().strip()) if key else None


def _host_port(pair: str) -> str:
    host, _, port = pair.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError(f"{pair!r} is not host:port")
    return pair.lower()


def _listen(pair: str) -> str:
    """A port alone means loopback: nothing is shown to the world unless told so."""
    return _host_port(pair if ":" in pair else f"127.0.0.1:{pair}") if pair else ""


_List = BeforeValidator(_split)
Duration = Annotated[
    timedelta, BeforeValidator(lambda value: durations.parse(value) if isinstance(value, str) else value)
]
Times = Annotated[tuple[str, ...], NoDecode, BeforeValidator(lambda v: parse_times(v) if isinstance(v, str) else v)]


class Settings(BaseSettings):
    """Everything that can be set, with its default. A variable set to nothing counts as not set."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    bot_token: Annotated[SecretStr | None, AfterValidator(_token)] = None
    telegram_api_url: Annotated[str, AfterValidator(_http)] = "https://api.telegram.org"
    admin_ids: Annotated[frozenset[int], NoDecode, _List] = frozenset()
    access: Literal["open", "invite"] = "open"
    database_path: Path = Path("newsdigest.db")
    backup_keep: Annotated[int, Field(ge=0, le=1000)] = COPIES_KEPT
    sources_file: Path | None = None
    starter_packs: bool = True
    allowed_private_hosts: Annotated[frozenset[Annotated[str, AfterValidator(_host_port)]], NoDecode, _List] = (
        frozenset()
    )
    contact: Annotated[str, AfterValidator(_contact)] = ""
    gather_every: Duration = timedelta(minutes=60)
    retention_days: Annotated[int, Field(ge=1, le=36500)] = 90
    default_language: str = "en"
    default_timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    default_times: Times = ("07:00",)
    stories_per_digest: Annotated[int, Field(ge=1, le=20)] = 5
    summariser: Literal["extractive", "llm"] = "extractive"
    llm_base_url: Annotated[str, AfterValidator(_llm_address)] = ""
    llm_api_key: Annotated[SecretStr | None, AfterValidator(_key)] = None
    llm_model: str = ""
    llm_monthly_budget: Annotated[int, Field(ge=0, lt=2**62)] | None = None
    llm_translate: bool = False
    webhook_url: str = ""
    webhook_listen: Annotated[str, AfterValidator(_listen)] = ""
    webhook_secret: SecretStr | None = None
    health_listen: Annotated[str, AfterValidator(_listen)] = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="after")
    def _llm_is_named(self) -> Self:
        for name, example in (("llm_base_url", "http://127.0.0.1:11434/v1"), ("llm_model", "llama3.2")):
            if self.summariser == "llm" and not getattr(self, name):
                raise ValueError(f"{name.upper()}: not set, and SUMMARISER=llm needs it; write one such as {example}")
        return self


def load(**given: object) -> Settings:
    """The settings, `given` ones first. Raises WrongSetting with one line naming the first wrong variable."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        reason = str(first["msg"]).removeprefix("Value error, ")
        # What concerns several settings together names them itself.
        raise WrongSetting(": ".join((*(str(name).upper() for name in first["loc"][:1]), reason))) from None
    except UnicodeDecodeError:
        raise WrongSetting(".env: not a UTF-8 text file") from None
