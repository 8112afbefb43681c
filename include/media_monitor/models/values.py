"""What all records are made of: immutable models, moments in UTC, ids by content."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("has no time zone; give it with one, for example 2021-08-27T00:00:00Z")
    return moment.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_in_utc)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Span = tuple[int, int]


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
