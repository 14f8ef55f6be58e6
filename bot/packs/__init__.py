"""Starter packs: well-known public feeds, a sources file per language, to be taken up whole by one tap.

Chosen by hand from what publishers offer to anybody; nothing here was fetched to be tested, so a source may have
moved. What fails is told like any other source.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.sources import file
from storage.models import Source


@cache
def languages() -> tuple[str, ...]:
    """The languages that there is a pack for, as codes, in their order."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def read(language: str) -> tuple[Source, ...]:
    """The sources of a language's pack; the language must be one of `languages()`."""
    return tuple(file.read(files(__package__).joinpath(f"{language}.toml").read_text("utf-8")))
