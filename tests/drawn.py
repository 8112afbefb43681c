"""Histories drawn at random: who says what in which articles, run by run, as batches to load."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from media_monitor.models import (
    Anchor,
    Article,
    Claim,
    Decision,
    Hints,
    Page,
    Position,
    Run,
    Target,
    Window,
    content_id,
)

TOPICS = ("bodies", "purse")
WORDS = {"bodies": frozenset({"the two bodies"}), "purse": frozenset({"the purse"})}
FIRST = date(2021, 9, 1)
SPEAKERS = (
    "Ada Pellam",
    "Pellam",
    "A. Pellam",
    "Ilya Pellam",
    "Ada",
    "Foreign Ministry",
    "Foreign Ministry spokesman (unnamed)",
    "Ruthenbeck",
    "Western diplomat (unnamed)",
    "Foreign Ministry website",
    "Interior Ministry report (2021)",
    "Oda Lindqvist",
)
HOMES = (None, "Foreign Ministry", "Interior Ministry", "Ruthenbeck", "Ada Pellam")
GOVERNMENTS: tuple[Mapping[str, str], ...] = (
    {},
    {"Foreign Ministry": "Ruthenbeck", "Interior Ministry": "Ruthenbeck"},
    {"Foreign Ministry": "Ruthenbeck"},
)
SENTENCES = (
    "the two bodies are distinct and keep separate purses in every province",
    "the two bodies are distinct and keep separate purses in each province",
    "distinct bodies with separate purses",
    "they have merged their courts, camps and commanders entirely",
    "merged courts and camps",
    "commanders answer to one council alone",
    "the two bodies",
    "no comment on councils or purses",
)
VOCABULARY = ["courts", "camps", "council", "province", "purse", "merged", "oath"]
SAID = (None, None, "2021-09-01", "2021-09-03", "2021-09", "2021", "2021-09-02/2021-09-04", "?")


class Told(NamedTuple):
    """One claim as drawn: everything that matching looks at."""

    text: str
    speaker: str
    organisation: str | None
    said: str | None
    cue: str
    speech: str
    headline: bool
    stance: str
    topics: tuple[str, ...]
    gap: int


class Version(NamedTuple):
    """One article as drawn: an address, what it says there at one time, and the claims in it."""

    address: int
    fetched: int
    published: int | None
    outlet: str | None
    kept: bool
    told: tuple[Told, ...]


class Step(NamedTuple):
    """One run: what it loads, and what it knows about governments and from analysts."""

    number: int
    versions: tuple[Version, ...]
    governments: Mapping[str, str]
    decisions: tuple[Decision, ...]
    words: Mapping[str, frozenset[str]]


texts = st.sampled_from(SENTENCES) | st.lists(
    st.sampled_from(VOCABULARY), min_size=1, max_size=6
).map(" ".join)
tellings = st.builds(
    Told,
    text=texts,
    speaker=st.sampled_from(SPEAKERS),
    organisation=st.sampled_from(HOMES),
    said=st.sampled_from(SAID),
    cue=st.sampled_from(["say", "repeat"]),
    speech=st.sampled_from(["direct", "indirect", "mixed"]),
    headline=st.booleans(),
    stance=st.sampled_from(["separate", "integrated", "unclear"]),
    topics=st.sampled_from([TOPICS[:1], TOPICS[:1], TOPICS, ()]),
    gap=st.sampled_from([0, 5, 200]),
)
versions = st.builds(
    Version,
    address=st.integers(0, 7),
    fetched=st.integers(0, 3),
    published=st.none() | st.integers(0, 12),
    outlet=st.sampled_from([None, "Courier", "Gazette"]),
    kept=st.sampled_from([True, True, True, False]),
    told=st.lists(tellings, max_size=4).map(tuple),
)


def target(of: Version) -> Target:
    claims = tuple(Anchor(address=url(of), words=one.text, speaker=one.speaker) for one in of.told)
    return Target(id="as seen", claims=claims[:1])


@st.composite
def decisions(draw: st.DrawFn, known: Sequence[Version]) -> tuple[Decision, ...]:
    about = [each for each in known if each.told]
    made = []
    for number in range(draw(st.integers(0, 3)) if about else 0):
        kind = draw(
            st.sampled_from(["confirm", "dismiss", "same-as", "not-the-same", "speaker", "stance"])
        )
        one, other = (target(draw(st.sampled_from(about))) for _ in range(2))
        made.append(
            Decision.model_validate(
                {
                    "decision_id": f"{number}",
                    "kind": kind,
                    "by": "an analyst",
                    "at": datetime(2021, 10, number + 1, tzinfo=UTC),
                    "why": "reads so",
                    "topic": "bodies",
                    "target": one,
                    "other": other if kind in ("same-as", "not-the-same") else None,
                    "stance": "separate" if kind == "stance" else None,
                    "speaker": draw(st.sampled_from(SPEAKERS)) if kind == "speaker" else None,
                }
            )
        )
    return tuple(made)


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    pool = draw(st.lists(versions, min_size=1, max_size=8))
    again = st.builds(
        lambda each, address: each._replace(address=address),
        st.sampled_from(pool),
        st.integers(0, 7),
    )
    loads = draw(
        st.lists(st.lists(st.sampled_from(pool) | again, max_size=6), min_size=1, max_size=5)
    )
    known = [each for load in loads for each in load]
    return [
        Step(
            number=draw(st.integers(0, 9)),
            versions=tuple(load),
            governments=draw(st.sampled_from(GOVERNMENTS)),
            decisions=draw(st.just(()) | decisions(known)),
            words=draw(st.sampled_from([WORDS, WORDS, WORDS, {}])),
        )
        for load in loads
    ]


def url(of: Version) -> str:
    return f"https://example.org/{of.address}"


def batch(folder: Path, drawn: Sequence[Version]) -> Path:
    """Write what was drawn as a batch: of one page read twice the last reading."""
    lines: dict[str, list[str]] = {"pages": [], "articles": [], "claims": [], "positions": []}
    for each in {(one.address, one.fetched): one for one in drawn}.values():
        page, article, claims, positions = records(each)
        lines["pages"].append(page.model_dump_json())
        lines["articles"].append(article.model_dump_json())
        lines["claims"] += [one.model_dump_json() for one in claims]
        lines["positions"] += [one.model_dump_json() for one in positions]
    folder.mkdir(parents=True)
    for kind, found in lines.items():
        (folder / f"{kind}.jsonl").write_text("".join(f"{line}\n" for line in found))
    return folder


def records(of: Version) -> tuple[Page, Article, list[Claim], list[Position]]:
    page_id = f"page-{of.address}-{of.fetched}"
    text, claims, positions = "", [], []
    # Some addresses carry each other's articles.
    article_id = content_id(str(of.address % 4), repr(of.told))
    for number, one in enumerate(of.told):
        start, text = len(text), f"{text}{one.text}{' ' * one.gap}"
        claim_id = f"{article_id}-{number}"
        claims.append(
            Claim(
                claim_id=claim_id,
                article_id=article_id,
                text=one.text,
                spans=((start, start + len(one.text)),),
                sentence=one.text,
                speaker=one.speaker,
                speaker_mention=one.speaker,
                organisation=one.organisation,
                cue=one.cue,
                speech=one.speech,
                said=one.said,
                reported_via=None,
                headline=one.headline,
            )
        )
        positions += [
            Position(
                claim_id=claim_id,
                topic=topic,
                on_question=True,
                proposed=False,
                stance=one.stance,
                rule="test",
                decided_by="rule",
                confidence=0.9,
            )
            for topic in one.topics
        ]
    return page_of(of, page_id), article_of(of, article_id, page_id, text), claims, positions


def page_of(of: Version, page_id: str) -> Page:
    return Page(
        page_id=page_id,
        source="example",
        url=url(of),
        path=None,
        fetched_at=datetime(2021, 10, 1 + of.fetched, tzinfo=UTC),
        content_type="text/html",
        charset="utf-8",
        digest=page_id,
        warc="example.warc.gz",
        warc_offset=0,
        hints=Hints(),
    )


def article_of(of: Version, article_id: str, page_id: str, text: str) -> Article:
    day = None if of.published is None else FIRST + timedelta(days=of.published)
    return Article(
        article_id=article_id,
        page_id=page_id,
        source="example",
        url=url(of),
        path=None,
        title=None,
        authors=(),
        published=day and datetime.combine(day, datetime.min.time(), UTC),
        published_precision="day",
        published_source="meta",
        updated=None,
        outlet=of.outlet,
        original_outlet=None,
        section=None,
        language="en",
        kept=of.kept,
        drop_reason=None,
        text=text,
        body_start=0,
        provenance={},
    )


def run(number: int) -> Run:
    return Run(
        run_id=f"run-{number}",
        window=Window.of_days(FIRST, FIRST + timedelta(days=30)),
        started_at=datetime(2021, 12, 1, number, tzinfo=UTC),
    )
