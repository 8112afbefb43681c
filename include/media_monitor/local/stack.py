"""Brings the parts up in an order that works, and says when they are ready."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from importlib.metadata import version

from media_monitor.errors import LaunchError
from media_monitor.local import airflow, processes
from media_monitor.local.api import Api
from media_monitor.local.credentials import USER, Credentials
from media_monitor.local.place import HOST, Place
from media_monitor.local.postgres import Postgres
from media_monitor.local.supervisor import Part, Supervisor

PATIENCE = 300.0  # seconds; two busy cores need about 60

Say = Callable[[str], None]


class Stack:
    """All parts of one installation, running."""

    def __init__(self, place: Place, secrets: Credentials, supervisor: Supervisor) -> None:
        self.place = place
        self.api = Api(place.port, USER, secrets.password)
        self.supervisor = supervisor
        self._postgres = Postgres(place.state / "postgres")
        self._settings = airflow.environment(place, secrets, self._postgres.url)

    @classmethod
    @contextmanager
    def running(cls, place: Place, secrets: Credentials, say: Say) -> Iterator["Stack"]:
        """Keep everything up while the context is open; raises LaunchError when a part fails."""
        supervisor = Supervisor(place.logs)
        stack = cls(place, secrets, supervisor)
        with stack._postgres.socket_folder(), supervisor:
            stack._start(say)
            yield stack

    def _start(self, say: Say) -> None:
        self.supervisor.start(_newsroom(self.place))
        say("PostgreSQL")
        self._start_postgres()
        say("Airflow's tables")
        self._migrate()
        say("Airflow's API server and Dag processor")
        for part in airflow.first_parts(self._settings):
            self.supervisor.start(part)
        self._wait_for("api-server", self.api.is_healthy)
        self.api.ensure_pool(airflow.WRITER_POOL, "One writer at a time for the warehouse")
        say("Airflow's scheduler and triggerer")
        for part in airflow.later_parts(self._settings):
            self.supervisor.start(part)
        self._wait_for("newsroom", lambda: _answers(self.place.newsroom_port))

    def _start_postgres(self) -> None:
        environment = airflow.plain_environment(self.place)
        self._postgres.prepare(environment)
        server = self.supervisor.start(self._postgres.part(environment))
        self._wait_for("postgres", lambda: self._postgres.is_ready(server.pid))
        self._postgres.ensure_database()

    def _migrate(self) -> None:
        wanted = version("apache-airflow")
        if self._postgres.schema() == wanted:
            return
        log = self.supervisor.log_of("migrate")
        process = processes.spawn([str(airflow.PROGRAM), "db", "migrate"], self._settings, log)
        if process.wait() != 0:
            raise LaunchError(
                f"Airflow's tables cannot be made; {log} ends with:\n{processes.tail(log)}"
            )
        self._postgres.note_schema(wanted)

    def _wait_for(self, name: str, is_ready: Callable[[], bool]) -> None:
        self.supervisor.wait_until(name, is_ready, PATIENCE)


def _newsroom(place: Place) -> Part:
    command = (sys.executable, "-m", "media_monitor.newsroom")
    return Part("newsroom", command, airflow.plain_environment(place))


def _answers(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/robots.txt")
        connection.getresponse().read()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True
