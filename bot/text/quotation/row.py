"""One language's row: the TOML file that says what stands around its quotes, and what such a file may hold."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

DASH_ENDS, COMMA_ENDS = "dash", "comma"
"""What leads from speech after a dash to the words that tell who spoke: "— Да, — сказал он", "– Ja, säger hon"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one language says around a quote, as `<code>.toml` gives it. Empty where the language has no such words.

    Words are in small letters, parted by white space; "_" stands for a space within one, "*" for any ending, in
    `titles` and `trades` for any beginning, too. `order` says how a subject is found: "case" by capital letters,
    "particle" by what follows it, "verb" by the verb that follows or precedes it.

    `cues` are verbs of speaking; `addressing` those whose object is the listener ("told Kim");
    `said_of` stand before a speaker ("according to"), `said_after` behind ("zufolge"); `works` before the
    title of a work or a so-called thing; `openers` begin sentences with a capital letter and name nobody;
    `agents` lead from a verb in the passive to the speaker ("described by"), `places` to where something is;
    `reads` are verbs of speaking whose source stands where an object does ("si legge in una nota di Roe");
    `conjunctions` begin a clause with a subject of its own; `links` stand small within names ("von der");
    `opinion` is the "for" of "for Anna Roe, this is …"; `dashes` says how speech after a dash ends, if it is used;
    `particles` follow a subject, `stops` end it; `titles` are offices and forms of address, with which a name may
    begin; `trades` are what people are called by what they do, written small ("the baker"), `kin`
    what they are to another; `persons` are people
    without a name or an office ("woman"); `bodies` are what the name of an organisation begins or, in Hindi, ends
    with ("ministry"); `postpositions` follow an object; `pronoun_endings` are pronouns tied to a verb ("dit-il");
    `he` and `she` show a person's gender, as do the endings `her_offices`, `his_verbs`, `her_verbs`, and, less
    surely, those of given names; words with the endings `things` name nobody, whatever their first letter.
    """

    order: str
    cues: str
    pronouns: str
    titles: str
    works: str
    dashes: str = ""
    addressing: str = ""
    reads: str = ""
    said_of: str = ""
    said_after: str = ""
    pronoun_endings: str = ""
    trades: str = ""
    kin: str = ""
    persons: str = ""
    bodies: str = ""
    indefinite: str = ""
    definite: str = ""
    prepositions: str = ""
    postpositions: str = ""
    agents: str = ""
    places: str = ""
    conjunctions: str = ""
    opinion: str = ""
    links: str = ""
    openers: str = ""
    particles: str = ""
    stops: str = ""
    he: str = ""
    she: str = ""
    her_offices: str = ""
    his_verbs: str = ""
    her_verbs: str = ""
    his_names: str = ""
    her_names: str = ""
    her_surnames: str = ""
    things: str = ""


_ALWAYS = ("order", "cues", "pronouns", "titles", "works")
_NEEDED = {
    "case": (*_ALWAYS, "indefinite", "definite", "prepositions", "openers"),
    "particle": (*_ALWAYS, "particles", "stops"),
    "verb": (*_ALWAYS, "stops"),
}
"""What a row has to hold, by its order."""


@cache
def languages() -> frozenset[str]:
    """The languages that have a row."""
    names = (file.name for file in files(__package__).iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def read(language: str) -> Row:
    """The row of a language that has one."""
    return parse(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"), f"{language}.toml")


def parse(document: str, name: str) -> Row:
    """A row from a file's text. ValueError, with the file's `name`, says which field is missing, unknown or wrong."""
    try:
        row = tomllib.loads(document)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}: {error}") from error
    if wrong := [*_strangers(row), *_wrong_values(row)]:
        raise ValueError(f"{name}: {'; '.join(wrong)}")
    return Row(**row)


def _strangers(row: dict[str, object]) -> list[str]:
    known = {field.name for field in fields(Row)}
    return [f"no field is called {field!r}" for field in row if field not in known]


def _wrong_values(row: dict[str, object]) -> list[str]:
    if row.get("order") not in _NEEDED:
        return [f"order is {row.get('order', '')!r}, not one of {', '.join(_NEEDED)}"]
    wrong = [f"{field} is no text" for field, words in row.items() if not isinstance(words, str)]
    wrong += [f"{field} is missing" for field in _NEEDED[str(row["order"])] if not row.get(field)]
    if row.get("dashes", DASH_ENDS) not in (DASH_ENDS, COMMA_ENDS):
        wrong.append(f"dashes is {row['dashes']!r}, not {DASH_ENDS!r} or {COMMA_ENDS!r}")
    return wrong
