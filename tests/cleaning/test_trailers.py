"""What was put behind a paragraph is cut off; what belongs to its last sentence stays."""

import pytest

from media_monitor.cleaning import load_rules
from media_monitor.cleaning.languages import LanguageJudge
from media_monitor.cleaning.trailers import without_trailers

RULES = load_rules()
JUDGE = LanguageJudge(RULES.languages)
SENTENCE = "The harbour master said that the ferry would not leave before noon."


@pytest.mark.parametrize(
    "behind",
    [
        "Читайте также: новый мост откроют осенью",
        "مزید پڑھیں: بارش کا امکان",
        "相关新闻:铁路票价上调",
        "(Reporting by Lena Moss; Editing by Karl Voss)",
        "Sign up for our morning briefing",
        "This story has been updated.",
    ],
)
def test_lines_put_behind_a_paragraph_are_cut_off(behind: str) -> None:
    rest, gone = without_trailers(f"{SENTENCE} {behind}", RULES.chrome.trailer, JUDGE)
    assert rest == SENTENCE
    assert [text.rstrip(".") for text, _ in gone] == [behind.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        f"{SENTENCE} «Паром уйдёт в полдень», he added.",
        f"{SENTENCE} «Паром уйдёт в полдень».",
        f"{SENTENCE} The guard answered: «Паром уйдёт в полдень и не раньше, ждите».",
        "The sign on the quay reads Паром уйдёт в полдень.",
        "He asked for it to be repeated. Паром, the word for a ferry, is spelled with one r.",
        f"{SENTENCE} This report has been updated by every minister since.",
        f"{SENTENCE} Sign up for the army, the poster said.",
    ],
)
def test_what_belongs_to_the_paragraph_stays(text: str) -> None:
    assert without_trailers(text, RULES.chrome.trailer, JUDGE) == (text, [])


def test_without_a_judge_no_language_is_cut_off() -> None:
    text = f"{SENTENCE} Читайте также: новый мост откроют осенью"
    assert without_trailers(text, None, None) == (text, [])
