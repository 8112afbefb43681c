"""The little language in which a topic's file writes down how a position is worded.

A pattern is words, as they stand or in dictionary form, matched against a line (see `lines`):
`a|b` either word, `word?` may be missing, `~` up to three adverbs, `..` up to four words that only
modify, `...` up to five that are no verb and nobody; `!a|b` neither word follows; `<other>` one of
the parties, `<one>` the other one, `<both>` the two together, `<haqqani>`, or the key of any party,
just that one; `<near>` (first) nobody as long as both are what the text is about; `$` the end of a
phrase (no noun follows), `.` the end of a clause. `-> stance` at the end: what it means when
negated or denied.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

# "cut their ties": whose they are does not interrupt.
_THEIR = "@\\w+~S 's/[a-z]+~O "
_SLOTS = {
    "<one>": r"(?P<one>@\w+~S )",
    "<other>": r"(?P<other>@\w+~S )",
    "<near>": r"(?P<near>)",
    ".": r"(?=$|[^ ]+~[XPCV] )",
    "<both>": r"(?P<both>@both~S )",
    "~": r"(?:[^ @]+~D ){0,3}",
    "..": rf"(?:{_THEIR}|[^ @]+~[MDP] ){{0,4}}",
    "...": rf"(?:{_THEIR}|[^ @]+~[MDNOP] ){{0,5}}",
    "$": r"(?!'s/|[^ ]+~N )",
}


class Pattern(NamedTuple):
    """A pattern ready to match; a line without a word of each set in `needs` cannot match."""

    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def may_be_in(self, words: AbstractSet[str]) -> bool:
        """Say quickly whether a line of these words and lemmas can match at all."""
        for need in self.needs:  # noqa: SIM110 - twice as fast, and run per pattern and sentence
            if need.isdisjoint(words):
                return False
        return True

    def found_in(self, text: str, words: AbstractSet[str]) -> Iterator[re.Match[str]]:
        """Find the pattern in a line's text, given the line's words and lemmas."""
        if self.may_be_in(words):
            yield from self.regex.finditer(text)


@cache
def compile_pattern(pattern: str) -> Pattern:
    """Turn a pattern of the topic's file into one over a line's text; raises ValueError."""
    items = pattern.split()
    try:
        regex = re.compile(r"(?:(?<= )|^)" + "".join(map(_item, items)))
    except re.error as error:
        raise ValueError(f"pattern {pattern!r} cannot be read: {error}") from error
    literal = [i for i in items if i not in _SLOTS and i[0] not in "<!" and not i.endswith("?")]
    return Pattern(regex, tuple(frozenset(item.split("|")) for item in literal))


def _item(item: str) -> str:
    if item in _SLOTS:
        return _SLOTS[item]
    if item[0] == "!":
        either = "|".join(re.escape(word) for word in item[1:].split("|"))
        return rf"(?!(?:{either})/)"
    if item[0] == "<":
        if not re.fullmatch(r"<[a-z]\w*>", item, re.ASCII):
            raise ValueError(f"{item!r} is no slot; write <one>, <other>, <both> or a party's key")
        return rf"(?P<who>@{item[1:-1]}~S )"
    either = "|".join(re.escape(word) for word in item.removesuffix("?").split("|"))
    word = rf"(?:(?:{either})/[^ ]+|[^ /@]+/(?:{either})~\w) "
    return f"(?:{word})?" if item.endswith("?") else word
