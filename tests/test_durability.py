"""Killed at any moment or out of disk, the warehouse keeps what it acknowledged, whole.

MEDIA_MONITOR_KILLS says how many kills (`make torture` runs 200); each is at a random moment.
"""

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from itertools import cycle, islice
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb
import pytest

from media_monitor.models import Flag
from media_monitor.warehouse import Warehouse, coverage, read_flags
from media_monitor.warehouse.migrating import SCHEMA_VERSION
from tests.warehouse.batches import GOVERNMENTS, WORDS, Batch, batch, run, write
from tests.warehouse.store import Store

pytestmark = pytest.mark.thorough

KILLS = int(os.environ.get("MEDIA_MONITOR_KILLS", "6"))
HERE = Path(__file__).parents[1]
BATCHES = 5
ARTICLES = 40
# A step takes some tenths of a second: kills fall into all of it, and into the start.
LONGEST_LIFE = 1.5

STEPS = ("loaded", "compared", "published", "migrated")
CONTEXT = multiprocessing.get_context("forkserver")
# Each worker is forked from a process that has imported already what it needs.
CONTEXT.set_forkserver_preload([__name__])

Said = tuple[str, int]


class Worker:
    """The pipeline's writer, step by step, telling of each what was done."""

    def __init__(self, folder: Path, first: int, told: Connection) -> None:
        self.folder = folder
        self.file = folder / "m.duckdb"
        self.number = first
        self.told = told

    def work(self, start: int) -> None:
        """Go round the steps for ever, beginning somewhere."""
        self.told.send(("ready", 0))
        steps = (self.load, self.compare, self.publish, self.migrate)
        for step in islice(cycle(steps), start, None):
            self.told.send((step(), self.number))

    def load(self) -> str:
        self.number += 1
        with Warehouse.open(self.file) as warehouse:
            warehouse.load(self.folder / "batches" / str(self.number % BATCHES), run(self.number))
        return "loaded"

    def compare(self) -> str:
        with Warehouse.open(self.file) as warehouse:
            warehouse.diff(run(self.number), WORDS, GOVERNMENTS)
        return "compared"

    def publish(self) -> str:
        with Warehouse.open(self.file) as warehouse:
            warehouse.publish(self.folder / "published" / "m.duckdb")
        return "published"

    def migrate(self) -> str:
        make_old(self.file)
        with Warehouse.open(self.file):
            return "migrated"


def make_old(file: Path) -> None:
    """Leave a file as a program of the first version would."""
    if file.exists():
        with duckdb.connect(file) as connection:
            connection.execute("BEGIN")
            connection.execute("ALTER TABLE store.articles DROP COLUMN address")
            connection.execute("UPDATE store.schema_versions SET version = 1, fingerprint = ''")
            connection.execute("COMMIT")


def begin(folder: Path, first: int, start: int, told: Connection) -> None:
    Worker(folder, first, told).work(start)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(BATCHES):
        write(tmp_path / "batches" / str(number), [article(number, n) for n in range(ARTICLES)])
    return tmp_path


def article(number: int, each: int) -> Batch:
    words = f"“Body {number} and body {each % 7} are distinct organisations.”"
    return batch(f"{number}-{each}", (f"Ada Pellam{'abc'[each % 3]}", words, "separate"))


@pytest.mark.timeout(30 * KILLS + 120)
def test_nothing_acknowledged_is_lost_and_nothing_is_partial(folder: Path, empty: Path) -> None:
    moments = random.Random(20210906)  # noqa: S311 - not for secrets
    done: dict[str, set[int]] = {step: set() for step in STEPS}
    lives = [
        (moments.uniform(0, LONGEST_LIFE), moments.randrange(len(STEPS))) for _ in range(KILLS)
    ]
    # The last one lives until it has done everything, however slow the machine is.
    for life, start in [*lives, (None, 0)]:
        first = max(done["loaded"], default=0)
        for step, number in killed_worker(folder, first, start, life):
            done[step].add(number)
        assert_whole(folder / "m.duckdb", done)
        if done["published"]:
            assert_snapshot(folder / "published" / "m.duckdb", max(done["published"]))

    assert all(done.values())
    assert final_flags(folder) == undisturbed_flags(folder, empty)


def killed_worker(folder: Path, first: int, start: int, life: float | None) -> list[Said]:
    """Let a worker live for some seconds, or until it has gone round; return what it told."""
    hear, tell = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=begin, args=(folder, first, start, tell))
    process.start()
    tell.close()
    assert hear.recv() == ("ready", 0)
    said = [hear.recv() for _ in STEPS] if life is None else []
    process.join(timeout=life or 0)
    process.kill()
    process.join()
    with suppress(EOFError):
        while True:
            said.append(hear.recv())
    assert process.exitcode == -signal.SIGKILL
    return said


