"""How each language marks and attributes what somebody said: quotation marks, and the words around them.

`facts(language)` gives one language's row, `<code>.toml` made ready for look-up; `guess(text)` finds a row for a text
whose language nobody told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.text.quotation.row import COMMA_ENDS, languages, read

_SAME = {"ms": "id", "nb": "no", "nn": "no", "be": "ru", "sk": "cs", "gl": "pt", "ca": "es"}
"""Languages without a row of their own, and the closest one: most of the words are shared."""
_FALLBACK = "en"

CLOSERS = {
    "“": "”\"“″", "„": "“”\"‟", "‟": "”", "«": "»", "»": "«", "”": "”", "‹": "›", "›": "‹", '"': '"”',
    "＂": "＂", "「": "」", "『": "』", "﹁": "﹂", "‘": "’", "‚": "‘’", "'": "'", "’": "’", "《": "》", "〈": "〉",
}  # fmt: skip
"""Each opening mark, and the marks that may close it; the proper one first."""

SINGLE = "‘’‚'‹›"
"""Marks that mostly stand inside others, around a word, or for an apostrophe."""

TITLE_MARKS = "《〈"
"""Marks that hold the title of a work, never what somebody said."""

DASHES = "—–―-"
UNSPACED = frozenset({"zh", "ja", "th"})
_LEAST_BEGINNING = 3  # letters before the ending of a trade: a "lista" is no "violinista"
_SAMPLE_SIGNS = 4000  # enough for a guess: a page of text


@dataclass(frozen=True, slots=True, eq=False)  # one per language, so that a cache can know it by identity
class Facts:
    """One language's words around quotes, lower-cased, ready for look-up: the fields of `row.Row`, which tells what
    they mean, words with "*" as stems and endings of their own."""

    language: str
    order: str
    cues: frozenset[str]
    cue_stems: tuple[str, ...]
    addressing: frozenset[str]
    reads: frozenset[str]
    said_of: tuple[str, ...]
    said_after: frozenset[str]
    pronouns: frozenset[str]
    pronoun_endings: tuple[str, ...]
    titles: frozenset[str]
    title_stems: tuple[str, ...]
    title_endings: tuple[str, ...]
    agents: frozenset[str]
    places: frozenset[str]
    links: frozenset[str]
    conjunctions: frozenset[str]
    opinion: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    works: frozenset[str]
    particles: tuple[str, ...]
    stops: tuple[str, ...]
    dashes: str
    trades: frozenset[str]
    trade_endings: tuple[str, ...]
    kin: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    person_stems: tuple[str, ...]
    postpositions: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    her_offices: tuple[str, ...]
    his_verbs: tuple[str, ...]
    her_verbs: tuple[str, ...]
    his_names: tuple[str, ...]
    her_names: tuple[str, ...]
    her_surnames: tuple[str, ...]
    things: tuple[str, ...]

    def is_person(self, word: str) -> bool:
        """Whether a lower-cased word is somebody without a name ("woman"), or an office."""
        return word in self.persons or word.startswith(self.person_stems) or self.is_title(word) or self.is_trade(word)

    def is_cue(self, word: str) -> bool:
        """Whether a lower-cased word speaks of speaking."""
        return word in self.cues or word.startswith(self.cue_stems)

    def is_role(self, word: str) -> bool:
        """Whether a lower-cased word may mean somebody named before: "the baker", but not "the brother"."""
        return self.is_person(word) and word not in self.kin

    def is_trade(self, word: str) -> bool:
        """Whether a lower-cased word is what somebody does ("baker")."""
        ending = next((ending for ending in self.trade_endings if word.endswith(ending)), "")
        return word in self.trades or (bool(ending) and len(word) >= len(ending) + _LEAST_BEGINNING)

    def is_title(self, word: str) -> bool:
        """Whether a word, lower-cased, names an office or an honour, not a person."""
        word = word.rpartition("-")[2] or word  # "SPD-Abgeordnete"
        return word in self.titles or word.startswith(self.title_stems) or word.endswith(self.title_endings)


@lru_cache(maxsize=64)
def facts(language: str) -> Facts:
    """The row of a language, region ignored; English where there is none, with every mark still understood."""
    code = language.partition("-")[0].lower()
    code = _SAME.get(code, code)
    code = code if code in languages() else _FALLBACK
    row = read(code)
    cues, cue_stems = _words(row.cues)
    titles, title_stems = _words(row.titles)
    return Facts(
        language=code,
        order=row.order,
        cues=cues | _words(row.addressing)[0],
        cue_stems=cue_stems,
        addressing=_words(row.addressing)[0],
        reads=_words(row.reads)[0],
        said_of=_list(row.said_of),
        said_after=frozenset(_list(row.said_after)),
        pronouns=_words(row.pronouns)[0],
        pronoun_endings=_list(row.pronoun_endings),
        titles=titles,
        title_stems=title_stems,
        title_endings=_endings(row.titles),
        agents=_words(row.agents)[0],
        places=_words(row.places)[0],
        conjunctions=_words(row.conjunctions)[0],
        links=_words(row.links)[0],
        opinion=_words(row.opinion)[0],
        indefinite=_words(row.indefinite)[0],
        definite=_words(row.definite)[0],
        prepositions=_words(row.prepositions)[0],
        openers=_words(row.openers)[0],
        works=_words(row.works)[0],
        particles=_list(row.particles),
        stops=_list(row.stops),
        dashes=row.dashes,
        trades=_words(row.trades)[0],
        trade_endings=_endings(row.trades),
        kin=_words(row.kin)[0],
        persons=_words(row.persons)[0],
        bodies=_words(row.bodies)[0],
        person_stems=_words(row.persons)[1],
        postpositions=_words(row.postpositions)[0],
        he=_words(row.he)[0],
        she=_words(row.she)[0],
        her_offices=tuple(row.her_offices.split()),
        his_verbs=tuple(row.his_verbs.split()),
        her_verbs=tuple(row.her_verbs.split()),
        his_names=tuple(row.his_names.split()),
        her_names=tuple(row.her_names.split()),
        her_surnames=tuple(row.her_surnames.split()),
        things=tuple(row.things.split()),
    )


def _list(words: str) -> tuple[str, ...]:
    """Words in a row, the longest first, so that an alternation takes the longest; "_" stands for a space."""
    return tuple(sorted((word.replace("_", " ") for word in words.split()), key=lambda word: (-len(word), word)))


def _endings(words: str) -> tuple[str, ...]:
    """The endings that a star stands before."""
    return tuple(word[1:] for word in words.split() if word.startswith("*"))


def _words(words: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and the stems that were marked by a star."""
    listed = _list(words)
    return frozenset(w for w in listed if "*" not in w), tuple(w[:-1] for w in listed if w.endswith("*"))


