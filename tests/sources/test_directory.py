"""Folders: saved pages, what is said of them, and everything that can be wrong with both."""

import gzip
import io
import json
import os
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import (  # type: ignore[import-untyped]  # it ships no types
    StatusAndHeaders,
)
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]  # it ships no types

from media_monitor.errors import ItemError, SourceError
from media_monitor.models import Candidate, Fetched, Window
from media_monitor.sources import DirectorySource, Discovered, warc

DAY = Window.of_days(date(2021, 8, 28), date(2021, 8, 28))
HTML = "text/html; charset=utf-8"


def source(path: Path, **settings: object) -> DirectorySource:
    return DirectorySource.model_validate(
        {"type": "directory", "name": "saved", "path": path, **settings}
    )


def never(url: str) -> Fetched:
    raise AssertionError(f"{url}: a folder needs nothing from the web")


def discover(path: Path, **settings: object) -> Discovered:
    return source(path, **settings).discover(DAY, never)


def fetch(path: Path, candidate: Candidate) -> Fetched:
    return source(path).fetch(candidate, never)


def save(folder: Path, *names: str, body: bytes = b"<p>Hello</p>") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)


def describe(folder: Path, *lines: object) -> None:
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    (folder / "metadata.jsonl").write_text(text, encoding="utf-8")


def names(found: Discovered, folder: Path) -> list[str]:
    return [os.path.relpath(candidate.path or "", folder) for candidate in found.candidates]


def record(
    url: str,
    body: bytes = b"<p>Hello</p>",
    status: str = "200 OK",
    content_type: str = HTML,
    headers: Sequence[tuple[str, str]] = (),
) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    fields = [("Content-Type", content_type), *headers]
    writer.write_record(
        writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders(status, fields, protocol="HTTP/1.1"),
            warc_headers_dict={
                "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000000>",
                "WARC-Date": "2021-08-28T12:00:00Z",
            },
        )
    )
    return out.getvalue()


def warc_file(folder: Path, records: Sequence[bytes], name: str = "crawl.warc.gz") -> Path:
    (folder / name).write_bytes(b"".join(records))
    return folder


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


class TestSidecar:
    """`metadata.jsonl` says what the files do not."""

    def test_it_gives_the_hints(self, tmp_path: Path) -> None:
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

    def test_what_was_published_outside_the_window_is_left_out(self, tmp_path: Path) -> None:
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
            ({"file": "b.html", "published": "2021-08-28"}, "published: .*has no time zone"),
            ({"file": "b.html", "published": "soon"}, "published: "),
            ({"file": "gone.html"}, "gone.html is not in the folder"),
            ({"file": "../b.html"}, r"\.\./b.html is not in the folder"),
            ({"file": "a.html"}, "a.html was described before"),
            ("[" * 100_000, "is not JSON"),
        ],
    )
    def test_a_bad_line_is_an_issue_and_the_rest_survives(
        self, tmp_path: Path, line: object, message: str
    ) -> None:
        save(tmp_path, "a.html", "b.html")
        good = {"file": "a.html", "outlet": "A"}
        describe(tmp_path, good, "", line)

        found = discover(tmp_path)

        assert [candidate.hints.outlet for candidate in found.candidates] == ["A", None]
        (issue,) = found.issues
        assert issue.subject == f"{tmp_path}/metadata.jsonl:3"
        assert re.search(message, issue.message)

    def test_an_unknown_key_is_named_and_the_rest_of_the_line_used(self, tmp_path: Path) -> None:
        save(tmp_path, "a.html")
        describe(tmp_path, {"file": "a.html", "outlet": "A", "colour": "red", "byline": "x"})

        found = discover(tmp_path)

        assert found.candidates[0].hints.outlet == "A"
        assert [issue.message.split(":")[0] for issue in found.issues] == ["byline", "colour"]

    def test_bytes_that_are_no_text_are_an_issue(self, tmp_path: Path) -> None:
        save(tmp_path, "a.html")
        (tmp_path / "metadata.jsonl").write_bytes(b"\xff\xfe\x00{\n")

        assert "is not JSON" in discover(tmp_path).issues[0].message

    def test_each_folder_has_its_own(self, tmp_path: Path) -> None:
        save(tmp_path, "a.html", "sub/a.html")
        describe(tmp_path, {"file": "a.html", "outlet": "Above"})
        describe(tmp_path / "sub", {"file": "a.html", "outlet": "Below"})

        outlets = [candidate.hints.outlet for candidate in discover(tmp_path).candidates]

        assert outlets == ["Above", "Below"]


