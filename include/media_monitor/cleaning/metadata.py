"""An article's metadata, each value with where it was found; what disagrees is kept, not hidden."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from media_monitor.cleaning.characters import one_line
from media_monitor.cleaning.dates import Date, read_date
from media_monitor.models import Hints

_OTHER = re.compile(r"[\W_]+")
_AUTHOR_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\|)\s*")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|staff|desk|agency|agencies|bureau|columnist)s?$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+in (?:[A-Z][\w'-]+ ?){1,3}$")
_BY = re.compile(r"^\s*(?:by|written by|posted by)\b[:\s]*", re.IGNORECASE)

Found = Iterable[tuple[str, str]]


@dataclass(slots=True)
class Metadata:
    """What is known about an article besides its text."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Date | None = None
    updated: Date | None = None
    outlet: str | None = None
    original_outlet: str | None = None
    section: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    headings: tuple[str, ...] = ()
    updates: tuple[dict[str, object], ...] = ()
    origins: list[tuple[str, str]] = field(default_factory=list)
    provenance: dict[str, str] = field(default_factory=dict)

    def first(self, name: str, found: Found) -> str | None:
        """Take the first value, remember where it came from and who disagreed."""
        values = [(one_line(value), where) for value, where in found if one_line(value)]
        if not values:
            return None
        value, where = values[0]
        others = [f"{w} has {v!r}" for v, w in values[1:] if key(v) != key(value)]
        self.provenance[name] = "; but ".join([where, *dict.fromkeys(others)])
        return value

    def first_date(self, name: str, found: Found) -> Date | None:
        """Take the first value that is a date, remember where it came from and who disagreed."""
        dates = _read(found)
        if not dates:
            return None
        date, self.provenance[name] = dates[0]
        self._note_others(name, date, dates[1:])
        return date

    def add_dates(self, published: Found, updated: Found) -> None:
        """Take dates where there are none yet; from those that are known, note who differs."""
        if self.published:
            self._note_others("published", self.published, _read(published))
        else:
            self.published = self.first_date("published", published)
        if self.updated:
            self._note_others("updated", self.updated, _read(updated))
        else:
            self.updated = self.first_date("updated", updated)
        if self.updated:
            self.provenance["updated_precision"] = self.updated.precision

    def _note_others(self, name: str, date: Date, found: list[tuple[Date, str]]) -> None:
        others = [f"{w} has {d.moment:%Y-%m-%d}" for d, w in found if not date.agrees_with(d)]
        self.provenance[name] = "; but ".join([self.provenance[name], *dict.fromkeys(others)])


def _read(found: Found) -> list[tuple[Date, str]]:
    return [(date, where) for value, where in found if (date := read_date(value))]


def split_authors(text: str) -> tuple[str, ...]:
    """Names in a byline, without the "By" and where they are."""
    parts = [_PLACE.sub("", part) for part in _AUTHOR_SPLIT.split(_BY.sub("", one_line(text)))]
    return tuple(dict.fromkeys(part for part in parts if part and not _ROLE.search(part)))


def key(text: str) -> str:
    """Make a text what two renderings of it have in common: its letters and digits."""
    return _OTHER.sub("", text.casefold())


def from_hints(found: Metadata, hints: Hints) -> None:
    """Take what only a feed, a sidecar or the user can say, and how precise their date is."""
    if hints.original_outlet:
        found.origins.insert(0, (hints.original_outlet, "hint"))
    by_hint = found.provenance.get("published", "").split(";")[0] == "hint"
    if by_hint and found.published and hints.published_precision:
        found.published = replace(found.published, precision=hints.published_precision)
    found.url = found.url or hints.url
