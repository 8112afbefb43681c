"""Readers always find a whole snapshot, and nobody who reads it stands in the writer's way."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from media_monitor.errors import WarehouseError
from media_monitor.models import Run, Window
from media_monitor.snapshot import alone, need_space, replace_whole
from media_monitor.warehouse import Warehouse, coverage, read_flags

NOW = datetime(2021, 9, 10, tzinfo=UTC)


def run(number: int) -> Run:
    day = date(2021, 9, number)
    return Run(run_id=f"run-{number}", window=Window.of_days(day, day), started_at=NOW)


class House(NamedTuple):
    """A warehouse to which each run adds a row, and where its snapshot is."""

    warehouse: Warehouse
    snapshot: Path
    quiet: Path

    def publish(self, number: int) -> None:
        self.warehouse.load(self.quiet, run(number))
        self.warehouse.publish(self.snapshot)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    quiet = tmp_path / "quiet"
    quiet.mkdir()
    with Warehouse.open(tmp_path / "private" / "m.duckdb") as warehouse:
        yield House(warehouse, tmp_path / "published" / "m.duckdb", quiet)


def runs_seen(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT run_id FROM coverage").fetchall()]


def test_an_open_reader_keeps_what_it_has_and_the_next_one_sees_the_new(house: House) -> None:
    house.publish(1)
    with duckdb.connect(house.snapshot, read_only=True) as reader:
        house.publish(2)

        assert runs_seen(reader) == ["run-1"]
        assert [covered.run_id for covered in coverage(house.snapshot)] == ["run-1", "run-2"]


def test_the_warehouse_goes_on_after_it_was_published(house: House) -> None:
    house.publish(1)
    house.publish(2)

    assert house.warehouse.check(run(2)) == ()


def test_the_snapshot_is_read_only_and_stands_alone(house: House) -> None:
    house.publish(1)

    assert stat.S_IMODE(house.snapshot.stat().st_mode) == 0o444
    assert [path.name for path in house.snapshot.parent.iterdir()] == ["m.duckdb"]


def test_what_a_stray_writer_left_beside_the_snapshot_is_removed(house: House) -> None:
    house.publish(1)
    stray = house.snapshot.with_name("m.duckdb.wal")
    stray.write_bytes(b"not of this file")

    house.publish(2)

    assert not stray.exists()
    assert len(coverage(house.snapshot)) == 2


def test_a_snapshot_not_yet_published_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="media-monitor run"):
        read_flags(tmp_path / "missing.duckdb")


def test_what_is_no_snapshot_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "m.duckdb"
    broken.write_bytes(b"not a database" * 1000)

    with pytest.raises(WarehouseError, match=r"m\.duckdb"):
        coverage(broken)


def test_a_path_with_a_quotation_mark_and_a_space_is_read(house: House, tmp_path: Path) -> None:
    house.publish(1)
    odd = tmp_path / "it's here" / "m.duckdb"
    odd.parent.mkdir()
    shutil.copyfile(house.snapshot, odd)

    assert len(coverage(odd)) == 1


def test_a_copy_that_fails_leaves_the_former_snapshot(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.publish(1)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(WarehouseError, match=r"No space.*make room"):
            house.publish(2)

    assert [covered.run_id for covered in coverage(house.snapshot)] == ["run-1"]
    house.publish(3)
    assert len(coverage(house.snapshot)) == 3


def test_too_little_room_is_said_before_copying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 100)
    usage = shutil.disk_usage(tmp_path)._replace(free=299)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    with pytest.raises(WarehouseError, match="make room"):
        need_space(file, tmp_path)


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), alone(tmp_path / "file"):
        raise KeyError
    with alone(tmp_path / "file"), pytest.raises(WarehouseError), alone(tmp_path / "file"):
        pass


def test_a_half_written_copy_of_a_killed_run_is_replaced(tmp_path: Path) -> None:
    file, snapshot = tmp_path / "file", tmp_path / "snapshot"
    file.write_bytes(b"whole")
    (tmp_path / ".snapshot.new").write_bytes(b"ha")

    replace_whole(file, snapshot)

    assert snapshot.read_bytes() == b"whole"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "snapshot"]
