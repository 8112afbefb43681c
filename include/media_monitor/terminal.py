"""What the commands share: where they print, how they show an error, the data folder's option."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from media_monitor.errors import ConfigError, MediaMonitorError

# Piped output has no width of its own; a table of quotations needs more than rich's 80 columns.
out = Console(width=None if sys.stdout.isatty() else 160, emoji=False)
errors = Console(stderr=True, emoji=False)

DataOption = Annotated[
    Path, typer.Option("--data", help="Folder of the archive, the warehouse and the snapshot.")
]


@contextmanager
def clear_errors() -> Iterator[None]:
    """Show what is wrong and what to do, without a traceback."""
    try:
        yield
    except MediaMonitorError as error:
        errors.print(f"Error: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(2 if isinstance(error, ConfigError) else 1) from error
