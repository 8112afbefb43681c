"""Dates as articles give them, against a Friday's publication."""

from datetime import date

import pytest

from media_monitor.claims.dates import find_date

FRIDAY = date(2021, 9, 10)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("he said on Tuesday", "2021-09-07"),
        ("he said on Friday", "2021-09-10"),
        ("he said last Friday", "2021-09-03"),
        ("he said yesterday", "2021-09-09"),
        ("in an interview last week", "2021-08-30/2021-09-05"),
        ("she said over the weekend", "2021-09-04/2021-09-05"),
        ("on Aug. 12", "2021-08-12"),
        ("on 3 June", "2021-06-03"),
        ("on Jun. 3 and Jul. 4", "2021-06-03"),
        ("on 07/09/2021", "2021-09-07"),
        ("on 08/24/2021", "2021-08-24"),
        ("on 31/02/2021", None),
        ("on 45/67/2021", None),
        ("the day before yesterday", "2021-09-08"),
        ("as early as 2010", "2010"),
        ("on December 30", "2020-12-30"),
        ("on March 4, 2014", "2014-03-04"),
        ("in July", "2021-07"),
        ("in February 2020", "2020-02"),
        ("a 2012 edition", "2012"),
        ("two years ago", "2019"),
        ("last month", "2021-08"),
        ("twelve years ago today", "2009-09-10"),
        ("on Wednesday, March 4, 2014", "2014-03-04"),
        ("as the Sunday Mirror had it", None),
        ("after the September 30 deadline", None),
        ("in 2030", None),
        ("next Monday", None),
        ("the following Monday", None),
        ("the May family said", None),
        ("for reasons of its own", None),
    ],
)
def test_find_date(words: str, expected: str | None) -> None:
    assert find_date(words, FRIDAY) == expected


def test_without_publication_only_full_dates_count() -> None:
    assert find_date("on Tuesday", None) is None
    assert find_date("on 3 June", None) is None
    assert find_date("on 3 June 2015", None) == "2015-06-03"
