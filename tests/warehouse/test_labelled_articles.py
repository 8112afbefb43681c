"""Real articles, read once: whichever comes first or last, they come to the same, down to bytes."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from media_monitor import pipeline
from media_monitor.batches import BatchWriter, batch_folder, read_records
from media_monitor.models import Claim, Flag, Page, Run, Window
from media_monitor.positions import load_topics
from media_monitor.proving import unproven
from media_monitor.reading import Reading, read_archived
from media_monitor.settings import CONFIG
from media_monitor.sources import parse_source
from media_monitor.warehouse import Warehouse, read_flags

SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
TOPIC = "taliban_haqqani"
STARTED = datetime(2026, 1, 1, tzinfo=UTC)

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        not SEEDS.exists(), reason="the labelled corpus is not beside the repository"
    ),
]

Came = frozenset[int]


class Labelled(NamedTuple):
    """The articles' archive, and a batch of each."""

    archive: Path
    batches: list[Path]


def run(number: int) -> Run:
    started = STARTED + timedelta(hours=number)
    return Run(run_id=f"run-{number}", window=Window.always(), started_at=started)


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Labelled:
    data = tmp_path_factory.mktemp("labelled")
    collected = pipeline.collect_from(run(0), parse_source(f"directory:{SEEDS}"), data)
    pages = read_records(collected, "pages", Page)
    batches = [
        _write(batch_folder(data, f"read-{place}", "seeds"), page, data / "archive")
        for place, page in enumerate(pages)
    ]
    return Labelled(data / "archive", batches)


def _write(folder: Path, page: Page, archive: Path) -> Path:
    reading: Reading = read_archived(CONFIG, archive, page)
    batch = BatchWriter(folder)
    batch.write("pages", [page])
    batch.write("articles", [reading.article])
    batch.write("blocks", reading.blocks)
    batch.write("claims", reading.claims)
    batch.write("positions", reading.positions)
    return folder


@pytest.fixture(scope="module")
def all_ways(labelled: Labelled, tmp_path_factory: pytest.TempPathFactory) -> Mapping[Came, Path]:
    """Load article after article, each onto every set of the others.

    An order is a path through the sets of what came so far. Each step of each path is taken, and
    has to lead to the same file whichever of the set came last: then all 24 orders do.
    """
    folder = tmp_path_factory.mktemp("ways")
    with Warehouse.open(folder / "empty.duckdb"):
        files: dict[Came, Path] = {frozenset(): folder / "empty.duckdb"}
    for size in range(1, len(labelled.batches) + 1):
        for came in map(frozenset, combinations(range(len(labelled.batches)), size)):
            results = {}
            for last in sorted(came):
                file = folder / f"{sorted(came)}-{last}.duckdb"
                shutil.copyfile(files[came - {last}], file)
                with Warehouse.open(file) as warehouse:
                    warehouse.load(labelled.batches[last], run(last))
                    warehouse.diff(run(last), WORDS)
                results[file] = state(file)
            first, *others = results
            assert all(results[other] == results[first] for other in others)
            files[came] = first
    return files


WORDS = {topic.name: topic.party_words for topic in load_topics(CONFIG / "topics")}


def state(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Read all that a file holds but the log, which tells what was said when."""
    with duckdb.connect(file, read_only=True) as connection:
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE table_name <> 'flags'"
        ).fetchall()
        return {
            name: connection.execute(f"SELECT * FROM store.{name} ORDER BY ALL").fetchall()  # noqa: S608 - names of our own
            for (name,) in tables
        }


@pytest.fixture(scope="module")
def flags(all_ways: Mapping[Came, Path], labelled: Labelled) -> tuple[Flag, ...]:
    """Publish what all articles come to."""
    file = all_ways[frozenset(range(len(labelled.batches)))]
    with Warehouse.open(file) as warehouse:
        warehouse.publish(file.with_suffix(".published"))
    return read_flags(file.with_suffix(".published"))


def test_all_orders_give_the_same_statements_and_flags(flags: tuple[Flag, ...]) -> None:
    price = [flag for flag in flags if (flag.topic, flag.speaker) == (TOPIC, "Ned Price")]

    assert {flag.stance for flag in price} == {"separate"}
    assert 3 in {len({claim.path for claim in flag.claims}) for flag in price}


def test_all_at_once_gives_the_same(
    labelled: Labelled, flags: tuple[Flag, ...], tmp_path: Path
) -> None:
    with Warehouse.open(tmp_path / "m.duckdb") as warehouse:
        for place, batch in enumerate(labelled.batches):
            warehouse.load(batch, run(place))
        warehouse.diff(run(9), WORDS)
        warehouse.publish(tmp_path / "published.duckdb")

    assert read_flags(tmp_path / "published.duckdb") == flags


def test_every_flag_walks_back_to_bytes(labelled: Labelled, flags: tuple[Flag, ...]) -> None:
    proven = {
        claim.claim_id
        for batch in labelled.batches
        if unproven(batch, labelled.archive) == ()
        for claim in read_records(batch, "claims", Claim)
    }

    assert {claim.claim_id for flag in flags for claim in flag.claims} <= proven
