"""The little language in which a topic's file writes down how a position is worded.

A pattern is words in their dictionary form, matched against a line of lemmas (see `lines`):
`a|b` either word, `word?` may be missing, `..` up to four words that only modify, `...` up to
five that are no verb and nobody, `<other>` one of the parties, `<one>` the other one, `<both>` the
two together, `$` the end of a phrase (no noun follows).
"""

import re
from functools import cache

_SLOTS = {
    "<one>": r"(?P<one>@\w+~S )",
    "<other>": r"(?P<other>@\w+~S )",
    "<both>": r"(?P<both>@both~S )",
    "..": r"(?:[^ @]+~[MP] ){0,4}",
    "...": r"(?:[^ @]+~[MNOP] ){0,5}",
    "$": r"(?!'s~|[^ ]+~N )",
}


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Turn a pattern of the topic's file into one over a line's text; raises ValueError."""
    try:
        return re.compile(r"(?:(?<= )|^)" + "".join(map(_item, pattern.split())))
    except re.error as error:
        raise ValueError(f"pattern {pattern!r} cannot be read: {error}") from error


def _item(item: str) -> str:
    if item in _SLOTS:
        return _SLOTS[item]
    optional = "?" if item.endswith("?") else ""
    if item.removesuffix("?") in _SLOTS:
        return f"(?:{_SLOTS[item.removesuffix('?')]})?"
    either = "|".join(re.escape(word) for word in item.removesuffix("?").split("|"))
    return f"(?:(?:{either})~\\w ){optional}"
