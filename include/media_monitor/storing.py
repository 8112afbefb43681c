"""What the warehouse hands out and takes in: counts, problems, coverage, and records as rows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from media_monitor.matching import Statement
from media_monitor.models import Flag, Moment, Record, Run
from media_monitor.review import Resolved

KINDS = ("pages", "articles", "blocks", "claims", "positions", "opinions", "issues")

Row = Mapping[str, object]

_RELATION = re.compile(r"CREATE (?:OR REPLACE )?(TABLE|VIEW) (?:IF NOT EXISTS )?([\w.]+) \(")
_COLUMN = re.compile(r"^    (\w+) ?([\w\[\]]*),? -- (.+)$", re.MULTILINE)


class LoadCounts(Record):
    """How many records of each kind one batch brought."""

    pages: int
    articles: int
    blocks: int
    claims: int
    positions: int
    issues: int


class Problem(Record):
    """One thing that is wrong: what it is about, and what is wrong with it."""

    subject: str
    problem: str


class Coverage(Record):
    """What one run covered and read."""

    run_id: str
    started_at: Moment
    window_start: Moment
    window_end: Moment
    sources: int
    pages: int
    articles: int
    blocks: int
    claims: int
    positions: int
    issues: int
    new_flags: int

    @classmethod
    def of(cls, row: Row) -> Self:
        return cls.model_validate(row)


def follow_ups(sql: str) -> Iterator[str]:
    """Give an older table the columns it lacks; put the comments of the text into the database."""
    relation = _RELATION.search(sql)
    if relation is None:
        return
    kind, name = relation.groups()
    about = " ".join(re.findall(r"^-- (.+)$", sql[: relation.start()], re.MULTILINE))
    yield f"COMMENT ON {kind} {name} IS {_quoted(about)}"
    columns = re.split(r"^\)", sql[relation.end() :], maxsplit=1, flags=re.MULTILINE)[0]
    for column, type_, meaning in _COLUMN.findall(columns):
        if kind == "TABLE":
            yield f"ALTER TABLE {name} ADD COLUMN IF NOT EXISTS {column} {type_}"
        yield f"COMMENT ON COLUMN {name}.{column} IS {_quoted(meaning)}"


def run_values(run: Run) -> dict[str, str]:
    """Name a run's values as the statements do, moments as UTC text."""
    return {
        "run_id": run.run_id,
        "started_at": run.started_at.isoformat(),
        "window_start": run.window.start.isoformat(),
        "window_end": run.window.end.isoformat(),
    }


def statement_rows(statements: Iterable[Statement], flags: Iterable[Flag]) -> list[Row]:
    found = {(each.topic, each.statement_id): each for each in statements}
    return [
        _statement_row(found[flag.topic, flag.statement_id], flag, place)
        for place, flag in enumerate(flags)
    ]


def claim_rows(statements: Iterable[Statement]) -> list[Row]:
    return [
        {
            "topic": each.topic,
            "statement_id": each.statement_id,
            "claim_id": one.claim_id,
            "place": place,
        }
        for each in statements
        for place, one in enumerate(each.evidence)
    ]


def name_rows(statements: Iterable[Statement]) -> list[Row]:
    return [
        {"topic": each.topic, "statement_id": each.statement_id, "utterance_id": name}
        for each in statements
        for name in dict.fromkeys((each.statement_id, *each.utterances))
    ]


def decision_rows(decisions: Iterable[Resolved]) -> list[Row]:
    return [_decision_row(each) for each in decisions]


def _decision_row(each: Resolved) -> Row:
    made = each.decision
    plain = {"decision_id", "kind", "why", "topic", "stance", "speaker", "organisation"}
    return made.model_dump(include={*plain, "withdraws"}) | {
        "decided_at": made.at.strftime("%Y-%m-%dT%H:%M:%S.%f"),
        "analyst": made.by,
        "target_id": made.target.id if made.target else None,
        "other_id": made.other.id if made.other else None,
        "state": each.state,
        "claim_ids": each.claim_ids,
        "other_claim_ids": each.other_claim_ids,
    }


def _statement_row(statement: Statement, flag: Flag, place: int) -> Row:
    return flag.model_dump(mode="json", exclude={"claims"}) | {
        "is_named": statement.named,
        "occasion": statement.occasion.isoformat() if statement.occasion else None,
        "probable_repeat_of": statement.probable_repeat_of,
        "independent": statement.independent,
        "decision_id": statement.ruling.decision_id if statement.ruling else None,
        "place": place,
    }


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
