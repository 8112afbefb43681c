"""The DuckDB file: one writer loads and compares, everybody else reads a published snapshot."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Self, TypeVar

import duckdb

from media_monitor import diff
from media_monitor.anchoring import KnownClaim, anchors
from media_monitor.comparing import Comparison
from media_monitor.errors import WarehouseError
from media_monitor.matching import Attestation, Background, Evidence, Statement, Ties, statements
from media_monitor.models import Decision, Flag, Record, Run, content_id
from media_monitor.review import Tie, matching_ties, reviewed
from media_monitor.snapshot import alone, need_space, replace_whole
from media_monitor.storing import (
    KINDS,
    Coverage,
    LoadCounts,
    Problem,
    Row,
    decision_rows,
    follow_ups,
    run_values,
)

SQL = Path(__file__).parent / "sql"
SCHEMA_VERSION = 1
Model = TypeVar("Model", bound=Record)
# A file format that DuckDB 1.4, 1.5 and 2.0 all open, whichever of them writes it.
STORAGE: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.2.0",
    # A name the file lacks must fail, not find a variable of this program.
    "python_enable_replacements": False,
}
_REMEDY = "nothing committed is lost: make room if the disk is full, and run again"


# What a file of other tables, views or rules needs before everything is compared anew.
REFILL = (
    "schema/fill_addresses",
    "schema/fill_own_addresses",
    "schema/accept_addresses",
    "load/21_mark_current",
    "schema/touch_all",
    "load/23_mark_twins",
    "load/14_seek_edited",
    "load/37_forget_edits",
    "load/38_mark_edits",
)


class Warehouse:
    """The pipeline's private file, open for writing; nobody else can have it open meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = _connect(path)

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open or create the file, alone; WarehouseError where another writer holds it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path):
            warehouse = cls(path)
            try:
                warehouse._prepare()
                yield warehouse
            finally:
                warehouse._connection.close()

    def load(self, batch_folder: Path, run: Run) -> LoadCounts:
        """Take in a batch's JSON Lines as a whole or not at all; a second time changes nothing.

        Raises WarehouseError where a file is not what a batch writes.
        """
        with self._transaction(f"{batch_folder}: cannot be loaded"):
            for kind in KINDS:
                file = batch_folder / f"{kind}.jsonl"
                empty = SQL / "stage" / "nothing.jsonl"
                self._rows(f"stage/{kind}", file=str(file if file.exists() else empty))
            self._refuse_orphans(batch_folder)
            counts = LoadCounts.model_validate(self._rows("stage/count")[0])
            given = run_values(run) | {"source": batch_folder.name} | counts.model_dump()
            for step in _files("load"):
                self._rows(step, **given)
        return counts

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
        with self._transaction("statements cannot be compared"):
            self._note_topics(topic_words)
            self._replace("organisations", organisations)
            self._review(decisions)
            self._compare("remove_decided_names")
            background = Background(topic_words=topic_words, ties=_ties(self._compare("ties")))
            Comparison.begin(self._compare, background, governments).run()
            if decisions:
                self._compare("add_decided_names")
            self._compare("append_flags", **run_values(run))
            self._compare("report_orphans", run_id=run.run_id)
        return _flags(self._connection, run_id=run.run_id)

    def check(self, run: Run) -> tuple[Problem, ...]:
        """Return what is wrong: sources silent in this run, claims that do not resolve."""
        return tuple(
            Problem.model_validate(row)
            for name in _files("checks")
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
            self._connection = _connect(self._path)

    def _prepare(self) -> None:
        """Bring the tables and views of the file up to this program's."""
        wanted = [*_texts("tables"), *_texts("views"), *_texts("macros"), *_rules()]
        with self._transaction(f"{self._path}: the schema cannot be prepared"):
            self._connection.execute("CREATE SCHEMA IF NOT EXISTS store")
            self._rows("tables/schema_versions")
            if self._schema() == content_id(*wanted):
                return
            self._prepare_all("tables")
            for step in REFILL:
                self._rows(step)
            self._prepare_all("views")
            self._prepare_all("macros")
            self._rows("schema/forget")
            self._rows("schema/record", version=SCHEMA_VERSION, fingerprint=content_id(*wanted))

    def _prepare_all(self, kind: str) -> None:
        for sql in _texts(kind):
            for statement in (sql, *follow_ups(sql)):
                self._connection.execute(statement)

    def _schema(self) -> str | None:
        """Fingerprint the file's schema; WarehouseError where this program is too old for it."""
        (found,) = self._rows("schema/version")
        if int(str(found["version"])) > SCHEMA_VERSION:
            raise WarehouseError(
                f"{self._path}: was written by a newer version of this program (schema"
                f" {found['version']}, here {SCHEMA_VERSION}); upgrade the program or use another"
                " data folder"
            )
        return str(found["fingerprint"]) if found["fingerprint"] else None

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
        former = _topic_words(self._compare("topics"))
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
        return _rows(self._connection, name, **given)

    @contextmanager
    def _transaction(self, failure: str) -> Iterator[None]:
        """Commit all or nothing; DuckDB's own errors become one that says what failed."""
        try:
            self._connection.execute("BEGIN")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            # A commit that failed, for want of disk space say, has ended the transaction already.
            with suppress(duckdb.Error):
                self._connection.execute("ROLLBACK")
            if isinstance(error, duckdb.Error):
                raise WarehouseError(f"{failure}: {error}; {_REMEDY}") from error
            raise


def read_flags(
    snapshot: Path,
    *,
    topic: str | None = None,
    since: date | None = None,
    as_of: date | None = None,
) -> tuple[Flag, ...]:
    """Read the flags that hold; with `as_of`, those that held when that UTC day ended.

    `since` keeps what was first published on that day or later. Raises WarehouseError where
    nothing has been published yet.
    """
    with _reading(snapshot) as connection:
        if as_of is None:
            return _flags(connection, topic=topic, since=since)
        next_day = datetime.combine(as_of + timedelta(days=1), datetime.min.time())
        _, held = _current(connection, until=next_day)
    return tuple(
        flag
        for flag in held
        if flag.status != "dismissed"
        and topic in (None, flag.topic)
        and (since is None or (flag.day and flag.day >= since))
    )


def records(snapshot: Path, query: str, model: type[Model], **given: object) -> tuple[Model, ...]:
    """Read what one of our own queries finds, row by row; WarehouseError as for `read_flags`."""
    with _reading(snapshot) as connection:
        return tuple(
            model.model_validate(row) for row in _rows(connection, f"read/{query}", **given)
        )


def coverage(snapshot: Path) -> tuple[Coverage, ...]:
    """Read what each run covered, oldest first; WarehouseError where nothing is published."""
    with _reading(snapshot) as connection:
        return tuple(Coverage.of(row) for row in _rows(connection, "read/coverage"))


def _current(
    connection: duckdb.DuckDBPyConnection, until: datetime | None
) -> tuple[tuple[Statement, ...], tuple[Flag, ...]]:
    """Derive statements and flags from the claims published before a moment, or from all."""

    def rows(name: str) -> list[dict[str, object]]:
        return _rows(connection, f"diff/{name}", until=until)

    background = Background(
        topic_words=_topic_words(rows("topics")),
        attestations=tuple(Attestation.model_validate(row) for row in rows("attestations")),
        governments=_pairs(rows("organisations")),
        texts=_pairs(rows("texts")),
        ties=_ties(rows("ties")),
    )
    found = statements([Evidence.model_validate(row) for row in rows("evidence")], background)
    return found, diff.flags(found, background.topic_words)


def _ties(rows: Iterable[Row]) -> Ties:
    return matching_ties(Tie.model_validate(row) for row in rows)


def _topic_words(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    return {str(row["topic"]): frozenset(json.loads(str(row["words"]))) for row in rows}


def _pairs(rows: Iterable[Row]) -> dict[str, str]:
    return {str(key): str(value) for key, value in (row.values() for row in rows)}


def _flags(
    connection: duckdb.DuckDBPyConnection,
    *,
    topic: str | None = None,
    since: date | None = None,
    run_id: str | None = None,
) -> tuple[Flag, ...]:
    rows = _rows(connection, "read/flags", topic=topic, since=since, run_id=run_id)
    return tuple(Flag.model_validate(row) for row in rows)


def _rows(
    connection: duckdb.DuckDBPyConnection, name: str, **given: object
) -> list[dict[str, object]]:
    """Run the statement of one file with those of the values that it names; fetch all rows."""
    sql = _text(name)
    named = {key: given[key] for key in re.findall(r"\$(\w+)", sql)}
    result = connection.execute(sql, named)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def _files(folder: str) -> list[str]:
    """Name the statements of a folder in the order of their file names."""
    return [f"{folder}/{file.stem}" for file in sorted((SQL / folder).glob("*.sql"))]


def _texts(folder: str) -> list[str]:
    return [_text(name) for name in _files(folder)]


def _rules() -> Iterator[str]:
    """Read the program's own rules of comparison: with others, all has to be compared anew."""
    for file in sorted(SQL.parent.glob("matching/*")):
        if file.is_file():
            yield file.read_text(encoding="utf-8")
    yield Path(diff.__file__).read_text(encoding="utf-8")


@cache
def _text(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, config=STORAGE)
    except duckdb.Error as error:
        raise WarehouseError(
            f"{path}: cannot be opened for writing ({error}); close whatever has it open, and read"
            " the published snapshot instead"
        ) from error


@contextmanager
def _reading(snapshot: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the snapshot in an instance of its own: a cached one would show the former file."""
    if not snapshot.exists():
        raise WarehouseError(f"{snapshot}: is not there yet; run `media-monitor run` first")
    quoted = str(snapshot).replace("'", "''")
    with duckdb.connect() as connection:
        try:
            connection.execute(f"ATTACH '{quoted}' AS snapshot (READ_ONLY)")
            connection.execute("USE snapshot")
            yield connection
        except duckdb.Error as error:
            raise WarehouseError(
                f"{snapshot}: cannot be read ({error}); run the pipeline, which publishes it anew"
            ) from error
