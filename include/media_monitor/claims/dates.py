"""The dates a text gives, each as precise as it gives it: ISO day, month, year or interval."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
_MONTH = (
    r"(jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:19|20)\d\d)"
_IN = "in|as|since|during|from|of|early|late|mid"
_COUNTS = {
    word: count
    for count, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty""".split(),  # noqa: SIM905
        1,
    )
} | {"a": 1}
_COUNT = rf"({'|'.join(_COUNTS)}|\d{{1,2}})"
_AGO = rf"\b{_COUNT} (day|week|month|year)s? ago(?: (today|this week|this month))?\b"
_AFTER = re.compile(
    rf"\b(?:(?P<count>{_COUNT[1:-1]}) (?P<unit>day|week)s?"
    r" (?:later|afterwards?|after that|(?P<earlier>earlier))"
    rf"|the (?:following|next) (?:(?P<next>day|week)|(?P<weekday>{'|'.join(_DAYS)})))\b",
    re.IGNORECASE,
)
# A day of the calendar without a year is taken from the past, unless it is about to come.
_SOON = timedelta(days=90)
_SUNDAY = 6
_COMING = {"next", "following"}
_LEAP = (2, 29)
_PRECISION = {"": len("2021"), "today": len("2021-08-27")} | dict.fromkeys(
    ("this week", "this month"), len("2021-08")
)

_Read = Callable[["re.Match[str]", date | None], str | None]


def find_dates(text: str, published: date | None) -> list[tuple[int, str]]:
    """Find the dates in these words, with their offsets, none after the day of publication."""
    found: list[tuple[int, int, str]] = []
    taken: list[tuple[int, int]] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            iso = read(match, published)
            if iso is not None and not _future(iso, published):
                found.append((match.start(), match.end(), iso))
    return [(start, iso) for start, _, iso in sorted(found)]


def find_date(text: str, published: date | None) -> str | None:
    """Find the first date in these words."""
    found = find_dates(text, published)
    return found[0][1] if found else None


def _future(iso: str, published: date | None) -> bool:
    return published is not None and iso.split("/", maxsplit=1)[0] > published.isoformat()


def _day(month: str, day: str, year: str | None, published: date | None) -> str | None:
    number = _number(month)
    try:
        if year is not None:
            return date(int(year), number, int(day)).isoformat()
        if published is None:
            return None
        when = date(published.year, number, int(day))
        if when - published > _SOON:
            when = when.replace(year=when.year - 1)
    except ValueError:
        return None
    return when.isoformat()


def _number(month: str) -> int:
    return next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(month.lower()[:3]))


def _american(match: "re.Match[str]", published: date | None) -> str | None:
    return _day(match[1], match[2], match[3], published)


def _british(match: "re.Match[str]", published: date | None) -> str | None:
    return _day(match[2], match[1], match[3], published)


def _iso(match: "re.Match[str]", published: date | None) -> str | None:
    del published
    return match[0]


def _numbers(match: "re.Match[str]", published: date | None) -> str | None:
    """Resolve "18/06/2019" and "18.6.2019": the day first wherever it can be."""
    day, month = (match[1], match[2]) if int(match[2]) <= len(_MONTHS) else (match[2], match[1])
    known = 1 <= int(month) <= len(_MONTHS)
    return _day(_MONTHS[int(month) - 1], day, match[3], published) if known else None


def _month_year(match: "re.Match[str]", published: date | None) -> str | None:
    del published
    return f"{match[2]}-{_number(match[1]):02}"


def _month(match: "re.Match[str]", published: date | None) -> str | None:
    if published is None:
        return None
    number = _number(match[1])
    year = published.year if number <= published.month else published.year - 1
    return f"{year}-{number:02}"


def _year(match: "re.Match[str]", published: date | None) -> str | None:
    del published
    return match[1]


def _weekday(match: "re.Match[str]", published: date | None) -> str | None:
    if published is None or (match[1] or "").lower() in _COMING or _is_title(match):
        return None
    back = (published.weekday() - _DAYS.index(match[2].lower())) % 7
    if back == 0 and (match[1] or "").lower() == "last":
        back = 7
    return (published - timedelta(days=back)).isoformat()


