"""Read how a story introduces people: "the man, named as X", "a diplomat was blunter"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = {"name", "identify", "give", "know", "introduce"}
# "named as deputy security adviser X"; "the man, whose name is given in the caption as".
_TITLES, _NAMES_WITHIN, _NOUN_WITHIN = 5, 7, 8
_TITLE_WORDS = {"NOUN", "ADJ", "DET", "PROPN"}
_SINGULAR = {"NN"}


def named_as(first: "Token", page: Page) -> "Token | None":
    """Find the noun of "the courier, named only as X" from the first word of X."""
    place = first.i - 1
    while place > 0 and first.i - place < _TITLES and first.doc[place].pos_ in _TITLE_WORDS:
        place -= 1
    if place < 1 or first.doc[place].lower_ != "as":
        return None
    near = reversed(first.doc[max(0, place - _NAMES_WITHIN) : place])
    verb = next((t for t in near if t.pos_ == "VERB" and t.lemma_ in _NAMING), None)
    if verb is None or page.quoted(verb):
        return None
    before = reversed(first.doc[max(0, verb.i - _NOUN_WITHIN) : verb.i])
    return next((t for t in before if t.tag_ in _SINGULAR and t.lower_ != "name"), None)


def strangers(page: Page, cues: Cues) -> "Sequence[Token]":
    """Find "a Western diplomat": people who come as a sentence's subject, without a name."""
    return [t for t in page.doc if _is_somebody(t, cues) and _is_stranger(t, page)]


def _is_somebody(token: "Token", cues: Cues) -> bool:
    return token.tag_ in _SINGULAR and cues.is_person(token.lemma_.lower())


def _is_stranger(token: "Token", page: Page) -> bool:
    indefinite = any(c.lower_ in {"a", "an", "another"} for c in token.lefts)
    named = any(c.dep_ == "appos" for c in token.children)
    return indefinite and not named and token.dep_ == "nsubj" and not page.quoted(token)
