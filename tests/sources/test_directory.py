"""Folders: saved pages, and everything that can be wrong with them."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from media_monitor.errors import ItemError, SourceError
from media_monitor.sources import warc
from tests.sources.folders import DAY, describe, discover, fetch, names, never, save, source


def test_pages_are_found_in_sub_folders_in_order(tmp_path: Path) -> None:
    save(tmp_path, "b.html", "a.txt", "sub/c.HTM", "sub/deep/d.html", "image.png", "page.pdf")

    found = discover(tmp_path)

    assert names(found, tmp_path) == ["a.txt", "b.html", "sub/c.HTM", "sub/deep/d.html"]
    assert found.issues == ()


def test_a_path_is_as_the_user_gave_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, "pages/a.html")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    (candidate,) = discover(Path("../pages")).candidates

    assert candidate.path == "../pages/a.html"
    assert fetch(Path("../pages"), candidate).body == b"<p>Hello</p>"


def test_a_path_may_start_elsewhere(tmp_path: Path) -> None:
    save(tmp_path, "pages/a.html")
    elsewhere = source(Path("pages"), relative_to=tmp_path)

    (candidate,) = elsewhere.discover(DAY, never).candidates

    assert candidate.path == "pages/a.html"
    assert elsewhere.fetch(candidate, never).body == b"<p>Hello</p>"


def test_one_file_is_a_source_too(tmp_path: Path) -> None:
    save(tmp_path, "a.html", "b.html")
    describe(tmp_path, {"file": "a.html", "outlet": "A"}, {"file": "b.html", "outlet": "B"})

    found = discover(tmp_path / "a.html")

    assert names(found, tmp_path) == ["a.html"]
    assert found.candidates[0].hints.outlet == "A"
    assert found.issues == ()


def test_one_file_of_another_kind_is_an_issue(tmp_path: Path) -> None:
    save(tmp_path, "page.pdf")

    found = discover(tmp_path / "page.pdf")

    assert found.candidates == ()
    assert "is none of .html, .htm, .txt, .warc.gz; rename it" in found.issues[0].message


def test_what_is_no_regular_file_is_an_issue(tmp_path: Path) -> None:
    save(tmp_path, "good.html")
    os.mkfifo(tmp_path / "fifo.html")
    (tmp_path / "link.html").symlink_to(tmp_path / "nowhere")
    (tmp_path / "metadata.jsonl").mkdir()

    found = discover(tmp_path)

    assert names(found, tmp_path) == ["good.html"]
    assert [Path(issue.subject).name for issue in found.issues] == [
        "metadata.jsonl",
        "fifo.html",
        "link.html",
    ]


def test_a_folder_that_is_not_there_fails_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"source saved: .*nowhere is neither.*correct its path"):
        discover(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "content_type"), [("a.html", "text/html"), ("a.txt", "text/plain")]
)
def test_a_file_is_fetched_as_it_is(tmp_path: Path, name: str, content_type: str) -> None:
    body = bytes(range(256))
    save(tmp_path, name, body=body)
    os.utime(tmp_path / name, (1630152000, 1630152000))

    fetched = fetch(tmp_path, discover(tmp_path).candidates[0])

    assert (fetched.body, fetched.content_type, fetched.charset) == (body, content_type, None)
    assert fetched.fetched_at == datetime(2021, 8, 28, 12, tzinfo=UTC)
    assert fetched.url is None


def test_an_empty_file_is_fetched_as_it_is(tmp_path: Path) -> None:
    save(tmp_path, "empty.html", body=b"")

    assert fetch(tmp_path, discover(tmp_path).candidates[0]).body == b""


def test_a_file_that_went_away_is_an_error(tmp_path: Path) -> None:
    save(tmp_path, "a.html")
    (candidate,) = discover(tmp_path).candidates
    (tmp_path / "a.html").unlink()

    with pytest.raises(ItemError, match=r"a\.html: cannot be read \(No such file"):
        fetch(tmp_path, candidate)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "huge.html").open("wb") as handle:
        handle.truncate(warc.MAX_BODY + 1)

    with pytest.raises(ItemError, match=r"huge\.html: is larger than"):
        fetch(tmp_path, discover(tmp_path).candidates[0])
