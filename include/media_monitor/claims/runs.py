"""Find the runs of capitalised words in a paragraph that names are made of."""

import re
from calendar import day_name
from typing import TYPE_CHECKING

from media_monitor.claims.names import TITLES
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

# Words inside a name that are not capitalised ("Khalil ur-Rahman", "Osama bin Laden").
_PARTICLES = {"-", "al", "ul", "ur", "e", "i", "o", "bin", "ibn", "de", "van", "von", "der", "el"}
_ARTICLES = {"al", "ul", "ur", "el", "ud", "us"}
# "On Friday Ned Price": a day is no part of a name.
_DAYS = frozenset(day_name)


def runs(page: Page) -> "list[Words]":
    """Find the runs of capitalised proper nouns, which names are."""
    doc, found, start = page.doc, [], None
    for token in (t for t in doc if t.idx >= page.lead):
        inside = _proper(token) or (start is not None and _joins(token))
        if inside and start is None:
            start = token.i
        elif not inside and start is not None:
            found.append(_closed(doc[start : token.i]))
            start = None
    if start is not None:
        found.append(_closed(doc[start:]))
    return [run for run in found if len(run)]


def _proper(token: "Token") -> bool:
    named = token.pos_ == "PROPN" and token.text[:1].isupper() and token.text not in _DAYS
    return named and not re.search(r"[\d@/]", token.text)


def _joins(token: "Token") -> bool:
    beside = token.nbor().text if token.i + 1 < len(token.doc) else ""
    following = beside[:1].isupper() or (token.lower_ in _ARTICLES and beside == "-")
    if token.lower_ == "." and token.i > 0 and token.nbor(-1).lower_ in TITLES:
        return following
    hyphen = token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_
    if hyphen and beside[:1].isalpha() and token.nbor(-1).text[:1].isupper():
        return True
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        # "Sang-min": the second part of a given name.
        return token.nbor(-2).pos_ == "PROPN" and token.text.isalpha()
    capital = token.text[:1].isupper() and token.pos_ in {"NOUN", "ADJ", "X", "VERB"}
    capital = capital and token.text not in _DAYS
    return (token.lower_ in _PARTICLES and following) or (capital and not token.is_sent_start)


def _closed(run: "Words") -> "Words":
    while len(run) and (run[-1].lower_ in _PARTICLES or not run[-1].text[:1].isalpha()):
        run = run[:-1]
    return run
