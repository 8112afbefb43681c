"""Bytes to text: which encoding a page is really in, whatever it says, without losing a byte."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from media_monitor.errors import ItemError

LIMIT = 10_000_000
"""Bytes; the largest news pages seen are about 5 MB, most of it scripts."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_COMMON = ("cp1252", "cp1251", "cp1256", "gb18030")
_SAMPLE = 200_000
_TRUST = 0.2
"""How much less plausible a declared encoding, or UTF-8, may be than another and yet be taken."""
_UNKNOWN = 0.5
"""How plausible an encoding is in which a page has only marks, and no letters, beyond ASCII."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text; bytes that mean nothing in `encoding` are kept as lone surrogates."""

    text: str
    encoding: str
    skipped: int

    def byte_offset(self, index: int) -> int:
        """Where in the archived bytes the character at `index` begins."""
        return self.skipped + len(self.text[:index].encode(self.encoding, "surrogateescape"))


def decode(body: bytes, charset: str | None) -> Decoded:
    """Decode a page; ItemError when it is empty, binary or too large to read."""
    _refuse_unreadable(body)
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _as(body[len(mark) :], encoding, len(mark))
    if b"\0" in body[:4096]:
        raise ItemError("the page is binary (it holds NUL bytes); only HTML and text can be read")
    try:
        return Decoded(body.decode(), "utf-8", 0)
    except UnicodeDecodeError:
        encoding = "utf-8" if _is_broken_utf8(body) else _best(body, charset)
        return _as(body, encoding, 0)


def _refuse_unreadable(body: bytes) -> None:
    if not body.strip():
        raise ItemError("the page is empty")
    if len(body) > LIMIT:
        raise ItemError(f"the page has {len(body):,} bytes, more than the limit of {LIMIT:,}")
    if body.startswith(_BINARY):
        raise ItemError("the page is a binary file; only HTML and plain text can be read")


def _as(body: bytes, encoding: str, skipped: int) -> Decoded:
    return Decoded(body.decode(encoding, "surrogateescape"), encoding, skipped)


def _best(body: bytes, charset: str | None) -> str:
    sample = _telling_lines(body)
    declared = (*_declared(body, charset), "utf-8")
    candidates = dict.fromkeys(name for name in (*declared, *_COMMON, *_guessed(sample)) if name)
    likely = sorted(
        candidates, key=lambda name: -_plausibility(sample, name) - _TRUST * (name in declared)
    )
    return next((name for name in likely if _is_lossless(body, name)), _COMMON[0])


def _is_broken_utf8(body: bytes) -> bool:
    """Say whether most of what is not ASCII is whole in UTF-8: by chance it hardly ever is."""
    beyond = [letter for letter in body.decode("utf-8", "surrogateescape") if letter > "\x7f"]
    broken = sum("\ud800" <= letter <= "\udfff" for letter in beyond)
    return 2 * broken < len(beyond)


def _is_lossless(body: bytes, encoding: str) -> bool:
    """Say whether the bytes can be had back: offsets into them depend on it."""
    try:
        text = body.decode(encoding, "surrogateescape")
        return text.encode(encoding, "surrogateescape") == body
    except UnicodeError:
        return False


def _telling_lines(body: bytes) -> bytes:
    lines = (line for line in body.splitlines(keepends=True) if not line.isascii())
    return b"".join(lines)[:_SAMPLE]


def _declared(body: bytes, charset: str | None) -> tuple[str | None, ...]:
    meta = _META.search(body[:4096])
    return _known(charset), _known(meta.group(1).decode("ascii", "replace") if meta else None)


def _guessed(sample: bytes) -> tuple[str | None, ...]:
    guess = from_bytes(sample, steps=3, chunk_size=256).best()
    return (_known(guess.encoding) if guess else None,)


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name.strip()).name if name else None
    except LookupError:
        return None
    return _ALIASES.get(found, found) if found else None


def _plausibility(sample: bytes, encoding: str) -> float:
    """Share of the non-ASCII characters that stand where real text has them, -1 to 1."""
    try:
        text = sample.decode(encoding, "surrogateescape")
    except UnicodeError:
        return -1
    score = total = 0
    for word in _WORD.findall(text):
        foreign = [letter for letter in word if letter > "\x7f"]
        total += len(foreign)
        score += len(foreign) if _natural(word, foreign) else -len(foreign)
    wrong = sum("\x80" <= letter <= "\x9f" or "\ud800" <= letter <= "\udfff" for letter in text)
    return (score - 2 * wrong) / (total + wrong) if total + wrong else _UNKNOWN


def _natural(word: str, foreign: list[str]) -> bool:
    """Accented Latin letters stand among plain ones; other scripts stand alone, in one case."""
    if all(letter < "\u0250" for letter in foreign):
        return len(foreign) * 2 <= len(word)
    return len(foreign) == len(word) and (word[1:] == word[1:].lower() or word.isupper())
