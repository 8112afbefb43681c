"""What a page's visible chrome says about its article: bylines, date lines, syndication credits."""

import re
from itertools import takewhile
from urllib.parse import urlsplit

from media_monitor.cleaning.date_lines import read_numbers
from media_monitor.cleaning.dates import read_date
from media_monitor.cleaning.metadata import Metadata, from_hints, split_authors
from media_monitor.models import Page

_CREDITS = {
    "authors": re.compile(r"^\W*(?:original )?author(?:s)?:\s*(.+)$", re.IGNORECASE),
    "byline": re.compile(r"^\W*by[: ]\s*([^\d|]{3,80}?)(?:[,|\s]+\w*\s*\d.*)?$", re.IGNORECASE),
}
_NAME = r"(?-i:(?:the )?)((?-i:[A-Z])[\w.'&-]*(?: (?-i:[A-Z])[\w.'&-]*)*)"
_ORIGINS = re.compile(
    r"\b(?:original (?:source|publisher|publication):?|first appeared (?:on|in)"
    rf"|(?:appeared|published) (?:first )?(?:on|in|by))\s+{_NAME}",
    re.IGNORECASE,
)
_LOCATION = re.compile(r"^\W*original (?:location|url|link)\s*:\s*(https?://\S+)", re.IGNORECASE)
_CREDIT_RULES = ("syndication", "author_box")
_AGENCY_RULES = ("caption", "desk_credit", "syndication")
_DATE_RULES = ("dateline_box", "author_box", "date_line")
_DATED = re.compile(r"\b(published|posted|created|updated|modified|edited)\b", re.IGNORECASE)
_LATER = ("updated", "modified", "edited")

Lines = list[tuple[str, str]]
"""A page's lines, each with the name of the rule that dropped it, or with where it was found."""


def of_text(
    lines: list[str], rules: list[str], page: Page, agency: re.Pattern[str] | None
) -> Metadata:
    """Metadata of a plain text: the hints, then what its chrome says."""
    found = Metadata(url=page.url)
    hints = page.hints
    hinted = [(hints.published.isoformat(), "hint")] if hints.published else []
    found.published = found.first_date("published", hinted)
    found.outlet = found.first("outlet", [(hints.outlet or "", "hint")])
    from_hints(found, hints)
    add_credits(found, lines, rules, agency)
    return found


def add_credits(
    found: Metadata, lines: list[str], rules: list[str], agency: re.Pattern[str] | None
) -> None:
    """Add what bylines, date lines and syndication credits say; what differs is kept."""
    said = list(zip(lines, rules, strict=True))
    if not found.authors:
        author = found.first("authors", _authors(said))
        found.authors = split_authors(author) if author else ()
    published, updated = _dates(said)
    found.add_dates(published or ([] if found.published else updated), updated)
    found.origins += [*_origins(said), *_agencies(found, said, agency)]
    found.original_outlet = found.first("original_outlet", found.origins)


def _authors(said: Lines) -> Lines:
    return [
        (match.group(1), f"visible text ({name})")
        for name, pattern in _CREDITS.items()
        for line, rule in said
        if rule in _CREDIT_RULES and (match := pattern.match(line))
    ]


def _dates(said: Lines) -> tuple[Lines, Lines]:
    """Part what date lines say of the publication from what they say of later changes."""
    published: Lines = []
    updated: Lines = []
    for line in (line for line, rule in said if rule in _DATE_RULES):
        parts = _DATED.split(line)
        for label, text in zip(["", *parts[1::2]], parts[::2], strict=True):
            is_later = label.lower() in _LATER
            (updated if is_later else published).append(
                (_dated(text), "visible text (update)" if is_later else "visible text")
            )
    return [date for date in published if read_date(date[0])], updated


def _dated(text: str) -> str:
    return text if read_date(text) else read_numbers(text) or text


def _origins(said: Lines) -> Lines:
    """Find outlets that credits name, and the sites that they link to."""
    credits_ = [line for line, rule in said if rule in _CREDIT_RULES]
    named = [match.group(1).rstrip(".") for line in credits_ if (match := _ORIGINS.search(line))]
    linked = [match.group(1) for line in credits_ if (match := _LOCATION.match(line))]
    sites = [urlsplit(url).netloc.lower() for url in linked]
    return [(origin, "visible text (syndication credit)") for origin in [*named, *sites]]


def _agencies(found: Metadata, said: Lines, agency: re.Pattern[str] | None) -> Lines:
    """Find agencies named as the author or behind the text, on pages of other outlets."""
    # Above and in the text an agency's name alone is the credit of a picture.
    behind = takewhile(lambda each: each[1], reversed(said))
    credits_ = [(line, "visible text (agency)") for line, rule in behind if rule in _AGENCY_RULES]
    credits_ += [(author, "authors (agency)") for author in found.authors]
    matches = ((agency.match(line), where) for line, where in credits_) if agency else ()
    outlet = (found.outlet or "").casefold()
    named = [(match.group(1), where) for match, where in matches if match]
    return [each for each in named if each[0].casefold() not in outlet]
