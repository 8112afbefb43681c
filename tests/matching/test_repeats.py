"""What is said again at the same time in other words is shown as a probable repeat."""

import pytest

from tests.matching.told import evidence, group


def test_other_words_of_the_same_day_are_a_probable_repeat() -> None:
    first, second = group([evidence(1), evidence(2, text="“Ask the traders whom they pay.”")])

    assert (first.probable_repeat_of, second.probable_repeat_of) == (None, first.statement_id)


FEW_WORDS = "“There is no second purse.”"


@pytest.mark.parametrize(
    ("given", "is_repeat"),
    [
        ({}, True),
        ({"said": None}, True),
        ({"published": "2021-09-08", "said": "2021-09-08"}, False),
        ({"published": "2021-09-14"}, False),
        ({"said": "2019"}, False),
        ({"stance": "integrated"}, False),
        ({"speaker": "Ilya Voss"}, False),
        (
            {"text": "“Ask drivers in Khost, bakers in Gardez, judges in Logar, tailors, smiths.”"},
            False,
        ),
        ({"speaker": "Ruthenbeck Foreign Ministry"}, True),
        ({"speaker": "Ruthenbeck Foreign Ministry", "said": "2021-09-06"}, True),
        ({"speaker": "Ruthenbeck Foreign Ministry", "said": "2021-09-07"}, False),
        ({"speaker": "Ruthenbeck Foreign Ministry report"}, False),
    ],
    ids=[
        "of this month",
        "of no known time",
        "of another day",
        "a week later",
        "of long ago",
        "another position",
        "somebody else",
        "much to say",
        "the body for which she speaks",
        "the body on that day",
        "the body on another day",
        "a passage of a document",
    ],
)
def test_few_words_of_no_known_day_are_a_probable_repeat_of_what_was_said_days_before(
    given: dict[str, str | None], *, is_repeat: bool
) -> None:
    copy = {"text": FEW_WORDS, "said": "2021-09", "published": "2021-09-08", "article": "b"}

    found = group([evidence(1), evidence(2, **copy | given)])

    first = next(each for each in found if each.text == evidence(1).text)
    (other,) = (each for each in found if each is not first)
    assert other.probable_repeat_of == (first.statement_id if is_repeat else None)
