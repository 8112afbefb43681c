"""Applies what analysts decided: wiring only."""

from airflow.sdk import dag

from media_monitor.tasks import TRIES, diff, publish

ABOUT = """
Compares all statements anew with what analysts decided (`media-monitor review`) and publishes.

Decisions also take effect with the next run of `media_monitor`; this is for those who do not want
to wait. A run without a new decision changes nothing.
"""


@dag(
    schedule=None,
    catchup=False,
    max_active_runs=1,
    default_args=TRIES,
    tags=["media-monitor"],
    doc_md=ABOUT,
)
def media_monitor_review() -> None:
    diff() >> publish()


media_monitor_review()
