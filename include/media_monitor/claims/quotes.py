"""Find quotations in a paragraph by their marks, straight or curly, mixed or left open."""

import re
from typing import NamedTuple

_DOUBLE = re.compile(r'["“”„«»]|\'\'|``')
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
# A single mark opens after a space or bracket and closes before one: neither is an apostrophe.
_SINGLE_OPEN = re.compile(r"(?<![\w'\u2019.,?!])['\u2018\u2019](?=[\w\[…])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…\]])['\u2019](?![\w])")
# So many words are an utterance; so many are one if they end as a sentence does.
_LONG, _SHORT = 6, 3
_ENDS_SENTENCE = re.compile(r"[.?!…]\W*$")


class Quote(NamedTuple):
    """One quotation, marks included: [start, end) in its paragraph, and whether it was closed."""

    start: int
    end: int
    closed: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find the paragraph's quotations; single marks count where no double mark is around them."""
    doubles = _pair_doubles(text)
    singles = [q for q in _pair_singles(text) if not any(_overlap(q, d) for d in doubles)]
    return tuple(sorted([*doubles, *singles]))


def is_statement(text: str, quote: Quote) -> bool:
    """Tell whole utterances from single quoted words: long, or ending as a sentence does."""
    inner = text[quote.start : quote.end].strip("\"'“”\u2018\u2019„«» ")
    words = inner.split()
    ends = bool(_ENDS_SENTENCE.search(inner)) or inner.endswith(",")
    return len(words) >= _LONG or (ends and (inner[:1].isupper() or len(words) >= _SHORT))


def _pair_doubles(text: str) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    for mark in _DOUBLE.finditer(text):
        opens = _opens(text, mark, inside=opened is not None)
        if opens:
            opened = mark.start()
        elif opened is not None:
            found.append(Quote(opened, mark.end(), closed=True))
            opened = None
    if opened is not None:
        found.append(Quote(opened, len(text.rstrip()), closed=False))
    return found


def _opens(text: str, mark: re.Match[str], *, inside: bool) -> bool:
    if mark.group() in _OPENING:
        return True
    if mark.group() in _CLOSING:
        return False
    after_space = mark.start() == 0 or text[mark.start() - 1] in " ([—\u2013-/"
    before_space = mark.end() == len(text) or text[mark.end()].isspace()
    if inside:
        return after_space and not before_space and text[mark.start() - 1] == " "
    return not before_space


def _pair_singles(text: str) -> list[Quote]:
    found: list[Quote] = []
    for opening in _SINGLE_OPEN.finditer(text):
        if found and opening.start() < found[-1].end:
            continue
        closings = [
            m for m in _SINGLE_CLOSE.finditer(text, opening.end()) if _really_closes(text, m)
        ]
        if closings:
            found.append(Quote(opening.start(), closings[0].end(), closed=True))
    return found


def _really_closes(text: str, mark: re.Match[str]) -> bool:
    """Tell a closing mark from a possessive, which stands after an s and before a word."""
    possessive = text[mark.start() - 1] == "s" and re.match(r"\s[a-z]", text[mark.end() :])
    return not possessive


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end
