"""Dates that pages in other languages print beside the headline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media_monitor.cleaning import load_rules
from media_monitor.cleaning.dates import read_date
from media_monitor.cleaning.foreign_dates import dates_beside_headline, read_foreign_date
from media_monitor.cleaning.languages import LanguageJudge
from media_monitor.cleaning.pieces import Piece

JUDGE = LanguageJudge(load_rules().languages)
LANGUAGES = ("ru", "ur", "ar", "fa", "tr", "es", "fr", "zh", "id", "hi", "ps", "uk", "ja")


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("ru", "Среда, 3 апреля 2019 г.", "2019-04-03"),
        ("fr", "Mis à jour le 9 mars 2012 à 08h15", "2012-03-09T08:15"),
        ("hi", "अपडेटेड: 5 जुलाई 2020, 09:30", "2020-07-05T09:30"),
        ("ur", "شائع شدہ 4 اکتوبر 2016", "2016-10-04"),
        ("ur", "شائع شدہ: 04 اکتوبر ، 2016", "2016-10-04"),
        ("ur", "۴ اکتوبر ۲۰۱۶ء", "2016-10-04"),
        ("ar", "الأحد ٦ يناير ٢٠١٣", "2013-01-06"),
        ("tr", "Güncelleme: 05.06.2021 10:20", "2021-06-05T10:20"),
        ("id", "Sel, 07/09/2021", "2021-09-07"),
        ("zh", "2011年03月08日 06:30", "2011-03-08T06:30"),
        ("ja", "2015年11月02日", "2015-11-02"),
        ("tr", "7 de mayo de 2013 - 10:22", "2013-05-07"),
        ("ar", "الأربعاء، 8 أيلول 2021", "2021-09-08"),
        ("ar", "5 آب/أغسطس 2019", "2019-08-05"),
        ("ar", "١٢ تشرين الثاني ٢٠١٤", "2014-11-12"),
        ("ar", "پیر، 14 جولائی 2008", "2008-07-14"),
        ("ar", "۲۶ آگست ۲۰۲۱", "2021-08-26"),
        ("ps", "۸ سپټمبر ۲۰۲۱", "2021-09-08"),
        ("ps", "د ۲۰۲۱ کال د مې ۱۲", None),
        ("ru", "8 жовтня 2021", "2021-10-08"),
        ("bg", "19 октября 2016, 14:32", "2016-10-19T14:32"),
        ("tr", "2 saat önce", None),
        ("ru", "3 апреля", None),
        ("ru", "Просмотров: 2019", None),
        ("en", "Updated 03/04/2019", None),
        ("xx", "3 2019", None),
    ],
)
def test_a_date_line_is_read_in_its_language(code: str, line: str, expected: str | None) -> None:
    assert read_foreign_date(line, code) == expected


@settings(deadline=None)  # the first date of a language loads its vocabulary
@given(
    st.sampled_from(LANGUAGES),
    st.text(alphabet="0123456789 :./-年月日年апрелямайيناير,", max_size=60),
)
def test_lines_that_are_no_date_do_no_harm(code: str, line: str) -> None:
    found = read_foreign_date(line, code)
    assert found is None or read_date(found) is None or found[:4].isdigit()


def test_what_stands_below_the_headline_comes_before_the_day_of_the_visit() -> None:
    lines = ["Сегодня 5 мая 2024 года", "Closed", "Опубликовано 3 апреля 2019 г.", "Text."]
    found = list(dates_beside_headline([Piece(line) for line in lines], "Closed", JUDGE))
    assert found == [
        ("2019-04-03", "visible text (ru)"),
        ("2024-05-05", "visible text (ru)"),
    ]


def test_without_a_headline_on_the_page_no_line_is_beside_it() -> None:
    assert not list(dates_beside_headline([Piece("3 апреля 2019 г.")], "Closed", JUDGE))
    assert not list(dates_beside_headline([Piece("3 апреля 2019 г.")], None, JUDGE))
