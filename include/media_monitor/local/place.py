"""Where a local installation keeps its things, and the ports it listens on."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from media_monitor.errors import LaunchError

PROJECT = Path(__file__).parents[3]
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Place:
    """One installation: the project's code, one folder for everything it writes, two ports."""

    project: Path
    state: Path
    data: Path
    port: int
    newsroom_port: int

    @classmethod
    def of(cls, port: int, newsroom_port: int) -> Self:
        """Read the folders from MEDIA_MONITOR_STATE and MEDIA_MONITOR_DATA, else use `.state`."""
        state = Path(os.environ.get("MEDIA_MONITOR_STATE") or PROJECT / ".state").absolute()
        data = Path(os.environ.get("MEDIA_MONITOR_DATA") or state / "data").absolute()
        return cls(PROJECT, state, data, port, newsroom_port)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def secrets(self) -> Path:
        return self.state / "secrets"

    @property
    def airflow_home(self) -> Path:
        return self.state / "airflow"

    @property
    def dags(self) -> Path:
        return Path(os.environ.get("MEDIA_MONITOR_DAGS") or self.project / "dags")

    def prepare(self) -> None:
        """Create the folders; raises LaunchError when the place cannot be used."""
        if not self.dags.is_dir():
            raise LaunchError(f"{self.dags} is missing; start from a copy of the whole project")
        try:
            for folder in (self.state, self.data, self.logs, self.airflow_home):
                folder.mkdir(parents=True, exist_ok=True)
            self.secrets.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise LaunchError(
                f"{error.filename} cannot be written ({error.strerror}); give yourself write access"
                " or set MEDIA_MONITOR_STATE to a folder of your own"
            ) from error

    def require_ports(self) -> None:
        """Raise LaunchError when something else listens on one of the ports."""
        for variable, port in (("PORT", self.port), ("NEWSROOM_PORT", self.newsroom_port)):
            if not _is_free(port):
                raise LaunchError(
                    f"port {port} of {HOST} is taken by another program; stop it or choose another"
                    f" port: make run {variable}={port + 1}"
                )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
