"""The `media-monitor` command: read pages, run the pipeline, ask what is new, without Airflow."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from media_monitor import review_cli, topic_cli
from media_monitor.errors import ConfigError
from media_monitor.local.commands import up
from media_monitor.models import Hints, Run, Window
from media_monitor.settings import DATA, snapshot
from media_monitor.terminal import DataOption, clear_errors, errors, out

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Reads the news and flags only the statements that are **new** on one question.",
)
_DAY = ["%Y-%m-%d"]


@app.command()
def read(
    paths: Annotated[
        list[Path], typer.Argument(help="Saved pages (.html, .txt, .warc.gz) or folders of them.")
    ],
    topic: Annotated[str | None, typer.Option(help="Only this topic's positions.")] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S%z"],
            help="Publication time of files that do not say it: a UTC day, or a time with zone.",
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of files that do not say it.")] = None,
    url: Annotated[str | None, typer.Option(help="Address of a file that lacks it.")] = None,
) -> None:
    """Clean and extract saved pages; print one article per line as JSON.

    A `metadata.jsonl` beside the files is read. For example:

    `media-monitor read page.html --published 2021-08-28 | jq .claims`
    """
    from media_monitor.listing import Listing

    with clear_errors():
        hints = Hints(published=_utc(published), outlet=outlet, url=url)
        listing = Listing(hints, topic)
        items = listing.items(paths)
        lines = listing.lines(items)
        for line in track(lines, "Reading", len(items), console=errors, transient=True):
            typer.echo(line)


@app.command()
def run(
    sources: Annotated[
        Path | None, typer.Option(help="A YAML file of sources, or a folder of them.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="One source as TYPE:LOCATION, e.g. directory:pages/.")
    ] = None,
    data: DataOption = DATA,
    first: Annotated[
        datetime | None, typer.Option("--from", help="First UTC day.", formats=_DAY)
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", help="Last UTC day, included.", formats=_DAY)
    ] = None,
) -> None:
    """Run the whole pipeline in this process, then show the flags.

    Ends with status 1 when a source failed or a check found something wrong; what could be read
    is in the snapshot all the same. For example:

    `media-monitor run --source directory:pages/ --data data/`
    """
    from media_monitor import pipeline
    from media_monitor.report import flag_table
    from media_monitor.sources import load_sources, parse_source
    from media_monitor.warehouse import read_flags

    with clear_errors():
        if (sources is None) == (source is None):
            raise ConfigError("give either --sources FILE or --source TYPE:LOCATION")
        chosen = (parse_source(source),) if source else load_sources(sources or Path())
        started_at = datetime.now(UTC)
        outcome = pipeline.run_all(
            Run(
                run_id=f"cli__{started_at:%Y-%m-%dT%H:%M:%S.%f}",
                window=_window(first, last),
                started_at=started_at,
            ),
            chosen,
            data,
            track=lambda steps: track(steps, "Running", console=errors, transient=True),
        )
        out.print(flag_table(read_flags(snapshot(data))))
        out.print(outcome.summary, markup=False, highlight=False)
        out.print(f"Snapshot: {snapshot(data)}", markup=False, highlight=False)
        outcome.raise_if_wrong()


@app.command()
def reprocess(data: DataOption = DATA) -> None:
    """Read everything archived again with today's code and configuration, compare and publish.

    Nothing is fetched. Use it after an upgrade or a change of configuration, or to get the
    warehouse back after it was lost: without it, the archive gives the same statements.
    """
    from media_monitor import reprocessing

    with clear_errors():
        started_at = datetime.now(UTC)
        outcome = reprocessing.reprocess(
            Run(
                run_id=f"reprocess__{started_at:%Y-%m-%dT%H:%M:%S.%f}",
                window=Window.always(),
                started_at=started_at,
            ),
            data,
            track=lambda steps: track(steps, "Reading", console=errors, transient=True),
        )
        out.print(outcome.summary, markup=False, highlight=False)
        out.print(f"Snapshot: {snapshot(data)}", markup=False, highlight=False)


@app.command()
def flags(
    data: DataOption = DATA,
    topic: Annotated[str | None, typer.Option(help="Only this topic.")] = None,
    since: Annotated[
        datetime | None, typer.Option(help="Only flags of this UTC day and later.", formats=_DAY)
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            help="What held when only this day's and earlier articles were published.", formats=_DAY
        ),
    ] = None,
    json: Annotated[  # noqa: FBT002 - Typer makes an option of it
        bool, typer.Option("--json", help="One flag per line, as JSON.")
    ] = False,
) -> None:
    """Show the flagged statements of the snapshot: what is new, and the claims behind it.

    For example, what is new since a day, with every claim:

    `media-monitor flags --since 2021-08-28 --json | jq .`
    """
    from media_monitor.listing import chosen_topics
    from media_monitor.report import flag_table, json_lines
    from media_monitor.warehouse import read_flags

    with clear_errors():
        found = read_flags(snapshot(data), topic=topic, since=_day(since), as_of=_day(as_of))
        if not found:
            chosen_topics(topic)
        if json:
            for line in json_lines(found):
                typer.echo(line)
        else:
            out.print(flag_table(found))


@app.command()
def evaluate(
    corpus: Annotated[Path, typer.Option(help="Folder with seeds/ and gold_*.jsonl files.")],
    topic: Annotated[
        str, typer.Option(help="The topic the gold files are about.")
    ] = "taliban_haqqani",
) -> None:
    """Score cleaning, claims, positions, speakers and novelty against gold files."""
    from media_monitor.evaluation import evaluate_corpus, score_table

    with clear_errors():
        out.print(score_table(evaluate_corpus(corpus, topic)))


@app.command()
def newsroom(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.", envvar="NEWSROOM_PORT")] = 8710,
) -> None:
    """Serve the bundled example newsroom on this machine, until Ctrl-C."""
    from media_monitor.newsroom import serve

    with clear_errors():
        serve("127.0.0.1", port)


app.command()(clear_errors()(up))
app.add_typer(review_cli.app, name="review")
app.add_typer(topic_cli.app, name="topic")


def _window(first: datetime | None, last: datetime | None) -> Window:
    if first is None and last is None:
        return Window.always()
    if first is None or last is None:
        raise ConfigError("give both --from and --to, or neither for everything there is")
    if last < first:
        raise ConfigError(f"--to {last:%Y-%m-%d} is before --from {first:%Y-%m-%d}; swap them")
    return Window.of_days(first.date(), last.date())


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
