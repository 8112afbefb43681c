"""Reads the pages of a .warc.gz file, one gzip member at a time and never beyond a cap."""

import io
import re
import zlib
from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from typing import BinaryIO, NamedTuple

from pydantic import TypeAdapter, ValidationError
from warcio.archiveiterator import (  # type: ignore[import-untyped]  # it ships no types
    ArchiveIterator,
)
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # it ships no types
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]  # it ships no types
from warcio.statusandheaders import (  # type: ignore[import-untyped]  # it ships no types
    StatusAndHeadersParserException,
)

from media_monitor.models import Moment
from media_monitor.sources.base import is_web_address

# What a fetched page may have (16 MiB), and room for the headers of its record.
MAX_BODY = 16 * 2**20
MAX_MEMBER = MAX_BODY + 2**20
CHUNK = 2**16
MAGIC = b"\x1f\x8b\x08"

HTML = {"text/html", "application/xhtml+xml"}
READABLE = {"response": HTML, "resource": HTML | {"text/plain"}}

_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)
_DAMAGE = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    EOFError,
    StopIteration,
    ValueError,
    zlib.error,
    AttributeError,  # warcio's answer to a response record without a target URI
)


class Damaged(Exception):  # noqa: N818 - a state of the file, turned into an issue by its reader
    """A record that cannot be read; says why."""


class Found(NamedTuple):
    """A page at an offset of the file, or what is wrong there."""

    offset: int
    url: str | None
    problem: str | None = None


class Saved(NamedTuple):
    """One page as a WARC record holds it, its body decoded."""

    url: str | None
    status: int
    content_type: str
    charset: str | None
    saved_at: datetime
    headers: tuple[tuple[str, str], ...]
    body: bytes


def scan(handle: BinaryIO) -> Iterator[Found]:
    """List the pages of a file and its damaged records, in order; the good ones all survive."""
    offset: int | None = 0
    while offset is not None:
        try:
            data, end = _member(handle, offset)
        except Damaged as damage:
            yield Found(offset, None, str(damage))
            offset = _next_record(handle, offset + 1)
            continue
        if data:
            yield from _found(data, offset)
        offset = end if _more(handle, end) else None


def read(handle: BinaryIO, offset: int) -> Saved:
    """Read the page at an offset; raises Damaged."""
    record = _record(_member(handle, offset)[0])
    try:
        body = _body(record)
        saved_at = _MOMENT.validate_python(record.rec_headers.get_header("WARC-Date"))
    except ValidationError as error:
        raise Damaged("its WARC-Date is not a time") from error
    except _DAMAGE as error:
        raise Damaged(str(error) or type(error).__name__) from error
    content_type, charset = _type(record)
    return Saved(
        url=_url(record),
        status=_status(record),
        content_type=content_type,
        charset=charset,
        saved_at=saved_at,
        headers=tuple(record.http_headers.headers) if record.http_headers else (),
        body=body,
    )


def _found(data: bytes, offset: int) -> Iterator[Found]:
    try:
        record = _whole(data)
        is_page = _status(record) == 200 and _type(record)[0] in READABLE.get(record.rec_type, ())  # noqa: PLR2004
    except Damaged as damage:
        yield Found(offset, None, str(damage))
    else:
        if is_page:
            yield Found(offset, _url(record))


def _member(handle: BinaryIO, offset: int) -> tuple[bytes, int]:
    """Decompress one gzip member; return it and where the next begins."""
    handle.seek(offset)
    decompressor = zlib.decompressobj(zlib.MAX_WBITS | 16)
    data = bytearray()
    while not decompressor.eof:
        chunk = decompressor.unconsumed_tail or handle.read(CHUNK)
        if not chunk:
            raise Damaged("the file ends inside this record; fetch or copy it again")
        try:
            data += decompressor.decompress(chunk, MAX_MEMBER + 1 - len(data))
        except zlib.error as error:
            raise Damaged(f"is not valid gzip ({error}); fetch or copy the file again") from error
        if len(data) > MAX_MEMBER:
            raise Damaged(f"is larger than {MAX_MEMBER} bytes decompressed; it is left out")
    return bytes(data), handle.tell() - len(decompressor.unused_data)


def _record(data: bytes) -> ArcWarcRecord:
    return _parsed(ArchiveIterator(io.BytesIO(data)))


def _parsed(records: ArchiveIterator) -> ArcWarcRecord:
    try:
        return next(records)
    except _DAMAGE as error:
        raise Damaged(f"is not a WARC record ({str(error) or type(error).__name__})") from error


def _whole(data: bytes) -> ArcWarcRecord:
    """Parse the one record of a member; raises Damaged when it holds less or more than one."""
    records = ArchiveIterator(io.BytesIO(data))
    record = _parsed(records)
    if record.length is None:
        raise Damaged("has no Content-Length; fetch the file again")
    while record.raw_stream.read(CHUNK):
        pass
    rest = records.reader.read(CHUNK).lstrip(b"\r\n")
    if rest.startswith(b"WARC/"):
        raise Damaged("is compressed together with others; run `warcio recompress` on the file")
    if rest or record.raw_stream.limit > 0:
        raise Damaged("is not as long as its Content-Length says; fetch the file again")
    return record


def _more(handle: BinaryIO, offset: int) -> bool:
    handle.seek(offset)
    return bool(handle.read(1))


def _next_record(handle: BinaryIO, offset: int) -> int | None:
    """Find the next gzip member that begins like a WARC record."""
    handle.seek(offset)
    while chunk := handle.read(CHUNK):
        start = handle.tell() - len(chunk)
        for match in re.finditer(re.escape(MAGIC), chunk):
            if _begins_record(handle, start + match.start()):
                return start + match.start()
        # A magic number may lie across two chunks.
        handle.seek(start + max(1, len(chunk) - len(MAGIC) + 1))
    return None


def _begins_record(handle: BinaryIO, offset: int) -> bool:
    handle.seek(offset)
    try:
        begin = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(handle.read(512), 5)
    except zlib.error:
        return False
    return begin == b"WARC/"


def _body(record: ArcWarcRecord) -> bytes:
    encoding = (record.http_headers or record.rec_headers).get_header("Content-Encoding")
    if encoding and encoding.lower() not in {"gzip", "deflate", "identity"}:
        raise ValueError(f"its content encoding {encoding} is not gzip or deflate")
    stream, body = record.content_stream(), bytearray()
    while chunk := stream.read(CHUNK):
        body += chunk
        if len(body) > MAX_BODY:
            raise ValueError(f"its page is larger than {MAX_BODY} bytes decompressed")
    return bytes(body)


def _url(record: ArcWarcRecord) -> str | None:
    url: str | None = record.rec_headers.get_header("WARC-Target-URI")
    return url if url and is_web_address(url) else None


def _status(record: ArcWarcRecord) -> int:
    if record.rec_type == "resource":
        return 200
    code = record.http_headers.get_statuscode() if record.http_headers else ""
    return int(code) if code.isdecimal() else 0


def _type(record: ArcWarcRecord) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = (record.http_headers or record.rec_headers).get_header(
        "Content-Type", ""
    )
    return message.get_content_type(), message.get_content_charset()
