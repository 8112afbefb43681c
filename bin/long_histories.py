"""Makes the long histories that a day is compared with: real last months, and copies before them.

The last months are loaded and compared by the program itself. What lies before are copies of
them in SQL, each moved back in time, with every word but the commonest exchanged for another one
as common, in texts and keys alike: people, organisations and habits stay, what is said differs.
"""
# ruff: noqa: INP001 - a script's other half, not a package

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import duckdb
from invented_world import TODAY, WORDS, World, write_days
from rich.console import Console
from rich.progress import track

from media_monitor.matching import stem_id
from media_monitor.models import Run, Window
from media_monitor.warehouse import Warehouse

BASE_CLAIMS, BASE_DAYS = 66_000, 55
DAYS = (200, 5_000)
SQL = Path(__file__).with_name("long_history")


def make_base(folder: Path) -> None:
    """Let the program load and compare the last months; write the days that come next."""
    world = World()
    days = [TODAY - timedelta(days=each) for each in range(BASE_DAYS, 0, -1)]
    write_days(folder / "base", world, days, BASE_CLAIMS // BASE_DAYS, late=0)
    with Warehouse.open(folder / "base.duckdb") as warehouse:
        warehouse.load(folder / "base", run(0))
        warehouse.diff(run(0), WORDS, world.governments)
    for number, claims in enumerate(DAYS, 1):
        day = TODAY + timedelta(days=number - 1)
        write_days(folder / str(number), world, [day], claims, late=0.05)


def make(folder: Path, statements: int) -> None:
    """Put as many copies before the last months as bring the history to so many statements."""
    file = folder / f"{statements}.duckdb"
    copyfile(folder / "base.duckdb", file)
    with duckdb.connect(file) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET wal_autocheckpoint = '1GB'")
        connection.execute((SQL / "words.sql").read_text(), {"words": _words()})
        connection.execute((SQL / "begin.sql").read_text())
        connection.execute(f"SET VARIABLE days = {BASE_DAYS}")
        base = _count(connection)
        copy = (SQL / "copy.sql").read_text()
        oldest = -(-statements // base) - 1
        connection.execute(f"SET VARIABLE oldest = {oldest}")
        for age in track(range(1, oldest + 1), f"{statements:,}", console=Console(stderr=True)):
            connection.execute(f"SET VARIABLE age = {age}")
            connection.execute(copy)
        connection.execute((SQL / "end.sql").read_text())


def _words() -> str:
    words = enumerate(World().words)
    return json.dumps([{"rank": n, "word": word, "stem": stem_id(word)} for n, word in words])


def _count(connection: duckdb.DuckDBPyConnection) -> int:
    (found,) = connection.execute("SELECT count(*) FROM store.statements").fetchall()[0]
    return int(found)


def run(number: int) -> Run:
    """Name the run of a day by its number."""
    return Run(
        run_id=f"run-{number}",
        window=Window.of_days(TODAY, TODAY),
        started_at=datetime(2025, 2, 1 + number, tzinfo=UTC),
    )
