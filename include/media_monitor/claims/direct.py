"""Attach quotations to the frames around them: one, split between two, or none at all."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims import colon
from media_monitor.claims.attribution import Attribution, Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.frames import Frame, frame_of
from media_monitor.claims.paragraph import Page
from media_monitor.claims.quotes import Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONNECTS = re.compile(r"[\"\u201d],? (?:and|but|or|and that|but that)$")
# "And: ...": the speaker before goes on.
_ALSO = re.compile(r"(?:^|[.?!\"\u201d] )(?:And|But|Then|Also|Later|Again)(?: \w+){0,2}:$")
_NOMINAL = {"NOUN", "PROPN", "PRON"}
# These take a listener before what is said.
_ADDRESSES = {"tell", "inform", "assure", "remind", "ask", "call", "describe"}
_DESCRIBES = {"call", "describe", "label", "brand", "dub"}
_PREDICATES = {"VBD", "VBZ", "VBP", "MD"}
_SIGNATURE = re.compile(
    r"\s*[-\u2013\u2014\u2015~]+\s*(?P<who>[A-Z][^,.;:()\d]{2,40}?)\s*(?:[,(].*)?$"
)
# "asked a reporter from the Herald": how far the asking may be.
_ASKER_REACH = 5


def attach(page: Page, cues: Cues, taken: frozenset[int]) -> list[Attribution]:
    """Attribute each utterance quoted; `taken` are the starts of quotations read elsewhere."""
    found: list[Attribution] = []
    floor = 0
    for place, quote in enumerate(page.quotes):
        if quote.start not in taken:
            _add(found, page, place, floor, cues)
        floor = quote.end
    return found


def _add(found: list[Attribution], page: Page, place: int, floor: int, cues: Cues) -> None:
    """Join a quotation to the one before, or begin a new statement with it, or leave it."""
    quote = page.quotes[place]
    frame = frame_of(page, place, floor, cues)
    signed = (_signed(page, quote) or colon.led(page, quote, cues)) if frame is None else None
    joins = bool(found) and _adjoins(page, found[-1], quote)
    if signed is not None:
        found.append(signed)
    elif joins and _goes_on(found[-1], frame, quote, page):
        found[-1] = _extended(found[-1], quote)
    elif frame is not None:
        found.append(_of(frame, quote, page))
    elif (
        quote in page.statements and _opens_sentence(page, quote) and not _asked(page, quote, cues)
    ):
        found.append(Attribution(((quote.start, quote.end),), "", quote.start, None))


def _goes_on(last: Attribution, frame: Frame | None, quote: Quote, page: Page) -> bool:
    """Tell whether the same frame holds this quotation too, or none but the one before."""
    if frame is None:
        return quote in page.statements
    return last.verb is not None and last.verb.i == frame.verb.i


def _asked(page: Page, quote: Quote, cues: Cues) -> bool:
    """Tell a question by who asks it right after: no speaker before goes on with it."""
    after = [t for t in page.doc if t.idx >= quote.end][:_ASKER_REACH]
    return any(cues.verb(t) in cues.ask and t.pos_ == "VERB" for t in after)


def _opens_sentence(page: Page, quote: Quote) -> bool:
    """Only a quotation that is a sentence of its own goes on from an earlier speaker."""
    before = page.text[: quote.start].rstrip()
    if _CONNECTS.search(before) and any(q.end < quote.start for q in page.quotes):
        return True
    if _ALSO.search(before):
        return True
    return not before or before[-1] in ".?!\u201d\"'\u2019\u2026)"


def _of(frame: Frame, quote: Quote, page: Page) -> Attribution:
    verb = frame.verb
    start, end = _clause_start(verb, quote, page), _clause_end(frame, quote, page)
    return Attribution(((start, end),), frame.cue, verb.idx, frame.source, verb)


def _clause_end(frame: Frame, quote: Quote, page: Page) -> int:
    """End after the marks where they hold only a clause's subject: 'said "no such band" exists'."""
    after = next((t for t in page.doc if t.idx >= quote.end), None)
    led = frame.verb.idx < quote.start and frame.verb.lemma_.lower() in {"say", "state", "claim"}
    if after is None or not led or after.tag_ not in _PREDICATES:
        return quote.end
    stop = re.compile(r"[.;,]|$").search(page.text, quote.end)
    return stop.start() if stop is not None else quote.end


def _clause_start(verb: "Token", quote: Quote, page: Page) -> int:
    """Begin before the marks where they hold only a clause's end: 'said the pact "is dead"'."""
    gap = page.text[verb.idx + len(verb) : quote.start]
    inner = page.text[quote.start + 1 : quote.end]
    clause = next((c for c in verb.rights if c.dep_ == "ccomp" and c.idx < quote.start), None)
    if clause is not None and inner[:1].islower() and clause.left_edge.i > verb.i:
        return clause.left_edge.idx
    whole = (
        not inner[:1].islower() or verb.idx > quote.start or re.search(r"[,:;.]|\bthat\s*$", gap)
    )
    nouns = [t for t in page.doc if verb.i < t.i and t.idx < quote.start and t.pos_ in _NOMINAL]
    if verb.lemma_.lower() in _DESCRIBES and nouns and len(gap) > len(inner):
        # The object is the better part of 'called the raid on the market a "mistake"'.
        return verb.idx + len(verb) + len(gap) - len(gap.lstrip())
    if whole or not nouns or verb.lemma_.lower() in _ADDRESSES:
        return quote.start
    return verb.idx + len(verb) + len(gap) - len(gap.lstrip())


def _extended(found: Attribution, quote: Quote) -> Attribution:
    spans = (*found.spans, (quote.start, quote.end))
    return Attribution(spans, found.cue, found.cue_start, found.source, found.verb)


def _adjoins(page: Page, last: Attribution, quote: Quote) -> bool:
    """Tell whether only the speaker's frame stands between the quotation before and this one."""
    between = page.text[last.end : quote.start]
    if last.verb is None or not last.end <= last.verb.idx < quote.start:
        return last.end <= quote.start and len(between.split()) == 0
    ends = len(re.findall(r"[.?!](?=\s)", re.sub(r"\b[A-Z][a-z]{0,3}\.", "", between)))
    return ends <= 1 and bool(re.search(r"[.,;:—\u2013]?\s*$", between))


def _signed(page: Page, quote: Quote) -> Attribution | None:
    """Read a quotation signed after a dash, as pull quotes are."""
    match = _SIGNATURE.match(page.text, quote.end)
    if match is None:
        return None
    tokens = [t for t in page.doc if match.start("who") <= t.idx < match.end("who")]
    if not tokens or tokens[-1].pos_ not in {"PROPN", "NOUN"}:
        return None
    source = Source(match.start("who"), match.end("who"), tokens[-1])
    return Attribution(((quote.start, quote.end),), "\u2014", match.start(), source)
