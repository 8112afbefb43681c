"""Read refusals to take a position: "declined to say whether ...", "left open whether ..."."""

from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Attribution
from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.sources import source_of
from media_monitor.claims.spans import in_order, span_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DECLINES = {"decline", "refuse"}
_DODGES = {"dodge", "duck", "sidestep", "evade", "skirt", "avoid"}
# "would not be drawn on whether", "did not answer when asked whether".
_SPEAKS = {"comment", "answer", "draw", "discuss"}
# "did not want to say whether".
_WISHES = {"want", "wish", "care", "choose", "dare"}
_CLAUSES = {"ccomp", "pcomp"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_NOBODY = {"it", "this", "that", "i", "we", "you", "nobody"}
_QUESTIONS = {"whether", "if"}


def read(page: Page, cues: Cues) -> list[Attribution]:
    """Find who would not answer a question, and which: the words are the question's clause."""
    found = (_declined(t, page, cues) for t in page.doc if t.tag_.startswith("VB"))
    return [one for one in found if one is not None]


def _declined(verb: "Token", page: Page, cues: Cues) -> Attribution | None:
    if page.in_marks(verb) or not _turns_down(verb, cues):
        return None
    opener = next((t for t in verb.subtree if _opens_question(t, verb, cues)), None)
    source = source_of(verb, page, cues) if opener is not None else None
    if opener is None or source is None or page.quoted(opener):
        return None
    if source.head.lower_ in _NOBODY or source.head.pos_ not in _NOMINAL:
        return None
    spans = span_of(in_order(opener.head.subtree), page)
    last = opener.i + 1 if opener.i > verb.i else verb.right_edge.i
    return Attribution(spans, _words(verb, last), verb.idx, source, verb) if spans else None


def _words(verb: "Token", end: int) -> str:
    """Name the cue as it stands: "would not say whether"."""
    first = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in _WISHES else verb
    start = min([first.i, *(c.i for c in first.lefts if c.dep_ in {"aux", "auxpass", "neg"})])
    return " ".join(t.lower_ for t in verb.doc[start:end] if not t.is_punct)


def _turns_down(verb: "Token", cues: Cues) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in _DECLINES | _DODGES:
        return True
    if lemma == "leave":
        return any(c.lower_ == "open" for c in verb.children)
    spoken = lemma in _SPEAKS or lemma in cues.say - cues.weak
    wishes = verb.dep_ == "xcomp" and verb.head.lemma_ in _WISHES
    first = verb.head if wishes else verb
    return spoken and any(c.dep_ == "neg" for c in first.children)


def _opens_question(token: "Token", verb: "Token", cues: Cues) -> bool:
    """Tell "say whether ..." and "asked if ..." from a condition, "if it rains"."""
    clause = token.head
    if token.lower_ not in _QUESTIONS or token.dep_ != "mark" or clause.dep_ not in _CLAUSES:
        return False
    above = clause.head
    asked = cues.verb(above) in cues.ask and above.head == verb
    inside = clause.i > verb.i and not (above.dep_ == "ccomp" and above != verb)
    return asked or inside
