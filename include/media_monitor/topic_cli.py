"""The command `media-monitor topic`: try a question's own checks, train its small model."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from media_monitor.errors import CheckError
from media_monitor.terminal import clear_errors, out

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="""Write a question of your own: see docs/new-question.md.

    `topic check` after each change of the file; `topic train` when you have written examples.
    """,
)
File = Annotated[
    Path, typer.Argument(help="The question's file, e.g. include/config/topics/NAME.yaml.")
]


@app.command()
def check(file: File) -> None:
    """Try the checks that the file carries; ends with status 1 when one comes out otherwise."""
    from media_monitor.checking import Checked, checked
    from media_monitor.parsing import load_parser
    from media_monitor.positions.topic import load_topic

    def row(one: Checked) -> tuple[Text, ...]:
        cells = (one.wanted, one.found, one.rule, one.text)
        return tuple(Text(cell, style="" if one.holds else "red") for cell in cells)

    with clear_errors():
        results = list(checked(load_topic(file), load_parser()))
        table = Table("Wanted", "Found", "By", "Words")
        for one in results:
            table.add_row(*row(one))
        out.print(table)
        wrong = sum(not one.holds for one in results)
        if wrong:
            raise CheckError(f"{file}: {wrong} of {len(results)} checks come out otherwise")


@app.command()
def train(file: File) -> None:
    """Train the small model on the examples the file names; prints it, the same each time.

    Put it beside the file: `media-monitor topic train NAME.yaml > NAME.model.json`
    """
    from media_monitor.training import main

    with clear_errors():
        typer.echo(main(file), nl=False)
