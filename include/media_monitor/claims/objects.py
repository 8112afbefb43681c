"""Find what a cue verb says without a clause: "denied any split", "called it dead"."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.spans import in_order, span_of
from media_monitor.claims.voices import cut
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABOUT = {"of", "for", "with", "over", "as"}
# "spoke of two forces with one name".
_NAMES, _ACCOMPANIES = {"speak of", "talk of"}, {"with", "without", "under"}
_TRACES = {"attribute", "ascribe"}
_PUTS = {"put at", "estimate at"}
_DIFFERENCES = {"difference", "distinction", "separation", "line", "gap"}
_FINITE = {"VBD", "VBZ", "VBP"}
_PREDICATES = {"oprd", "attr", "acomp", "xcomp"}
# "wanted to know why", "wanted to add something": asking and speaking are no wishes.
_LEARNS = {"know", "hear", "see", "ask", "add", "say", "speak", "talk", "learn", "understand"}
# "told him to be careful" is urging.
_ADDRESSES = {"tell", "urge", "order", "want", "expect", "ask", "advise", "instruct", "warn"}
# "the report", "its view": too little to be a statement.
_LEAST = 3


def content_of(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Find the object, predicate or infinitive a cue verb attributes; empty when there is none."""
    if cue == "cite" and _names_source(verb, cues):
        return ()
    for words, find in (
        (cues.describe, _described),
        (cues.describe, _compared),
        (cues.say | cues.think | cues.describe, _held),
        (cues.say | cues.think | cues.describe, _none),
        (cues.accuse, _accused),
        (cues.promise, _promised),
        (cues.urge, _urged),
        (cues.noun, _object),
        (cues.noun, _gerund),
    ):
        tokens = find(verb, cue) if cue in words else []
        if tokens:
            return span_of(cut(in_order(tokens), page, cues), page)
    return ()


def _names_source(verb: "Token", cues: Cues) -> bool:
    """Tell "cited a negotiator" and "cited the report" from "cited three floods"."""
    lemmas = [c.lemma_.lower() for c in verb.rights if c.dep_ == "dobj"]
    sources = cues.bodies | cues.documents | cues.utterances | cues.outlets
    return any(cues.is_person(lemma) or lemma in sources for lemma in lemmas)


def _rights(verb: "Token") -> "list[Token]":
    return [c for c in verb.children if c.i > verb.i]


def _first(tokens: "Iterable[Token]", fits: "Callable[[Token], bool]") -> "Token | None":
    return next((t for t in tokens if fits(t)), None)


def _is_as(token: "Token") -> bool:
    return token.dep_ == "prep" and token.lower_ == "as"


def _predicates(token: "Token") -> bool:
    """Read "described it as a mistake", "as undecided" and "as having come too late"."""
    clause = token.dep_ in {"advcl", "acl"} and token.left_edge.lower_ == "as"
    return token.dep_ in _PREDICATES or _is_as(token) or (clause and token.tag_ not in _FINITE)


def _described(verb: "Token", cue: str) -> "set[Token]":
    """Read "called the pact a mistake" and "described it as a mistake"."""
    if cue in _PUTS:
        return _put(verb)
    if cue == "draw":
        return set()
    small = _first(_rights(verb), lambda c: c.dep_ == "ccomp")
    if small is not None and small.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return set(small.subtree)
    objects = {"dobj", "dative"}
    thing = [c for c in _rights(verb) if c.dep_ in objects or _refers(c, cue)]
    said = [c for c in _rights(verb) if _predicates(c) or _likens(c, cue)]
    if not thing and len(said) > 1:
        thing, said = said[:1], said[1:]
    inner = [c for t in thing for c in t.subtree if _is_as(c) and c.head.dep_ in {*objects, "pobj"}]
    itself = any(t.lower_.endswith(("self", "selves")) for t in thing)
    if not thing or (itself and cue != "describe"):
        return _of_subject(verb, said) if said else _lost_as(verb)
    if not (said or inner):
        return set(thing[0].subtree) if cue == "call" and _adds_itself(thing[0]) else _lost_as(verb)
    return {t for part in (*thing, *said) for t in part.subtree}


def _lost_as(verb: "Token") -> "set[Token]":
    """Read "described the two as one tribe", whose "as" the parse may take for "about"."""
    after = [t for t in verb.subtree if t.i > verb.i]
    lost = _first(after[1 : 2 * _LEAST], lambda t: t.lower_ == "as" and t.dep_ == "quantmod")
    return set(after) if lost is not None else set()


def _adds_itself(thing: "Token") -> bool:
    """Read "called the conclusion hasty" and 'called the two "allied bodies"' in one phrase."""
    hasty = any(c.dep_ == "amod" for c in thing.rights)
    quoted = any(t.text in {'"', "\u201c"} for t in thing.lefts)
    return hasty or (quoted and thing.left_edge.text not in {'"', "\u201c"})


def _of_subject(verb: "Token", said: "list[Token]") -> "set[Token]":
    """Read "they were described by X as one" and "regards both as one"."""
    passive = any(c.dep_ == "nsubjpass" for c in verb.lefts)
    both = _is_as(said[0]) and said[0].left_edge != said[0]
    if not both and not (passive and any(c.dep_ == "agent" for c in verb.rights)):
        return set()
    if both:
        return {t for c in _rights(verb) if c.i >= said[0].i for t in c.subtree}
    return {t for part in said for t in part.subtree if t != part or not _is_as(t)}


def _held(verb: "Token", cue: str) -> "set[Token]":
    """Read "held it to be a foreign creation"."""
    del cue
    thing = _first(_rights(verb), lambda c: c.dep_ == "dobj")
    be = _first(_rights(verb), lambda c: c.lower_ in {"be", "have"} and c.left_edge.tag_ == "TO")
    if thing is None or be is None or not thing.i < be.i or verb.lemma_ in _ADDRESSES:
        return set()
    return {*thing.subtree, *be.subtree}


