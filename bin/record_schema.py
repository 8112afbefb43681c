"""Records a warehouse of today as SQL, so that every later program is tested to migrate it.

Usage: record_schema.py [WAREHOUSE] > tests/schemas/NUMBER.sql; by default one of a small invented
day. Do so once with each new number of the schema, and leave it as it is ever after.
"""
# ruff: noqa: INP001, S608, T201 - a script, not a package; it prints; names of our own tables

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parents[1]))
from media_monitor.warehouse import Warehouse
from tests.warehouse.batches import GOVERNMENTS, WORDS, run, write
from tests.warehouse.test_migrating import DAY


def statements(file: Path) -> Iterator[str]:
    """Write what makes the tables of a warehouse whose rows are kept, with their rows."""
    with duckdb.connect(file, read_only=True) as connection:
        tables = connection.execute(
            "SELECT table_name, sql FROM duckdb_tables() WHERE schema_name = 'store'"
            " AND comment NOT LIKE '%Derived: %' ORDER BY table_name"
        ).fetchall()
        yield "CREATE SCHEMA store;"
        for name, sql in tables:
            yield sql
            yield from _rows(connection, name)
        # So that it never passes for one of today's, which would have its views.
        yield "UPDATE store.schema_versions SET fingerprint = 'recorded';"


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[str]:
    for row in connection.execute(
        f"SELECT COLUMNS(*)::VARCHAR FROM store.{table} ORDER BY ALL"
    ).fetchall():
        values = ["NULL" if each is None else "'" + each.replace("'", "''") + "'" for each in row]
        yield f"INSERT INTO store.{table} VALUES ({', '.join(values)});"


def small_day(folder: Path) -> Path:
    """Load and compare some invented articles, one of them edited."""
    with Warehouse.open(folder / "m.duckdb") as warehouse:
        for number, each in enumerate(DAY, start=1):
            warehouse.load(write(folder / str(number) / "example", [each]), run(number))
            warehouse.diff(run(number), WORDS, GOVERNMENTS)
    return folder / "m.duckdb"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        given = Path(sys.argv[1]) if sys.argv[1:] else small_day(Path(scratch))
        print("\n".join(statements(given)))
