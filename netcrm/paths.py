"""Where a profile keeps its things."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True)
class Profile:
    """The one folder that holds all data of a run.

    Attributes:
        folder: database, backups, screen settings and logs lie in it and nowhere else.
    """

    folder: Path

    @classmethod
    def of_owner(cls) -> "Profile":
        """Return the profile of the person who is logged in, where the system keeps such data."""
        return cls(user_data_path("netcrm", appauthor=False))

    @property
    def screen_settings(self) -> Path:
        """Theme, window and headers; never data, never a step."""
        return self.folder / "screen.ini"

    @property
    def logs(self) -> Path:
        """The folder of logs and crash reports; they carry ids, no names."""
        return self.folder / "logs"
