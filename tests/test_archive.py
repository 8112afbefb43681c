"""The archive gives back exactly what was put in, or says what is wrong."""

import gzip
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import (  # type: ignore[import-untyped]  # it ships no types
    ArchiveIterator,
)

from media_monitor.archive import ArchiveWriter, read_body
from media_monitor.errors import ItemError, SourceError
from media_monitor.models import Candidate, Fetched, Hints, Page

THEN = datetime(2021, 8, 28, 12, 0, 0, 250000, tzinfo=UTC)
HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Server", "press"))


def fetched(
    body: bytes = b"<p>Hello</p>",
    url: str | None = "http://outlet.example/a",
    path: str | None = None,
    headers: tuple[tuple[str, str], ...] = HEADERS,
) -> Fetched:
    return Fetched(
        url=url,
        path=path,
        status=200,
        content_type="text/html",
        charset="utf-8",
        body=body,
        fetched_at=THEN,
        headers=headers if url else (),
    )


def archived(root: Path, *items: Fetched) -> list[Page]:
    return archive_all(root, items)


def archive_all(root: Path, items: Iterable[Fetched]) -> list[Page]:
    with ArchiveWriter(root, "outlet", "run-1") as writer:
        return [writer.add(item, Candidate(source="outlet", url=item.url)) for item in items]


def test_a_page_says_where_its_bytes_are(tmp_path: Path) -> None:
    hints = Hints(title="Hello", published=THEN)
    with ArchiveWriter(tmp_path, "outlet", "run-1") as writer:
        page = writer.add(fetched(), Candidate(source="outlet", hints=hints))

    assert (page.warc, page.warc_offset) == ("outlet/run-1.warc.gz", 0)
    assert (page.content_type, page.charset, page.fetched_at) == ("text/html", "utf-8", THEN)
    assert page.hints == hints
    assert read_body(tmp_path, page) == b"<p>Hello</p>"


@settings(max_examples=40, deadline=None)
@given(bodies=st.lists(st.binary(max_size=2000), min_size=1, max_size=5))
def test_bodies_come_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[bytes]
) -> None:
    root = tmp_path_factory.mktemp("archive")
    pages = archived(
        root, *(fetched(body, f"http://o.example/{n}") for n, body in enumerate(bodies))
    )

    assert [read_body(root, page) for page in pages] == bodies


@settings(max_examples=40, deadline=None)
@given(
    name=st.text(max_size=10),
    value=st.text(st.characters(codec="latin-1"), max_size=30),
    tail=st.text(max_size=20),
)
def test_no_header_or_address_can_break_a_record(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: str, tail: str
) -> None:
    root = tmp_path_factory.mktemp("archive")
    odd = fetched(
        url=f"http://o.example/{tail}".encode("utf-8", "ignore").decode(),
        headers=(("A", "b"), (name, value)),
    )
    pages = archived(root, odd, fetched())

    assert [read_body(root, page) for page in pages] == [b"<p>Hello</p>"] * 2


def test_other_tools_can_read_it(tmp_path: Path) -> None:
    archived(
        tmp_path,
        fetched(headers=(*HEADERS, ("Content-Encoding", "gzip"), ("Content-Length", "31"))),
        fetched(url=None, path="../press/a b.html"),
    )

    with (tmp_path / "outlet/run-1.warc.gz").open("rb") as handle:
        found = [
            (
                record.rec_type,
                record.rec_headers.protocol,
                record.rec_headers["WARC-Target-URI"],
                record.rec_headers["WARC-Date"],
                record.content_stream().read(),
                record.digest_checker.passed,
            )
            for record in ArchiveIterator(handle, check_digests=True)
        ]

    date, body = "2021-08-28T12:00:00.250000Z", b"<p>Hello</p>"
    assert found == [
        ("response", "WARC/1.1", "http://outlet.example/a", date, body, True),
        ("resource", "WARC/1.1", "urn:media-monitor:outlet/press/a%20b.html", date, body, True),
    ]


def test_headers_that_no_longer_hold_are_moved_aside(tmp_path: Path) -> None:
    archived(tmp_path, fetched(headers=(*HEADERS, ("Content-Encoding", "gzip"))))
    record = gzip.decompress((tmp_path / "outlet/run-1.warc.gz").read_bytes())

    assert b"\r\nX-Archive-Orig-Content-Encoding: gzip\r\n" in record
    assert b"\r\nContent-Encoding" not in record


def test_every_record_is_compressed_alone(tmp_path: Path) -> None:
    pages = archived(tmp_path, fetched(b"one"), fetched(b"two", "http://outlet.example/b"))
    content = (tmp_path / "outlet/run-1.warc.gz").read_bytes()

    assert gzip.decompress(content[pages[1].warc_offset :]).startswith(b"WARC/1.1")


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    first = archived(tmp_path / "1", fetched(), fetched(b"two", "http://outlet.example/b"))
    again = archived(tmp_path / "2", fetched(), fetched(b"two", "http://outlet.example/b"))

    assert first == again
    assert (tmp_path / "1/outlet/run-1.warc.gz").read_bytes() == (
        tmp_path / "2/outlet/run-1.warc.gz"
    ).read_bytes()


