"""Days of the Solar Hijri calendar are the days that they are in the common one."""

from datetime import date, timedelta

import pytest

from media_monitor.cleaning import load_rules
from media_monitor.cleaning.foreign_dates import dates_beside_headline
from media_monitor.cleaning.languages import LanguageJudge
from media_monitor.cleaning.pieces import Piece
from media_monitor.cleaning.solar_dates import read_solar_date

JUDGE = LanguageJudge(load_rules().languages)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("۲۴ اسد ۱۴۰۰", "2021-08-15"),
        ("یکشنبه، ۲۴ مرداد ۱۴۰۰", "2021-08-15"),
        ("د زمري ۲۴ ۱۴۰۰", "2021-08-15"),
        ("24 Asad 1400", "2021-08-15"),
        ("Published: Hamal 1, 1403", "2024-03-20"),
        ("٣٠ حوت ١٣٩٩", "2021-03-20"),
        ("۳۰ اسفند ۱۴۰۰", None),  # not a leap year
        ("۱۲ حوت ۱۴۴۵", None),
        ("24 Asad Street, 1400 houses", None),
        ("محرم ۱۴۴۵", None),
    ],
)
def test_a_day_is_read_by_the_name_of_its_month(line: str, iso: str | None) -> None:
    assert read_solar_date(line) == iso


@pytest.mark.parametrize(
    ("year", "new_year"),
    [(1358, "1979-03-21"), (1375, "1996-03-20"), (1380, "2001-03-21"), (1404, "2025-03-21")],
)
def test_the_year_begins_at_the_equinox(year: int, new_year: str) -> None:
    assert read_solar_date(f"1 Hamal {year}") == new_year


def test_every_day_has_one_date() -> None:
    days = [
        read_solar_date(f"{year}/{month}/{day}", numbers=True)
        for year in range(1370, 1412)
        for month in range(1, 13)
        for day in range(1, 32)
    ]
    found = [date.fromisoformat(day) for day in days if day]
    assert found == [found[0] + timedelta(days=days) for days in range(len(found))]


def test_numbers_alone_are_read_where_the_calendar_is_used() -> None:
    lines = [Piece("Closed"), Piece("تاریخ انتشار: ۱۴۰۰/۰۵/۲۴ - ۱۰:۳۰"), Piece("Text.")]
    assert next(dates_beside_headline(lines, "Closed", JUDGE))[0] == "2021-08-15"
    assert read_solar_date("1400/05/24") is None
