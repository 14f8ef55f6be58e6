"""The same chat in a terminal: for the demo and for trying things without a token."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.style import Style
from rich.text import Text as RichText

from storage.models import Entity, Reply, Text

_STYLES = {
    "bold": Style(bold=True),
    "italic": Style(italic=True, dim=True),
    "blockquote": Style(color="cyan"),
    "expandable_blockquote": Style(color="cyan"),
    "text_link": Style(underline=True),
}
_BAR = "▎ "


def show(console: Console, reply: Reply) -> None:
    """Print a reply: all its pages, quotes marked by a bar, and under them the buttons with what they say."""
    for number, page in enumerate(reply.pages):
        if number:
            console.rule(f"{number + 1}/{len(reply.pages)}", style="dim")
        console.print(formatted(page), soft_wrap=not console.is_terminal)
    for row in reply.buttons:
        labels = (
            f"[{button.label}]" + (f" {button.command}" if button.command != button.label else "") for button in row
        )
        console.print("   ".join(labels), style="dim", markup=False, soft_wrap=not console.is_terminal)
    if reply.file and reply.file.name.endswith(".png"):
        console.print(f"[{reply.file.name}]", style="dim", markup=False)
    elif reply.file:
        console.print(reply.file.content.decode(errors="replace"), markup=False, soft_wrap=True)


def formatted(page: Text) -> RichText:
    """A page as rich's text, its entities as styles, addresses written out where a terminal cannot link."""
    position = _positions(page.text)
    text = RichText(page.text)
    for kind, offset, length, url in page.entities:
        style = _STYLES.get(kind, Style())
        linked = style + Style(link=url) if url else style
        text.stylize(linked, position[offset], position[offset + length])
    return _barred(text, _quoted(page.entities, position))


def _quoted(entities: Iterable[Entity], position: list[int]) -> list[tuple[int, int]]:
    return [
        (position[offset], position[offset + length])
        for kind, offset, length, _ in entities
        if kind.endswith("blockquote")
    ]


def _barred(text: RichText, quoted: list[tuple[int, int]]) -> RichText:
    """The text with a bar before each line that lies in a quote."""
    lines = []
    start = 0
    for line in text.split("\n", allow_blank=True):
        inside = any(first <= start < last for first, last in quoted)
        lines.append(RichText(_BAR, style="cyan") + line if inside else line)
        start += len(line.plain) + 1
    return RichText("\n").join(lines)


def _positions(text: str) -> list[int]:
    """For each UTF-16 offset the index of the character that stands there."""
    positions = []
    for index, sign in enumerate(text):
        positions.extend([index] * (2 if sign > "\uffff" else 1))
    return [*positions, len(text)]
