"""Pages are read in the encoding they are in, whatever they declare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor.cleaning.decoding import LIMIT, decode
from media_monitor.errors import ItemError

ENGLISH = "The café on the quay – the “Anchor” – opens at nine, its owner said. " * 3
RUSSIAN = "Паромы снова ходят каждый день, сказал капитан порта. Читайте также новости. " * 3
ARABIC = "قال الوزير إن الطريق الجديد سيفتح أمام السيارات في الشهر المقبل " * 3
CHINESE = "市长表示新桥将于下个月通车，居民已经等待了三年。" * 3


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (ENGLISH, "utf-8", "windows-1252"),
        (ENGLISH, "cp1252", None),
        (ENGLISH, "cp1252", "utf-8"),
        (ENGLISH, "cp1252", "iso-8859-1"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", "windows-1252"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "utf-8", "windows-1251"),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "cp1256", "windows-1252"),
        (CHINESE, "gb18030", "gb2312"),
        (CHINESE, "gb18030", "utf-8"),
        (RUSSIAN + ENGLISH.replace("é", "e"), "utf-8-sig", "windows-1251"),
        (RUSSIAN, "utf-16", None),
        ("plain", "ascii", "no-such-charset"),
    ],
)
def test_the_real_encoding_is_found(text: str, encoding: str, declared: str | None) -> None:
    assert decode(text.encode(encoding), declared).text == text


def test_a_meta_charset_counts_when_the_headers_say_nothing() -> None:
    body = f"<html><head><meta charset='koi8-r'></head><body>{RUSSIAN}</body></html>"
    assert decode(body.encode("koi8-r"), None).text == body


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    body = RUSSIAN.encode() + b"\xff\xfe" + ENGLISH.encode()
    assert decode(body, None).encoding == "utf-8"


@pytest.mark.parametrize(
    ("broken", "declared"),
    [
        ("He said “no”. It’s fine. ".encode() + b"\x93yes\x94", "utf-8"),
        ("He said “no”. It’s fine. “Yes”".encode()[:-1], None),
        (ENGLISH.encode() + b"\x80\xe9", "windows-1252"),
    ],
)
def test_utf8_with_broken_bytes_is_read_as_utf8(broken: bytes, declared: str | None) -> None:
    assert decode(broken, declared).encoding == "utf-8"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("<p>市长说：“新桥将于下个月通车”。</p>", "gb18030", "gb2312"),
        ("<meta charset=gbk><p>The ferry leaves at nine.</p><p>相关新闻</p>", "gb18030", None),
        ("He said “no” to it. It’s fine.", "cp1252", "utf-8"),
    ],
)
def test_few_letters_are_enough_to_know_an_encoding(
    text: str, encoding: str, declared: str | None
) -> None:
    assert decode(text.encode(encoding), declared).text == text


@given(st.binary(min_size=1).filter(lambda body: body.strip() and b"\0" not in body))
def test_no_byte_is_lost(body: bytes) -> None:
    try:
        found = decode(body, None)
    except ItemError:
        return
    assert body[found.skipped :] == found.text.encode(found.encoding, "surrogateescape")


@pytest.mark.parametrize("index", [0, 4, 7, 30])
def test_offsets_count_bytes(index: int) -> None:
    body = b"\xef\xbb\xbf" + RUSSIAN.encode()
    found = decode(body, None)
    assert body[found.byte_offset(index) :].decode() == RUSSIAN[index:]


@pytest.mark.parametrize(
    "body", [b"", b"\n\t ", b"%PDF-1.7", b"PK\x03\x04", b"a\0b", b"a" * (LIMIT + 1)]
)
def test_what_is_no_text_is_refused(body: bytes) -> None:
    with pytest.raises(ItemError):
        decode(body, None)
