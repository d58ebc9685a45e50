"""The line that says how far the work is."""

import io
import time

import pytest

from clinicspec.cli import session


class Terminal(io.StringIO):
    """A stream that calls itself a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def _until(shown: str, stream: io.StringIO) -> bool:
    """Wait for a text, for as long as it takes a busy machine."""
    for _ in range(1000):
        if shown in stream.getvalue():
            return True
        time.sleep(0.01)
    return False


def test_long_work_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a line appears by the clock, counts, and is taken away in the end."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(session, "PROGRESS_AFTER", 0.0)
    progress = session.Progress("checking")
    progress(0, 1500)
    assert _until("\rchecking 0/1500 clinics", stream)
    progress(3, 1500)
    assert stream.getvalue().endswith("\rchecking 3/1500 clinics")
    progress.done()
    assert stream.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()], ids=["short work", "no terminal"])
def test_nothing_else_is(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> None:
    """Short work shows nothing, nor does any where nobody watches."""
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(session, "PROGRESS_AFTER", 60.0 if stream.isatty() else 0.0)
    progress = session.Progress("checking")
    progress(1, 2)
    progress.done()
    assert stream.getvalue() == ""
