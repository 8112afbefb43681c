"""Find what a cue verb says in the grammar: its clause, its object, its infinitive."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE = {"ccomp"}
# "told reporters at the ministry in Kabul on Friday that": how far the clause may be.
_REACH = 14
# These take a listener before what is said.
_ADDRESSES = {"tell", "inform", "assure", "remind"}
_QUESTION = {"whether", "if"}
_SPANS_OF_TIME = {"day", "hour", "week", "month", "year", "moment", "minute"}
_SOONEST = 3
_TURNS = {"as", "while", "whereas", "but", "though", "although", ";"}
_JOINS = {"and", "with", "when", "after", "yet"}
_WHOM = {"whom"}


def content_of(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Find the words a cue verb attributes outside direct quotation; empty when there are none."""
    for find in (
        _clause,
        _described,
        _accused,
        _promised,
        _urged,
        _object,
        _inserted,
        _after_that,
        _tail,
        _gerund,
        _lost,
    ):
        spans = find(verb, cue, page, cues)
        if spans:
            return spans
    return ()


def _clause(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    for child in sorted(verb.children, key=lambda c: c.i < verb.i):
        if child.dep_ not in _CLAUSE or (page.quoted(child) and _whole(child, page)):
            continue
        if _asks(child):
            continue
        if not any(
            g.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "attr") for g in child.children
        ) and child.tag_ not in ("VBZ", "VBD", "VBP", "MD"):
            if child.i > verb.i and not any(g.lower_ == "that" for g in child.children):
                continue
        return _around(child, verb, page, cues)
    return ()


def _whole(clause: "Token", page: Page) -> bool:
    """Tell whether a quotation holds the clause whole, "that" aside: then it is direct speech."""
    first = clause.left_edge
    while (
        first.i < clause.i and not page.in_marks(first) and first.lower_ in ("that", ",", '"', ":")
    ):
        first = first.nbor()
    return page.in_marks(first)


def _asks(clause: "Token") -> bool:
    first = clause.left_edge
    return first.lower_ in _QUESTION


