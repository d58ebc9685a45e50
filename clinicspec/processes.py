"""The same work on many things, in several processes where that pays."""

import gc
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Progress = Callable[[int, int], None]
"""Told how many things of how many are done."""

FEWEST = 100
"""For fewer things no process is started. Forks pay from some twenty clinics on, and processes that
import everything anew from some two hundred."""

CONTEXT = (
    multiprocessing.get_context("fork")
    if sys.platform == "linux"
    else multiprocessing.get_context("spawn")
)
"""A fork has all modules at hand. Elsewhere it is not safe, and each process imports them anew."""

T = TypeVar("T")
R = TypeVar("R")


class ProcessDied(Exception):
    """A process has ended in the middle of its work."""


def available() -> int:
    """How many processes can run at a time: the processors that this one may use."""
    if hasattr(os, "sched_getaffinity"):  # absent on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def results(
    work: Callable[[T], R], things: Sequence[T], jobs: int, progress: Progress
) -> Iterator[Iterator[R]]:
    """What ``work`` makes of each thing, in their order, in at most ``jobs`` processes.

    ``work``, the things and the results can be pickled. To ask for the next result raises what
    ``work`` raises, and ProcessDied. The processes end with the block, however it is left.
    """
    if jobs < 2 or len(things) < FEWEST:
        yield _counted(map(work, things), len(things), progress)
        return
    gc.freeze()  # all that is there by now will stay, so no collection need look through it
    workers: list[_Worker] = []
    try:
        with _interrupts_waiting():
            workers += [_Worker(work, things[number::jobs]) for number in range(jobs)]
        made = (workers[count % jobs].next_result() for count in range(len(things)))
        yield _counted(made, len(things), progress)
    finally:
        with _interrupts_waiting():  # a second one too
            for worker in workers:
                worker.end()


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Ctrl-C waits for the block's end; for ever in a process that starts in it: this one ends it.

    Windows can't hold it up, nor does a process there inherit anything of this.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _counted(made: Iterator[R], total: int, progress: Progress) -> Iterator[R]:
    for count in range(total):
        progress(count, total)
        yield next(made)


class _Worker:
    """A process that works on some things, one after the other."""

    def __init__(self, work: Callable[[Any], Any], things: Sequence[Any]) -> None:
        self._results, sender = CONTEXT.Pipe(duplex=False)
        self._process = CONTEXT.Process(
            target=_run, args=(work, things, self._results, sender), daemon=True
        )
        self._process.start()
        sender.close()  # now only the process holds it, and its end is seen here

    def next_result(self) -> Any:
        """Wait for the next result."""
        try:
            done, result = self._results.recv()
        except EOFError:
            self._process.join()
            raise ProcessDied(f"exit code {self._process.exitcode}") from None
        if not done:
            raise result
        return result

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._results.close()


def _run(
    work: Callable[[Any], Any], things: Sequence[Any], receiver: Connection, sender: Connection
) -> None:
    receiver.close()  # or sending would wait for ever where the first process has been killed
    for thing in things:
        try:
            result = (True, work(thing))
        except Exception as error:
            error.add_note(traceback.format_exc())
            result = (False, error)
        sender.send(result)
