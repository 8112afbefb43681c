"""What an article's claims say, what position that is, and who decided so."""

from typing import Literal

from media_monitor.models.values import Record, Span

Speech = Literal["direct", "indirect", "mixed"]
Decider = Literal["rule", "model", "second_opinion", "review"]


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
