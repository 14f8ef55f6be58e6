"""The back-end that asks a language model: within a budget, a time and a place, and believed only where it is proved."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.ports import Clock, TryLater
from bot.summarise.llm import answer, prompt
from bot.summarise.llm.breaker import Breaker
from bot.summarise.llm.server import ANSWER_TOKENS, Failure, Server
from storage import budget
from storage.database import Database
from storage.models import Article, Summary

log = logging.getLogger(__name__)

AT_ONCE = 4  # calls; a model at home answers no faster to more
# For its turn, and again for the answer: one deadline over both would cut off, and pay for, calls that began late.
DEADLINE_SECONDS = 60.0


class Llm:
    """Condenses by an OpenAI-compatible chat server. Any failure is a TryLater: the draft is there already.

    `tokens_a_month` is a hard limit, None is none. With `translate_to`, articles in other languages are condensed
    in that language, and their quotes get a translation beside them.
    """

    def __init__(
        self,
        server: Server,
        db: Database,
        clock: Clock,
        *,
        tokens_a_month: int | None = None,
        translate_to: str = "",
        deadline_seconds: float = DEADLINE_SECONDS,
    ) -> None:
        self._server = server
        self._db = db
        self._clock = clock
        self._budget = tokens_a_month
        self._translate_to = translate_to
        self._deadline_seconds = deadline_seconds
        self._places = asyncio.Semaphore(AT_ONCE)
        self._breaker = Breaker()
        self._told_month = ""

    async def summarise(self, article: Article, draft: Summary) -> Summary:
        """The model's summary, its quotes proved; the draft's quotes where it names none. Raises TryLater."""
        self._breaker.check(self._clock())
        try:
            async with asyncio.timeout(self._deadline_seconds):
                await self._places.acquire()
        except TimeoutError:
            raise TryLater("no turn at the model's server in time") from None
        try:
            self._breaker.enter(self._clock())
            async with asyncio.timeout(self._deadline_seconds):
                return await self._asked(article, draft)
        except TimeoutError:
            raise TryLater("the model's server did not answer in time") from None
        finally:
            self._places.release()

    async def _asked(self, article: Article, draft: Summary) -> Summary:
        asked = prompt.ask(article, draft.language, self._translate_to)
        month, reserved = budget.month_of(self._clock()), asked.most_tokens + ANSWER_TOKENS
        await self._reserve(month, reserved)
        try:
            answered = await self._server.chat(asked)
            await self._db.write(budget.settle, month, reserved=reserved, spent=answered.tokens or reserved)
            summary = await asyncio.to_thread(
                answer.summary, answered.content, article, draft, asked.translate_to, self._server.made_by
            )
        except Failure as failure:
            if failure.unspent:
                await self._db.write(budget.settle, month, reserved=reserved, spent=0)
            self._failed(str(failure), after=failure.after, lasting=failure.lasting)
            raise TryLater(str(failure), after=failure.after) from None
        except ValueError as error:
            self._failed(f"its answers cannot be used: {error}")
            raise TryLater(f"the model's answer cannot be used: {error}") from None
        except asyncio.CancelledError:
            # Out of time, or told to stop. What was reserved stays counted: the server may have worked.
            self._failed("it is too slow")
            raise
        self._breaker.succeeded()
        return summary

    async def _reserve(self, month: str, tokens: int) -> None:
        if await self._db.write(budget.reserve, month, tokens, budget=self._budget):
            return
        self._breaker.leave(self._clock())
        if self._told_month != month:
            log.warning("the model's budget is used up month=%s; summaries are extractive until the next", month)
            self._told_month = month
        raise TryLater("this month's budget of tokens is used up")

    def _failed(self, reason: str, *, after: timedelta | None = None, lasting: bool = False) -> None:
        if self._breaker.failed(self._clock(), after=after, lasting=lasting):
            log.warning("the model's server rests, summaries are extractive meanwhile reason=%r", reason)


@asynccontextmanager
async def opened(
    db: Database,
    clock: Clock,
    *,
    base_url: str,
    model: str,
    api_key: str = "",
    tokens_a_month: int | None = None,
    translate_to: str = "",
    deadline_seconds: float = DEADLINE_SECONDS,
) -> AsyncIterator[Llm]:
    """The back-end with its connections, closed in the end."""
    async with Server(base_url, model, api_key) as server:
        yield Llm(
            server,
            db,
            clock,
            tokens_a_month=tokens_a_month,
            translate_to=translate_to,
            deadline_seconds=deadline_seconds,
        )
