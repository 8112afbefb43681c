"""What a run is, what went wrong in it, and what it flags."""

from datetime import date
from typing import Literal

from media_monitor.models.decisions import Status
from media_monitor.models.values import Moment, Record, Span, Window

FlagKind = Literal["new_speaker", "changed_stance", "new_statement", "reaffirmed"]
Stage = Literal["discover", "fetch", "read", "second_opinion", "load", "check", "review"]


class Run(Record):
    """One execution of the pipeline: its name, what it covers, and when it happened."""

    run_id: str
    window: Window
    started_at: Moment


class Issue(Record):
    """One thing that did not work, kept as a row so that nothing is lost in silence."""

    source: str
    stage: Stage
    subject: str
    message: str


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

    `probable_repeat_of` is the statement that it may be, in other words.
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
    probable_repeat_of: str | None = None