_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ur", re.compile("[ےۓٹڈڑںہھ]")),
    ("fa", re.compile("[پچژگکی]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_WORD = re.compile(r"\w+")
_LEAST_SHARE = 0.08  # of the sample's letters, so that one foreign name decides nothing


def guess(text: str) -> str:
    """The row that fits a text best: by script, then by the small words it uses. "en" where nothing fits."""
    sample = text[:_SAMPLE_SIGNS]
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > _LEAST_SHARE * len(sample):
            return language
    words = _WORD.findall(sample.lower())
    return max(_by_readers(), key=lambda code: (_small_words(code, words), code == _FALLBACK))


_MOST_READ = ("en", "id", "es", "pt", "fr", "de", "it")


def _by_readers() -> list[str]:
    """The rows in the order in which they win a tie between texts of few words."""
    return [*_MOST_READ, *sorted(languages().difference(_MOST_READ))]


def _small_words(code: str, words: list[str]) -> int:
    row = facts(code)
    small = row.prepositions | row.definite | row.indefinite | row.pronouns | row.openers | row.cues
    return sum(word in small for word in words)


__all__ = [
    "CLOSERS",
    "COMMA_ENDS",
    "DASHES",
    "SINGLE",
    "TITLE_MARKS",
    "UNSPACED",
    "Facts",
    "facts",
    "guess",
    "languages",
]
