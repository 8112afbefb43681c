"""What is compared with what it can touch comes to the same as everything compared at once."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from media_monitor import comparing
from media_monitor.matching import Statement
from media_monitor.models import Flag
from media_monitor.warehouse import Warehouse, reading
from tests.drawn import WORDS, Step, Told, Version, batch, histories, run


def at_once(opened: Warehouse) -> tuple[tuple[Statement, ...], tuple[Flag, ...]]:
    return reading.current(opened._connection, until=None)  # noqa: SLF001 - the reference


def read_again(opened: Warehouse, number: int) -> tuple[Flag, ...]:
    return reading.flags(opened._connection, run_id=run(number).run_id)  # noqa: SLF001 - what is kept


def stored(opened: Warehouse, query: str) -> list[tuple[object, ...]]:
    return opened._connection.execute(query).fetchall()  # noqa: SLF001 - what nobody is shown


def assert_same(opened: Warehouse) -> None:
    """Compare what is stored with what the pure functions make of all claims at once."""
    statements, flags = at_once(opened)
    held = {(flag.topic, flag.statement_id): flag for flag in flags}

    assert stored(
        opened,
        "SELECT topic, statement_id, circle, speaker, organisation, is_named, is_document, stance,"
        " text, said, occasion, independent, probable_repeat_of, status, moment, kind, score,"
        " reasons, previous_statement_id FROM store.statements ORDER BY moment, topic",
    ) == [
        (
            *(each.topic, each.statement_id, each.circle, each.speaker, each.organisation),
            *(each.named, each.document, each.stance, each.text, each.said, each.occasion),
            *(each.independent, each.probable_repeat_of, each.status, each.order),
            *(flag.kind, flag.score, [*flag.reasons], flag.previous_statement_id),
        )
        for each in sorted(statements, key=lambda each: (each.order, each.topic))
        for flag in [held[each.topic, each.statement_id]]
    ]
    assert stored(
        opened, "SELECT topic, statement_id, claim_id FROM store.statement_claims ORDER BY ALL"
    ) == sorted(
        (each.topic, each.statement_id, one.claim_id)
        for each in statements
        for one in (*each.evidence, *each.former)
    )
    assert stored(
        opened,
        "SELECT topic, utterance_id, statement_id FROM store.statement_names"
        " WHERE is_former IS NULL ORDER BY ALL",
    ) == sorted(
        {
            (each.topic, name, each.statement_id)
            for each in statements
            for name in (each.statement_id, *each.utterances)
        }
    )

    assert stored(opened, "FROM store.said ORDER BY ALL") == stored(
        opened,
        "SELECT speaker, organisation, count(*) FROM store.evidence GROUP BY ALL ORDER BY ALL",
    )
    assert stored(opened, "FROM store.attested ORDER BY ALL") == stored(
        opened,
        "SELECT speaker, organisation, count(DISTINCT article_id) FROM store.spoken"
        " JOIN store.current_articles USING (article_id) WHERE organisation IS NOT NULL"
        " GROUP BY ALL ORDER BY ALL",
    )


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "m.duckdb"
    with Warehouse.open(path):
        return path


@pytest.mark.thorough
@pytest.mark.parametrize("at_a_time", [2, 1000])
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=histories())
def test_step_by_step_is_the_same_as_at_once(
    at_a_time: int,
    steps: list[Step],
    empty: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparing, "AT_A_TIME", at_a_time)
    folder = tmp_path_factory.mktemp("steps")
    shutil.copyfile(empty, folder / "m.duckdb")

    with Warehouse.open(folder / "m.duckdb") as opened:
        for place, step in enumerate(steps):
            opened.load(batch(folder / str(place) / "example", step.versions), run(step.number))
            made = opened.diff(run(step.number), step.words, step.governments, step.decisions)
            assert_same(opened)
            assert made == read_again(opened, step.number)


def told(text: str, said: str) -> Told:
    return Told(
        text=text,
        speaker="Ada Pellam",
        organisation="Foreign Ministry",
        said=said,
        cue="say",
        speech="direct",
        headline=False,
        stance="separate",
        topics=("purse",),
        gap=0,
    )


def test_words_that_are_just_enough_are_found_step_by_step(empty: Path, tmp_path: Path) -> None:
    shutil.copyfile(empty, tmp_path / "m.duckdb")
    # Three of eight and ten words: a fifth of all fifteen, which is just what is enough.
    said = {
        1: "orchards bridges ferries lanterns quarries mills harvests chapels",
        10: "sparrows meadows thunder",
        20: "orchards bridges ferries violins glaciers dentists kettles comets pyramids walnuts",
    }

    with Warehouse.open(tmp_path / "m.duckdb") as opened:
        for day, text in said.items():
            claims = (told(text, f"2021-09-{day:02}"),)
            found = Version(day, fetched=1, published=day, outlet="", kept=True, told=claims)
            opened.load(batch(tmp_path / str(day) / "example", [found]), run(day))
            made = opened.diff(run(day), WORDS)
            assert_same(opened)
            assert made == read_again(opened, day)
        kinds = stored(opened, "SELECT kind FROM store.statements ORDER BY moment")

    assert kinds == [("new_speaker",), ("new_statement",), ("reaffirmed",)]
