"""Messages → a picture of the chat in which they stand, as a phone shows it: plain SVG, light and dark.

No script and nothing from outside, so that it shows wherever an image does. Which font shows it is not known:
widths are estimates, and a line that nearly fills its bubble is told to be as long as it was taken to be.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import NamedTuple

from storage.models import Entity

WIDTH = 400
_SIDE, _PAD, _GAP = 10, 12, 8  # pixels: beside the bubbles, within them, between them
_ROOM = WIDTH - 2 * _SIDE - 2 * _PAD - 24  # for text; a bubble leaves its other side free
_SIZE, _SMALL, _LINE = 15, 12, 20
_HEAD, _BUTTON, _INSET = 52, 36, 12
_FOLDED = 3  # lines that a phone shows of an expandable quote
_MOST, _ABOVE, _BELOW = 66, 36, 12  # lines of a message; where there are more, those in the middle are left out
_NEARLY_FULL = 0.6

# Widths in ems as Helvetica has them, which most fonts of screens are close to.
_EMS = {
    0.24: "ijl|'’‘",
    0.28: " !,./:;I[]ft\\·",
    0.34: '()-r“”"`•*',
    0.5: "ckvxyzsJ",
    0.61: "FLTZ+=<>~",
    0.67: "ABEKPSVXY&",
    0.72: "CDHNRUw",
    0.78: "GOQ",
    0.84: "mM",
    0.95: "W%",
    1.0: "@—…▇",
}
_EM = {sign: ems for ems, signs in _EMS.items() for sign in signs}
_BOLD = 1.07
_NEVER_FIRST = "、。，．！？：；」』）》〉”’…ー々ゃゅょっャュョッぁぃぅぇぉァィゥェォ%,.!?:;)"
_NEVER_LAST = "「『（《〈“‘("
# What phones make links of by themselves.
_LINKS = re.compile(r"https?://\S+|(?<![\w/@.])[/@][a-z]\w{2,}", re.ASCII)
_ISOLATED = re.compile("[\u2066-\u2068].*?\u2069")
_LOOKS = {"bold": "b", "italic": "i", "text_link": "a", "url": "a", "bot_command": "a", "code": "c", "pre": "c"}

_STYLE = """
text{font:15px -apple-system,"Segoe UI",Roboto,"Noto Sans",Helvetica,Arial,sans-serif;fill:#0f1419}
.b{font-weight:600}.i{font-style:italic;fill:#5b6b78}.a{fill:#1f6fb2}.s,.n{font-size:12px;fill:#6d7f8d}
.k{font-size:14px;fill:#1d3b53}.h{font-weight:600}.n{fill:#fff}.o{fill:#fff;font-weight:600}
.chat{fill:#cfdfe8}.bar{fill:#fff}.bot{fill:#fff}.mine{fill:#e1fbcb}.key{fill:#fff;fill-opacity:.62}
.tap{fill:#a9d4f5}.note{fill:#45606f;fill-opacity:.55}.mark{fill:#3390d6}.quote{fill:#3390d6;fill-opacity:.1}
@media(prefers-color-scheme:dark){text{fill:#eef2f5}.i{fill:#a5b4c0}.a{fill:#7cc0f8}.s{fill:#8c9dab}.k{fill:#e8f1f8}
.chat{fill:#0e1821}.bar,.bot{fill:#1d2a36}.mine{fill:#2b5378}.key{fill:#33475a}.tap{fill:#3d7fb5}.n,.o{fill:#fff}}
""".replace("\n", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """A message. `at`: its time of day; `keyboard`: rows of labels, the `tapped` one marked; `file`: a document's name.

    Entities count in UTF-16 units, as the Bot API does.
    """

    text: str
    at: str = ""
    entities: Sequence[Entity] = ()
    mine: bool = False
    keyboard: Sequence[Sequence[str]] = ()
    tapped: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What happens between messages: a tap, a time that passes."""

    text: str


@dataclass(frozen=True, slots=True)
class Offers:
    """What somebody has typed but not sent, and what is offered for it: titles and descriptions."""

    typed: str
    rows: Sequence[tuple[str, str]]


def draw(title: str, subtitle: str, shown: Iterable[Bubble | Note | Offers]) -> str:
    """The chat with its title above and what is shown below, as one SVG document."""
    parts, y = [], float(_HEAD + _GAP)
    for one in shown:
        drawn, height = _DRAWN[type(one)](one, y)
        parts += [*drawn, "\n"]
        y += height + _GAP
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y:g}" viewBox="0 0 {WIDTH} {y:g}">\n',
            f"<title>{escape(title)}</title><style>{_STYLE}</style>\n",
            f'<clipPath id="p"><rect width="{WIDTH}" height="{y:g}" rx="16"/></clipPath><g clip-path="url(#p)">\n',
            _box("chat", 0, 0, WIDTH, y, 0),
            _box("bar", 0, 0, WIDTH, _HEAD, 0),
            f'<circle class="mark" cx="32" cy="{_HEAD / 2:g}" r="18"/>',
            _text("o", 32, 31, title[:1], middle=True),
            _text("h", 60, 24, title),
            _text("s", 60, 41, subtitle),
            "\n",
            *parts,
            "</g></svg>\n",
        )
    )


class _Sign(NamedTuple):
    """A character, and the classes of its looks."""

    sign: str
    looks: str = ""


class _Line(NamedTuple):
    """A line that fits, and whether it is read from the right."""

    signs: Sequence[_Sign]
    rtl: bool = False

    @property
    def width(self) -> float:
        return _width(self.signs)


class _Block(NamedTuple):
    """Lines that stand together: plain, or a quote."""

    lines: Sequence[_Line]
    quote: bool = False
    folded: bool = False


def _bubble(one: Bubble, y: float) -> tuple[list[str], float]:
    blocks = _shortened([*_file(one.file), *_blocks(one)])
    width = max(line.width + _INSET * block.quote for block in blocks for line in block.lines)
    last = blocks[-1]
    stamp = _width([_Sign(sign) for sign in one.at]) * _SMALL / _SIZE + 12 if one.at else 0
    beside = not last.quote and not last.lines[-1].rtl and last.lines[-1].width + stamp <= _ROOM
    width = _ROOM if one.keyboard else min(_ROOM, max(width, last.lines[-1].width + stamp if beside else stamp))
    whole = width + 2 * _PAD
    x = WIDTH - _SIDE - whole if one.mine else _SIDE
    drawn: list[str] = []
    inner = y + _GAP
    for block in blocks:
        told, height = _block(block, x + _PAD, inner, width)
        drawn += told
        inner += height
    bottom = inner + (_GAP if beside or not one.at else _SMALL + _GAP)
    if one.at:
        drawn.append(_text("s", x + whole - _PAD, bottom - 7, one.at, end=True))
    keys, height = _keyboard(one, x, bottom + 4, whole)
    shape = _box("mine" if one.mine else "bot", x, y, whole, bottom - y, 14)
    return [shape, *drawn, *keys], bottom - y + height


def _block(block: _Block, x: float, y: float, width: float) -> tuple[list[str], float]:
    """A block's lines; a quote in a tinted box with a bar where reading begins, ⌄ where there is more."""
    inset, top = (_INSET, 4) if block.quote else (0, 0)
    height = len(block.lines) * _LINE + 2 * top
    drawn = []
    if block.quote:
        from_right = block.lines[0].rtl
        drawn += [_box("quote", x, y, width, height, 4)]
        drawn += [_box("mark", x + width - 3 if from_right else x, y, 3, height, 1.5)]
        if block.folded:
            drawn += [_text("a", x + 14 if from_right else x + width - 10, y + height - 8, "⌄", middle=True)]
    for number, line in enumerate(block.lines):
        at = x + width - inset if line.rtl else x + inset
        drawn.append(_line(line, at, y + top + number * _LINE + 15, width - inset))
    return drawn, height + (4 if block.quote else 0)


def _line(line: _Line, x: float, y: float, room: float) -> str:
    runs = ((looks, "".join(one.sign for one in run)) for looks, run in itertools.groupby(line.signs, _looks))
    told = "".join(
        f'<tspan class="{looks}">{escape(run, quote=False)}</tspan>' if looks else escape(run, quote=False)
        for looks, run in runs
    )
    if not told:
        return ""
    exact = (
        f' textLength="{line.width:.0f}" lengthAdjust="spacingAndGlyphs"' if line.width > _NEARLY_FULL * room else ""
    )
    way = ' direction="rtl"' if line.rtl else ""
    return f'<text x="{x:g}" y="{y:g}"{way}{exact}>{told}</text>\n'


def _keyboard(one: Bubble, x: float, y: float, width: float) -> tuple[list[str], float]:
    drawn = []
    for place, row in enumerate(one.keyboard):
        top, cell = y + place * (_BUTTON + 4), (width - 4 * (len(row) - 1)) / len(row)
        for column, label in enumerate(row):
            left = x + column * (cell + 4)
            drawn.append(_box("tap" if label == one.tapped else "key", left, top, cell, _BUTTON, 10))
            shown = _cut(label, (cell - 12) * _SIZE / 14)
            drawn.append(_text("k", left + cell / 2, top + 23, shown, middle=True))
    return drawn, len(one.keyboard) * (_BUTTON + 4)


def _note(one: Note, y: float) -> tuple[list[str], float]:
    width = _width([_Sign(sign) for sign in one.text]) * _SMALL / _SIZE + 20
    pill = _box("note", (WIDTH - width) / 2, y, width, 22, 11)
    return [pill, _text("n", WIDTH / 2, y + 15, one.text, middle=True)], 22


def _offers(one: Offers, y: float) -> tuple[list[str], float]:
    """The list that stands above the line where somebody types."""
    row, field = 66, 44
    drawn = [_box("bar", 0, y, WIDTH, len(one.rows) * row + field, 0)]
    room = WIDTH - 72 - _PAD
    for number, (title, told) in enumerate(one.rows):
        top = y + number * row
        drawn += [_box("mark", _PAD, top + 10, 46, 46, 8), _text("o", _PAD + 23, top + 38, title[:1], middle=True)]
        lines = [_Line(tuple(_Sign(sign, "b") for sign in _cut(title, room, bold=True)))]
        lines += _wrapped([_Sign(sign, "i") for sign in told], room)[:2]
        drawn += [_line(line, 72, top + 20 + place * 18, room) for place, line in enumerate(lines)]
    bottom = y + len(one.rows) * row
    drawn += [_box("chat", _PAD, bottom + 6, WIDTH - 2 * _PAD, 32, 16)]
    drawn += [_text("", _PAD + 14, bottom + 27, f"{one.typed}|")]
    return drawn, bottom + field - y - _GAP


_DRAWN: dict[type, Callable[..., tuple[list[str], float]]] = {Bubble: _bubble, Note: _note, Offers: _offers}


def _shortened(blocks: Sequence[_Block]) -> Sequence[_Block]:
    """The blocks, without the middle of what would be taller than three phones."""
    count = sum(len(block.lines) for block in blocks)
    if count <= _MOST:
        return blocks
    dots = _Block([_Line([_Sign(sign, "i") for sign in "⋮"]), _Line([])])
    return [*_kept(blocks, 0, _ABOVE), dots, *_kept(blocks, count - _BELOW, count)]


def _kept(blocks: Sequence[_Block], start: int, end: int) -> Iterator[_Block]:
    """The lines from `start` to `end`, counted through all blocks, in their blocks."""
    first = 0
    for block in blocks:
        if lines := block.lines[max(0, start - first) : max(0, end - first)]:
            yield block._replace(lines=lines)
        first += len(block.lines)


def _file(name: str) -> list[_Block]:
    return [_Block([_Line([_Sign(sign, "b a") for sign in f"↓ {name}"])])] if name else []


def _blocks(one: Bubble) -> Iterator[_Block]:
    """The text in blocks; the line breaks around a quote are the quote's own."""
    signs, quotes = _looked(one)
    groups = [
        (quote, [signs[place] for place in places])
        for quote, places in itertools.groupby(range(len(signs)), quotes.__getitem__)
    ]
    for number, (quote, group) in enumerate(groups):
        if quote:
            lines = _lines(group, _ROOM - _INSET - 6)
            folds = quote == "expandable_blockquote" and len(lines) > _FOLDED
            yield _Block(lines[:_FOLDED] if folds else lines, quote=True, folded=folds)
            continue
        first = number > 0 and group[0].sign == "\n"
        last = number + 1 < len(groups) and len(group) > first and group[-1].sign == "\n"
        if group := group[first : len(group) - last]:
            yield _Block(_lines(group, _ROOM))


def _looked(one: Bubble) -> tuple[list[_Sign], list[str]]:
    """The characters with their looks, and for each the kind of quote that it stands in."""
    places = [place for place, sign in enumerate(one.text) for _ in range(2 if sign > "\uffff" else 1)]
    places.append(len(one.text))
    looks: list[list[str]] = [[] for _ in one.text]
    quotes = [""] * len(one.text)
    links = [("text_link", *match.span()) for match in _LINKS.finditer(one.text)]
    given = [(kind, places[offset], places[offset + length]) for kind, offset, length, _ in one.entities]
    for kind, start, end in (*given, *links):
        for place in range(start, end):
            if kind.endswith("blockquote"):
                quotes[place] = kind
            elif _LOOKS[kind] not in looks[place]:
                looks[place].append(_LOOKS[kind])
    return [_Sign(sign, " ".join(each)) for sign, each in zip(one.text, looks, strict=True)], quotes


def _lines(signs: Sequence[_Sign], room: float) -> list[_Line]:
    breaks = [place for place, one in enumerate(signs) if one.sign == "\n"]
    pairs = zip([0, *(place + 1 for place in breaks)], [*breaks, len(signs)], strict=True)
    return [line for start, end in pairs for line in _wrapped(signs[start:end], room)]


def _wrapped(signs: Sequence[_Sign], room: float) -> list[_Line]:
    """A paragraph in lines; a word that is too long for one is cut where the line ends."""
    rtl = _is_rtl("".join(one.sign for one in signs))
    lines: list[list[_Sign]] = [[]]
    for piece in _pieces(signs):
        if lines[-1] and _width([*lines[-1], *_stripped(piece)]) > room:
            lines.append([])
        for one in piece:
            if lines[-1] and one.sign != " " and _width([*lines[-1], one]) > room:
                lines.append([])
            lines[-1].append(one)
    return [_Line(_stripped(line), rtl) for line in lines]


def _is_rtl(text: str) -> bool:
    """Whether a paragraph runs from the right: by its first letter that is in no isolate (UAX #9, P2)."""
    found = (unicodedata.bidirectional(sign) for sign in _ISOLATED.sub("", text))
    return next((kind != "L" for kind in found if kind in ("L", "R", "AL")), False)


def _pieces(signs: Sequence[_Sign]) -> Iterator[Sequence[_Sign]]:
    """What may not be parted: words with the space after them, letters of scripts that write no spaces."""
    start = 0
    for place in range(1, len(signs)):
        before, after = signs[place - 1].sign, signs[place].sign
        spaced = before == " " != after
        wide = (_is_wide(before) or _is_wide(after)) and after not in _NEVER_FIRST and before not in _NEVER_LAST
        if spaced or (wide and after != " " and not _is_hangul(before + after)):
            yield signs[start:place]
            start = place
    yield signs[start:]


def _stripped(signs: Sequence[_Sign]) -> Sequence[_Sign]:
    end = len(signs)
    while end and signs[end - 1].sign == " ":
        end -= 1
    return signs[:end]


def _width(signs: Iterable[_Sign]) -> float:
    return sum(_ems(one.sign) * (_BOLD if "b" in one.looks else 1) for one in signs) * _SIZE


def _cut(text: str, room: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is too long, as phones cut labels."""
    looks = "b" if bold else ""
    if _width([_Sign(sign, looks) for sign in text]) <= room:
        return text
    while text and _width([_Sign(sign, looks) for sign in f"{text}…"]) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def _ems(sign: str) -> float:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    if _is_wide(sign):
        return 0.92 if _is_hangul(sign) else 1.0
    base = unicodedata.normalize("NFD", sign)[0]
    return _EM.get(base, 0.66 if base.isupper() else 0.55)


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _is_hangul(signs: str) -> bool:
    return all("가" <= sign <= "힣" for sign in signs)


def _looks(one: _Sign) -> str:
    return one.looks


def _box(name: str, x: float, y: float, width: float, height: float, radius: float) -> str:
    round_ = f' rx="{radius:g}"' if radius else ""
    return f'<rect class="{name}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{round_}/>'


def _text(name: str, x: float, y: float, text: str, *, middle: bool = False, end: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ' text-anchor="end"' if end else ""
    return f'<text class="{name}" x="{x:g}" y="{y:g}"{anchor}>{escape(text, quote=False)}</text>'