def _around(clause: "Token", verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    tokens = sorted(clause.subtree, key=lambda t: t.i)
    inside = {t.i for t in verb.subtree} - {t.i for t in tokens}
    left = [t for t in tokens if t.i < verb.i]
    right = [t for t in tokens if t.i > verb.i]
    if clause.i > verb.i:
        return _span(_cut(right, verb, page, cues), page)
    spans = _span(_cut(left, verb, page, cues), page)
    if right and len(right) > 2 and not inside & {t.i for t in right}:
        spans += _span(right, page)
    return spans


def _cut(tokens: "list[Token]", verb: "Token", page: Page, cues: Cues) -> "list[Token]":
    """Stop where somebody speaks again: ", adding that", "with X telling", "as Y insists"."""
    for place, token in enumerate(tokens):
        if place < _SOONEST or page.quoted(token):
            continue
        if (
            token.lower_ == "contrary"
            and token.i + 1 < len(token.doc)
            and token.nbor().lower_ == "to"
        ):
            return tokens[:place]
        comma = _time_gap(token, tokens[:place])
        if comma is not None:
            return [t for t in tokens if t.i < comma]
        end = _next_voice(token, tokens[0], page, cues)
        if end is not None:
            return [t for t in tokens if t.i < end]
    return tokens


def _time_gap(token: "Token", before: "list[Token]") -> int | None:
    """Find the comma of ", a day after ...": when it was said, no part of it."""
    if token.lower_ not in {"after", "before"} or token.nbor(-1).lemma_ not in _SPANS_OF_TIME:
        return None
    return next((t.i for t in reversed(before[-_SOONEST - 2 :]) if t.lower_ == ","), None)


def _next_voice(verb: "Token", first: "Token", page: Page, cues: Cues) -> int | None:
    """Find where a cue verb's own clause starts, if it is not part of what is said."""
    if cues.verb(verb) not in cues.verbs or not verb.tag_.startswith("VB"):
        return None
    before = verb.nbor(-1)
    if verb.tag_ == "VBG" and before.lower_ in {",", "-", "\u2014", '"'}:
        return before.i
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return None
    start = min(c.left_edge.i for c in verb.lefts)
    while start > first.i + 1 and verb.doc[start].dep_ in {"punct", "cc", "mark"}:
        start += 1
    if start <= first.i + 1:
        return None
    opener = verb.doc[start - 1]
    breaks = verb.doc[start - 2].is_punct or opener.is_punct
    alone = opener.lower_ in _TURNS or (opener.lower_ in _JOINS and breaks)
    if (
        alone
        or verb.dep_ == "pcomp"
        or (verb.dep_ == "relcl" and _WHOM & {c.lower_ for c in verb.subtree})
    ):
        return start - 1
    if opener.lower_ == "," and verb.dep_ == "conj":
        return start - 1
    return None


def _described(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    if cue not in cues.describe:
        return ()
    small = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if small is not None and small.pos_ in ("NOUN", "PROPN", "ADJ"):
        return _span(_cut(sorted(small.subtree, key=lambda t: t.i), verb, page, cues), page)
    parts = [
        c
        for c in verb.children
        if c.i > verb.i and c.dep_ in ("dobj", "oprd", "prep", "attr", "xcomp", "dative", "acomp")
    ]
    thing = [
        c
        for c in parts
        if c.dep_ in ("dobj", "dative")
        or (c.dep_ == "prep" and c.lower_ == "to" and cue == "refer to")
    ]
    said = [
        c
        for c in parts
        if c.dep_ in ("oprd", "attr", "acomp", "xcomp") or (c.dep_ == "prep" and c.lower_ == "as")
    ]
    inner = [g for t in thing for g in t.children if g.dep_ == "prep" and g.lower_ == "as"]
    if not said and not inner:
        return ()
    if any(t.lower_.endswith(("self", "selves")) for t in thing) or not thing:
        return ()
    tokens = sorted({t for part in (*thing, *said) for t in part.subtree}, key=lambda t: t.i)
    return _span(_cut(tokens, verb, page, cues), page)


def _accused(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    if cue not in cues.accuse:
        return ()
    thing = next(
        (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i > verb.i), None
    )
    what = next(
        (
            c
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ in ("of", "for", "with", "over", "as")
        ),
        None,
    )
    if what is None and thing is not None:
        what = next(
            (c for c in thing.children if c.dep_ == "prep" and c.lower_ in ("of", "for", "over")),
            None,
        )
    if thing is None or what is None:
        return ()
    tokens = sorted({*thing.subtree, *what.subtree}, key=lambda t: t.i)
    return _span(_cut(tokens, verb, page, cues), page)


def _promised(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    if cue not in cues.promise or verb.dep_ == "acl":
        return ()
    child = next(
        (c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and c.tag_ == "VB"), None
    )
    return (
        ()
        if child is None
        else _span(_cut(sorted(child.subtree, key=lambda t: t.i), verb, page, cues), page)
    )


def _object(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    if cue not in cues.noun or verb.dep_ == "relcl":
        return ()
    child = next(
        (
            c
            for c in verb.children
            if c.dep_ in ("dobj", "prep")
            and c.i > verb.i
            and (c.dep_ == "dobj" or cue.endswith(" " + c.lower_))
        ),
        None,
    )
    if child is None or child.tag_ == "PRP" or child.ent_type_ in ("PERSON", "DATE", "TIME"):
        return ()
    tokens = sorted(child.subtree, key=lambda t: t.i)
    if child.dep_ == "prep":
        tokens = [t for t in tokens if t != child]
    return _span(_cut(tokens, verb, page, cues), page) if len(tokens) > 2 else ()


def _inserted(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Read "The network, officials say, obeys nobody" and "..., officials say."."""
    if cue not in cues.say and cue not in cues.think:
        return ()
    if verb.dep_ != "parataxis" or verb.head == verb:
        return ()
    mine = {t.i for t in verb.subtree}
    rest = [t for t in sorted(verb.head.subtree, key=lambda t: t.i) if t.i not in mine]
    left = [t for t in rest if t.i < min(mine)]
    right = [t for t in rest if t.i > max(mine)]
    return _span(left, page) + (_span(right, page) if len(right) > 2 else ())


def _after_that(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Where the parse lost the clause, "said that ..." still shows where it starts."""
    if cue not in cues.say | cues.deny | cues.think:
        return ()
    end = page.sentence_at(verb.idx)[1]
    rest = [t for t in verb.doc[verb.i + 1 :] if t.idx < end]
    for place, token in enumerate(rest[:_REACH]):
        if page.in_marks(token) or token.lower_ in (";", ":") or cues.verb(token) in cues.say:
            return ()
        if token.lower_ == "that" and _opens_clause(token):
            tokens = _cut(rest[place:], verb, page, cues)
            return _span(tokens, page) if len(tokens) > 3 else ()
    return ()


def _opens_clause(that: "Token") -> bool:
    """Tell "said on Friday that ..." from "a step that ..."."""
    before = that.nbor(-1)
    return (that.tag_ == "IN" and before.lower_ != ",") or before.lemma_ in {
        "time",
        *_SPANS_OF_TIME,
    }


def _urged(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Read "urged the council not to recycle old labels"."""
    if cue not in cues.urge:
        return ()
    wish = next((c for c in verb.children if c.tag_ == "VB" and c.dep_ in {"xcomp", "ccomp"}), None)
    if wish is None or not any(c.tag_ == "TO" for c in wish.children) or wish.i < verb.i:
        return ()
    thing = [t for c in verb.children if c.dep_ == "dobj" and c.i > verb.i for t in c.subtree]
    return _span(_cut(_in_order({*thing, *wish.subtree}), verb, page, cues), page)


def _tail(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Read "..., reported the paper." where the parse did not."""
    if (
        cue not in cues.say
        or verb.i < 4
        or verb.nbor(-1).lower_ != ","
        or page.quoted(verb.nbor(-1))
    ):
        return ()
    low, high = page.sentence_at(verb.idx)
    after = [t for t in page.doc if verb.i < t.i and t.idx < high]
    before = [t for t in page.doc if low <= t.idx and t.i < verb.i]
    phrase = next((p for p, t in enumerate(after) if t.lower_ == ","), len(after))
    if any(page.quoted(t) for t in before) or any(
        t.pos_ in {"VERB", "PART"} for t in after[:phrase]
    ):
        return ()
    named = after and after[0].pos_ in ("DET", "PROPN", "ADJ", "NOUN")
    finite = verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    return _span(before, page) if named and finite and len(after) < 25 and len(before) > 4 else ()


def _gerund(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Read "defends calling the two separate"."""
    if cue not in cues.noun:
        return ()
    child = next((c for c in verb.children if c.tag_ == "VBG" and c.i > verb.i), None)
    if child is None or child.nbor(-1) != verb:
        return ()
    return _span(_cut(_in_order(child.subtree), verb, page, cues), page)


def _lost(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Where the parse saw no clause at all, one may still follow: "argue the two are rivals"."""
    if cue not in cues.say - cues.weak or verb.i + 1 >= len(verb.doc):
        return ()
    if verb.nbor().pos_ not in {"DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"}:
        return ()
    end = page.sentence_at(verb.idx)[1]
    rest = [t for t in verb.doc[verb.i + 1 :] if t.idx < end]
    finite = next((t for t in rest[1:_REACH] if t.tag_ in {"VBZ", "VBP", "VBD", "MD"}), None)
    if finite is None or cue in _ADDRESSES or _has_paper(verb, cues):
        return ()
    if any(t.is_punct and not page.in_marks(t) for t in verb.doc[verb.i + 1 : finite.i]):
        return ()
    return () if page.quoted(finite) else _span(_cut(rest, verb, page, cues), page)


def _has_paper(verb: "Token", cues: Cues) -> bool:
    """Tell "wrote a letter that ...", whose object is no statement."""
    papers = cues.utterances | cues.documents
    return any(c.dep_ == "dobj" and c.lemma_.lower() in papers for c in verb.children)


def is_impersonal(verb: "Token") -> bool:
    """Tell "it is reported that": a passive without an agent, about nothing but the clause."""
    if verb.lemma_ not in {"report", "say", "allege", "claim"}:
        return False
    passive = any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in verb.children)
    return passive and not any(c.dep_ == "agent" for c in verb.children)


def _in_order(tokens: "Iterable[Token]") -> "list[Token]":
    return sorted(tokens, key=lambda token: token.i)


def _span(tokens: "list[Token]", page: Page) -> tuple[Span, ...]:
    """Make one span of these words: no punctuation at its edges, no quotation cut in two."""
    tokens = [t for t in tokens if t.idx >= page.lead]
    while (
        tokens
        and not page.in_marks(tokens[0])
        and (tokens[0].is_punct or tokens[0].is_space or tokens[0].dep_ == "cc")
    ):
        tokens = tokens[1:]
    while (
        tokens
        and not page.in_marks(tokens[-1])
        and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc")
    ):
        tokens = tokens[:-1]
    if not tokens:
        return ()
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    for quote in page.quotes:
        if quote.start < end <= quote.end:
            end = quote.end
        if quote.start < start < quote.end:
            start = quote.start
    return ((start, end),)
