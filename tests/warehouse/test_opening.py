"""One writer at a time opens a file, of this program or an earlier one."""

import duckdb
import pytest

from media_monitor.errors import WarehouseError
from media_monitor.warehouse import Warehouse
from tests.warehouse.batches import APART, OTHER
from tests.warehouse.store import Store


def test_two_writers_do_not_meet(store: Store) -> None:
    with (
        Warehouse.open(store.file),
        pytest.raises(WarehouseError, match="another run"),
        Warehouse.open(store.file),
    ):
        pass


def test_a_file_of_a_newer_program_is_refused(store: Store) -> None:
    store.load(APART)
    with duckdb.connect(store.file) as connection:
        connection.execute("INSERT INTO store.schema_versions VALUES (99, '')")

    with (
        pytest.raises(WarehouseError, match="newer version"),
        Warehouse.open(store.file),
    ):
        pass


def test_a_file_with_another_schema_is_brought_up_to_date_and_keeps_its_claims(
    store: Store,
) -> None:
    expected = store.load(APART, OTHER)
    with duckdb.connect(store.file) as connection:
        connection.execute("DROP VIEW new_statements")
        connection.execute("DROP VIEW mentions")
        connection.execute("ALTER TABLE store.articles DROP COLUMN canonical_url")
        connection.execute("ALTER TABLE store.statements DROP COLUMN independent")
        connection.execute("UPDATE store.schema_versions SET fingerprint = 'of another program'")

    store.load()

    assert store.flags() == expected
    assert len(store.rows("FROM published.new_statements")) == len(expected)
