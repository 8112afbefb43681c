"""Hearings, launches and news conferences: what is said there is of the day they were held."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims.found import Found
from media_monitor.claims.paragraph import Page
from media_monitor.models import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

EVENTS = frozenset(
    """hearing conference briefing session seminar lecture launch trial judgment judgement ruling
    vote debate meeting summit call inquiry forum panel workshop symposium webinar""".split()  # noqa: SIM905
)
AUDIENCE = frozenset(
    """senator member lawmaker legislator mp deputy committee subcommittee panel court judge jury
    audience delegate parliament assembly tribunal congress senate council colleague seminar
    conference meeting inquiry""".split()  # noqa: SIM905
)
_HOLDING = frozenset({"hear", "rule", "vote", "testify", "convene", "brief", "publish", "release"})
_PRESENT = frozenset({"testify", "interject", "concur", "dissent"})
_AT = frozenset({"at", "during", "after", "before", "throughout"})
_AFTER = re.compile(
    r"\bafterwards?\b|\bas (?:he|she|they) left\b|\bgiving (?:judge?ment|evidence)\b", re.IGNORECASE
)


def holds(page: Page, sentence: Span, frame: str) -> bool:
    """Tell whether a sentence, what is said in it blanked, tells of people gathered."""
    lemmas = {t.lemma_.lower() for t in _shown(page, sentence, frame)}
    return bool(lemmas & (EVENTS | AUDIENCE | _HOLDING))


def is_at(page: Page, sentence: Span, frame: str) -> bool:
    """Read "testified", "told the committee", "at the launch" and "she said afterwards"."""
    shown = list(_shown(page, sentence, frame))
    return bool(_AFTER.search(frame)) or any(_is_present(t) for t in shown)


def is_turn(found: Found) -> bool:
    """Tell a labelled turn of a transcript, all of whose turns are of one day."""
    said = found.attribution
    return said.cue == ":" and said.source is None and said.verb is None


def _is_present(token: "Token") -> bool:
    lemma = token.lemma_.lower()
    if token.dep_ in {"dobj", "iobj", "dative", "pobj"} and lemma in AUDIENCE:
        told = token.head.head if token.head.dep_ in {"prep", "dative"} else token.head
        return told.lemma_.lower() == "tell"
    held = lemma in EVENTS and token.dep_ == "pobj" and token.head.lower_ in _AT
    definite = any(c.lower_ in {"the", "this", "that"} for c in token.lefts)
    return (token.pos_ == "VERB" and lemma in _PRESENT) or (held and definite)


def _shown(page: Page, sentence: Span, frame: str) -> "Iterable[Token]":
    low, high = sentence
    tokens = (t for t in page.doc if low <= t.idx < high)
    return (t for t in tokens if not frame[t.idx - low : t.idx - low + 1].isspace())
