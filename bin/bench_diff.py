"""Measures how long a day takes to load, compare and publish, with histories of different length.

Usage: bench_diff.py FOLDER [STATEMENTS ...]; by default 100000, 1000000 and 5000000 of them, which
take half an hour to make, 20 GB in the folder and 30 GB free beside it to publish. What is assumed
of the world is told in invented_world.py, what of the past in long_histories.py. Each step runs in
a process of its own and says how much of its time is SQL. Other load on the machine falls on the
seconds, less on the CPU seconds.
"""
# ruff: noqa: INP001 - a script, not a package

import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict
from unittest.mock import patch

from duckdb import DuckDBPyConnection
from invented_world import WORDS, World
from long_histories import DAYS, make, make_base, run
from rich.console import Console
from rich.table import Table

from media_monitor.warehouse import Warehouse
from media_monitor.warehouse.queries import rows

HISTORIES = (100_000, 1_000_000, 5_000_000)
STEPS = ("load", "diff", "publish")
SHOWN = 12


class Measured(TypedDict):
    """Seconds, CPU seconds, the most memory used in MB, and the seconds of each SQL statement."""

    seconds: float
    cpu: float
    peak: float
    sql: dict[str, float]


def main(folder: Path, histories: Iterable[int]) -> None:
    """Make what is not there yet, measure, and show both tables; long histories are removed."""
    totals = _table("Seconds (CPU seconds, MB at most)", "Statements", "Claims of a day", *STEPS)
    parts = _table(
        "Seconds of the diff in", "Statements", "Claims of a day", "Python", "SQL", "of it"
    )
    if not (folder / "base.duckdb").exists():
        _own("base", folder)
    for statements in histories:
        _own("make", folder, statements)
        for number, claims in enumerate(DAYS, 1):
            day = (f"{statements:,}", f"{claims:,}")
            found = {
                step: _told(*day, step, _measured(folder, statements, number, step))
                for step in STEPS
            }
            totals.add_row(*day, *(_total(each) for each in found.values()))
            parts.add_row(*day, *_parts(found["diff"]))
        (folder / f"{statements}.duckdb").unlink()
    console = Console(width=140)
    console.print(totals)
    console.print(parts)


def measure(folder: Path, statements: int, number: int, step: str) -> Measured:
    """Do one step of a day."""
    world = World()
    with Warehouse.open(folder / f"{statements}.duckdb") as warehouse, _timed_sql() as sql:
        began, used = time.perf_counter(), time.process_time()
        if step == "load":
            warehouse.load(folder / str(number), run(number))
        elif step == "diff":
            warehouse.diff(run(number), WORDS, world.governments)
        else:
            warehouse.publish(folder / "published.duckdb")
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "cpu": cpu, "peak": peak, "sql": sql}


@contextmanager
def _timed_sql() -> Iterator[dict[str, float]]:
    """Count how long each statement of ours takes."""
    taken: defaultdict[str, float] = defaultdict(float)

    def timed(
        connection: DuckDBPyConnection, name: str, **given: object
    ) -> list[dict[str, object]]:
        began = time.perf_counter()
        try:
            return rows(connection, name, **given)
        finally:
            taken[Path(name).name] += time.perf_counter() - began

    with patch("media_monitor.warehouse.writing.rows", timed):
        yield taken


def _own(*given: object) -> str:
    """Run this very file with these arguments in a process of its own."""
    command = [sys.executable, __file__, *(str(each) for each in given)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


def _measured(folder: Path, statements: int, number: int, step: str) -> Measured:
    found: Measured = json.loads(_own("measure", folder, statements, number, step))
    return found


def _told(statements: str, claims: str, step: str, found: Measured) -> Measured:
    """Say at once what was measured: the next step may take long, or fail."""
    line = f"{statements} statements, {claims} claims: {step} {_total(found)}"
    Console(stderr=True).print(line, highlight=False)
    return found


def _table(title: str, *names: str) -> Table:
    table = Table(title=title, title_justify="left")
    for name in names:
        table.add_column(name, justify="right")
    return table


def _total(each: Measured) -> str:
    return f"{each['seconds']:.2f} ({each['cpu']:.2f}, {each['peak']:.0f})"


def _parts(each: Measured) -> tuple[str, str, str]:
    sql = sum(each["sql"].values())
    most = sorted(each["sql"].items(), key=lambda part: -part[1])[:SHOWN]
    named = ", ".join(f"{name} {seconds:.2f}" for name, seconds in most)
    return f"{each['seconds'] - sql:.2f}", f"{sql:.2f}", named


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["base", folder]:
            make_base(Path(folder))
        case ["make", folder, statements]:
            make(Path(folder), int(statements))
        case ["measure", folder, statements, number, step]:
            print(json.dumps(measure(Path(folder), int(statements), int(number), step)))  # noqa: T201
        case [folder, *statements]:
            main(Path(folder), [int(each) for each in statements] or HISTORIES)
