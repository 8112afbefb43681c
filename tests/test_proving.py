"""Every claim of a run leads back to archived bytes, and what does not is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from media_monitor.archive import read_body
from media_monitor.batches import BatchWriter, batch_folder, read_records
from media_monitor.cleaning import Locator
from media_monitor.errors import CheckError
from media_monitor.models import Article, Claim, Page, Run, Window
from media_monitor.pipeline import check, run_all
from media_monitor.proving import unproven
from media_monitor.sources import parse_source

ROOT = Path(__file__).parents[1]
CORPORA = [ROOT / "tests" / "newsroom" / "tuning", ROOT.parent / "shared" / "corpus"]
PAGE = """<html><head><title>Envoy speaks</title><meta charset="windows-1252"></head><body><article>
<h1>Envoy speaks</h1>
<p>&ldquo;The Taliban and the <b>Haqqani</b>&nbsp;network are two bodies,&rdquo;
Ada Pellam said on Monday in the caf\u00e9 of the ministry, where she met the press.</p>
<p>She said that the Taliban had asked for a meeting, and that it would be held in the autumn.</p>
</article></body></html>"""
RUN = Run(run_id="day", window=Window.always(), started_at=datetime(2021, 9, 7, tzinfo=UTC))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "envoy.html").write_bytes(PAGE.encode("cp1252"))
    run_all(RUN, [parse_source(f"directory:{pages}")], tmp_path / "data").raise_if_wrong()
    return tmp_path / "data"


@pytest.fixture
def batch(data: Path) -> Path:
    return next(batch_folder(data, RUN.run_id, "*").parent.glob("*/"))


def test_every_claim_stands_in_the_bytes(data: Path, batch: Path) -> None:
    (page,) = read_records(batch, "pages", Page)
    (article,) = read_records(batch, "articles", Article)
    first, *_ = claims = read_records(batch, "claims", Claim)
    body = read_body(data / "archive", page)

    found = Locator(page, body).locate(article, first.spans[0])

    assert len(claims) > 1
    assert unproven(batch, data / "archive") == ()
    assert b"Haqqani" in [body[start:end] for start, end in found]


def test_spans_that_lead_elsewhere_are_named(data: Path, batch: Path) -> None:
    first, *others = read_records(batch, "claims", Claim)
    (start, end), *rest = first.spans
    moved = first.model_copy(update={"spans": ((start + 1, end + 1), *rest)})
    BatchWriter(batch).write("claims", [moved, *others])

    (problem,) = unproven(batch, data / "archive")

    assert problem.subject == first.claim_id
    with pytest.raises(CheckError, match="spans do not lead to its words"):
        check(RUN, data)


def test_words_that_the_page_never_had_are_named(data: Path, batch: Path) -> None:
    (article,) = read_records(batch, "articles", Article)
    first, *others = read_records(batch, "claims", Claim)
    changed = article.text.replace("two bodies", "one bodies")
    BatchWriter(batch).write("articles", [article.model_copy(update={"text": changed})])
    claim = first.model_copy(update={"text": first.text.replace("two bodies", "one bodies")})
    BatchWriter(batch).write("claims", [claim, *others])

    (problem,) = unproven(batch, data / "archive")

    assert "is not in the page's bytes" in problem.problem


def test_an_archive_that_lost_the_page_is_named(data: Path, batch: Path) -> None:
    (page,) = read_records(batch, "pages", Page)
    (data / "archive" / page.warc).unlink()

    (problem,) = unproven(batch, data / "archive")

    assert problem.subject.endswith("envoy.html")
    assert "restore the file" in problem.problem


@pytest.mark.thorough
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_claims_of_labelled_articles_stand_in_their_bytes(corpus: Path, tmp_path: Path) -> None:
    if not corpus.exists():
        pytest.skip("the labelled corpus is not beside the repository")

    run_all(RUN, [parse_source(f"directory:{corpus / 'seeds'}")], tmp_path).raise_if_wrong()

    (batch,) = batch_folder(tmp_path, RUN.run_id, "*").parent.glob("*/")
    assert len(read_records(batch, "claims", Claim)) > 50
    assert unproven(batch, tmp_path / "archive") == ()
