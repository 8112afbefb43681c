"""Read headlines: who says what without quotation marks or a full sentence."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Attribution, Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.speakers import Speakers

if TYPE_CHECKING:
    pass

_FRONT = re.compile(r"^\s*(?P<who>[^:\u2018\u2019'\"“”]{2,60}):\s+(?P<what>\S.*)$")
_BACK = re.compile(
    r"^\s*(?P<what>.*\S)\s*(?::|[\u2013—]|\s-)\s*(?P<who>[^:,\u2013—\"“”]{2,45})\s*$"
)
_SAYS_BACK = re.compile(
    r"^\s*(?P<what>.{12,}?)[,\u2019'\"”]*\s+(?P<cue>says?|said|claims?|warns?|insists?|reports?|finds?|argues?)\s+(?P<who>[A-Z][^,:]{1,50})\s*$"
)


def read(page: Page, cues: Cues, speakers: Speakers) -> list[Attribution]:
    """Find what a headline's colon or final "says X" attributes."""
    for pattern in (_SAYS_BACK, _FRONT, _BACK):
        match = pattern.match(page.text)
        if match is None or not _may_speak(match["who"], page, match.start("who"), cues, speakers):
            continue
        if len(match["what"].split()) < 3:
            continue
        who = _source(match, page)
        if who is not None:
            cue = match.groupdict().get("cue") or ":"
            start = match.start("cue") if "cue" in match.groupdict() else match.start("who")
            return [Attribution((match.span("what"),), cue, start, who)]
    return []


def _source(match: "re.Match[str]", page: Page) -> Source | None:
    tokens = [t for t in page.doc if match.start("who") <= t.idx < match.end("who")]
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in reversed(tokens) if t.head.i not in inside or t.head is t), tokens[-1])
    if head.is_punct or head.pos_ in ("ADP", "VERB", "PART"):
        head = tokens[-1]
    return Source(match.start("who"), match.end("who"), head)


def _may_speak(words: str, page: Page, offset: int, cues: Cues, speakers: Speakers) -> bool:
    """A colon also opens topics ("Afghanistan: what we know"); only known kinds of speakers count."""
    if speakers.find(words) is not None or speakers.person(words) is not None:
        return True
    tokens = [t for t in page.doc if offset <= t.idx < offset + len(words)]
    if len(tokens) > 6 or any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in tokens):
        return False
    kinds = cues.people | cues.bodies | cues.documents
    return any(t.ent_type_ in ("PERSON", "ORG") for t in tokens) or any(
        t.lemma_.lower() in kinds for t in tokens
    )
