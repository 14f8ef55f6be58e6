"""Left-to-right and right-to-left in one line (Unicode UAX 9): marks that keep names and commands where they belong."""

from __future__ import annotations

import re

_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"

_RIGHT = r"(?=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])[^\W\d_]"  # a letter of Hebrew, Arabic and their kin
_LEFT = r"(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])[^\W\d_]"  # any other letter
_STRONG = re.compile(rf"(?P<right>{_RIGHT}|\u200f)|{_LEFT}|\u200e")
_RIGHTWARD = re.compile(_RIGHT)
# A sign belongs to the number behind it, which a right-to-left line would put before it.
_LEFTWARD = re.compile(rf"{_LEFT}|[+−-]\d")
_FENCED = re.compile("\u2068[^\u2068\u2069]*\u2069")
_FENCE = re.compile("[\u2068\u2069]")
_AROUND = " \t\r\n\u00a0\u3000" + "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DEEPEST = 5  # fences within fences; the bot's own are never that deep
_FOREIGN = re.compile(
    r"\{[^{}]*\}|\u2068[^\u2069]*\u2069"  # these stay as they are
    r"|(?P<run>[/@.]?[A-Za-z][!-_a-z]*(?: [!-_a-z]+)*(?<![,.:;!?()\[\]])|[+−]\d+)"
)


def is_rightward(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return not text.isascii() and bool(_RIGHTWARD.search(text))


def isolated(words: str, *, rightward: bool) -> str:
    """Words as they may stand in a line of either direction: fenced off where they have letters of the other one."""
    bare = _unfenced(words)
    return _fenced(words) if (_LEFTWARD.search(bare) if rightward else is_rightward(bare)) else words


def set_apart(sentence: str) -> str:
    """A right-to-left sentence with its commands, names and addresses fenced off; `{placeholders}` stay as they are."""
    return _FOREIGN.sub(lambda match: _fenced(match[0]) if match["run"] else match[0], sentence)


def mark(line: str, *, rightward: bool) -> str:
    """What has to stand before a line of this direction, so that it is laid out so; mostly nothing.

    Clients go by the first letter of a line, and not all of them pass over what is fenced off, as rule P2 of UAX 9 has
    it.
    """
    first = _STRONG.search(line)
    if rightward:
        return "" if first and first["right"] else _RIGHT_TO_LEFT
    return _LEFT_TO_RIGHT if first and first["right"] else ""


def led(text: str) -> str:
    """The text, each line with its mark. One with right-to-left letters outside of fences is a right-to-left line."""
    return "\n".join(map(_led, text.split("\n"))) if is_rightward(text) else text


def stripped(text: str) -> str:
    """The text without white space and marks of direction around it, such as people copy along with a command."""
    return text.strip(_AROUND).strip()


def balanced(text: str) -> str:
    """The text, without any of its fences if one is not closed or was never opened."""
    if _ISOLATE not in text and _POP_ISOLATE not in text:
        return text  # nearly always: asking so is quicker than looking
    return _FENCE.sub("", text) if _FENCE.search(_unfenced(text)) else text


def _led(line: str) -> str:
    own = _unfenced(line)
    if line.startswith((_LEFT_TO_RIGHT, _RIGHT_TO_LEFT)):
        return line
    return mark(line, rightward=is_rightward(own)) + line if _STRONG.search(own) else line


def _fenced(words: str) -> str:
    return f"{_ISOLATE}{words}{_POP_ISOLATE}"


def _unfenced(text: str) -> str:
    for _ in range(_DEEPEST):
        if _ISOLATE not in text:
            break
        text = _FENCED.sub("", text)
    return text
