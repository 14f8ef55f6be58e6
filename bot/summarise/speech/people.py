"""Who is who in one article: the fullest name for a surname, whatever its case ending."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import zip_longest

from bot.text.quotation import Facts, bodies

_BODIES, _BODY_HEADS = frozenset(bodies.BODIES.split()), frozenset(bodies.BODY_HEADS.split())
_BODY_ENDINGS = tuple(bodies.BODY_ENDINGS.split())
_LONGEST_NAME = 5  # words; longer runs of capital words are headlines or offices
_INFLECTED = frozenset({"ru", "uk", "pl", "cs", "tr", "fi", "hu", "el", "ro"})
_ENDING = 3  # letters by which two cases of a name may differ
_LONGEST_ENDING = 5  # letters of one ("-owego"), so that Taras is no Tarnavsky
_LEAST_STEM = 3


def is_body(name: str) -> bool:
    """Whether a name is a body's by its first or its last word, and so no "she"."""
    words = name.lower().split()
    return words[0] in _BODY_HEADS or words[-1] in _BODIES or words[0].endswith(_BODY_ENDINGS)


class People:
    """The names that stand in an article, to be asked for the fullest form of one.

    `names` may come more than once, in order; each with whether an office stood before it, part of which may have
    stuck to it, and where it stands.
    """

    def __init__(self, names: Iterable[tuple[str, bool, int]], facts: Facts) -> None:
        self._inflected = facts.language in _INFLECTED
        self._links = facts.links
        self._by_word: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._clean: set[str] = set()
        for name, after_office, at in names:
            words = name.split()
            if not 1 < len(words) <= _LONGEST_NAME:
                continue
            if not after_office:
                self._clean.add(name)
            for word in {*words, *name.replace("-", " ").split()}:
                forms = self._by_word[self._stem(word)]
                forms.setdefault(name, []).append(at)

    def fullest(self, name: str, *, subject: bool = True, at: int = 0) -> str:
        """The fullest form of a name that the article has; the name itself where there is none.

        `subject` says that the name stood in the nominative, so that a longer form in another case is no gain; `at`,
        where it stood: of two persons of that name as often named, the one named last before is meant.
        """
        words = name.split()
        if len(words) > 1 and words[0].lower() in self._links and words[0][0].isupper():
            return self._linked(name, words, at)
        forms = self._by_word.get(self._stem(words[-1]), {})
        if len(words) > 1:
            return self._another(name, forms)
        for place in (-1, 0, -2, 1):
            found = [form for form in forms if self._same(form.split()[place], name, subject=subject)]
            if found:
                return self._another(min(found, key=lambda form: self._rank(form, forms[form], at)), forms)
        return name

    def has(self, word: str) -> bool:
        """Whether a word is a part of somebody's full name, letter by letter."""
        return any(word in form.split() for form in self._by_word.get(self._stem(word), {}))

    def _linked(self, name: str, words: list[str], at: int) -> str:
        """The full form of half a name ("El Masri" of "Anna el Masri-Roe")."""
        forms = self._by_word.get(self._stem(words[-1]), {})
        low = name.casefold()
        fuller = [form for form in forms if f" {low}" in form.casefold()]
        return min(fuller, key=lambda form: self._rank(form, forms[form], at)) if fuller else name

    def nominative(self, name: str) -> str:
        """A full name as its subject form stands in the article, the shortest of its forms; or as it is."""
        if not self._inflected or " " not in name:
            return name
        words = name.split()
        forms = self._by_word.get(self._stem(words[-1]), {})
        alike = (
            f
            for f in forms
            if all(self._same(*pair, subject=False) for pair in zip_longest(f.split(), words, fillvalue=""))
        )
        return min(alike, key=len, default=name)

    def is_oblique(self, name: str) -> bool:
        """Whether a surname stands in a case that is not the subject's: the article has it in another form only."""
        if not self._inflected or " " in name:
            return False
        lasts = {form.split()[-1] for form in self._by_word.get(self._stem(name), {})}
        return name not in lasts and any(self._same(last, name, subject=False) for last in lasts)

    def _rank(self, form: str, places: list[int], at: int) -> tuple[int, int, int]:
        before = max((place for place in places if place <= at), default=-1)
        return -len(places), -before, len(form) if self._inflected else -len(form)

    def _another(self, name: str, forms: dict[str, list[int]]) -> str:
        """A form that is fuller ("Anna Maria Roe"), or one without what stuck to it ("Elm Selatan Anna Roe")."""
        within = [form for form in forms if name.endswith(" " + form) and name not in self._clean]
        if within:
            return max(within, key=len)
        low = name.casefold()
        linked = low.split()[0] in self._links  # "Van Everdingen" is always half a name
        around = [
            form
            for form in forms
            if (linked or form in self._clean)
            and (form.casefold().endswith(" " + low) or form.casefold().startswith(low + " "))
        ]
        return max(around, key=len) if around else name

    def _stem(self, word: str) -> str:
        low = word.casefold()
        return low[:_LEAST_STEM] if self._inflected else low

    def _same(self, word: str, name: str, *, subject: bool) -> bool:
        one, other = word.casefold(), name.casefold()
        if one == other:
            return True
        if not self._inflected or subject:
            return False
        shared = max(_LEAST_STEM, min(len(one), len(other)) - _ENDING, max(len(one), len(other)) - _LONGEST_ENDING)
        return one[:shared] == other[:shared]
