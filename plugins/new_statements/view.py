"""What the page shows of the flags: chosen, newest first, grouped by day; pure."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator

from media_monitor.models import Flag, FlagKind, Record

# A page longer than this is scrolled, not read; the filters lead further back.
LIMIT = 200

KINDS: dict[FlagKind, str] = {
    "new_speaker": "New speaker",
    "changed_stance": "Changed stance",
    "new_statement": "New statement",
    "reaffirmed": "Reaffirmed",
}


def _absent(value: object) -> object:
    """Read a field left empty in a form as not given."""
    return value or None


class Filters(BaseModel):
    """What the reader wants to see, from the page's address."""

    topic: Annotated[str | None, BeforeValidator(_absent)] = None
    kind: Annotated[FlagKind | None, BeforeValidator(_absent)] = None
    since: Annotated[date | None, BeforeValidator(_absent)] = None

    def wants(self, flag: Flag) -> bool:
        """Tell whether a flag is of the topic, kind and days asked for."""
        return (
            self.topic in {None, flag.topic}
            and self.kind in {None, flag.kind}
            and (self.since is None or (flag.day is not None and flag.day >= self.since))
        )


class Day(Record):
    """The flags of one day; None collects those whose day is unknown."""

    day: date | None
    flags: tuple[Flag, ...]


class Page(Record):
    """All that the template needs."""

    filters: Filters
    topics: tuple[str, ...]
    kinds: dict[FlagKind, str] = KINDS
    days: tuple[Day, ...]
    shown: int
    found: int


def arrange(flags: Sequence[Flag], wanted: Filters) -> Page:
    """Choose the wanted flags and put them in reading order."""
    found = sorted(filter(wanted.wants, flags), key=_day, reverse=True)
    shown = found[:LIMIT]
    return Page(
        filters=wanted,
        topics=tuple(sorted({flag.topic for flag in flags})),
        days=tuple(
            Day(day=group[0].day, flags=group)
            for group in (tuple(same) for _, same in groupby(shown, key=_day))
        ),
        shown=len(shown),
        found=len(found),
    )


def link(url: str | None) -> str | None:
    """Return an address a reader may safely click: http and https only, never script or data."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:  # it came with a page, and is none
        return None


def heading(day: date | None) -> str:
    """Write a day out for people."""
    return f"{day:%A}, {day.day} {day:%B %Y}" if day else "Day unknown"


def carried(flag: Flag) -> str:
    """Say who carried a statement first and how many other outlets did."""
    first = next((claim for claim in flag.claims if claim.first), flag.claims[0])
    others = len({claim.outlet for claim in flag.claims} - {first.outlet})
    name = first.outlet or "an unnamed outlet"
    return f"{name} and {others} other{'s' if others > 1 else ''}" if others else name


def _day(flag: Flag) -> date:
    return flag.day or date.min
