"""Dates as pages write them: ISO, RFC 2822, epoch seconds, English; and how precise they are."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt"), 0.0),
    "est": -5.0,
    "edt": -4.0,
    "cst": -6.0,
    "cdt": -5.0,
    "pst": -8.0,
    "pdt": -7.0,
    "bst": 1.0,
    "cet": 1.0,
    "cest": 2.0,
    "msk": 3.0,
    "trt": 3.0,
    "aft": 4.5,
    "pkt": 5.0,
    "ist": 5.5,
}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = (
    r"(?:[\s,|@\u2013\u2014-]+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?P<zone>[a-z]{1,4}\b|[+-]\d{2}:?\d{2})?)?"
)
_ENGLISH = re.compile(
    rf"\b(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+{_MONTH.replace('month', 'month2')},?[\s-]+"
    rf"(?P<year2>(?:19|20)\d\d)){_CLOCK}",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?(?:Z|[+-]\d\d:?\d\d))?)?"
    r"|^(?:19|20)\d\d-\d\d$"
)
# With a clock of 12 hours and a time zone of America, the month comes first.
_AMERICAN = re.compile(
    r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)[\s,]+(?P<hour>\d{1,2})"
    r":(?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)\s*\(?(?P<zone>[ecmp][sd]?t)\b",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)(?:/(\d{1,2})/(\d{1,2})\b|(\d\d)(\d\d)$)")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-])")
_APART = (*",;:|()/\u2013\u2014-", "")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_ZONE = len("+05:30")
_LAST_HOUR, _LAST_MINUTE = 23, 59
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Date:
    """A moment in UTC and its precision: "time", "time, zone unknown", "day" or "month".

    `zone` is how far the page's own clock is from UTC, as in "+05:30", "" where it does not say.
    """

    moment: datetime
    precision: str
    zone: str = ""

    def agrees_with(self, other: "Date") -> bool:
        """Say whether both name the same day, or the same month when one knows no more."""
        form = "%Y-%m" if "month" in (self.precision, other.precision) else "%Y-%m-%d"
        return self.moment.strftime(form) == other.moment.strftime(form)


def read_date(text: str) -> Date | None:
    """Read the first date in a text; None when there is none that is a date."""
    text = text.strip()
    if _EPOCH.fullmatch(text):
        return _plausible(datetime.fromtimestamp(int(text[:10]), UTC), "time")
    if iso := _ISO.search(text):
        return _iso(iso.group())
    if numbers := _YEAR_FIRST.match(text):
        year, month, day = (int(number) for number in numbers.groups() if number)
        return _built(year, month, day, "day")
    if english := _ENGLISH.search(text):
        return _english(english)
    if american := _AMERICAN.search(text):
        return _american(american)
    return _rfc(text)


def american_date(text: str) -> bool:
    """Say whether a text has a date in numbers that can only be an American one."""
    return _AMERICAN.search(text) is not None


def date_apart(text: str) -> Date | None:
    """Read the date that commas or dashes set off in a title, as in "Statement, 8 May 2021"."""
    match = _ENGLISH.search(text)
    if match is None:
        return None
    before, after = text[: match.start()].rstrip()[-1:], text[match.end() :].lstrip()[:1]
    return _english(match) if before in _APART and after in _APART else None


def date_in_url(url: str) -> Date | None:
    """Read the day or month that many sites put into an address."""
    match = _IN_URL.search(url)
    if not match:
        return None
    year, month, day = match.groups()
    return _built(int(year), int(month), int(day or 1), "day" if day else "month")


def _iso(text: str) -> Date | None:
    if len(text) == len("2021-08"):
        return _built(int(text[:4]), int(text[5:]), 1, "month")
    try:
        moment = datetime.fromisoformat(text.replace(" +", "+").replace(" Z", "Z"))
    except ValueError:
        return None
    if len(text) == len("2021-08-27"):
        return _plausible(moment.replace(tzinfo=UTC), "day")
    if moment.tzinfo is None:
        return _plausible(moment.replace(tzinfo=UTC), "time, zone unknown")
    return _plausible(moment.astimezone(UTC), "time", moment.isoformat()[-_ZONE:])


def _rfc(text: str) -> Date | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    known = moment.tzinfo is not None
    aware = moment.astimezone(UTC) if known else moment.replace(tzinfo=UTC)
    zone = moment.isoformat()[-_ZONE:] if known else ""
    return _plausible(aware, "time" if known else "time, zone unknown", zone)


def _english(match: re.Match[str]) -> Date | None:
    part = match.groupdict()
    month = (part["month"] or part["month2"]).lower()
    day = _built(
        int(part["year"] or part["year2"]),
        _MONTHS.index(month) + 1,
        int(part["day"] or part["day2"]),
        "day",
    )
    return _with_clock(day, part) if day and part["hour"] else day


def _american(match: re.Match[str]) -> Date | None:
    part = match.groupdict()
    day = _built(int(part["year"]), int(part["month"]), int(part["day"]), "day")
    return _with_clock(day, part) if day else None


def _with_clock(day: Date, part: dict[str, str | None]) -> Date:
    hour, minute = int(part["hour"] or 0), int(part["minute"] or 0)
    half = (part["half"] or "").lower()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        return day
    local = day.moment + timedelta(hours=hour, minutes=minute)
    zone = _zone((part["zone"] or "").lower())
    if zone is None:
        return Date(local, "time, zone unknown")
    aware = local.replace(tzinfo=zone)
    return Date(aware.astimezone(UTC), "time", aware.isoformat()[-_ZONE:])


def _zone(text: str) -> timezone | None:
    if text in _ZONES:
        return timezone(timedelta(hours=_ZONES[text]))
    if text[:1] in ("+", "-"):
        sign = -1 if text[0] == "-" else 1
        digits = text[1:].replace(":", "")
        return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
    return None


def _built(year: int, month: int, day: int, precision: str) -> Date | None:
    try:
        return _plausible(datetime(year, month, day, tzinfo=UTC), precision)
    except ValueError:
        return None


def _plausible(moment: datetime, precision: str, zone: str = "") -> Date | None:
    return Date(moment, precision, zone) if moment >= _EARLIEST else None
