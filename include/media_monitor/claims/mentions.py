"""Span the words that name a speaker, from the head of their noun phrase."""

from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Source
from media_monitor.claims.names import TITLES
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset(
    """det amod compound poss nmod nummod quantmod case punct advmod appos nsubj flat
    npadvmod""".split()  # noqa: SIM905 - a list of words reads best
)
_OF = {"of", "for", "in", "at", "from", "with", "to", "on"}
_PHRASE = {"PROPN", "NOUN", "ADJ", "PART"}
_DASHES = {"\u2014", "\u2013", "--", ":"}
_EDGES = {"CCONJ", "ADV", "SCONJ"}
# Longer noun phrases are parse errors more often than names; so are longer "of the ..." parts.
_LONGEST, _LONGEST_PART = 14, 8


def mention(head: "Token", page: Page) -> Source:
    """Span the whole noun phrase of a head: titles before it, "of the ministry" after it."""
    while head.i + 2 < len(head.doc) and _hyphen(head.nbor()) and head.nbor(2).pos_ == "NOUN":
        head = head.nbor(2)
    head = _past_ranks(head)
    first = _first(head, page)
    last = head if head.pos_ == "PRON" else _last(head, page)
    return Source(first.idx, last.idx + len(last), head)


def _past_ranks(head: "Token") -> "Token":
    """Go on from the rank to the name where full stops come between: "Brig. Gen. Tom Varley"."""
    doc, place = head.doc, head.i
    while doc[place].lower_.strip(".") in TITLES and place + 2 < len(doc):
        place += 2 if doc[place + 1].text == "." else 1
        if doc[place].pos_ != "PROPN":
            return head
    while place != head.i and place + 1 < len(doc) and doc[place + 1].pos_ == "PROPN":
        place += 1
    return doc[place]


def phrase_head(first: "Token", page: Page) -> "Token":
    """Find the last noun of the phrase that starts here, whatever the parse made of it."""
    doc, last = first.doc, first
    while last.i + 1 < len(doc) and not page.in_marks(doc[last.i + 1]):
        if doc[last.i + 1].pos_ not in _PHRASE and not _hyphen(doc[last.i + 1]):
            break
        last = doc[last.i + 1]
    return last


def _hyphen(token: "Token") -> bool:
    return token.lower_ == "-" and token.i + 1 < len(token.doc) and not token.whitespace_


def _first(head: "Token", page: Page) -> "Token":
    doc, first = head.doc, head
    for token in reversed(list(head.lefts)):
        if token.dep_ not in _NAMING or (token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"):
            break
        first = token.left_edge
    dash = next((t for t in reversed(doc[first.i : head.i]) if t.lower_ in _DASHES), None)
    if dash is not None:
        first = doc[dash.i + 1]
    while first.i > 1 and _hyphen(doc[first.i - 1]):
        first = doc[first.i - 2]
        first = min([first, *first.lefts], key=lambda t: t.i)
    while first.i < head.i and _is_edge(first, page):
        first = doc[first.i + 1]
    return doc[max(first.i, head.i - _LONGEST)]


def _is_edge(token: "Token", page: Page) -> bool:
    return token.is_punct or token.is_space or token.idx < page.lead or token.pos_ in _EDGES


def _last(head: "Token", page: Page) -> "Token":
    last = head
    for child in head.rights:
        if child.dep_ in {"conj", "cc"} and not page.in_marks(child):
            if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN"}:
                last = _last(child, page)
        elif child.dep_ == "prep" and child.lower_ in _OF and _belongs(child, head, page):
            last = _trimmed(child.right_edge)
        elif child.dep_ in {"case", "nummod", "flat"}:
            last = child
        else:
            break
    return last


def _belongs(prep: "Token", head: "Token", page: Page) -> bool:
    if head.pos_ == "PROPN" and prep.lower_ not in {"of", "for"}:
        return False
    edge = prep.right_edge
    return edge.i - prep.i <= _LONGEST_PART and not page.in_marks(edge)


def _trimmed(token: "Token") -> "Token":
    while token.is_punct and token.i > 0:
        token = token.doc[token.i - 1]
    return token
