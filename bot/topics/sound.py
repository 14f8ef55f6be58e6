"""Names that sound alike across scripts: Джокович, 조코비치, ジョコビッチ and Djokovic. For names that no table knows."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from bot.topics.inflection import fold

_LETTERS = dict(
    zip(
        "абвгдеёжзиіјклмнопрстуўфхцчшщыьъэюяђћљњџґєї" "αβγδεζηθικλμνξοπρσςτυφχψω" "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤپچژگ" "אבגדהוזחטיכלמנסעפצקרשתםןךףץ",
        "a b v g d e e z s? i i i k l m n o p r s t u u f h s s s s i - - e u a s s l n s g e i "
        "a v g d e s i t i k l m n ks o p r s s t i f h ps o "
        "a b t t s h h d s r s s s s d t s a g f k k l m n - u i - i u p s s g "
        "a b g d - u s h t i k l m n s a p s k r s t m n k f s".split(),
        strict=False,
    )
)
