"""Which lines are foreign: menus and teasers go, names and quotations stay."""

from pathlib import Path

import pytest
import yaml

from media_monitor.cleaning import load_rules
from media_monitor.cleaning.languages import UNKNOWN, LanguageJudge
from media_monitor.cleaning.pieces import Piece

CHROME: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "foreign_chrome.yaml").read_text(encoding="utf-8")
)
JUDGE = LanguageJudge(load_rules().languages)
ENGLISH = "The harbour master said that the ferry would not leave before noon."


def foreign(*lines: str) -> list[str]:
    return JUDGE.foreign([Piece(line) for line in lines])


@pytest.mark.parametrize("line", [line for lines in CHROME.values() for line in lines])
def test_foreign_chrome_is_foreign(line: str) -> None:
    assert JUDGE.language_of(line) not in (UNKNOWN, "en")


@pytest.mark.parametrize(("code", "line"), [(c, lines[-2]) for c, lines in CHROME.items()])
def test_full_sentences_tell_their_language(code: str, line: str) -> None:
    near = {
        "uk": {"uk", "ru"},
        "id": {"id", "ms"},
        "ps": {"ps", "ar", "fa", "ur"},
        "zh": {"zh", "ja"},
    }
    if len(line.split()) > 5:
        assert JUDGE.language_of(line) in near.get(code, {code})


@pytest.mark.parametrize(
    "line",
    [
        "Abdul Ghani Baradar",
        "Tehrik-i-Taliban Pakistan",
        "Los Angeles",
        "El Paso shooting",
        "Key points",
        "Doha talks resume",
        "Qatar, Turkey negotiate Kabul airport security",
        "Recep Tayyip Erdoğan",
        "Lena Moss: Two groups, one harbour, and no agreement between them.",
        "He called it “la guerra de las sombras”, the war of the shadows.",
        "She wrote «Мы не одно и то же» on the wall, and the guards left it there for a week.",
        "The word خلافت was painted on the gate when the column of trucks came through.",
        "14 March 2021",
        "https://tide.example/2021/03/ferry",
    ],
)
def test_names_quotations_and_english_stay(line: str) -> None:
    assert foreign(ENGLISH, line, ENGLISH) == ["", "", ""]


def test_a_foreign_quotation_that_an_english_sentence_introduces_stays() -> None:
    quotation = "“Мы не делимся на две группы, и никогда не делились.”"
    assert foreign("The commander wrote on his channel:", quotation, ENGLISH) == ["", "", ""]
    assert foreign(ENGLISH, quotation, ENGLISH) == ["", "ru", ""]


def test_short_lines_follow_a_foreign_neighbour() -> None:
    assert foreign(ENGLISH, "Читайте также", "TV 24", ENGLISH) == ["", "ru", "ru", ""]
    assert foreign(ENGLISH, "TV 24", ENGLISH) == ["", "", ""]


def test_a_teaser_with_a_foreign_label_goes_whatever_it_is_in() -> None:
    assert foreign(ENGLISH, "Читайте также: Ferry strike enters third week")[1] == "ru"
    assert foreign(ENGLISH, "Baca juga: Ferry strike enters third week")[1] != ""
    assert foreign(ENGLISH, "Update: Ferry strike enters third week")[1] == ""


TURKISH = [Piece(line) for line in ("Son dakika haberleri", "Bizi takip edin", "Yorum yapın")]


def told_on_a_turkish_page(line: str) -> str:
    return JUDGE.foreign([Piece(ENGLISH), Piece(line), Piece(ENGLISH)], TURKISH)[1]


@pytest.mark.parametrize("line", ["Meclis Genel Kurulu toplandı", "Kaynak: Anadolu Ajansı"])
def test_a_line_that_does_not_tell_is_in_the_language_of_its_page(line: str) -> None:
    assert not foreign(ENGLISH, line, ENGLISH)[1]
    assert told_on_a_turkish_page(line) == "tr"


@pytest.mark.parametrize(
    "line", ["Divided loyalties", "Najib Kharoti", "Loya Paktia", "Bread, oaths and ledgers"]
)
def test_names_and_subheadings_stay_on_a_foreign_page(line: str) -> None:
    assert not told_on_a_turkish_page(line)
