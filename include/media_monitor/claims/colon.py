"""Read a speaker set before a colon without a verb of speech: "Name, role: ..."."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Attribution, Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.lost import FINITE
from media_monitor.claims.mentions import mention, phrase_head
from media_monitor.claims.paragraph import Page
from media_monitor.claims.quotes import Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

# "And then this, from": how near "from" is.
_FROM = 5
_COLON = re.compile(r":\s*$")
_SUBJECTS = {"nsubj", "nsubjpass"}
_NAMED = {"PERSON", "ORG", "NORP"}
_NOMINAL = {"NOUN", "PROPN"}
# "the full text of the letter": the letter's.
_WORDINGS = {"text", "transcript", "wording"}
# "X's verdict: ..."; the nouns of speech are in the vocabulary.
_ANSWERS = {"verdict", "message", "response", "retort", "summary", "motto", "rule", "point", "take"}


def led(page: Page, quote: Quote, cues: Cues) -> Attribution | None:
    """Attribute an utterance to whoever stands before the colon in front of it."""
    if page.headline or quote not in page.statements:
        return None
    source = source_before(page, quote.start, cues)
    colon = page.text.rfind(":", 0, quote.start)
    if source is None:
        return None
    return Attribution(((quote.start, quote.end),), ":", colon, source)


def source_before(page: Page, end: int, cues: Cues) -> Source | None:
    """Find who is named in the sentence that a colon ends here."""
    if not _COLON.search(page.text[:end]):
        return None
    colon = page.text.rfind(":", 0, end)
    low = page.sentence_at(max(colon - 1, 0))[0]
    tokens = [t for t in page.doc if low <= t.idx < colon and t.idx >= page.lead]
    if any(q.start <= colon < q.end for q in page.quotes):
        return None
    # 'She called it "a game":' may lead to the next paragraph.
    said = [t for t in tokens if page.in_marks(t)] if end == len(page.text) else []
    tokens = [t for t in tokens if t not in said]
    if not tokens or any(page.in_marks(t) or cues.verb(t) in cues.ask for t in tokens):
        return None
    head = _subject(tokens, page)
    return None if head is None else _speaking(head, page, cues)


def _subject(tokens: "list[Token]", page: Page) -> "Token | None":
    """Take the sentence's subject, or what a phrase without a verb begins with."""
    if any(t.tag_ in FINITE for t in tokens):
        subjects = (t for t in tokens if t.dep_ in _SUBJECTS and t.head in tokens)
        return next((t for t in subjects if t.head.dep_ != "relcl"), None)
    words = _past_from(tokens)
    opens = words[0].pos_ in {*_NOMINAL, "DET", "ADJ"}
    return phrase_head(words[0], page) if opens else None


def _past_from(tokens: "list[Token]") -> "list[Token]":
    """Go past "From" and "And this, from" to whom a quotation is from."""
    place = next((p for p, t in enumerate(tokens[:_FROM]) if t.lower_ == "from"), None)
    lead = tokens[: place or 0]
    opens = all(t.pos_ in {"CCONJ", "PRON", "DET", "ADV", "PUNCT"} for t in lead)
    return tokens[place + 1 :] if place is not None and opens and tokens[place + 1 :] else tokens


def _speaking(head: "Token", page: Page, cues: Cues) -> Source | None:
    """Tell people, bodies and papers from things; "X's answer" is X."""
    lemma = head.lemma_.lower()
    of = next((c for c in head.children if c.lower_ == "of"), None) if lemma in _WORDINGS else None
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if inner is not None:
        return _speaking(inner, page, cues)
    words = cues.utterances | cues.documents
    owner = next((c for c in head.children if c.dep_ == "poss"), None)
    if lemma in cues.nominal | _ANSWERS - words and owner is not None:
        return _speaking(owner, page, cues) if owner.pos_ in _NOMINAL else mention(owner, page)
    if lemma in cues.askers or head.pos_ not in {*_NOMINAL, "PRON"}:
        return None
    full = not head.ent_type_ and any(c.dep_ == "compound" for c in head.lefts)
    named = head.pos_ == "PROPN" and (head.ent_type_ in _NAMED or full)
    human = cues.is_person(lemma) or (head.tag_ == "PRP" and head.lower_ in {"he", "she"})
    return mention(head, page) if named or human or lemma in cues.bodies | words else None
