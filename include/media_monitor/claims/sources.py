"""Find who is said to speak: the words that are the source of a cue verb."""

from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = {"nsubj", "nsubjpass", "agent"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_NAMING = {
    "det",
    "amod",
    "compound",
    "poss",
    "nmod",
    "nummod",
    "quantmod",
    "case",
    "punct",
    "advmod",
    "appos",
    "nsubj",
    "flat",
    "npadvmod",
}
_INHERITS = {
    "conj",
    "xcomp",
    "advcl",
    "ccomp",
    "dep",
    "pcomp",
    "prep",
    "ROOT",
    "parataxis",
    "acl",
    "relcl",
}
_DASHES = {"\u2014", "\u2013", "--", ":"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"}
_WHO_SPEAKS = {"PERSON", "ORG", "GPE", "NORP"}
# Longer noun phrases are parse errors more often than names.
_LONGEST = 14


def source_of(verb: "Token", page: Page, cues: Cues) -> Source | None:
    """Find the source of a cue verb: its subject, an inherited one, or the noun phrase beside it."""
    head = (
        _inverted(verb, page)
        or _governor(verb, page, cues)
        or _subject(verb, page, depth=0)
        or _beside(verb, page)
    )
    return None if head is None else mention(head, page)


def _inverted(verb: "Token", page: Page) -> "Token | None":
    """Read ", reported The Daily Herald": the noun phrase after the verb ends the sentence."""
    doc = verb.doc
    if (
        verb.i == 0
        or verb.i + 1 >= len(doc)
        or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN")
        or verb.nbor(-1).lower_ not in (",", '"', "'")
    ):
        return None
    if any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children):
        return None
    right = doc[verb.i + 1]
    if right.pos_ not in ("DET", "PROPN", "NOUN", "ADJ") or page.in_marks(right):
        return None
    head = _phrase_head_after(right, page)
    end = page.sentence_at(verb.idx)[1]
    closes = (
        head.i + 1 >= len(doc) or doc[head.i + 1].idx >= end or doc[head.i + 1].lower_ in (".", ",")
    )
    return head if closes and head.pos_ in ("PROPN", "NOUN") else None


def _governor(verb: "Token", page: Page, cues: Cues) -> "Token | None":
    """Trace ", adding that ...": whoever spoke before in the sentence, not whoever was spoken of."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.nbor(-1).lower_ not in (",", "-", "—", '"', "'"):
        return None
    if any(c.dep_ == "nsubj" for c in verb.children):
        return None
    low = page.sentence_at(verb.idx)[0]
    for token in page.doc:
        if (
            low <= token.idx < verb.idx
            and token.tag_ in ("VBD", "VBZ", "VBP")
            and not page.quoted(token)
            and cues.verb(token) in cues.say
        ):
            found = _subject(token, page, depth=0)
            if found is not None:
                return found
    return None


def mention(head: "Token", page: Page) -> Source:
    """Span the whole noun phrase of a head: titles before it, "of the ministry" after it."""
    while head.i + 2 < len(head.doc) and _hyphen(head.nbor()) and head.nbor(2).pos_ == "NOUN":
        head = head.nbor(2)
    first = _first(head, page)
    last = head
    if head.pos_ != "PRON":
        last = _last(head, page)
    return Source(first.idx, last.idx + len(last), head)


def _first(head: "Token", page: Page) -> "Token":
    first = head
    for token in reversed(list(head.lefts)):
        if token.dep_ not in _NAMING or (token.pos_ in ("VERB", "AUX") and token.dep_ != "amod"):
            break
        first = token.left_edge
    doc = head.doc
    dash = next((t for t in reversed(doc[first.i : head.i]) if t.lower_ in _DASHES), None)
    if dash is not None:
        first = doc[dash.i + 1]
    while first.i > 1 and _hyphen(doc[first.i - 1]):
        first = doc[first.i - 2]
        first = min([first, *first.lefts], key=lambda t: t.i)
    while first.i < head.i and (
        doc[first.i].is_punct
        or first.idx < page.lead
        or doc[first.i].is_space
        or doc[first.i].pos_ in ("CCONJ", "ADV", "SCONJ")
    ):
        first = doc[first.i + 1]
    return doc[max(first.i, head.i - _LONGEST)]


def _last(head: "Token", page: Page) -> "Token":
    last = head
    for child in head.rights:
        if child.dep_ in ("conj", "cc") and not page.in_marks(child):
            if child.dep_ == "conj" and child.pos_ in ("PROPN", "NOUN"):
                last = _last(child, page)
        elif child.dep_ == "prep" and child.lower_ in (
            "of",
            "for",
            "in",
            "at",
            "from",
            "with",
            "to",
            "on",
        ):
            if head.pos_ == "PROPN" and child.lower_ not in ("of", "for"):
                break
            if child.right_edge.i - child.i > 8 or page.in_marks(child.right_edge):
                break
            last = _trim(child.right_edge)
        elif child.dep_ in ("case", "nummod", "flat"):
            last = child
        else:
            break
    return last


def _trim(token: "Token") -> "Token":
    while token.is_punct and token.i > 0:
        token = token.doc[token.i - 1]
    return token


def _subject(verb: "Token", page: Page, depth: int) -> "Token | None":
    for child in verb.children:
        if child.dep_ in _SUBJECT and not page.quoted(child):
            found = _of_relative(child, verb) if child.lower_ in _RELATIVE else _agent(child)
            if child.dep_ == "nsubjpass" and (_acted_on(verb, depth) or _has_agent(verb)):
                continue
            if found is not None:
                return found
    if _acted_on(verb, depth) and any(c.dep_ == "nsubjpass" for c in verb.children):
        return None
    if depth > 4:
        return None
    if verb.dep_ in {"acl", "xcomp"} and verb.tag_ == "VB" and verb.head.pos_ == "NOUN":
        return next((c for c in verb.head.children if c.dep_ == "poss"), None)
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN") and verb.head.pos_ in _NOMINAL:
        return verb.head
    if verb.dep_ == "relcl":
        return verb.head
    if verb.dep_ in ("pcomp", "pobj") and verb.head.head != verb.head:
        beside = verb.head.head
        return _subject(beside, page, depth + 1) if beside.pos_ in ("VERB", "AUX") else None
    if verb.dep_ in _INHERITS and verb.head != verb and verb.head.pos_ in ("VERB", "AUX"):
        if verb.tag_ in ("VBG", "VBN", "VB") or verb.dep_ in ("conj", "xcomp"):
            return _subject(verb.head, page, depth + 1)
    return None


def _acted_on(verb: "Token", depth: int) -> bool:
    """A passive's subject says nothing, unless somebody "was quoted as saying" it."""
    return depth == 0 and verb.lemma_ != "quote"


def _has_agent(verb: "Token") -> bool:
    return any(child.dep_ == "agent" for child in verb.children)


def _agent(child: "Token") -> "Token | None":
    if child.dep_ == "agent":
        return next((c for c in child.children if c.dep_ == "pobj"), None)
    return child


def _of_relative(child: "Token", verb: "Token") -> "Token | None":
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    return next(
        (t for t in reversed(list(child.doc[: child.i])) if t.pos_ in ("NOUN", "PROPN")), None
    )


def _beside(verb: "Token", page: Page) -> "Token | None":
    """After a quotation the parse is often wrong: take the noun phrase right next to the verb."""
    doc = verb.doc
    right = verb.i + 1
    if (
        right < len(doc)
        and doc[right].pos_ in ("PROPN", "DET", "NOUN", "ADJ", "PRON")
        and not page.in_marks(doc[right])
    ):
        after_mark = verb.i > 0 and (
            page.quoted(doc[verb.i - 1]) or doc[verb.i - 1].lower_ in (",", '"', "'")
        )
        if after_mark:
            return _phrase_head_after(doc[right], page)
    left = verb.i - 1
    while left >= 0 and (doc[left].pos_ in ("ADV", "AUX", "PART") or doc[left].lower_ == ","):
        left -= 1
    if left >= 0 and not page.in_marks(doc[left]) and doc[left].pos_ in ("PROPN", "NOUN", "PRON"):
        return doc[left]
    return None


def _hyphen(token: "Token") -> bool:
    return token.lower_ == "-" and token.i + 1 < len(token.doc) and not token.whitespace_


def _phrase_head_after(token: "Token", page: Page) -> "Token":
    doc, last = token.doc, token
    while (
        last.i + 1 < len(doc)
        and (doc[last.i + 1].pos_ in ("PROPN", "NOUN", "ADJ", "PART") or _hyphen(doc[last.i + 1]))
        and not page.in_marks(doc[last.i + 1])
    ):
        last = doc[last.i + 1]
    return last
