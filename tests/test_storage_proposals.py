"""Sources offered, kept until one is taken up."""

from __future__ import annotations

from datetime import timedelta

from storage import proposals
from storage.models import Source
from tests.make import NOON, tables


def test_proposal_comes_back_as_it_was() -> None:
    whole = Source(
        url="https://example.org/",
        kind="page",
        listing_url="https://example.org/list",
        name="Harbour",
        language="id",
        topics=("ports", "sea"),
        every=timedelta(minutes=30),
        select={"item": ("div.card", "li")},
    )
    bare = Source(url="https://example.org/feed")

    with tables() as kept:
        first = proposals.keep(kept, whole, at=NOON)
        second = proposals.keep(kept, bare, at=NOON)

        assert (proposals.get(kept, first), proposals.get(kept, second)) == (whole, bare)


def test_old_proposals_are_forgotten() -> None:
    with tables() as kept:
        first = proposals.keep(kept, Source(url="https://example.org/feed"), at=NOON)
        proposals.keep(kept, Source(url="https://example.org/feed"), at=NOON + timedelta(days=31))

        assert proposals.get(kept, first) is None
        assert proposals.get(kept, 10**30) is None
