"""The measurement of delivery, small: the bot as a process of its own, with faults and with kills."""

from __future__ import annotations

from pathlib import Path

from benchmarks import delivery


async def test_killed_again_and_again_it_loses_nothing(tmp_path: Path) -> None:
    came = await delivery.through_kills(tmp_path, chats_due=60, kills=3)

    assert came.kills_lost == 0
    assert came.kills_twice <= came.kills_in_flight
    assert came.kills_flood_violations == 0
    assert came.database_intact


async def test_everything_that_goes_wrong_costs_nobody_a_digest(tmp_path: Path) -> None:
    came = await delivery.through_faults(tmp_path, chats_due=60)

    assert (came.lost, came.flood_violations) == (0, 0)
    assert came.delivered == came.chats - came.blocked == 57
    assert came.duplicates <= came.answers_cut_off
    assert came.answer_p95_ms < 1000
