"""Real articles, read once: whichever comes first or last, they come to the same, down to bytes."""

import shutil
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from media_monitor import pipeline
from media_monitor.batches import BatchWriter, batch_folder, read_records
from media_monitor.models import Claim, Flag, Page, Run, Window
from media_monitor.positions import read_topics
from media_monitor.proving import unproven
from media_monitor.reading import Reading, read_archived
from media_monitor.settings import CONFIG
from media_monitor.sources import parse_source
from media_monitor.warehouse import Warehouse, read_flags

SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
TOPIC = "taliban_haqqani"
STARTED = datetime(2026, 1, 1, tzinfo=UTC)

pytestmark = [
    pytest.mark.thorough,
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


def read_once(data: Path) -> Labelled:
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


def loaded_all_ways(labelled: Labelled, folder: Path) -> Path:
    """Load article after article, each onto every set of the others.

    An order is a path through the sets of what came so far. Each step of each path is taken, and
    has to lead to the same file whichever of the set came last: then all 24 orders do.
    """
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
            for other in others:
                assert results[other] == results[first], f"{other.name} is not {first.name}"
            files[came] = first
    return files[came]


WORDS = {topic.name: topic.party_words for topic in read_topics(CONFIG / "topics")}


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


def published(file: Path) -> tuple[Flag, ...]:
    with Warehouse.open(file) as warehouse:
        warehouse.publish(file.with_suffix(".published"))
    return read_flags(file.with_suffix(".published"))


# One test, so that nothing is read or loaded twice where tests run side by side.
def test_all_orders_give_the_same_flags_and_each_walks_back_to_bytes(tmp_path: Path) -> None:
    labelled = read_once(tmp_path)

    flags = published(loaded_all_ways(labelled, tmp_path))

    assert flags == loaded_at_once(labelled, tmp_path)
    assert {claim.claim_id for flag in flags for claim in flag.claims} <= proven(labelled)
    price = [flag for flag in flags if (flag.topic, flag.speaker) == (TOPIC, "Ned Price")]
    assert {flag.stance for flag in price} == {"separate"}
    assert 3 in {len({claim.path for claim in flag.claims}) for flag in price}


def loaded_at_once(labelled: Labelled, folder: Path) -> tuple[Flag, ...]:
    with Warehouse.open(folder / "at-once.duckdb") as warehouse:
        for place, batch in enumerate(labelled.batches):
            warehouse.load(batch, run(place))
        warehouse.diff(run(9), WORDS)
    return published(folder / "at-once.duckdb")


def proven(labelled: Labelled) -> set[str]:
    return {
        claim.claim_id
        for batch in labelled.batches
        if unproven(batch, labelled.archive) == ()
        for claim in read_records(batch, "claims", Claim)
    }
