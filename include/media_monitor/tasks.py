"""The tasks that the Dags are wired from: every body is an import and a call."""

from collections.abc import Iterator
from datetime import date, timedelta

from airflow.sdk import (
    Asset,
    Context,
    ExceptionRetryPolicy,
    Metadata,
    RetryAction,
    RetryRule,
    TriggerRule,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowFailException
from pydantic import ValidationError

from media_monitor import settings
from media_monitor.errors import CheckError, ConfigError
from media_monitor.models import Run, Window

WRITER = "duckdb_writer"
# Not the file's own address: Airflow would take a data folder that moved for another asset.
SNAPSHOT = Asset(name="media_monitor_snapshot", uri="media-monitor://snapshot")
TRIES = {
    "retries": 2,
    "retry_delay": timedelta(seconds=20),
    "retry_policy": ExceptionRetryPolicy(
        rules=[
            RetryRule(
                exception=[CheckError, ConfigError],
                action=RetryAction.FAIL,
                reason="Trying again finds the same.",
            )
        ]
    ),
    "execution_timeout": timedelta(minutes=30),
}


def covered(context: Context) -> Window:
    """Cover the days `from` to `to` when given, else the run's data interval.

    A Dag without these params covers all days. Raises AirflowFailException, which ends all tries,
    when the days are not clear.
    """
    if "from" not in context["params"]:
        return Window.always()
    first, last = context["params"]["from"], context["params"]["to"]
    start, end = context.get("data_interval_start"), context.get("data_interval_end")
    try:
        if first and last:
            return Window.of_days(date.fromisoformat(first), date.fromisoformat(last))
        if start and end and not (first or last):
            # Airflow's moments are of a class whose arithmetic loses the time zone; text is not.
            return Window.model_validate({"start": start.isoformat(), "end": end.isoformat()})
    except ValidationError as error:
        raise AirflowFailException(
            f"params from={first}, to={last}: {settings.explain(error)}"
        ) from error
    raise AirflowFailException(
        "This run does not say which days to cover. Give both params `from` and `to` (UTC days, "
        f"both included; they are from={first}, to={last}), or trigger it with a logical date."
    )


def current_run() -> Run:
    """Describe the run that the calling task belongs to."""
    context = get_current_context()
    return Run(
        run_id=context["run_id"],
        window=covered(context),
        started_at=context["dag_run"].start_date,
    )


@task(map_index_template="{{ task.op_kwargs['source'] }}", execution_timeout=timedelta(hours=2))
def read(source: str) -> dict[str, int]:
    from media_monitor import pipeline

    return pipeline.read(current_run(), source, settings.DATA).model_dump()


# The plan is the success that must be: with it, loading waits until every source is read or given
# up; without it, nothing is loaded.
@task(pool=WRITER, trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)
def load() -> dict[str, int]:
    from media_monitor import pipeline

    return pipeline.load(current_run(), settings.DATA).model_dump()


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


@task
def notify() -> str:
    from media_monitor import pipeline

    return pipeline.notify(current_run(), settings.DATA)


@task(pool=WRITER)
def check() -> None:
    from media_monitor import pipeline

    pipeline.check(current_run(), settings.DATA)
