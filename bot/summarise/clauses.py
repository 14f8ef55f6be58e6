"""The words around quotes, each with the part it may play: a name, a verb of saying, an office, a preposition.

For languages whose names begin with capital letters; `bot.summarise.uncased` reads the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.summarise.marks import Stretch
from bot.text.quotation import Facts

# What a token is. A sentence's tokens read as a string of these letters, which makes patterns short.
QUOTE, CUE, SAID_OF, SAID_AFTER, NAME, OWNER, BODY, PRONOUN, OFFICE = "Q", "C", "S", "Z", "N", "M", "B", "P", "T"
INDEFINITE, DEFINITE, PREPOSITION, WORD, COMMA, END, COLON, OPEN, CLOSE = "I", "D", "R", "w", ",", ".", ":", "(", ")"


@dataclass(slots=True)
class Token:
    """A word, a name of several words, a sign or a whole quote. `quote` counts the paragraph's stretches."""

    kind: str
    start: int
    end: int
    quote: int = -1


_MEDIA = frozenset(
    [
        "cnn",
        "bbc",
        "reuters",
        "ap",
        "afp",
        "dpa",
        "ansa",
        "efe",
        "tass",
        "antara",
        "kompas",
        "detik",
        "tempo",
        "xinhua",
        "bloomberg",
        "npr",
        "nbc",
        "abc",
        "cbs",
        "msnbc",
        "fox",
        "politico",
        "guardian",
        "times",
        "post",
        "journal",
        "news",
        "herald",
        "tribune",
        "twitter",
        "facebook",
        "instagram",
        "youtube",
        "whatsapp",
        "telegram",
        "tv",
        "radio",
        "magazine",
        "spiegel",
        "bild",
        "monde",
        "figaro",
        "repubblica",
        "stampa",
        "yonhap",
        "kyodo",
        "nhk",
        "upi",
        "cnbc",
        "buzzfeed",
        "huffpost",
        "breitbart",
        "mundo",
        "país",
        "globo",
        "folha",
        "gazeta",
        "rzeczpospolita",
        "ria",
        "interfax",
        "риа",
        "интерфакс",
        "тасс",
        "рбк",
        "коммерсант",
        "укрінформ",
    ]
)
_BODIES = frozenset(
    [
        "parties",
        "party",
        "university",
        "institute",
        "agency",
        "ministry",
        "ministerium",
        "bank",
        "group",
        "kementerian",
        "partai",
        "universitas",
        "badan",
        "lembaga",
        "komisi",
        "polri",
        "polda",
        "polres",
        "kpk",
        "dpr",
        "pbb",
        "un",
        "eu",
        "nato",
        "who",
        "congress",
        "senate",
        "parliament",
        "congreso",
        "senado",
        "gobierno",
        "ministerio",
        "universidad",
        "union",
        "association",
        "committee",
        "council",
        "commission",
        "department",
        "inc",
        "corp",
        "ltd",
        "gmbh",
        "league",
        "club",
        "fc",
        "team",
        "foundation",
        "fund",
        "center",
        "centre",
        "company",
        "network",
        "press",
        "нато",
        "оон",
        "ес",
        "сша",
    ]
)
"""Last words of names that are no person's: a medium never speaks, a body only where no person does. From reading news."""


@dataclass(frozen=True, slots=True)
class Capitals:
    """What an article's capital letters mean: `nouns` are no names (German), `proper` begin with a capital within
    sentences too, `places` are where something is."""

    nouns: frozenset[str]
    proper: frozenset[str]
    places: frozenset[str]


