"""The one writer of the DuckDB file: loads batches, compares, checks, publishes a snapshot."""

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Self

from media_monitor.anchoring import KnownClaim, anchors
from media_monitor.comparing import Comparison, Judged
from media_monitor.diff import flagged
from media_monitor.errors import WarehouseError
from media_monitor.matching import Background
from media_monitor.models import Decision, Flag, Run
from media_monitor.review import reviewed
from media_monitor.snapshot import alone, need_space, replace_whole
from media_monitor.steps import APPEND
from media_monitor.storing import (
    KINDS,
    LoadCounts,
    Problem,
    Row,
    decision_rows,
    run_values,
    ties,
    words_by_topic,
)
from media_monitor.warehouse.migrating import prepare
from media_monitor.warehouse.opening import connect, transaction
from media_monitor.warehouse.queries import SQL, files, rows
from media_monitor.warehouse.reading import flags


@contextmanager
def uncollected() -> Iterator[None]:
    """Spare a seventh of the time: records refer to no records that refer to them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Warehouse:
    """The pipeline's private file, open for writing; nobody else can have it open meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = connect(path)

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open or create the file, alone; WarehouseError where another writer holds it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path):
            warehouse = cls(path)
            try:
                prepare(warehouse._connection, path)
                yield warehouse
            finally:
                warehouse._connection.close()

    def load(self, batch_folder: Path, run: Run) -> LoadCounts:
        """Take in a batch's JSON Lines as a whole or not at all; a second time changes nothing.

        Raises WarehouseError where a file is not what a batch writes.
        """
        with transaction(self._connection, f"{batch_folder}: cannot be loaded"):
            for kind in KINDS:
                file = batch_folder / f"{kind}.jsonl"
                empty = SQL / "stage" / "nothing.jsonl"
                self._rows(f"stage/{kind}", file=str(file if file.exists() else empty))
            self._refuse_orphans(batch_folder)
            counts = LoadCounts.model_validate(self._rows("stage/count")[0])
            given = run_values(run) | {"source": batch_folder.name} | counts.model_dump()
            for step in files("load"):
                self._rows(step, **given)
        return counts

    @uncollected()
    def diff(
        self,
        run: Run,
        topic_words: Mapping[str, frozenset[str]],
        governments: Mapping[str, str] = MappingProxyType({}),
        decisions: Sequence[Decision] = (),
    ) -> tuple[Flag, ...]:
        """Work out statements and flags from all claims, and log what this run says anew.

        `topic_words` are the words each topic's parties are called by, `governments` the one each
        organisation belongs to, `decisions` all that analysts ever made. The result is what this
        run was the first to flag; repeating the call gives the same.
        """
        organisations = [
            {"organisation": each, "government": governments[each]} for each in sorted(governments)
        ]
        with transaction(self._connection, "statements cannot be compared"):
            # One that only compares loads nothing, and is named by what it flags all the same.
            for step in ("load/32_remove_run", "load/33_add_run"):
                self._rows(step, **run_values(run))
            self._note_topics(topic_words)
            self._replace("organisations", organisations)
            self._review(decisions)
            self._compare("remove_former_names")
            background = Background(topic_words=topic_words, ties=ties(self._compare("ties")))
            judged = Comparison.begin(self._compare, background, governments).run()
            self._compare("forget_kept_names")
            if decisions:
                self._compare("add_decided_names")
            self._compare("add_former_names")
            for step in APPEND:
                self._compare(step, **run_values(run))
            self._compare("report_orphans", run_id=run.run_id)
        return self._added(run, judged)

    def check(self, run: Run) -> tuple[Problem, ...]:
        """Return what is wrong: sources silent in this run, claims that do not resolve."""
        return tuple(
            Problem.model_validate(row)
            for name in files("checks")
            for row in self._rows(name, **run_values(run))
        )

    def publish(self, snapshot: Path) -> None:
        """Put a whole read-only copy in the snapshot's place; whoever reads the former keeps it."""
        snapshot.parent.mkdir(parents=True, exist_ok=True)
        need_space(self._path, snapshot.parent)
        self._connection.execute("CHECKPOINT")
        # Closing any descriptor of a file drops this process's lock on it, so DuckDB goes first.
        self._connection.close()
        try:
            replace_whole(self._path, snapshot)
        except OSError as error:
            raise WarehouseError(
                f"{snapshot}: cannot be replaced ({error}); the former one serves on: make room if"
                " the disk is full, and run again"
            ) from error
        finally:
            self._connection = connect(self._path)

    def _added(self, run: Run, judged: Judged) -> tuple[Flag, ...]:
        """Give what the run was the first to flag, without reading what was just written."""
        rows = self._rows("read/added", run_id=run.run_id)
        added = [(str(row["topic"]), str(row["statement_id"])) for row in rows]
        if not judged.keys() >= set(added):
            return flags(self._connection, run_id=run.run_id)
        held = [judged[each] for each in added if judged[each][0].status != "dismissed"]
        return flagged(held)

    def _refuse_orphans(self, batch_folder: Path) -> None:
        for orphan in self._rows("stage/orphans"):
            raise WarehouseError(
                f"{batch_folder}: {orphan['claim_id']} is a {orphan['problem']}; these files do"
                " not belong together: read the batch again"
            )

    def _review(self, decisions: Sequence[Decision]) -> None:
        """Work out what analysts' decisions mean for the claims of now."""
        self._rows("diff/known_decisions")
        wanted = json.dumps([each.model_dump() for each in anchors(decisions)])
        claims = self._rows("diff/decidable_claims", anchors=wanted) if decisions else []
        found = reviewed(decisions, [KnownClaim.model_validate(row) for row in claims])
        self._compare("touch_decided")
        self._replace("decisions", decision_rows(found.decisions))
        self._replace("decided_claims", [each.model_dump(mode="json") for each in found.claims])
        self._replace("ties", [each.model_dump() for each in found.ties])
        self._compare("touch_decided")

    def _compare(self, name: str, **given: object) -> list[dict[str, object]]:
        return self._rows(f"diff/{name}", **given)

    def _note_topics(self, topic_words: Mapping[str, frozenset[str]]) -> None:
        """Store each topic's words; where they are others than before, all of it is touched."""
        former = words_by_topic(self._compare("topics"))
        changed = {each for each, words in (former.items() ^ topic_words.items()) if words}
        self._compare("touch_topics", topics=json.dumps(sorted(changed)))
        self._replace(
            "topics",
            [{"topic": each, "words": sorted(topic_words[each])} for each in sorted(topic_words)],
        )

    def _replace(self, table: str, rows: Sequence[Row]) -> None:
        self._rows(f"diff/remove_{table}")
        self._rows(f"diff/add_{table}", rows=json.dumps(rows))

    def _rows(self, name: str, **given: object) -> list[dict[str, object]]:
        return rows(self._connection, name, **given)
