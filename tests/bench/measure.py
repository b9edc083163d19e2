"""What a measure is: something of ours against a floor taken in the same run."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

_REPEATS = 5


@dataclass(frozen=True)
class Measure:
    """One line of the table.

    Attributes:
        what: what the owner waits for.
        goal: the goal in words, a ratio or a time.
        floor: measures the least that it can take, in seconds; None where the goal is a plain figure.
        ours: measures netcrm, in seconds, or in megabytes where `is_memory`.
        is_memory: whether megabytes are measured.
    """

    what: str
    goal: str
    ours: Callable[[], float]
    floor: Callable[[], float] | None = None
    is_memory: bool = False


def median(once: Callable[[], float], repeats: int = _REPEATS) -> float:
    """Return the median of `repeats` runs of a function that returns seconds."""
    return statistics.median(once() for _ in range(repeats))


def as_installed() -> dict[str, str]:
    """Return the environment of a program that keeps its compiled modules, as every installed one does."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def started(command: list[str]) -> float:
    """Return the seconds from the start of a process to the moment that it prints first."""
    begun = time.monotonic()
    done = subprocess.run(command, check=True, env=as_installed(), capture_output=True, text=True)
    return float(done.stdout.split()[0]) - begun


def percentile(durations: list[float], share: float) -> float:
    """Return the duration that `share` (0 to 1) of all stay at or below."""
    return sorted(durations)[min(len(durations) - 1, int(len(durations) * share))]