@lru_cache(maxsize=64)
def _scanner(facts: Facts) -> re.Pattern[str]:
    """One pattern that cuts a paragraph: phrases first, then words, then the signs that matter."""
    phrases = [p for p in (*facts.said_of, *facts.said_after, *facts.cues) if " " in p or "'" in p]
    phrases.sort(key=len, reverse=True)
    phrase = "|".join(map(re.escape, phrases)) or r"(?!)"
    return re.compile(
        rf"(?P<phrase>\b(?:{phrase})(?!\w))"
        r"|(?P<initials>(?:[^\W\d_]\.){2,})"
        r"|(?P<word>[^\W\d_](?:[\w’'\u2011-]*\w)?\.?)"
        r"|(?P<sign>[.!?…,;:()\[\]]|[—–―]|-(?=\s))",
        re.IGNORECASE,
    )


def tokens(
    text: str, start: int, end: int, stretches: Sequence[Stretch], facts: Facts, capitals: Capitals
) -> list[Token]:
    """The tokens of a paragraph: words by the part they play, whole names, and its stretches as single tokens."""
    found: list[Token] = []
    at = start
    for number, stretch in enumerate(stretches):
        _scan(text, at, stretch.left, facts, found)
        found.append(Token(QUOTE, stretch.left, stretch.right, number))
        at = stretch.right
    _scan(text, at, end, facts, found)
    return _named(text, found, facts, capitals)


_SIGNS = {
    ",": COMMA,
    ";": COMMA,
    "—": COMMA,
    "–": COMMA,
    "―": COMMA,
    "-": COMMA,
    ":": COLON,
    "(": OPEN,
    "[": OPEN,
    ")": CLOSE,
    "]": CLOSE,
}
_CAPITAL = "n"  # a capital word, not yet joined to a name


def _scan(text: str, start: int, end: int, facts: Facts, found: list[Token]) -> None:
    for hit in _scanner(facts).finditer(text, start, end):
        if hit.lastgroup == "sign":
            found.append(Token(_SIGNS.get(hit.group(), END), hit.start(), hit.end()))
        elif hit.lastgroup == "initials":
            found.append(Token(_CAPITAL if hit.group()[0].isupper() else WORD, hit.start(), hit.end()))
        elif hit.lastgroup == "phrase":
            low = hit.group().lower()
            kind = SAID_OF if low in facts.said_of else SAID_AFTER if low in facts.said_after else CUE
            found.append(Token(kind, hit.start(), hit.end()))
        else:
            _add_word(hit.group(), hit.start(), facts, found)


def _add_word(word: str, at: int, facts: Facts, found: list[Token]) -> None:
    """Append a word's token, and one for a full stop or a pronoun that is tied to it."""
    first = not found or found[-1].kind in (END, QUOTE, COLON)
    kind, length = _reading(word, facts, first)
    end = at + length
    if kind == CUE + PRONOUN:
        found.append(Token(CUE, at, end))
        found.append(Token(PRONOUN, end, end))
    elif kind == _CAPITAL_OPENER:
        joined = bool(found) and found[-1].kind == _CAPITAL and found[-1].end == at - 1
        found.append(Token(_CAPITAL if joined else WORD, at, end))
    else:
        found.append(Token(kind, at, end))
    if length < len(word):
        found.append(Token(END, end, end + 1))


_CAPITAL_OPENER = "o"  # a capital word that is none of a name by itself, but may go on one ("John Di Roe")


@lru_cache(maxsize=100_000)
def _reading(word: str, facts: Facts, first: bool) -> tuple[str, int]:
    """The part a word plays, and its length without a full stop that ends the sentence. `first`: it begins one."""
    low = word.lower()
    if low.endswith(".") and not _abbreviated(word, low, facts):
        word, low = word[:-1], low[:-1]
    if _tied_pronoun(low, facts):
        return CUE + PRONOUN, len(word)
    kind = _kind(word, low.rstrip("."), facts, first=first)
    if kind == WORD and word[0].isupper() and low in facts.openers:
        kind = _CAPITAL_OPENER
    return kind, len(word)


_LONGEST_TITLE = 5  # letters of an abbreviated title with its stop; "President." ends a sentence


_PARTY = re.compile(r"[DRI]-[A-Z]")  # "R-Ky."


