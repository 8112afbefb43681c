"""Read how a story introduces people: "the man, named as X", "a diplomat was blunter"."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = {"name", "identify", "give", "know", "introduce", "sign", "appear", "call", "list"}
# "who called himself X", "whom everyone calls X", "gave only his first name, X", "whose name is X".
_CALLS = re.compile(
    r"(?:\b(?:call|sign)(?:s|ed|ing)? (?:him|her)self(?: as)?|\bto be (?:called|named)"
    r"|\bwho (?:is|was) (?:called|known as|named)(?: only| just| simply)?"
    r"|\bwhom? (?:\w+ ){1,4}calls?|\b(?:goes|went) by|\bunder the name|\bwhose name (?:is|was)"
    r"|\b(?:us|giv|gave|tak|took|go)\w* (?:[\w']+ ){0,4}name,?)(?: of)? (?:[A-Z]\w+ )?$"
)
# "The driver looked up. His name is X."
_IS_NAMED = re.compile(r"\b(?:His|Her|his|her) name (?:is|was) (?:[A-Z]\w+ )?$")
# "named as deputy security adviser X"; "the man, whose name is given in the caption as".
_TITLES, _NAMES_WITHIN, _NOUN_WITHIN = 5, 7, 8
_TITLE_WORDS = {"NOUN", "ADJ", "DET", "PROPN"}
_SINGULAR = {"NN"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_FINITE, _SHORTEST = {"VBD", "VBZ", "VBP", "MD"}, 5


def named_as(first: "Token", page: Page, cues: Cues) -> "Token | None":
    """Find the noun of "the courier, named only as X" from the first word of X."""
    low = page.sentence_at(first.idx)[0]
    if _CALLS.search(page.text, low, first.idx):
        return _somebody_before(first, cues)
    if _IS_NAMED.search(page.text, low, first.idx) and not page.quoted(first):
        before = (t for t in reversed(actors(page)) if t.i < first.i)
        return next((t for t in before if _is_somebody(t, cues)), None)
    place = first.i - 1
    while place > 0 and first.i - place < _TITLES and first.doc[place].pos_ in _TITLE_WORDS:
        place -= 1
    if place > 0 and first.doc[place].lower_ in {"named", "called"}:
        return _noun_before(first.doc[place])
    if place < 1 or first.doc[place].lower_ != "as":
        return None
    near = reversed(first.doc[max(0, place - _NAMES_WITHIN) : place])
    verb = next((t for t in near if t.pos_ == "VERB" and t.lemma_ in _NAMING), None)
    if verb is None or page.quoted(verb):
        return None
    return _somebody_before(verb, cues) or _noun_before(verb)


def _somebody_before(first: "Token", cues: Cues) -> "Token | None":
    """Find who "calls himself X": the nearest person the sentence speaks of."""
    before = (t for t in reversed(first.doc[: first.i]) if t.sent == first.sent)
    people = (t for t in before if _is_somebody(t, cues) or t.lower_ == "one")
    return next((t for t in people if t.dep_ not in {"compound", "poss"}), None)


def _is_somebody(noun: "Token", cues: Cues) -> bool:
    return noun.tag_ in _SINGULAR and cues.is_person(noun.lemma_.lower())


def _noun_before(verb: "Token") -> "Token | None":
    before = reversed(verb.doc[max(0, verb.i - _NOUN_WITHIN) : verb.i])
    return next((t for t in before if t.tag_ in _SINGULAR and t.lower_ != "name"), None)


def actors(page: Page) -> "list[Token]":
    """List the subjects of a paragraph's main clauses, outside what is quoted and asked."""
    return [
        t
        for t in page.doc
        if t.idx >= page.lead
        and not page.quoted(t)
        and (_leads(t) or _appears(t))
        and not is_asked(t)
    ]


def is_asked(token: "Token") -> bool:
    """Tell whether a word stands in a question, of which nobody is the subject who then speaks."""
    return token.sent[-1].text == "?"


def is_caption(name: "Token") -> bool:
    """Tell "Interview: X." and "X, no.", of whom nothing is told, from sentences."""
    return len(name.sent) <= _SHORTEST and not any(t.tag_ in _FINITE for t in name.sent)


def _leads(token: "Token") -> bool:
    head = token.head
    main = head.dep_ == "ROOT" or (head.dep_ == "conj" and head.head.dep_ == "ROOT")
    return token.dep_ in _SUBJECTS and main


def _appears(token: "Token") -> bool:
    """Read "Then there is the shopkeeper whom ...": he comes as a predicate."""
    return token.dep_ == "attr" and any(c.dep_ == "expl" for c in token.head.children)
