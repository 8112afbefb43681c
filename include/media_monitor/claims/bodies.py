"""Name the speakers that are no persons: bodies, outlets and documents."""

import re
from calendar import month_name
from datetime import date

from media_monitor.claims.affiliation import issuer_in, organisation_in
from media_monitor.claims.attribution import Source, Speaker
from media_monitor.claims.cues import Cues
from media_monitor.claims.dates import find_date
from media_monitor.claims.memory import Memory, again
from media_monitor.claims.names import fold
from media_monitor.claims.paragraph import Page
from media_monitor.claims.speakers import Known, Speakers
from media_monitor.claims.wording import capital, is_definite, plain, without_determiner

_MONTH = len("2021-06")
# What any report, study or memo may be called after its first mention.
_ANY_PAPER = {"document", "paper", "text", "report", "study"}
_ONE = re.compile(r"(?:a|an|one|another) ", re.IGNORECASE)


def body(name: str, mention: str, registry: Speakers, kind: str = "body") -> Speaker:
    """Name a body as the registry does, or by its own words."""
    known = registry.find(plain(name))
    own = capital(without_determiner(plain(name)))
    if known is not None and known.kind != "person":
        shown = own if _is_office(known) and _own_name(own, known.name) else known.name
        return Speaker(shown, known.organisation or known.name, mention, known.kind)
    return Speaker(own, own, mention, kind)


def _is_office(known: Known) -> bool:
    """Tell governments and their houses, which go by many names, from movements."""
    return known.kind == "body" and known.government not in {None, "Taliban"}


def _own_name(words: str, name: str) -> bool:
    """Tell "Islamabad", a name of its own, from an abbreviation or a part of the full name."""
    short = words.replace(".", "").isupper() or words.islower()
    return not short and not set(fold(words).split()) <= set(fold(name).split())


def common_body(source: Source, page: Page, memory: Memory, cues: Cues) -> Speaker:
    """Resolve "the ministry" to the last ministry named; "a ministry" stays what it is."""
    mention, offset = page.text[source.start : source.end], page.start + source.start
    lemma, registry = source.head.lemma_.lower(), memory.cast.speakers
    if is_definite(mention):
        if lemma in cues.outlets:
            outlet = memory.last_outlet(offset)
            if outlet is not None:
                return body(outlet, mention, registry, "outlet")
        spoken = memory.last_named(offset, without_determiner(plain(mention)))
        if spoken is not None:
            return again(spoken, mention)
        earlier = memory.last_body(offset, word=lemma)
        if earlier is not None and _is_said_of(source, earlier):
            return body(earlier, mention, registry)
        alone = mention.lower() == f"the {lemma}"
        fuller = _in_full(lemma, offset, memory) if alone else None
        if fuller is not None:
            return body(fuller, mention, registry)
    kind = "plural" if source.head.tag_ == "NNS" else "outlet" if lemma in cues.outlets else "body"
    found = _of_person(source, page, memory, mention) or body(mention, mention, registry, kind)
    if kind == "body" and _ONE.match(mention):
        found = Speaker(f"{found.name} (unnamed)", found.organisation, mention, "body")
    tokens = [t for t in page.doc if source.start <= t.idx < source.end]
    owner = organisation_in(tokens, cues, registry)
    return found if owner is None else Speaker(found.name, owner, mention, found.kind)


def _is_said_of(source: Source, name: str) -> bool:
    """Tell whether "the education ministry" may be a body of this name: no other ministry."""
    kinds = (c for c in source.head.lefts if c.dep_ == "compound")
    return all(fold(c.text) in fold(name).split() for c in kinds)


def _in_full(noun: str, offset: int, memory: Memory) -> str | None:
    """Find what "the company" is called elsewhere, if only one: "an electricity company"."""
    found: dict[str, None] = {}
    for page in memory.cast.pages:
        for token in page.doc:
            if token.tag_ == "NN" and token.lemma_.lower() == noun:
                named = [c for c in token.lefts if c.dep_ in {"compound", "amod"}]
                if named and page.start + token.idx < offset:
                    found[page.text[named[0].left_edge.idx : token.idx + len(token)]] = None
    return next(iter(found)) if len(found) == 1 else None


def _of_person(source: Source, page: Page, memory: Memory, mention: str) -> Speaker | None:
    """Read "Mr. Karzai's new administration" as the Karzai administration."""
    owner = next((c for c in source.head.children if c.dep_ == "poss"), None)
    words = page.text[owner.left_edge.idx : owner.idx + len(owner)] if owner is not None else ""
    person = memory.cast.find(plain(words), page.start + source.start) if words else None
    if person is None:
        return None
    name = f"{person.name.split()[-1]} {source.head.lower_}"
    return body(name, mention, memory.cast.speakers)


def document(
    source: Source, page: Page, memory: Memory, cues: Cues, published: date | None
) -> Speaker:
    """Name a document after its body and, where the article gives them, its month and year."""
    mention, offset = page.text[source.start : source.end], page.start + source.start
    registry = memory.cast.speakers
    organisation = issuer_in(source.head, cues, registry)
    noun = source.head.lemma_.lower()
    earlier = _earlier(noun, offset, memory)
    if organisation is None and is_definite(mention) and earlier is not None:
        return again(earlier, mention)
    organisation = organisation or _issuer(source, page, cues, registry)
    if organisation is None and is_definite(mention):
        organisation, called = memory.cast.papers.last(offset) or (None, noun)
        noun = called if noun in _ANY_PAPER else noun
    organisation = organisation or memory.cast.papers.only_issuer(noun)
    if organisation is None:
        name = re.sub(r"['\u2019]s\b", "", without_determiner(plain(mention)))
        return Speaker(capital(name), None, mention, "document")
    short = registry.short(organisation)
    before = plain(without_determiner(page.text[source.start : source.head.idx]))
    owned = any(c.dep_ == "poss" for c in source.head.children)
    known = registry.organisation(before) is not None and len(before.split()) == 1
    if not owned and not known and before[:1].isupper():
        short = before
    noun = source.head.lower_ if source.head.tag_ == "NNS" else noun
    name = f"{short} {noun}{_edition(page, source, published)}"
    return Speaker(name, organisation, mention, "document")


def _earlier(noun: str, offset: int, memory: Memory) -> Speaker | None:
    """Find the paper that was quoted before as just this, or as anything "the text" may be."""
    spoken = [s for o, s in reversed(memory.spoken) if o < offset and s.kind == "document"]
    same = (s for s in spoken if noun in fold(s.name).split())
    return next(same, spoken[0] if spoken and noun in _ANY_PAPER else None)


def _issuer(source: Source, page: Page, cues: Cues, registry: Speakers) -> str | None:
    """Read "the council released a report that called ..."."""
    verb = source.head.head
    if source.head.dep_ not in {"dobj", "pobj"}:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c != source.head), None)
    if subject is None or verb.pos_ != "VERB" or page.quoted(subject):
        return None
    return organisation_in(list(subject.subtree), cues, registry)


def _edition(page: Page, source: Source, published: date | None) -> str:
    low, high = page.sentence_at(source.start)
    when = find_date(page.text[low:high], published)
    if when is None or len(when) != _MONTH:
        return ""
    year, month = when.split("-")
    return f" ({month_name[int(month)]} {year})"