def _abbreviated(word: str, low: str, facts: Facts) -> bool:
    """Whether a full stop belongs to the word: an initial, or a title cut short."""
    if len(low) == 2 or _PARTY.match(word):
        return word[0].isupper()
    return low in facts.titles or (low[:-1] in facts.titles and word[0].isupper() and len(low) <= _LONGEST_TITLE)


def _tied_pronoun(low: str, facts: Facts) -> bool:
    """Whether a word is a verb of saying with its pronoun ("katanya", "dit-il")."""
    return any(
        low.endswith(ending) and facts.is_cue(low[: -len(ending)])
        for ending in facts.pronoun_endings
        if len(low) > len(ending) + 1
    )


_CONTRACTION = re.compile(r"['’]")


def _kind(word: str, low: str, facts: Facts, *, first: bool) -> str:
    """The part a word plays by itself."""
    capital = word[0].isupper() and not _PARTY.match(word)
    if capital and first:
        low = _CONTRACTION.split(low)[0] if low not in facts.openers else low
    if low in facts.said_of:
        return SAID_OF
    if low in facts.said_after:
        return SAID_AFTER
    if low in facts.pronouns and (not capital or first):
        return PRONOUN
    if capital and not (first and (low in facts.openers or low in facts.prepositions or facts.is_cue(low))):
        return WORD if low in facts.openers and low not in facts.titles else _CAPITAL
    for words, kind in ((facts.indefinite, INDEFINITE), (facts.definite, DEFINITE), (facts.prepositions, PREPOSITION)):
        if low in words:
            return kind
    if facts.is_cue(low):
        return CUE
    return OFFICE if facts.is_title(low) else WORD


def _named(text: str, found: list[Token], facts: Facts, capitals: Capitals) -> list[Token]:
    """Capital words joined to names; offices before names cut off; what stands in brackets silenced."""
    out: list[Token] = []
    i, depth = 0, 0
    while i < len(found):
        token = found[i]
        depth = max(0, depth + (token.kind == OPEN) - (token.kind == CLOSE))
        if (
            token.kind == PRONOUN
            and i + 1 < len(found)
            and found[i + 1].kind == _CAPITAL
            and _says_office(text, token, facts)
        ):
            token.kind = OFFICE
        if token.kind != _CAPITAL:
            if (not depth and token.kind != CLOSE) or token.kind == QUOTE:
                out.append(token)
            i += 1
            continue
        run, i = _run(text, found, i, facts, capitals)
        if depth:
            continue
        if len(run) == 1 and _only_begins(text, token, out, found[i].kind if i < len(found) else END, facts, capitals):
            out.append(Token(WORD, token.start, token.end))
        else:
            out.extend(_name(text, run, facts, capitals, out[-1] if out else None))
    return out


def _says_office(text: str, token: Token, facts: Facts) -> bool:
    """Whether a pronoun is also a form of address, as in Vietnamese ("ông Thạch")."""
    return text[token.start : token.end].lower() in facts.titles


def _run(text: str, found: list[Token], first: int, facts: Facts, capitals: Capitals) -> tuple[list[Token], int]:
    """Capital words that touch, small links between them allowed ("Ursula von der Leyen")."""
    run = [found[first]]
    i = first + 1
    while i < len(found):
        ahead = i
        while ahead < len(found) and ahead < i + 2 and text[found[ahead].start : found[ahead].end] in facts.links:
            ahead += 1
        if ahead >= len(found) or found[ahead].kind != _CAPITAL or _owner_end(text, run[-1], facts) < run[-1].end:
            break
        if ahead > i and text[found[ahead].start : found[ahead].end] in capitals.nouns:
            break
        if any(text[found[k - 1].end : found[k].start] not in (" ", "\u00a0") for k in range(i, ahead + 1)):
            break
        run.extend(found[i : ahead + 1])
        i = ahead + 1
    return run, i


