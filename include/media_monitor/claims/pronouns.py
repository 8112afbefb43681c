"""Say whom "he", "she", "they" and "it" mean: who spoke or acted in the sentences before."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from media_monitor.claims import bodies
from media_monitor.claims.attribution import Source, Speaker
from media_monitor.claims.cast import Person
from media_monitor.claims.introductions import actors
from media_monitor.claims.memory import again
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

    from media_monitor.claims.resolve import Resolver

_SHE, _HE = {"she", "her", "hers"}, {"he", "him", "his"}
_THEY, _IT = {"they", "them", "their"}, {"it", "its"}
_THINGS = ("body", "document", "outlet")
_SEVERAL = ("plural", "body", "outlet")
_PLURAL = {"NNS", "NNPS"}
_FINITE = {"VBD", "VBZ", "VBP"}
_NONE = {"no", "neither", "what", "which", "your"}
REPLIES = {"reply", "answer", "respond", "retort"}
_EVENTS = ("ing", "tion", "sion", "ment", "attack", "strike", "raid", "war", "siege", "blast")
_NAMED_BODIES = {"ORG", "NORP", "GPE"}


def find(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Find the speaker a pronoun means; None for pronouns that mean nobody."""
    word = source.head.lower_
    if word in _HE | _SHE:
        found = _human(source, page, resolver, female=word in _SHE)
    elif word in _IT:
        found = _uttered(source, page, resolver) or _other(source, page, resolver, _THINGS)
    else:
        found = _other(source, page, resolver, _SEVERAL) if word in _THEY else None
    return None if found is None else again(found, page.text[source.start : source.end])


def _human(source: Source, page: Page, resolver: "Resolver", *, female: bool) -> Speaker | None:
    """Find who of this gender spoke or acted last, or whom a paragraph without them is about."""
    wrong = resolver.cues.male if female else resolver.cues.female
    offset, memory = page.start + source.start, resolver.memory
    asker = _asker(source, resolver, page) or _listener(source, resolver, offset)
    place, human = memory.last_human(offset, female=female, besides=asker)
    for near, end in _nearest(source, page, resolver):
        fits = partial(_is_somebody, near=(near, source), resolver=resolver, wrong=wrong)
        actor = _last(near, end, fits, resolver)
        if actor is not None and near.start + actor.idx > place:
            acts = resolver.speaker(mention(actor, near), near)
            if acts is None or resolver.memory.may_be(acts, female=female):
                return acts
        if near is page and place < page.start:
            here = memory.last_here(page.start, offset, female=female, besides=asker)
            place, human = here or (place, human)
    memory.learn(human, female=female)
    return resolver.person(human, "") if isinstance(human, Person) else human


def _asker(source: Source, resolver: "Resolver", page: Page) -> str | None:
    """Find who asks just before somebody replies: they are two."""
    if source.head.head.lemma_.lower() not in REPLIES:
        return None
    before = [t for t in actors(page) if t.idx < source.start]
    active = [t for t in before if t.dep_ == "nsubj"]
    asks = [t for t in active if resolver.cues.verb(t.head) in resolver.cues.ask]
    asker = resolver.speaker(mention(asks[-1], page), page) if asks else None
    return None if asker is None else asker.name


def _listener(source: Source, resolver: "Resolver", offset: int) -> str | None:
    """Find who "him" is in "She told him ...": the last to speak, where both are named."""
    told = {c.lower_ for c in source.head.head.children if c.dep_ in {"dobj", "dative"}}
    if not told & ({"him"} if source.head.lower_ in _SHE else {"her"}):
        return None
    last = resolver.memory.last_spoken(offset, "person")
    return None if last is None else last[1].name


def _is_somebody(
    token: "Token", near: tuple[Page, Source], resolver: "Resolver", wrong: frozenset[str]
) -> bool:
    """Tell "a diplomat", "the judge" and "one of the envoys" from things and from names."""
    page, source = near
    if token.lower_ == "one":
        return any(c.lower_ == "of" for c in token.children)
    lemma = token.lemma_.lower()
    called = [t for c in token.head.children if c.dep_ == "attr" for t in (c, *_apposed(c))]
    named = any(_is_named(c, page, resolver) for c in (*_apposed(token), *called))
    common = token.tag_ == "NN" and resolver.cues.is_person(lemma)
    common = common and lemma not in resolver.cues.askers
    same = _SHE if source.head.lower_ in _SHE else _HE
    if any(c.lower_ in _NONE for c in token.lefts) or _asks(token, same, resolver):
        return False
    others = (t for t in token.sent if t.tag_ == "PRP" and t.lower_ in same)
    if any(t != source.head and (_is_object(t, token) or t.i < token.i) for t in others):
        return False
    acted_on = token.dep_ == "nsubjpass" and any(c.dep_ == "poss" for c in token.children)
    return common and not named and not acted_on and lemma not in wrong


