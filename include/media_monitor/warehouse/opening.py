"""Opening the DuckDB files: the private one to write, a published snapshot to read."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from media_monitor.errors import WarehouseError

# A file format that DuckDB 1.4, 1.5 and 2.0 all open, whichever of them writes it.
STORAGE: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.2.0",
    # A name the file lacks must fail, not find a variable of this program.
    "python_enable_replacements": False,
}
# For the one who writes: DuckDB would take four fifths of the machine's memory, which workers that
# read articles need too; and it would compare moments by loops, which grow with whole histories.
_WRITING = STORAGE | {"memory_limit": "2GB", "asof_loop_join_threshold": 0}
_REMEDY = "nothing committed is lost: make room if the disk is full, and run again"


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open or create a file to write; WarehouseError where somebody has it open."""
    try:
        return duckdb.connect(path, config=_WRITING)
    except duckdb.Error as error:
        raise WarehouseError(
            f"{path}: cannot be opened for writing ({error}); close whatever has it open, and read"
            " the published snapshot instead"
        ) from error


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection, failure: str) -> Iterator[None]:
    """Commit all or nothing; DuckDB's own errors become one that says what failed."""
    try:
        connection.execute("BEGIN")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        # A commit that failed, for want of disk space say, has ended the transaction already.
        with suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        if isinstance(error, duckdb.Error):
            raise WarehouseError(f"{failure}: {error}; {_REMEDY}") from error
        raise


@contextmanager
def reading(snapshot: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the snapshot in an instance of its own: a cached one would show the former file."""
    if not snapshot.exists():
        raise WarehouseError(f"{snapshot}: is not there yet; run `media-monitor run` first")
    quoted = str(snapshot).replace("'", "''")
    with duckdb.connect() as connection:
        try:
            connection.execute(f"ATTACH '{quoted}' AS snapshot (READ_ONLY)")
            connection.execute("USE snapshot")
            yield connection
        except duckdb.Error as error:
            raise WarehouseError(
                f"{snapshot}: cannot be read ({error}); run the pipeline, which publishes it anew"
            ) from error
