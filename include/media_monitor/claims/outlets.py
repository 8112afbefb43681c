"""Name the outlets to which something is said, in which it appears, or which pass it on."""

from typing import TYPE_CHECKING

from media_monitor.claims.affiliation import possessor_of
from media_monitor.claims.attribution import Source, Speaker
from media_monitor.claims.cues import Cues
from media_monitor.claims.found import Found
from media_monitor.claims.lost import ADDRESSES
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page
from media_monitor.claims.resolve import Resolver
from media_monitor.claims.wording import plain, without_determiner

if TYPE_CHECKING:
    from spacy.tokens import Token

_VENUES = {
    *("interview", "edition", "op", "article", "piece", "column", "essay", "issue"),
    *("remark", "comment", "statement"),
}
_PASSED_ON = {"carry", "quote", "cite", "publish", "air", "broadcast", "report", "run", "release"}
_QUOTING = {"quote", "cite"}
_SPEAKING = {"speak", "talk"}
_AIR = {"radio", "tv", "television", "channel"}
_BY = {"on", "to", "by", "via", "in"}
_AGENCY = "agency"


def is_outlet(speaker: Speaker, cues: Cues) -> bool:
    """Tell whether a speaker is a news organisation, known or by its name."""
    named = speaker.name.split()[-1].lower() in cues.outlet_names
    return speaker.kind == "outlet" or (speaker.kind == "body" and named)


def relayer(found: Found, resolver: Resolver) -> str:
    """Name who passes something on: of "a translation by the agency", the agency."""
    source = found.attribution.source
    maker = possessor_of(source.head) if source is not None else None
    named = _outlet(mention(maker, found.page), found.page, resolver) if maker else None
    return named or found.speaker.name


def outlets(found: Found, resolver: Resolver) -> tuple[str, ...]:
    """Name the outlet that was told, or in which it was said."""
    verb = found.attribution.verb
    if verb is None:
        return ()
    for head in (*_told(verb), *_through(verb), *_quoted_by(verb), *_quoting(verb), *_given(verb)):
        name = _outlet(mention(head, found.page), found.page, resolver)
        if name is not None and name != found.speaker.name:
            return (name,)
    return ()


def _outlet(source: Source, page: Page, resolver: Resolver) -> str | None:
    words = plain(page.text[source.start : source.end])
    known = resolver.registry.find(words)
    if known is not None:
        return known.name if known.kind == "outlet" else None
    name = _proper(source, page, resolver.cues)
    if name is not None or source.head.pos_ == "PROPN":
        return name
    if not _is_outlet_word(source, resolver.cues):
        return None
    if words.lower().startswith(("this ", "our ")):
        return None
    definite = words.lower().startswith("the ")
    last = resolver.memory.last_outlet(page.start + source.start) if definite else None
    return last or words


def _proper(source: Source, page: Page, cues: Cues) -> str | None:
    """Read "the station Radio X" and "a newspaper, The X Y", else a name like an outlet's."""
    head = source.head
    beside = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    names = [c.left_edge for c in beside] or list(head.doc[head.i + 1 : head.i + 2])
    if _is_outlet_word(source, cues) and names and names[0].is_title and names[0].is_alpha:
        return plain(page.text[names[0].idx : _name_end(names[0])])
    if head.pos_ != "PROPN":
        return None
    # The parser takes "weekly" for what describes the name behind it.
    kinds = [c for c in head.lefts if c.lemma_.lower() in cues.outlets and c.pos_ != "PROPN"]
    first = head.left_edge
    if first.i and (first.nbor(-1).lemma_.lower() in cues.outlets or _is_agency(first.nbor(-1))):
        return plain(page.text[first.idx : _name_end(head)])
    if kinds:
        return plain(page.text[kinds[-1].idx + len(kinds[-1]) : _name_end(head)])
    name = without_determiner(plain(page.text[source.start : source.end]))
    return name if is_outlet_name(name, cues) else None


def _is_agency(noun: "Token") -> bool:
    return noun.lower_ == _AGENCY and any(c.lower_ == "news" for c in noun.children)


def _name_end(head: "Token") -> int:
    """Go on to the last capital word: the parser ends "Harbour Today" before the day."""
    while head.i + 1 < len(head.doc) and _goes_on(head, head.nbor()):
        head = head.nbor()
    return head.idx + len(head)


def _goes_on(head: "Token", following: "Token") -> bool:
    hyphen = "-" in (head.text, following.text) and not head.whitespace_
    return hyphen or (following.is_title and following.is_alpha)


def is_outlet_name(name: str, cues: Cues) -> bool:
    """Tell names like "Calder Star", "Radio Calder" and "Calder News Agency"."""
    words = name.lower().split()
    of_news = words[-1] == _AGENCY and bool(set(words) & cues.outlet_names)
    return words[0] in _AIR or of_news or words[-1] in cues.outlet_names | cues.outlets


def _is_outlet_word(source: Source, cues: Cues) -> bool:
    return source.head.lemma_.lower() in cues.outlets


def _told(verb: "Token") -> "list[Token]":
    if verb.lemma_.lower() not in ADDRESSES:
        return []
    objects = {"dobj", "dative", "iobj", "pobj"}
    return [c for c in verb.children if c.dep_ in objects and c.i > verb.i]


def _through(verb: "Token") -> "list[Token]":
    """Read "in an interview with X", "in an edition of X", "on X", "speaking to X"."""
    found: list[Token] = []
    speaking = [c for c in verb.children if c.dep_ == "advcl" and c.lemma_ in _SPEAKING]
    for prep, noun in _phrases(verb):
        if noun.lemma_.lower() in _VENUES:
            passed_on = [c for c in noun.children if c.dep_ == "acl" and c.lemma_ in _PASSED_ON]
            found += [deeper for word in (noun, *passed_on) for _, deeper in _phrases(word)]
        elif prep.lower_ in _BY and noun.pos_ == "PROPN":
            found.append(noun)
    return found + [noun for verb in speaking for _, noun in _phrases(verb)]


def _phrases(head: "Token") -> "list[tuple[Token, Token]]":
    """List the prepositions below a word with their nouns."""
    preps = (c for c in head.children if c.dep_ in {"prep", "agent"})
    return [(prep, noun) for prep in preps for noun in prep.children if noun.dep_ == "pobj"]


def _quoted_by(verb: "Token") -> "list[Token]":
    """Read "was quoted by X as saying", "was quoted as saying by X" and "Y, quoted by X, said"."""
    beside = (c for s in verb.children if s.dep_ == "nsubj" for c in s.children if c.dep_ == "acl")
    near = [verb, *list(verb.ancestors)[:3], *beside]
    quoting = next((t for t in near if t.lemma_.lower() in _QUOTING), None)
    if quoting is None:
        return []
    saying = {"say", *_QUOTING}
    by = [t for t in quoting.subtree if t.lower_ == "by" and t.head.lemma_.lower() in saying]
    return [c for b in by for c in b.children if c.dep_ == "pobj"]


def _quoting(verb: "Token") -> "list[Token]":
    """Read "X quoted Y as saying"."""
    quoting = verb.head.head if verb.dep_ == "pcomp" else verb
    if quoting.lemma_.lower() not in _QUOTING or all(c.lower_ != "as" for c in quoting.children):
        return []
    return [c for c in quoting.children if c.dep_ == "nsubj"]


def _given(verb: "Token") -> "list[Token]":
    """Read "Y said, according to X, that"."""
    given = [c for c in verb.children if c.lower_ == "according" and c.i > verb.i]
    return [noun for word in given for _, noun in _phrases(word)]
