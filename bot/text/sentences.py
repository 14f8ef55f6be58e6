"""Where sentences begin and end, in any script. A quotation stays whole, and no sentence runs over a blank line.

Each stop is judged once by a few rules, so the time grows with the text's length alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

# These end no sentence: titles, forms of address, parts of a name or of an address.
_NEVER_LAST = frozenset(
    """mr mrs ms mx messrs dr drs prof rev hon fr sr sra srta jr gen col lt sgt capt cmdr maj adm gov sen rep pres
    supt insp det st mt ft vs viz approx ca cf al op cit
    pt cv ir jl gg kh hj ny sdr sdri yth kel kec kab prov tgl thn letjen mayjen brigjen kombes akbp kompol dt
    don doña dña ee av avda pág dra exmo profa eng
    m mm mme mlle mgr me bd hr bzw ggf inkl evtl sog str geb dipl ing sig sigg dott avv arch geom on
    dhr mevr mw mej ul hab inż tzw tj im ks płk św al woj sv např tzv mudr judr
    ул пр просп пер наб им акад проф доц св напр вул пров обл буд ім
    sn doç yrd öğr gör alb ts ths gs pgs tp
    মো মোঃ মোসা ড ডা মি মিস প্রো অধ্যা লে ব্রি ইঞ্জি
    डॉ डा श्री श्रीमती पं प्रो मो सु""".split()  # noqa: SIM905  # a list of words reads best so
)
# These end no sentence before a figure: numbers, pages, months, amounts.
_BEFORE_FIGURES = frozenset(
    """no nos nr num núm n vol fig sec sek p pp pág hal hlm art abs kap ch pasal jan feb mar apr jun jul
    aug agt sep sept oct okt nov dec des rp rs us tel ст стр рис гл п""".split()  # noqa: SIM905  # as above
)
# After dotted letters (U.S., a.m., т. е.) a sentence begins with one of these, else a name goes on.
_OPENERS = frozenset(
    """the he she it they we in on but and if this that there when while after as at for his her
    ia dia mereka ini itu namun er sie es das die der il elle le la les el los он она они это в на""".split()  # noqa: SIM905  # as above
)
# "der 25. April", "19. Yüzyıl": here a figure with a stop is an ordinal.
_ORDINALS = frozenset("bs cs da de et fi hr hu is lb lv nb nn no sk sl sr tr".split())  # noqa: SIM905  # as above

_STOP = re.compile(r"""(?:[.!?…‼⁇⁈⁉]+|[。！？｡．؟۔।॥։።។။]+)(?:["'”’»›」』】》〉）)\]]|[\u00a0\u202f ][»›])*""")
_FULL_WIDTH = tuple("。！？．」』）】》")
_UNSPACED = frozenset("。！？｡．।॥։።។။")
_OPENING = "\"'“”„‟‘‚«»‹›「『《〈（([{¿¡—–-"
_QUOTE_MARKS = frozenset("\"'“”„’»«›‹」』》")
_PAIRS = {
    '"': '"', "“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』",
    "《": "》", "(": ")", "（": "）",
}  # fmt: skip
_EITHER_WAY = frozenset('"»›')  # these open only before what begins a quotation; "»" opens where books are German
_MARK = re.compile('["“”„«»‹›「」『』《》()（）]')
_DEEPEST = 4  # marks still open that a closing one is held against: enough for nesting, and bounds the time
_LAST_WORD = re.compile(r"[^\s\"'“”„‘«»(\[（,;:/]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,4}")
# Said after a quotation in scripts without capitals, where a small letter cannot tell: "…。"と述べた, “……。”他说.
_ATTRIBUTION = re.compile(
    r"\s*(?:(?:と|이?라고|고|이?라며)|[^\s。！？.!?]{0,8}(?:说|說|道|表示|稱|称|述べ)"
    r"|[^.!?।]{0,24}(?:말했|밝혔|전했|বলেন|বলে|कहा|قال))"
)
_THAI = re.compile(r"(?<=[\u0e00-\u0eff]{2}) +(?=[\u0e00-\u0eff])")
_THAI_LETTERS = 80  # Thai and Lao have no stops: a space this far on is taken for one; a guess


def spans(text: str, language: str = "") -> list[tuple[int, int]]:
    """The sentences in order: `text[start:end]` begins and ends with a sign that is no white space."""
    ordinals = language.partition("-")[0] in _ORDINALS
    found: list[tuple[int, int]] = []
    for start, end in _lines(text):
        for stop in [*_ends(text, start, end, ordinals=ordinals), end]:
            piece = text[start:stop]
            left, right = stop - len(piece.lstrip()), start + len(piece.rstrip())
            if left < right:
                found.append((left, right))
            start = stop
    return found


def joined(sentences: Iterable[str]) -> str:
    """Sentences as running text: a space before each, but none after a full-width stop, which brings its own."""
    text = ""
    for sentence in sentences:
        text += sentence if not text or text.endswith(_FULL_WIDTH) else f" {sentence}"
    return text


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Each line, or several where only a line's width broke a sentence: a small letter goes on after a word."""
    start, end, position = -1, 0, 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if start >= 0 and not (bare[:1].islower() and (text[end - 1].isalnum() or text[end - 1] == ",")):
            yield start, end
            start = -1
        if bare:
            start = position if start < 0 else start
            end = position + len(line.rstrip())
        position += len(line)
    if start >= 0:
        yield start, end


def _ends(text: str, start: int, end: int, *, ordinals: bool) -> Iterator[int]:
    """Where in a line sentences end, the line's own end left out."""
    wholes = _wholes(text, start, end)
    first = start
    for found in _STOP.finditer(text, start, end):
        stop, whole = found.end(), _around(wholes, found.start())
        if " " in found[0] and stop != whole[1]:  # "… . «" opens the next one, only "… . »" closes
            stop = found.start() + found[0].index(" ")
        if stop == whole[1] - 1 and text[stop] in "“«‹":  # these close in German, and open elsewhere
            stop = whole[1]
        if stop >= end or stop < whole[1] or (stop == whole[1] and text[whole[0]] in "(（" and whole[0] > first):
            continue
        if _closes(text, first, found.start(), stop, end, ordinals=ordinals):
            yield stop
            first = stop
    if end - first > _THAI_LETTERS:
        for gap in _THAI.finditer(text, first, end):
            if gap.start() - first > _THAI_LETTERS:
                yield gap.end()
                first = gap.end()


def _wholes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost stretches between marks that answer each other, marks included, in order."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text, start, end):
        opens = mark[0] in _PAIRS and (mark[0] not in _EITHER_WAY or _begins(text, mark))
        for depth in range(len(waiting) - 1, max(len(waiting) - 1 - _DEEPEST, -1), -1):
            closers, opened = waiting[depth]
            if mark[0] in closers and not (opens and mark[0] in _EITHER_WAY):
                while found and found[-1][0] > opened:
                    found.pop()
                found.append((opened, mark.end()))
                del waiting[depth:]
                break
        else:
            if opens:
                waiting.append((_PAIRS[mark[0]], mark.start()))
    return found


def _begins(text: str, mark: re.Match[str]) -> bool:
    """Whether a quotation begins at a mark that may also close one: nothing stands before it, and a sentence after.

    A small letter after `, "` is what follows a quotation whose space slipped: `"Penting, "katanya`.
    """
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (not before or before.isspace() or before in _OPENING) and after.isalnum() and not after.islower()


def _around(wholes: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """The stretch that a position lies in, an empty one if none."""
    at = bisect_right(wholes, (position, position)) - 1
    return wholes[at] if at >= 0 and position < wholes[at][1] else (-1, -1)


def _closes(text: str, first: int, at: int, stop: int, end: int, *, ordinals: bool) -> bool:
    """Whether the stop at `at`, closing marks up to `stop`, ends the sentence that began at `first`."""
    after = text[stop : min(stop + 40, end)]
    following = after.lstrip().lstrip(_OPENING).lstrip()
    if not any(sign.isalnum() for sign in following[:12]) or following[0].islower():
        return False
    if text[stop - 1] in _QUOTE_MARKS and _ATTRIBUTION.match(after):
        return False
    if text[at] in _UNSPACED:
        return True
    if not after[0].isspace():
        return _is_glued(text, at, after)
    if text[at] == "." and text[at + 1] != ".":
        return not _is_short(text, first, at, following, ordinals=ordinals)
    return True


def _is_glued(text: str, at: int, after: str) -> bool:
    """Whether two sentences stand without a space: "said.The", "했다.그는"; not "example.Com", "3.5"."""
    before = text[max(0, at - 2) : at]
    if "\uac00" <= after[0] <= "\ud7a3":
        return before[-1:] in ("다", "요", "죠", "까")
    return len(before) == 2 and before.isalpha() and before.islower() and after[:1].isupper() and after[1:2].islower()


def _is_short(text: str, first: int, at: int, following: str, *, ordinals: bool) -> bool:
    """Whether a single full stop belongs to the word before it: an abbreviation, an initial, an ordinal."""
    hit = _LAST_WORD.search(text, max(first, at - 24), at)
    word = hit[0].casefold() if hit else ""
    if word in _NEVER_LAST:
        return True
    if following[0].isdigit() and word in _BEFORE_FIGURES:
        return True
    if word.isdigit():  # a list's number, or an ordinal
        return at - first - len(word) <= 1 or (ordinals and len(word) <= 3)
    if _DOTTED.fullmatch(word):
        return re.split(r"[\W\d]", following, maxsplit=1)[0].casefold() not in _OPENERS
    return False
