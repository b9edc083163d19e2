"""What every test stands on: no screen, no network, no leftovers, a clock that stands still."""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import hypothesis
import pytest

# Before anything loads Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI", "").lower() == "true" else "desk")

_GRACE_SECONDS = 2.0


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop whatever would leave this computer; sockets in the file system stay allowed."""
    if event == "socket.__new__":
        family = arguments[1]
        if family not in (getattr(sys.modules["socket"], "AF_UNIX", None), -1):
            raise PermissionError(f"The suite has no network: a socket of family {family!r}")
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        raise PermissionError(f"The suite has no network: {event} {arguments!r}")


sys.addaudithook(_refuse_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that runs the long tests too."""
    parser.addoption("--full", action="store_true", help="run the tests marked full as well")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip the long tests unless they were asked for."""
    if config.getoption("--full"):
        return
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(pytest.mark.skip(reason="a long run, only with --full"))


@pytest.fixture(scope="session", autouse=True)
def _no_real_profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test away from the profile of whoever runs the suite."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CONFIG", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield


def _open_widgets() -> dict[int, object]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return {}
    return {id(widget): widget for widget in widgets.QApplication.topLevelWidgets()}


def _threads() -> dict[int, object]:
    """Return the living threads; one that C started and Python only met is nobody's leak."""
    dummy = threading._DummyThread
    return {id(thread): thread for thread in threading.enumerate() if not isinstance(thread, dummy)}


def _running_qt() -> dict[int, object]:
    """Return the active timers and the running Qt threads that Python holds."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return {}
    shiboken = sys.modules["shiboken6"]
    found: dict[int, object] = {}
    for thing in gc.get_objects():
        kind = type(thing)
        if issubclass(kind, core.QTimer):
            if shiboken.isValid(thing) and thing.isActive():
                found[id(thing)] = thing
        elif issubclass(kind, core.QThread) and shiboken.isValid(thing) and _is_started(thing, core):
            found[id(thing)] = thing
    return found


def _is_started(thread: object, core: object) -> bool:
    """Tell whether `thread` runs and was started by a QThread object, unlike the one the program began in."""
    return thread.isRunning() and thread is not core.QThread.currentThread()


def _left_over(before: dict[int, object], *, qt: bool) -> dict[int, object]:
    now = _open_widgets() | _threads() | (_running_qt() if qt else {})
    return {key: thing for key, thing in now.items() if key not in before}


def _settle(leftovers: dict[int, object]) -> None:
    """Give what is about to go the chance: deferred deletes, garbage, threads that were told to end."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
        core.QCoreApplication.processEvents()
    for thing in leftovers.values():
        if isinstance(thing, threading.Thread):
            thing.join(_GRACE_SECONDS)
    leftovers.clear()
    gc.collect()


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a top-level widget, a thread or a running timer behind."""
    qt = bool({"qtbot", "qapp"} & set(request.fixturenames))
    if qt:
        # What stands by now is nobody's leak; set apart, it costs no later look at the heap any time.
        gc.collect()
        gc.freeze()
    before = _open_widgets() | _threads()
    yield
    leftovers = _left_over(before, qt=qt)
    if leftovers:
        _settle(leftovers)
        leftovers = _left_over(before, qt=qt)
    told = ", ".join(repr(thing) for thing in leftovers.values())
    assert not leftovers, f"left behind: {told}"


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is told to move.

    Attributes:
        moment: what it shows, aware, UTC.
    """

    moment: datetime

    def now(self) -> datetime:
        """Return the moment it shows."""
        return self.moment

    def today(self) -> date:
        """Return the day it shows."""
        return self.moment.date()

    def advance(self, **span: float) -> None:
        """Move it by a span, given as `timedelta` takes it: ``advance(days=7)``."""
        self.moment += timedelta(**span)


@pytest.fixture
def clock() -> FixedClock:
    """A clock at nine on a Wednesday morning, 11 March 2026, UTC."""
    return FixedClock(datetime(2026, 3, 11, 9, 0, tzinfo=UTC))
