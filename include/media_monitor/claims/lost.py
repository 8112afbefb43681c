"""Find the clause a cue verb attributes where the parse lost it."""

from itertools import pairwise
from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.spans import span_of
from media_monitor.claims.voices import SPANS_OF_TIME, cut
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# "told reporters at the ministry in Kabul on Friday that": how far the clause may be.
_REACH = 14
# A clause has at least this many words.
_LEAST = 3
ADDRESSES = frozenset({"tell", "inform", "assure", "remind"})
"""These take a listener before what is said."""
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
"""The tags of verbs that a clause has."""


def after_that(verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    """Where the parse lost the clause, "said that ..." still shows where it starts."""
    rest = rest_of(verb, page)
    for place, token in enumerate(rest[:_REACH]):
        speaks = token.pos_ == "VERB" and cues.verb(token) in cues.say - {"quote", "cite"}
        if page.in_marks(token) or token.lower_ in {";", ":"} or speaks:
            return ()
        addressed = verb.lemma_ in ADDRESSES and cues.is_person(token.nbor(-1).lemma_.lower())
        if token.lower_ == "that" and (addressed or _opens_clause(token, cues)):
            tokens = cut(rest[place:], page, cues)
            return span_of(tokens, page) if len(tokens) > _LEAST else ()
    return ()


def lost(verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    """Where the parse saw no clause at all, one may still follow: "argue the two are rivals"."""
    rest = rest_of(verb, page)
    if not rest or rest[0].pos_ not in {"DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"}:
        return ()
    finite = next((t for t in rest[1:_REACH] if t.tag_ in FINITE), None)
    if finite is None or page.quoted(finite) or _has_paper(verb, cues):
        return ()
    broken = any(t.is_punct and not page.in_marks(t) for t in rest if t.i < finite.i)
    return () if broken else span_of(cut(rest, page, cues), page)


def after_listener(verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    """Read "told the meeting he had to ask", whose clause the parse joins to the listener."""
    rest = rest_of(verb, page)
    for place, (whom, acts) in enumerate(pairwise(rest[:_REACH])):
        if page.in_marks(whom) or whom.is_punct or whom.tag_ in FINITE:
            return ()
        if place > 0 and whom.tag_ in {"PRP", "EX"} and acts.tag_ in FINITE:
            return span_of(cut(rest[place:], page, cues), page)
    return ()


def misread(verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    """Read "said the guilds answer to no one", whose verb the parse takes for a noun."""
    rest = rest_of(verb, page)
    if not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
        return ()
    for name, act in pairwise(rest[:_REACH]):
        if page.in_marks(act) or act.lower_ in {",", ";", ":"}:
            return ()
        acts = act.tag_ in {"NN", "NNS", "VBN", "VBD", "VB", "VBP"} and act.text.islower()
        if name.pos_ in {"PROPN", "NUM"} and acts and len(rest) - rest.index(act) > _LEAST:
            return span_of(cut(rest, page, cues), page)
    return ()


def rest_of(verb: "Token", page: Page) -> "list[Token]":
    """List the words after a verb, to its sentence's end."""
    end = page.sentence_at(verb.idx)[1]
    return [t for t in verb.doc[verb.i + 1 :] if t.idx < end]


def _opens_clause(that: "Token", cues: Cues) -> bool:
    """Tell "said on Friday that ..." and "said in a letter that ..." from "a step that ..."."""
    before = that.nbor(-1)
    papers = cues.utterances | cues.documents | cues.occasions
    if before.dep_ == "pobj" and before.lemma_.lower() in papers and that.dep_ == "mark":
        return True
    when = before.lemma_ == "time" or before.lemma_ in SPANS_OF_TIME
    return when or (that.tag_ == "IN" and (before.lower_ != "," or that.dep_ == "mark"))


def _has_paper(verb: "Token", cues: Cues) -> bool:
    """Tell "wrote a letter that ...", whose object is no statement."""
    papers = cues.utterances | cues.documents
    return any(c.dep_ == "dobj" and c.lemma_.lower() in papers for c in verb.children)