def _none(verb: "Token", cue: str) -> "set[Token]":
    """Read "saw no sign that they were one" and "found no court of theirs that had ruled"."""
    del cue
    thing = _first(_rights(verb), lambda c: c.dep_ == "dobj")
    if thing is None or not any(c.lower_ == "no" for c in thing.lefts):
        return set()
    inner = (t for t in thing.subtree if t.i > thing.i)
    clauses = {"acl", "relcl", "ccomp"}
    told = any((t.dep_ in clauses and t.tag_ != "VB") or t.lower_ == "between" for t in inner)
    return {t for c in _rights(verb) if c.i >= thing.i for t in c.subtree} if told else set()


def _compared(verb: "Token", cue: str) -> "set[Token]":
    """Read "sees no difference between the two" and "considers the guild part of the bank"."""
    thing = _first(_rights(verb), lambda c: c.dep_ == "dobj")
    if thing is None:
        return set()
    differs = thing.lemma_ in _DIFFERENCES and any(c.lower_ == "between" for c in thing.children)
    part = cue in {"consider", "deem"} and thing.lemma_ == "part"
    belongs = part and any(c.dep_ == "compound" for c in thing.children)
    return set(thing.subtree) if differs or belongs else set()


def _put(verb: "Token") -> "set[Token]":
    """Read "put their number at fewer than 50"."""
    at = _first(_rights(verb), lambda c: c.dep_ == "prep" and c.lower_ == "at")
    number = set(at.subtree) - {at} if at is not None else set()
    return number if any(t.pos_ == "NUM" for t in number) else set()


def _refers(token: "Token", cue: str) -> bool:
    return cue in {"refer to", "think of"} and token.dep_ == "prep" and cue.endswith(token.lower_)


def _likens(token: "Token", cue: str) -> bool:
    return cue in {"compare to", "liken to"} and token.dep_ == "prep" and token.lower_ == "to"


def _accused(verb: "Token", cue: str) -> "set[Token]":
    """Read "accused the ministry of lying" and "attributed the delay to snow"."""
    thing = _first(_rights(verb), lambda c: c.dep_ == "dobj")
    if thing is None:
        return set()
    about = [c for c in (*verb.children, *thing.children) if c.dep_ == "prep"]
    words = _ABOUT if cue not in _TRACES else {"to"}
    what = _first(about, lambda c: c.lower_ in words)
    return set() if what is None else {*thing.subtree, *what.subtree}


def _promised(verb: "Token", cue: str) -> "set[Token]":
    """Read "vowed to fight on"."""
    del cue
    wish = _first(_rights(verb), lambda c: c.dep_ == "xcomp" and c.tag_ == "VB")
    if wish is None or verb.dep_ == "acl" or (verb.lemma_ == "want" and wish.lemma_ in _LEARNS):
        return set()
    return set(wish.subtree)


def _urged(verb: "Token", cue: str) -> "set[Token]":
    """Read "urged the council not to recycle old labels"."""
    wish = _first(_rights(verb), lambda c: c.tag_ == "VB" and c.dep_ in {"xcomp", "ccomp"})
    if wish is None or not any(c.tag_ == "TO" for c in wish.children):
        return set()
    on = (c for c in _rights(verb) if c.lower_ in {"on", "upon"} and cue.startswith("call"))
    called = [p for c in on for p in c.children if p.dep_ == "pobj"]
    whose = [c for c in (*_rights(verb), *wish.children) if c.dep_ in {"dobj", "nsubj"}]
    if not any(c.i < wish.i for c in (*whose, *called)):
        return set()
    listed = [*called, *(c for c in _rights(verb) if c.dep_ == "dobj")]
    thing = [t for c in listed for t in c.subtree]
    return {*thing, *wish.subtree}


def _object(verb: "Token", cue: str) -> "set[Token]":
    """Read "denied any contact with the fighters" and "called for restraint"."""
    if verb.dep_ == "relcl":
        return set()
    thing = _first(_rights(verb), lambda c: c.dep_ == "dobj" or _takes(c, cue))
    if thing is None or thing.tag_ == "PRP" or thing.ent_type_ in {"PERSON", "DATE", "TIME"}:
        return set()
    tokens = {t for t in thing.subtree if thing.dep_ != "prep" or t != thing}
    if thing.dep_ == "prep":
        more = (c for c in _rights(verb) if _is_as(c) or c.lower_ in _ACCOMPANIES)
        tokens |= {t for c in more if c.i > thing.i for t in c.subtree}
    short = cue == "deny" or (cue in _NAMES and any(t.pos_ == "NUM" for t in tokens))
    return tokens if len(tokens) >= (_LEAST - 1 if short else _LEAST) else set()


def _takes(token: "Token", cue: str) -> bool:
    return token.dep_ == "prep" and cue.endswith(f" {token.lower_}")


def _gerund(verb: "Token", cue: str) -> "set[Token]":
    """Read "defends calling the two separate" and "denied having met them"."""
    del cue
    doing = _first(_rights(verb), lambda c: _starts_gerund(c, verb))
    return set() if doing is None else set(doing.subtree)


def _starts_gerund(clause: "Token", verb: "Token") -> bool:
    first = clause.left_edge
    if first.lower_ in {"ever", "even"} and clause.tag_ in {"VBN", "VBG"}:
        return first.i == verb.i + 1
    perfect = first.lower_ in {"having", "being"} and first.head == clause
    return first.i == verb.i + 1 and (clause.tag_ == "VBG" or perfect)
