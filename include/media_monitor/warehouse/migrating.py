"""Brings a file of any earlier program up to this one's tables, views and rules, whole or not."""

import re
from collections.abc import Iterator
from pathlib import Path

from duckdb import DuckDBPyConnection

from media_monitor import diff
from media_monitor.errors import WarehouseError
from media_monitor.models import content_id
from media_monitor.warehouse.commenting import follow_ups
from media_monitor.warehouse.opening import transaction
from media_monitor.warehouse.queries import SQL, files, rows, texts

# Counts up with every change of a table whose rows are kept; what new columns alone do not bring
# about is a statement in sql/migrations whose name starts with the number. Record a file of each
# version in tests/schemas with bin/record_schema.py.
SCHEMA_VERSION = 3
# What follows from what is kept, worked out anew before everything is compared anew.
_REFILL = (
    "schema/accept_addresses",
    "load/21_mark_current",
    "schema/touch_all",
    "load/23_mark_twins",
    "load/14_seek_edited",
    "load/37_forget_edits",
    "load/38_mark_edits",
)


def prepare(connection: DuckDBPyConnection, path: Path) -> None:
    """Migrate in one transaction, at once where nothing differs.

    Raises WarehouseError where the file is of a newer program.
    """
    wanted = content_id(*texts("tables"), *texts("views"), *texts("macros"), *_rules())
    with transaction(connection, f"{path}: the schema cannot be prepared"):
        connection.execute("CREATE SCHEMA IF NOT EXISTS store")
        rows(connection, "tables/schema_versions")
        (found,) = rows(connection, "schema/version")
        version = _known(int(str(found["version"])), path)
        if found["fingerprint"] == wanted:
            return
        for each in rows(connection, "schema/made_anew"):
            connection.execute(str(each["removal"]))
        _create(connection, "tables")
        for step in (*_migrations(version), *_REFILL):
            rows(connection, step)
        _create(connection, "views")
        _create(connection, "macros")
        rows(connection, "schema/forget")
        rows(connection, "schema/record", version=SCHEMA_VERSION, fingerprint=wanted)


def _known(version: int, path: Path) -> int:
    if version > SCHEMA_VERSION:
        raise WarehouseError(
            f"{path}: was written by a newer version of this program (schema {version}, here"
            f" {SCHEMA_VERSION}); upgrade the program or use another data folder"
        )
    return version


def _migrations(version: int) -> list[str]:
    """List the statements that files older than their number need, oldest first."""
    return [name for name in files("migrations") if _number(name) > version]


def _number(name: str) -> int:
    (number,) = re.findall(r"/(\d+)", name)
    return int(number)


def _create(connection: DuckDBPyConnection, kind: str) -> None:
    for sql in texts(kind):
        for statement in (sql, *follow_ups(sql)):
            connection.execute(statement)


def _rules() -> Iterator[str]:
    """Read the program's own rules of comparison: with others, all has to be compared anew."""
    for file in sorted(SQL.parent.glob("matching/*")):
        if file.is_file():
            yield file.read_text(encoding="utf-8")
    yield Path(diff.__file__).read_text(encoding="utf-8")
