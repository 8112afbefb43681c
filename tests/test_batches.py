"""Batches: whole files, and errors that name file and line."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor.batches import BatchWriter, Kind, batch_folder, read_records, run_slug
from media_monitor.errors import WarehouseError
from media_monitor.models import Block, Issue, Stage


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
