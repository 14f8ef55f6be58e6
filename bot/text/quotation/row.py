"""The shape of one language's row."""

from __future__ import annotations

from dataclasses import dataclass

DASH_ENDS, COMMA_ENDS = "dash", "comma"
"""What leads from speech after a dash to the words that tell who spoke: "— Да, — сказал он", "– Ja, säger hon"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one language says around a quote. Empty where the language has no such words.

    `cues` are verbs of speaking; `addressing` those whose object is the listener ("told Kim");
    `said_of` stand before a speaker ("according to"), `said_after` behind ("zufolge"); `works` before the
    title of a work or a so-called thing; `openers` begin sentences with a capital letter and name nobody;
    `agents` lead from a verb in the passive to the speaker ("described by"), `places` to where something is;
    `conjunctions` begin a clause with a subject of its own; `links` stand small within names ("von der");
    `opinion` is the "for" of "for Anna Roe, this is …"; `dashes` says how speech after a dash ends, if it is used;
    `particles` follow a subject, `stops` end it; `persons` are people without a name or an office ("woman"); `bodies` are what
    the name of an organisation begins or, in Hindi, ends with ("ministry");
    `postpositions` follow an object; `he` and `she` show a person's gender, as do the endings `her_offices`,
    `his_verbs`, `her_verbs`, and, less surely, those of given names.
    """

    cues: str
    order: str = "case"
    addressing: str = ""
    said_of: str = ""
    said_after: str = ""
    pronouns: str = ""
    pronoun_endings: str = ""
    titles: str = ""
    agents: str = ""
    places: str = ""
    links: str = ""
    conjunctions: str = ""
    opinion: str = ""
    indefinite: str = ""
    definite: str = ""
    prepositions: str = ""
    openers: str = ""
    works: str = ""
    particles: str = ""
    stops: str = ""
    dashes: str = ""
    persons: str = ""
    bodies: str = ""
    postpositions: str = ""
    he: str = ""
    she: str = ""
    her_offices: str = ""
    his_verbs: str = ""
    her_verbs: str = ""
    his_names: str = ""
    her_names: str = ""
    her_surnames: str = ""
