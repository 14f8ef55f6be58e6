"""The people whom an article without capital letters introduces by name, and where it speaks of them again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.text.quotation import UNSPACED, Facts

_PARTS = re.compile(r"[\s·•・‧．＝]+")
_MOST = 60  # people: more are a list, not an article
_LEAST_PART = 2  # signs of a part that still means the person


class People:
    """Names that an office, an age or their shape proves, in the order in which the article gives them."""

    def __init__(self, names: Iterable[str], facts: Facts) -> None:
        self._names: dict[str, None] = {}
        self._facts = facts
        self._pattern: re.Pattern[str] | None = None
        for name in names:
            self.add(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def first(self) -> str:
        """The person named first, whom a portrait is about; empty where nobody is named."""
        return next(iter(self._names), "")

    def add(self, name: str) -> None:
        if name and name not in self._names and len(self._names) < _MOST:
            self._names[name] = None
            self._pattern = None

    def named_in(self, sentence: str) -> str:
        """The first of them with whom a sentence, or in an unspaced script a clause of it, begins; empty for none."""
        if not self._names:
            return ""
        self._pattern = self._pattern or self._compiled()
        hit = self._pattern.search(sentence)
        if hit is None:
            return ""
        part = hit.group(1)
        return next(name for name in self._names if part == name or part in _PARTS.split(name))

    def _compiled(self) -> re.Pattern[str]:
        forms = {form for name in self._names for form in (name, *_PARTS.split(name)) if len(form) >= _LEAST_PART}
        either = "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))
        if self._facts.language in UNSPACED:
            return re.compile(rf"(?:^|(?<=\W))({either})")
        return re.compile(rf"^\s*(?:[^\s،,:]+\s+){{0,{_WORDS_AHEAD}}}?[وف]?({either})(?=\s|\W|[은는이가의도께]|$)")


_WORDS_AHEAD = 6  # of a subject in its sentence: a verb, an office, a body
