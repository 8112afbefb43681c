"""Read frames between commas, whatever the parse made of them: "..., the ministry says, ..."."""

from itertools import pairwise
from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.scenes import is_scene
from media_monitor.claims.spans import span_of
from media_monitor.claims.voices import cut
from media_monitor.models import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = {"VBD", "VBZ", "VBP"}
# "the palace's deputy spokesman, Yama Haidari, said", "she told members in Kabul on Friday".
_LONGEST_SUBJECT, _LONGEST_REST = 12, 8
# "told him, the driver of the second lorry recalled, that": how far the clause may be.
_REACH = 14
# A clause has at least this many words.
_LEAST = 3
_OPENS_CLAUSE = frozenset(
    """and but or as if when while who which that whom whose because since after before where
    although though so for such""".split()  # noqa: SIM905 - a list of words reads best
)
_STOPS = {";", ":", "\u2014", "\u2013", "--"}


def content_of(verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    """Take the sentence around a frame that commas set off; empty where none does."""
    perfect = verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.lefts)
    if not (perfect or verb.tag_ in _FINITE) or verb.i + 1 >= len(verb.doc):
        return ()
    low, high = page.sentence_at(verb.idx)
    before = [t for t in verb.doc[: verb.i] if t.idx >= low]
    if perfect and before and before[-1].dep_ == "aux":
        before = before[:-1]
    after = [t for t in verb.doc[verb.i + 1 :] if t.idx < high]
    opened = _opening(before, page, cues)
    closed = _closing(after, page)
    if opened is None or closed is None:
        return ()
    left, right = _nearest(before[:opened], page), after[closed:]
    if left and left[-1].lower_ in _OPENS_CLAUSE | {"that"}:
        left = []
    if any(cues.verb(t) in cues.ask and t.tag_ == "VBN" for t in left[:2]):
        return ()
    spoken = any(page.in_marks(t) for t in (*left[:1], *right[:1])) or _reports(left, right, cues)
    if len(left) + len(right) <= _LEAST or spoken:
        return ()
    if not right and not any(acts(t) for t in left):
        return ()
    adds = bool(right) and right[0].tag_ == "VBG" and cues.verb(right[0]) in cues.verbs
    if adds or (is_scene(right) and any(acts(t) for t in left)):
        right = []
    return (*span_of(left, page), *_rest(cut(right, page, cues), page))


def unframed(tokens: "list[Token]", page: Page, cues: Cues) -> "list[Token]":
    """Drop ", the paper The Harbour Post reported" from the end of what somebody says."""
    for place in range(len(tokens) - 1, _LEAST, -1):
        token = tokens[place]
        if page.in_marks(token) or token.lower_ == ",":
            return tokens
        if _says(token, cues) and _closing(tokens[place + 1 :], page) is not None:
            comma = _opening(tokens[:place], page, cues)
            clause = any(t.lower_ in _OPENS_CLAUSE - {"and"} for t in tokens[comma or 0 : place])
            whole = comma is not None and any(acts(t) for t in tokens[:comma])
            return tokens[:comma] if whole and not clause else tokens
    return tokens


def acts(token: "Token") -> bool:
    """Tell a sentence's verb from one inside "an elder who travelled on the bus"."""
    above = (t for t in (token, token.head) if t.dep_ == "relcl")
    inside = any(c.tag_ in {"WP", "WDT"} for t in above for c in t.lefts)
    return token.tag_ in _FINITE | {"MD"} and not inside


def _reports(left: "list[Token]", right: "list[Token]", cues: Cues) -> bool:
    """Read "The envoy replied, he recalled, that ...": what the envoy replied is the envoy's."""
    that = bool(right) and right[0].lower_ == "that"
    return that and any(_says(t, cues) for t in left[-_LEAST:])


def _says(token: "Token", cues: Cues) -> bool:
    return token.tag_ in _FINITE and cues.verb(token) in cues.say