_OWNER_ENDING = {"en": re.compile(r"['’]s$"), "tr": re.compile(r"['’]\w{1,5}$"), "fi": re.compile(r"['’]\w{1,5}$")}
_NO_ENDING = re.compile(r"(?!)")


def _owner_end(text: str, token: Token, facts: Facts) -> int:
    """Where a word ends without the ending that makes it an owner or an object ("Trump's", "Ankara'nın")."""
    hit = _OWNER_ENDING.get(facts.language, _NO_ENDING).search(text, token.start, token.end)
    return hit.start() if hit else token.end


def _only_begins(
    text: str, token: Token, before: Sequence[Token], following: str, facts: Facts, capitals: Capitals
) -> bool:
    """Whether a word has its capital only because it begins a sentence: never seen so within one, no verb behind it."""
    first = not before or before[-1].kind in (END, QUOTE, COLON)
    if not first or following == CUE:
        return False
    return text[token.start : _owner_end(text, token, facts)] not in capitals.proper


def _name(text: str, run: list[Token], facts: Facts, capitals: Capitals, before: Token | None) -> Iterable[Token]:
    """A run of capital words as an office and a name; either may be missing. An office within cuts off what leads to it."""
    while len(run) > 1 and text[run[-1].start : run[-1].end].lower() in facts.openers:
        run = run[:-1]
    words = [text[t.start : t.end] for t in run]
    offices = [i for i, word in enumerate(words) if _is_office(word, facts, capitals) and (word[0].isupper() or not i)]
    if facts.language in _OFFICE_LEADS:
        offices = [i for k, i in enumerate(offices) if i == k]
    skip = offices[-1] + 1 if offices and offices[-1] + 1 < len(run) else 0
    if len(offices) == len(run):
        skip = len(run) - (len(run) > 1 and words[0].lower().rstrip(".") in _HONORIFICS)  # "Mr. King"
    if skip:
        yield Token(OFFICE, run[0].start, run[skip - 1].end)
        skip += _place_after_office(words[skip:], text, capitals)
    if skip == len(run):
        return
    if not skip:
        skip = _place_first(words, capitals)
    leads = before is None or before.kind in (END, QUOTE, COLON, OFFICE)
    if len(run) - skip == 3 and facts.language in _TWO_NAMES and (leads or skip):
        skip += not _PATRONYMIC.search(" ".join(words[-2:]))
    start, end = run[skip].start, _owner_end(text, run[-1], facts)
    owner = end < run[-1].end or (text[run[-1].end : run[-1].end + 1] in ("'", "’") and text[run[-1].end - 1] == "s")
    kind = NAME
    if owner or (not skip and _names_no_person(text, start, end, words, before, facts, capitals)):
        kind = OWNER
    elif not skip and _names_body(text, start, end, words[-1], before):
        kind = BODY
    yield Token(kind, start, end)


def _names_no_person(
    text: str, start: int, end: int, words: list[str], before: Token | None, facts: Facts, capitals: Capitals
) -> bool:
    """Whether a run of capital words is a place, a medium, a company between marks, or a German noun."""
    return (
        (words[-1].lower() in _MEDIA and (len(words[-1]) > 3 or words[-1].isupper()))
        or text[start:end] in capitals.places
        or text[start - 1 : start] in _MARKS_BEFORE
        or (len(words) == 1 and _is_noun(before, facts))
    )


def _names_body(text: str, start: int, end: int, last: str, before: Token | None) -> bool:
    """Whether a run of capital words is a body: all in capitals, or behind "the"."""
    upper = text[start:end].isupper() and end - start > 1
    body = last.lower() in _BODIES and (len(last) > 3 or last.isupper())
    return upper or body or (before is not None and text[before.start : before.end].lower() == "the")


