"""Find the words around a quotation that say whose it is: a cue verb and its source."""

import re
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.claims.attribution import Source
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
_TIMES = {"DATE", "TIME"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}
_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
# What follows these is a name ("on the programme \"Morning Talk\""), not an utterance.
_NAMES = re.compile(
    r"(?:\b(?:on|of|in|the|a|an|its|called|titled|entitled|named|for|by|from)|['\u2019]s)$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 5
_YES_OR_NO = re.compile(
    r"\W*(?:yes|no|never|maybe|perhaps|absolutely|both|neither)\W*", re.IGNORECASE
)
_LEADS_IN = re.compile(r"(?:[,:—\u2013-]|\bthat|\bas)\s*$|^\s*$")


class Frame(NamedTuple):
    """The words outside quotation that say who speaks: a cue verb and its source."""

    verb: "Token"
    cue: str
    source: Source | None


def frame_of(page: Page, place: int, floor: int, cues: Cues) -> Frame | None:
    """Find the frame of a quotation; `floor` is where the quotation before it ends."""
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


def _choose(page: Page, quote: Quote, before: Frame | None, after: Frame | None) -> Frame | None:
    """Prefer the frame after a quotation, unless the one before leads right into it."""
    if after is None or before is None:
        return after or before
    led_in = not page.text[before.verb.idx + len(before.verb) : quote.start].strip(" ,:")
    return before if led_in or quote not in page.statements else after


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
        if token.tag_ == "VBN" and token.nbor(-1).text == "(":
            continue
        reads = token.lower_ == "read" and place <= 1
        if not (reads or token.tag_ in _FINITE) or token.dep_ in {"relcl", "aux", "auxpass"}:
            continue
        cue = cues.verb(token)
        asked = cue in cues.ask and token.nbor(-1).lower_ in {"when", "if", "as", "once"}
        if asked or cue not in cues.verbs | cues.ask or _elsewhere(token, quote, page):
            return None
        source = _near(token, tokens, page, cues)
        return Frame(token, cue, source) if source is not None else None
    return None


def _abbreviates(stop: "Token") -> bool:
    """Tell the full stop of "Lt. Col." from a sentence's."""
    return stop.lower_ == "." and stop.nbor(-1).lower_ in TITLES


def _predicate(page: Page, quote: Quote, cues: Cues) -> Frame | None:
    """Read 'Omar "flatly rejected any split"': the quotation begins with the cue itself."""
    inside = (t for t in page.doc if t.idx > quote.start and not t.is_punct and t.pos_ != "ADV")
    first = next(inside, None)
    # "rejects" in marks, the tagger takes for a noun.
    if first is None or first.idx >= quote.end or first.tag_ not in {*_FINITE, "NNS"}:
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
    short = _YES_OR_NO.fullmatch(page.text, quote.start, quote.end)
    if not (_LEADS_IN.search(lead) or short or quote in page.statements):
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
