"""What the warehouse hands out and takes in: counts, problems, coverage, and records as rows."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from media_monitor.matching import Key, Statement, Ties, content, stem_ids
from media_monitor.models import Flag, Moment, Record, Run
from media_monitor.review import Resolved, Tie, matching_ties

KINDS = ("pages", "articles", "blocks", "claims", "positions", "opinions", "issues")

Row = Mapping[str, object]

_RELATION = re.compile(r"CREATE (?:OR REPLACE )?(TABLE|VIEW|MACRO) (?:IF NOT EXISTS )?([\w.]+) ?\(")
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
    what = "MACRO TABLE" if kind == "MACRO" else kind
    yield f"COMMENT ON {what} {name} IS {_quoted(about)}"
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


def fact_row(statement: Statement, topic_words: Mapping[str, frozenset[str]]) -> Row:
    """Turn a statement into a row that bears no flag yet."""
    words = topic_words.get(statement.topic, frozenset())
    shown = content(statement.text, words)
    others = sorted({content(one.text, words) for one in statement.evidence} - {shown}, key=sorted)
    return {
        "topic": statement.topic,
        "statement_id": statement.statement_id,
        "circle": statement.circle,
        "speaker": statement.speaker,
        "organisation": statement.organisation,
        "voice": statement.voice,
        "office": statement.office,
        "is_named": statement.named,
        "is_document": statement.document,
        "is_gone": statement.is_gone,
        "counts": statement.counts,
        "stance": statement.stance,
        "text": statement.text,
        "said": statement.said,
        "occasion": statement.occasion.isoformat() if statement.occasion else None,
        "independent": statement.independent,
        "status": statement.status,
        "decision_id": statement.ruling.decision_id if statement.ruling else None,
        "moment": statement.order,
        "published_place": statement.evidence[0].order,
        "wordings": [stem_ids(each) for each in (shown, *others)],
    }


def statement_row(
    statement: Statement,
    flag: Flag,
    previous: Statement | None,
    topic_words: Mapping[str, frozenset[str]],
) -> Row:
    """Turn a statement and its flag into a row; `previous` is what it changes or repeats."""
    return {
        **fact_row(statement, topic_words),
        **flag.model_dump(mode="json", exclude={"claims"}),
        "probable_repeat_of": statement.probable_repeat_of,
        "previous_moment": previous.order if previous else None,
    }


def claim_rows(statement: Statement) -> Iterator[Row]:
    claims = (*statement.evidence, *statement.former)
    for place, (one, source) in enumerate(zip(claims, statement.sources, strict=True)):
        yield {
            "topic": statement.topic,
            "statement_id": statement.statement_id,
            "claim_id": one.claim_id,
            "place": place,
            "voice": source,
        }


def key_rows(statement: Statement, keys: Mapping[Key, Row]) -> Iterator[Row]:
    for one in (*statement.evidence, *statement.former):
        yield {**keys[one.key], "circle": statement.circle}


def name_rows(statement: Statement) -> Iterator[Row]:
    for name in dict.fromkeys((statement.statement_id, *statement.utterances)):
        yield {
            "topic": statement.topic,
            "statement_id": statement.statement_id,
            "utterance_id": name,
        }


def ties(rows: Iterable[Row]) -> Ties:
    return matching_ties(Tie.model_validate(row) for row in rows)


def words_by_topic(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    return {str(row["topic"]): frozenset(json.loads(str(row["words"]))) for row in rows}


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


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
