"""Applies what analysts decided: wiring only, every task body is an import and a call."""

from collections.abc import Iterator
from datetime import timedelta

from airflow.sdk import Asset, Metadata, dag, get_current_context, task

from media_monitor import settings
from media_monitor.models import Run, Window

ABOUT = """
Compares all statements anew with what analysts decided (`media-monitor review`) and publishes.

Decisions also take effect with the next run of `media_monitor`; this is for those who do not want
to wait. A run without a new decision changes nothing.
"""
WRITER = "duckdb_writer"
SNAPSHOT = Asset(name="media_monitor_snapshot", uri="media-monitor://snapshot")


def current_run() -> Run:
    context = get_current_context()
    return Run(
        run_id=context["run_id"],
        window=Window.always(),
        started_at=context["dag_run"].start_date,
    )


@task(pool=WRITER)
def diff() -> int:
    from media_monitor import pipeline

    return len(pipeline.diff(current_run(), settings.DATA))


@task(pool=WRITER, outlets=[SNAPSHOT])
def publish() -> Iterator[Metadata]:
    from media_monitor import pipeline

    path = pipeline.publish(settings.DATA)
    new_flags = get_current_context()["ti"].xcom_pull(task_ids="diff")
    yield Metadata(SNAPSHOT, {"new_flags": new_flags, "path": str(path)})


@dag(
    schedule=None,
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 2,
        "retry_delay": timedelta(seconds=20),
        "execution_timeout": timedelta(minutes=30),
    },
    tags=["media-monitor"],
    doc_md=ABOUT,
)
def media_monitor_review() -> None:
    diff() >> publish()


media_monitor_review()
