"""Read headlines: who says what without quotation marks or a full sentence."""

import re
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Attribution, Source
from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

_FRONT = re.compile(r"^\s*(?P<who>[^:\u2018\u2019'\"“”]{2,60}):\s+(?P<what>\S.*)$")
_BACK = re.compile(
    r"^\s*(?P<what>.*\S)\s*(?::|[\u2013—]|\s-)\s*(?P<who>[^:,\u2013—\"“”]{2,45})\s*$"
)
_SAYS_BACK = re.compile(
    r"^\s*(?P<what>.{12,}?)[,\u2019'\"”]*\s+"
    r"(?P<cue>says?|said|claims?|warns?|insists?|reports?|finds?|argues?|admits?)\s+"
    r"(?P<who>[A-Z][^,:]{1,50}|(?:ex-|top |senior |former )[^,:]{1,50}|[a-z]{4,}[^,:]{0,40})\s*$"
)
# After these words a headline turns to somebody else ("... as State Department objects").
_TURN = re.compile(r"\s+(?:as|while|but|after|amid|despite|contrary to)\s")
_SAYS_END = re.compile(
    r"^\s*(?P<what>.{12,}), (?P<who>[^,:]{2,50}?) "
    r"(?P<cue>says|said|tells|told|warns|insists|claims|admits|reports)(?: \S+){0,4}\s*$"
)
# In headlines these are what somebody does: "adds network to list".
_ACTS = {"disagree", "add", "hold", "post", "detail", "document", "rule"}
# "calls the question artificial".
_NAMES = {"call", "label", "brand", "dub"}
# "Transcript: ...", "Book review: ...": what it is, not who says it.
_GENRE = re.compile(
    r"(?:\w+ )?(?:brief|digest|round-?up|diary|notebook|factbox|obituary"
    r"|transcript|review|analysis|opinion|explainer|bulletin|profile|interview|primer"
    r"|timeline|(?:minutes|summary|record)(?: of \w+)?|(?:oral |written )?evidence|letters?|column"
    r"|essay|podcast|newsletter|briefing|hearing)",
    re.IGNORECASE,
)
# "One House, Many Doors: The Guild after Nolan" is a title; nobody is called that.
_PLACES = {"after", "before", "under", "since", "versus", "vs", "between", "beyond", "without"}
_PLACES |= {"against", "behind", "inside", "within"}
_ASKS = {"what", "how", "why", "who", "when", "where", "which"}
_LONGEST_NAME = 6
_SHORTEST = 2


def read(page: Page, cues: Cues, speakers: Speakers) -> list[Attribution]:
    """Find what a headline's verb, colon or final "says X" attributes."""
    says = _says(page, cues, speakers)
    if says is not None:
        return [says]
    for pattern in (_SAYS_END, _SAYS_BACK, _FRONT, _BACK):
        match = pattern.match(page.text)
        if match is not None and len(match["what"].split()) >= _SHORTEST:
            found = _matched(match, page, cues, speakers)
            if found is not None:
                return [found]
    return []


def _matched(
    match: "re.Match[str]", page: Page, cues: Cues, speakers: Speakers
) -> Attribution | None:
    who = _source(*match.span("who"), page)
    if any(_GENRE.fullmatch(match[part]) for part in ("who", "what")) or not _says_something(
        match.span("what"), page, cues
    ):
        return None
    if who is None or not _may_speak(who, page, cues, speakers):
        return None
    groups = match.groupdict()
    start = match.start("cue") if "cue" in groups else match.start("who")
    return Attribution((match.span("what"),), groups.get("cue", ":"), start, who)


def _says_something(span: tuple[int, int], page: Page, cues: Cues) -> bool:
    """Tell what somebody says from what a piece is ("a primer") and who says it ("UN report")."""
    words = [t for t in page.doc if span[0] <= t.idx < span[1]]
    if any(t.text == "?" and not page.in_marks(t) for t in words):
        return False
    describes = words[0].lower_ in {"a", "an", "the", "what", "how", "why"}
    acts = any(t.pos_ in {"VERB", "AUX"} or page.in_marks(t) for t in words)
    paper = words[-1].lemma_.lower() in cues.documents | cues.utterances
    return acts or not (describes or paper)


