"""What readers ask a published snapshot: flags that hold or held, coverage, our own queries."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from duckdb import DuckDBPyConnection
from pydantic import TypeAdapter

from media_monitor import diff
from media_monitor.matching import Background, Statement, statements
from media_monitor.models import Flag, Record
from media_monitor.storing import Coverage, Row, attestations_of, evidence_of, ties, words_by_topic
from media_monitor.warehouse.opening import reading
from media_monitor.warehouse.queries import rows

_FLAGS = TypeAdapter(tuple[Flag, ...])
# What is asked for before the flags themselves, each of what the one before found.
_FLAGGED = (
    "take_added",
    "take_flagged",
    "take_flagged_claims",
    "take_carrying_claims",
    "take_carrying_articles",
)

Model = TypeVar("Model", bound=Record)


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
    with reading(snapshot) as connection:
        if as_of is None:
            return flags(connection, topic=topic, since=since)
        next_day = datetime.combine(as_of + timedelta(days=1), datetime.min.time())
        _, held = current(connection, until=next_day)
    return tuple(
        flag
        for flag in held
        if flag.status != "dismissed"
        and topic in (None, flag.topic)
        and (since is None or (flag.day and flag.day >= since))
    )


def records(snapshot: Path, query: str, model: type[Model], **given: object) -> tuple[Model, ...]:
    """Read what one of our own queries finds, row by row; WarehouseError as for `read_flags`."""
    with reading(snapshot) as connection:
        return tuple(
            model.model_validate(row) for row in rows(connection, f"read/{query}", **given)
        )


def coverage(snapshot: Path) -> tuple[Coverage, ...]:
    """Read what each run covered, oldest first; WarehouseError where nothing is published."""
    with reading(snapshot) as connection:
        return tuple(Coverage.of(row) for row in rows(connection, "read/coverage"))


def current(
    connection: DuckDBPyConnection, until: datetime | None
) -> tuple[tuple[Statement, ...], tuple[Flag, ...]]:
    """Derive statements and flags from the claims published before a moment, or from all."""

    def found(name: str) -> list[dict[str, object]]:
        return rows(connection, f"diff/{name}", until=until)

    background = Background(
        topic_words=words_by_topic(found("topics")),
        attestations=tuple(attestations_of(found("attestations"))),
        governments=_pairs(found("organisations")),
        texts=_pairs(found("texts")),
        ties=ties(found("ties")),
    )
    every = statements(evidence_of(found("evidence")), background)
    return every, diff.flags(every, background.topic_words)


def flags(
    connection: DuckDBPyConnection,
    *,
    topic: str | None = None,
    since: date | None = None,
    run_id: str | None = None,
) -> tuple[Flag, ...]:
    """Read the flags that hold now; with a `run_id` only what that run was the first to flag."""
    for step in _FLAGGED:
        rows(connection, f"read/{step}", topic=topic, since=since, run_id=run_id)
    return _FLAGS.validate_python(rows(connection, "read/flags"))


def _pairs(rows: Iterable[Row]) -> dict[str, str]:
    return {str(key): str(value) for key, value in (row.values() for row in rows)}
