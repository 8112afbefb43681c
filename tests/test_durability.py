"""Killed at any moment or out of disk, the warehouse keeps what it acknowledged, whole.

MEDIA_MONITOR_KILLS says how many kills (`make torture` runs 200); each is at a random moment.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from media_monitor.models import Flag
from media_monitor.warehouse import Warehouse, coverage, read_flags
from tests.test_warehouse import GOVERNMENTS, WORDS, Batch, Store, batch, run, write

KILLS = int(os.environ.get("MEDIA_MONITOR_KILLS", "6"))
HERE = Path(__file__).parents[1]
BATCHES = 5
ARTICLES = 40
# A round takes some tenths of a second: kills fall into all of it, and into the start.
LONGEST_LIFE = 2.0

WORKER = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(HERE)!r})
from tests import test_warehouse as shared
from media_monitor.warehouse import Warehouse

folder, first = Path(sys.argv[1]), int(sys.argv[2])
print("ready", 0, flush=True)
for number in range(first, first + 1000):
    run = shared.run(number)
    with Warehouse.open(folder / "m.duckdb") as warehouse:
        warehouse.load(folder / "batches" / str(number % {BATCHES}), run)
        print("loaded", number, flush=True)
    with Warehouse.open(folder / "m.duckdb") as warehouse:
        warehouse.diff(run, shared.WORDS, shared.GOVERNMENTS)
        print("compared", number, flush=True)
    with Warehouse.open(folder / "m.duckdb") as warehouse:
        warehouse.publish(folder / "published" / "m.duckdb")
        print("published", number, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(BATCHES):
        write(tmp_path / "batches" / str(number), [article(number, n) for n in range(ARTICLES)])
    return tmp_path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    with Warehouse.open(tmp_path / "empty.duckdb"):
        return tmp_path / "empty.duckdb"


def article(number: int, each: int) -> Batch:
    words = f"“Body {number} and body {each % 7} are distinct organisations.”"
    return batch(f"{number}-{each}", (f"Ada Pellam{'abc'[each % 3]}", words, "separate"))


@pytest.mark.timeout(30 * KILLS + 120)
def test_nothing_acknowledged_is_lost_and_nothing_is_partial(folder: Path, empty: Path) -> None:
    moments = random.Random(20210906)  # noqa: S311 - not for secrets
    loaded: set[int] = set()
    published = 0
    lives = [moments.uniform(0, LONGEST_LIFE) for _ in range(KILLS)]
    # The last one lives until it has published, however slow the machine is.
    for life in [*lives, None]:
        said = killed_worker(folder, max(loaded, default=0) + 1, life)
        loaded |= {number for what, number in said if what == "loaded"}
        published = max([published, *(number for what, number in said if what == "published")])

        assert_whole(folder / "m.duckdb", loaded)
        if published:
            assert_snapshot(folder / "published" / "m.duckdb", published)

    assert final_flags(folder) == undisturbed_flags(folder, empty, loaded)


def killed_worker(folder: Path, first: int, life: float | None) -> list[tuple[str, int]]:
    """Let a worker live for some seconds, or until it has published; return what it said."""
    command = [sys.executable, "-c", WORKER, str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        if life is None:
            while not lines[-1].startswith("published"):
                lines.append(process.stdout.readline())
        else:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=life)
        process.kill()
        lines += process.stdout.read().splitlines()
    assert process.returncode == -signal.SIGKILL, lines
    words = [line.split() for line in lines if line.count(" ") == 1]
    return [(what, int(number)) for what, number in words]


def assert_whole(file: Path, loaded: set[int]) -> None:
    """Open as the pipeline does, which also clears up after the killed one."""
    if not file.exists():
        return
    with Warehouse.open(file) as warehouse:
        assert warehouse.check(run(max(loaded, default=1))) == ()
    with duckdb.connect(file, read_only=True) as connection:
        rows = connection.execute("SELECT run_id, articles FROM store.source_runs").fetchall()
        (articles,) = connection.execute("SELECT count(*) FROM store.articles").fetchall()[0]
    assert {f"run-{number}" for number in loaded} <= {run_id for run_id, _ in rows}
    assert {count for _, count in rows} <= {ARTICLES}
    assert articles == ARTICLES * len({int(run_id[4:]) % BATCHES for run_id, _ in rows})


def assert_snapshot(snapshot: Path, published: int) -> None:
    runs = [int(covered.run_id[4:]) for covered in coverage(snapshot)]
    assert max(runs) >= published
    assert all(flag.claims for flag in read_flags(snapshot))


def final_flags(folder: Path) -> tuple[Flag, ...]:
    with Warehouse.open(folder / "m.duckdb") as warehouse:
        warehouse.diff(run(9999), WORDS, GOVERNMENTS)
        warehouse.publish(folder / "published" / "m.duckdb")
    return read_flags(folder / "published" / "m.duckdb")


def undisturbed_flags(folder: Path, empty: Path, loaded: set[int]) -> tuple[Flag, ...]:
    """Load at once, into a new file, every batch that the killed ones may have loaded."""
    store = Store(folder / "undisturbed", empty)
    with duckdb.connect(folder / "m.duckdb", read_only=True) as connection:
        rows = connection.execute("SELECT DISTINCT run_id FROM store.source_runs").fetchall()
    numbers = sorted({int(run_id[4:]) for (run_id,) in rows} | loaded)
    with Warehouse.open(store.file) as warehouse:
        for number in sorted({number % BATCHES for number in numbers}):
            warehouse.load(folder / "batches" / str(number), run(number + 1))
        warehouse.diff(run(9999), WORDS, GOVERNMENTS)
    return store.flags()


SMALL_DISK = f"""
import sys, shutil
from pathlib import Path
sys.path.insert(0, {str(HERE)!r})
from tests import test_warehouse as shared
from media_monitor.errors import WarehouseError
from media_monitor.warehouse import Warehouse, coverage, read_flags

