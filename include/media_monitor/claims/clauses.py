"""Find the clause a cue verb attributes, where the grammar has it and where the parse lost it."""

from typing import TYPE_CHECKING

from media_monitor.claims import lost, nominal, objects, parenthetical
from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.scenes import is_scene, without_topic
from media_monitor.claims.spans import in_order, span_of
from media_monitor.claims.tails import lengthened
from media_monitor.claims.voices import cut
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# A clause or the rest of one has at least this many words.
_LEAST = 3
# "..., reported The Lahore Evening Star": no longer than a name with an apposition.
_LONGEST_TAIL = 25
# What follows these is nearly always a clause.
CLAUSAL = {"say", "believe", "think", "argue", "insist", "contend", "assert"}
_ANSWERS = {"say", "answer", "reply"}
# Whoever answers, repeats or hears one of these states nothing by it.
_ASKED = {"question", "query"}
# "questioned whether the two were one": they were not, the speaker holds.
_DOUBTS = {"question", "doubt"}
_QUESTIONS = {"whether", "if"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj", "attr"}


def content_of(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    """Find the words a cue verb attributes outside direct quotation; empty when there are none."""
    found = without_topic(_content(verb, cue, page, cues), verb, page)
    return (
        lengthened(found, verb, cue, page, cues)
        if cue in cues.say | cues.think | cues.describe
        else found
    )


def _content(verb: "Token", cue: str, page: Page, cues: Cues) -> tuple[Span, ...]:
    if any(c.dep_ == "dobj" and c.lemma_.lower() in _ASKED for c in verb.children):
        return ()
    speaks = cue in cues.say | cues.deny | cues.think
    return (
        (_answer(verb, page) if cue in _ANSWERS else ())
        or (parenthetical.interrupted(verb, page, cues) if cue in cues.say else ())
        or (parenthetical.content_of(verb, page, cues) if cue in cues.say | cues.think else ())
        or _clause(verb, page, cues)
        or objects.content_of(verb, cue, page, cues)
        or (_inserted(verb, page) if speaks else ())
        or (lost.after_that(verb, page, cues) if speaks else ())
        or (_tail(verb, page) if cue in cues.say else ())
        or (_led(verb, page) if cue in cues.say - cues.weak | {"quote"} else ())
        or (lost.lost(verb, page, cues) if cue in cues.say - cues.weak - lost.ADDRESSES else ())
        or (lost.after_listener(verb, page, cues) if cue in lost.ADDRESSES else ())
        or (lost.misread(verb, page, cues) if cue in CLAUSAL else ())
        or (nominal.after_colon(verb, page) if cue in cues.say - cues.weak else ())
    )


def _clause(verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    """Take the complement clause, the one after the verb rather than one before it."""
    for child in sorted(verb.children, key=lambda c: c.i < verb.i):
        whole = page.quoted(child) and _is_whole(child, page)
        if child.dep_ == "ccomp" and not whole and _states(child, verb):
            return _around(child, verb, page, cues)
    return ()


def _states(clause: "Token", verb: "Token") -> bool:
    """Tell statements from questions ("whether ...") and from small clauses without a subject."""
    if clause.left_edge.lower_ in _QUESTIONS:
        return verb.lemma_.lower() in _DOUBTS and clause.i > verb.i
    full = any(c.dep_ in _SUBJECTS for c in clause.children) or clause.tag_ in lost.FINITE
    return full or clause.i < verb.i or any(c.lower_ == "that" for c in clause.children)


def _is_whole(clause: "Token", page: Page) -> bool:
    """Tell whether a quotation holds the clause whole, "that" aside: then it is direct speech."""
    before = (t for t in clause.doc[clause.left_edge.i : clause.i] if not _opens(t))
    return page.in_marks(next(before, clause))


def _opens(token: "Token") -> bool:
    return token.lower_ in {"that", ",", ":"}


def _around(clause: "Token", verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    """Take a clause whole, or in two where the verb stands inside it."""
    tokens = in_order(clause.subtree)
    colon = next((t.i for t in reversed(verb.doc[: verb.i]) if _parts(t, page)), -1)
    left = [t for t in tokens if colon < t.i < verb.i]
    right = [t for t in tokens if t.i > verb.i]
    if clause.i > verb.i:
        return span_of(parenthetical.unframed(cut(right, page, cues), page, cues), page)
    spans = span_of(cut(left, page, cues), page)
    return spans + span_of(right, page) if _goes_on(right) else spans


def _goes_on(right: "list[Token]") -> bool:
    """Tell what is said after a frame from when it was said."""
    return len(right) >= _LEAST and not is_scene(right)


def _parts(token: "Token", page: Page) -> bool:
    return token.lower_ in {":", ";"} and not page.in_marks(token)


def _inserted(verb: "Token", page: Page) -> tuple[Span, ...]:
    """Read "The network, officials say, obeys nobody" and "..., officials say."."""
    if verb.head == verb or not (verb.dep_ == "parataxis" or _closes(verb, page)):
        return ()
    mine = {t.i for t in verb.subtree}
    colon = next((t.i for t in reversed(verb.doc[: verb.i]) if _parts(t, page)), -1)
    rest = [t for t in in_order(verb.head.subtree) if t.i not in mine and t.i > colon]
    right = _past_colon([t for t in rest if t.i > max(mine)], page)
    spans = span_of([t for t in rest if t.i < min(mine)], page)
    return spans + span_of(right, page) if _goes_on(right) else spans


def _led(verb: "Token", page: Page) -> tuple[Span, ...]:
    """Read "The bridge will open, the mayor was quoted as saying." where the parse did not."""
    subjects = [c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
    if any(c.tag_ == "WDT" and c.dep_ == "nsubj" for c in subjects):
        return ()
    comma = subjects[-1].left_edge.i - 1 if subjects else 0
    if comma < 1 or verb.doc[comma].lower_ != "," or page.quoted(verb.doc[comma - 1]):
        return ()
    low = page.sentence_at(verb.idx)[0]
    before = [t for t in verb.doc[:comma] if t.idx >= low]
    clause = any(t.tag_ in lost.FINITE or t.dep_ in _SUBJECTS for t in before)
    opens = bool(before) and before[0].pos_ in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"}
    goes_on = any(t.tag_ in lost.FINITE or t.lower_ == "that" for t in lost.rest_of(verb, page))
    return (
        span_of(before, page) if len(before) > _LEAST and clause and opens and not goes_on else ()
    )


def _past_colon(tokens: "list[Token]", page: Page) -> "list[Token]":
    """Go on to the sentence's end where a colon says that the statement does."""
    end = page.sentence_at(tokens[-1].idx)[1] if tokens else 0
    after = [t for t in tokens[-1].doc[tokens[-1].i + 1 :] if t.idx < end] if tokens else []
    return [*tokens, *after] if after and after[0].lower_ == ":" else tokens


def _closes(verb: "Token", page: Page) -> bool:
    """Read "..., the envoy said on Monday.", which the parse may take for a second clause."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if verb.dep_ != "conj" or subject is None or any(c.dep_ == "cc" for c in verb.head.rights):
        return False
    first = subject.left_edge
    comma = first.i > 0 and first.nbor(-1).lower_ == ","
    goes_on = any(t.tag_ in lost.FINITE or t.lower_ == "that" for t in lost.rest_of(verb, page))
    return comma and not goes_on


def _tail(verb: "Token", page: Page) -> tuple[Span, ...]:
    """Read "..., reported the paper." where the parse did not."""
    low = page.sentence_at(verb.idx)[0]
    before = [t for t in verb.doc[: verb.i] if t.idx >= low]
    if len(before) <= _LEAST or before[-1].lower_ != "," or any(page.quoted(t) for t in before):
        return ()
    if not any(parenthetical.acts(t) for t in before):
        return ()
    after = lost.rest_of(verb, page)
    comma = next((p for p, t in enumerate(after) if t.lower_ == ","), len(after))
    named = bool(after) and after[0].pos_ in {"DET", "PROPN", "ADJ", "NOUN"}
    acts = any(t.pos_ in {"VERB", "PART"} for t in after[:comma])
    finite = verb.tag_ in lost.FINITE | {"VBN"}
    short = len(after) < _LONGEST_TAIL
    return span_of(before, page) if named and finite and short and not acts else ()


def _answer(verb: "Token", page: Page) -> tuple[Span, ...]:
    """Read "asked whether ..., she said no"."""
    words = (c for c in verb.children if c.lower_ in {"yes", "no"} and c.i > verb.i)
    word = next((w for w in words if not page.in_marks(w) and w.dep_ != "det"), None)
    return () if word is None else ((word.idx, word.idx + len(word)),)
