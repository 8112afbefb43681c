"""Through whom a statement reached the article: outlets told, quoted, cited or watched."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Attribution, Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.sources import mention
from media_monitor.claims.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOLD = {"tell", "inform", "assure", "remind"}
_VENUES = {"interview", "edition", "op", "article", "piece", "column", "essay"}


def relay_of(attribution: Attribution, page: Page, cues: Cues, speakers: Speakers) -> str | None:
    """Name the outlet between the speaker and this article, if the words around the cue name one."""
    verb = attribution.verb
    if verb is None:
        return None
    for head in (*_told(verb), *_through(verb)):
        source = mention(head, page)
        name = outlet_name(source, page, cues, speakers)
        if name is not None:
            return name
    return None


def outlet_name(source: Source, page: Page, cues: Cues, speakers: Speakers) -> str | None:
    """Name the outlet a mention means; None when it is no outlet."""
    words = page.text[source.start : source.end]
    known = speakers.find(words)
    if known is not None:
        return known.name if known.kind == "outlet" else None
    lemma = source.head.lemma_.lower()
    if source.head.pos_ == "PROPN" and (
        lemma in cues.outlets
        or re.search(
            r"\b(?:TV|Radio|News|Times|Post|Daily|Magazine|Herald|Tribune|Gazette|Press)\b", words
        )
    ):
        return re.sub(r"^(?:the|a|an) ", "", words)
    return words if lemma in cues.outlets and len(words.split()) > 2 else None


def _told(verb: "Token") -> "list[Token]":
    if verb.lemma_.lower() not in _TOLD:
        return []
    return [
        c for c in verb.children if c.dep_ in ("dobj", "dative", "iobj", "pobj") and c.i > verb.i
    ] + [t for t in verb.doc[verb.i + 1 : verb.i + 5] if t.pos_ == "PROPN"][:1]


def _through(verb: "Token") -> "list[Token]":
    """Read "in an interview with X", "in an edition of X", "on X", "quoted by X"."""
    found: list[Token] = []
    for prep in (
        t
        for t in verb.subtree
        if (t.dep_ in ("prep", "agent") and t.head.i in (verb.i, verb.head.i)) or t.lower_ == "with"
    ):
        for noun in (c for c in prep.children if c.dep_ == "pobj"):
            if noun.lemma_.lower() in _VENUES:
                found += [
                    p
                    for with_ in noun.children
                    if with_.dep_ == "prep"
                    for p in with_.children
                    if p.dep_ == "pobj"
                ]
            elif prep.lower_ in ("on", "to", "by", "via", "in") and noun.pos_ == "PROPN":
                found.append(noun)
    return found
