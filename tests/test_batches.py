"""Batches: whole files, and errors that name file and line."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor.batches import (
    BatchWriter,
    Kind,
    add_decision,
    batch_folder,
    read_decisions,
    read_records,
    run_slug,
)
from media_monitor.errors import WarehouseError
from media_monitor.models import Anchor, Block, Decision, Issue, Stage, Target


def block(text: str) -> Block:
    return Block(page_id="p", position=0, text=text, reason="menu", rule="menu")


def issue(stage: Stage, message: str = "wrong") -> Issue:
    return Issue(source="outlet", stage=stage, subject="a page", message=message)


def test_a_slug_can_be_read() -> None:
    slug = run_slug("scheduled__2021-08-27T00:00:00+00:00")

    assert slug.startswith("scheduled-2021-08-27t00-00-00-00-00-")


@given(st.text())
def test_a_slug_is_a_short_and_safe_name(run_id: str) -> None:
    slug = run_slug(run_id)

    assert len(slug) <= 60
    assert slug.strip("-") == slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.lists(st.text("aA-_/é "), unique=True))
def test_no_two_runs_share_a_slug(run_ids: list[str]) -> None:
    assert len({run_slug(run_id) for run_id in run_ids}) == len(run_ids)


def test_where_a_batch_is(tmp_path: Path) -> None:
    folder = batch_folder(tmp_path, "manual__1", "outlet")

    assert folder == tmp_path / "batches" / run_slug("manual__1") / "outlet"


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_records_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("batch")
    blocks = tuple(block(text) for text in texts)

    assert BatchWriter(folder).write("blocks", blocks) == len(blocks)
    assert read_records(folder, "blocks", Block) == blocks


def test_line_separators_inside_a_text_are_no_line_ends(tmp_path: Path) -> None:
    blocks = (block("one\u2028two\u2029three\x85four\x0bfive\r\nsix"),)
    BatchWriter(tmp_path).write("blocks", blocks)

    assert read_records(tmp_path, "blocks", Block) == blocks


def test_writing_twice_is_writing_once(tmp_path: Path) -> None:
    writer = BatchWriter(tmp_path / "new" / "folder")
    writer.write("blocks", [block("old"), block("older")])
    writer.write("blocks", [block("new")])
    content = (writer.folder / "blocks.jsonl").read_bytes()
    writer.write("blocks", [block("new")])

    assert (writer.folder / "blocks.jsonl").read_bytes() == content
    assert read_records(writer.folder, "blocks", Block) == (block("new"),)
    assert [path.name for path in writer.folder.iterdir()] == ["blocks.jsonl"]


def test_a_failure_halfway_leaves_the_earlier_file(tmp_path: Path) -> None:
    writer = BatchWriter(tmp_path)
    writer.write("blocks", [block("old")])

    with pytest.raises(ValueError, match="surrogates"):
        writer.write("blocks", [block("new"), block("\ud800")])

    assert read_records(tmp_path, "blocks", Block) == (block("old"),)
    assert [path.name for path in tmp_path.iterdir()] == ["blocks.jsonl"]


def test_a_full_disk_leaves_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    writer = BatchWriter(tmp_path)
    writer.write("blocks", [block("old")])
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        writer.write("blocks", [block("new")])

    assert read_records(tmp_path, "blocks", Block) == (block("old"),)
    assert [path.name for path in tmp_path.iterdir()] == ["blocks.jsonl"]


def test_each_stage_replaces_its_own_issues(tmp_path: Path) -> None:
    writer = BatchWriter(tmp_path)
    writer.write_issues(["discover", "fetch"], [issue("discover"), issue("fetch")])
    writer.write_issues(["read"], [issue("read", "old")])
    writer.write_issues(["read"], [issue("read", "new")])

    assert read_records(tmp_path, "issues", Issue) == (
        issue("discover"),
        issue("fetch"),
        issue("read", "new"),
    )


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"page_id": "p"}', "", "\x00"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    good = block("good").model_dump_json()
    path = tmp_path / "blocks.jsonl"
    path.write_text(f"{good}\n{line}\n", encoding="utf-8")

    with pytest.raises(WarehouseError, match=r"blocks\.jsonl:2: .*again"):
        read_records(tmp_path, "blocks", Block)


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    line = block("good").model_dump_json()[:-1] + ', "colour": "red"}'
    (tmp_path / "blocks.jsonl").write_text(line, encoding="utf-8")

    with pytest.raises(WarehouseError, match=r"blocks\.jsonl:1: colour: unknown key"):
        read_records(tmp_path, "blocks", Block)


@pytest.mark.parametrize("kind", ["pages", "issues"])
def test_a_missing_file_is_named(tmp_path: Path, kind: Kind) -> None:
    with pytest.raises(WarehouseError, match=rf"{kind}\.jsonl: cannot be read .*again"):
        read_records(tmp_path, kind, Block)


def decision(number: int) -> Decision:
    about = Target(id="a statement", claims=(Anchor(address="a", words="w", speaker="s"),))
    return Decision(
        decision_id=f"{number:02}",
        kind="note",
        by="Mara Ilves",
        at=datetime(2022, 5, 1, tzinfo=UTC),
        why="Überlegung “☃”",
        topic="two_guilds",
        target=about,
    )


def test_decisions_are_added_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "new" / "decisions.jsonl"
    assert read_decisions(path) == ()

    for number in range(3):
        add_decision(path, decision(number))

    assert read_decisions(path) == tuple(decision(number) for number in range(3))


def test_two_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    made = [decision(number) for number in range(20)]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: add_decision(path, each), made))

    assert sorted(read_decisions(path), key=lambda each: each.decision_id) == made


def test_a_decision_that_cannot_be_written_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "decisions.jsonl"
    add_decision(path, decision(1))
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(WarehouseError, match=r"decisions\.jsonl: .*No space left.*nothing is"):
        add_decision(path, decision(2))

    assert read_decisions(path) == (decision(1),)


def test_a_line_that_is_no_decision_is_named_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    add_decision(path, decision(1))
    with path.open("a", encoding="utf-8") as file:
        file.write('{"kind": "dis')
    before = path.read_bytes()

    with pytest.raises(WarehouseError, match=r"decisions\.jsonl:2: .*correct this line"):
        add_decision(path, decision(2))

    assert path.read_bytes() == before
