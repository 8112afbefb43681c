"""What we publish can be read by the oldest and by the next DuckDB, whichever of them wrote it."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from media_monitor.models import Run, Window
from media_monitor.pipeline import run_all
from media_monitor.settings import snapshot
from media_monitor.sources import parse_source

OTHERS = Path(__file__).parents[2] / ".state" / "duckdb"
NEWS = """Envoy rejects talk of one militia

The Haqqani network and the Taliban are two organisations, envoy Ada Pellam told reporters.
"We deal with the Taliban and not with the Haqqani network," Pellam said.
"""
# Counts the rows of every view, so that each of them is planned and run.
READ = """
import duckdb, json, sys
with duckdb.connect() as connection:
    connection.execute(f"ATTACH '{sys.argv[1]}' AS published (READ_ONLY)")
    connection.execute("USE published")
    ours = "NOT internal AND schema_name = 'main'"
    names = connection.execute(f"SELECT view_name FROM duckdb_views() WHERE {ours}").fetchall()
    count = lambda name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    rows = {name: count(name) for (name,) in sorted(names)}
    rows["flags_as_of"] = count("flags_as_of(TIMESTAMP '2100-01-01')")
print(json.dumps([duckdb.__version__, rows]))
"""

pytestmark = pytest.mark.compat


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish one day with the DuckDB that this test itself runs on."""
    data = tmp_path_factory.mktemp("data")
    (data / "pages").mkdir()
    (data / "pages" / "envoy.txt").write_text(NEWS, encoding="utf-8")
    day = date(2021, 9, 6)
    run = Run(
        run_id="day", window=Window.of_days(day, day), started_at=datetime(2021, 9, 7, tzinfo=UTC)
    )
    run_all(run, [parse_source(f"directory:{data / 'pages'}")], data).raise_if_wrong()
    return snapshot(data)


def read_with(version: str | None, path: Path) -> tuple[str, dict[str, int]]:
    """Read with another version, or with the locked one."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if version:
        environment["PYTHONPATH"] = str(OTHERS / version)
    command: list[str | Path] = [sys.executable, "-W", "ignore", "-c", READ, path]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    used, rows = json.loads(done.stdout)
    return used, rows


@pytest.mark.parametrize("version", ["1.4.5", "2.0.0", None])
def test_every_view_gives_the_same_rows(published: Path, version: str | None) -> None:
    with duckdb.connect(published, read_only=True) as own:
        flagged = own.execute("SELECT count(*) FROM new_statements").fetchall()[0][0]

    used, rows = read_with(version, published)

    assert version in (None, used)
    assert rows == read_with(None, published)[1]
    assert rows["new_statements"] == rows["flags_as_of"] == flagged > 0