def _is_title(match: "re.Match[str]") -> bool:
    """Tell the names of papers and channels: "Harbour Today", "the Sunday Mirror"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    named = re.search(r"[A-Z]\w+ $", before) and match[0] == "Today"
    paper = re.search(r"\b[Tt]he $", before) and re.match(r" [A-Z]", after)
    return bool(named or (paper and match[0].istitle()))


def _near_day(match: "re.Match[str]", published: date | None) -> str | None:
    if published is None or _is_title(match):
        return None
    words = match[0].lower()
    back = 2 * words.startswith("the day") + words.startswith(("yesterday", "last night"))
    return (published - timedelta(days=back)).isoformat()


def _weekend(match: "re.Match[str]", published: date | None) -> str | None:
    del match
    if published is None:
        return None
    sunday = published - timedelta(days=(published.weekday() - _SUNDAY) % 7)
    return f"{sunday - timedelta(days=1)}/{sunday}"


def _period(match: "re.Match[str]", published: date | None) -> str | None:
    """Resolve "last week", "earlier this month" and their like."""
    if published is None:
        return None
    last, unit = match[1].lower() == "last", match[2].lower()
    if unit == "year":
        return str(published.year - last)
    if unit == "month":
        first = published.replace(day=1)
        return (first - timedelta(days=1) if last else first).isoformat()[: len("2021-08")]
    monday = published - timedelta(days=published.weekday())
    if last:
        return f"{monday - timedelta(days=7)}/{monday - timedelta(days=1)}"
    return f"{monday}/{published}" if monday < published else published.isoformat()


def _ago(match: "re.Match[str]", published: date | None) -> str | None:
    if published is None:
        return None
    count = _COUNTS.get(match[1].lower()) or int(match[1])
    unit = match[2].lower()
    if unit == "day":
        return (published - timedelta(days=count)).isoformat()
    if unit == "year":
        return _years_before(published, count, (match[3] or "").lower())
    days = count * (7 if unit == "week" else 30)
    return (published - timedelta(days=days)).isoformat()[: len("2021-08")]


def _years_before(published: date, years: int, just: str) -> str:
    """Resolve "three years ago today": to the day, or to the month, or not."""
    day = (published.month, published.day)
    then = date(published.year - years, published.month, 28 if day == _LEAP else published.day)
    return then.isoformat()[: _PRECISION[just]]


def some_later(text: str, day: str | None) -> str | None:
    """Resolve "the next day" and "three days earlier" from a day, "a week later" to its month.

    None where the words are not like that, or the day is not known to the day.
    """
    match = _AFTER.search(text)
    if match is None or day is None or len(day) != len("2021-08-27"):
        return None
    known = date.fromisoformat(day)
    if match["weekday"]:
        ahead = (_DAYS.index(match["weekday"].lower()) - known.weekday() - 1) % 7 + 1
        return (known + timedelta(days=ahead)).isoformat()
    count = _COUNTS.get((match["count"] or "one").lower()) or int(match["count"])
    weeks = "week" in (match["unit"], match["next"])
    gone = timedelta(days=count * (7 if weeks else 1)) * (-1 if match["earlier"] else 1)
    return (known + gone).isoformat()[: len("2021-08") if weeks else None]


def is_later(text: str) -> bool:
    """Tell whether words place something so many days after what was told before."""
    return _AFTER.search(text) is not None


def _patterns() -> "Iterator[tuple[re.Pattern[str], _Read]]":
    today = (
        r"the day before yesterday|yesterday|last night|today|tonight|earlier in the day"
        r"|this (?:morning|afternoon|evening)"
    )
    weekday = rf"(?:(?:{'|'.join(_DAYS)}),? (?:the )?)?"
    for words, read in (
        (rf"\b{weekday}{_MONTH} {_ORDINAL}\b(?!\d)(?:,? {_YEAR}\b)?", _american),
        (rf"\b{weekday}{_ORDINAL} (?:of )?{_MONTH}\b(?:,? {_YEAR}\b)?", _british),
        (r"\b(?:19|20)\d\d-\d\d-\d\d\b", _iso),
        (rf"(?<![\d/.])(\d{{1,2}})[/.](\d{{1,2}})[/.]{_YEAR}\b", _numbers),
        (rf"\b{_MONTH}(?: of|,)? {_YEAR}\b", _month_year),
        (rf"\b(?:in|last|this|since|late|early|mid|a|of|for)[ -]{_MONTH}\b(?! \d)", _month),
        (r"\b(?:last|over the|this|at the|during the|the) weekend\b", _weekend),
        (r"\b(last|this) (week|month|year)\b", _period),
        (_AGO, _ago),
        (rf"\b(?:(last|next|following|on) )?({'|'.join(_DAYS)})\b", _weekday),
        (rf"\b(?:{today})\b", _near_day),
        (
            rf"\b(?:{_IN}|a|the|his|her|their|its|,)[ -]{_YEAR}\b",
            _year,
        ),
    ):
        yield re.compile(words, re.IGNORECASE), read


_READERS = tuple(_patterns())
