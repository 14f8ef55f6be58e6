"""What stands at the edges of an article's text: who signed it, labels of paid content, datelines, doubled captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.extract.blocks import Block
from bot.extract.place import prose
from bot.text.words import fold, words

_ROLE = re.compile(
    r"(?:(?:senior |staff )?(?:writer|reporter|editor|author|correspondent|journalist)|penulis|pewarta|"
    r"redaktur|wartawan|kontributor|tim liputan|"
    r"redakteur(?:in)?|autor(?:a|in|e)?|auteur|redacteur|redactrice|journaliste|redactor(?:a)?|periodista|"
    r"reporter(?:a)?|editora?|"
    r"giornalista|redattore|redattrice|redactie|redaktor|dziennikarz|автор|редактор|корреспондент|"
    r"журналист|muhabir|yazar|editor|"
    r"المحرر|الكاتب|مراسل|記者|编辑|記者|기자|작가)\W*"
)
_NAME_AND_ROLE = re.compile(r"\s*(?:/|\||,|–|-)\s*")
_MOST_NAME_WORDS = 5
_LONGEST_NAME = 40
_LONG = 60  # characters from which a paragraph is not said twice on purpose
_PROSE_REST = 40  # characters that must follow a dateline
_EDGE = 8  # blocks at either end in which a signature is looked for

_PAID = re.compile(
    r"\W*(?:advertorial|publireportage|publirreportaje|publieditorial|publiredaktionell\w*|pariwara|ogloszenie platne|"
    r"(?:sponsored|paid|branded|promoted|partner) (?:content|post|article|story|feature)|sponsored|paid partnership|"
    r"(?:konten|artikel) (?:sponsor|bersponsor|berbayar|promosi)|kandungan tajaan|gesponserter? (?:inhalt|"
    r"beitrag)|bezahlter inhalt|"
    r"contenu (?:sponsorise|partenaire)|contenido patrocinado|conteudo patrocinado|informe publicitario|"
    r"contenuto sponsorizzato|"
    r"gesponsorde (?:inhoud|content)|sponsrat innehall|annonsorinnhold|material (?:partnera|promocyjny|"
    r"sponsorowany)|artykul sponsorowany|"
    r"на правах рекламы|партнерскии материал|спонсорскии материал|на правах реклами|sponsorlu icerik|"
    r"محتوى (?:برعاية|ممول|مدفوع)|תוכן (?:ממומן|שיווקי)|प्रायोजित|"
    r"スポンサードコンテンツ|タイアップ|広告記事|기사형 광고|협찬|赞助内容|贊助內容|推廣內容)\W*"
)

_DOMAIN = re.compile(r"[\w.-]+\.[a-z]{2,}\b", re.IGNORECASE)
_OUTLET = re.compile(r"\w\.[a-z]{2,}\b")  # a name like "Daily.com"
_AGENCIES = """
afp ap dpa reuters efe ansa xinhua tass antara bernama apa sid epd kna afpbb kyodo yonhap pti ani ians lusa
belga anp ntb tt ritzau stt pap ctk mti agerpres hina tanjug beta sta bta interfax ukrinform aa dha iha upi
cna
"""
_DATELINE = re.compile(r"\s*([^\s.!?\"“„«].{0,58}?)\s*(?:\s[-–—]{1,2}|[–—]{1,2}|--)\s*(?=\S)")
_UPPER = re.compile(r"[^\W\d_]")


def signature(blocks: Sequence[Block]) -> tuple[str, set[int]]:
    """Who signs the article with a role ("Ana Lima" over "Editor"), and the numbers of the blocks that say so."""
    edge = [*range(min(_EDGE, len(blocks))), *range(max(_EDGE, len(blocks) - _EDGE), len(blocks))]
    for number in edge:
        text = blocks[number].text
        parts = _NAME_AND_ROLE.split(text)
        if len(parts) == 2 and _ROLE.fullmatch(fold(parts[1])) and is_name(parts[0]):
            return parts[0], {number}
        if _ROLE.fullmatch(fold(text)):
            for beside in (number - 1, number + 1):
                if 0 <= beside < len(blocks) and is_name(blocks[beside].text):
                    return blocks[beside].text, {number, beside}
    return "", set()


def is_name(text: str) -> bool:
    """Whether a short line is written like a person's name."""
    parts = text.split()
    return (
        1 < len(parts) <= _MOST_NAME_WORDS
        and len(text) <= _LONGEST_NAME
        and all(part[0].isupper() for part in (parts[0], parts[-1]))
        and not any(sign in text for sign in '.!?:;"0123456789' if not re.search(r"\b\w\.", text))
    )


def paid(blocks: Sequence[Block]) -> bool:
    """Whether a label before the text says that somebody paid for it."""
    for block in blocks:
        if is_paid_label(block.text):
            return True
        if prose(block):
            return False
    return False


def is_paid_label(text: str) -> bool:
    """Whether a label says that somebody paid for what stands under it ("Advertorial")."""
    return _PAID.fullmatch(fold(text)) is not None


def without_dateline(paragraph: str, outlet: str) -> str:
    """A first paragraph without the place and outlet it begins with ("JAKARTA, Daily.com – ")."""
    found = _DATELINE.match(paragraph)
    rest = paragraph[found.end() :] if found else ""
    if found and len(rest) >= _PROSE_REST and _is_dateline(found[1], outlet) and not rest[0].islower():
        return rest
    return paragraph


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(_AGENCIES.split())


def _is_dateline(start: str, outlet: str) -> bool:
    parts = words(start)
    if sum(part[0].islower() for part in words(_DOMAIN.sub(" ", start)) if fold(part) not in _agencies()) > 1:
        return False  # words of a sentence; a name has one small word at most ("Rio de Janeiro")
    bare = "".join(words(fold(start)))
    return (
        _OUTLET.search(start) is not None
        or (len(outlet) > 2 and outlet in bare)
        or not _agencies().isdisjoint(fold(part) for part in parts)
        or (len(parts) <= 4 and all(part[0].isupper() for part in parts) and _UPPER.match(start) is not None)
    )


def without_doubles(paragraphs: Sequence[str]) -> list[str]:
    """Each paragraph once. A line that opens the text twice is a caption beside its picture's description: gone,

    where a dateline shows that the text itself begins after it.
    """
    kept: list[str] = []
    seen: set[str] = set()
    for number, paragraph in enumerate(paragraphs):
        key = paragraph.casefold()
        again = bool(kept) and kept[-1].casefold() == key
        if again and number < _EDGE and _DATELINE.match("".join(paragraphs[number + 1 : number + 2])):
            kept.pop()
        elif not again and (key not in seen or len(key) < _LONG):
            kept.append(paragraph)
        seen.add(key)
    return kept
