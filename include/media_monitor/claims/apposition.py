"""Find whom a name set off by commas belongs to: "a witness quoted in court, X, said"."""

from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

# "the former diplomat X", "retired Army Col. X", "a convicted kidnapper named X".
_DESCRIBES = {"DET", "ADJ", "NOUN", "PROPN", "ADV", "NUM"}
_LONGEST_ROLE, _LONGEST_BETWEEN = 9, 16
_NAMED = {"named", "called", "-", "."}
_RELATIVE = {"who", "which", "that", "whose", "whom"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_CLOSES = {",", ".", "(", "\u2014", "\u2013"}
_NO_NAMES = {"GPE", "NORP", "LOC", "DATE", "ORG"}


def holder_of(words: "Words", cues: Cues) -> "Token | None":
    """Find the noun for somebody that a name explains, whatever stands between the two."""
    doc = words.doc
    comma = _comma_before(words)
    closed = words.end < len(doc) and (
        doc[words.end].text in _CLOSES or doc[words.end].tag_ in _FINITE
    )
    if comma is None or not closed:
        return None
    beside = comma.i == words.start - 1 and cues.is_person(comma.nbor(-1).lemma_.lower())
    aged = words[0].nbor(-1).lower_ == "old" or cues.is_first_name(words[0].text)
    if len(words) == 1 and words[0].ent_type_ in _NO_NAMES and not (beside or aged):
        return None
    return _somebody(comma, words.root.ent_type_ == "ORG", cues)


def top(noun: "Token") -> "Token":
    """Climb from what stands in apposition, step by step: "another member, the judge X"."""
    return top(noun.head) if noun.dep_ == "appos" else noun


def verb_of(name: "Token") -> "Token":
    """Find what somebody does: "A Democrat, X, wondered"."""
    return top(name).head


def _comma_before(words: "Words") -> "Token | None":
    """Find the comma before a name and what describes it: ", the retired envoy X"."""
    doc, place = words.doc, words.start - 1
    while place > 0 and words.start - place <= _LONGEST_ROLE and _describes(doc[place]):
        place -= 1
    return doc[place] if place > 0 and doc[place].text == "," else None


def _describes(token: "Token") -> bool:
    whose = token.tag_ in {"PRP$", "POS"}
    return token.pos_ in _DESCRIBES or token.lower_ in _NAMED or token.dep_ == "amod" or whose


def _somebody(comma: "Token", body: bool, cues: Cues) -> "Token | None":  # noqa: FBT001 - what the name looks like
    """Go back to the nearest noun for one person, over what only describes them."""
    doc = comma.doc
    for token in reversed(doc[max(0, comma.i - _LONGEST_BETWEEN) : comma.i]):
        if token.sent != comma.sent or token.text in {";", ":", '"'} or _states(token):
            return None
        lemma = token.lemma_.lower()
        if body and lemma in cues.bodies:
            return None
        one = _is_one(token) and not _is_kind(token)
        if one and cues.is_person(lemma) and lemma not in cues.askers:
            return token
    return None


def _is_one(token: "Token") -> bool:
    """Tell one from several; "a former general living abroad" may be parsed as an adjective."""
    return token.tag_ in {"NN", "NNP"} or (token.tag_ == "JJ" and token.dep_ == "nsubj")


def _is_kind(token: "Token") -> bool:
    """Tell what somebody is heard "as", part of or does a thing to from who it is."""
    told = token.head.dep_ == "relcl" and token.dep_ == "dobj"
    heard = token.dep_ == "pobj" and token.head.text == "as"
    return told or heard or token.dep_ in {"compound", "poss"}


def _states(verb: "Token") -> bool:
    """Tell a clause's own verb from one that only describes: "who survived", "hired by X"."""
    if verb.tag_ not in _FINITE:
        return False
    relative = any(t.lower_ in _RELATIVE for t in verb.doc[max(0, verb.i - 2) : verb.i])
    return verb.dep_ not in {"aux", "auxpass", "acl", "relcl"} and not relative
