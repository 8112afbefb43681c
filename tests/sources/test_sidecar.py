"""`metadata.jsonl` says what the files do not."""

import re
from pathlib import Path

import pytest

from tests.sources.folders import describe, discover, fetch, names, save


def test_it_gives_the_hints(tmp_path: Path) -> None:
    save(tmp_path, "a.html", "sub/a.html")
    entry = {
        "file": "a.html",
        "outlet": "The Outlet",
        "original_outlet": "The Wire",
        "published": "2021-08-28T19:15:00Z",
        "published_precision": "day, estimated",
        "url": "https://outlet.example/a",
        "title": "A title",
    }
    describe(tmp_path, entry)

    found = discover(tmp_path, outlet="Otherwise")

    first, second = found.candidates
    assert first.hints.model_dump(mode="json") == {
        key: value for key, value in entry.items() if key != "file"
    }
    assert first.url == fetch(tmp_path, first).url == "https://outlet.example/a"
    assert (second.hints.outlet, second.hints.published) == ("Otherwise", None)


def test_a_plain_day_is_one_in_utc(tmp_path: Path) -> None:
    save(tmp_path, "a.html", "b.html")
    near = {"file": "b.html", "published": "2021-08-28", "published_precision": "day, estimated"}
    describe(tmp_path, {"file": "a.html", "published": "2021-08-28"}, near)

    hints = [candidate.hints for candidate in discover(tmp_path).candidates]

    assert {f"{each.published:%Y-%m-%dT%H:%M%z}" for each in hints} == {"2021-08-28T00:00+0000"}
    assert [each.published_precision for each in hints] == ["day", "day, estimated"]


def test_what_was_published_outside_the_window_is_left_out(tmp_path: Path) -> None:
    save(tmp_path, "before.txt", "in.txt", "undated.txt")
    describe(
        tmp_path,
        {"file": "before.txt", "published": "2021-08-27T23:59:59Z"},
        {"file": "in.txt", "published": "2021-08-29T03:00:00+04:30"},
    )

    assert names(discover(tmp_path), tmp_path) == ["in.txt", "undated.txt"]
    assert len(discover(tmp_path, lookback_days=1).candidates) == 3


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{not json", "is not JSON"),
        ("[1]", "the file:"),
        ('"text"', "the file:"),
        ({"outlet": "No file"}, "file: Field required"),
        ({"file": "b.html", "published": "2021-08-28T10:00"}, "published: .*has no time zone"),
        ({"file": "b.html", "published": "2021-02-30"}, "published: "),
        ({"file": "b.html", "published": "soon"}, "published: "),
        ({"file": "gone.html"}, "gone.html is not in the folder"),
        ({"file": "../b.html"}, r"\.\./b.html is not in the folder"),
        ({"file": "a.html"}, "a.html was described before"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_bad_line_is_an_issue_and_the_rest_survives(
    tmp_path: Path, line: object, message: str
) -> None:
    save(tmp_path, "a.html", "b.html")
    good = {"file": "a.html", "outlet": "A"}
    describe(tmp_path, good, "", line)

    found = discover(tmp_path)

    assert [candidate.hints.outlet for candidate in found.candidates] == ["A", None]
    (issue,) = found.issues
    assert issue.subject == f"{tmp_path}/metadata.jsonl:3"
    assert re.search(message, issue.message)


def test_an_unknown_key_is_named_and_the_rest_of_the_line_used(tmp_path: Path) -> None:
    save(tmp_path, "a.html")
    describe(tmp_path, {"file": "a.html", "outlet": "A", "colour": "red", "byline": "x"})

    found = discover(tmp_path)

    assert found.candidates[0].hints.outlet == "A"
    assert [issue.message.split(":")[0] for issue in found.issues] == ["byline", "colour"]


def test_bytes_that_are_no_text_are_an_issue(tmp_path: Path) -> None:
    save(tmp_path, "a.html")
    (tmp_path / "metadata.jsonl").write_bytes(b"\xff\xfe\x00{\n")

    assert "is not JSON" in discover(tmp_path).issues[0].message


def test_each_folder_has_its_own(tmp_path: Path) -> None:
    save(tmp_path, "a.html", "sub/a.html")
    describe(tmp_path, {"file": "a.html", "outlet": "Above"})
    describe(tmp_path / "sub", {"file": "a.html", "outlet": "Below"})

    outlets = [candidate.hints.outlet for candidate in discover(tmp_path).candidates]

    assert outlets == ["Above", "Below"]