def interrupted(verb: "Token", page: Page, cues: Cues) -> tuple[Span, ...]:
    """Read "told him, she said, that ..." and "replied, according to a driver, that ..."."""
    end = page.sentence_at(verb.idx)[1]
    rest = [t for t in verb.doc[verb.i + 1 :] if t.idx < end]
    commas = [p for p, t in enumerate(rest[:_REACH]) if t.lower_ == "," and not page.in_marks(t)]
    for opens, closes in pairwise(commas):
        frame, after = rest[opens + 1 : closes], rest[closes + 1 :]
        told = any(t.lower_ == "according" or _says(t, cues) for t in frame)
        if opens < _LEAST and told and after and after[0].lower_ == "that":
            return span_of(cut(after, page, cues), page)
    return ()


def _rest(right: "list[Token]", page: Page) -> tuple[Span, ...]:
    """Span what comes after the frame, with the "and" that joins it to what was before."""
    spans = span_of(right, page) if len(right) > 1 else ()
    joins = bool(spans) and right[0].dep_ == "cc"
    return ((right[0].idx, spans[0][1]),) if joins else spans


def _opening(before: "list[Token]", page: Page, cues: Cues) -> int | None:
    """Find the comma before the subject: nothing between them says or opens anything."""
    commas = [p for p, t in enumerate(before) if t.lower_ == "," and not page.in_marks(t)]
    for place in reversed(commas):
        words = before[place + 1 :]
        # "None of them, as the elders pointed out, was ..."
        words = words[1:] if words and words[0].lower_ == "as" else words
        if len(words) > _LONGEST_SUBJECT:
            return None
        if words and _is_subject(words, page, cues):
            return _past_role(before, commas, place, cues)
    return None


def _past_role(before: "list[Token]", commas: list[int], place: int, cues: Cues) -> int:
    """Go back over "the deputy director of a bank" where the name after it, set off, speaks."""
    role = max((c for c in commas if c < place), default=-1)
    words = before[role + 1 : place]
    if before[-1].lower_ != "," or role < 0 or len(words) > _LONGEST_SUBJECT or len(words) < 1:
        return place
    named = cues.is_person(words[0].lemma_.lower()) or words[0].lower_ in {"a", "an", "the"}
    person = any(cues.is_person(t.lemma_.lower()) or t.pos_ == "PROPN" for t in words)
    acting = any(t.tag_ in _FINITE | {"MD"} for t in words)
    return role if named and person and not acting else place


def _is_subject(words: "list[Token]", page: Page, cues: Cues) -> bool:
    first, last = words[0], words[-1]
    if {first.lower_, last.lower_} & _OPENS_CLAUSE or any(page.in_marks(t) for t in words):
        return False
    acts = [t for t in words if t.tag_ in _FINITE | {"MD"} or (cues.verb(t) and t.pos_ == "VERB")]
    nominal = first.pos_ in {"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"}
    ends = last.pos_ in {"PROPN", "NOUN", "PRON", "NUM", "ADV", "PUNCT"}
    return nominal and ends and not acts and any(t.pos_ in {"PROPN", "NOUN", "PRON"} for t in words)


def _closing(after: "list[Token]", page: Page) -> int | None:
    """Find where the frame ends: at a comma or with the sentence, before any clause."""
    for place, token in enumerate(after[: _LONGEST_REST + 1]):
        if page.in_marks(token):
            return len(after) if place and after[place - 1].lower_ == ":" else None
        if token.lower_ == ":":
            continue
        if token.lower_ in {",", ";", ":", "."} or token.lower_ in _STOPS:
            return (
                place + 1 if token.lower_ == "," else len(after) if token.lower_ in ".;" else None
            )
        if token.tag_ in _FINITE | {"MD"} or token.lower_ in _OPENS_CLAUSE - {"for", "before"}:
            return None
    return len(after) if len(after) <= _LONGEST_REST else None


def _nearest(left: "list[Token]", page: Page) -> "list[Token]":
    """Take only the last of several clauses that a semicolon or colon parts."""
    for place in range(len(left) - 1, -1, -1):
        if left[place].lower_ in _STOPS and not page.in_marks(left[place]):
            return left[place + 1 :]
    return left
