"""Reads the archive again with today's code and configuration: wiring only."""

from datetime import timedelta

from airflow.sdk import dag, task, task_group

from media_monitor import settings
from media_monitor.tasks import TRIES, check, current_run, diff, load, publish, read

ABOUT = """
Reads every page in the archive again, with today's code and configuration, compares and publishes.

Nothing is fetched. Trigger it after an upgrade or a change of configuration, or to get the
warehouse back after it was lost. What changes is in the flag log with the cause `code`.
"""


@task
def plan() -> list[str]:
    from media_monitor import reprocessing

    return reprocessing.archived(settings.DATA)


@task(map_index_template="{{ task.op_kwargs['source'] }}")
def recall(source: str) -> None:
    from media_monitor import reprocessing

    reprocessing.recall(current_run(), source, settings.DATA)


@task_group
def each_source(source: str) -> None:
    recall(source=source) >> read.override(execution_timeout=timedelta(days=2))(source=source)


@dag(
    schedule=None,
    catchup=False,
    max_active_runs=1,
    default_args=TRIES,
    tags=["media-monitor"],
    doc_md=ABOUT,
)
def media_monitor_reprocess() -> None:
    planned = plan()
    sources = each_source.expand(source=planned)
    [planned, sources] >> load() >> diff() >> publish() >> check()


media_monitor_reprocess()
