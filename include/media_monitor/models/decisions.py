"""What analysts decide about statements and claims."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from media_monitor.models.values import Moment, Record, Words

Status = Literal["confirmed", "dismissed"]
DecisionKind = Literal[
    "confirm", "dismiss", "same-as", "not-the-same", "speaker", "stance", "note", "withdraw"
]


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
