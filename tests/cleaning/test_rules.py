"""The vocabulary: every pattern compiles, chrome is known by its wording, sentences are not."""

from pathlib import Path

import pytest
import yaml

from media_monitor.cleaning import Rules, load_rules
from media_monitor.cleaning.filtering import Filter
from media_monitor.cleaning.pieces import Piece
from media_monitor.cleaning.rules import ChromeRules, LanguageRules
from media_monitor.errors import ConfigError
from media_monitor.settings import CONFIG, load_yaml

LINES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "chrome_lines.yaml").read_text(encoding="utf-8")
)
RULES = load_rules()


def reasons(line: str, rules: Rules = RULES) -> list[str]:
    verdicts = Filter(rules.chrome, None).judge([Piece(line)], ())
    return [verdict.reason for verdict in verdicts if verdict]


@pytest.mark.parametrize("line", LINES["chrome"])
def test_chrome_is_known_by_its_wording(line: str) -> None:
    assert reasons(line)


@pytest.mark.parametrize("line", LINES["article"])
def test_sentences_that_look_a_little_like_chrome_stay(line: str) -> None:
    assert reasons(line) == []


@pytest.mark.parametrize("line", LINES["chrome"])
def test_long_paragraphs_are_never_chrome_by_their_wording(line: str) -> None:
    assert reasons(f"{line} The harbour master said otherwise in his report. " * 12) == []


def test_a_pattern_that_is_no_regular_expression_names_file_and_key(tmp_path: Path) -> None:
    file = tmp_path / "chrome.yaml"
    file.write_text("rules: [{name: odd, reason: odd, whole: ['(']}]", encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"chrome\.yaml.*rules\.0\.whole.*not a regular expression"
    ):
        load_yaml(file, ChromeRules)


def test_an_unknown_key_names_file_and_key(tmp_path: Path) -> None:
    file = tmp_path / "languages.yaml"
    file.write_text("wanted: {name: English, code: en, wrods: a}\nothers: {}\nscripts: {}")
    with pytest.raises(ConfigError, match=r"languages\.yaml.*wrods"):
        load_yaml(file, LanguageRules)


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in load_yaml(CONFIG / "chrome.yaml", ChromeRules).rules]
    assert len(names) == len(set(names))


def test_menu_words_are_not_words_of_the_wanted_language() -> None:
    languages = RULES.languages
    for language in languages.others.values():
        assert not language.menu & languages.wanted.words, language.name


def test_languages_of_scripts_are_described() -> None:
    codes = {code for codes in RULES.languages.scripts.values() for code in codes}
    assert codes <= set(RULES.languages.others)
