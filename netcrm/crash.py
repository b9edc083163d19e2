"""What nobody foresaw: kept in the profile's log, told once in plain words, never swallowed."""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_LOG = logging.getLogger("netcrm")


def keep_log(folder: Path) -> None:
    """Write warnings and errors to ``netcrm.log`` in `folder`, 1 MB and three older files at most."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "netcrm.log"
    path.touch(mode=0o600)
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)


def report(error: BaseException) -> None:
    """Log an error that is a bug, with where it happened and without the values it touched."""
    trace = []
    step = error.__traceback__
    while step is not None:
        trace.append(f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno} {step.tb_frame.f_code.co_name}")
        step = step.tb_next
    _LOG.error("%s\n  %s", type(error).__name__, "\n  ".join(trace))


def watch(tell: Callable[[BaseException], None]) -> None:
    """Log every error that nobody caught, on any thread, and hand it to `tell`.

    Args:
        tell: called on the thread that failed; keeps the program running.
    """

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report(error)
        tell(error)

    def caught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            caught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
