"""Batches of invented articles, as their writer leaves them, and the runs that load them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from media_monitor.models import (
    Article,
    Block,
    Claim,
    Hints,
    Issue,
    Page,
    Position,
    Record,
    Run,
    Window,
)

TOPIC = "taliban_haqqani"
WORDS = {TOPIC: frozenset({"Taliban", "the Haqqani network", "Haqqanis", "the two groups"})}
GOVERNMENTS = {"Foreign Ministry": "Ruthenbeck"}
STARTED = datetime(2021, 12, 1, tzinfo=UTC)
Batch = dict[str, list[Record]]


def run(number: int = 1) -> Run:
    return Run(
        run_id=f"run-{number}",
        window=Window.of_days(date(2021, 9, 1), date(2021, 9, 30)),
        started_at=STARTED + timedelta(hours=number),
    )


def batch(
    name: str,
    *said: tuple[str, str, str],
    day: str = "2021-09-06",
    fetched: str = "2021-10-01",
    version: str = "",
) -> Batch:
    """One article of an invented outlet with claims of (speaker, words, stance)."""
    page = _page(name, version, fetched)
    text, claims, positions = "", [], []
    for speaker, words, stance in said:
        claims.append(_claim(f"article-{name}{version}", len(text), speaker, words, day))
        positions.append(_position(claims[-1].claim_id, stance))
        text += f"{words}\n\n"
    return {
        "pages": [page],
        "articles": [_article(f"article-{name}{version}", name, page, text, day)],
        "blocks": [
            Block(page_id=page.page_id, position=0, text="Реклама", reason="foreign", rule="script")
        ],
        "claims": list(claims),
        "positions": list(positions),
        "issues": [Issue(source="example", stage="read", subject=str(page.url), message="a test")],
    }


def _page(name: str, version: str, fetched: str) -> Page:
    return Page(
        page_id=f"page-{name}{version}-{fetched}",
        source="example",
        url=f"https://example.org/{name}",
        path=None,
        fetched_at=datetime.fromisoformat(fetched).replace(tzinfo=UTC),
        content_type="text/html",
        charset="utf-8",
        digest=f"{name}{version}",
        warc="example.warc.gz",
        warc_offset=0,
        hints=Hints(),
    )


def _article(article_id: str, name: str, page: Page, text: str, day: str) -> Article:
    return Article(
        article_id=article_id,
        page_id=page.page_id,
        source="example",
        url=page.url,
        path=None,
        title=name,
        authors=("A. Writer",),
        published=datetime.fromisoformat(day).replace(tzinfo=UTC),
        published_precision="day",
        published_source="meta",
        updated=None,
        outlet=f"Outlet {name}",
        original_outlet=None,
        section=None,
        language="en",
        kept=True,
        drop_reason=None,
        text=text,
        body_start=0,
        provenance={"published": "meta"},
    )


def _claim(article_id: str, start: int, speaker: str, words: str, day: str) -> Claim:
    return Claim(
        claim_id=f"{article_id}-{start}-{speaker}",
        article_id=article_id,
        text=words,
        spans=((start, start + len(words)),),
        sentence=words,
        speaker=speaker,
        speaker_mention=speaker,
        organisation="Foreign Ministry",
        cue="said",
        speech="direct",
        said=day,
        reported_via=None,
        headline=False,
    )


def _position(claim_id: str, stance: str) -> Position:
    return Position(
        claim_id=claim_id,
        topic=TOPIC,
        on_question=True,
        proposed=False,
        stance=stance,
        rule="test",
        decided_by="rule",
        confidence=0.9,
    )


def write(folder: Path, batches: Iterable[Batch]) -> Path:
    """Write batches as their writer does: JSON Lines, a file for each kind that has records."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {}
    for each in batches:
        for kind, records in each.items():
            lines.setdefault(kind, []).extend(record.model_dump_json() for record in records)
    for kind, found in lines.items():
        (folder / f"{kind}.jsonl").write_text(
            "".join(f"{line}\n" for line in found), encoding="utf-8"
        )
    return folder


APART_WORDS = "“They are two distinct bodies.”"
APART = batch("apart", ("Ada Pellam", APART_WORDS, "separate"))
COPY = batch(
    "copy", ("Ada Pellam", "“They are two distinct bodies.”", "separate"), day="2021-09-07"
)
HOUSE = batch("house", ("Foreign Ministry", "that the bodies were distinct", "separate"))
MERGED_WORDS = "“By now they have merged.”"
MERGED = batch("merged", ("Ada Pellam", MERGED_WORDS, "integrated"), day="2021-09-20")
OTHER = batch(
    "other",
    ("Ilya Voss", "“They are two distinct bodies.”", "separate"),
    ("Ilya Voss", "“I take my orders from the emir.”", "integrated"),
    day="2021-09-08",
)
EDITED = batch(
    "apart",
    ("Ada Pellam", "“They were two bodies once.”", "unclear"),
    fetched="2021-10-02",
    version="-edited",
)
CORRECTED = batch(
    "apart",
    ("Ada Pellam", "“They are two quite distinct bodies.”", "separate"),
    fetched="2021-10-02",
    version="-corrected",
)
CLEARED = batch(
    "apart",
    ("Ilya Voss", "“No comment.”", "unclear"),
    fetched="2021-10-03",
    version="-cleared",
)
ALL = (APART, COPY, HOUSE, MERGED, OTHER, EDITED, CLEARED)
