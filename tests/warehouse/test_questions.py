"""Every query of the handbook runs on a snapshot and finds what it asks for."""

import re
from pathlib import Path

from media_monitor.models import Anchor, Decision, Issue, Target
from media_monitor.warehouse import Warehouse
from tests.warehouse.batches import (
    APART,
    COPY,
    GOVERNMENTS,
    HOUSE,
    MERGED,
    MERGED_WORDS,
    OTHER,
    STARTED,
    TOPIC,
    WORDS,
    Batch,
    batch,
    run,
)
from tests.warehouse.store import Store

HANDBOOK = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", HANDBOOK, re.DOTALL)


def test_the_questions_of_the_handbook_have_answers(store: Store) -> None:
    store.load(COPY, reprinted(MERGED), suspected(OTHER))
    store.load(APART, HOUSE, MERGED)
    store.load(emptied("house"))
    with Warehouse.open(store.file) as warehouse:
        warehouse.diff(run(4), WORDS, GOVERNMENTS, decisions=[CONFIRMED])

    unanswered = [query for query in QUERIES if not store.rows("USE published", query)]

    assert len(QUERIES) == 16
    assert unanswered == []


CONFIRMED = Decision(
    decision_id="decision",
    kind="confirm",
    by="Mara Ilves",
    at=STARTED,
    why="heard the tape",
    topic=TOPIC,
    target=Target(
        id="a statement",
        claims=(
            Anchor(address="https://example.org/merged", words=MERGED_WORDS, speaker="Ada Pellam"),
        ),
    ),
)


def reprinted(made: Batch) -> Batch:
    """Give the same article of the same outlet another address."""
    (page,), (article,), (claim,), (position,) = (
        made[kind] for kind in ("pages", "articles", "claims", "positions")
    )
    place = {"page_id": "reprint", "url": "https://example.org/reprint"}
    return {
        "pages": [page.model_copy(update=place)],
        "articles": [article.model_copy(update=place | {"article_id": "reprint"})],
        "claims": [claim.model_copy(update={"article_id": "reprint", "claim_id": "reprint"})],
        "positions": [position.model_copy(update={"claim_id": "reprint"})],
    }


def suspected(made: Batch) -> Batch:
    unsure = {"on_question": False, "proposed": True}
    return made | {"positions": [each.model_copy(update=unsure) for each in made["positions"]]}


def emptied(name: str) -> Batch:
    """Fetch a page that says nothing any more, and fail to fetch another."""
    refused = Issue(
        source="example",
        stage="fetch",
        subject="https://example.org/copy",
        message="https://example.org/copy: answered 410 Gone; the page was taken down",
    )
    return batch(name, fetched="2021-10-02", version="-emptied") | {"issues": [refused]}
