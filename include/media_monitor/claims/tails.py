"""Follow a statement past where the parse ends it: after a colon, "since ...", "but that ..."."""

from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.lost import FINITE
from media_monitor.claims.paragraph import Page
from media_monitor.claims.spans import span_of
from media_monitor.claims.voices import cut

if TYPE_CHECKING:
    from spacy.tokens import Token

    from media_monitor.models import Span

_GIVES_REASON = {"since", "because", "for"}
_JOINS = {"and", "but"}
# What these open belongs to the statement before the comma.
_QUALIFIES = {
    "nor",
    "although",
    "though",
    "unless",
    "whatever",
    "wherever",
    "depending",
    "so",
    "even",
}
# ", but had paid them": what somebody does next is told without these.
_AUXILIARIES = {"had", "would", "could", "might", "will", "must", "should"}
_BE = {"was", "were", "is", "are"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl"}
_GOES_ON = {":", ";"}
# ", the network having been founded by others": how near its participle is.
_NEAR = 6
# A clause has at least this many words.
_LEAST = 3


def lengthened(
    spans: "tuple[Span, ...]", verb: "Token", cue: str, page: Page, cues: Cues
) -> "tuple[Span, ...]":
    """Add what goes on with a statement to its last span, or after the frame that ends it."""
    spans = _into_marks(spans, verb, page)
    if not spans:
        return spans
    end = page.sentence_at(verb.idx)[1]
    last = max(spans[-1][1], verb.idx + len(verb))
    rest = [t for t in verb.doc if last <= t.idx < end]
    if spans[-1][1] < verb.idx:
        rest = _after_frame(rest, page)
    framed = spans[-1][1] < verb.idx
    goes_on = not framed and cue in cues.say | cues.think and _coordinated(rest, cues)
    goes_on = goes_on or (cue in cues.describe and _adds(rest, cues))
    tail = cut(rest, page, cues)[1:] if goes_on or _starts(rest, framed=framed) else []
    tail = [] if any(page.in_marks(t) for t in rest) else tail
    if len(tail) < _LEAST:
        return spans
    more = span_of(tail, page)
    if spans[-1][1] < verb.idx or not more:
        return (*spans, *more)
    return (*spans[:-1], (spans[-1][0], more[-1][1]))


def _into_marks(spans: "tuple[Span, ...]", verb: "Token", page: Page) -> "tuple[Span, ...]":
    """Go on into 'whoever sees any "is being sold one"', whose end the parse lost in marks."""
    if not spans or spans[-1][0] < verb.idx:
        return spans
    start, end = spans[-1]
    quote = next((q for q in page.quotes if q.start == end + 1 and page.text[end] == " "), None)
    return spans if quote is None else (*spans[:-1], (start, quote.end))


def _after_frame(rest: "list[Token]", page: Page) -> "list[Token]":
    """Drop the speaker after the verb: ", said Captain X, since ..."."""
    for place, token in enumerate(rest):
        if token.tag_ in FINITE or page.in_marks(token):
            return []
        if token.text in {",", *_GOES_ON} and _starts(rest[place:], framed=True):
            return rest[place:]
    return []


def _starts(rest: "list[Token]", *, framed: bool) -> bool:
    """Tell whether a statement goes on here, rather than the story."""
    if len(rest) <= _LEAST:
        return False
    mark, first, second = rest[:3]
    acts = next((t for t in rest if t.tag_ in FINITE), None)
    if mark.text == ";":
        return acts is not None and (framed or acts.lower_ in _AUXILIARIES | _BE)
    if mark.text == ":":
        return True
    if mark.text != "," or acts is None:
        return False
    reason = first.lower_ in _GIVES_REASON and second.tag_ not in {"CD", "VBG"}
    return reason or (first.lower_ in _JOINS and second.lower_ == "that")


def _coordinated(rest: "list[Token]", cues: Cues) -> bool:
    """Tell ", and each keeps its own" and ", had fought beside it" from what somebody did."""
    if len(rest) <= _LEAST or _framed_again(rest, cues):
        return False
    words = rest[1:] if rest[0].text == "," else rest
    opener = words[0]
    had = opener.lower_ in _JOINS and words[1].lower_ in _AUXILIARIES and rest[0].text == ","
    that = opener.lower_ == "that" and opener.dep_ == "mark"
    if had or that or opener.lower_ in _QUALIFIES:
        return True
    if any(t.lower_ in {"having", "being"} for t in words[1:_NEAR]) and rest[0].text == ",":
        return not any(t.tag_ in FINITE for t in words[:_NEAR])
    if opener.tag_ in FINITE:
        return rest[0].text == "," or opener.lemma_ == "be"
    if opener.lower_ not in _JOINS | {"or", "nor"}:
        return False
    finite = next((t for t in words[1:] if t.tag_ in FINITE), None)
    asks = finite is not None and cues.verb(finite) in cues.ask
    return (
        finite is not None
        and not asks
        and any(
            c.dep_ in _SUBJECTS and opener.i < c.i < finite.i for t in words[1:] for c in t.lefts
        )
    )


def _adds(rest: "list[Token]", cues: Cues) -> bool:
    """Read ", with its own treasury" and ", to be consulted" after "described them as allies"."""
    if len(rest) <= _LEAST or rest[0].text != "," or _framed_again(rest, cues):
        return False
    acts = next((t for t in rest if t.tag_ in FINITE), None)
    opener = rest[1]
    adds = opener.tag_ in {"VBG", "TO", "RB"} or opener.lower_ in {"with", "without", "no"}
    return adds and acts is None


def _framed_again(rest: "list[Token]", cues: Cues) -> bool:
    """Tell ", although it is theirs, he said" from what goes on with what was said before."""
    said = (t for t in rest if t.tag_ in FINITE and cues.verb(t) in cues.say | cues.deny)
    subjects = (c for t in said for c in t.lefts if c.dep_ in _SUBJECTS)
    return any(c.left_edge.i > 0 and c.left_edge.nbor(-1).text == "," for c in subjects)
