"""A disk that fails at its n-th write, as SQLite sees it."""

import apsw

FAILURES = {"full": apsw.FullError, "disk": apsw.IOError}


class FailingFile(apsw.VFSFile):
    """A file whose writes fail once the count-down is over."""

    def __init__(self, disk, name, flags):
        self.disk = disk
        super().__init__(disk.base_name, name, flags)

    def xWrite(self, data, offset):  # noqa: N802 - SQLite's name
        self.disk.count_down()
        super().xWrite(data, offset)

    def xSync(self, flags):  # noqa: N802 - SQLite's name
        self.disk.count_down()
        super().xSync(flags)


class FailingDisk(apsw.VFS):
    """The system's files, with writes and syncs that fail after so many (None: never)."""

    def __init__(self):
        self.base_name = apsw.vfs_names()[0]
        self.left = None
        self.writes = 0
        self.error = apsw.FullError
        super().__init__("failing", self.base_name, makedefault=True)

    def xOpen(self, name, flags):  # noqa: N802 - SQLite's name
        return FailingFile(self, name, flags)

    def count_down(self):
        self.writes += 1
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            raise self.error("on purpose")
