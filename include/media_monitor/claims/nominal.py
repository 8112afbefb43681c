"""Attribution without a verb: "according to X", "in X's view", "X's claim that ..."."""

from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Attribution
from media_monitor.claims.cues import Cues
from media_monitor.claims.lost import FINITE
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page
from media_monitor.claims.spans import in_order, span_of
from media_monitor.claims.tails import lengthened
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# A clause or the rest of one has at least this many words.
_LEAST = 3
# "his answer to the committee's last question was short:": how far the colon may be.
_REACH = 12
_OF = {"of", "by", "from"}


def read(page: Page, cues: Cues) -> list[Attribution]:
    """Find every attribution that a noun or preposition makes."""
    found: list[Attribution] = []
    for token in page.doc:
        if page.quoted(token):
            continue
        attribution = (
            _according(token, page) or _view(token, page, cues) or _noun(token, page, cues)
        )
        if attribution is not None:
            found.append(attribution)
    return found


def _according(token: "Token", page: Page) -> Attribution | None:
    if token.lower_ != "according":
        return None
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
    head = (
        next((c for c in to.children if c.dep_ in ("pobj", "dobj")), None)
        if to is not None
        else None
    )
    if to is None or head is None:
        return None
    phrase = {t.i for t in token.subtree} | {t.i for t in to.subtree}
    spans = _rest(token, phrase, page)
    return (
        Attribution(spans, "according to", token.idx, mention(head, page), token) if spans else None
    )


def _rest(token: "Token", phrase: set[int], page: Page) -> tuple[Span, ...]:
    """Take everything in the sentence but the phrase: what is before it, after it, or both."""
    low, high = page.sentence_at(token.idx)
    tokens = [t for t in page.doc if low <= t.idx < high]
    left = _past_colon([t for t in tokens if t.i < token.i], page)
    right = [t for t in tokens if t.i > max(phrase)]
    if right and right[0].tag_ == "VBN":
        told = next((p for p, t in enumerate(right) if t.lower_ == ","), 0)
        right = right[told:]
    goes_on = len(right) > _LEAST and right[0].lower_ == ","
    if goes_on and right[1].lower_ == "that":
        return ()
    while len(right) > _LEAST and (right[0].is_punct or right[0].pos_ == "ADV"):
        right = right[1:]
    if len(left) < _LEAST:
        return span_of(_clause_right(right, page), page)
    clause = _clause_left(left, page)
    if not goes_on and len(clause) <= _LEAST and not any(t.tag_ in FINITE for t in clause):
        return ()
    if goes_on and not any(t.dep_ == "cc" for t in right[:3]):
        return span_of(clause, page) + span_of(right, page)
    return span_of(clause, page)


def _past_colon(left: "list[Token]", page: Page) -> "list[Token]":
    """Drop what a colon announces: "On structure: in the team's assessment ..."."""
    ends = bool(left) and left[-1].lower_ == ":" and not page.in_marks(left[-1])
    return [] if ends else left


def _clause_left(left: "list[Token]", page: Page) -> "list[Token]":
    """Take only the nearer of two clauses that a semicolon parts."""
    for place in range(len(left) - 2, 3, -1):
        token = left[place]
        if token.lower_ == ";" and not page.in_marks(token):
            return left[place + 1 :]
    return left


def _clause_right(right: "list[Token]", page: Page) -> "list[Token]":
    stop = (p for p, t in enumerate(right) if t.lower_ == ";" and not page.in_marks(t))
    return right[: next(stop, len(right))]


def _view(token: "Token", page: Page, cues: Cues) -> Attribution | None:
    """Read "in the words of X, ..." and "in X's view, ..."."""
    if (
        token.lower_ not in cues.view
        or token.head.lower_ not in ("in", "by")
        or token.dep_ != "pobj"
    ):
        return None
    owner = next((c for c in token.children if c.dep_ == "poss"), None) or _of(token)
    if owner is None or owner.lower_ in ("my", "our", "your"):
        return None
    if owner.pos_ == "PRON" and _says_before(token, cues):
        return None
    phrase = {t.i for t in token.head.subtree}
    spans = _rest(token.head, phrase, page)
    return (
        Attribution(spans, token.lower_, token.idx, mention(owner, page), token) if spans else None
    )


def _says_before(token: "Token", cues: Cues) -> bool:
    """Tell "she said that in her view ...", which the verb attributes."""
    above = list(token.head.ancestors)[:2]
    return any(t.i < token.i and cues.verb(t) in cues.say for t in above)


