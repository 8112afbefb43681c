"""What a person sees of flags and of a run."""

import io
import json
from datetime import UTC, date, datetime

import pytest
from rich.console import Console

from media_monitor.models import Carrier, Flag
from media_monitor.notify import summary
from media_monitor.report import flag_table, json_lines
from media_monitor.storing import Coverage

NOON = datetime(2021, 8, 30, 12, tzinfo=UTC)
DAY = NOON.date()


def carrier(name: str, *, first: bool = False) -> Carrier:
    return Carrier(
        claim_id=name, path=None, url=f"https://{name}.example/1", outlet=name, published=NOON,
        text="words", spans=((0, 5),), first=first,
    )  # fmt: skip


def flag(text: str = "“Two,” she said", day: date | None = DAY) -> Flag:
    return Flag(
        topic="pair", day=day, kind="new_speaker", statement_id="1", speaker="Ada Pellam",
        organisation=None, stance="separate", text=text, said=None, score=0.5, reasons=("why",),
        previous_statement_id=None,
        claims=(carrier("Copyist"), carrier("Lantern", first=True), carrier("Mirror")),
    )  # fmt: skip


def shown(*flags: Flag) -> str:
    console = Console(width=160, file=io.StringIO(), emoji=False)
    with console.capture() as captured:
        console.print(flag_table(flags))
    return captured.get()


def test_the_table_names_the_first_outlet_and_counts_the_others() -> None:
    row = next(line for line in shown(flag()).splitlines() if "Ada Pellam" in line)

    assert [cell.strip() for cell in row.split("│")[1:-1]] == [
        "2021-08-30", "new_speaker", "Ada Pellam", "", "separate", "“Two,” she said", "Lantern",
        "2",
    ]  # fmt: skip


def test_a_confirmed_flag_is_marked_and_says_so_in_json() -> None:
    confirmed = flag().model_copy(update={"status": "confirmed"})
    found = [json.loads(line) for line in json_lines([flag(), confirmed])]

    assert "new_speaker ✓" in shown(confirmed)
    assert "✓" not in shown(flag())
    assert [each.get("status") for each in found] == [None, "confirmed"]
    assert "status" not in found[0]


def test_a_probable_repeat_is_shown_as_such() -> None:
    repeat = flag().model_copy(update={"probable_repeat_of": "2"})
    new, other = (json.loads(line) for line in json_lines([flag(), repeat]))

    assert "new_speaker ≈" in shown(repeat)
    assert ("probable_repeat_of" in new, other["probable_repeat_of"]) == (False, "2")


def test_what_a_page_changed_is_marked_and_in_json_nothing_where_none_did() -> None:
    gone = carrier("Mirror").model_copy(update={"gone_at": NOON})
    marked = flag().model_copy(
        update={"edited_at": NOON, "said_before": "one", "claims": (carrier("Lantern"), gone)}
    )

    assert "new_speaker ✎" in shown(marked)
    assert "new_speaker ✗" in shown(flag().model_copy(update={"retracted_at": NOON}))
    same, changed = (json.loads(line) for line in json_lines([flag(), marked]))

    assert {"edited_at", "said_before", "retracted_at"}.isdisjoint(same)
    assert (changed["edited_at"], changed["said_before"]) == ("2021-08-30T12:00:00Z", "one")
    assert "retracted_at" not in changed
    assert [claim["gone_at"] for claim in changed["claims"]] == [None, "2021-08-30T12:00:00Z"]
    assert all("gone_at" not in claim for claim in same["claims"])


def test_words_that_look_like_markup_stay_words() -> None:
    assert "[red]alarm[/red] :x:" in shown(flag("[red]alarm[/red] :x:"))


def test_each_question_has_its_own_table() -> None:
    other = flag().model_copy(update={"topic": "weather"})

    assert "pair: 2 flagged statements" in shown(flag(), other, flag())
    assert "weather: 1 flagged statement" in shown(flag(), other, flag())


def test_a_store_without_flags_says_so() -> None:
    assert "Nothing is flagged." in shown()


def test_an_undated_flag_says_so() -> None:
    assert "undated" in shown(flag(day=None))


def test_each_flag_is_one_line_of_json() -> None:
    (line,) = json_lines([flag()])

    assert json.loads(line)["claims"][1]["first"] is True
    assert "\n" not in line


@pytest.mark.parametrize(
    ("new_flags", "articles", "line"),
    [
        (0, 312, "nothing new; 14 sources answered, 312 articles read, 1 issue"),
        (1, 1, "1 new statement; 14 sources answered, 1 article read, 1 issue"),
    ],
)
def test_a_quiet_day_says_what_was_read(new_flags: int, articles: int, line: str) -> None:
    covered = Coverage(
        run_id="r", started_at=NOON, window_start=NOON, window_end=NOON, sources=14, pages=400,
        articles=articles, blocks=9, claims=8, positions=7, issues=1, new_flags=new_flags,
    )  # fmt: skip

    assert summary(covered) == line
