"""Find who is said to speak: the words that are the source of a cue verb."""

from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.mentions import mention, phrase_head
from media_monitor.claims.paragraph import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "agent"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_INHERITS = frozenset(
    """conj xcomp advcl ccomp dep pcomp prep ROOT parataxis acl relcl""".split()  # noqa: SIM905
)
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"}
_FINITE = {"VBD", "VBZ", "VBP"}
_MARKS = {",", '"', "'"}
_CITES = {"quote", "cite"}
# What follows these is a listener or a thing, never who speaks.
_ADDRESSES = {"tell", "inform", "assure", "remind"}
_DASHES = {"-", "\u2014"}
# How many verbs up the grammar a subject may be inherited from.
_DEEPEST = 4


def source_of(verb: "Token", page: Page, cues: Cues) -> Source | None:
    """Find a cue verb's source: its subject, an inherited one, or the noun phrase beside it."""
    head = (
        _cited(verb)
        or _inverted(verb, page, cues)
        or _governor(verb, page, cues)
        or _subject(verb, page, depth=0)
        or _beside(verb, page)
    )
    return None if head is None else mention(head, page)


def states_too(asker: "Token") -> bool:
    """Tell "the journalist X said" and "local journalists say" from whoever only asks."""
    named = any(t.dep_ == "appos" and t.pos_ == "PROPN" for t in asker.subtree)
    return named or asker.tag_ == "NNS"


