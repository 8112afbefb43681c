"""The raw store: what we fetched, byte for byte, in WARC files that are only ever added to."""

import io
import os
import re
import shutil
import uuid
import zlib
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self
from urllib.parse import quote

from warcio.archiveiterator import (  # type: ignore[import-untyped]  # it ships no types
    ArchiveIterator,
)
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # it ships no types
from warcio.statusandheaders import (  # type: ignore[import-untyped]  # it ships no types
    StatusAndHeaders,
    StatusAndHeadersParserException,
)
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]  # it ships no types

from media_monitor.errors import ItemError, SourceError
from media_monitor.models import Candidate, Fetched, Page, content_id

# The body is stored decoded, so what says otherwise moves aside, as it does in pywb's archives.
ENCODED = {"content-encoding", "transfer-encoding", "content-length"}
ASIDE = "X-Archive-Orig-"

_DAMAGE = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    EOFError,
    StopIteration,
    ValueError,
    zlib.error,
    AttributeError,  # warcio's answer to a response record without a target URI
)


class ArchiveWriter:
    """Adds the pages of one source in one run to `<root>/<source>/<run_slug>.warc.gz`.

    Nothing of it is seen until the context ends well. A repeated run adds to what it archived
    before, so that every page once read stays readable; what is there is not added twice.
    """

    def __init__(self, root: Path, source: str, run_slug: str) -> None:
        self._source = source
        self._name = f"{source}/{run_slug}.warc.gz"
        self._path = root / self._name
        self._part = self._path.with_name(f".{self._path.name}.{uuid.uuid4().hex}.part")
        self._offsets: dict[str, int] = {}
        self._is_changed = False

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists():
            self._offsets = _offsets(self._path)
            self._resume()
        self._handle = self._part.open("ab")
        self._warc = WARCWriter(self._handle, gzip=True, warc_version="WARC/1.1")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            with self._handle:
                self._handle.flush()
                os.fsync(self._handle.fileno())
            if kind is None and self._is_changed:
                self._part.replace(self._path)
        finally:
            self._part.unlink(missing_ok=True)

    def add(self, fetched: Fetched, candidate: Candidate) -> Page:
        """Archive what came back for a candidate; return the page that points to it."""
        digest = _digest(fetched.body)
        uri = fetched.url or _file_uri(self._source, fetched.path or "")
        identity = f"{uri}\x1f{digest}\x1f{fetched.fetched_at.isoformat()}"
        record_id = uuid.uuid5(uuid.NAMESPACE_URL, identity).urn
        if record_id not in self._offsets:
            self._write(fetched, uri, record_id, digest)
        return Page.of(fetched, candidate, warc=self._name, offset=self._offsets[record_id])

    def _resume(self) -> None:
        try:
            shutil.copyfile(self._path, self._part)
        except OSError:
            self._part.unlink(missing_ok=True)
            raise

    def _write(self, fetched: Fetched, uri: str, record_id: str, digest: str) -> None:
        # What did not come over HTTP is a resource: its headers would be our invention.
        is_response = bool(fetched.headers) and uri.startswith(("http://", "https://"))
        record = self._warc.create_warc_record(
            quote(uri, safe="%/:=&?~#+!$,;'@()*[]"),
            "response" if is_response else "resource",
            payload=io.BytesIO(fetched.body),
            length=len(fetched.body),
            warc_content_type="" if is_response else _content_type(fetched),
            warc_headers_dict={
                "WARC-Record-ID": f"<{record_id}>",
                "WARC-Date": fetched.fetched_at.isoformat().replace("+00:00", "Z"),
                "WARC-Payload-Digest": f"sha256:{digest}",
            },
            http_headers=_http_headers(fetched) if is_response else None,
        )
        self._offsets[record_id] = self._handle.tell()
        self._warc.write_record(record)
        self._is_changed = True


def read_body(root: Path, page: Page) -> bytes:
    """Return exactly the bytes that were archived; raises ItemError naming file and page."""
    path = root / page.warc
    where = f"{path} at byte {page.warc_offset}, page {page.page_id}"
    try:
        with path.open("rb") as handle:
            body = _body_at(handle, page.warc_offset)
    except OSError as error:
        raise ItemError(f"{where}: cannot be read ({error.strerror}); restore the file") from error
    except _DAMAGE as error:
        raise ItemError(f"{where}: is damaged ({error}); restore the file") from error
    if _digest(body) != page.digest:
        raise ItemError(
            f"{where}: is not what was archived (SHA-256 {page.digest}); restore the file"
        )
    return body


def _body_at(handle: BinaryIO, offset: int) -> bytes:
    handle.seek(offset)
    body: bytes = next(ArchiveIterator(handle)).content_stream().read()
    return body


def _offsets(path: Path) -> dict[str, int]:
    """Find where each record of an archive begins, by its id."""
    found: dict[str, int] = {}
    try:
        with path.open("rb") as handle:
            records = ArchiveIterator(handle)
            for record in records:
                record_id = record.rec_headers.get_header("WARC-Record-ID").strip("<>")
                found[record_id] = records.get_record_offset()
    except _DAMAGE as error:
        raise SourceError(f"{path}: is damaged ({error}); restore it or move it away") from error
    return found


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()


def _content_type(fetched: Fetched) -> str:
    return fetched.content_type + (f"; charset={fetched.charset}" if fetched.charset else "")


def _http_headers(fetched: Fetched) -> StatusAndHeaders:
    phrase = HTTPStatus(fetched.status).phrase if fetched.status in set(HTTPStatus) else ""
    headers = [
        (f"{ASIDE}{name}" if name.lower() in ENCODED else name, _one_line(value))
        for name, value in fetched.headers
        if re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name)
    ]
    headers.append(("Content-Length", str(len(fetched.body))))
    return StatusAndHeaders(f"{fetched.status} {phrase}".strip(), headers, protocol="HTTP/1.1")


def _one_line(value: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]+", " ", value).strip()


def _file_uri(source: str, path: str) -> str:
    """Name a file without saying where on this machine it is."""
    given = PurePosixPath(path)
    if given.is_absolute():
        given = PurePosixPath(content_id(path), given.name)
    below = "/".join(part for part in given.parts if part != "..")
    return f"urn:media-monitor:{source}/{quote(below)}"
