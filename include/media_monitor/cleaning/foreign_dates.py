"""Dates that pages print beside the headline, in any language, by month names and order."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from media_monitor.cleaning.date_lines import read_numbers
from media_monitor.cleaning.dates import read_date
from media_monitor.cleaning.headline import line_of
from media_monitor.cleaning.languages import LanguageJudge
from media_monitor.cleaning.pieces import Piece
from media_monitor.cleaning.solar_dates import read_solar_date

_ABOVE, _BELOW = 4, 10
"""Lines around the headline; further up is the date of the visit, further down a teaser's."""
_LONGEST = 120
"""Characters of a date line, with what is printed beside the date."""
_MOST_WORDS = 12
"""Words of a date line in English, with a name or a place beside the date."""
_YEAR = re.compile(r"\d{4}")
_DATED = re.compile(r"\d{4}|\d\d[./]\d\d[./]\d\d")
_BEFORE = re.compile(r"^\D+")
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}")
_LATIN = ["es", "fr", "pt", "it"]
_SHARED = ("es", "fr", "pt", "it", "ro", "nl", "sv", "tl", "sq", "tr")
"""Languages that a short date line may be taken for, for the sake of words that they share."""
_ONE_SCRIPT = (["ar", "ur", "fa", "ps"], ["ru", "uk", "bg", "be", "kk", "ky"])
"""Languages of one script: three words of one are easily taken for words of another."""
_MONTHS = {
    "كانون الثاني": "يناير",
    "شباط": "فبراير",
    "آذار": "مارس",
    "نيسان": "أبريل",
    "أيار": "مايو",
    "حزيران": "يونيو",
    "تموز": "يوليو",
    "آب": "أغسطس",
    "أيلول": "سبتمبر",
    "ايلول": "سبتمبر",
    "تشرين الأول": "أكتوبر",
    "تشرين الثاني": "نوفمبر",
    "كانون الأول": "ديسمبر",
    "جنوري": "ژانویه",
    "فبروري": "فوریه",
    "اپريل": "آوریل",
    "مې": "مه",
    "مۍ": "مه",
    "اګست": "اوت",
    "سپټمبر": "سپتامبر",
    "ډسمبر": "دسامبر",
}
"""Months as the Levant and Pashto call them, by names that the library knows."""
_MONTH = re.compile(rf"(?<!\w)({'|'.join(_MONTHS)})(?:\s*[/(]\s*\w+\)?)?(?!\w)")
# A comma between blanks, and the sign behind the year that marks it as one of the common era.
_URDU = re.compile(r"\s+[\u060c,](?=\s)|(?<=\d)\u0621")
_YEAR_FIRST = ("zh", "ja", "ko", "hu", "mn")
_STRICT = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    # Not "2 hours ago": what a page meant by it depends on when it was fetched.
    "PARSERS": ["absolute-time"],
}


def dates_beside_headline(
    pieces: Sequence[Piece], title: str | None, judge: LanguageJudge
) -> Iterator[tuple[str, str]]:
    """Dates as texts with where they were found, those below the headline first."""
    at = line_of(title or "", pieces)
    if at is None:
        return
    for piece in [*pieces[at + 1 : at + _BELOW], *reversed(pieces[max(at - _ABOVE, 0) : at])]:
        if len(piece.text) <= _LONGEST and _DATED.search(piece.text):
            code = judge.language_of(piece.text)
            if found := read_solar_date(piece.text, numbers=code != judge.wanted):
                yield found, "visible text (Solar Hijri)"
            elif found := read_foreign_date(piece.text, code):
                yield found, f"visible text ({code})"
            elif piece.words <= _MOST_WORDS and not piece.is_ended:
                yield (
                    piece.text if read_date(piece.text) else read_numbers(piece.text) or "",
                    "visible text",
                )


def read_foreign_date(text: str, code: str) -> str | None:
    """Read the first full date in a line of a language, with its time if it has one, as ISO."""
    from dateparser.data.languages_info import (  # type: ignore[import-untyped]  # no types
        language_order,
    )
    from dateparser.search import search_dates  # type: ignore[import-untyped]  # no types

    # English date lines are known by their wording, and 03/04 may be a day in March or in April.
    if code == "en" or code not in language_order:
        return None
    order = "YMD" if code in _YEAR_FIRST else "DMY"
    settings = {**_STRICT, "DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False}
    text = _MONTH.sub(lambda match: _MONTHS[match[1]], _URDU.sub("", text))
    # Words like "day" and "today" before the date mislead the search; "de" is of many languages.
    for part in (text, _BEFORE.sub("", text, count=1)):
        for codes in _taken_for(code):
            for words, moment in search_dates(part, languages=codes, settings=settings) or ():
                if _YEAR.search(words):
                    return _iso(moment, words)
    return None


def _taken_for(code: str) -> Iterator[list[str]]:
    yield [code]
    yield from (codes for codes in _ONE_SCRIPT if code in codes)
    if code in _SHARED:
        yield _LATIN


def _iso(moment: datetime, words: str) -> str:
    if not _CLOCK.search(words):
        return moment.date().isoformat()
    return moment.isoformat(timespec="minutes")
