"""An unusable place is named before anything starts, with what to do about it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from media_monitor.cli import app
from media_monitor.errors import LaunchError
from media_monitor.local.place import PROJECT, Place


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        yield port


def place(state: Path, port: int = 0, newsroom_port: int = 0) -> Place:
    return Place(PROJECT, state, state / "data", port, newsroom_port)


def test_a_taken_port_is_named_with_another_one(tmp_path: Path, taken: int) -> None:
    with pytest.raises(LaunchError, match=f"port {taken} .* make run PORT={taken + 1}"):
        place(tmp_path, port=taken).require_ports()
    with pytest.raises(LaunchError, match=f"make run NEWSROOM_PORT={taken + 1}"):
        place(tmp_path, newsroom_port=taken).require_ports()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(LaunchError, match=r"file.* cannot be written .*MEDIA_MONITOR_STATE"):
        place(tmp_path / "file" / "state").prepare()


def test_secrets_have_a_private_folder(tmp_path: Path) -> None:
    there = place(tmp_path / "state")
    there.prepare()

    assert there.secrets.stat().st_mode & 0o077 == 0


def test_folders_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIA_MONITOR_STATE", str(tmp_path / "here"))
    monkeypatch.delenv("MEDIA_MONITOR_DATA", raising=False)

    assert Place.of(1, 2).data == tmp_path / "here" / "data"


def test_what_is_empty_in_the_environment_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MEDIA_MONITOR_STATE", "MEDIA_MONITOR_DATA", "MEDIA_MONITOR_DAGS"):
        monkeypatch.setenv(name, "")
    there = Place.of(1, 2)

    assert there.state == PROJECT / ".state"
    assert there.data == there.state / "data"
    assert there.dags == PROJECT / "dags"


@pytest.mark.parametrize("option", ["--port", "--newsroom-port"])
def test_a_port_that_is_none_is_refused(option: str) -> None:
    shown = CliRunner().invoke(app, ["up", option, "70000"], env={"COLUMNS": "200"})

    assert shown.exit_code == 2
    assert f"Invalid value for '{option}'" in shown.output
    assert "less than or equal to 65535" in shown.output
