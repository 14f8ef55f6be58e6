"""The gender that a word shows, where verbs and offices have one: Arabic."""

from __future__ import annotations

from bot.text.quotation import Facts

HE, SHE = "he", "she"
_ARABIC = "ar"
_HIS_T = ("تابع", "تعه", "تساءل", "توقع", "تنه")
"""Past forms of verbs whose root begins with t, which are his."""


def of_verb(verb: str, facts: Facts) -> str:
    """HE or SHE, as a verb of saying or a participle shows it: "قالت", "تقول", "مضيفة"; empty where none does."""
    if facts.language != _ARABIC:
        return ""
    hers = verb.endswith(("ت", "ة")) or (verb.startswith("ت") and not verb.startswith(_HIS_T))
    return SHE if hers else HE


def of_office(office: str, facts: Facts) -> str:
    """HE or SHE by an office's ending; empty where none shows."""
    if not office or facts.language != _ARABIC:
        return ""
    return SHE if office.endswith("ة") else HE


def of_pronoun(pronoun: str, facts: Facts) -> str:
    """HE or SHE, as a pronoun shows it."""
    return SHE if pronoun in facts.she else HE if pronoun in facts.he else ""
