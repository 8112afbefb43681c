"""The compose file: valid, without default secrets, and every service given what it needs."""

import re
import shutil
import stat
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from media_monitor.local.airflow import WRITER_POOL

PROJECT = Path(__file__).parents[1]
COMPOSE = PROJECT / "docker-compose.yaml"
AIRFLOW = ("init", "api-server", "scheduler", "dag-processor", "triggerer")
SECRET = re.compile(r"PASSWORD|SECRET|KEY")


class Service(BaseModel):
    """The part of a service's definition that these tests look at."""

    model_config = ConfigDict(extra="ignore")
    environment: dict[str, str | None] = {}
    volumes: tuple[str, ...] = ()
    ports: tuple[str, ...] = ()
    healthcheck: dict[str, object] | None = None
    depends_on: dict[str, dict[str, str]] = {}


@cache
def services() -> dict[str, Service]:
    content = yaml.safe_load(COMPOSE.read_text())
    return {name: Service.model_validate(value) for name, value in content["services"].items()}


def test_the_file_follows_the_compose_specification() -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run(
        [checker, "--builtin-schema", "vendor.compose-spec", COMPOSE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_secret_has_a_default() -> None:
    variables = re.findall(r"(?<!\$)\$\{(\w+)([^}]*)\}", COMPOSE.read_text())
    secrets = {(name, rest[:2]) for name, rest in variables if SECRET.search(name)}
    assert {rest for _, rest in secrets} == {":?"}
    assert len(secrets) == 5


def test_every_variable_is_required_or_has_a_default() -> None:
    variables = re.findall(r"(?<!\$)\$\{?(\w+)([^}\s]*)", COMPOSE.read_text().replace("$$", ""))
    assert all(rest[:2] in {":?", ":-"} for _, rest in variables), variables


def test_no_secret_is_written_out() -> None:
    settings = [
        item
        for service in services().values()
        for item in service.environment.items()
        if SECRET.search(item[0]) and not item[0].endswith("_FILE")
    ]
    assert settings
    assert all(value is None or re.fullmatch(r"\$\{\w+:\?[^}]+\}", value) for _, value in settings)


def test_the_second_opinion_can_be_turned_on() -> None:
    asked = (PROJECT / "include" / "config" / "second_opinion.yaml").read_text()
    variables = dict.fromkeys(re.findall(r"\$\{(\w+)", asked))
    assert variables
    assert variables.items() <= services()["scheduler"].environment.items()
    assert "--extra second-opinion" in (PROJECT / "Dockerfile").read_text()


@pytest.mark.parametrize("name", AIRFLOW)
def test_every_part_of_airflow_sees_the_same_data_and_settings(name: str) -> None:
    service = services()[name]
    assert service.volumes == services()["scheduler"].volumes
    assert any(volume.startswith("data:") for volume in service.volumes)
    assert services()["scheduler"].environment.items() <= service.environment.items()


@pytest.mark.parametrize("name", ["postgres", *AIRFLOW[1:]])
def test_what_stays_up_says_whether_it_is_well(name: str) -> None:
    assert services()[name].healthcheck


@pytest.mark.parametrize("name", AIRFLOW[2:])
def test_tasks_start_only_when_the_api_server_answers(name: str) -> None:
    assert services()[name].depends_on == {
        "init": {"condition": "service_completed_successfully"},
        "api-server": {"condition": "service_healthy"},
    }


def test_the_pool_of_the_writer_is_made() -> None:
    assert f"airflow pools set {WRITER_POOL} 1 " in COMPOSE.read_text()


def test_ports_are_open_to_this_machine_only() -> None:
    ports = [port for service in services().values() for port in service.ports]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_data_folder_of_the_image_is_the_mounted_one() -> None:
    image = (PROJECT / "Dockerfile").read_text()
    folders = dict(re.findall(r"(AIRFLOW_HOME|MEDIA_MONITOR_DATA)=(\S+)", image))
    mounted = dict(volume.split(":")[:2] for volume in services()["scheduler"].volumes)
    assert mounted["airflow"] == folders["AIRFLOW_HOME"]
    assert mounted["data"] == folders["MEDIA_MONITOR_DATA"]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Write an .env in a copy of the project's folder."""
    (tmp_path / "bin").mkdir()
    shutil.copy2(PROJECT / "bin" / "make-env", tmp_path / "bin")
    subprocess.run([tmp_path / "bin" / "make-env"], check=True, capture_output=True)
    return tmp_path / ".env"


def test_make_env_writes_every_secret_that_is_asked_for(written: Path) -> None:
    from cryptography.fernet import Fernet

    secrets = dict(line.split("=", 1) for line in written.read_text().splitlines())
    assert secrets.keys() == set(re.findall(r"\$\{(\w+):\?", COMPOSE.read_text()))
    assert len(set(secrets.values())) == len(secrets)
    assert len(secrets["JWT_SECRET"].encode()) >= 64
    assert Fernet(secrets["FERNET_KEY"])
    assert re.fullmatch(r"[\w-]+", secrets["ADMIN_PASSWORD"])
    assert re.fullmatch(r"[\w-]+", secrets["POSTGRES_PASSWORD"])


def test_make_env_keeps_secrets_to_their_owner_and_never_replaces_them(written: Path) -> None:
    before = written.read_bytes()
    again = subprocess.run(
        [written.parent / "bin" / "make-env"], capture_output=True, text=True, check=False
    )
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert again.returncode == 1
    assert "remove it" in again.stderr
    assert written.read_bytes() == before
