"""What an installed newsdigest brings along."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_table_of_the_bot_is_in_the_package() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    shipped = {path for pattern in built["package-data"]["bot"] for path in (ROOT / "bot").glob(pattern)}

    forgotten = set((ROOT / "bot").rglob("*.toml")) - shipped

    assert not forgotten
