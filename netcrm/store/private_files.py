"""Files and folders that only the owner's account may read (RELIABILITY.md 2.5)."""

import os
from pathlib import Path


def create(path: Path) -> bool:
    """Make an empty file that only this account reads, unless it is there; tell whether it was made."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    os.close(handle)
    return True


def create_folder(path: Path) -> None:
    """Make a folder, with those above it, that only this account enters, unless it is there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def write(path: Path, text: str) -> None:
    """Write `text` into a file that only this account reads, whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    create(part)
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def sync_folder(path: Path) -> None:
    """Make renames in a folder last through a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
