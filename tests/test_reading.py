"""Pages nobody should have to read: each is given up for a reason, and the others are read."""

import gzip
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from media_monitor import pipeline, workers
from media_monitor.batches import batch_folder, read_records
from media_monitor.listing import Listing
from media_monitor.models import Article, Claim, Hints, Issue, Run, Window
from media_monitor.settings import CONFIG
from media_monitor.sources import parse_source
from media_monitor.workers import Limits, Workers

TUNING = Path(__file__).parent / "newsroom" / "tuning" / "seeds"
RUN = Run(run_id="r", window=Window.always(), started_at=datetime(2021, 9, 10, tzinfo=UTC))
SECONDS = 8
MIB = 2**20

SENTENCE = (
    "The Taliban and the Haqqani network are separate organisations, the Ruthenbeck envoy Ada "
    "Pellam said on Monday. "
)
ARTICLE = f"Envoy draws a line between Taliban and Haqqani network\n\n{SENTENCE}\n"
PROSE = "<p>The minister spoke again in the capital on Monday, as he had before.</p>"
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
RECORD = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
    b"WARC-Date: 2021-08-30T10:00:00Z\r\nWARC-Target-URI: https://o.example/%d\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
)


def warc(*bodies: bytes) -> bytes:
    records = []
    for number, body in enumerate(bodies):
        payload = RESPONSE + body
        records.append(gzip.compress(RECORD % (number, number, len(payload), payload)))
    return b"".join(records)


def html(body: str) -> bytes:
    return f"<html><body><h1>Envoy draws a line</h1>{body}<p>{SENTENCE}</p></body></html>".encode()


# Each stands between two articles and is given up.
MONSTERS = {
    "60,000 flat paragraphs.html": (html(PROSE * 60_000), "more than 40,000 elements"),
    "5,000 nested tags.html": (html("<div>" * 5_000), "nests more than 1000 boxes"),
    "500,000 nested tags.html": (html("<div>" * 500_000), "nests more than 1000 boxes"),
    "100,000 links.html": (html("<a href='/x'>Read on</a> " * 100_000), "more than 40,000 el"),
    "12 MB.html": (html("<!-- padding -->" * 750_000), "more than the limit of 10,000,000"),
    "50 MB.html": (html("x" * 50 * MIB), "is larger than 16777216 bytes"),
    "bomb.warc.gz": (warc(b"x" * 80 * MIB, html("")), "is larger than .* bytes decompressed"),
    "endless for the tokenizer.html": (
        html(f"<p>{SENTENCE}{'“' * 190_000}</p>"),
        f"more than {SECONDS} seconds of computing; leave it out, or raise seconds",
    ),
    "one paragraph.html": (html(f"<p>{SENTENCE * 9_000}</p>"), "a paragraph of .* the limit"),
    "short lines.txt": (b"a\n" * 1_400_000 + ARTICLE.encode(), "the limits are 10,000"),
}
READABLE = {
    "255 nested tags.html": html("<div>" * 255),
    "900 nested tags.html": html("<div>" * 900),
    "300,000 open comments.html": html("") + b"<!--" * 300_000,
    "300,000 open tags.html": html("") + b"<style " * 300_000,
}


@pytest.fixture(scope="module")
def one_worker() -> Iterator[Workers]:
    with Workers(Limits(seconds=SECONDS, workers=1)) as opened:
        yield opened


@pytest.fixture(scope="module")
def batch(one_worker: Workers, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the pipeline over all monsters at once, each between two articles; its batch."""
    folder = tmp_path_factory.mktemp("monsters")
    pages = {name: body for name, (body, _) in MONSTERS.items()} | READABLE
    for name, body in pages.items():
        (folder / name).write_bytes(body)
        (folder / f"{name} after.txt").write_text(ARTICLE, encoding="utf-8")
    data = tmp_path_factory.mktemp("data")
    source = parse_source(f"directory:{folder}")
    pipeline.run_all(RUN, (source,), data, workers=one_worker).raise_if_wrong()
    return batch_folder(data, RUN.run_id, source.name)


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_becomes_an_issue_that_names_page_limit_and_remedy(
    batch: Path, name: str
) -> None:
    (issue,) = (found for found in read_records(batch, "issues", Issue) if name in found.subject)

    with pytest.raises(AssertionError, match=MONSTERS[name][1]):
        raise AssertionError(issue.message)


def test_what_is_only_badly_written_is_read(batch: Path) -> None:
    read = {Path(article.path or "").name for article in read_records(batch, "articles", Article)}

    assert read >= READABLE.keys()


def test_the_page_after_a_monster_is_read(batch: Path) -> None:
    articles = read_records(batch, "articles", Article)
    with_claims = {claim.article_id for claim in read_records(batch, "claims", Claim)}
    after = [article for article in articles if (article.path or "").endswith(" after.txt")]

    assert len(after) == len(MONSTERS) + len(READABLE)
    assert {article.article_id for article in after} <= with_claims


def test_the_record_after_a_bomb_is_read(batch: Path) -> None:
    urls = {article.url for article in read_records(batch, "articles", Article)}

    assert "https://o.example/1" in urls


def test_pages_keep_their_order(batch: Path) -> None:
    read = [article.path or "" for article in read_records(batch, "articles", Article)]

    assert read == sorted(read)


def test_a_monster_among_listed_files_has_its_line(tmp_path: Path) -> None:
    config = shutil.copytree(CONFIG, tmp_path / "config")
    (config / "reading.yaml").write_text(f"memory_bytes: {512 * MIB}\n")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_bytes(html(f"<p>{SENTENCE * 1_700}</p>"))
    (tmp_path / "pages" / "b.txt").write_text(ARTICLE, encoding="utf-8")
    listing = Listing(Hints(), None, config)

    lost, read = listing.lines(listing.items([tmp_path / "pages"]))

    assert "needed more than 536870912 bytes of memory; leave it out, or raise" in lost
    assert "Ada Pellam" in read


@pytest.mark.thorough
def test_one_worker_and_two_write_the_same_bytes(
    one_worker: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 1)
    pages = tmp_path / "pages"
    pages.mkdir()
    # Every third page: enough that two workers finish them in another order than one.
    for page in sorted(TUNING.iterdir())[::3]:
        shutil.copy(page, pages)
    source = parse_source(f"directory:{pages}")

    def files(name: str, pool: Workers) -> dict[str, bytes]:
        pipeline.collect_from(RUN, source, tmp_path / name)
        pipeline.read(RUN, source.name, tmp_path / name, pool)
        folder = batch_folder(tmp_path / name, RUN.run_id, source.name)
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    with Workers(Limits(workers=2)) as two:
        assert files("two", two) == files("one", one_worker)
