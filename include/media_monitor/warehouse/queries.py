"""Our own SQL, one statement a file: found by name, run with the values that it names."""

import re
from functools import cache
from pathlib import Path

from duckdb import DuckDBPyConnection

SQL = Path(__file__).parents[1] / "sql"
# Where rows are sought by number, DuckDB reads no others if it looks for so many at most; it looks
# for 50 by default, for what else it seeks by as many as that costs more than it saves.
_BY_NUMBER = "WHERE rowid IN ("
_AT_MOST = 20_000


def rows(connection: DuckDBPyConnection, name: str, **given: object) -> list[dict[str, object]]:
    """Run the statement of one file with those of the values that it names; fetch all rows."""
    sql = _text(name)
    named = {key: given[key] for key in re.findall(r"\$(\w+)", sql)}
    if _BY_NUMBER in sql:
        connection.execute(f"SET dynamic_or_filter_threshold = {_AT_MOST}")
    result = connection.execute(sql, named)
    columns = [column[0] for column in result.description or ()]
    found = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    if _BY_NUMBER in sql:
        connection.execute("RESET dynamic_or_filter_threshold")
    return found


def files(folder: str) -> list[str]:
    """Name the statements of a folder in the order of their file names."""
    return [f"{folder}/{file.stem}" for file in sorted((SQL / folder).glob("*.sql"))]


def texts(folder: str) -> list[str]:
    return [_text(name) for name in files(folder)]


@cache
def _text(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
