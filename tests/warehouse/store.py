"""A warehouse in a folder of a test, and what people see of it."""

import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import duckdb

from media_monitor.models import Flag, Run
from media_monitor.warehouse import Warehouse, read_flags
from tests.warehouse.batches import GOVERNMENTS, WORDS, Batch, run, write

VIEWS = [
    "new_statements",
    "statements",
    "mentions",
    "speakers",
    "stance_timeline",
    "contradictions",
    "carried_by",
    "dropped_blocks",
    "dropped_shares",
]
LOG = "SELECT change, cause FROM published.flag_log ORDER BY entry"


class Store:
    """A warehouse in a folder, loaded run by run as the pipeline does, published when read."""

    def __init__(self, folder: Path, empty: Path) -> None:
        self.folder = folder
        self.file = folder / "m.duckdb"
        self.runs = 0
        self.published = 0
        folder.mkdir(exist_ok=True)
        shutil.copyfile(empty, self.file)

    def load(self, *batches: Batch, number: int | None = None) -> tuple[Flag, ...]:
        return self.load_all([batches], number)[-1]

    def load_all(
        self, loads: Iterable[Sequence[Batch]], number: int | None = None, *, apart: bool = False
    ) -> list[tuple[Flag, ...]]:
        """Load run by run, the articles of each together or each from a source of its own."""
        with Warehouse.open(self.file) as warehouse:
            return [
                self._load(warehouse, [[each] for each in batches] if apart else [batches], number)
                for batches in loads
            ]

    def _load(
        self, warehouse: Warehouse, sources: Iterable[Iterable[Batch]], number: int | None
    ) -> tuple[Flag, ...]:
        self.runs += 1
        this = run(number or self.runs)
        for place, batches in enumerate(sources):
            name = f"example-{place}" if place else "example"
            warehouse.load(write(self.folder / str(self.runs) / name, batches), this)
        return self.compare(warehouse, this)

    def compare(self, warehouse: Warehouse, this: Run) -> tuple[Flag, ...]:
        return warehouse.diff(this, WORDS, GOVERNMENTS)

    @property
    def snapshot(self) -> Path:
        """Publish, unless the file is as it was published last."""
        published = self.folder / "published" / "m.duckdb"
        if self.published != self.file.stat().st_mtime_ns:
            with Warehouse.open(self.file) as warehouse:
                warehouse.publish(published)
            self.published = self.file.stat().st_mtime_ns
        return published

    def flags(self, as_of: date | None = None) -> tuple[Flag, ...]:
        return read_flags(self.snapshot, as_of=as_of)

    def rows(self, *queries: str) -> list[tuple[object, ...]]:
        return self._rows(self.snapshot, *queries)

    def _rows(self, snapshot: Path, *queries: str) -> list[tuple[object, ...]]:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH '{snapshot}' AS published (READ_ONLY)")
            return [row for each in queries for row in connection.execute(each).fetchall()]

    def everything(self) -> tuple[object, ...]:
        views = [f"SELECT * FROM published.{view} ORDER BY ALL" for view in VIEWS]  # noqa: S608 - names of our own
        days = [date(2021, 9, 6), date(2021, 9, 10), None]
        snapshot = self.snapshot
        return (self._rows(snapshot, *views), *(read_flags(snapshot, as_of=day) for day in days))
