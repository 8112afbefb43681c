"""What README, handbook and messages name exists: commands, targets, files, views, flags."""

import re
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from media_monitor.cli import app
from media_monitor.models import FlagKind

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    command.callback.__name__ for command in app.registered_commands if command.callback
)
GROUPS = {group.name for group in app.registered_groups}
PAGES = "\n".join(
    page.read_text(encoding="utf-8") for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
)
# Remedies, among others.
MESSAGES = "\n".join(
    file.read_text(encoding="utf-8")
    for folder in ("include/media_monitor", "dags", "plugins")
    for file in (ROOT / folder).rglob("*")
    if file.suffix in {".py", ".sql", ".html"}
)
USES = sorted(
    {*re.findall(r"media-monitor (\w+)((?: [^\n#|`]*)?)", PAGES)}
    | {*re.findall(r"`media-monitor (\w+)((?: [^\n#|`{\"]*)?)", MESSAGES)}
)


@pytest.mark.parametrize(("command", "arguments"), USES)
def test_every_command_shown_exists_with_its_options(command: str, arguments: str) -> None:
    words = [command, *re.findall(r"^ ([a-z-]+)", arguments)] if command in GROUPS else [command]
    shown = CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "200"})

    assert shown.exit_code == 0
    assert [o for o in re.findall(r"--[a-z-]+", arguments) if o not in shown.output] == []


def test_every_target_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z0-9-]+)`", PAGES + MESSAGES))

    assert {"run", "test", "e2e", "env"} <= named <= targets


def test_every_file_shown_exists() -> None:
    named = set(re.findall(r"[`(]((?:bin|dags|docs|include|plugins|tests)/[^`()\s]*)[`)]", PAGES))
    missing = {name for name in named if not (ROOT / name).exists()}

    assert len(named) >= 8
    assert missing == {"include/config/topics/isi_haqqani.yaml"}  # to be written


def test_every_kind_of_flag_is_explained() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)) - {"make"} >= set(
        get_args(FlagKind)
    )


def test_every_view_named_exists() -> None:
    views = {
        path.stem.partition("_")[2] for path in ROOT.glob("include/media_monitor/sql/views/*.sql")
    }
    named = re.findall(
        r"`(\w+)`", README[README.index("`statements`") : README.index("other views")]
    )

    assert set(named) <= views


def test_every_place_in_the_tree_exists() -> None:
    tree = README[README.index("## Find your way") :].split("```")[1]
    names = re.findall(r"[\w/]+(?:/|\.py)", tree)

    assert len(names) > 20
    for name in names:
        folders = (ROOT, ROOT / "include" / "media_monitor", ROOT / "tests")
        assert any((folder / name).exists() for folder in folders), name


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"})

    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) > 8
