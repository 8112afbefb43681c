"""A page per HTTP 200 record of HTML; the good records of a bad file survive."""

import gzip
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import (  # type: ignore[import-untyped]  # it ships no types
    StatusAndHeaders,
)
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]  # it ships no types

from media_monitor.errors import ItemError
from media_monitor.sources import warc
from tests.sources.folders import HTML, describe, discover, fetch


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


def test_pages_are_found_and_fetched(tmp_path: Path) -> None:
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


def test_a_sidecar_may_describe_the_file_or_one_of_its_records(tmp_path: Path) -> None:
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


def test_a_file_that_was_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    first, second = record("https://o.example/a"), record("https://o.example/b")
    warc_file(tmp_path, [first, second[:-20]])

    found = discover(tmp_path)

    assert [candidate.url for candidate in found.candidates] == ["https://o.example/a"]
    (issue,) = found.issues
    assert issue.subject == f"{tmp_path}/crawl.warc.gz, record at byte {len(first)}"
    assert "the file ends inside this record" in issue.message


def test_a_damaged_record_does_not_take_the_later_ones_along(tmp_path: Path) -> None:
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
def test_what_is_no_record_is_an_issue(tmp_path: Path, content: bytes) -> None:
    warc_file(tmp_path, [content, record("https://o.example/later")])

    found = discover(tmp_path)

    assert [candidate.url for candidate in found.candidates] == ["https://o.example/later"]
    assert [issue.subject for issue in found.issues] == [
        f"{tmp_path}/crawl.warc.gz, record at byte 0"
    ]


def test_a_bomb_among_the_records_is_an_issue(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(warc.MAX_MEMBER * 4))
    warc_file(tmp_path, [bomb, record("https://o.example/later")])

    found = discover(tmp_path)

    assert [candidate.url for candidate in found.candidates] == ["https://o.example/later"]
    assert "is larger than" in found.issues[0].message


def test_a_bomb_inside_a_record_is_an_error(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(warc.MAX_BODY * 4))
    warc_file(tmp_path, [record("http://o.example/", bomb, headers=[("Content-Encoding", "gzip")])])
    (candidate,) = discover(tmp_path).candidates

    with pytest.raises(ItemError, match=r"crawl\.warc\.gz, record at byte 0: .*is larger than"):
        fetch(tmp_path, candidate)


def test_an_encoding_whose_size_cannot_be_bounded_is_refused(tmp_path: Path) -> None:
    warc_file(tmp_path, [record("http://o.example/", headers=[("Content-Encoding", "br")])])
    (candidate,) = discover(tmp_path).candidates

    with pytest.raises(ItemError, match="its content encoding br is not gzip or deflate"):
        fetch(tmp_path, candidate)


def test_an_encoded_page_is_decoded(tmp_path: Path) -> None:
    body = gzip.compress(b"<p>Hello</p>")
    headers = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    warc_file(tmp_path, [record("http://o.example/", chunked, headers=headers)])

    assert fetch(tmp_path, discover(tmp_path).candidates[0]).body == b"<p>Hello</p>"


def test_a_wrong_offset_is_an_error(tmp_path: Path) -> None:
    warc_file(tmp_path, [record("https://o.example/a")])
    (candidate,) = discover(tmp_path).candidates

    with pytest.raises(ItemError, match=r"crawl\.warc\.gz, record at byte 7: is not valid gzip"):
        fetch(tmp_path, candidate.model_copy(update={"warc_offset": 7}))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_damage_loses_the_records_around_it(tmp_path: Path, data: st.DataObject) -> None:
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
