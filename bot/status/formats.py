"""The state for programs: JSON for monitors, Prometheus metrics. Names no address of a source: some carry keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric

from bot.status import Status, stuck


def as_json(status: Status) -> dict[str, Any]:
    """`status` is "ok" or "stuck"; `problems` says in words what has stopped."""
    problems = stuck(status)
    return {
        "status": "stuck" if problems else "ok",
        "problems": problems,
        "at": status.at.isoformat(),
        "started_at": status.started_at.isoformat(),
        "sources": {"all": len(status.sources), "broken": len(status.broken)},
        "articles": status.articles,
        "chats": status.chats,
        "messages": dict(status.messages),
    }


def as_metrics(status: Status) -> bytes:
    """The text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(_Collector(status))
    return generate_latest(registry)


class _Collector:
    """Hands the figures of one moment to the library."""

    def __init__(self, status: Status) -> None:
        self._status = status

    def collect(self) -> Iterator[Metric]:
        status = self._status
        yield GaugeMetricFamily("newsdigest_up", "1 while nothing is stuck.", value=not stuck(status))
        yield GaugeMetricFamily("newsdigest_articles", "Stored articles.", value=status.articles)
        yield GaugeMetricFamily("newsdigest_chats", "Readers.", value=status.chats)
        kinds = {"broken": len(status.broken), "paused": sum(source.paused for source in status.sources)}
        kinds["well"] = len(status.sources) - sum(kinds.values())
        yield _labelled("newsdigest_sources", "Sources by state.", "state", kinds)
        yield _labelled("newsdigest_messages", "Messages in the outbox by state.", "state", status.messages)
        overdue = {"source": status.source_due, "digest": status.digest_due, "message": status.message_due}
        seconds = {name: (status.at - due).total_seconds() if due else 0 for name, due in overdue.items()}
        yield _labelled("newsdigest_overdue_seconds", "How long the longest overdue one is so.", "what", seconds)
        since = (status.at - status.started_at).total_seconds()
        yield CounterMetricFamily("newsdigest_uptime_seconds", "Since the start.", value=since)


def _labelled(name: str, says: str, label: str, values: Any) -> Metric:
    family = GaugeMetricFamily(name, says, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
