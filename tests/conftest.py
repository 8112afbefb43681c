"""What tests of several parts share: an empty warehouse, and an Airflow with our Dags."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from airflow.sdk import DAG

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a warehouse to copy: preparing a schema takes longer than most tests."""
    from media_monitor.warehouse import Warehouse

    path = tmp_path_factory.mktemp("empty") / "m.duckdb"
    with Warehouse.open(path):
        return path


@pytest.fixture(scope="session")
def airflow_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Prepare Airflow with an empty metadata database.

    Airflow reads its settings when it is first imported: a test that uses this fixture imports
    Airflow inside the test.
    """
    home = tmp_path_factory.mktemp("airflow")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AIRFLOW__")]:
            patch.delenv(name)
        patch.setenv("AIRFLOW_HOME", str(home))
        patch.setenv("AIRFLOW__CORE__LOAD_EXAMPLES", "False")
        patch.setenv("AIRFLOW__CORE__DAGS_FOLDER", str(PROJECT / "dags"))
        patch.setenv("AIRFLOW__CORE__PLUGINS_FOLDER", str(PROJECT / "plugins"))
        patch.setenv("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS", "reader:viewer")
        patch.setenv("AIRFLOW__API_AUTH__JWT_SECRET", "for tests only, and long enough " * 2)
        patch.setenv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", f"sqlite:///{home}/airflow.db")
        from airflow.utils.db import initdb

        initdb()
        yield home


@pytest.fixture(scope="session")
def dags(airflow_home: Path) -> "dict[str, DAG]":
    """Load our Dags as Airflow imports them, into its database, and give their writer's pool."""
    from airflow.dag_processing.bundles.manager import DagBundlesManager
    from airflow.dag_processing.dagbag import DagBag, sync_bag_to_db
    from airflow.models.pool import Pool

    assert airflow_home.is_dir()
    DagBundlesManager().sync_bundles_to_db()  # type: ignore[no-untyped-call]  # Airflow leaves it so
    folder = PROJECT / "dags"
    bag = DagBag(dag_folder=folder, bundle_path=folder, bundle_name="dags-folder")
    assert bag.import_errors == {}
    for dag in bag.dags.values():
        for task in dag.tasks:
            task.retry_delay = timedelta(0)
    sync_bag_to_db(bag, "dags-folder", None)
    Pool.create_or_update_pool("duckdb_writer", 1, "", include_deferred=False)
    return dict(bag.dags)
