"""The review desk as an analyst meets it: commands in, tables, errors and decisions out."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from media_monitor import pipeline, settings
from media_monitor.batches import BatchWriter, batch_folder
from media_monitor.cli import app
from media_monitor.models import Article, Claim, Hints, Page, Position, Run, Window

TOPIC = "taliban_haqqani"
RUN = Run(run_id="first", window=Window.always(), started_at=datetime(2022, 1, 1, tzinfo=UTC))
URL = "https://lantern.example/envoys"
# Claim, speaker, words, position; those without one were never read on the question.
SAID = (
    ("flagged", "Ada Pellam", "“The two groups are run from separate houses.”", "separate"),
    ("repeated", "Ada Pellam", "the two groups are run from separate houses", "separate"),
    ("second", "Ilya Voss", "“Their commanders sit on one council.”", "integrated"),
    ("suspected", "Mara Quist", "“One treasurer pays both, as everybody knows.”", "integrated"),
    ("vague", "Mara Quist", "“Ask me again after the talks in spring.”", "unclear"),
    ("unread", "Tam Oduya", "“I would not put a knife between them.”", None),
)
PROPOSED = ("suspected", "vague")


def load_article(data: Path) -> None:
    text = "\n\n".join(words for _, _, words, _ in SAID)
    known = {"source": "example", "url": URL, "path": None}
    moment = datetime(2021, 9, 6, tzinfo=UTC)
    writer = BatchWriter(batch_folder(data, RUN.run_id, "example"))
    page = {"page_id": "page", "fetched_at": moment, "content_type": "text/html", "charset": None}
    page |= {"digest": "d", "warc": "w", "warc_offset": 0, "hints": Hints()}
    writer.write("pages", [Page.model_validate(page | known)])
    article = dict.fromkeys(Article.model_fields) | {
        "article_id": "article",
        "page_id": "page",
        "authors": (),
        "published": moment,
        "outlet": "The Lantern",
        "kept": True,
        "text": text,
        "body_start": 0,
        "provenance": {},
    }
    writer.write("articles", [Article.model_validate(article | known)])
    writer.write("claims", [_claim(text, *said[:3]) for said in SAID])
    writer.write("positions", [_position(said[0], said[3]) for said in SAID if said[3]])


def _claim(text: str, claim_id: str, speaker: str, words: str) -> Claim:
    start = text.rindex(words) if claim_id == "repeated" else text.index(words)
    return Claim(
        claim_id=claim_id,
        article_id="article",
        text=words,
        spans=((start, start + len(words)),),
        sentence=f"{words}, {speaker} said.",
        speaker=speaker,
        speaker_mention=speaker,
        organisation="Envoys' Office",
        cue="said",
        speech="direct" if words.startswith("“") else "indirect",
        said="2021-09-06",
        reported_via=None,
        headline=False,
    )


def _position(claim_id: str, stance: str) -> Position:
    is_proposed = claim_id in PROPOSED
    return Position(
        claim_id=claim_id,
        topic=TOPIC,
        on_question=not is_proposed,
        proposed=is_proposed,
        stance=stance,
        rule="a rule",
        decided_by="rule",
        confidence=0.8,
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("published")
    load_article(data)
    pipeline.load(RUN, data)
    pipeline.diff(RUN, data)
    pipeline.publish(data)
    return data


@pytest.fixture
def data(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published, tmp_path / "data")
    return tmp_path / "data"


def ask(data: Path, *arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, [*arguments, "--data", str(data)])
    assert result.exit_code == status, result.output
    return " ".join(result.output.split())


def review(data: Path, *arguments: str, status: int = 0) -> str:
    return ask(data, "review", *arguments, status=status)


def decide(data: Path, *arguments: str, status: int = 0) -> str:
    signed = ("--by", "Mara Ilves", "--why", "heard the tape")
    return review(data, *arguments, *signed, status=status)


def flags(data: Path) -> dict[str, dict[str, object]]:
    result = CliRunner().invoke(app, ["flags", "--json", "--data", str(data)])
    found = [json.loads(line) for line in result.stdout.splitlines()]
    return {str(flag["speaker"]): flag for flag in found}


def statement(data: Path, speaker: str) -> str:
    return str(flags(data)[speaker]["statement_id"])


def written(data: Path) -> list[dict[str, object]]:
    path = settings.decisions(data)
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_the_list_shows_flags_and_suspicions_until_somebody_decides(data: Path) -> None:
    known = statement(data, "Ada Pellam")
    shown = review(data, "list")
    assert "4 to review" in shown
    assert known in shown
    assert "suspected" in shown
    assert "unread" not in shown

    decide(data, "dismiss", "suspected")
    decide(data, "note", "vague")
    decide(data, "confirm", known, "--apply")

    shown = review(data, "list")
    assert "2 to review" in shown
    assert known not in shown


def test_the_list_can_be_cut_and_narrowed(data: Path) -> None:
    assert "1 to review (of 4: more with --limit)" in review(data, "list", "--limit", "1")
    assert review(data, "list", "--topic", "another") == "Nothing waits for review."


def test_show_gives_the_proof_of_each_claim_and_who_decided(data: Path) -> None:
    known = statement(data, "Ada Pellam")
    decide(data, "speaker", known, "Tam Oduya", "--apply")

    shown = review(data, "show", known)

    assert "claim flagged: The Lantern, 2021-09-06" in shown
    assert f"at {URL}, characters 0-46" in shown
    assert "by Ada Pellam (Envoys' Office), corrected to Tam Oduya; direct" in shown
    assert "read as: separate (a rule), now separate by review" in shown
    assert "heard the tape" in shown


def test_a_dismissed_flag_is_gone_at_once_when_applied(data: Path) -> None:
    known = statement(data, "Ada Pellam")

    shown = decide(data, "dismiss", known, "--apply")

    assert "withdrawn │ review" in shown
    assert "Ada Pellam" not in flags(data)


def test_a_decision_waits_for_the_next_comparison_and_can_be_taken_back(data: Path) -> None:
    before = flags(data)
    decide(data, "dismiss", statement(data, "Ada Pellam"))
    assert flags(data) == before
    assert "not applied yet" in review(data, "log")

    (made,) = written(data)
    assert "withdrawn" in review(data, "apply")
    assert "standing" in review(data, "log")

    decide(data, "withdraw", str(made["decision_id"]), "--apply")
    assert flags(data) == before
    assert "withdrawn" in review(data, "log")


def test_a_suspicion_is_confirmed_with_the_position_it_was_suspected_of(data: Path) -> None:
    decide(data, "confirm", "suspected", "--apply")

    flag = flags(data)["Mara Quist"]
    assert (flag["stance"], flag["status"]) == ("integrated", "confirmed")
    assert written(data)[0]["stance"] == "integrated"


def test_a_claim_never_read_on_the_question_can_be_brought_in(data: Path) -> None:
    decide(data, "confirm", "unread", "--topic", TOPIC, "--stance", "affiliated", "--apply")

    assert flags(data)["Tam Oduya"]["stance"] == "affiliated"


def test_two_statements_are_made_one_and_two_again(data: Path) -> None:
    one, other = statement(data, "Ada Pellam"), statement(data, "Ilya Voss")
    decide(data, "same-as", one, other, "--apply")
    (joined,) = flags(data).values()

    decide(data, "not-the-same", "second", str(joined["statement_id"]), "--apply")

    assert set(flags(data)) == {"Ada Pellam", "Ilya Voss"}
    assert written(data)[-1]["target"] == {
        "id": "second",
        "claims": [{"address": URL, "words": SAID[2][2], "speaker": "Ilya Voss"}],
    }


def test_a_name_of_former_days_is_written_down_as_the_present_one(data: Path) -> None:
    former = statement(data, "Ada Pellam")
    decide(data, "speaker", former, "Tam Oduya", "--apply")

    decide(data, "note", former)

    about = written(data)[-1]["target"]
    assert isinstance(about, dict)
    assert about["id"] == statement(data, "Tam Oduya") != former


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dismiss", "nobody"], "nobody: the published snapshot has no statement and no claim"),
        (["show", "nobody"], "copy one from `media-monitor review list`"),
        (["stance", "second", "neutral"], "choose from separate, affiliated, integrated, unclear"),
        (["stance", "suspected", "separate"], "`media-monitor review confirm suspected"),
        (["same-as", "second", "suspected"], "is not known to speak to taliban_haqqani"),
        (["confirm", "vague"], "say with --stance which position it takes"),
        (["confirm", "unread"], "speaks to no topic yet; say with --topic which one is meant"),
        (["confirm", "unread", "--topic", "weather"], "--topic weather: there is none"),
        (["confirm", "unread", "--topic", TOPIC], "say with --stance which position it takes"),
        (["same-as", "flagged", "repeated"], "are one statement already"),
        (["not-the-same", "second", "second"], "name the claim that does not belong to it"),
        (["speaker", "second", " "], "this is no decision: speaker"),
        (["withdraw", "nothing"], "no such decision; `media-monitor review log` lists all"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_remedy(
    data: Path, arguments: list[str], message: str
) -> None:
    ask_it = review if arguments[0] == "show" else decide

    assert message in ask_it(data, *arguments, status=1)
    assert written(data) == []


def test_a_decision_needs_a_name_and_a_reason(data: Path) -> None:
    assert "why" in review(data, "dismiss", "second", "--by", "Mara Ilves", "--why", " ", status=1)
    assert "--why" in review(data, "dismiss", "second", "--by", "Mara Ilves", status=2)


def test_nothing_is_decided_over_a_file_that_cannot_be_read(data: Path) -> None:
    settings.decisions(data).write_text('{"kind": "dis', encoding="utf-8")

    output = decide(data, "dismiss", "second", status=1)

    assert "decisions.jsonl:1" in output
    assert settings.decisions(data).read_text(encoding="utf-8") == '{"kind": "dis'


def test_before_anything_is_published_the_log_is_empty_and_the_rest_says_so(tmp_path: Path) -> None:
    assert review(tmp_path, "log") == "Nobody has decided anything here."
    assert "run `media-monitor run` first" in review(tmp_path, "list", status=1)
