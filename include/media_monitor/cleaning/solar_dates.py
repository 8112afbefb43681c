"""Dates of the Solar Hijri calendar, as Afghan and Iranian pages print them, to the common one."""

import re
from datetime import date, timedelta

# Iranian, Dari and Pashto names, then how they are written in Latin letters.
_NAMES = (
    "فروردین حمل وری farvardin hamal wray",
    "اردیبهشت ثور غویی ordibehesht sawr saur ghwayai",
    "خرداد جوزا غبرګولی khordad jawza jauza ghbargolai",
    "تیر سرطان چنګاښ tir saratan chungash",
    "مرداد اسد زمری mordad asad zmarai",
    "شهریور سنبله وږی shahrivar sunbula sonbola sunbola wazhai",
    "مهر میزان تله mehr mizan tala",
    "آبان ابان عقرب لړم aban aqrab larum",
    "آذر اذر قوس لیندۍ azar qaws qaus lindai",
    "دی جدی مرغومی dey jadi jaddi marghumai",
    "بهمن دلو سلواغه bahman dalw dalwa salwagha",
    "اسفند حوت کب esfand hut hoot kab",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_PLAIN = str.maketrans("يىك۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "ییک01234567890123456789")
_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:م|ام|مه)?\s+(?P<month>{'|'.join(_MONTHS)})"
    rf"|(?P<month2>{'|'.join(_MONTHS)})\s+(?P<day2>\d{{1,2}}))[\s،,]+(?:سال\s+|of\s+)?(?P<year>1[34]\d\d)(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<!\d)(1[34]\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_LATEST = 1420
"""A later year is one of the lunar calendar, which was in 1420 when this one was in 1378."""
_NEW_YEAR = 1400, date(2021, 3, 21)
_CYCLE, _LEAP = 33, frozenset((1, 5, 9, 13, 17, 22, 26, 30))
"""The leap years of each 33: right from 1304 to 1472, as the equinoxes in Tehran fall."""
_HALF, _LONG, _SHORT = 6, 31, 30
"""Six months have 31 days, those after them 30, the last one 29 in most years."""


def read_solar_date(text: str, *, numbers: bool = False) -> str | None:
    """Read the first date of this calendar in a line, as ISO; all in `numbers` only if asked."""
    plain = text.translate(_PLAIN)
    if named := _NAMED.search(plain):
        part = named.groupdict()
        month = _MONTHS[(part["month"] or part["month2"]).lower()]
        return _common(int(part["year"]), month, int(part["day"] or part["day2"]))
    found = _NUMBERS.search(plain) if numbers else None
    return _common(*map(int, found.groups())) if found else None


def _common(year: int, month: int, day: int) -> str | None:
    if year > _LATEST or not 1 <= day <= _length(year, month):
        return None
    first, new_year = _NEW_YEAR
    leaps = sum(map(_is_leap, range(year, first))), sum(map(_is_leap, range(first, year)))
    days = 365 * (year - first) - leaps[0] + leaps[1]
    days += sum(_length(year, earlier) for earlier in range(1, month)) + day - 1
    return (new_year + timedelta(days=days)).isoformat()


def _length(year: int, month: int) -> int:
    if not 1 <= month <= len(_NAMES):
        return 0
    if month == len(_NAMES):
        return _SHORT if _is_leap(year) else _SHORT - 1
    return _LONG if month <= _HALF else _SHORT


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP
