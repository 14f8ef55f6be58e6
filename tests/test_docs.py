"""Docs against code: what they name is there, and what is there they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import commands
from bot.settings import Settings
from bot.shell import newsdigest
from bot.sources import file

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
ONLY_BY_BUTTON = {command.name for command in commands.ALL if command.hidden} - {"claim"}  # or by a file that is sent
DOCUMENTS = sorted(path for path in ROOT.rglob("*.md") if not any(part.startswith(".") for part in path.parts))


def test_readme_names_every_command_of_the_chat() -> None:
    named = set(re.findall(r"`/([a-z]+)", README))

    assert {command.name for command in commands.ALL} - ONLY_BY_BUTTON == named


def test_readme_shows_what_a_command_takes() -> None:
    for command in commands.ALL:
        assert command.name in ONLY_BY_BUTTON or f"`/{command.name} {command.takes}".rstrip() + "`" in README


def test_readme_names_every_command_of_the_shell() -> None:
    for name in newsdigest.commands:
        assert f"`newsdigest {name}" in README


def test_env_example_lists_exactly_the_settings() -> None:
    listed = re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE)

    assert sorted(listed) == sorted(name.upper() for name in Settings.model_fields)


def test_env_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    uncommented = tmp_path / "example"
    uncommented.write_text(re.sub(r"^#([A-Z_]+=)", r"\1", EXAMPLE, flags=re.MULTILINE), "utf-8")

    assert Settings(_env_file=uncommented) == Settings(_env_file=None)  # type: ignore[call-arg]


def test_readmes_sources_file_is_read() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)

    assert [source.kind for source in file.read(example)] == ["", "page"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_map_of_the_house_names_every_room() -> None:
    house = (ROOT / "bot" / "README.md").read_text("utf-8")
    rooms = {
        path.name
        for path in (ROOT / "bot").iterdir()
        if path.name not in ("__init__.py", "__pycache__", "README.md", "places.toml")
    }

    assert {room for room in rooms if room.removesuffix(".py") not in house} == set()


def test_fetchings_proofs_are_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "fetching.md").read_text("utf-8")))
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("test_*.py"))

    assert {name for name in named if f"def {name}(" not in tests} == set()