folder, disk = Path(sys.argv[1]), Path(sys.argv[2])
file, snapshot, ballast = disk / "m.duckdb", disk / "published" / "m.duckdb", disk / "ballast"

def day(number):
    run = shared.run(number)
    with Warehouse.open(file) as warehouse:
        warehouse.load(folder / "batches" / str(number % {BATCHES}), run)
        warehouse.diff(run, shared.WORDS, shared.GOVERNMENTS)
        warehouse.publish(snapshot)

day(1)
served = read_flags(snapshot)
room = shutil.disk_usage(disk).free
ballast.write_bytes(b"x" * (room - int(sys.argv[3])))
try:
    day(2)
except WarehouseError as error:
    print(error)
else:
    sys.exit("a full disk was not noticed")
assert read_flags(snapshot) == served, "the former snapshot does not serve on"
ballast.unlink()
day(2)
day(3)
assert len(coverage(snapshot)) == 3, "nothing came after space returned"
"""
DISK = 'mount -t tmpfs -o size=64m tmpfs "$1" && exec "$2" -c "$3" "$4" "$1" "$5"'


def may_mount() -> bool:
    unshare = shutil.which("unshare")
    command = ["unshare", "--user", "--map-root-user", "--mount", "true"]
    return (
        bool(unshare) and subprocess.run(command, check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not may_mount(), reason="this system lets nobody mount a small disk")
@pytest.mark.parametrize("left", [0, 40_000, 400_000, 2_000_000])
def test_a_full_disk_stops_clearly_and_is_got_over(folder: Path, left: int) -> None:
    disk = folder / "disk"
    disk.mkdir()
    mounted = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", DISK, "sh"]
    given = [str(disk), sys.executable, SMALL_DISK, str(folder), str(left)]

    done = subprocess.run([*mounted, *given], check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "room" in done.stdout or "space" in done.stdout
