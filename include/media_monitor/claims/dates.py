"""When something was said: the date an article gives, as precise as it gives it, or None."""

import re
from datetime import date, timedelta

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
_MONTH = r"(jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_FULL = re.compile(
    rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+((?:19|20)\d\d))?\b(?!\d)", re.IGNORECASE
)
_FULL_BRITISH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+((?:19|20)\d\d))?\b", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH}(?:\s+of|,)?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_MONTH_ONLY = re.compile(
    rf"\b(?:in|last|this|since|late|early|mid)[ -]{_MONTH}\b(?!\s+\d)", re.IGNORECASE
)
_YEAR = re.compile(
    r"\b(?:in|a|the|since|during|from|of|early|late|mid)[ -]((?:19|20)\d\d)\b", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"\b(?:(last|next)\s+)?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(yesterday|today|earlier in the day|tonight|this morning|this afternoon|this evening|(?:over )?(?:the|this|last) weekend|last weekend"
    r"|last week|this week|earlier this week|last month|this month|earlier this month|last year|this year|earlier this year|the following day|the next day|(?:a|one|two|three|four|five) (?:day|week|month|year)s? (?:ago|earlier)|at the time)\b",
    re.IGNORECASE,
)
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def find_date(text: str, published: date | None) -> str | None:
    """Read the first date in these words as an ISO day, month, year or interval."""
    found = [r for read in _READERS if (r := read(text, published)) is not None]
    return min(found)[2] if found else None


_Found = tuple[int, int, str]


def _month(name: str) -> int:
    return next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name.lower().rstrip(".")[:3]))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year_before(month: int, day: int, published: date) -> int:
    return (
        published.year
        if (month, day) <= (published.month, published.day + 1)
        else published.year - 1
    )


def _full(text: str, published: date | None) -> _Found | None:
    match, month, day, year = None, "", "", None
    if m := _FULL.search(text):
        match, month, day, year = m, m[1], m[2], m[3]
    elif m := _FULL_BRITISH.search(text):
        match, month, day, year = m, m[2], m[1], m[3]
    if match is None or (year is None and published is None):
        return None
    number = _month(month)
    when = int(year) if year else _year_before(number, int(day), published or date.min)
    iso = _day(when, number, int(day))
    return None if iso is None else (match.start(), 0, iso)


def _month_year(text: str, published: date | None) -> _Found | None:
    del published
    match = _MONTH_YEAR.search(text)
    return None if match is None else (match.start(), 1, f"{match[2]}-{_month(match[1]):02}")


def _month_only(text: str, published: date | None) -> _Found | None:
    match = _MONTH_ONLY.search(text)
    if match is None or published is None or (match[1] == "may"):
        return None
    number = _month(match[1])
    year = published.year if number <= published.month else published.year - 1
    return (match.start(), 2, f"{year}-{number:02}")


def _year(text: str, published: date | None) -> _Found | None:
    del published
    match = _YEAR.search(text)
    return None if match is None else (match.start(), 3, match[1])


def _weekday(text: str, published: date | None) -> _Found | None:
    match = _WEEKDAY.search(text)
    if match is None or published is None or (match[1] or "").lower() == "next":
        return None
    back = (published.weekday() - _DAYS.index(match[2].lower())) % 7
    if back == 0 and (match[1] or "").lower() == "last":
        back = 7
    return (match.start(), 0, (published - timedelta(days=back)).isoformat())


def _relative(text: str, published: date | None) -> _Found | None:
    match = _RELATIVE.search(text)
    if match is None or published is None:
        return None
    iso = _resolve(match[1].lower(), published)
    return None if iso is None else (match.start(), 0, iso)


def _resolve(words: str, published: date) -> str | None:
    week = timedelta(days=published.weekday())
    if words == "yesterday":
        return (published - timedelta(days=1)).isoformat()
    if words.startswith(
        ("today", "tonight", "earlier in the day", "this morning", "this afternoon", "this evening")
    ):
        return published.isoformat()
    if "weekend" in words:
        sunday = (
            published - timedelta(days=(published.weekday() + 1) % 7 or 7)
            if published.weekday() != 6
            else published
        )
        return f"{sunday - timedelta(days=1)}/{sunday}"
    if words == "last week":
        monday = published - week - timedelta(days=7)
        return f"{monday}/{monday + timedelta(days=6)}"
    if words.endswith("this week"):
        return f"{published - week}/{published}"
    if words == "last month":
        return (published.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    if words.endswith("this month"):
        return published.isoformat()[:7]
    if words == "last year":
        return str(published.year - 1)
    if words.endswith("this year"):
        return str(published.year)
    return _ago(words, published)


def _ago(words: str, published: date) -> str | None:
    match = re.fullmatch(r"(\w+) (day|week|month|year)s? ago", words)
    if match is None:
        return None
    count, unit = _COUNT[match[1]], match[2]
    if unit == "day":
        return (published - timedelta(days=count)).isoformat()
    if unit == "year":
        return str(published.year - count)
    days = 7 if unit == "week" else 30
    return (published - timedelta(days=count * days)).isoformat()[:7]


_READERS = (_full, _month_year, _month_only, _year, _weekday, _relative)
