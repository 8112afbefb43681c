"""Gold files are read whole, and what is wrong in them is named."""

from pathlib import Path

import pytest

from media_monitor.errors import ConfigError
from media_monitor.evaluation.gold import load_gold

CLAIM = (
    '{"id": "1", "file": "a.txt", "start": 0, "end": 4, "text": "Two.", "spans": [[0, 4]],'
    ' "speaker": "Mara Quill", "on_question": true, "stance": "separate"}\n'
)


def corpus(folder: Path, claims: str) -> Path:
    (folder / "gold_claims.jsonl").write_text(claims, encoding="utf-8")
    for name in ("gold_clean.jsonl", "gold_not_claims.jsonl"):
        (folder / name).write_text("", encoding="utf-8")
    return folder


def test_a_claim_is_read_with_what_is_optional_left_empty(tmp_path: Path) -> None:
    (claim,) = load_gold(corpus(tmp_path, CLAIM)).claims

    assert (claim.speaker, claim.spans, claim.alt_stance) == ("Mara Quill", ((0, 4),), None)


def test_a_bad_line_is_named_with_its_key(tmp_path: Path) -> None:
    bad = CLAIM.replace('"speaker": "Mara Quill", ', "")

    with pytest.raises(ConfigError, match=r"gold_claims\.jsonl:2: speaker: Field required"):
        load_gold(corpus(tmp_path, CLAIM + bad))


def test_a_line_ends_where_json_lines_end(tmp_path: Path) -> None:
    (claim,) = load_gold(corpus(tmp_path, CLAIM.replace("Two.", "One\u2028two."))).claims

    assert claim.text == "One\u2028two."


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    folder = corpus(tmp_path, "")
    (folder / "gold_claims.jsonl").write_bytes(CLAIM.replace("Quill", "Qüill").encode("latin-1"))

    with pytest.raises(ConfigError, match=r"gold_claims\.jsonl:1: the file: Invalid JSON"):
        load_gold(folder)


def test_a_missing_file_says_what_corpus_means(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--corpus names a folder with gold files"):
        load_gold(tmp_path)
