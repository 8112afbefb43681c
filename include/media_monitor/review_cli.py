"""The command `media-monitor review`: see what waits, decide, say why; nothing is overwritten."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import Annotated

import typer

from media_monitor.models import Run, Window
from media_monitor.settings import DATA
from media_monitor.terminal import DataOption, clear_errors, out

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="""Decide about flags and claims: what is right, wrong, the same, or not.

    Start with `review list`, look at one with `review show ID`, then decide. IDs are those of
    statements or of single claims; an id noted earlier still finds its statement.

    Each decision is a line of `decisions.jsonl` in the data folder: what, by whom, when and why.
    It holds for every later run, also when pages are read anew, copies arrive or the warehouse is
    rebuilt. Of two about the same thing the later one counts; `review withdraw` takes one back.

    It takes effect with the next run, or at once with `--apply`.
    """,
)

Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a statement or a claim.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Id of another statement or claim.")]
TopicOption = Annotated[
    str | None, typer.Option("--topic", help="Which topic, where that is not clear.")
]
ListTopic = Annotated[str | None, typer.Option("--topic", help="Only this topic.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="How many to show.")]
StanceOption = Annotated[str | None, typer.Option("--stance", help="The position it takes.")]
By = Annotated[
    str, typer.Option("--by", help="Who decides.", envvar="MEDIA_MONITOR_ANALYST", metavar="NAME")
]
Why = Annotated[str, typer.Option("--why", help="The reason, for those who read it later.")]
Apply = Annotated[bool, typer.Option("--apply", help="Compare and publish at once.")]

Said = dict[str, str | None]
"""The fields of a `Draft` that a command fills in."""


@app.command("list")
def list_(data: DataOption = DATA, topic: ListTopic = None, limit: Limit = 50) -> None:
    """Show what nobody has looked at: flags, and claims only suspected to be on the question."""
    from media_monitor import desk
    from media_monitor.review_tables import waiting_table

    with clear_errors():
        out.print(waiting_table(desk.waiting(data, topic, limit)))


@app.command()
def show(id_: Id, data: DataOption = DATA) -> None:
    """Show a statement or claim whole: each claim, where its words stand, what was decided."""
    from media_monitor import desk
    from media_monitor.review_tables import proof_view

    with clear_errors():
        claims = desk.proof(data, id_)
        out.print(proof_view(claims, desk.history(data, claims)))


@app.command()
def log(data: DataOption = DATA) -> None:
    """Show all decisions, oldest first: standing, superseded, withdrawn or orphaned."""
    from media_monitor import desk
    from media_monitor.review_tables import log_table

    with clear_errors():
        out.print(log_table(desk.log(data)))


@app.command()
def apply(data: DataOption = DATA) -> None:
    """Let all decisions take effect now: compare again, and publish."""
    with clear_errors():
        _apply(data, datetime.now(UTC))


def decision(make: Callable[..., Said]) -> Callable[..., None]:
    """Make a command of what says which decision is meant: it is signed and written down."""

    @wraps(make, assigned=("__module__", "__name__", "__qualname__", "__doc__"))
    def decide(
        *, by: By, why: Why, data: DataOption = DATA, apply: Apply = False, **said: str | None
    ) -> None:
        from media_monitor.deciding import Draft, Signature
        from media_monitor.deciding import decide as write_down

        with clear_errors():
            signed = Signature(by=by, why=why, at=datetime.now(UTC))
            made = write_down(data, Draft.model_validate(make(**said)), signed)
            out.print(f"Decision {made.decision_id} is written down.", highlight=False)
            if apply:
                _apply(data, signed.at)

    own = signature(make).parameters
    shared = signature(decide, follow_wrapped=False).parameters
    both = [*own.values(), *(each for each in shared.values() if each.kind != each.VAR_KEYWORD)]
    named = [each.replace(kind=each.KEYWORD_ONLY) for each in both]
    decide.__signature__ = signature(decide).replace(parameters=named)  # type: ignore[attr-defined]  # read by inspect
    return decide


@app.command()
@decision
def confirm(id_: Id, stance: StanceOption = None, topic: TopicOption = None) -> Said:
    """Confirm a flag, or let a claim count that was only suspected to be on the question.

    `media-monitor review confirm 3f9a2c --stance separate --by Mara --why "heard the tape"`
    """
    return {"kind": "confirm", "id": id_, "stance": stance, "topic": topic}


@app.command()
@decision
def dismiss(id_: Id, topic: TopicOption = None) -> Said:
    """Take a statement off the flags, and its copies with it; it is still shown as dismissed."""
    return {"kind": "dismiss", "id": id_, "topic": topic}


@app.command("same-as")
@decision
def same_as(id_: Id, other: Other, topic: TopicOption = None) -> Said:
    """Say that two statements are one utterance."""
    return {"kind": "same-as", "id": id_, "other": other, "topic": topic}


@app.command("not-the-same")
@decision
def not_the_same(id_: Id, other: Other, topic: TopicOption = None) -> Said:
    """Say that two are different utterances, or that a claim does not belong to its statement.

    `media-monitor review not-the-same CLAIM STATEMENT --by Mara --why "another interview"`
    """
    return {"kind": "not-the-same", "id": id_, "other": other, "topic": topic}


@app.command()
@decision
def speaker(
    id_: Id,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who said it, in full.")],
    organisation: Annotated[
        str | None, typer.Option(help="For whom; else as other articles tell.")
    ] = None,
    topic: TopicOption = None,
) -> Said:
    """Correct who said it.

    `media-monitor review speaker 3f9a2c "Ada Pellam" --by Mara --why "named in the caption"`
    """
    return {
        "kind": "speaker",
        "id": id_,
        "speaker": name,
        "organisation": organisation,
        "topic": topic,
    }


@app.command()
@decision
def stance(
    id_: Id,
    position: Annotated[str, typer.Argument(metavar="STANCE", help="The position it takes.")],
    topic: TopicOption = None,
) -> Said:
    """Correct which position it takes.

    `media-monitor review stance 3f9a2c affiliated --by Mara --why "says they are allied"`
    """
    return {"kind": "stance", "id": id_, "stance": position, "topic": topic}


@app.command()
@decision
def note(id_: Id, topic: TopicOption = None) -> Said:
    """Write something down about a statement or claim that changes nothing."""
    return {"kind": "note", "id": id_, "topic": topic}


@app.command()
@decision
def withdraw(
    decision_id: Annotated[
        str, typer.Argument(metavar="DECISION", help="Id of a decision, from `review log`.")
    ],
) -> Said:
    """Take a decision back; what it replaced holds again."""
    return {"kind": "withdraw", "id": decision_id}


def _apply(data: Path, at: datetime) -> None:
    """Compare and publish, then show what that changed."""
    from media_monitor import desk, pipeline
    from media_monitor.review_tables import change_table

    run_id = f"review__{at:%Y-%m-%dT%H:%M:%S.%f}"
    pipeline.review(Run(run_id=run_id, window=Window.always(), started_at=at), data)
    out.print(change_table(desk.changes(data, run_id)))
