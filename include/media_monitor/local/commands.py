"""The command that starts everything on this machine."""

import os
import sys
from typing import Annotated

import typer

_LAST_PORT = 65535

Port = Annotated[
    int,
    typer.Option(
        help="Port of Airflow's pages on 127.0.0.1.", envvar="PORT", min=1, max=_LAST_PORT
    ),
]
NewsroomPort = Annotated[
    int,
    typer.Option(
        help="Port of the example newsroom on 127.0.0.1.",
        envvar="NEWSROOM_PORT",
        min=1,
        max=_LAST_PORT,
    ),
]
Once = Annotated[bool, typer.Option("--once", help="End after the example days have been run.")]

_WIDTH = 160  # columns, where the output does not go to a terminal


def up(*, once: Once = False, port: Port = 8080, newsroom_port: NewsroomPort = 8710) -> None:
    """Start Airflow here, run the example newsroom's days, show what is new, and stay up.

    Everything is kept in the project's folder `.state`. Ctrl-C stops it. For example:

    `media-monitor up --once`
    """
    from rich.console import Console

    from media_monitor.local.launcher import Launcher
    from media_monitor.local.place import Place

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH
    place = Place.of(port, newsroom_port)
    if not Launcher(place, Console(width=width)).launch(once=once):
        raise typer.Exit(1)
