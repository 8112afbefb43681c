"""Marked articles: how they are read, and which found claim is which marked one."""

from pathlib import Path

import pytest

from media_monitor.errors import ConfigError
from media_monitor.positions.articles import MarkedArticle, labelled, read_articles
from media_monitor.positions.examples import claim_of

_STANCES = ("for", "against")
_TEXT = """Reds quarrel over blues

[[for @ Ana Roe|"They are fine,"]] said Ana Roe, [[+|"and always were."]]

She added [[OFF @ Ana Roe|that it rained]].
"""


def _one(folder: Path, text: str) -> MarkedArticle:
    (folder / "one.txt").write_text(text)
    return read_articles(folder, _STANCES)["one"]


def test_marks_are_taken_out_and_point_at_their_words(tmp_path: Path) -> None:
    article, marked = _one(tmp_path, _TEXT)
    assert "[[" not in article.text
    assert [(m.label, m.speaker) for m in marked] == [("for", "Ana Roe"), ("OFF", "Ana Roe")]
    assert [[article.text[s:e] for s, e in m.spans] for m in marked] == [
        ['"They are fine,"', '"and always were."'],
        ["that it rained"],
    ]
    assert article.text[article.body_start :].startswith('"They are')


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("A [[maybe @ X|b]]", "unknown label"),
        ("A [[+|b]]", "no claim before it"),
        ("A [[for|b]]", "cannot be read"),
        ("A [[for @ X|b", "cannot be read"),
        ("A b]] c", "cannot be read"),
    ],
)
def test_a_wrong_mark_is_named_with_its_file(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint) as caught:
        _one(tmp_path, text)
    assert "one.txt" in str(caught.value)


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no articles"):
        read_articles(tmp_path, _STANCES)


def test_found_claims_take_the_label_of_the_one_they_are(tmp_path: Path) -> None:
    example = _one(tmp_path, _TEXT)
    text = example.article.text

    def found(*words: str) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(w), text.index(w) + len(w)) for w in words)

    claims = [
        claim_of(example.article, spans, "x")
        for spans in (
            found("it rained"),
            found("They are fine", "and always were"),
            found("Reds quarrel"),
            found("fine"),
        )
    ]
    rows = [(claim.text, label) for claim, label in labelled(example, claims)]
    assert rows == [
        ("Reds quarrel", "OFF"),
        ("They are fine and always were", "for"),
        ("fine", None),  # a scrap of a claim on the question teaches nothing
        ("it rained", "OFF"),
    ]


def test_marked_claims_that_were_not_found_are_learnt_from_too(tmp_path: Path) -> None:
    rows = labelled(_one(tmp_path, _TEXT), [])
    assert [(claim.text, label) for claim, label in rows] == [
        ('"They are fine," "and always were."', "for"),
        ("that it rained", "OFF"),
    ]
