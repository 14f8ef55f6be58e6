"""The chat in a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from bot import markup, terminal
from storage.models import Button, File, Reply


def printed(reply: Reply) -> str:
    out = io.StringIO()
    terminal.show(Console(file=out, width=80, force_terminal=False), reply)
    return out.getvalue()


def test_quotes_bear_a_bar() -> None:
    page = markup.join(("😀 Summary", markup.blockquote("“One”\n— Two"), "After"), "\n")

    assert printed(Reply(pages=(page,))) == "😀 Summary\n▎ “One”\n▎ — Two\nAfter\n"


def test_styles_lie_on_their_words() -> None:
    text = terminal.formatted(markup.join(("😀 ", markup.link(markup.bold("news"), "https://example.org/"))))

    assert {(text.plain[span.start : span.end], str(span.style)) for span in text.spans} >= {("news", "bold")}


def test_pages_are_parted_and_buttons_named() -> None:
    buttons = ((Button(label="Follow", command="/follow x"), Button(label="/help", command="/help")),)
    reply = Reply(pages=(markup.plain("one"), markup.plain("two")), buttons=buttons)

    lines = printed(reply).splitlines()

    assert lines[0] == "one"
    assert "2/2" in lines[1]
    assert lines[2:] == ["two", "[Follow] /follow x   [/help]"]


def test_a_document_is_written_out() -> None:
    reply = Reply(pages=(markup.plain("yours"),), file=File(name="x.json", content='{"a": "é"}'.encode()))

    assert printed(reply) == 'yours\n{"a": "é"}\n'


def test_pictures_are_named_not_printed() -> None:
    reply = Reply(pages=(markup.plain("Days"),), file=File(name="days.png", content=b"\x89PNG"))

    assert printed(reply) == "Days\n[days.png]\n"