def _cited(verb: "Token") -> "Token | None":
    """Read "the paper quoted the mayor as saying": the mayor speaks, not the paper."""
    cites = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    says = (g for c in cites.children if c.lower_ == "as" for g in c.children)
    saying = any(g.dep_ == "pcomp" for g in says)
    if cites.lemma_.lower() not in _CITES:
        return None
    passive = next((c for c in reversed(list(cites.lefts)) if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive if saying and passive.lower_ not in _RELATIVE else None
    cited = next((c for c in cites.children if c.dep_ == "dobj"), None)
    colon = cited is not None and _after_phrase(cited) == ":"
    return cited if saying or colon else None


def _after_phrase(head: "Token") -> str:
    end = max(t.i for t in head.subtree if not t.is_punct) + 1
    return head.doc[end].text if end < len(head.doc) else ""


def _inverted(verb: "Token", page: Page, cues: Cues) -> "Token | None":
    """Read ", reported The Daily Herald": the noun phrase after the verb ends the sentence."""
    doc = verb.doc
    finite = verb.tag_ in _FINITE | {"VBN"} and verb.lemma_.lower() not in _ADDRESSES
    if verb.nbor(-1).lower_ == "," if verb.i else False:
        finite = finite and cues.verb(verb) not in cues.noun
    if not finite or not 0 < verb.i < len(doc) - 1 or verb.nbor(-1).lower_ not in _MARKS:
        return None
    right = verb.nbor()
    if right.pos_ not in {"DET", "PROPN", "NOUN", "ADJ"} or page.in_marks(right):
        return None
    if any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children):
        return None
    head = phrase_head(right, page)
    end = page.sentence_at(verb.idx)[1]
    last = head.i + 1 >= len(doc) or head.nbor().idx >= end or head.nbor().lower_ in {".", ","}
    return head if last and head.pos_ in {"PROPN", "NOUN"} else None


def _governor(verb: "Token", page: Page, cues: Cues) -> "Token | None":
    """Trace ", adding that ...": who spoke before in the sentence, not who was spoken of."""
    adds = verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ in _MARKS | _DASHES
    joins = verb.tag_ in _FINITE and verb.i > 0 and verb.nbor(-1).lower_ in {"and", "but"}
    if not (adds or joins):
        return None
    if any(c.dep_ == "nsubj" for c in verb.children):
        return None
    low = page.sentence_at(verb.idx)[0]
    before = (t for t in verb.doc[: verb.i] if low <= t.idx and not page.quoted(t))
    said = [t for t in before if t.tag_ in _FINITE and cues.verb(t) in cues.say | cues.deny]
    said = said if adds else list(reversed(said))
    return next((s for t in said if (s := _subject(t, page, depth=0)) is not None), None)


def _subject(verb: "Token", page: Page, depth: int) -> "Token | None":
    """Find the subject: the verb's own, its agent, or the one it shares with a verb above."""
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    silent = passive and (_is_acted_on(verb, depth) or _has_agent(verb))
    for child in sorted(verb.children, key=lambda c: (c.i > verb.i, abs(c.i - verb.i))):
        if child.dep_ in _SUBJECTS and not page.quoted(child) and child.idx >= page.lead:
            if (child.dep_ == "nsubjpass" and silent) or _is_means(child, verb):
                continue
            found = _of_relative(child, verb) if child.lower_ in _RELATIVE else _agent(child)
            if found is not None:
                return found
    if depth > _DEEPEST or (passive and _is_acted_on(verb, depth)):
        return None
    return _of_noun(verb) or _inherited(verb, page, depth)


def _is_means(child: "Token", verb: "Token") -> bool:
    """Tell "testified by video" from "was told by the minister"."""
    return child.dep_ == "agent" and verb.tag_ == "VBD"


def _of_noun(verb: "Token") -> "Token | None":
    """Read "X's attempts to argue", "a statement saying", "the man who said"."""
    if verb.dep_ in {"acl", "xcomp"} and verb.tag_ == "VB" and verb.head.pos_ == "NOUN":
        return next((c for c in verb.head.children if c.dep_ == "poss"), None)
    participle = verb.dep_ == "acl" and verb.tag_ in {"VBG", "VBN"} and verb.head.pos_ in _NOMINAL
    return verb.head if participle or verb.dep_ == "relcl" else None


def _inherited(verb: "Token", page: Page, depth: int) -> "Token | None":
    above = verb.head.head if verb.dep_ in {"pcomp", "pobj"} else verb.head
    if verb.dep_ == "xcomp" and above.pos_ == "ADJ" and above.dep_ == "acomp":
        # "was quick to add that ..."
        above = above.head
    if above in (verb, verb.head) and verb.dep_ in {"pcomp", "pobj"}:
        return None
    if above == verb or above.pos_ not in {"VERB", "AUX"} or verb.dep_ not in _INHERITS | {"pobj"}:
        return None
    bare = verb.tag_ in {"VBG", "VBN", "VB"} or verb.dep_ in {"conj", "xcomp", "pcomp", "pobj"}
    return _subject(above, page, depth + 1) if bare else None


def _is_acted_on(verb: "Token", depth: int) -> bool:
    """Tell whom something is done to from whoever "was quoted as saying" it."""
    return depth == 0 and verb.lemma_ != "quote"


def _has_agent(verb: "Token") -> bool:
    return any(child.dep_ == "agent" for child in verb.children)


def _agent(child: "Token") -> "Token | None":
    if child.dep_ == "agent":
        return next((c for c in child.children if c.dep_ == "pobj"), None)
    return child


def _of_relative(child: "Token", verb: "Token") -> "Token | None":
    if verb.dep_ in {"relcl", "acl"}:
        # "X of the Foundation, who said", "a firm in The Hague, which said": neither one speaks.
        of = verb.head.head
        unfit = {"ORG"} if child.lower_ == "who" else {"GPE"}
        place = verb.head.ent_type_ in unfit and of.dep_ == "prep"
        return of.head if place and of.head.pos_ in {"PROPN", "NOUN"} else verb.head
    before = reversed(list(child.doc[: child.i]))
    return next((t for t in before if t.pos_ in {"NOUN", "PROPN"}), None)


def _beside(verb: "Token", page: Page) -> "Token | None":
    """After a quotation the parse is often wrong: take the noun phrase right next to the verb."""
    doc, right = verb.doc, verb.i + 1
    after_mark = verb.i > 0 and (page.quoted(doc[verb.i - 1]) or doc[verb.i - 1].lower_ in _MARKS)
    starts = right < len(doc) and doc[right].pos_ in {"PROPN", "DET", "NOUN", "ADJ", "PRON"}
    if after_mark and starts and not page.in_marks(doc[right]):
        return phrase_head(doc[right], page)
    before = (t for t in reversed(doc[: verb.i]) if not _passes(t))
    left = next(before, None)
    if verb.lemma_.lower() in _ADDRESSES and any(c.dep_ == "nsubjpass" for c in verb.children):
        return None
    left = None if left is None else _governing(left)
    named = left is not None and left.pos_ in {"PROPN", "NOUN", "PRON"} and not page.in_marks(left)
    return left if named else None


def _governing(noun: "Token") -> "Token":
    """Go up from "Ghazni" to whom "an engineer abducted on the road to Ghazni" is about."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.i < noun.i:
        above = noun.head.head
        if above.pos_ == "VERB" and above.dep_ not in {"acl", "relcl"}:
            subject = next((c for c in above.lefts if c.dep_ in _SUBJECTS), None)
            above = subject if subject is not None and above.i < noun.i else noun
        elif above.pos_ == "VERB":
            above = above.head
        if above == noun or above.pos_ not in _NOMINAL or above.i > noun.i:
            return noun
        noun = above
    return noun


def _passes(token: "Token") -> bool:
    return token.pos_ in {"ADV", "AUX", "PART"} or token.lower_ == ","
