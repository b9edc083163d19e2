"""Under sudo: only the system libraries need the administrator, all else belongs to the caller."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def behind_sudo(user: int, variables: Mapping[str, str]) -> tuple[int, int] | None:
    """Return the user and group ids of whoever called sudo, None where nobody did.

    Args:
        user: the id this process runs under.
        variables: its environment.
    """
    ids = (variables.get("SUDO_UID", ""), variables.get("SUDO_GID", ""))
    if user != 0 or not all(text.isdecimal() for text in ids) or int(ids[0]) == 0:
        return None
    return int(ids[0]), int(ids[1])


def become(root: Path, venv: Path) -> None:
    """Go on as the caller of sudo, if there is one, so that `venv` and the profile are theirs.

    `venv` is made first, since `root` may belong to the administrator.
    """
    if sys.platform == "win32":
        return
    ids = behind_sudo(os.geteuid(), os.environ)
    if ids is None:
        return
    import pwd  # Windows has none

    account = pwd.getpwuid(ids[0])
    if root.stat().st_uid != ids[0] or venv.exists():
        venv.mkdir(exist_ok=True)
        _give(venv, *ids)
    os.initgroups(account.pw_name, ids[1])
    os.setgid(ids[1])
    os.setuid(ids[0])
    os.environ.update(HOME=account.pw_dir, USER=account.pw_name, LOGNAME=account.pw_name)
    session = Path("/run/user", str(ids[0]))
    if session.is_dir():
        os.environ["XDG_RUNTIME_DIR"] = str(session)


def _give(folder: Path, user: int, group: int) -> None:
    """Give `folder` and all in it to `user` unless it is theirs already; links are not followed."""
    if sys.platform == "win32":
        return
    for path in (folder, *folder.rglob("*")):
        if path.lstat().st_uid != user:
            os.chown(path, user, group, follow_symlinks=False)
