"""What nobody foresaw: kept in the profile's log, told once in plain words, never swallowed."""

import io
import logging
import os
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_LOG = logging.getLogger("netcrm")
_LARGEST = 1_000_000
_OLDER = 3


class _PrivateLog(RotatingFileHandler):
    """A log that only this account reads, each of its files; made with its first line.

    Attributes:
        is_written: whether the last report could be written down.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder / "netcrm.log", maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8", delay=True
        )
        self.is_written = False
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))

    def _open(self) -> io.TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return io.TextIOWrapper(os.fdopen(handle, "ab"), encoding=self.encoding)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a report down; see `is_written`."""
        self.is_written = True
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Remember that the disk did not take it; a second error would hide the first."""
        self.is_written = False


def report(error: BaseException) -> None:
    """Log an error that is a bug, with where it happened and without the values it touched."""
    trace = []
    step = error.__traceback__
    while step is not None:
        trace.append(f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno} {step.tb_frame.f_code.co_name}")
        step = step.tb_next
    _LOG.error("%s\n  %s", type(error).__name__, "\n  ".join(trace))


def watch(logs: Path, tell: Callable[[bool], None]) -> None:
    """Write every error that nobody caught, on any thread, into ``netcrm.log``, and say so.

    Args:
        logs: the folder of the log, 1 MB and three older files at most; made when there is something to say.
        tell: called on the thread that failed, with whether the report could be written; keeps the program
            running.
    """
    # A process watches over one profile.
    for earlier in _LOG.handlers[:]:
        _LOG.removeHandler(earlier)
        earlier.close()
    log = _PrivateLog(logs)
    _LOG.addHandler(log)

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report(error)
        tell(log.is_written)

    def caught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            caught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