_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "herr",
        "frau",
        "sr",
        "sra",
        "señor",
        "señora",
        "m",
        "mme",
        "monsieur",
        "madame",
        "sig",
        "signor",
        "signora",
        "pan",
        "pani",
        "bapak",
        "ibu",
    ]
)
_OFFICE_LEADS = frozenset({"vi"})
"""Languages whose names have syllables that are also offices ("Thị"): an office only leads there."""
_TWO_NAMES = frozenset({"ru", "uk", "pl", "cs"})
"""Languages where a third capital word at a sentence's head is an office: "Эколог Роман Ясенев"."""
_PATRONYMIC = re.compile(r"(?:вич|вна|чна)(?:\s|$)")


def _place_first(words: list[str], capitals: Capitals) -> int:
    """How many words are a place that the article names by itself, before a name of two words or more."""
    return next((n for n in range(len(words) - 2, 0, -1) if " ".join(words[:n]) in capitals.places), 0)


def _place_after_office(words: list[str], text: str, capitals: Capitals) -> int:
    """How many words between an office and a name say where: "Bupati Teluk Cermai Hendra Wiratama"."""
    if len(words) > 2 and len(words[0]) > 1 and words[0].isupper():  # "Kepala BPBD …"
        return 1 + _place_after_office(words[1:], text, capitals)
    for count in range(len(words) - 2, 0, -1):
        place = " ".join(words[:count])
        if place in capitals.places or (len(place) > 2 and place.upper() in text and not place.isupper()):
            return count
    return 0


def _is_office(word: str, facts: Facts, capitals: Capitals) -> bool:
    low = word.lower().rstrip(".")
    return facts.is_title(low) or low in facts.definite or word in capitals.nouns


_MARKS_BEFORE = ("«", "„", "“", '"', "”", "‘", "»")  # a name between marks is a company's or a work's


def _is_noun(before: Token | None, facts: Facts) -> bool:
    """Whether a capital word alone is a German noun, since it follows its article."""
    return facts.language == "de" and before is not None and before.kind in (DEFINITE, INDEFINITE)


_GERMAN_NOUN = re.compile(
    r"\b(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|kein|keine|keinen|im|am|zum|zur|beim|vom|sein|seine"
    r"|seinen|seiner|ihr|ihre|ihren|ihrer|unser|unsere|unserer|mehr|viele|alle|diese|dieser|dieses|diesem)"
    r"\s(?:[a-zäöüß]{3,}(?:e|er|en|em|es)\s)?([A-ZÄÖÜ][a-zäöüß]+)\b"
)


_WITHIN = re.compile(r"(?<=[\w,;’'])\s([^\W\d_][\w’'-]*)")
_LEAST_SEEN = 0.5  # a name is a place if at least so many of its mentions follow "in"


def capitals(text: str, facts: Facts) -> Capitals:
    """What the capital letters of an article mean, from how it uses its words elsewhere."""
    within = {word for word in _WITHIN.findall(text) if word[0].isupper()}
    proper = within | {ending.split(word)[0] for word in within for ending in (_CONTRACTION,)}
    nouns = frozenset(_GERMAN_NOUN.findall(text)) if facts.language == "de" else frozenset()
    return Capitals(nouns, frozenset(proper), _places(text, facts))


def _places(text: str, facts: Facts) -> frozenset[str]:
    if not facts.places:
        return frozenset()
    seen = Counter(hit for hit in _after_place(facts).findall(text) if hit[0].isupper())
    return frozenset(name for name, times in seen.items() if times >= _LEAST_SEEN * text.count(name))


@lru_cache(maxsize=64)
def _after_place(facts: Facts) -> re.Pattern[str]:
    words = "|".join(
        re.escape(word) if word[0].isupper() else f"(?i:{re.escape(word)})" for word in sorted(facts.places)
    )
    return re.compile(rf"\b(?:{words})\s([^\W\d_a-zа-яё][\w’'-]*(?:\s[^\W\d_a-zа-яёіїє][\w’'-]*)*)")
