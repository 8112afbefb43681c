"""The parts of Airflow on this machine: their settings, the order in which they start."""

import os
import sys
from pathlib import Path

from media_monitor.local.credentials import USER, Credentials
from media_monitor.local.place import HOST, Place
from media_monitor.local.supervisor import Part

PROGRAM = Path(sys.executable).with_name("airflow")
WRITER_POOL = "duckdb_writer"


def environment(place: Place, secrets: Credentials, database: str) -> dict[str, str]:
    """Return the environment of every part: the caller's own, then what must hold here."""
    sections = {
        "AIRFLOW__CORE": {
            "DAGS_FOLDER": str(place.dags),
            "PLUGINS_FOLDER": str(place.project / "plugins"),
            "LOAD_EXAMPLES": "False",
            "EXECUTOR": "LocalExecutor",
            "PARALLELISM": "4",
            "DAGS_ARE_PAUSED_AT_CREATION": "False",
            "DAGBAG_IMPORT_TIMEOUT": "120",
            "EXECUTION_API_SERVER_URL": f"{place.url}/execution/",
            "FERNET_KEY": secrets.fernet_key,
            "SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
            "SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(secrets.passwords_file),
        },
        "AIRFLOW__DATABASE": {"SQL_ALCHEMY_CONN": database, "SQL_ALCHEMY_CONN_ASYNC": database},
        "AIRFLOW__API": {
            "HOST": HOST,
            "PORT": str(place.port),
            "BASE_URL": place.url,
            "WORKERS": "1",
            "SECRET_KEY": secrets.jwt_secret,
        },
        "AIRFLOW__API_AUTH": {"JWT_SECRET": secrets.jwt_secret},
        "AIRFLOW__LOGGING": {
            "BASE_LOG_FOLDER": str(place.airflow_home / "logs"),
            "UVICORN_LOGGING_LEVEL": "WARNING",
        },
        "AIRFLOW__DAG_PROCESSOR": {"PARSING_PROCESSES": "1", "REFRESH_INTERVAL": "60"},
    }
    settings = {
        f"{section}__{key}": value
        for section, keys in sections.items()
        for key, value in keys.items()
    }
    return plain_environment(place) | {"AIRFLOW_HOME": str(place.airflow_home)} | settings


def plain_environment(place: Place) -> dict[str, str]:
    """Return what our own programs need: the caller's environment and where the data is."""
    inherited = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    return inherited | {
        "MEDIA_MONITOR_DATA": str(place.data),
        "NEWSROOM_PORT": str(place.newsroom_port),
        "PYTHONUNBUFFERED": "1",
    }


def first_parts(settings: dict[str, str]) -> tuple[Part, ...]:
    """Return what must be up before any task may run: tasks talk to the API server alone."""
    return (
        Part("api-server", (str(PROGRAM), "api-server"), settings, layer=1),
        Part("dag-processor", (str(PROGRAM), "dag-processor"), settings, layer=2),
    )


def later_parts(settings: dict[str, str]) -> tuple[Part, ...]:
    """Return what runs tasks. Their log servers stay off: they would listen on all interfaces."""
    preloaded = (sys.executable, "-m", "media_monitor.local.preloaded")
    return (
        Part("scheduler", (*preloaded, "scheduler", "--skip-serve-logs"), settings, layer=2),
        Part("triggerer", (str(PROGRAM), "triggerer", "--skip-serve-logs"), settings, layer=2),
    )
