"""The command line as a person or a script meets it: real files in, JSON Lines and tables out."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from media_monitor.cli import app

STORY = (
    "Envoy: Haqqani network is not the Taliban\n\n"
    "The Taliban and the Haqqani network are two separate organisations, the Ruthenbeck envoy "
    "Ada Pellam said on Monday.\n\n"
    "“The Haqqani network,” Pellam told reporters, “is a separate organisation from the Taliban.”\n"
)
ARTICLE_KEYS = {
    "path", "url", "title", "authors", "published", "published_source", "language", "kept",
    "drop_reason", "text", "dropped", "claims", "issues",
}  # fmt: skip
CLAIM_KEYS = {
    "text", "spans", "sentence", "speaker", "speaker_mention", "organisation", "cue", "speech",
    "said", "reported_via", "headline", "on_question", "proposed", "topic", "stance", "rule",
    "decided_by", "confidence",
}  # fmt: skip
FLAG_KEYS = {
    "topic", "day", "kind", "statement_id", "speaker", "organisation", "stance", "text", "said",
    "score", "reasons", "previous_statement_id", "claims",
}  # fmt: skip
CARRIER_KEYS = {"path", "url", "outlet", "published", "text", "spans", "first"}


def ask(*arguments: str | Path, status: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output
    return result.stdout if status == 0 else result.output


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "story.txt"
    path.parent.mkdir()
    path.write_text(STORY, encoding="utf-8")
    return path


def test_read_prints_one_article_per_line_with_all_promised_keys(story: Path) -> None:
    (article,) = rows(ask("read", story, "--published", "2021-08-30", "--outlet", "The Lantern"))

    assert set(article) == ARTICLE_KEYS
    assert article["path"] == str(story)
    assert article["published"] == "2021-08-30T00:00:00Z"
    assert article["claims"]
    assert all(set(claim) == CLAIM_KEYS for claim in article["claims"])


def test_the_words_of_every_claim_stand_where_its_spans_say(story: Path) -> None:
    (article,) = rows(ask("read", story))

    for claim in article["claims"]:
        pieces = [article["text"][start:end] for start, end in claim["spans"]]
        assert " ".join(pieces) == claim["text"]


def test_a_split_quotation_is_one_claim_of_two_pieces(story: Path) -> None:
    (article,) = rows(ask("read", story, "--topic", "taliban_haqqani"))
    split = [claim for claim in article["claims"] if len(claim["spans"]) > 1]

    assert [claim["stance"] for claim in split] == ["separate"]


def test_what_cannot_be_read_still_has_its_line(story: Path) -> None:
    (story.parent / "empty.html").touch()

    unread, read = rows(ask("read", story.parent))

    assert (unread["kept"], unread["drop_reason"]) == (False, "unreadable")
    assert [issue["message"] for issue in unread["issues"]] == ["the page is empty"]
    assert read["kept"]


def test_a_sidecar_beside_the_file_is_read(story: Path) -> None:
    known = {"file": "story.txt", "published": "2019-01-02T03:04:05Z", "url": "https://a.example/1"}
    (story.parent / "metadata.jsonl").write_text(json.dumps(known), encoding="utf-8")

    (article,) = rows(ask("read", story))

    assert (article["published"], article["url"]) == (known["published"], known["url"])


def test_run_then_flags_tell_the_new_statement_with_its_proof(story: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"

    shown = ask("run", "--source", f"directory:{story.parent}", "--data", data)
    flags = rows(ask("flags", "--data", data, "--json"))

    assert "Ada Pellam" in shown
    assert "1 source answered, 1 article read, 0 issues" in shown
    assert [(flag["kind"], flag["stance"]) for flag in flags] == [("new_speaker", "separate")]
    assert set(flags[0]) == FLAG_KEYS
    assert all(set(carrier) == CARRIER_KEYS for carrier in flags[0]["claims"])


def test_flags_can_be_narrowed(story: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    known = {"file": "story.txt", "published": "2021-08-30T03:04:05Z"}
    (story.parent / "metadata.jsonl").write_text(json.dumps(known), encoding="utf-8")
    ask("run", "--source", f"directory:{story.parent}", "--data", data)

    def count(*options: str) -> int:
        return len(rows(ask("flags", "--data", data, "--json", *options)))

    assert count("--since", "2021-08-30") == count("--as-of", "2021-08-30") == count() == 1
    assert count("--since", "2021-08-31") == count("--as-of", "2021-08-29") == 0
    assert count("--topic", "taliban_alqaeda") == 0
    mistaken = ask("flags", "--data", data, "--topic", "weather", status=2)
    assert "--topic weather: no such topic; there are taliban_alqaeda, taliban_haqqani" in mistaken


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read", "nowhere.html"], "nowhere.html: no such file or folder"),
        (["read", ".", "--topic", "weather"], "--topic weather: no such topic; there are"),
        (["run"], "give either --sources FILE or --source TYPE:LOCATION"),
        (["run", "--source", "gopher:x"], "gopher:x: is not TYPE:LOCATION"),
        (["run", "--source", "directory:.", "--from", "2021-08-30"], "give both --from and --to"),
        (["run", "--sources", "nowhere.yaml"], "nowhere.yaml: cannot be read"),
        (["evaluate", "--corpus", "nowhere"], "nowhere: has no seeds/ folder"),
    ],
)
def test_a_mistake_is_named_with_its_remedy(arguments: list[str], message: str) -> None:
    output = ask(*arguments, status=2)

    assert message in output
    assert "Traceback" not in output


def test_flags_before_any_run_say_what_to_do(tmp_path: Path) -> None:
    assert "media-monitor run" in ask("flags", "--data", tmp_path, status=1)


def test_a_misspelt_key_is_named_with_its_file(tmp_path: Path) -> None:
    sources = tmp_path / "sources.yaml"
    sources.write_text("sources: [{name: a, type: directory, path: pages, outlte: The Lantern}]")

    output = ask("run", "--sources", sources, "--data", tmp_path, status=2)

    assert f"{sources}: sources.0.directory.outlte: unknown key" in output


@pytest.mark.usefixtures("story")
def test_a_failed_source_ends_with_status_1_after_the_table(tmp_path: Path) -> None:
    sources = tmp_path / "sources.yaml"
    sources.write_text(
        "sources:\n"
        "  - {name: here, type: directory, path: pages}\n"
        "  - {name: gone, type: directory, path: nowhere}\n"
    )

    output = ask("run", "--sources", sources, "--data", tmp_path / "data", status=1)

    assert "Ada Pellam" in output
    assert "gone" in output
