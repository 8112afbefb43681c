"""Who PostgreSQL runs as: it refuses to run as root and needs a user that has a name."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from media_monitor.errors import LaunchError

_UNUSED = range(59999, 50000, -1)  # Debian and systemd give these to nobody


@dataclass(frozen=True)
class Identity:
    """How to start PostgreSQL, who then owns its files, and the name it knows us by.

    `named_user` is a user that has a name, for initdb; None where it is the launcher's own.
    """

    peer: str
    prefix: tuple[str, ...] = ()
    user: int | None = None
    named_user: int | None = None

    def own(self, *paths: Path) -> None:
        """Give files and folders, with all that is in them, to the user PostgreSQL runs as."""
        if self.user is not None:
            _give(paths, self.user)

    def lend(self, path: Path) -> None:
        """Give a folder to the user that has a name."""
        if self.named_user is not None:
            _give([path], self.named_user)


def choose(postgres: Path, state: Path) -> Identity:
    """Find a way that works here: our own user, an unused one, or a user name space.

    Raises LaunchError when there is none.
    """
    name = _name_of(os.geteuid())
    if name and os.geteuid() != 0:
        return Identity(peer=name)
    found = _unused(postgres, state) if os.geteuid() == 0 else None
    found = found or _renamed(postgres, state)
    if found is None:
        raise LaunchError(
            f"PostgreSQL cannot run as user {os.geteuid()} in {state}; start as an ordinary user,"
            " or move the project to a folder every user may enter, for example below /srv"
        )
    return found


def _unused(postgres: Path, state: Path) -> Identity | None:
    """As root: a user that nobody else is."""
    nobody = pwd.getpwnam("nobody").pw_uid
    unused = next(uid for uid in _UNUSED if _name_of(uid) is None)
    if _works([], postgres, state, unused) and _works([], postgres, state, nobody):
        return Identity(peer="root", user=unused, named_user=nobody)
    return None


def _renamed(postgres: Path, state: Path) -> Identity | None:
    """Below a private home no other user gets in: PostgreSQL stays us, under another name.

    Not "nobody", though: in a user name space that is what everybody else is called.
    """
    alias = min((user for user in pwd.getpwall() if user.pw_uid != 0), key=lambda user: user.pw_uid)
    mapped = (f"--map-user={alias.pw_uid}", f"--map-group={alias.pw_gid}")
    prefix = ("unshare", "--user", *mapped, "--")
    if _works(prefix, postgres, state, None):
        return Identity(peer=alias.pw_name, prefix=prefix)
    return None


def _works(prefix: Sequence[str], postgres: Path, state: Path, user: int | None) -> bool:
    enter_and_run = ["/bin/sh", "-c", 'cd "$0" && exec "$1" --version', str(state), str(postgres)]
    try:
        done = subprocess.run(  # noqa: S603 - both programs are our own
            [*prefix, *enter_and_run],
            capture_output=True,
            check=False,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )
    except OSError:
        return False
    return done.returncode == 0


def _name_of(uid: int) -> str | None:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None


def _give(paths: Sequence[Path], user: int) -> None:
    for path in paths:
        for one in (path, *path.rglob("*")):
            os.chown(one, user, user, follow_symlinks=False)
