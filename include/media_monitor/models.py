"""The records handed over between stages: frozen, validated, the same in memory and in files."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

Speech = Literal["direct", "indirect", "mixed"]
Decider = Literal["rule", "model", "second_opinion", "review"]
Status = Literal["confirmed", "dismissed"]
FlagKind = Literal["new_speaker", "changed_stance", "new_statement", "reaffirmed"]
Stage = Literal["discover", "fetch", "read", "second_opinion", "load", "check", "review"]
DecisionKind = Literal[
    "confirm", "dismiss", "same-as", "not-the-same", "speaker", "stance", "note", "withdraw"
]
Span = tuple[int, int]


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("has no time zone; give it with one, for example 2021-08-27T00:00:00Z")
    return moment.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_in_utc)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def content_id(*parts: str) -> str:
    """Identify something by what it says: 16 hex digits (64 bits) of SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


class Record(BaseModel):
    """What every hand-over has in common: immutable, and no key unknown to us."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Window(Record):
    """A half-open interval of publication time, [start, end), in UTC."""

    start: Moment
    end: Moment

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"the window ends ({self.end}) before it starts ({self.start})")
        return self

    @classmethod
    def of_days(cls, first: date, last: date) -> Self:
        """Cover the UTC days from first to last, both included."""
        midnight = datetime.min.time()
        return cls(
            start=datetime.combine(first, midnight, UTC),
            end=datetime.combine(last + timedelta(days=1), midnight, UTC),
        )

    @classmethod
    def always(cls) -> Self:
        """Cover every time at which news can have been published."""
        return cls(start=datetime(1900, 1, 1, tzinfo=UTC), end=datetime(2200, 1, 1, tzinfo=UTC))

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


class Hints(Record):
    """What is known of a page before it is read: from a feed entry, a sidecar file or the user."""

    title: str | None = None
    outlet: str | None = None
    original_outlet: str | None = None
    published: Moment | None = None
    published_precision: str | None = None
    url: str | None = None


class Candidate(Record):
    """A source points here: an address to fetch, or a file with its place in a WARC."""

    source: str
    url: str | None = None
    path: str | None = None
    warc_offset: int | None = None
    hints: Hints = Hints()


class Fetched(Record):
    """What came back for a candidate: the bytes as received, decompressed, and how they came."""

    url: str | None
    path: str | None
    status: int
    content_type: str
    charset: str | None
    body: bytes
    fetched_at: Moment
    headers: tuple[tuple[str, str], ...] = ()


class Page(Record):
    """We got these bytes then; the bytes themselves are in the archive.

    `warc` is relative to the archive's folder; `warc_offset` is the record's byte offset in it.
    """

    page_id: str
    source: str
    url: str | None
    path: str | None
    fetched_at: Moment
    content_type: str
    charset: str | None
    digest: str
    warc: str
    warc_offset: int
    hints: Hints

    @classmethod
    def of(cls, fetched: Fetched, candidate: Candidate, *, warc: str = "", offset: int = 0) -> Self:
        """Describe fetched bytes; without a WARC, for a reading that archives nothing."""
        digest = hashlib.sha256(fetched.body).hexdigest()
        return cls(
            page_id=content_id(fetched.url or fetched.path or "", digest),
            source=candidate.source,
            url=fetched.url,
            path=fetched.path,
            fetched_at=fetched.fetched_at,
            content_type=fetched.content_type,
            charset=fetched.charset,
            digest=digest,
            warc=warc,
            warc_offset=offset,
            hints=candidate.hints,
        )


class Block(Record):
    """One paragraph-level piece of a page that cleaning dropped, and why."""

    page_id: str
    position: int
    text: str
    reason: str
    rule: str


class Article(Record):
    """Clean text and metadata of one version of a page, each value with where it came from.

    `text` is the title (when there is one) and the kept paragraphs, joined by a blank line;
    the body starts at `body_start`. `url` is the page's own address, `canonical_url` the one it
    names as the real one: a twin on the same site or the original of a syndicated copy.
    `provenance` maps a field to where its value was found; of a live blog, `posts` lists at
    which character of the text each post begins and when it was published.
    """

    article_id: str
    page_id: str
    source: str
    url: str | None
    canonical_url: str | None = None
    path: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Moment | None
    published_precision: str | None
    published_source: str | None
    updated: Moment | None
    outlet: str | None
    original_outlet: str | None
    section: str | None
    language: str | None
    kept: bool
    drop_reason: str | None
    text: str
    body_start: int
    provenance: dict[str, str]

    def published_at(self, offset: int) -> datetime | None:
        """Tell when the words at an offset were published: posts of a live blog have own times."""
        posts = filter(None, self.provenance.get("posts", "").split("; "))
        times = [
            when for start, _, when in (p.partition(" ") for p in posts) if int(start) <= offset
        ]
        return datetime.fromisoformat(times[-1]) if times else self.published


class Claim(Record):
    """One attributed statement in one article: who, which words, where, how, when.

    `spans` are [start, end) pairs into the article's text; `text` is those pieces joined by a
    space. `said` is an ISO day, month, year or interval ("2021-08-28/2021-08-29"), as precise as
    the article is; None when it does not say. `reported_via` is the relay chain, nearest first,
    joined by " < ".
    """

    claim_id: str
    article_id: str
    text: str
    spans: tuple[Span, ...]
    sentence: str
    speaker: str
    speaker_mention: str
    organisation: str | None
    cue: str
    speech: Speech
    said: str | None
    reported_via: str | None
    headline: bool


class Position(Record):
    """What one claim says on one topic's question, and who decided that.

    `proposed` marks what is only suspected: shown for review, never flagged.
    """

    claim_id: str
    topic: str
    on_question: bool
    proposed: bool
    stance: str | None
    rule: str
    decided_by: Decider
    confidence: float


class Ruling(Record):
    """What an analyst decided about a claim: the latest one by (at, decision_id) stands."""

    at: Moment
    decision_id: str
    by: str
    why: str
    status: Status | None = None
    stance: str | None = None

    @property
    def order(self) -> tuple[datetime, str]:
        return self.at, self.decision_id


class Anchor(Record):
    """One claim as it is found again when its article is fetched or read anew.

    `address` is where the article was fetched (a URL, else source and path), `words` the claim's
    text, `speaker` who said it as the program read it then.
    """

    address: str
    words: str
    speaker: str


class Target(Record):
    """What a decision is about: the id it was pointed to by, and the claims that stood behind it.

    The id is what the analyst saw. The claims are what counts: ids follow from how code reads an
    article, and code changes; where the words stand does not.
    """

    id: str
    claims: Annotated[tuple[Anchor, ...], Field(min_length=1)]


class Decision(Record):
    """What an analyst decided: which, about what, by whom, when, why.

    A claim confirmed, corrected or dismissed is named in `target`, for two that are or are not one
    utterance the second is `other`. `organisation` belongs to a corrected `speaker`; `withdraws`
    is the id of the decision taken back.
    """

    decision_id: str
    kind: DecisionKind
    by: Words
    at: Moment
    why: Words
    topic: str
    target: Target | None = None
    other: Target | None = None
    stance: str | None = None
    speaker: Words | None = None
    organisation: Words | None = None
    withdraws: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needed = {
            "same-as": ("target", "other"),
            "not-the-same": ("target", "other"),
            "speaker": ("target", "speaker"),
            "stance": ("target", "stance"),
            "withdraw": ("withdraws",),
        }
        for name in needed.get(self.kind, ("target",)):
            if getattr(self, name) is None:
                raise ValueError(f"a decision of kind {self.kind} needs {name}")
        return self

    @property
    def order(self) -> tuple[datetime, str]:
        return self.at, self.decision_id

    @property
    def targets(self) -> tuple[Target, ...]:
        return tuple(each for each in (self.target, self.other) if each)


class Opinion(Record):
    """What a language model says about a claim on a topic's question; it decides nothing.

    `prompt` identifies the exact words and model it was asked with.
    """

    claim_id: str
    topic: str
    model: str
    prompt: str
    on_question: bool
    stance: str | None
    reason: str


class Issue(Record):
    """One thing that did not work, kept as a row so that nothing is lost in silence."""

    source: str
    stage: Stage
    subject: str
    message: str


class Run(Record):
    """One execution of the pipeline: its name, what it covers, and when it happened."""

    run_id: str
    window: Window
    started_at: Moment


class Carrier(Record):
    """One claim of a statement, as a reader sees it: which article carried which words.

    `gone_at` is when its page was first seen without them.
    """

    claim_id: str
    path: str | None
    url: str | None
    outlet: str | None
    published: Moment | None
    text: str
    spans: tuple[Span, ...]
    first: bool
    gone_at: Moment | None = None


class Flag(Record):
    """A statement not seen before, why it is flagged, and every claim behind it.

    `edited_at` is when a page that carries it was first seen changed, `said_before` its former
    words. `retracted_at` is when a page was first seen without the words, `says_now` what it says
    in their place.
    """

    topic: str
    day: date | None
    kind: FlagKind
    statement_id: str
    speaker: str
    organisation: str | None
    stance: str
    text: str
    said: str | None
    score: float
    reasons: tuple[str, ...]
    previous_statement_id: str | None
    claims: tuple[Carrier, ...]
    status: Status | None = None
    edited_at: Moment | None = None
    said_before: str | None = None
    retracted_at: Moment | None = None
    says_now: str | None = None
