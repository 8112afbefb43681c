"""What a page's visible chrome says about its article: bylines, date lines, syndication credits."""

import re

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
_CREDIT_RULES = ("syndication", "author_box")
_DATE_RULES = ("dateline_box", "author_box")


def of_text(lines: list[str], rules: list[str], page: Page) -> Metadata:
    """Metadata of a plain text: the hints, then what its chrome says."""
    found = Metadata(url=page.url)
    hints = page.hints
    hinted = [(hints.published.isoformat(), "hint")] if hints.published else []
    found.published = found.first_date("published", iter([*hinted, *_date_lines(lines, rules)]))
    found.outlet = found.first("outlet", iter([(hints.outlet or "", "hint")]))
    from_hints(found, hints)
    add_credits(found, lines, rules)
    return found


def add_credits(found: Metadata, lines: list[str], rules: list[str]) -> None:
    """Fill what is not known yet from bylines, date lines and syndication credits."""
    said = [(line, rule) for line, rule in zip(lines, rules, strict=True) if rule in _CREDIT_RULES]
    if not found.authors:
        credits_ = [
            (match.group(1), f"visible text ({name})")
            for name, pattern in _CREDITS.items()
            for line, _ in said
            if (match := pattern.match(line))
        ]
        author = found.first("authors", iter(credits_))
        found.authors = split_authors(author) if author else ()
    if not found.published:
        found.published = found.first_date("published", iter(_date_lines(lines, rules)))
    origin = next((match for line, _ in said if (match := _ORIGINS.search(line))), None)
    if origin and not found.original_outlet:
        found.original_outlet = origin.group(1).rstrip(".")
        found.provenance["original_outlet"] = "visible text (syndication credit)"


def _date_lines(lines: list[str], rules: list[str]) -> list[tuple[str, str]]:
    return [
        (line, "visible text")
        for line, rule in zip(lines, rules, strict=True)
        if rule in _DATE_RULES
    ]
