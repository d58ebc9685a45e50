"""The same work on many things, in several processes where that pays."""

import gc
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, TypeVar

Progress = Callable[[int, int], None]
"""Told how many things of how many are done."""

FEWEST = 100
"""For fewer things no process is started. Forks pay from some twenty clinics on, and processes that
import everything anew from some two hundred."""

MOST_SHARES = 256
"""Into so many shares the things are split, by which they go to processes: a number is a byte."""

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
    size = -(-len(things) // MOST_SHARES)
    starts = range(0, len(things), size)
    shares = {number: things[start : start + size] for number, start in enumerate(starts)}
    workers: list[_Worker] = []
    try:
        with _interrupts_waiting():
            if CONTEXT.get_start_method() == "fork":
                with _numbers_to_take(len(shares)) as numbers:
                    workers += [_Worker(work, shares, numbers) for _ in range(jobs)]
            else:
                for first in range(jobs):
                    own = range(first, len(shares), jobs)
                    workers.append(_Worker(work, {each: shares[each] for each in own}, own))
        yield _counted(_in_order(workers, len(shares)), len(things), progress)
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


@contextmanager
def _numbers_to_take(count: int) -> Iterator[Iterator[int]]:
    """The numbers from 0 on, each of which goes to whichever process takes it first.

    So a processor that is busy with other things as well does less. The processes are forked
    within the block.
    """
    reader, writer = os.pipe()
    try:
        os.write(writer, bytes(range(count)))
        os.close(writer)
        yield (taken[0] for taken in iter(partial(os.read, reader, 1), b""))
    finally:
        os.close(reader)


def _in_order(workers: list["_Worker"], shares: int) -> Iterator[Any]:
    """What comes of the things in all shares, in order."""
    at_work = {worker.results: worker for worker in workers}
    arrived: dict[int, _Done] = {}
    for number in range(shares):
        while number not in arrived:
            if not at_work:
                raise ProcessDied("exit code 0")
            heard = wait([*at_work])
            for results in [each for each in at_work if each in heard]:
                done = at_work[results].next_share()
                if done is None:
                    del at_work[results]
                else:
                    arrived[done.number] = done
        done = arrived.pop(number)
        yield from done.results
        if done.error is not None:
            raise done.error


class _Done(NamedTuple):
    """What has come of a share."""

    number: int
    results: list[Any]
    error: Exception | None
    """What ``work`` has raised for the thing behind those that have a result."""


class _Worker:
    """A process that works on shares of things, one after the other."""

    def __init__(
        self,
        work: Callable[[Any], Any],
        shares: Mapping[int, Sequence[Any]],
        numbers: Iterable[int],
    ) -> None:
        self.results, sender = CONTEXT.Pipe(duplex=False)
        self._process = CONTEXT.Process(
            target=_run, args=(work, shares, numbers, self.results, sender), daemon=True
        )
        self._process.start()
        sender.close()  # now only the process holds it, and its end is seen here

    def next_share(self) -> _Done | None:
        """Wait for what comes of the next share; None if there is no other for this process."""
        try:
            done = self.results.recv()
        except EOFError:
            self._process.join()
            if self._process.exitcode:
                raise ProcessDied(f"exit code {self._process.exitcode}") from None
            return None
        assert isinstance(done, _Done)
        return done

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.results.close()


def _run(
    work: Callable[[Any], Any],
    shares: Mapping[int, Sequence[Any]],
    numbers: Iterable[int],
    receiver: Connection,
    sender: Connection,
) -> None:
    receiver.close()  # or sending would wait for ever where the first process has been killed
    for number in numbers:
        results, failed = [], None
        for thing in shares[number]:
            try:
                results.append(work(thing))
            except Exception as error:
                error.add_note(traceback.format_exc())
                failed = error
                break
        sender.send(_Done(number, results, failed))
