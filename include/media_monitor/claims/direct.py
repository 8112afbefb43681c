"""Attach quotations to the cue verbs around them: before, after, split, or none at all."""

import re
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.claims.attribution import Attribution, Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.mentions import mention, phrase_head
from media_monitor.claims.names import TITLES
from media_monitor.claims.paragraph import Page
from media_monitor.claims.quotes import Quote
from media_monitor.claims.sources import source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOES_ON = re.compile(r"[,?!—\u2013…-]\W*$")
_STOPS = re.compile(r"[.]\W*$")
# Between a verb and the quotation it introduces: "told reporters in Kabul on Friday:".
_GAP = 25
# "described the deal as a", "said it was": gaps that need no comma or colon.
_AS_GAP, _SHORT_GAP = 6, 3
_CONNECTS = re.compile(r"[\"\u201d],? (?:and|but|or|and that|but that)$")
_TIMES = {"DATE", "TIME"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}
# These take a listener before what is said.
_ADDRESSES = {"tell", "inform", "assure", "remind", "ask", "call", "describe"}
_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_PREDICATES = {"VBD", "VBZ", "VBP", "MD"}
_SIGNATURE = re.compile(
    r"\s*[-\u2013\u2014\u2015~]+\s*(?P<who>[A-Z][^,.;:()\d]{2,40}?)\s*(?:[,(].*)?$"
)
# What follows these is a name ("on the programme \"Morning Talk\""), not an utterance.
_NAMES = re.compile(
    r"(?:\b(?:on|of|in|the|a|an|its|called|titled|entitled|named|for|by|from)|['\u2019]s)$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 5
# "asked a reporter from the Herald": how far the asking may be.
_ASKER_REACH = 5
_LEADS_IN = re.compile(r"(?:[,:—\u2013-]|\bthat|\bas)\s*$|^\s*$")


class Frame(NamedTuple):
    """The words outside quotation that say who speaks: a cue verb and its source."""

    verb: "Token"
    cue: str
    source: Source | None


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
    frame = _frame(page, place, floor, cues)
    signed = _signed(page, quote) if frame is None else None
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


def _frame(page: Page, place: int, floor: int, cues: Cues) -> Frame | None:
    quote = page.quotes[place]
    if _is_title(page, quote):
        return None
    before, after = _before(page, quote, floor, cues), _after(page, place, cues)
    return _choose(page, quote, before, after) or _predicate(page, quote, cues)


def _is_title(page: Page, quote: Quote) -> bool:
    """Tell the name of a programme or a book from an utterance: few words, all capitals."""
    words = re.findall(r"\w{4,}", page.text[quote.start : quote.end])
    named = all(word[0].isupper() for word in words) and len(words) <= _LONGEST_TITLE
    return named and bool(_NAMES.search(page.text[: quote.start].rstrip()))


def _asked(page: Page, quote: Quote, cues: Cues) -> bool:
    """Tell a question by who asks it right after: no speaker before goes on with it."""
    after = [t for t in page.doc if t.idx >= quote.end][:_ASKER_REACH]
    return any(cues.verb(t) in cues.ask and t.pos_ == "VERB" for t in after)


def _opens_sentence(page: Page, quote: Quote) -> bool:
    """Only a quotation that is a sentence of its own goes on from an earlier speaker."""
    before = page.text[: quote.start].rstrip()
    if _CONNECTS.search(before) and any(q.end < quote.start for q in page.quotes):
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
    whole = (
        not inner[:1].islower() or verb.idx > quote.start or re.search(r"[,:;.]|\bthat\s*$", gap)
    )
    nouns = [t for t in page.doc if verb.i < t.i and t.idx < quote.start and t.pos_ in _NOMINAL]
    if whole or not nouns or verb.lemma_.lower() in _ADDRESSES:
        return quote.start
    return verb.idx + len(verb) + len(gap) - len(gap.lstrip())


def _extended(found: Attribution, quote: Quote) -> Attribution:
    spans = (*found.spans, (quote.start, quote.end))
    return Attribution(spans, found.cue, found.cue_start, found.source, found.verb)


def _choose(page: Page, quote: Quote, before: Frame | None, after: Frame | None) -> Frame | None:
    """Prefer the frame after a quotation, unless the one before leads right into it."""
    if after is None or before is None:
        return after or before
    led_in = not page.text[before.verb.idx + len(before.verb) : quote.start].strip(" ,:")
    return before if led_in or quote not in page.statements else after


def _adjoins(page: Page, last: Attribution, quote: Quote) -> bool:
    """Tell whether only the speaker's frame stands between the quotation before and this one."""
    between = page.text[last.end : quote.start]
    if last.verb is None or not last.end <= last.verb.idx < quote.start:
        return last.end <= quote.start and len(between.split()) == 0
    ends = len(re.findall(r"[.?!](?=\s)", re.sub(r"\b[A-Z][a-z]{0,3}\.", "", between)))
    return ends <= 1 and bool(re.search(r"[.,;:—\u2013]?\s*$", between))


def _after(page: Page, place: int, cues: Cues) -> Frame | None:
    quote = page.quotes[place]
    inner = page.text[quote.start : quote.end]
    limit = page.quotes[place + 1].start if place + 1 < len(page.quotes) else len(page.text)
    rest = page.text[quote.end : limit].lstrip()
    goes_on = _GOES_ON.search(inner) or rest[:1].islower() or rest[:1] in ",—\u2013"
    if (
        not rest
        or (_STOPS.search(inner) and not rest[:1].islower())
        or (not goes_on and rest[:1] in ".;:)")
    ):
        return None
    return _first_frame(page, quote, limit, cues)


def _first_frame(page: Page, quote: Quote, limit: int, cues: Cues) -> Frame | None:
    tokens = [t for t in page.doc if quote.end <= t.idx < limit]
    for place, token in enumerate(tokens):
        ends = place > 0 and token.lower_ in {".", "?", "!", ";"} and not _abbreviates(token)
        if ends or place > _GAP or (place <= 1 and token.dep_ == "cc"):
            return None
        if token.tag_ not in _FINITE or token.dep_ in {"relcl", "aux", "auxpass"}:
            continue
        cue = cues.verb(token)
        if cue not in cues.verbs | cues.ask or _elsewhere(token, quote, page):
            return None
        source = _near(token, tokens, page, cues)
        return Frame(token, cue, source) if source is not None else None
    return None


def _abbreviates(stop: "Token") -> bool:
    """Tell the full stop of "Lt. Col." from a sentence's."""
    return stop.lower_ == "." and stop.nbor(-1).lower_ in TITLES


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


def _predicate(page: Page, quote: Quote, cues: Cues) -> Frame | None:
    """Read 'Omar "rejected any split"': the quotation begins with the cue itself."""
    first = next((t for t in page.doc if t.idx > quote.start and not t.is_punct), None)
    if first is None or first.idx >= quote.end or first.tag_ not in _FINITE:
        return None
    subject = next((c for c in first.children if c.dep_ == "nsubj" and c.idx < quote.start), None)
    cue = cues.verb(first)
    if subject is None or cue not in cues.say | cues.deny:
        return None
    return Frame(first, cue, mention(subject, page))


def _elsewhere(verb: "Token", quote: Quote, page: Page) -> bool:
    """Tell whether the verb's own subject stands before the quotation: then it is a new clause."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.idx < quote.start and not page.in_marks(subject)


def _near(verb: "Token", tokens: "list[Token]", page: Page, cues: Cues) -> Source | None:
    """Prefer a source inside the frame; the parse may point anywhere."""
    source = source_of(verb, page, cues)
    places = {t.i for t in tokens}
    if source is not None and source.head.i in places:
        return source
    for token in reversed([t for t in tokens if t.i < verb.i]):
        if token.pos_ in _NOMINAL and token.ent_type_ not in _TIMES:
            return mention(token, page)
    following = [t for t in tokens if t.i > verb.i]
    first = next((t for t in following if t.is_punct or t.pos_ in _NOMINAL), None)
    if first is None or first.is_punct or first.ent_type_ in _TIMES:
        return source
    return mention(phrase_head(first, page), page)


def _before(page: Page, quote: Quote, floor: int, cues: Cues) -> Frame | None:
    start = max(page.sentence_at(quote.start)[0], floor)
    lead = page.text[start : quote.start]
    if not _LEADS_IN.search(lead) and quote not in page.statements:
        return None
    tokens = [t for t in page.doc if start <= t.idx < quote.start]
    for token in reversed(tokens[-_GAP:]):
        cue = cues.verb(token) if token.pos_ in ("VERB", "AUX") else None
        if cue is not None and _introduces(token, cue, page, quote, cues):
            return Frame(token, cue, source_of(token, page, cues))
    return None


def _introduces(verb: "Token", cue: str, page: Page, quote: Quote, cues: Cues) -> bool:
    if cue not in cues.verbs:
        return False
    gap = page.text[verb.idx + len(verb) : quote.start].strip()
    if _NAMES.search(gap):
        return False
    words = gap.split()
    led_in = not words or bool(re.search(r"(?:[,:—\u2013]|\bthat)$", gap))
    as_is = bool(words) and words[0].lower() == "as" and len(words) <= _AS_GAP
    return led_in or as_is or len(words) <= _SHORT_GAP
