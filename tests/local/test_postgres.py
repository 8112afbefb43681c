"""PostgreSQL starts as whoever we are, lets nobody else in, and recovers from being killed."""

import os
import pwd
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from media_monitor.errors import LaunchError
from media_monitor.local.postgres import Postgres
from media_monitor.local.supervisor import Supervisor

SECONDS = 60.0
IS_ROOT = os.geteuid() == 0


@contextmanager
def running(postgres: Postgres, logs: Path) -> Iterator[Supervisor]:
    environment = dict(os.environ)
    with postgres.socket_folder(), Supervisor(logs) as supervisor:
        postgres.prepare(environment)
        server = supervisor.start(postgres.part(environment))
        supervisor.wait_until("postgres", lambda: postgres.is_ready(server.pid), SECONDS)
        postgres.ensure_database()
        yield supervisor


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "a state with spaces"
    folder.mkdir()
    return folder


def test_what_was_noted_is_there_after_a_restart(state: Path) -> None:
    postgres = Postgres(state / "postgres")
    with running(postgres, state):
        assert postgres.schema() is None
        postgres.note_schema("1.2.3")
    assert not postgres.sockets.exists()

    again = Postgres(state / "postgres")
    with running(again, state):
        assert again.schema() == "1.2.3"


def test_the_address_works_and_there_is_no_other(state: Path) -> None:
    postgres = Postgres(state / "postgres")
    with running(postgres, state):
        with psycopg.connect(postgres.url.replace("+psycopg", "")) as connection:
            row = connection.execute("show listen_addresses").fetchone()
        assert row == ("",)
        assert stat.S_IMODE(postgres.sockets.stat().st_mode) == 0o700
        assert stat.S_IMODE(postgres.data.stat().st_mode) == 0o700


@pytest.mark.skipif(not IS_ROOT, reason="only root can try as another user")
def test_another_user_is_refused(state: Path) -> None:
    postgres = Postgres(state / "postgres")
    with running(postgres, state):
        postgres.sockets.chmod(0o755)  # even where the folder would let them in
        tried = subprocess.run(
            [postgres.bin / "psql", "-h", postgres.sockets, "-U", "airflow", "postgres", "-c", ""],
            user=pwd.getpwnam("nobody").pw_uid,
            capture_output=True,
            text=True,
            check=False,
        )

    assert tried.returncode != 0
    assert "Peer authentication failed" in tried.stderr


def test_a_killed_server_starts_again(state: Path) -> None:
    postgres = Postgres(state / "postgres")
    with running(postgres, state) as supervisor:
        postgres.note_schema("before")
        pid_file = postgres.data / "postmaster.pid"
        killed = int(pid_file.read_text().split()[0])
        os.kill(killed, signal.SIGKILL)

        def is_back() -> bool:
            if not pid_file.exists():
                return False
            pid = int(pid_file.read_text().split()[0])
            return pid != killed and postgres.is_ready(pid)

        supervisor.wait_until("postgres", is_back, SECONDS)
        assert postgres.schema() == "before"


@pytest.mark.parametrize("noted", ["{pid}\n{data}\n", ""])
def test_a_process_id_of_another_program_or_none_does_not_stop_it(state: Path, noted: str) -> None:
    postgres = Postgres(state / "postgres")
    with running(postgres, state):
        pass
    (postgres.data / "postmaster.pid").write_text(noted.format(pid=os.getpid(), data=postgres.data))

    with running(postgres, state):
        assert postgres.schema() is None


def test_a_folder_of_somebody_else_is_not_used(state: Path) -> None:
    postgres = Postgres(state / "postgres")
    postgres.sockets.mkdir(mode=0o777)
    postgres.sockets.chmod(0o777)
    try:
        with pytest.raises(LaunchError, match="not a private folder of ours"):
            postgres.socket_folder().__enter__()
    finally:
        postgres.sockets.rmdir()


def test_a_long_temporary_folder_is_passed_over(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(state / ("long" * 25)))

    assert Postgres(state / "postgres").sockets.parent == Path("/tmp")  # noqa: S108 - the expected place


@pytest.mark.skipif(not IS_ROOT or sys.platform != "linux", reason="needs root on Linux")
def test_root_in_a_private_home(state: Path) -> None:
    """Nobody else can enter the folder, so PostgreSQL runs in a user name space."""
    state.chmod(0o700)
    postgres = Postgres(state / "postgres")

    assert postgres.identity.prefix[:2] == ("unshare", "--user")
    with running(postgres, state):
        assert postgres.schema() is None
        assert postgres.data.stat().st_uid == 0
