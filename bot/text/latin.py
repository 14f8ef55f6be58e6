"""How letters of other scripts sound in Latin ones, roughly: мадрид, 부산 and αθηνα as madrid, busan and atina."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

_KANA = {"ti": "si", "tu": "su", "hu": "fu", "di": "si", "du": "su"}


@lru_cache(maxsize=4_000)
def latin(sign: str) -> str:
    """One folded sign in Latin letters; "" where it is silent or its script is not known."""
    letters = _letters()
    if sign in letters or "a" <= sign <= "z":
        return letters.get(sign, sign)
    kind, _, name = unicodedata.name(sign, "").partition(" ")
    said = name.rpartition(" ")[2].lower()
    if kind == "HANGUL":
        return said
    return _KANA.get(said, said) if kind == "KATAKANA" and " SMALL " not in name else ""


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    scripts = tomllib.loads(files(__package__).joinpath("letters.toml").read_text("utf-8"))
    pairs = (pair.partition(":") for letters in scripts.values() for pair in letters.split())
    return {letter: said for letter, _, said in pairs}
