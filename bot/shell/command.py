"""What all commands of the shell share: the group, the options that each takes, errors as one line."""

from __future__ import annotations

import asyncio
import functools
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bot.settings import Settings

T = TypeVar("T")


class Wrong(click.ClickException):
    """A command that cannot be carried out: one line on standard error, exit status 1."""

    def show(self, file: Any = None) -> None:  # noqa: ARG002  # click's signature
        click.echo(f"newsdigest: {self.message}", err=True)


class WrongUse(Wrong):
    """A wrong setting or argument: one line on standard error, exit status 2."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newsdigest")
def newsdigest() -> None:
    """A Telegram news-digest bot: short summaries with proved quotes, at the reader's own hour."""


def options(command: Callable[..., T]) -> Callable[..., T]:
    """Give a command `--database` and `-v`, and turn what people can mend into one line and an exit status."""

    @click.option(
        "--database", type=click.Path(path_type=Path, dir_okay=False), help="The database file; DATABASE_PATH else."
    )
    @click.option("-v", "--verbose", is_flag=True, help="Log in detail on standard error.")
    @functools.wraps(command)
    def with_options(*args: Any, **kwargs: Any) -> T:
        try:
            return command(*args, **kwargs)
        except click.ClickException:
            raise
        except BrokenPipeError:
            # Who read our output has read enough (`newsdigest … | head`).
            sys.stderr.close()
            raise SystemExit(0) from None
        except Exception as error:
            known = explained(error)
            if known is None:
                raise
            raise known from error

    return with_options


def explained(error: Exception) -> Wrong | None:
    """An error that a person can mend, in words; None for a bug of ours."""
    from bot.settings import WrongSetting
    from storage.database import CannotOpen, TooSlow

    if isinstance(error, WrongSetting):
        return WrongUse(str(error))
    if isinstance(error, CannotOpen):
        return Wrong(str(error))
    if isinstance(error, TooSlow):
        return Wrong("the database took too long to answer; try fewer or other words")
    return None


def settings(database: Path | None, *, verbose: bool, quiet: bool = False) -> Settings:
    """The settings, `--database` first; logging started, at WARNING for commands that print an answer."""
    from bot import logs
    from bot.settings import load

    given = load(**({"database_path": database} if database else {}))
    level = "DEBUG" if verbose else "WARNING" if quiet else given.log_level
    secrets = (given.bot_token, given.llm_api_key, given.webhook_secret)
    logs.start(level, given.log_format, [secret.get_secret_value() for secret in secrets if secret])
    return given


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end."""
    return asyncio.run(work)