def _noun(token: "Token", page: Page, cues: Cues) -> Attribution | None:
    if token.pos_ != "NOUN" or token.lemma_.lower() not in cues.nominal:
        return None
    clause = next(
        (c for c in token.children if c.dep_ in ("acl", "ccomp", "relcl", "appos") and _that(c)),
        None,
    )
    clause = clause or _predicate(token)
    if clause is None and token.dep_ in {"nsubj", "pobj"}:
        return _announced(token, page)
    owner = next((c for c in token.children if c.dep_ == "poss"), None) or _of(token)
    owner = owner or _holder(token, cues) or _giver(token, cues)
    if (
        owner is None
        or clause is None
        or page.quoted(clause)
        or owner.lower_ in ("my", "our", "your")
    ):
        return None
    spans = lengthened(span_of(in_order(clause.subtree), page), token, "say", page, cues)
    return (
        Attribution(spans, token.lower_, token.idx, mention(owner, page), token) if spans else None
    )


def _announced(token: "Token", page: Page) -> Attribution | None:
    """Read "the general's answer was short: ..."."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    spans = after_colon(token, page)
    verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), token)
    is_so = token.dep_ == "nsubj" and verb.lemma_ == "be"
    if owner is None or owner.lower_ in ("my", "our", "your") or not (spans and is_so):
        return None
    return Attribution(spans, token.lower_, token.idx, mention(owner, page), token)


def after_colon(token: "Token", page: Page) -> tuple[Span, ...]:
    """Take what a colon soon after a word announces, where it is no quotation."""
    end = page.sentence_at(token.idx)[1]
    rest = [t for t in token.doc[token.i + 1 :] if t.idx < end]
    colon = next((p for p, t in enumerate(rest[:_REACH]) if t.lower_ == ":"), None)
    if colon is None or any(page.in_marks(t) for t in rest):
        return ()
    said = rest[colon + 1 :]
    whole = len(said) > _LEAST and any(t.tag_ in FINITE for t in said)
    return span_of(said, page) if whole else ()


def _predicate(token: "Token") -> "Token | None":
    """Read "X's position is that ...", "it is the view of X that ...", "gave as a reason that"."""
    as_is = token.dep_ == "pobj" and token.head.lower_ == "as"
    verb = token.head.head if as_is else token.head
    if not as_is and (verb.lemma_ != "be" or token.dep_ not in {"nsubj", "attr"}):
        return None
    if any(c.dep_ in {"neg", "aux"} for c in verb.children):
        return None
    return next((c for c in verb.rights if c.dep_ == "ccomp" and _that(c)), None)


def _holder(token: "Token", cues: Cues) -> "Token | None":
    """Read "the author takes the position that ...": whoever holds it."""
    verb = token.head
    if token.lower_ in {"ground", "grounds"} and verb.lower_ == "on":
        return next((c for c in verb.head.lefts if c.dep_ == "nsubj"), None)
    if token.dep_ == "pobj" and _ends_with(verb):
        verb = verb.head
    elif token.dep_ != "dobj" or verb.lemma_.lower() not in cues.holding:
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    return next((c for c in verb.lefts if c.dep_ == "nsubj"), None)


def _ends_with(prep: "Token") -> bool:
    """Tell "closed with the remark that" and "is of the opinion that", which the subject holds."""
    verb = prep.head
    ends = prep.lower_ == "with" and verb.pos_ == "VERB" and prep.i == verb.i + 1
    return ends or (prep.lower_ == "of" and verb.lemma_ == "be")


def _giver(token: "Token", cues: Cues) -> "Token | None":
    """Read "the reason he gave was that ...": whoever gave it."""
    gave = next((c for c in token.rights if c.dep_ == "relcl"), None)
    if gave is None or gave.lemma_.lower() not in cues.holding:
        return None
    return next((c for c in gave.lefts if c.dep_ == "nsubj" and c.tag_ != "WDT"), None)


def _that(clause: "Token") -> bool:
    return clause.left_edge.lower_ == "that" and any(c.dep_ == "mark" for c in clause.children)


def _of(token: "Token") -> "Token | None":
    prep = next(
        (c for c in token.children if c.dep_ in ("prep", "agent") and c.lower_ in _OF), None
    )
    return None if prep is None else next((c for c in prep.children if c.dep_ == "pobj"), None)
