"""Characters nobody sees, made plain: spaces of every width, joiners, hyphenation, direction."""

import re

_SPACES = "\t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_GONE = "\xad\u034f\u061c\u115f\u1160\u180e\ufeff\ufffc" + "".join(
    map(
        chr,
        (
            *range(0x09),
            *range(0x0E, 0x1C),
            *range(0x7F, 0x85),
            *range(0x86, 0xA0),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
        ),
    )
)
_PLAIN = str.maketrans(
    dict.fromkeys(_SPACES, " ") | dict.fromkeys(_GONE, None) | {"\u2028": "\n", "\u2029": "\n"}
)
_UNSEEN = re.compile(f"[{re.escape(_SPACES + _GONE)}\u2028\u2029]")
VISIBLE = re.compile(f"[^\\s{re.escape(_SPACES + _GONE)}]+")
"""A run of characters that clean text keeps."""
RAISED = re.compile(r"(?:\d|\b(?:[kcm]?m|ft|in|mi))$")
"""A number raised behind these is a power, and no footnote's."""
_ESCAPED = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """Spaces of any width become one kind, invisible characters go; line ends stay."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNSEEN.search(text):
        text = text.translate(_PLAIN)
    return text if text.isascii() else _ESCAPED.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Make every run of blanks, line ends included, one space."""
    return " ".join(plain(text).split())


def squeezed(text: str) -> str:
    """Take every blank out: what is left is what two renderings of one text share."""
    return "".join(plain(text).split())
