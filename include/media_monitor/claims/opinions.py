"""Read what the author of a signed article holds: "I believe ...", "In my view ..."."""

import re
from collections.abc import Sequence
from itertools import pairwise

from media_monitor.claims.attribution import Attribution, Speaker
from media_monitor.claims.cues import Cues
from media_monitor.claims.found import Found
from media_monitor.claims.paragraph import Page
from media_monitor.models import Span

_VIEW = re.compile(r"(?:in|to) my (?:view|opinion|mind|judge?ment|reading),?\s+", re.IGNORECASE)
_HOLDS = {"believe", "think", "argue", "maintain", "contend", "suspect", "submit", "say"}
_FINITE = {"VBP", "VBD"}
_SURNAME = re.compile(r"[^\W\d_][\w.'\u2019-]+ .*[^\W\d_]$")


def own(
    found: Sequence[Found], pages: Sequence[Page], authors: Sequence[str], cues: Cues
) -> list[Found]:
    """Find what an article's only author holds in the first person, outside all that is said."""
    if len(authors) != 1 or not _SURNAME.match(authors[0]):
        return []
    taken = [span for one in found for span in one.spans]
    author = Speaker(authors[0], None, "I", "person")
    held = ((_held(page, taken, cues), page) for page in pages if not page.headline)
    return [Found(one, page, author) for one, page in held if one is not None]


def _held(page: Page, taken: Sequence[Span], cues: Cues) -> Attribution | None:
    """Take what "I believe" opens and what follows: the author goes on to say why."""
    said = [(s - page.start, e - page.start) for s, e in taken]
    for place, (low, high) in enumerate(page.sentences):
        cue, start = _opening(page, low, high, cues)
        asks = page.text[low:high].rstrip().endswith("?")
        if not cue or asks or any(s <= low < e or low <= s < high for s, e in said):
            continue
        rest = page.sentences[place + 1 :]
        voice = next((p for p, (a, b) in enumerate(rest) if any(a <= s < b for s, _ in said)), None)
        end = [high, *(b for _, b in rest[:voice])][-1]
        return Attribution(((start, end),), cue, low, None)
    return None


def _opening(page: Page, low: int, high: int, cues: Cues) -> tuple[str, int]:
    """Find which words open a view, and where it starts; no words where none do."""
    view = _VIEW.match(page.text, low, high)
    if view is not None:
        return "view", view.end()
    words = [t for t in page.doc if low <= t.idx < high]
    words = [t for t in words if t.dep_ != "advmod" or t.lower_ == "not"]
    for first, verb in pairwise(words):
        if first.lower_ == "i" and first.i - words[0].i <= 1:
            holds = verb.lemma_ in _HOLDS & cues.verbs and verb.tag_ in _FINITE
            clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
            if holds and clause is not None:
                return verb.lower_, clause.left_edge.idx
    return "", low
