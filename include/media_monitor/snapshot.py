"""Files with one writer and many readers: the writer's lock, and a copy that appears whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from media_monitor.errors import WarehouseError

# The copy needs the file's room once more, and the database needs some to write its log back.
FREE_SPACE = 3


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file's own lock; WarehouseError where another program holds it.

    The database's lock is not enough: it is lost when this process closes the file once more.
    """
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise WarehouseError(
            f"{path}: another run is writing to it; wait until it has ended and run again"
        ) from error
    try:
        yield
    finally:
        lock.release()


def need_space(file: Path, folder: Path) -> None:
    """Raise WarehouseError where a folder has no room for a copy of the file."""
    needed, free = file.stat().st_size * FREE_SPACE, shutil.disk_usage(folder).free
    if free < needed:
        raise WarehouseError(
            f"{folder}: has {free} bytes free, publishing needs {needed}; make room and run again"
            " (the former snapshot still serves)"
        )


def replace_whole(file: Path, snapshot: Path) -> None:
    """Copy a closed file, make the copy durable and read-only, and only then move it into place."""
    copy = snapshot.with_name(f".{snapshot.name}.new")
    stray = snapshot.with_name(f"{snapshot.name}.wal")
    copy.unlink(missing_ok=True)
    shutil.copyfile(file, copy)
    copy.chmod(0o444)
    _sync(copy)
    # Somebody's attempt to write left it; the database would replay it into the new file.
    stray.unlink(missing_ok=True)
    copy.replace(snapshot)
    stray.unlink(missing_ok=True)
    _sync(snapshot.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
