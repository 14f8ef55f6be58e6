"""Worker processes for what thinks long or reads strangers' documents: a deadline that kills."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Self, TypeVar, TypeVarTuple

from pebble import ProcessExpired, ProcessPool

Ts = TypeVarTuple("Ts")
T = TypeVar("T")

TASKS_A_WORKER = 500
"""A worker is replaced after so many tasks, so that what a library leaks stays small. A guess."""


class Workers:
    """A pool of processes, as a context manager. Starts none before the first task.

    Functions and arguments must be picklable. Processes come from a fork server: cheap to start, and
    safe beside the threads of the database.
    """

    def __init__(self, count: int = 2, *, tasks_a_worker: int = TASKS_A_WORKER) -> None:
        self._count = count
        self._tasks_a_worker = tasks_a_worker
        self._pool: ProcessPool | None = None
        self._closed = False
        self._waiting: set[Future[Any]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float = 20.0) -> T:
        """The result of `function(*args)`, worked out in a worker.

        Raises TimeoutError when it thinks longer than `seconds`, RuntimeError when the worker dies, and
        whatever the function raises.
        """
        if self._closed:
            raise RuntimeError("the workers are closed")
        if self._pool is not None and not self._pool.active:
            self._stop()  # a worker that dies while idle breaks pebble's pool for good
        if self._pool is None:
            self._pool = self._start()
        future = self._pool.schedule(function, args=args, timeout=seconds)
        self._waiting.add(future)
        future.add_done_callback(self._waiting.discard)
        try:
            return await asyncio.wrap_future(future)
        except (ProcessExpired, BrokenProcessPool) as error:
            raise RuntimeError("a worker died over its task") from error

    def close(self) -> None:
        """Stop all workers at once, whatever they are doing. Their tasks end in CancelledError."""
        self._closed = True
        self._stop()

    def _stop(self) -> None:
        for future in tuple(self._waiting):  # pebble would leave them open
            future.cancel()
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble types only some of its methods
            self._pool.join()
            self._pool = None

    def _start(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        return ProcessPool(
            max_workers=self._count,
            max_tasks=self._tasks_a_worker,
            # Pebble's own handler runs in Python, so a worker stuck in C code would outlive the deadline by seconds.
            initializer=signal.signal,
            initargs=(signal.SIGTERM, signal.SIG_DFL),
            context=context,
        )
