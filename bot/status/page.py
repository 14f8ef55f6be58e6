"""The state as one small page: no script, light and dark, as wide as a phone. Names no address of a source."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from urllib.parse import urlsplit

from bot import health
from bot.locales import voice
from bot.status import Status, minutes, stuck
from storage.models import Source

_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#ddd, #444); --bad: light-dark(#b3261e, #ff8a80);
  --good: light-dark(#1b6e3c, #7bd99a) }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 44rem; padding: 1rem;
  overflow-wrap: anywhere }
h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin-top: 2rem }
.bad { color: var(--bad) } .good { color: var(--good) }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: .5rem; margin: 0 }
dl div { border: 1px solid var(--line); border-radius: .5rem; padding: .4rem .7rem }
dt { font-size: .85rem } dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums }
ul { list-style: none; margin: 0; padding: 0 }
li { border-top: 1px solid var(--line); padding: .5rem 0 }
li b, li span { display: block }
"""
_NONE = "<p>There are none yet: say /addsource to the bot.</p>"


def page(status: Status) -> str:
    """The whole HTML document."""
    problems = stuck(status)
    verdict = "".join(f'<p class="bad">{escape(problem)}</p>' for problem in problems)
    figures = {
        "sources": len(status.sources),
        "of them broken": len(status.broken),
        "articles": status.articles,
        "readers": status.chats,
        **{f"messages {state}": count for state, count in status.messages.items()},
    }
    return "\n".join(
        (
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>newsdigest</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{_STYLE}</style></head><body>",
            "<h1>newsdigest</h1>",
            verdict or '<p class="good">Everything goes on as it should.</p>',
            f"<dl>{''.join(map(_figure, figures.items()))}</dl>",
            "<h2>Sources</h2>",
            f"<ul>{''.join(_item(source, status.at) for source in status.sources)}</ul>" if status.sources else _NONE,
            f"<p><small>As of {status.at:%Y-%m-%d %H:%M} UTC, up since {status.started_at:%Y-%m-%d %H:%M} UTC.</small>",
            "</body></html>",
        )
    )


def _figure(figure: tuple[str, int]) -> str:
    name, value = figure
    return f"<div><dt>{escape(name)}</dt><dd>{value:,}</dd></div>"


def _item(source: Source, now: datetime) -> str:
    name = source.name or urlsplit(source.url).hostname or f"source {source.id}"
    state = health.state(source, voice("en"), now, UTC)
    colour = "good" if health.is_well(source, now) else "bad"
    success = f"<small>last success: {_ago(source.succeeded_at, now)}</small>"
    return f'<li><b>{escape(name)}</b><span class="{colour}">{escape(state)}</span>{success}</li>'


def _ago(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "never"
    passed = max(minutes(now - moment), 0)
    for size, unit in ((24 * 60, "days"), (60, "hours")):
        if passed >= 2 * size:
            return f"{passed // size} {unit} ago"
    return f"{passed} minutes ago"
