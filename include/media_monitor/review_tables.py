"""What an analyst sees of the review desk: what waits, the proof of one thing, the log."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from media_monitor.desk import Change, Proof, Waiting
from media_monitor.models import Decision

_STYLE = {"flag": "", "proposed": "yellow", "withdrawn": "dim", "superseded": "dim"}


def waiting_table(found: Sequence[Waiting]) -> RenderableType:
    """Lay out what waits, one a row; the id is what the other commands take."""
    if not found:
        return Text("Nothing waits for review.")
    waiting = found[0].waiting
    rest = f" (of {waiting}: more with --limit)" if len(found) < waiting else ""
    table = _table(f"{len(found)} to review{rest}", ID=None, Day=None, As=None, Speaker=3)
    _columns(table, Organisation=3, Stance=None, Words=8, Outlet=3)
    for each in found:
        day, organisation = str(each.day or "undated"), each.organisation or ""
        said = (organisation, each.stance or "", each.text, each.outlet or "")
        _row(table, each.waits_as, each.id, day, each.waits_as, each.speaker, *said)
    return table


def proof_view(claims: Sequence[Proof], decisions: Iterable[tuple[Decision, str]]) -> Group:
    """Show a statement or claim whole: where each claim stands, its words, who decided what."""
    first = claims[0]
    name = f"Statement {first.statement_id}" if first.statement_id else "On no question so far"
    parts: list[RenderableType] = [Text(f"{name}, topic {first.topic or 'none'}", style="bold")]
    for each in claims:
        parts.append(Text(""))
        parts += [Text(line, style=style) for line, style in _lines(each)]
    made = log_table(list(decisions))
    return Group(*parts, Text(""), made)


def _lines(each: Proof) -> list[tuple[str, str]]:
    published = f"{each.published:%Y-%m-%d}" if each.published else "undated"
    spans = ", ".join(f"{start}-{end}" for start, end in each.spans)
    said = f", said {each.said}" if each.said else ""
    whose = f"{each.speaker} ({each.organisation or 'organisation unknown'})"
    corrected = f", corrected to {each.decided_speaker}" if each.decided_speaker else ""
    read = f"{each.read_stance or 'no position'} ({each.rule or 'no rule'})"
    now = f", now {each.stance} by review" if each.decided_by == "review" else ""
    return [
        (f"claim {each.claim_id}: {each.outlet or 'unknown outlet'}, {published}", "cyan"),
        (f"  {each.words}", "bold"),
        (f"  in: {each.sentence}", "dim"),
        (f"  by {whose}{corrected}; {each.speech}{said}", ""),
        (f"  read as: {read}{now}", ""),
        (f"  at {each.address}, characters {spans}", ""),
    ]


def log_table(decisions: Sequence[tuple[Decision, str]]) -> RenderableType:
    """Lay out decisions, oldest first, each with what became of it."""
    if not decisions:
        return Text("Nobody has decided anything here.")
    table = _table("Decisions", ID=None, At=None, By=2, Kind=None, About=4, Says=3)
    _columns(table, Why=6, State=None)
    for each, state in decisions:
        at = f"{each.at:%Y-%m-%d %H:%M}"
        told = (each.kind, _about(each), _says(each), each.why, state)
        _row(table, state, each.decision_id, at, each.by, *told)
    return table


def change_table(changes: Sequence[Change]) -> RenderableType:
    """Lay out what a comparison wrote into the log of flags."""
    if not changes:
        return Text("No flag changed.")
    table = _table("Flags changed", Change=None, Cause=None, Kind=None, Speaker=3, Stance=None)
    _columns(table, Words=8)
    for each in changes:
        told = (each.speaker, each.stance, each.text)
        _row(table, each.change, each.change, each.cause, each.kind, *told)
    return table


def _about(each: Decision) -> str:
    return " / ".join(target.id for target in each.targets) or f"decision {each.withdraws}"


def _says(each: Decision) -> str:
    return ", ".join(said for said in (each.stance, each.speaker, each.organisation) if said)


def _table(title: str, **columns: int | None) -> Table:
    table = Table(title=title, title_justify="left", expand=True)
    _columns(table, **columns)
    return table


def _columns(table: Table, **columns: int | None) -> None:
    for name, ratio in columns.items():
        table.add_column(name, ratio=ratio, no_wrap=ratio is None, overflow="fold")


def _row(table: Table, style: str, *cells: str) -> None:
    table.add_row(*map(Text, cells), style=_STYLE.get(style, ""))
