"""The few questions the launcher asks Airflow, over its REST API on loopback."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from http import HTTPMethod, HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Literal, NamedTuple, TypeVar
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ConfigDict, ValidationError

from media_monitor.errors import LaunchError
from media_monitor.local.place import HOST

PAGE = 100  # rows; the API gives no more at once
TIMEOUT = 60.0  # seconds
RUNNING_AT_ONCE = 2  # days of one backfill

Reprocess = Literal["failed", "completed"]


class Seen(BaseModel):
    """What the API tells, as far as we look at it."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class DagRun(Seen):
    """One run of a DAG; its day is the start of its data interval."""

    dag_run_id: str
    state: str
    logical_date: datetime | None


class DagRuns(Seen):
    """The runs of a DAG."""

    dag_runs: tuple[DagRun, ...]


class TaskInstance(Seen):
    """One try of one task of a run."""

    task_id: str
    map_index: int
    try_number: int


class TaskInstances(Seen):
    """Tasks of a run."""

    task_instances: tuple[TaskInstance, ...]


class ImportProblem(Seen):
    """A DAG file that cannot be read, and why."""

    filename: str
    stack_trace: str


class ImportProblems(Seen):
    """All DAG files that cannot be read."""

    import_errors: tuple[ImportProblem, ...]


class Backfill(Seen):
    """One backfill, done when it has been completed."""

    id: int
    completed_at: datetime | None


class Backfills(Seen):
    """The backfills of a DAG."""

    backfills: tuple[Backfill, ...]


class _Token(Seen):
    access_token: str


class _Answer(NamedTuple):
    status: int
    body: bytes


Kind = TypeVar("Kind", bound=Seen)


class Api:
    """A client that signs in; raises LaunchError when Airflow does not answer as it should."""

    def __init__(self, port: int, user: str, password: str) -> None:
        self._port = port
        self._credentials = {"username": user, "password": password}
        self._token: str | None = None

    def is_healthy(self) -> bool:
        """Tell whether the API server answers and reaches its database."""
        try:
            answer = self._send(HTTPMethod.GET, "/api/v2/monitor/health")
        except OSError:
            return False
        return answer.status == HTTPStatus.OK

    def ensure_pool(self, name: str, description: str) -> None:
        """Create a pool of one slot unless it exists."""
        pool = {"name": name, "slots": 1, "description": description}
        self._ask(HTTPMethod.POST, "pools", pool, allowed=HTTPStatus.CONFLICT)

    def knows_dag(self, dag_id: str) -> bool:
        answer = self._ask(HTTPMethod.GET, f"dags/{dag_id}", allowed=HTTPStatus.NOT_FOUND)
        return answer.status == HTTPStatus.OK

    def import_problems(self) -> tuple[ImportProblem, ...]:
        return self._get(ImportProblems, "importErrors").import_errors

    def runs(self, dag_id: str, first: date, last: date) -> tuple[DagRun, ...]:
        """List the runs of the UTC days from first to last, both included."""
        query = {"logical_date_gte": _midnight(first), "logical_date_lte": _midnight(last)}
        return self._get(DagRuns, f"dags/{dag_id}/dagRuns", query).dag_runs

    def start_backfill(self, dag_id: str, first: date, last: date, again: Reprocess) -> bool:
        """Create missing runs and repeat failed (or all) ones; False while another is active."""
        order = {
            "dag_id": dag_id,
            "from_date": _midnight(first),
            "to_date": _midnight(last),
            "reprocess_behavior": again,
            "max_active_runs": RUNNING_AT_ONCE,
        }
        answer = self._ask(HTTPMethod.POST, "backfills", order, allowed=HTTPStatus.CONFLICT)
        return answer.status != HTTPStatus.CONFLICT

    def close_backfills(self, dag_id: str) -> None:
        """End active backfills; Airflow itself looks only now and then whether one is complete."""
        for backfill in self._get(Backfills, "backfills", {"dag_id": dag_id}).backfills:
            if backfill.completed_at is None:
                path = f"backfills/{backfill.id}/cancel"
                self._ask(HTTPMethod.PUT, path, allowed=HTTPStatus.CONFLICT)

    def tasks(self, dag_id: str, run_id: str, state: str) -> tuple[TaskInstance, ...]:
        """List the tasks of a run that are in this state."""
        path = f"dags/{dag_id}/dagRuns/{quote(run_id, safe='')}/taskInstances"
        return self._get(TaskInstances, path, {"state": state}).task_instances

    def _get(self, kind: type[Kind], path: str, query: Mapping[str, str] | None = None) -> Kind:
        asked = f"{path}?{urlencode({'limit': PAGE} | dict(query or {}))}"
        return _parsed(kind, self._ask(HTTPMethod.GET, asked))

    def _ask(
        self,
        method: HTTPMethod,
        path: str,
        body: Mapping[str, object] | None = None,
        *,
        allowed: HTTPStatus = HTTPStatus.OK,
    ) -> _Answer:
        """Send a signed-in request; only success and one `allowed` status come back."""
        try:
            answer = self._send(method, f"/api/v2/{path}", body, self._token or self._sign_in())
            if answer.status == HTTPStatus.UNAUTHORIZED:  # tokens end after a day
                answer = self._send(method, f"/api/v2/{path}", body, self._sign_in())
        except OSError as error:
            raise LaunchError(f"Airflow does not answer on port {self._port} ({error})") from error
        if answer.status >= HTTPStatus.BAD_REQUEST and answer.status != allowed:
            words = answer.body.decode(errors="replace")[:500]
            raise LaunchError(f"Airflow refused {method} {path}: {answer.status} {words}")
        return answer

    def _sign_in(self) -> str:
        answer = self._send(HTTPMethod.POST, "/auth/token", self._credentials)
        self._token = _parsed(_Token, answer).access_token
        return self._token

    def _send(
        self,
        method: HTTPMethod,
        path: str,
        body: Mapping[str, object] | None = None,
        token: str | None = None,
    ) -> _Answer:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        sent = None if body is None else json.dumps(body)
        if sent:
            headers["Content-Type"] = "application/json"
        connection = HTTPConnection(HOST, self._port, timeout=TIMEOUT)
        try:
            connection.request(method, path, sent, headers)
            response = connection.getresponse()
            return _Answer(response.status, response.read())
        except HTTPException as error:
            raise ConnectionError(repr(error)) from error
        finally:
            connection.close()


def _parsed(kind: type[Kind], answer: _Answer) -> Kind:
    try:
        return kind.model_validate_json(answer.body)
    except ValidationError as error:
        words = answer.body.decode(errors="replace")[:500]
        raise LaunchError(f"Airflow answered {answer.status} {words}") from error


def _midnight(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
