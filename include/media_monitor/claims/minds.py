"""Read what somebody holds where no verb says it: "is certain that", "it seems to X that"."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Attribution
from media_monitor.claims.cues import Cues
from media_monitor.claims.lost import FINITE
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page
from media_monitor.claims.spans import in_order, span_of
from media_monitor.claims.voices import cut

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONVINCES = {"convince", "persuade", "satisfy", "assure"}
_SEEMS = {"seem", "appear", "occur"}
_DRAWS = {"make", "draw", "find", "see", "know"}
_DIFFERENCES = {"difference", "distinction", "separation", "line", "division"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_IS = {"be", "seem", "look", "remain"}
_PEOPLE = {"him", "her", "them"}
_ASKS = {"if", "whether", "who", "what", "where", "when", "why", "how", "which"}
_NOBODY = {"it", "this", "that", "there", "i", "we", "you", "which", "what"}
# "leaves no doubt that", "is in no doubt that".
_NO_DOUBT = {"leave", "have", "be"}
# A clause has at least this many words.
_LEAST = 3


def read(page: Page, cues: Cues) -> list[Attribution]:
    """Find what the article says somebody is sure of, sees or tells apart."""
    found = (
        (_sure(t, cues) or _convinced(t) or _seems(t) or _doubtless(t) or _told_apart(t), t)
        for t in page.doc
        if not page.in_marks(t)
    )
    held = ((one, token) for one, token in found if one is not None)
    views = (_to_whom(t, page, cues) for t in page.doc if t.lower_ == "to" and not page.in_marks(t))
    put = (_put(t, page, cues) for t in page.doc if t.lower_ == "as" and not page.in_marks(t))
    attributed = (_attribution(*one, token, page, cues) for one, token in held)
    return [one for one in chain(attributed, put, views) if one is not None]


def _attribution(
    holder: "Token", content: "Token", token: "Token", page: Page, cues: Cues
) -> Attribution | None:
    if holder.lower_ in _NOBODY or page.in_marks(holder) or page.quoted(content):
        return None
    tokens = cut(in_order(content.subtree), page, cues)
    spans = span_of(tokens, page) if len(tokens) >= _LEAST else ()
    negated = any(c.dep_ == "neg" for c in (*token.children, *token.head.children))
    cue = f"not {token.lower_}" if negated else token.lower_
    return Attribution(spans, cue, token.idx, mention(holder, page), token) if spans else None


def _sure(token: "Token", cues: Cues) -> "tuple[Token, Token] | None":
    """Read "the judge is certain that ..." and "the judge is convinced ...": the subject holds."""
    if token.lower_ not in cues.sure or token.dep_ not in {"acomp", "ROOT", "conj", "ccomp"}:
        return None
    verb = token.head if token.dep_ == "acomp" else token
    if token.tag_ == "VBD" or any(c.dep_ == "dobj" for c in token.children):
        return None
    return _pair(_child(verb, _SUBJECTS), _clause(token) or _clause(verb))


def _convinced(token: "Token") -> "tuple[Token, Token] | None":
    """Read "the letters convinced her that ...": whoever was convinced holds it."""
    if token.lemma_ not in _CONVINCES or any(c.dep_ == "neg" for c in token.children):
        return None
    whom = _child(token, {"dobj"})
    told = token.lemma_ == "assure" or any(c.lower_ == "to" for c in token.lefts)
    return None if told else _pair(whom, _clause(token))


def _seems(token: "Token") -> "tuple[Token, Token] | None":
    """Read "it seems to the colonel that ..."."""
    if token.lemma_ not in _SEEMS:
        return None
    to = next((c for c in token.rights if c.lower_ == "to" and c.dep_ == "prep"), None)
    return None if to is None else _pair(_child(to, {"pobj"}), _clause(token))


def _doubtless(token: "Token") -> "tuple[Token, Token] | None":
    """Read "the envoy left no doubt that ..."."""
    if token.lemma_ != "doubt" or token.pos_ != "NOUN":
        return None
    if not any(c.lower_ == "no" for c in token.lefts):
        return None
    verb = token.head.head if token.dep_ == "pobj" else token.head
    clause = _child(token, {"acl", "ccomp", "relcl"}) or _clause(verb)
    return _pair(_child(verb, _SUBJECTS), clause) if verb.lemma_ in _NO_DOUBT else None


def _told_apart(token: "Token") -> "tuple[Token, Token] | None":
    """Read "the elders made no distinction between the two"."""
    thing = _child(token, {"dobj"}) if token.lemma_ in _DRAWS and token.pos_ == "VERB" else None
    if thing is None or thing.lemma_ not in _DIFFERENCES:
        return None
    between = any(c.lower_ == "between" for c in (*thing.children, *token.children))
    return _pair(_child(token, _SUBJECTS), thing) if between else None


def _put(token: "Token", page: Page, cues: Cues) -> Attribution | None:
    """Read "As the mayor put it, ..." and "as she sees it": the rest of the sentence is said."""
    verb = token.head
    it = _child(verb, {"dobj"}) if token.dep_ == "mark" else None
    holder = _child(verb, _SUBJECTS)
    if it is None or it.lower_ != "it" or holder is None or holder.lower_ in _NOBODY:
        return None
    if verb.lemma_ not in {"put", *cues.say, *cues.think} or it.i - token.i > 2 * _LEAST + 2:
        return None
    low, high = page.sentence_at(token.idx)
    rest = [t for t in page.doc if it.i < t.i and t.idx < high]
    rest = rest if token.idx == low else [t for t in page.doc if low <= t.idx < token.idx]
    if len(rest) <= _LEAST or any(page.quoted(t) for t in rest):
        return None
    spans = span_of(cut(rest, page, cues), page)
    return Attribution(spans, verb.lower_, verb.idx, mention(holder, page), verb) if spans else None


def _to_whom(token: "Token", page: Page, cues: Cues) -> Attribution | None:
    """Read "To him it was all one"; "for him it was" may be anybody's view."""
    low, high = page.sentence_at(token.idx)
    holder = _child(token, {"pobj"}) if token.idx == low and token.dep_ == "prep" else None
    verb = token.head
    if holder is None or verb.lemma_ not in _IS or verb.tag_ not in FINITE:
        return None
    named = holder.ent_type_ == "PERSON" or holder.lower_ in _PEOPLE
    human = named or cues.is_person(holder.lemma_.lower())
    start = holder.right_edge.i + 1
    rest = [t for t in page.doc[start:] if t.idx < high]
    if not human or len(rest) <= _LEAST or any(page.in_marks(t) for t in rest):
        return None
    spans = span_of(cut(rest, page, cues), page)
    where = Attribution(spans, f"to {holder.lower_}", token.idx, mention(holder, page))
    return where if spans else None


def _pair(holder: "Token | None", content: "Token | None") -> "tuple[Token, Token] | None":
    return None if holder is None or content is None else (holder, content)


def _child(token: "Token", deps: set[str]) -> "Token | None":
    return next(_children(token, deps), None)


def _children(token: "Token", deps: set[str]) -> "Iterator[Token]":
    return (c for c in token.children if c.dep_ in deps)


def _clause(token: "Token") -> "Token | None":
    """Take the clause after a word, with a subject of its own."""
    after = (c for c in _children(token, {"ccomp"}) if c.i > token.i)
    clauses = (c for c in after if c.left_edge.lower_ not in _ASKS)
    return next((c for c in clauses if _child(c, {*_SUBJECTS, "expl"}) is not None), None)
