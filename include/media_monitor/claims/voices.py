"""Find where a statement stops because somebody speaks again."""

from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

SPANS_OF_TIME = {"day", "hour", "week", "month", "year", "moment", "minute"}
# A statement has at least this many words.
_SOONEST = 3
_TURNS = {"as", "while", "whereas", "but", "though", "although", ";"}
_JOINS = {"and", "with", "when", "after", "yet"}
_DASHES = {",", "-", "\u2014", '"'}
# "and claimed, without evidence, that": how far the clause may be.
_REACH = 6


def cut(tokens: "list[Token]", page: Page, cues: Cues) -> "list[Token]":
    """Stop where somebody speaks again: ", adding that", "with X telling", "as Y insists"."""
    for place, token in enumerate(tokens):
        if place < _SOONEST or page.quoted(token):
            continue
        end = _contrast(token) or _time_gap(token) or _next_voice(token, tokens[0], cues)
        if end is not None and end > tokens[0].i:
            return [t for t in tokens if t.i < end]
    return tokens


def _contrast(token: "Token") -> int | None:
    following = token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"
    return token.i if token.lower_ in {"contrary", "according"} and following else None


def _time_gap(token: "Token") -> int | None:
    """Find the comma of ", a day after ...": when it was said, no part of it."""
    if token.lower_ not in {"after", "before"} or token.nbor(-1).lemma_ not in SPANS_OF_TIME:
        return None
    near = reversed(token.doc[max(0, token.i - _SOONEST - 2) : token.i])
    return next((t.i for t in near if t.lower_ == ","), None)


def _next_voice(verb: "Token", first: "Token", cues: Cues) -> int | None:
    """Find where a cue verb's own clause starts, if it is not part of what is said."""
    cue = cues.verb(verb)
    if cue not in cues.verbs or not verb.tag_.startswith("VB"):
        return None
    before = verb.nbor(-1)
    if cue in cues.say | cues.deny | cues.describe and _says_too(verb):
        return before.i
    if verb.tag_ == "VBG" and before.lower_ in _DASHES:
        return before.i
    speaks = cue in cues.say | cues.deny | cues.accuse
    if not speaks or not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
        return None
    start = min(c.left_edge.i for c in verb.lefts)
    while start > first.i + 1 and verb.doc[start].dep_ in {"punct", "cc", "mark"}:
        start += 1
    return start - 1 if start > first.i + 1 and _turns(verb, start) else None


def _says_too(verb: "Token") -> bool:
    """Read "denied that ... and claimed that ...": the same speaker goes on after "and"."""
    before = verb.nbor(-1)
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and before.lower_ in {"and", "but"}
    if not finite or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return False
    following = verb.doc[verb.i + 1 : verb.i + _REACH]
    names = verb.lemma_.lower() in {"call", "describe"}
    return names or any(t.lower_ == "that" or t.text == '"' for t in following)


def _turns(verb: "Token", start: int) -> bool:
    opener = verb.doc[start - 1]
    breaks = verb.doc[start - 2].is_punct or opener.is_punct
    if opener.lower_ in _TURNS or (opener.lower_ in _JOINS and breaks):
        return True
    told_of = verb.dep_ == "relcl" and any(c.lower_ == "whom" for c in verb.subtree)
    return told_of or _tells_with(verb) or (opener.lower_ == "," and verb.dep_ == "conj")


def _tells_with(verb: "Token") -> bool:
    return verb.dep_ == "pcomp" and verb.head.lower_ == "with"
