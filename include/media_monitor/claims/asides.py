"""The parts of a sentence whose dates are not those of its saying: clauses about something else."""

from datetime import date
from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.dates import find_dates
from media_monitor.claims.gatherings import AUDIENCE, EVENTS
from media_monitor.claims.paragraph import Page
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# "after Monday's attack", "since 2016", "about the raid in May": another matter's time.
_ELSEWHERE = {"about", "since", "until", "till", "before", "after", "despite", "regarding"}
_ALONGSIDE = {"as", "while"}
_REACHED = {"reach", "contact", "interview", "quote", "cite", "press"}
_SPEAKING = {"speak", "tell", "write", "address", "appear", "testify", "talk", "reply", "say"}
_HELD = EVENTS | {"edition", "issue", "event", "deal", "accord"}
_WHEN = {"DATE", "TIME"}
# "who leads the party, on Monday": how far a date may be from the comma that ends a clause.
_BESIDE = 3


def asides(page: Page, sentence: Span, cues: Cues, published: date | None) -> list[Span]:
    """Find the relative clauses, appositions, questions and attributes of a sentence."""
    low, high = sentence
    tokens = (t for t in page.doc if low <= t.idx < high and not page.quoted(t))
    return [_reach(t, page, high, published) for t in tokens if _is_aside(t, cues)]


def other_clause(verb: "Token | None", low: int, high: int) -> list[Span]:
    """Find the clauses beside a verb's own with subjects of their own: "X left, and Y said"."""
    if verb is None:
        return []
    found = [_span(c) for c in verb.conjuncts if c.i > verb.i and _has_subject(c)]
    if verb.dep_ == "conj" and _has_subject(verb):
        found.append((low, verb.left_edge.idx))
    return [(max(start, low), min(end, high)) for start, end in found if start < high]


def _is_aside(token: "Token", cues: Cues) -> bool:
    head = token.head.lemma_.lower()
    if token.ent_type_ in _WHEN or token.head.ent_type_ in _WHEN:
        return False
    if token.dep_ in {"relcl", "acl", "appos"}:
        fragment = token.dep_ == "acl" and token.head.dep_ == "ROOT"
        return not (fragment or _is_saying(head, cues) or _speaks(token, cues))
    if token.dep_ == "advcl":
        marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"} and c.i < token.i}
        marked = bool(marks - _ALONGSIDE) and any(c.dep_ == "mark" for c in token.children)
        return marked and not _speaks(token, cues)
    if token.dep_ in {"ccomp", "pcomp"}:
        return head in cues.ask and token.i > token.head.i
    if token.dep_ == "prep" and token.lower_ in _ELSEWHERE:
        held = {c.lemma_.lower() for c in token.children}
        return not (held & AUDIENCE or any(_is_saying(noun, cues) for noun in held))
    is_ahead = token.lower_ == "ahead" and token.dep_ == "advmod"
    return is_ahead or _is_dated_thing(token, cues)


def _is_dated_thing(token: "Token", cues: Cues) -> bool:
    """Read "Friday's bombing" and "the May 2012 attack"."""
    if token.pos_ != "NOUN" or token.ent_type_ in _WHEN or _is_saying(token.lemma_.lower(), cues):
        return False
    dated = (c for c in token.lefts if c.ent_type_ in _WHEN)
    return any(c.dep_ in {"poss", "compound", "nmod"} for c in dated)


def _speaks(verb: "Token", cues: Cues) -> bool:
    """Tell "speaking on Monday" and "asked on Monday" from "accused in May"."""
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"}:
        return lemma in cues.ask | _REACHED
    return verb.pos_ == "VERB" and lemma in cues.say | cues.ask | _SPEAKING


def _is_saying(noun: str, cues: Cues) -> bool:
    """Tell words for what is said, written or held: their dates are those of the saying."""
    return noun in cues.utterances | cues.documents | cues.occasions | _HELD


def _reach(token: "Token", page: Page, high: int, published: date | None) -> Span:
    """End a clause at a comma before a date: the parser often takes what follows into it."""
    start, end = _span(token)
    end = min(end, high)
    comma = page.text.find(",", token.idx, end)
    while comma >= 0:
        following = find_dates(page.text[comma + 1 : high].lstrip(), published)
        if following and following[0][0] <= _BESIDE:
            return start, comma
        comma = page.text.find(",", comma + 1, end)
    return start, end


def _span(token: "Token") -> Span:
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def _has_subject(verb: "Token") -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
