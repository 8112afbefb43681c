"""Our own statements run one by one, and leave the connection as they found it."""

from pathlib import Path

import duckdb

from media_monitor.warehouse import Warehouse
from media_monitor.warehouse.opening import connect
from media_monitor.warehouse.queries import rows

SETTING = "dynamic_or_filter_threshold"


def setting(connection: duckdb.DuckDBPyConnection) -> object:
    return connection.execute(f"SELECT current_setting('{SETTING}')").fetchall()


def test_what_is_sought_by_number_leaves_the_settings_as_they_were(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "m.duckdb"):
        pass
    with connect(tmp_path / "m.duckdb") as connection:
        before = setting(connection)

        rows(connection, "read/take_added", run_id=None)
        rows(connection, "read/take_flagged", topic=None, since=None, run_id=None)

        assert setting(connection) == before


def test_the_writer_leaves_memory_to_others(tmp_path: Path) -> None:
    with connect(tmp_path / "m.duckdb") as connection:
        found = connection.execute("SELECT current_setting('memory_limit')").fetchall()

    assert found == [("1.8 GiB",)]
