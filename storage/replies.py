"""How a reply is stored: compact JSON, lists instead of named fields, since the outbox may hold 100,000 of them."""

from __future__ import annotations

import json

from storage.models import Button, Reply, Text


def to_json(reply: Reply) -> str:
    """The reply as text. `from_json(to_json(reply)) == reply`, but for a file, which is never kept."""
    pages = [[page.text, page.entities] for page in reply.pages]
    buttons = [[[button.label, button.command, button.url] for button in row] for row in reply.buttons]
    return json.dumps([pages, buttons, reply.cards], separators=(",", ":"))


def from_json(stored: str) -> Reply:
    """The reply that `to_json` wrote."""
    # Rows of the first version end before the cards.
    pages, buttons, *cards = json.loads(stored)
    return Reply(
        pages=tuple(
            Text(text=text, entities=tuple((kind, at, length, url) for kind, at, length, url in entities))
            for text, entities in pages
        ),
        buttons=tuple(
            tuple(Button(label=label, command=command, url=url) for label, command, url in row) for row in buttons
        ),
        cards=tuple(tuple(page) for page in cards[0]) if cards else (),
    )