def test_no_path_of_this_machine_is_in_it(tmp_path: Path) -> None:
    archived(tmp_path, fetched(url=None, path=f"{tmp_path}/pages/a.html"))
    content = gzip.decompress((tmp_path / "outlet/run-1.warc.gz").read_bytes())

    assert str(tmp_path).encode() not in content
    assert b"/a.html" in content


def test_a_repeated_run_adds_nothing_twice(tmp_path: Path) -> None:
    first = archived(tmp_path, fetched())
    content = (tmp_path / "outlet/run-1.warc.gz").read_bytes()

    assert archived(tmp_path, fetched()) == first
    assert (tmp_path / "outlet/run-1.warc.gz").read_bytes() == content


def test_a_repeated_run_keeps_what_was_archived_before(tmp_path: Path) -> None:
    before = archived(tmp_path, fetched(b"as it was"))
    after = archived(tmp_path, fetched(b"as it is"))

    assert [read_body(tmp_path, page) for page in (*before, *after)] == [b"as it was", b"as it is"]


def half_of_a_run() -> Iterator[Fetched]:
    yield fetched(b"half")
    raise ItemError("gone")


def test_a_failed_run_leaves_the_archive_as_it_was(tmp_path: Path) -> None:
    archived(tmp_path, fetched())
    content = (tmp_path / "outlet/run-1.warc.gz").read_bytes()

    with pytest.raises(ItemError, match="gone"):
        archive_all(tmp_path, half_of_a_run())

    assert (tmp_path / "outlet/run-1.warc.gz").read_bytes() == content
    assert [path.name for path in (tmp_path / "outlet").iterdir()] == ["run-1.warc.gz"]


def test_nothing_is_seen_before_the_end(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, "outlet", "run-1") as writer:
        writer.add(fetched(), Candidate(source="outlet"))
        assert not (tmp_path / "outlet/run-1.warc.gz").exists()
    assert (tmp_path / "outlet/run-1.warc.gz").exists()


def test_a_run_without_pages_leaves_no_file(tmp_path: Path) -> None:
    archived(tmp_path)

    assert list((tmp_path / "outlet").iterdir()) == []


def test_adding_to_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    archived(tmp_path, fetched(b"x" * 1000))
    path = tmp_path / "outlet/run-1.warc.gz"
    path.write_bytes(b"\x1f\x8b" + b"\0" * 100)

    with pytest.raises(SourceError, match=r"run-1\.warc\.gz: is damaged .*restore it"):
        archived(tmp_path, fetched())
    assert [found.name for found in path.parent.iterdir()] == [path.name]


class TestDamage:
    """Reading says which file and page, and what to do."""

    def wrong(self, root: Path, page: Page) -> str:
        with pytest.raises(ItemError) as caught:
            read_body(root, page)
        message = str(caught.value)
        assert page.warc in message
        assert page.page_id in message
        return message

    def test_a_file_that_is_gone(self, tmp_path: Path) -> None:
        page = archived(tmp_path, fetched())[0]
        (tmp_path / page.warc).unlink()

        assert "cannot be read (No such file or directory)" in self.wrong(tmp_path, page)

    def test_every_flipped_byte_of_a_record_is_noticed(self, tmp_path: Path) -> None:
        page = archived(tmp_path, fetched(b"the quick brown fox"))[0]
        path = tmp_path / page.warc
        good = path.read_bytes()
        for position in range(len(good)):
            path.write_bytes(
                good[:position] + bytes([good[position] ^ 0x55]) + good[position + 1 :]
            )
            try:
                assert read_body(tmp_path, page) == b"the quick brown fox"
            except ItemError as error:
                assert page.page_id in str(error)  # noqa: PT017 - either outcome is right

    def test_a_file_that_was_cut_off(self, tmp_path: Path) -> None:
        page = archived(tmp_path, fetched(b"the quick brown fox" * 50))[0]
        path = tmp_path / page.warc
        path.write_bytes(path.read_bytes()[:-100])

        assert "restore the file" in self.wrong(tmp_path, page)

    @pytest.mark.parametrize("offset", [1, 10**6])
    def test_an_offset_where_no_record_begins(self, tmp_path: Path, offset: int) -> None:
        page = archived(tmp_path, fetched())[0].model_copy(update={"warc_offset": offset})

        assert "is damaged" in self.wrong(tmp_path, page)

    def test_another_page_at_that_place(self, tmp_path: Path) -> None:
        one, two = archived(tmp_path, fetched(b"one"), fetched(b"two", "http://outlet.example/b"))
        wrong = one.model_copy(update={"warc_offset": two.warc_offset})

        assert "is not what was archived" in self.wrong(tmp_path, wrong)
