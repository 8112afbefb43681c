"""A file of any earlier program becomes one of today's when it is opened, and loses nothing."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from media_monitor.errors import WarehouseError
from media_monitor.models import Flag
from media_monitor.warehouse import Warehouse, migrating, read_flags
from media_monitor.warehouse.migrating import SCHEMA_VERSION
from media_monitor.warehouse.opening import STORAGE
from tests.warehouse.batches import (
    APART,
    COPY,
    EDITED,
    GOVERNMENTS,
    MERGED,
    WORDS,
    batch,
    run,
    write,
)

RECORDED = Path(__file__).parents[1] / "schemas"
FILES = sorted(RECORDED.glob("*.sql"))
# What is in each recorded file, one run after the other.
DAY = (APART, COPY, MERGED, EDITED)
LATER = batch("later", ("Ilya Voss", "“We are one house.”", "integrated"), day="2021-09-25")

# Follow from the other columns; in no file of version 1.
WORKED_OUT = {"is_current", "is_twin"}

Rows = list[tuple[Any, ...]]
Kept = dict[str, tuple[Sequence[str], Rows]]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "m.duckdb"
    with Warehouse.open(path):
        return path


class Earlier(NamedTuple):
    """A file as an earlier program left it, and what it held before it was opened today."""

    file: Path
    kept: Kept


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def earlier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Earlier:
    file = as_recorded(request.param, tmp_path_factory.mktemp("earlier"))
    before = kept(file)
    with Warehouse.open(file):
        return Earlier(file, before)


def as_recorded(version: Path, folder: Path) -> Path:
    with duckdb.connect(folder / "m.duckdb", config=STORAGE) as connection:
        connection.execute(version.read_text(encoding="utf-8"))
    return folder / "m.duckdb"


def ask(path: Path, query: str) -> Rows:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(query).fetchall()


def schema(path: Path) -> Rows:
    """Describe all that a file holds, whatever the order of its columns."""
    ours = "database_name = current_database() AND NOT internal"
    return ask(
        path,
        "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns()"  # noqa: S608 - names of our own
        f" WHERE {ours} UNION ALL"
        f" SELECT schema_name, table_name, NULL, NULL, comment FROM duckdb_tables() WHERE {ours}"
        " UNION ALL SELECT schema_name, view_name, sql, NULL, comment FROM duckdb_views()"
        f" WHERE {ours} UNION ALL"
        " SELECT schema_name, function_name, macro_definition, NULL, comment"
        f" FROM duckdb_functions() WHERE {ours} ORDER BY ALL",
    )


def kept(path: Path) -> Kept:
    """Read the rows of each table that no comparison makes anew, with its columns."""
    tables = ask(
        path,
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()"
        " WHERE schema_name = 'store' GROUP BY table_name HAVING table_name NOT IN"
        " ('schema_versions', 'touched_articles')",
    )
    found = {table: (columns, read(path, table, columns)) for table, columns in tables}
    return {table: each for table, each in found.items() if each[1]}


def read(path: Path, table: str, columns: Sequence[str]) -> Rows:
    told = [each for each in columns if each not in WORKED_OUT]
    return ask(path, f"SELECT {', '.join(told)} FROM store.{table}")  # noqa: S608 - names of our own


def test_it_becomes_like_a_new_one(earlier: Earlier, fresh: Path) -> None:
    assert schema(earlier.file) == schema(fresh)


def test_all_its_rows_are_kept(earlier: Earlier) -> None:
    assert {"articles", "blocks", "claims", "flags", "issues", "pages", "runs"} <= set(earlier.kept)
    for table, (columns, rows) in earlier.kept.items():
        assert sorted(read(earlier.file, table, columns), key=str) == sorted(rows, key=str), table


@pytest.fixture(scope="module")
def of_today(tmp_path_factory: pytest.TempPathFactory) -> tuple[Flag, ...]:
    """Flag what the files hold, and what comes later, in a warehouse of today."""
    folder = tmp_path_factory.mktemp("today")
    with Warehouse.open(folder / "m.duckdb") as warehouse:
        for number, each in enumerate(DAY, start=1):
            warehouse.load(write(folder / str(number) / "example", [each]), run(number))
    return goes_on(folder)


def goes_on(folder: Path) -> tuple[Flag, ...]:
    new = write(folder / "later" / "example", [LATER])
    with Warehouse.open(folder / "m.duckdb") as warehouse:
        warehouse.load(new, run(20))
        warehouse.diff(run(20), WORDS, GOVERNMENTS)
        warehouse.publish(folder / "published" / "m.duckdb")
    return read_flags(folder / "published" / "m.duckdb")


def test_it_goes_on_as_if_it_had_always_been_of_today(
    earlier: Earlier, of_today: tuple[Flag, ...]
) -> None:
    assert goes_on(earlier.file.parent) == of_today

    assert len(of_today) == len((*DAY, LATER)) - len((COPY,))


def test_views_of_an_earlier_program_go(fresh: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(fresh, tmp_path))
    with duckdb.connect(file) as connection:
        connection.execute("CREATE VIEW utterances AS SELECT * FROM statements")
        connection.execute(
            "CREATE MACRO said_by(name) AS TABLE FROM statements WHERE speaker = name"
        )
        connection.execute("UPDATE store.schema_versions SET fingerprint = 'another'")

    with Warehouse.open(file):
        pass

    assert schema(file) == schema(fresh)


def test_every_version_of_the_schema_is_recorded(fresh: Path, tmp_path: Path) -> None:
    newest = as_recorded(RECORDED / f"{SCHEMA_VERSION}.sql", tmp_path)
    tables = (
        "SELECT table_name, column_name, data_type FROM duckdb_columns()"
        " WHERE schema_name = 'store' AND table_name IN (SELECT table_name FROM duckdb_tables()"
        " WHERE coalesce(comment, '') NOT LIKE '%Derived: %') ORDER BY ALL"
    )

    recorded = {int(number) for each in FILES for number in re.findall(r"^\d+", each.stem)}
    assert recorded == set(range(1, SCHEMA_VERSION + 1))
    assert ask(newest, tables) == ask(fresh, tables), (
        "tables whose rows are kept have changed: count SCHEMA_VERSION up and record the new one"
        " with bin/record_schema.py; the records of earlier versions stay as they are"
    )


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = as_recorded(FILES[0], tmp_path)
    before = schema(file), kept(file)
    monkeypatch.setattr(migrating, "_REFILL", ("load/18_remove_blocks",))

    with pytest.raises(WarehouseError, match="schema cannot be prepared"), Warehouse.open(file):
        pass

    assert (schema(file), kept(file)) == before
