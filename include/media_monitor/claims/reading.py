"""Read one paragraph into attributions: its clauses, its quotations, its nouns, its headline."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims import clauses, declines, direct, headlines, minds, nominal
from media_monitor.claims.attribution import Attribution, Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.fallbacks import PEOPLE
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page
from media_monitor.claims.sources import source_of, states_too
from media_monitor.claims.speakers import Speakers
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# "It is reported that ...": nobody in particular.
_REPORTS = "(unattributed reports)"
_WHO_SPEAKS = {"PERSON", "ORG", "GPE", "NORP"}
_NOBODY = frozenset(
    """i we you it that this there what which nobody these those me us few none""".split()  # noqa: SIM905
)
_UNREAL = {"not", "n't", "never", "if", "whether", "unless"}
_NOT = {"not", "n't", "never"}
# "would not accept that ...": whoever does not, holds the opposite.
# "does not think that ..." too.
_HOLDS = {"think", "believe", "expect", "suppose"}
# "It held that ..." is a body; "it shows that ..." may be anything.
_BODIES_HOLD = {
    "hold",
    "believe",
    "estimate",
    "find",
    "judge",
    "recommend",
    "fear",
    "consider",
    "read",
}
_CONSENTS = {"accept", "agree"}
# "came to regard the two as one": whoever did, does.
_COMES = {"come", "continue", "begin", "tend", "learn", "say", "know", "believe", "understand"}
_COMES |= {"report", "think", "seem", "appear", "prefer"}
_REFUSALS = {"refuse", "decline", "fail", "hesitate", "avoid", "stop", "forbid"}
_POSSIBLE = {"could", "should", "might", "may", "must", "can"}
# A line this short that does not end as a sentence does is a heading inside the body.
_HEADING = 120
# "she told the meeting:": how near the colon is.
_NEAR = 6
# Most of the words: the same statement found twice.
_SAME = 0.8


def read(page: Page, cues: Cues, speakers: Speakers) -> list[Attribution]:
    """Read one paragraph: its clauses first, then the quotations no clause holds."""
    held = _clauses(page, cues)
    quoted = direct.attach(page, cues, _taken(held, page))
    spoken = _without(held, quoted)
    if len(spoken) < len(held):
        # What a clause held that gave way to a quotation is free for the same verb.
        quoted = direct.attach(page, cues, _taken(spoken, page))
        spoken = _without(spoken, quoted)
    others = [*nominal.read(page, cues), *minds.read(page, cues), *declines.read(page, cues)]
    title = headlines.read(page, cues, speakers) if _is_heading(page) else []
    if title:
        rest = [
            a for a in (*quoted, *spoken) if not _overlaps(a, title[0]) or _is_told_by(a, title[0])
        ]
        return sorted([*title, *rest], key=lambda a: a.start)
    return _distinct([*quoted, *spoken, *others, *title])


def _is_told_by(inner: Attribution, outer: Attribution) -> bool:
    """Read "Guilds are one, officials say - newspaper": the paper tells what officials say."""
    told = inner.verb is not None and inner.source is not None
    return told and outer.verb is None and inner.end < inner.cue_start < outer.end < outer.cue_start


def _taken(clauses: list[Attribution], page: Page) -> frozenset[int]:
    spans = [s for a in clauses for s in a.spans]
    return frozenset(
        q.start for q in page.quotes if any(s <= q.start and q.end <= e for s, e in spans)
    )


def _without(clauses: list[Attribution], quoted: list[Attribution]) -> list[Attribution]:
    """Drop the clauses whose verb introduces a quotation."""
    used = {a.verb.i for a in quoted if a.verb is not None}
    return [a for a in clauses if a.verb is None or a.verb.i not in used or _leads_on(a)]


def _leads_on(clause: Attribution) -> bool:
    """Read 'They are two, he said: "Ask them."', where what was said stands on both sides."""
    verb = clause.verb
    after = () if verb is None else verb.doc[verb.i + 1 : verb.i + _NEAR]
    opens = () if verb is None else (t for t in verb.doc if t.idx == clause.start)
    whole = all(t.dep_ != "mark" and t.tag_ not in {"WRB", "VBN"} for t in opens)
    return whole and clause.end <= clause.cue_start and any(t.lower_ == ":" for t in after)


def _is_heading(page: Page) -> bool:
    return page.headline or (
        len(page.text) < _HEADING and not re.search(r"[.!?:;,)”\"]\s*$", page.text)
    )


def _clauses(page: Page, cues: Cues) -> list[Attribution]:
    found = []
    for token in page.doc:
        if page.in_marks(token) or not _is_verb(token, cues) or token.dep_ == "amod":
            continue
        cue = cues.verb(token)
        citing = token.tag_ == "VBG" and cue in {"quote", "cite"}
        plain = token.tag_ == "VB" and cue in cues.weak and token.head.lemma_ not in _COMES
        if citing or (plain and not _withholds(token, cue)):
            continue
        states = cue in cues.stating or (cue == "ask" and _asks_that(token))
        if cue is None or not states or _unreal(token, cue, cues):
            continue
        spans = clauses.content_of(token, cue, page, cues)
        if not spans:
            continue
        if _is_impersonal(token):
            found.append(Attribution(spans, cue, token.idx, None, token, named=_REPORTS))
            continue
        source = _outside(source_of(token, page, cues), token, spans, page)
        if source is not None and _speaks(source, cue, cues):
            negated = any(c.dep_ == "neg" for c in token.children)
            granted = negated and _stands_negated(token, cue, cues)
            cue = f"not {cue}" if granted else cue
            found.append(Attribution(spans, cue, token.idx, source, token))
    return found


def _asks_that(verb: "Token") -> bool:
    """Read "asked that six ships be sold", no question; who asks not to be named says nothing."""
    wish = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if wish is None or wish.left_edge.lower_ != "that":
        return False
    return not any(t.lower_ in {"name", "identity", "named"} for t in wish.subtree)


def _is_impersonal(verb: "Token") -> bool:
    """Tell "it is reported that": a passive without an agent, about nothing but the clause."""
    if verb.lemma_ not in {"report", "say", "allege", "claim"}:
        return False
    passive = any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in verb.children)
    return passive and not any(c.dep_ == "agent" for c in verb.children)


def _is_verb(token: "Token", cues: Cues) -> bool:
    """Take "Kempf of Basel notes that ..." for a verb too, where the parse has a noun."""
    noun = token.tag_ == "NNS" and token.i > 0
    noun = noun and (token.nbor(-1).pos_ == "PROPN" or token.dep_ == "ROOT")
    that = token.i + 1 < len(token.doc) and token.nbor().lower_ == "that"
    return token.tag_.startswith("VB") or (
        noun and that and cues.verb(token) in cues.say | cues.deny
    )


def _outside(
    source: Source | None, verb: "Token", spans: tuple[Span, ...], page: Page
) -> Source | None:
    """Take nobody from inside what is said after the verb, rather whom the sentence begins with."""
    inside = source is not None and any(s <= source.start < e for s, e in spans)
    if not inside or spans[0][0] < verb.idx:
        return source
    low = page.sentence_at(verb.idx)[0]
    first = (t for t in verb.doc[: verb.i] if t.left_edge.idx == low and t.dep_ == "nsubj")
    subject = next((t for t in first if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    subject = subject or _set_off(verb)
    return None if subject is None else mention(subject, page)


def _set_off(verb: "Token") -> "Token | None":
    """Read "In Riga the mayor's aide, Liga Ozola, said ...", whose aide the parse puts in Riga."""
    comma = verb.nbor(-1) if verb.i else verb
    name = next((t for t in comma.head.subtree if t.i == comma.i - 1), None)
    return name if comma.text == "," and name is not None and name.pos_ == "PROPN" else None


def _speaks(source: Source, cue: str, cues: Cues) -> bool:
    """Tell speakers from things: "the minister suggests" speaks, "the move suggests" does not."""
    head = source.head
    if any(c.lower_ in {"neither", "no"} for c in head.lefts):
        return False
    if head.lower_ in PEOPLE:
        return cue in clauses.CLAUSAL and (head.lower_ != "those" or _is_described(head))
    if head.lower_ in _NOBODY:
        return head.lower_ == "it" and (cue not in cues.weak or cue in _BODIES_HOLD)
    lemma = head.lemma_.lower()
    if lemma in cues.askers and not states_too(head):
        return False
    if cue not in cues.weak or head.pos_ in {"PRON", "PROPN"} or head.ent_type_ in _WHO_SPEAKS:
        return True
    named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in head.rights)
    words = cues.bodies | cues.documents | cues.utterances
    return named or cues.is_person(lemma) or lemma in words


def _is_described(those: "Token") -> bool:
    return any(c.dep_ in {"relcl", "acl"} for c in those.children)


def _unreal(verb: "Token", cue: str, cues: Cues) -> bool:
    """Tell speech that was denied, refused or only possible: it states nothing."""
    first = verb.head if verb.dep_ == "conj" else verb
    if first.dep_ == "xcomp" and first.head.lemma_ in _REFUSALS:
        return True
    words = {c.lower_ for c in verb.children if c.dep_ in {"aux", "neg", "mark"}}
    if words & _NOT and _stands_negated(verb, cue, cues):
        return False
    return bool(words & _UNREAL or (words & _POSSIBLE and cue not in cues.deny))


def _stands_negated(verb: "Token", cue: str, cues: Cues) -> bool:
    """Tell where a "not" takes a position too: "not deny", "not accept", "never regarded it as"."""
    regards = cue in cues.describe and any(c.lower_ == "as" for c in verb.children)
    return regards or _withholds(verb, cue) or cue in cues.deny | _CONSENTS


def _withholds(verb: "Token", cue: str | None) -> bool:
    """Read "does not think that ...": a belief that somebody does not share."""
    clause = any(c.dep_ == "ccomp" for c in verb.children)
    return cue in _HOLDS and clause and any(c.dep_ == "neg" for c in verb.children)


def _overlaps(one: Attribution, other: Attribution) -> bool:
    return one.start < other.end and other.start < one.end


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """Drop what repeats another attribution's words with the same cue, and order by place."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.start, -a.end, a.source is None)):
        if any(_covers(k, one) and not _nested(one, k) for k in kept):
            continue
        kept.append(one)
    return kept


def _nested(inner: Attribution, outer: Attribution) -> bool:
    """Tell somebody's words inside another's from the same words found twice."""
    if inner.verb is None or inner.source is None or inner.verb == outer.verb:
        return False
    inside = any(s <= inner.cue_start < e for s, e in outer.spans)
    return inside and any(s <= inner.source.start < e for s, e in outer.spans)


def _covers(one: Attribution, other: Attribution) -> bool:
    a, b = _characters(one.spans), _characters(other.spans)
    return len(a & b) >= _SAME * len(b)


def _characters(spans: tuple[Span, ...]) -> set[int]:
    return {i for s, e in spans for i in range(s, e)}
