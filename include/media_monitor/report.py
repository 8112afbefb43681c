"""What a person sees of the flags: a table in the terminal, or one JSON object per line."""

from collections.abc import Iterable, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from media_monitor.models import Flag

_KIND_STYLE = {
    "new_speaker": "bold green",
    "changed_stance": "bold red",
    "new_statement": "green",
    "reaffirmed": "dim",
}
# How columns share the width that those of fixed width leave.
_COLUMNS = {
    "Day": None,
    "Kind": None,
    "Speaker": 3,
    "Organisation": 3,
    "Stance": None,
    "Words": 8,
    "Outlet": 3,
    "Also in": None,
}


_MARKS = ("status", "edited_at", "said_before", "retracted_at", "says_now", "probable_repeat_of")


def flag_table(flags: Sequence[Flag]) -> Group:
    """Lay out flags, one a row: who said what, where it was first, how many others carried it.

    A mark says that an analyst confirmed it (✓), that it probably repeats an earlier statement (≈),
    or that a page since edited it (✎) or dropped its words (✗).
    """
    topics = dict.fromkeys(flag.topic for flag in flags)
    tables = [_table(topic, [flag for flag in flags if flag.topic == topic]) for topic in topics]
    return Group(*tables) if tables else Group("Nothing is flagged.")


def _table(topic: str, flags: Sequence[Flag]) -> Table:
    count = "1 flagged statement" if len(flags) == 1 else f"{len(flags)} flagged statements"
    table = Table(title=f"{topic}: {count}", title_justify="left", expand=True)
    for name, ratio in _COLUMNS.items():
        table.add_column(name, ratio=ratio, no_wrap=ratio is None, overflow="fold")
    for flag in flags:
        table.add_row(*map(Text, _cells(flag)), style=_KIND_STYLE[flag.kind])
    return table


def json_lines(flags: Iterable[Flag]) -> Iterable[str]:
    """Write each flag as one line of JSON; a claim is known by where it stands, not by our id.

    `status` is there only where an analyst decided, a mark only where there is one.
    """
    for flag in flags:
        absent = {name for name in _MARKS if getattr(flag, name) is None}
        gone = any(claim.gone_at for claim in flag.claims)
        claims = {"__all__": {"claim_id"} | (set() if gone else {"gone_at"})}
        yield flag.model_dump_json(exclude={"claims": claims} | dict.fromkeys(absent, True))


def _cells(flag: Flag) -> tuple[str, ...]:
    carriers = {claim.url or claim.path for claim in flag.claims}
    return (
        str(flag.day or "undated"),
        _marked(flag),
        flag.speaker,
        flag.organisation or "",
        flag.stance,
        flag.text,
        _first_outlet(flag),
        str(len(carriers) - 1) if len(carriers) > 1 else "",
    )


def _marked(flag: Flag) -> str:
    marks = {
        "✓": flag.status == "confirmed",
        "≈": flag.probable_repeat_of,
        "✎": flag.edited_at,
        "✗": flag.retracted_at,
    }
    return " ".join([flag.kind, *(mark for mark, holds in marks.items() if holds)])


def _first_outlet(flag: Flag) -> str:
    return next((claim.outlet or "" for claim in flag.claims if claim.first), "")
