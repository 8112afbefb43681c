"""The scheduled pipeline: wiring only."""

from datetime import UTC, datetime

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import CronDataIntervalTimetable, Param, dag, task, task_group

from media_monitor import settings
from media_monitor.tasks import TRIES, check, current_run, diff, load, notify, publish, read

ABOUT = """
Reads the news of one day, or of the days `from` to `to`, and publishes which statements are new.

A source that cannot be read turns the run red; what the others brought is published all the same.
Running a day again changes nothing that is already right. The flags are on the page
**New statements**; what went wrong is in the log of `check`.
"""
FROM = Param(
    None,
    type=["null", "string"],
    format="date",
    title="First day",
    description="UTC day. Leave both days empty to cover the run's own date, as in a backfill.",
)
TO = Param(
    None,
    type=["null", "string"],
    format="date",
    title="Last day",
    description="UTC day, itself included.",
)


@task
def plan() -> list[str]:
    from media_monitor import pipeline

    current_run()
    return pipeline.plan()


@task(map_index_template="{{ task.op_kwargs['source'] }}")
def collect(source: str) -> None:
    from media_monitor import pipeline

    pipeline.collect(current_run(), source, settings.DATA)


@task_group
def each_source(source: str) -> None:
    collect(source=source) >> read(source=source)


@dag(
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=datetime(2001, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    params={"from": FROM, "to": TO},
    default_args=TRIES,
    tags=["media-monitor"],
    doc_md=ABOUT,
)
def media_monitor() -> None:
    planned = plan()
    sources = each_source.expand(source=planned)
    [planned, sources] >> load() >> diff() >> publish() >> notify() >> check()
    # A run is as green as its last tasks, so the sources end in one of their own.
    sources >> EmptyOperator(task_id="every_source_read")


media_monitor()
