"""When something was said: a day, month, year or interval as days, and which days can be one."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

# The press carries an utterance for about four days, and dates it by its own time zone.
SAME_OCCASION = timedelta(days=4)
# A report that gives no day tells of the past week, unless it repeats the very words.
NEWS_WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)

Days = tuple[date, date]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@lru_cache(maxsize=100_000)
def days(said: str | None) -> Days | None:
    """Turn an ISO day, month, year or interval into its first and last day; None if unreadable."""
    bounds = [_bounds(part) for part in said.split("/")] if said else []
    known = [each for each in bounds if each]
    if not known or len(known) != len(bounds):
        return None
    return min(first for first, _ in known), max(last for _, last in known)


def near(known: Sequence[Days]) -> bool:
    """Say whether all of these can be days of one occasion."""
    latest_start = max((first for first, _ in known), default=date.min)
    earliest_end = min((last for _, last in known), default=date.max)
    return latest_start - earliest_end <= SAME_OCCASION


def by(said: Days | None, published: date | None) -> Days | None:
    """End what is known to be of some month or year with the day it was already in the news."""
    if not said or not published or published < said[0]:
        return said
    return said[0], min(said[1], published + timedelta(days=1))


def overlap(a: Days, b: Days) -> bool:
    """Say whether both can be the very same day."""
    return max(a[0], b[0]) <= min(a[1], b[1])


def known_by(said: Days, published: date | None) -> bool:
    """Say whether something said on those days could be in the news of this one."""
    return published is None or said[0] <= published + A_DAY


def likely(said: Days, published: date | None) -> date:
    """Choose the day to order by: news of "this month" is of the day it was published."""
    return published if published and said[0] <= published <= said[1] else said[0]


def told_in_time(said: Days, published: date | None, late: timedelta = A_DAY) -> bool:
    """Say whether an undated report of this day can mean what was said on those days.

    `late` is by how much those days may be too late.
    """
    return published is None or said[0] - late <= published <= said[1] + NEWS_WEEK


def _bounds(part: str) -> Days | None:
    match = _PARTIAL.fullmatch(part.strip())
    if not match:
        return None
    year, month, day = (int(each) if each else None for each in match.groups())
    try:
        return _first_and_last(year or 0, month, day)
    except ValueError:
        return None


def _first_and_last(year: int, month: int | None, day: int | None) -> Days:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