class TestWarc:
    """A page per HTTP 200 record of HTML; the good records of a bad file survive."""

    def test_pages_are_found_and_fetched(self, tmp_path: Path) -> None:
        warc_file(
            tmp_path,
            [
                record("https://o.example/a", b"<p>A</p>"),
                record("https://o.example/missing", status="404 Not Found"),
                record("https://o.example/style.css", content_type="text/css"),
                record("https://o.example/robots.txt", content_type="text/plain"),
                record("https://o.example/b", b"<p>B</p>", content_type="application/xhtml+xml"),
            ],
        )

        found = discover(tmp_path, outlet="The Outlet")

        assert [candidate.url for candidate in found.candidates] == [
            "https://o.example/a",
            "https://o.example/b",
        ]
        assert {candidate.hints.outlet for candidate in found.candidates} == {"The Outlet"}
        fetched = [fetch(tmp_path, candidate) for candidate in found.candidates]
        assert [item.body for item in fetched] == [b"<p>A</p>", b"<p>B</p>"]
        assert (fetched[0].content_type, fetched[0].charset) == ("text/html", "utf-8")
        assert fetched[0].fetched_at == datetime(2021, 8, 28, 12, tzinfo=UTC)
        assert ("Content-Type", HTML) in fetched[0].headers
        assert found.issues == ()

    def test_a_sidecar_may_describe_the_file_or_one_of_its_records(self, tmp_path: Path) -> None:
        warc_file(tmp_path, [record("https://o.example/a"), record("https://o.example/b")])
        describe(
            tmp_path,
            {"file": "crawl.warc.gz", "outlet": "All"},
            {"file": "crawl.warc.gz", "url": "https://o.example/b", "outlet": "One"},
        )

        found = discover(tmp_path)

        assert [candidate.hints.outlet for candidate in found.candidates] == ["All", "One"]
        assert [candidate.hints.url for candidate in found.candidates] == [
            "https://o.example/a",
            "https://o.example/b",
        ]
        assert found.issues == ()

    def test_a_file_that_was_cut_off_keeps_what_came_before(self, tmp_path: Path) -> None:
        first, second = record("https://o.example/a"), record("https://o.example/b")
        warc_file(tmp_path, [first, second[:-20]])

        found = discover(tmp_path)

        assert [candidate.url for candidate in found.candidates] == ["https://o.example/a"]
        (issue,) = found.issues
        assert issue.subject == f"{tmp_path}/crawl.warc.gz, record at byte {len(first)}"
        assert "the file ends inside this record" in issue.message

    def test_a_damaged_record_does_not_take_the_later_ones_along(self, tmp_path: Path) -> None:
        records = [record(f"https://o.example/{name}", bytes(range(256)) * 2) for name in "abc"]
        damaged = bytearray(records[1])
        damaged[len(damaged) // 2] ^= 0xFF
        warc_file(tmp_path, [records[0], bytes(damaged), records[2]])

        found = discover(tmp_path)

        assert [candidate.url for candidate in found.candidates] == [
            "https://o.example/a",
            "https://o.example/c",
        ]
        assert [issue.subject.split()[-1] for issue in found.issues] == [str(len(records[0]))]

    @pytest.mark.parametrize(
        "content",
        [
            b"not gzip at all",
            gzip.compress(b"not a WARC record"),
            gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 "),
            gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\nendless"),
            gzip.compress(b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 99\r\n\r\nshort"),
            gzip.compress(gzip.decompress(record("http://o.example/")) * 2),
        ],
        ids=["plain", "other", "cut header", "no length", "short", "several in one"],
    )
    def test_what_is_no_record_is_an_issue(self, tmp_path: Path, content: bytes) -> None:
        warc_file(tmp_path, [content, record("https://o.example/later")])

        found = discover(tmp_path)

        assert [candidate.url for candidate in found.candidates] == ["https://o.example/later"]
        assert [issue.subject for issue in found.issues] == [
            f"{tmp_path}/crawl.warc.gz, record at byte 0"
        ]

    def test_a_bomb_among_the_records_is_an_issue(self, tmp_path: Path) -> None:
        bomb = gzip.compress(bytes(warc.MAX_MEMBER * 4))
        warc_file(tmp_path, [bomb, record("https://o.example/later")])

        found = discover(tmp_path)

        assert [candidate.url for candidate in found.candidates] == ["https://o.example/later"]
        assert "is larger than" in found.issues[0].message

    def test_a_bomb_inside_a_record_is_an_error(self, tmp_path: Path) -> None:
        bomb = gzip.compress(bytes(warc.MAX_BODY * 4))
        warc_file(
            tmp_path, [record("http://o.example/", bomb, headers=[("Content-Encoding", "gzip")])]
        )
        (candidate,) = discover(tmp_path).candidates

        with pytest.raises(ItemError, match=r"crawl\.warc\.gz, record at byte 0: .*is larger than"):
            fetch(tmp_path, candidate)

    def test_an_encoding_whose_size_cannot_be_bounded_is_refused(self, tmp_path: Path) -> None:
        warc_file(tmp_path, [record("http://o.example/", headers=[("Content-Encoding", "br")])])
        (candidate,) = discover(tmp_path).candidates

        with pytest.raises(ItemError, match="its content encoding br is not gzip or deflate"):
            fetch(tmp_path, candidate)

    def test_an_encoded_page_is_decoded(self, tmp_path: Path) -> None:
        body = gzip.compress(b"<p>Hello</p>")
        headers = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
        chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        warc_file(tmp_path, [record("http://o.example/", chunked, headers=headers)])

        assert fetch(tmp_path, discover(tmp_path).candidates[0]).body == b"<p>Hello</p>"

    def test_a_wrong_offset_is_an_error(self, tmp_path: Path) -> None:
        warc_file(tmp_path, [record("https://o.example/a")])
        (candidate,) = discover(tmp_path).candidates

        with pytest.raises(
            ItemError, match=r"crawl\.warc\.gz, record at byte 7: is not valid gzip"
        ):
            fetch(tmp_path, candidate.model_copy(update={"warc_offset": 7}))

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(data=st.data())
    def test_no_damage_loses_the_records_around_it(
        self, tmp_path: Path, data: st.DataObject
    ) -> None:
        records = [record(f"https://o.example/{n}", f"<p>{n}</p>".encode() * 20) for n in range(3)]
        place = data.draw(st.integers(0, len(records[1]) - 1))
        damaged = bytearray(records[1])
        damaged[place] ^= data.draw(st.integers(1, 255))
        warc_file(tmp_path, [records[0], bytes(damaged), records[2]])

        found = discover(tmp_path)

        urls = [candidate.url for candidate in found.candidates]
        assert urls[0] == "https://o.example/0"
        assert urls[-1] == "https://o.example/2"
        assert len(urls) + len(found.issues) >= 3
