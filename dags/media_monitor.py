"""The scheduled pipeline: wiring only, every task body is an import and a call."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from airflow.sdk import (
    Asset,
    Context,
    CronDataIntervalTimetable,
    ExceptionRetryPolicy,
    Metadata,
    Param,
    RetryAction,
    RetryRule,
    TriggerRule,
    dag,
    get_current_context,
    task,
    task_group,
)
from airflow.sdk.exceptions import AirflowFailException
from pydantic import ValidationError

from media_monitor import settings
from media_monitor.models import Run, Window

WRITER = "duckdb_writer"
SNAPSHOT = Asset(
    name="media_monitor_snapshot",
    uri=(settings.DATA / "published" / "media_monitor.duckdb").as_uri(),
)
FIRST_DAY = Param(
    None,
    type=["null", "string"],
    format="date",
    title="From",
    description="First UTC day to cover. Leave both empty to cover the run's own date.",
)
LAST_DAY = Param(
    None,
    type=["null", "string"],
    format="date",
    title="To",
    description="Last UTC day to cover, included.",
)


def covered(context: Context) -> Window:
    """Cover the days of `from` and `to` when given, else the run's data interval.

    Raises AirflowFailException (no retry) when there is neither.
    """
    first, last = context["params"]["from"], context["params"]["to"]
    start, end = context.get("data_interval_start"), context.get("data_interval_end")
    try:
        if first and last:
            return Window.of_days(date.fromisoformat(first), date.fromisoformat(last))
        if start and end and not (first or last):
            return Window(start=start, end=end)
    except ValidationError as error:
        raise AirflowFailException(
            f"params from={first}, to={last}: {settings.explain(error)}"
        ) from error
    raise AirflowFailException(
        "This run does not say which days to cover. Give both params `from` and `to` (UTC days, "
        f"both included; they are from={first}, to={last}), or trigger it with a logical date."
    )


def current_run() -> Run:
    from media_monitor import pipeline

    context = get_current_context()
    window = covered(context)
    started_at = context["dag_run"].start_date
    return pipeline.make_run(context["run_id"], window.start, window.end, started_at)


@task
def plan() -> list[str]:
    from media_monitor import pipeline

    current_run()
    return pipeline.plan(None, None)


@task(map_index_template="{{ task.op_kwargs['source'] }}")
def collect(source: str) -> str:
    from media_monitor import pipeline

    return str(pipeline.collect(current_run(), source, settings.DATA).name)


@task(map_index_template="{{ task.op_kwargs['source'] }}", execution_timeout=timedelta(hours=2))
def read(source: str) -> dict[str, int]:
    from media_monitor import pipeline

    return pipeline.read(current_run(), source, settings.DATA).model_dump(mode="json")


@task_group
def each_source(source: str) -> None:
    """One source: when it cannot be collected its reading is dropped, and the others go on."""
    collect(source=source) >> read(source=source)


# The plan counts as the one success: with it, loading waits for every source to be done with and
# then happens whether or not they succeeded; without it, nothing is loaded.
@task(pool=WRITER, trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)
def load() -> dict[str, int]:
    from media_monitor import pipeline

    return pipeline.load(current_run(), settings.DATA).model_dump(mode="json")


@task(pool=WRITER)
def diff() -> int:
    from media_monitor import pipeline

    return len(pipeline.diff(current_run(), settings.DATA))


@task(pool=WRITER, outlets=[SNAPSHOT])
def publish() -> Iterator[Metadata]:
    from media_monitor import pipeline

    pipeline.publish(settings.DATA)
    new_flags = get_current_context()["ti"].xcom_pull(task_ids="diff")
    yield Metadata(SNAPSHOT, {"new_flags": new_flags})


@task
def notify() -> str:
    from media_monitor import pipeline

    return pipeline.notify(current_run(), settings.DATA)


@task(retries=0)
def check() -> None:
    from media_monitor import pipeline

    pipeline.check(current_run(), settings.DATA)


@dag(
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=datetime(2001, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    params={"from": FIRST_DAY, "to": LAST_DAY},
    default_args={
        "retries": 2,
        "retry_delay": timedelta(seconds=20),
        "retry_policy": ExceptionRetryPolicy(
            rules=[
                RetryRule(
                    exception="media_monitor.errors.ConfigError",
                    action=RetryAction.FAIL,
                    reason="the same configuration fails again",
                )
            ]
        ),
        "execution_timeout": timedelta(minutes=30),
    },
    tags=["media monitor"],
    doc_md=__doc__,
)
def media_monitor() -> None:
    planned = plan()
    read_all = each_source.expand(source=planned)
    loaded = load()
    [planned, read_all] >> loaded >> diff() >> publish() >> notify() >> check()


media_monitor()