def _says(page: Page, cues: Cues, speakers: Speakers) -> Attribution | None:
    """Read "Ministry denies talks": the parser often takes such a verb for a noun."""
    for token in page.doc[1 : _LONGEST_NAME + 2]:
        cue = _cue(token, cues)
        if cue is None or page.in_marks(token) or token.i + _SHORTEST >= len(page.doc):
            continue
        if token.nbor(-1).text == ":" and token.is_title:
            continue
        who = _before(token, page)
        if who is None or not _may_speak(who, page, cues, speakers):
            return None
        content = _content(token, page, cues)
        return None if content is None else Attribution((content,), cue, token.idx, who, token)
    return None


def _before(verb: "Token", page: Page) -> Source | None:
    """Find who denies in "Exclusive: Mayor denies ...": whoever stands after the colon."""
    colon = page.text.rfind(": ", 0, verb.idx)
    return _source(colon + 1, verb.idx, page) or _source(0, max(colon, 0), page)


def _cue(token: "Token", cues: Cues) -> str | None:
    told = token.lower_ == "told" and token.i + 1 < len(token.doc)
    passive = told and token.nbor().lower_ in {"to", "of", "about", "how"}
    verb = None if passive or _is_name(token) else cues.verb(token)
    if verb is None and token.lower_.endswith("s"):
        verb = next((w for w in (token.lower_[:-1], token.lower_[:-2]) if w in cues.verbs), None)
    if verb is None and token.lower_.endswith("ies"):
        verb = token.lower_[:-3] + "y" if token.lower_[:-3] + "y" in cues.verbs else None
    strong = verb in (cues.say | cues.deny | _NAMES) - cues.weak - _ACTS
    return verb if strong and token.text[:1].islower() | token.is_title else None


def _is_name(token: "Token") -> bool:
    """Tell "Islamic State" and "the state's" from "officials state"."""
    near = (token.doc[p] for p in (token.i - 1, token.i + 1) if 0 <= p < len(token.doc))
    owns = any(t.tag_ == "POS" for t in near)
    return owns or (token.is_title and token.lower_ == token.lemma_.lower())


def _content(verb: "Token", page: Page, cues: Cues) -> tuple[int, int] | None:
    start = verb.idx + len(verb)
    rest = page.text[start:]
    quoted = next((q for q in page.quotes if q.start - start in (1, 2)), None)
    turns = _TURN.finditer(rest, quoted.end - start if quoted else 0)
    turn = next((t for t in turns if _speaks_after(start + t.end(), t[0], page, cues)), None)
    end = start + (turn.start() if turn else len(rest.rstrip(" .")))
    if quoted is not None and quoted.end >= end - 1:
        end = max(end, quoted.end)
    while start < end and page.text[start] in " :,":
        start += 1
    return (start, end) if len(page.text[start:end].split()) >= _SHORTEST else None


def _speaks_after(offset: int, word: str, page: Page, cues: Cues) -> bool:
    later = [t for t in page.doc if t.idx >= offset]
    contrast = word.strip() in {"amid", "despite", "contrary to"}
    return contrast or any(_cue(t, cues) for t in later[1:])


def _source(start: int, end: int, page: Page) -> Source | None:
    tokens = [t for t in page.doc if start <= t.idx < end and not t.is_space]
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in reversed(tokens) if t.head.i not in inside or t.head == t), tokens[-1])
    if head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        head = tokens[-1]
    return Source(tokens[0].idx, tokens[-1].idx + len(tokens[-1]), head)


def _may_speak(who: Source, page: Page, cues: Cues, speakers: Speakers) -> bool:
    """Tell speakers from topics, which colons open too ("Afghanistan: what we know")."""
    words = page.text[who.start : who.end]
    if speakers.find(words) is not None or speakers.person(words) is not None:
        return True
    tokens = [t for t in page.doc if who.start <= t.idx < who.end]
    if len(tokens) > _LONGEST_NAME or any(t.tag_ in {"VBZ", "VBD", "VBP", "MD"} for t in tokens):
        return False
    opens = tokens[0].lower_ in _ASKS or tokens[0].pos_ == "ADP"
    if opens or any(t.lower_ in _PLACES for t in tokens[1:]):
        return False
    last = tokens[-1].lemma_.lower()
    described = tokens[-1].text.islower() and last in cues.bodies and len(tokens) > 1
    if described and not page.quotes:
        return False
    last_or_head = {last, who.head.lemma_.lower()}
    known = any(cues.is_person(w) or w in cues.bodies | cues.documents for w in last_or_head)
    return known or any(t.ent_type_ in {"PERSON", "ORG"} for t in tokens)
