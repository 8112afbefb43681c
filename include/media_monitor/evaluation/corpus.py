"""A gold corpus run through the whole pipeline, and its scores as a table."""

import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from rich.table import Table

from media_monitor import pipeline
from media_monitor.batches import batch_folder, read_records
from media_monitor.errors import ConfigError
from media_monitor.evaluation.scoring import Score, evaluate
from media_monitor.models import Article, Claim, Position, Run, Window
from media_monitor.reading import Reading
from media_monitor.settings import snapshot
from media_monitor.sources import parse_source
from media_monitor.warehouse import read_flags


def evaluate_corpus(corpus: Path, topic: str) -> tuple[Score, ...]:
    """Run the pipeline over a corpus's seeds in a temporary folder and score what comes out.

    Raises ConfigError when the corpus is not there, CheckError when the run went wrong.
    """
    if not (corpus / "seeds").is_dir():
        raise ConfigError(
            f"{corpus}: has no seeds/ folder; --corpus names a folder with gold files"
        )
    source = parse_source(f"directory:{corpus / 'seeds'}")
    now = datetime.now(UTC)
    run = Run(run_id="evaluate", window=Window.always(), started_at=now)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        pipeline.run_all(run, (source,), data).raise_if_wrong()
        flags = read_flags(snapshot(data), topic=topic)
        readings = _readings(batch_folder(data, run.run_id, source.name))
        return evaluate(corpus, readings, flags, topic)


def score_table(scores: Iterable[Score]) -> Table:
    """Lay out scores, one a row."""
    table = Table(title="Against the gold files", title_justify="left")
    table.add_column("")
    for name in ("right", "found", "expected", "precision", "recall", "F1"):
        table.add_column(name, justify="right")
    for score in scores:
        counts = map(str, (score.right, score.found, score.expected))
        table.add_row(score.name, *counts, *_figures(score))
    return table


def _readings(batch: Path) -> dict[str, Reading]:
    claims = read_records(batch, "claims", Claim)
    positions = read_records(batch, "positions", Position)
    return {
        Path(article.path or "").name: _reading(article, claims, positions)
        for article in read_records(batch, "articles", Article)
    }


def _reading(article: Article, claims: Iterable[Claim], positions: Iterable[Position]) -> Reading:
    own = tuple(claim for claim in claims if claim.article_id == article.article_id)
    ids = {claim.claim_id for claim in own}
    return Reading(
        article=article,
        blocks=(),
        claims=own,
        positions=tuple(position for position in positions if position.claim_id in ids),
    )


def _figures(score: Score) -> Iterable[str]:
    return (f"{figure:.3f}" for figure in (score.precision, score.recall, score.f1))
