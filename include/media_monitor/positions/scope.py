"""What turns a wording around: negation, denial, a "whether" or an "if" that governs it.

From the wording's head we climb the parse; every word on the way, and what hangs on it, may reverse
what is said below ("nobody believes that", "it is wrong to say that", "the claim is false").
"""

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.positions.english import (
    ASKING,
    BEING,
    CONCESSIVE,
    DECLINE_PARTS,
    DECLINES,
    DEMANDS,
    DENIAL_PARTS,
    DENIALS,
    ENDED,
    FALSEHOODS,
    HARD,
    LEARNING,
    MERELY,
    NEGATORS,
    OTHERS,
    REPORTING,
    SETTLED,
    VANISHING,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# Above these a new thought begins, which the words further up do not govern.
_ENDS = frozenset(["ROOT", "advcl", "relcl", "parataxis", "dep", "npadvmod"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
_JUDGEMENTS = frozenset(["attr", "acomp", "oprd", "dobj", "pobj", "amod", "xcomp"])


class Turn(NamedTuple):
    """How often a wording is reversed, and whether it is left open, unsure or only conceded."""

    flips: int = 0
    is_open: bool = False
    is_unsure: bool = False
    is_conceded: bool = False

    def __add__(self, other: object) -> "Turn":
        if not isinstance(other, Turn):
            return NotImplemented
        return Turn(
            self.flips + other.flips,
            self.is_open or other.is_open,
            self.is_unsure or other.is_unsure,
            self.is_conceded or other.is_conceded,
        )


def turn_of(head: "Token", wording: Container[int], within: Container[int]) -> Turn:
    """Say what reverses the wording (token numbers) among the tokens `within`."""
    turn = Turn()
    below: Token | None = None
    for token, counts in _upwards(head, within):
        turn += Turn(
            is_open=_has_child(token, {"whether"}) or _is_asked(token),
            is_unsure=(_has_child(token, {"if", "unless"}) and not _is_asked(token))
            or _is_inverted(token),
            is_conceded=_has_child(token, CONCESSIVE),
        )
        if counts:
            turn += Turn(flips=_flips(token, below, wording), is_open=_declines(token, below))
            turn += Turn(is_unsure=_hedges(token, below))
        if below is not None and _presupposes(token):
            break
        below = token
    return turn


def _upwards(token: "Token", within: Container[int]) -> Iterator[tuple["Token", bool]]:
    """Walk towards the root; with each word whether its own negation reaches down to us."""
    counts = True
    while True:
        yield token, counts
        if token.head.i not in within or _begins_a_thought(token):
            return
        counts = token.dep_ != "conj" or _is_alternative(token)
        token = token.head


def _begins_a_thought(token: "Token") -> bool:
    if token.dep_ == "relcl":  # unlike "the lie that", "a colleague who said that", "a reason to"
        is_such = not _has_child(token.head, {"the", "this", "that"})
        reports = is_such and token.lemma_ in REPORTING | {"think", "believe"}
        return not (reports or _is_denial(token.head) or _has_child(token, {"to"}))
    if token.dep_ == "advcl" and _has_child(token, {"when"}):  # "are mistaken when they see one"
        judged = [token.head, *(c for c in token.head.children if c.dep_ in _JUDGEMENTS)]
        return not any(map(_is_denial, judged))
    if token.dep_ == "ccomp" and token.i < token.head.i:  # "they differ; it is not a secret"
        return not _has_child(token, {"that", "whether"})
    return token.dep_ in _ENDS or _is_new_clause(token)


def _is_new_clause(token: "Token") -> bool:
    """Tell a clause of its own from "denied that X, or that Y"."""
    return token.dep_ == "conj" and _has_subject(token) and not _has_child(token, {"that"})


def _is_alternative(token: "Token") -> bool:
    return not _has_child(token, {"that"}) and _coordinator(token) in {"or", "nor"}


def _has_subject(token: "Token") -> bool:
    return any(child.dep_ in _SUBJECTS for child in token.children)


def _coordinator(token: "Token") -> str:
    return next((c.lower_ for c in token.head.children if c.dep_ == "cc"), "")


def _has_child(token: "Token", words: Container[str]) -> bool:
    return any(child.lower_ in words for child in token.children)


def _flips(token: "Token", below: "Token | None", wording: Container[int]) -> int:
    outside = token.i not in wording
    count = int(outside and below is not None and (_denies(token) or _vanishes(token, below)))
    for child in token.children:
        if child.i not in wording and child != below:
            count += _child_flips(child, token, below, wording)
    return count


def _denies(token: "Token") -> bool:
    return _is_denial(token) or token.lower_ == "without" or _has_part(token, DENIAL_PARTS)


def _is_denial(token: "Token") -> bool:
    lemma = token.lemma_.lower()
    if lemma == "lie":  # not "they lie at the heart of it"
        return token.pos_ == "NOUN" and any(child.dep_ == "det" for child in token.children)
    return lemma in DENIALS


def _has_part(token: "Token", parts: Mapping[str, frozenset[str]]) -> bool:
    wanted = parts.get(token.lemma_.lower(), frozenset())
    return bool(wanted) and any(part.lower_ in wanted for part in token.subtree)


def _vanishes(token: "Token", below: "Token") -> bool:
    """Tell "the line fades", "ceased to be", "used to think" and "nothing to suggest that"."""
    if token.lower_ == "nothing":
        return below.dep_ in {"relcl", "acl"}
    wanted = {"xcomp": ENDED}.get(below.dep_, VANISHING if below.dep_ in _SUBJECTS else ())
    return token.lemma_.lower() in wanted


def _child_flips(
    child: "Token", token: "Token", below: "Token | None", wording: Container[int]
) -> int:
    lemma = child.lemma_.lower()
    if child.dep_ in {"neg", "det", "advmod", "preconj", "predet"} or child.lower_ == "little":
        if adds(child) or (token.i in wording and child.i > token.i):
            return 0  # "a part, not a partner"
        no_longer = child.lower_ == "longer" and _has_child(child, {"no"})
        return int((no_longer or child.lower_ in NEGATORS) and _reaches(token, below))
    if child.dep_ in _SUBJECTS:
        return int(_is_nobody(child))
    if child.dep_ in _JUDGEMENTS:
        judged = below is None or below.dep_ in _SUBJECTS | {"ccomp", "xcomp", "advcl"}
        return int(judged and (_is_denial(child) or (lemma in HARD and child.dep_ == "acomp")))
    return 0


def adds(negation: "Token") -> bool:
    """Tell "not just a part", "no more than a part", "not be more different" from a plain "not"."""
    after = [t.lower_ for t in negation.doc[negation.i + 1 : negation.i + 3]]
    measures = (["more", "than"], ["less", "than"], ["be", "more"])
    return bool(MERELY & {*after[:1]}) or after in measures


def _reaches(token: "Token", below: "Token | None") -> bool:
    """Say whether "not" undoes a noun before it: "the gap does not exist", not "is not large"."""
    if below is None or below.dep_ not in {"nsubj", "nsubjpass"}:
        return True
    said = {token.lemma_.lower(), *(c.lemma_.lower() for c in token.children)}
    return bool(said & BEING) or token.pos_ == "VERB"


def _hedges(token: "Token", below: "Token | None") -> bool:
    """Tell what is neither said nor undone: "not easy to draw", "must break with", "some say"."""
    if below is None:
        return token.pos_ == "VERB" and _is_demanded(token)
    if below.dep_ == "ccomp" and (token.lemma_ == "wish" or _is_said_by_others(token)):
        return True
    if below.dep_ in {"xcomp", "ccomp"} and token.lemma_ in DEMANDS:
        return _has_child(below, {"to"})
    negated = any(child.dep_ == "neg" for child in token.children)
    return negated and not _reaches(token, below)


def _is_said_by_others(token: "Token") -> bool:
    """Tell "some say that", "you will hear that" from what the speaker says himself."""
    subjects = {child.lower_ for child in token.children if child.dep_ == "nsubj"}
    return token.lemma_ in REPORTING | {"hear", "think", "believe"} and bool(subjects & OTHERS)


def _is_demanded(verb: "Token") -> bool:
    """Tell "must break with", but not "must be kept apart" or "must not be confused"."""
    passive = any(child.dep_ in {"auxpass", "neg"} for child in verb.children)
    return not passive and _has_child(verb, {"must", "should", "ought"})


def _is_inverted(token: "Token") -> bool:
    """Tell "had they been one" and "were they two", which suppose the opposite."""
    return token.dep_ == "advcl" and token.left_edge.lower_ in {"had", "were", "should"}


def _is_nobody(child: "Token") -> bool:
    words = {child.lower_, *(c.lower_ for c in child.children if c.dep_ in {"det", "neg"})}
    return bool(words & {"nobody", "nothing", "none", "neither", "no", "noone", "few"} - {"a"})


def _declines(token: "Token", below: "Token | None") -> bool:
    lemma = token.lemma_.lower()
    if below is None:
        return False
    if lemma in {"confirm", "deny"}:
        return _has_child(token, {"neither", "nor"}) or _has_child(token.head, {"neither", "nor"})
    if lemma == "draw":  # "would not be drawn", unlike "would not draw a line"
        return any(child.dep_ == "auxpass" for child in token.children)
    if lemma in DECLINES or _has_part(token, DECLINE_PARTS):
        return True
    said = {lemma, *(c.lemma_.lower() for c in token.children if c.dep_ == "acomp")}
    return bool(said & SETTLED) and below.dep_ not in _SUBJECTS and _is_negated(token)


def _is_negated(token: "Token") -> bool:
    near = [*token.children, *(token.head.children if token.dep_ == "acomp" else ())]
    return any(child.lower_ in NEGATORS and child.dep_ in {"neg", "det"} for child in near)


def _is_asked(token: "Token") -> bool:
    """Tell "cannot say if they are" from "we would talk if they were"."""
    asks = token.head.lemma_.lower() in ASKING | LEARNING and token.i > token.head.i
    return asks and _has_child(token, {"if"})


def _presupposes(token: "Token") -> bool:
    """Tell "the myth that", false whatever is said of the myth, from "it is no myth that"."""
    return token.lemma_.lower() in FALSEHOODS and token.dep_ in {"dobj", "pobj"}
