"""Plain text to pieces: paragraphs by blank lines, hard-wrapped lines joined again."""

import re
from collections.abc import Iterator
from itertools import pairwise

from media_monitor.cleaning.characters import one_line, plain
from media_monitor.cleaning.pieces import Piece

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|div|article|p|span|table)\b", re.IGNORECASE
)
_PAGE = re.compile(r"<(?:html|head|body)\b[^>]{0,2000}>", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n(?:[ ]*\n)+")
_WIDEST = 120
_NARROWEST = 45
_WRAPPED_SHARE = 0.6
_SLACK = 15
_INDENT = 2
_ENDS = (".", "!", "?", ":")
_CLOSING = " \"'\u201d\u2019)]"


def is_markup(text: str, content_type: str) -> bool:
    """Say whether this is HTML, by its first 4,000 characters rather than by what it claims.

    What claims to be HTML may begin with a long style sheet or with a server's warnings.
    """
    return "xhtml" in content_type or bool(
        _MARKUP.search(text[:4000]) or ("html" in content_type and _PAGE.search(text))
    )


def paragraphs(text: str) -> list[Piece]:
    """Split text into paragraphs; a line of its own is a paragraph of its own."""
    blocks = _BLANK_LINE.split(plain(text).strip("\n"))
    groups = [group for block in blocks for group in _at_indents(block.split("\n"))]
    width = _wrap_width(groups)
    lines = [one_line(line) for group in groups for line in _unwrapped(group, width)]
    return [Piece(line) for line in lines if line]


def _at_indents(lines: list[str]) -> Iterator[list[str]]:
    """Split where a line begins further in than most and the one before ends, as a sentence does.

    Of an item or a verse too, lines begin further in, but in the midst of its sentence.
    """
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    deep = min(indents) + _INDENT
    starts = (
        n
        for n, (before, indent) in enumerate(zip(lines, indents[1:], strict=False), 1)
        if indent >= deep and before.rstrip(_CLOSING).endswith(_ENDS)
    )
    for start, end in pairwise([0, *starts, len(lines)]):
        yield lines[start:end]


def _wrap_width(groups: list[list[str]]) -> int | None:
    """Width at which somebody broke the lines, None when nobody did."""
    broken = [len(line.rstrip()) for group in groups if len(group) > 1 for line in group[:-1]]
    width = max(broken, default=0)
    full = sum(length >= width - _SLACK for length in broken)
    wrapped = _NARROWEST <= width <= _WIDEST and full >= _WRAPPED_SHARE * len(broken)
    return width if wrapped else None


def _unwrapped(lines: list[str], width: int | None) -> list[str]:
    joined = [lines[0]]
    for before, line in pairwise(lines):
        first_word = next(iter(line.split()), "")
        # A break was forced when the next word would not have fitted any more.
        forced = width is not None and len(before.rstrip()) + 1 + len(first_word) > width
        if first_word and (forced or _runs_on(before, line)):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _runs_on(before: str, line: str) -> bool:
    """Say whether a sentence goes on in the next line, whatever the width."""
    end = before.rstrip()
    return len(end) >= _NARROWEST and line[:1].islower() and (end[-1].isalnum() or end[-1] == ",")
