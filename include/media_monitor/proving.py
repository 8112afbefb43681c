"""Proves that what a run claims was said stands in the archived bytes of the page it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from media_monitor.archive import read_body
from media_monitor.batches import read_records
from media_monitor.cleaning import Locator
from media_monitor.errors import ItemError
from media_monitor.models import Article, Claim, Page
from media_monitor.storing import Problem

# A feed's or a user's headline may stand nowhere on the page.
_GIVEN = "hint"


def unproven(batch: Path, archive: Path) -> tuple[Problem, ...]:
    """Return the claims of a batch whose words do not stand where they are said to stand.

    Each claim's spans must lead to its words in the clean text, and each span to bytes of the
    archived page, whose digest is verified. Raises WarehouseError where the batch is damaged.
    """
    if not (batch / "pages.jsonl").exists():
        return ()  # of a source that failed
    pages = {page.page_id: page for page in read_records(batch, "pages", Page)}
    claims = defaultdict(list)
    for claim in read_records(batch, "claims", Claim):
        claims[claim.article_id].append(claim)
    return tuple(
        problem
        for article in read_records(batch, "articles", Article)
        if article.article_id in claims
        for problem in _unproven(
            pages[article.page_id], article, claims[article.article_id], archive
        )
    )


def _unproven(
    page: Page, article: Article, claims: Iterable[Claim], archive: Path
) -> Iterator[Problem]:
    try:
        locator = Locator(page, read_body(archive, page))
    except ItemError as error:
        yield Problem(subject=page.url or page.path or page.page_id, problem=str(error))
        return
    for claim in claims:
        try:
            _prove(claim, article, locator)
        except ItemError as error:
            yield Problem(subject=claim.claim_id, problem=f"{error}; read its page again")


def _prove(claim: Claim, article: Article, locator: Locator) -> None:
    if " ".join(article.text[start:end] for start, end in claim.spans) != claim.text:
        raise ItemError(f"its spans do not lead to its words {claim.text[:60]!r}")
    title_given = article.provenance.get("title", "").startswith(_GIVEN)
    for span in claim.spans:
        if not (title_given and span[1] <= article.body_start):
            locator.locate(article, span)
