"""What a preview shows now: built again as soon as somebody asks and a file has changed."""

import threading
import time
from collections.abc import Callable

from clinicspec.preview.build import Built, Wanted, build
from clinicspec.store.watched import look

SETTLING = 0.05
"""Seconds between two looks at files that are being written; when they are alike, it is done."""

MOST_LOOKS = 20


class Preview:
    """The pages of a clinic that somebody is writing.

    There is no watcher that runs beside: whoever asks has the files looked at, by their times and
    sizes alone. ``told`` is called with each new state, in the thread that asked.
    """

    def __init__(self, wanted: Wanted, told: Callable[[Built], None]) -> None:
        self._wanted = wanted
        self._told = told
        self._lock = threading.Lock()
        self._built = build(wanted)
        self._seen = look(self._built.watched)
        told(self._built)

    def current(self) -> Built:
        """The state that follows from the files as they are now."""
        with self._lock:
            now = look(self._built.watched)
            if now == self._seen:
                return self._built
            for _ in range(MOST_LOOKS):
                time.sleep(SETTLING)
                before, now = now, look(self._built.watched)
                if before == now:
                    break
            last = self._built
            self._built = build(self._wanted)
            # Of a file that has changed while it was read, the next look finds so.
            watched = self._built.watched
            self._seen = {**look(watched), **{path: now[path] for path in watched & now.keys()}}
            if self._built.version != last.version:
                self._told(self._built)
            return self._built
