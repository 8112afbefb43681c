"""The handbook's question works as it stands there: its checks hold, it is followed in a run."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from media_monitor.cli import app
from media_monitor.models import Page, Window
from media_monitor.positions import load_topics
from media_monitor.reading import Reader
from media_monitor.settings import CONFIG
from media_monitor.sources import parse_source

GUIDE = (Path(__file__).parents[1] / "docs" / "new-question.md").read_text(encoding="utf-8")
(QUESTION,) = re.findall(r"```yaml\n(.+?)```", GUIDE, re.DOTALL)
(EXAMPLES,) = re.findall(r"```json\n(.+?)```", GUIDE, re.DOTALL)
NEWS = """Envoy sees the agency's hand

The ISI and the Haqqani network were discussed in the committee on Monday.

"The Haqqani network is a tool of the ISI," envoy Ada Pellam told members. A lawmaker said that the
agency had no control over the network.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "isi_haqqani.yaml"
    path.write_text(QUESTION, encoding="utf-8")
    return path


def test_its_checks_hold(file: Path) -> None:
    shown = CliRunner().invoke(app, ["topic", "check", str(file)])

    assert shown.exit_code == 0, shown.output
    assert "arm of @isi" in shown.output


def test_a_check_that_fails_is_shown_and_counted(file: Path) -> None:
    text = QUESTION.replace("label: supported", "label: controlled")
    file.write_text(text, encoding="utf-8")

    shown = CliRunner().invoke(app, ["topic", "check", str(file)])

    assert shown.exit_code == 1
    assert "1 of 9 checks come out otherwise" in shown.output


def test_it_is_followed_without_any_code(file: Path, tmp_path: Path) -> None:
    config = tmp_path / "config"
    shutil.copytree(CONFIG, config, ignore=shutil.ignore_patterns("topics"))
    (config / "topics").mkdir()
    shutil.copy(file, config / "topics")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "news.txt").write_text(NEWS, encoding="utf-8")
    reader = Reader.from_config(config)
    source = parse_source(f"directory:{tmp_path / 'pages'}")
    (found,) = source.discover(Window.always(), pytest.fail).candidates
    fetched = source.fetch(found, pytest.fail)

    read = reader.read(Page.of(fetched, found), fetched.body)

    speakers = {claim.claim_id: claim.speaker for claim in read.claims}
    assert {(speakers[each.claim_id], each.stance) for each in read.positions} == {
        ("Ada Pellam", "controlled"),
        ("Lawmaker (unnamed)", "independent"),
    }


def test_its_examples_are_examples(file: Path, tmp_path: Path) -> None:
    (tmp_path / "isi_haqqani.examples.jsonl").write_text(EXAMPLES * 20, encoding="utf-8")
    named = QUESTION.replace("undecided:", "examples: isi_haqqani.examples.jsonl\nundecided:")
    file.write_text(named, encoding="utf-8")

    (topic,) = load_topics(tmp_path)

    assert topic.examples == "isi_haqqani.examples.jsonl"