def assert_whole(file: Path, done: Mapping[str, set[int]]) -> None:
    """Open as the pipeline does, which also clears up after the killed one."""
    if not file.exists():
        return
    assert_of_one_version(file)
    with Warehouse.open(file) as warehouse:
        assert warehouse.check(run(max(done["loaded"], default=1))) == ()
    with duckdb.connect(file, read_only=True) as connection:
        rows = connection.execute("SELECT run_id, articles FROM store.source_runs").fetchall()
        (articles,) = connection.execute("SELECT count(*) FROM store.articles").fetchall()[0]
    assert {f"run-{number}" for number in done["loaded"]} <= {run_id for run_id, _ in rows}
    assert {count for _, count in rows} <= {ARTICLES}
    assert articles == ARTICLES * len({int(run_id[4:]) % BATCHES for run_id, _ in rows})


def assert_of_one_version(file: Path) -> None:
    with duckdb.connect(file) as connection:
        columns = connection.execute(
            "SELECT column_name FROM duckdb_columns() WHERE table_name = 'articles'"
        ).fetchall()
        if columns:
            versions = connection.execute("SELECT version FROM store.schema_versions").fetchall()
            assert versions == [(SCHEMA_VERSION if ("address",) in columns else 1,)]


def assert_snapshot(snapshot: Path, published: int) -> None:
    runs = [int(covered.run_id[4:]) for covered in coverage(snapshot)]
    assert max(runs, default=0) >= published
    assert all(flag.claims for flag in read_flags(snapshot))


def final_flags(folder: Path) -> tuple[Flag, ...]:
    with Warehouse.open(folder / "m.duckdb") as warehouse:
        warehouse.diff(run(9999), WORDS, GOVERNMENTS)
        warehouse.publish(folder / "published" / "m.duckdb")
    return read_flags(folder / "published" / "m.duckdb")


def undisturbed_flags(folder: Path, empty: Path) -> tuple[Flag, ...]:
    """Load at once, into a new file, every batch that the killed ones have loaded."""
    store = Store(folder / "undisturbed", empty)
    with duckdb.connect(folder / "m.duckdb", read_only=True) as connection:
        rows = connection.execute("SELECT DISTINCT run_id FROM store.source_runs").fetchall()
    numbers = {int(run_id[4:]) for (run_id,) in rows}
    with Warehouse.open(store.file) as warehouse:
        for number in sorted({number % BATCHES for number in numbers}):
            warehouse.load(folder / "batches" / str(number), run(number + 1))
        warehouse.diff(run(9999), WORDS, GOVERNMENTS)
    return store.flags()


SMALL_DISK = f"""
import sys, shutil
from pathlib import Path
sys.path.insert(0, {str(HERE)!r})
from tests.test_durability import BATCHES, make_old
from tests.warehouse.batches import GOVERNMENTS, WORDS, run
from media_monitor.errors import WarehouseError
from media_monitor.warehouse import Warehouse, coverage, read_flags

folder, disk = Path(sys.argv[1]), Path(sys.argv[2])
file, snapshot, ballast = disk / "m.duckdb", disk / "published" / "m.duckdb", disk / "ballast"

def day(number):
    with Warehouse.open(file) as warehouse:
        warehouse.load(folder / "batches" / str(number % BATCHES), run(number))
        warehouse.diff(run(number), WORDS, GOVERNMENTS)
        warehouse.publish(snapshot)

day(1)
for number, left in enumerate([0, 40_000, 400_000, 2_000_000], start=2):
    served = read_flags(snapshot)
    if number % 2:
        make_old(file)
    ballast.write_bytes(b"x" * (shutil.disk_usage(disk).free - left))
    try:
        day(number)
    except WarehouseError as error:
        print(left, error)
    else:
        sys.exit("a full disk was not noticed")
    assert read_flags(snapshot) == served, "the former snapshot does not serve on"
    ballast.unlink()
    day(number)
    assert len(coverage(snapshot)) == number, "nothing came after space returned"
"""
DISK = 'mount -t tmpfs -o size=64m tmpfs "$1" && exec "$2" -c "$3" "$4" "$1"'


def may_mount() -> bool:
    unshare = shutil.which("unshare")
    command = ["unshare", "--user", "--map-root-user", "--mount", "true"]
    return (
        bool(unshare) and subprocess.run(command, check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not may_mount(), reason="this system lets nobody mount a small disk")
def test_a_full_disk_stops_clearly_and_is_got_over(folder: Path) -> None:
    disk = folder / "disk"
    disk.mkdir()
    mounted = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", DISK, "sh"]
    given = [str(disk), sys.executable, SMALL_DISK, str(folder)]

    done = subprocess.run([*mounted, *given], check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert len(told) == 4
    assert all("room" in each or "space" in each for each in told), told