def _asks(token: "Token", whom: set[str], resolver: "Resolver") -> bool:
    """Tell who asks somebody, "whether he had seen it", from who "asked for time"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.tag_ not in _FINITE:
        return False
    if resolver.cues.verb(verb) not in resolver.cues.ask:
        return False
    first = token.left_edge
    told = any(c.dep_ in {"dobj", "dative"} for c in verb.children)
    told = told or (first.i > 0 and first.nbor(-1).text == "?")
    return told or any(t.lower_ in whom or t.text == "?" for t in verb.subtree)


def _is_object(pronoun: "Token", subject: "Token") -> bool:
    """Tell "A judge told him", two people, from "A judge, when it was read to him, laughed"."""
    above = {pronoun.head, pronoun.head.head}
    return pronoun.lower_ in {"him", "her"} and subject.head in above


def _apposed(token: "Token") -> "list[Token]":
    """List what stands in apposition, step by step: "a reader, the cartographer X"."""
    told = [c for c in token.children if c.dep_ == "appos"]
    return [*told, *(deeper for c in told for deeper in _apposed(c))]


def _is_named(told: "Token", page: Page, resolver: "Resolver") -> bool:
    """Tell "his rival, Omar" and "his neighbour, a tailor who gave her name as Lal"."""
    return told.pos_ == "PROPN" or page.start + told.idx in resolver.cast.called


def _nearest(source: Source, page: Page, resolver: "Resolver") -> list[tuple[Page, int]]:
    """List the paragraph up to a mention, and the one before it."""
    told = [p for p in resolver.cast.pages if not p.headline and not p.is_quotation]
    before = [p for p in told if p.start < page.start]
    return [(page, source.start), *((p, len(p.text)) for p in before[-1:])]


def _last(
    page: Page, end: int, fits: "Callable[[Token], bool]", resolver: "Resolver"
) -> "Token | None":
    told = resolver.memory.told
    before = [t for t in actors(page) if t.idx < end and fits(t) and not told(page.start + t.idx)]
    return before[-1] if before else None


def other(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Find the body that "the group" means, as "it" would."""
    return _other(source, page, resolver, _THINGS)


def _other(
    source: Source, page: Page, resolver: "Resolver", kinds: tuple[str, ...]
) -> Speaker | None:
    """Find the body, paper or people who spoke last, or whom a later sentence is about."""
    offset = page.start + source.start
    spoken = resolver.memory.last_spoken(offset, *kinds)
    fits = _is_thing if kinds is _THINGS else _are_several
    actor = _last(page, source.start, lambda t: fits(t, resolver), resolver)
    if actor is not None and (spoken is None or page.start + actor.idx > spoken[0]):
        return resolver.speaker(mention(actor, page), page)
    if spoken is not None:
        return spoken[1]
    seen = resolver.memory.last_body(offset)
    return None if seen is None else bodies.body(seen, seen, resolver.registry)


def _is_thing(token: "Token", resolver: "Resolver") -> bool:
    if token.tag_ in _PLURAL or token.pos_ == "PRON":
        return False
    if token.pos_ == "PROPN":
        return token.ent_type_ in _NAMED_BODIES
    lemma = token.lemma_.lower()
    common = token.tag_ == "NN" and not resolver.cues.is_person(lemma) and _is_one(token)
    return lemma in resolver.cues.bodies | resolver.cues.documents or common


def _is_one(token: "Token") -> bool:
    """Tell "a handwritten banner" and "the consortium" from what happens, and from times."""
    told = any(c.dep_ in {"det", "poss"} for c in token.children)
    event = token.lemma_.lower().endswith(_EVENTS) or token.ent_type_ in {"DATE", "TIME"}
    return told and not event and token.head.lemma_ not in {"be", "happen", "kill", "occur"}


def _are_several(token: "Token", resolver: "Resolver") -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN":
        return token.ent_type_ in {"ORG", "NORP"}
    return token.tag_ in _PLURAL and (
        resolver.cues.is_person(lemma) or lemma in resolver.cues.bodies
    )


def _uttered(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Read '... in a statement. "...," it said': the statement speaks for its owner."""
    low = page.sentence_at(max(page.sentence_at(source.start)[0] - 2, 0))[0]
    before = [t for t in page.doc if low <= t.idx < source.start and not page.quoted(t)]
    words = resolver.cues.utterances
    noun = next((t for t in reversed(before) if t.lemma_.lower() in words), None)
    if noun is None or noun.pos_ != "NOUN":
        return None
    return resolver.owner(mention(noun, page), page, noun.text)
