"""Whom somebody speaks for: the organisation in the words before or after a name."""

from typing import TYPE_CHECKING

from media_monitor.claims.cues import Cues
from media_monitor.claims.names import TITLES
from media_monitor.claims.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

# "who heads the Institute".
_LEADS = {"head", "lead", "run", "chair", "direct", "command", "work", "represent", "found"}
# "a report seen by the council" is not the council's.
_MAKES = frozenset(
    """issue write publish release send put sign prepare compile draft circulate submit author
    produce post distribute deliver file""".split()  # noqa: SIM905
)
_HOUSES = {"ministry", "government", "embassy", "presidency"}
# The parser does not know the names of small or unreal countries for what they are.
_PLACES = {"GPE", "NORP", "LOC", "ORG", "PRODUCT", "PERSON", ""}
_INSIDE = {"of", "for", "and", "the", "on", "&", "'s", "-"}
# "a senior fellow for South Asia at the Institute": how far the organisation may be.
_REACH = 16
_LONGEST = 8
# Offices in which a country's name means its government.
OFFICES = frozenset(
    """official minister spokesman spokeswoman spokesperson ambassador president premier
    secretary diplomat envoy government adviser negotiator officer general army""".split()  # noqa: SIM905
)


def organisation_before(words: "Words", cues: Cues, speakers: Speakers) -> str | None:
    """Read "Interior Ministry spokesman X" and "Pakistan's information minister, X"."""
    doc = words.doc
    start = words.start
    while start > 0 and _modifies(doc[start - 1]) and words.start - start < _LONGEST:
        start -= 1
    tokens = list(doc[start : words.start])
    comma = next((p for p in reversed(range(len(tokens))) if tokens[p].lower_ == ","), None)
    if comma is not None and not any(cues.is_person(t.lemma_.lower()) for t in tokens[:comma]):
        tokens = tokens[comma + 1 :]
    return organisation_in(tokens, cues, speakers)


def organisation_after(words: "Words", cues: Cues, speakers: Speakers) -> str | None:
    """Read "X, an analyst at Y", "X of Y" and "X, who heads Y"."""
    doc = words.doc
    tokens: list[Token] = []
    for token in doc[words.end : words.end + _REACH]:
        ends = token.lower_ in {".", ";", ":", '"'} or _states(token, cues)
        if ends or (token.lower_ == "," and len(tokens) > 1) or token.lower_ == "in":
            break
        tokens.append(token)
    if not tokens or tokens[0].lower_ not in {",", "of", "from", "with", "-"}:
        return None
    role = any(cues.is_person(t.lemma_.lower()) or t.lemma_ in _LEADS for t in tokens)
    return organisation_in(tokens, cues, speakers) if role or tokens[0].lower_ != "," else None


def _states(token: "Token", cues: Cues) -> bool:
    cue = cues.verb(token)
    return cue in cues.say or (cue in cues.verbs and token.tag_ in {"VBD", "VBZ", "VBP"})


def organisation_in(tokens: "list[Token]", cues: Cues, speakers: Speakers) -> str | None:
    """Find the organisation named in these words: one the registry knows, else a body's name."""
    known = _registered(tokens, speakers)
    if known is not None:
        name, run = known
        country = name.startswith("Government of") or run[0].ent_type_ in {"GPE", "NORP"}
        official = any(t.lemma_.lower() in OFFICES for t in tokens)
        if official or not country:
            return name
    body = next((n for run in _runs(tokens) if (n := _body(run, cues)) is not None), None)
    return body or next((n for t in tokens if (n := _country(t)) is not None), None)


def _country(office: "Token") -> str | None:
    """Read "Ruthenia's foreign minister" and "the foreign minister of Ruthenia"."""
    if office.lemma_.lower() not in OFFICES | _HOUSES:
        return None
    owners = [c for c in office.children if c.dep_ == "poss"]
    owners += [p for c in office.children if c.lower_ == "of" for p in c.children]
    places = (o for o in owners if o.pos_ == "PROPN" and o.ent_type_ in _PLACES)
    return next((o.text for o in places if not any(c.pos_ == "PROPN" for c in o.children)), None)


def issuer_in(paper: "Token", cues: Cues, speakers: Speakers) -> str | None:
    """Find whose paper it is: "the council's report", "a report by/from/of the council"."""
    tokens = [t for left in paper.lefts for t in left.subtree]
    colon = next((p for p, t in enumerate(tokens) if t.lower_ == ":"), -1)
    tokens = tokens[colon + 1 :]
    for prep in (c for c in paper.rights if c.lower_ in {"by", "from", "of"}):
        tokens += prep.subtree
    maker = maker_of(paper)
    tokens += maker.subtree if maker is not None else ()
    return organisation_in(tokens, cues, speakers)


def possessor_of(head: "Token") -> "Token | None":
    """Find whose paper or statement it is: "X's letter", "a letter from X", "sent by X"."""
    for child in head.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"of", "by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    maker = maker_of(head)
    if maker is not None:
        return maker
    return next((c for c in head.lefts if c.pos_ == "PROPN"), None)


def giver_of(head: "Token") -> "Token | None":
    """Read "X issued a statement that says ..."."""
    if head.dep_ not in {"dobj", "pobj"}:
        return None
    verb = head.head if head.dep_ == "dobj" else head.head.head
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def maker_of(paper: "Token") -> "Token | None":
    """Read "a report published by the council" and "a letter sent out by the envoy"."""
    made = (c for c in paper.rights if c.dep_ == "acl" and c.lemma_ in _MAKES)
    by = (g for m in made for g in m.subtree if g.lower_ == "by" and g.dep_ in {"agent", "prep"})
    return next((p for b in by for p in b.children if p.dep_ == "pobj"), None)


def _registered(tokens: "list[Token]", speakers: Speakers) -> "tuple[str, list[Token]] | None":
    for size in range(min(_LONGEST, len(tokens)), 0, -1):
        for place in range(len(tokens) - size + 1):
            run = tokens[place : place + size]
            words = run[0].doc[run[0].i : run[-1].i + 1].text
            name = None if words.islower() else speakers.organisation(words)
            if name is not None:
                return name, run
    return None


def _runs(tokens: "list[Token]") -> "list[list[Token]]":
    runs: list[list[Token]] = []
    for token in tokens:
        beside = bool(runs) and runs[-1][-1].i == token.i - 1
        if token.pos_ == "PROPN" or (token.text[:1].isupper() and token.pos_ in {"ADJ", "NOUN"}):
            if beside:
                runs[-1].append(token)
            else:
                runs.append([token])
        elif beside and token.lower_ in _INSIDE:
            runs[-1].append(token)
    return runs


def _body(run: "list[Token]", cues: Cues) -> str | None:
    """Take a run as a body's name; "Interior Minister" stands for the Interior Ministry."""
    minister = False
    while run and (run[-1].lower_ in _INSIDE or cues.is_person(run[-1].lemma_.lower())):
        minister = minister or run[-1].lower_ == "minister"
        run = run[:-1]
    if not run or _is_rank(run):
        return None
    name = run[0].doc[run[0].i : run[-1].i + 1].text
    if minister:
        return f"{name} Ministry"
    bodily = any(t.lower_ in cues.bodies for t in run) or any(t.ent_type_ == "ORG" for t in run)
    return name if bodily else None


def _is_rank(run: "list[Token]") -> bool:
    """Tell "Rear Adm.", taken for a body's name."""
    short = any(t.text.endswith(".") for t in run)
    return short and all(t.lower_.strip(".") in TITLES | {"rear"} for t in run)


def _modifies(token: "Token") -> bool:
    return token.pos_ in {"PROPN", "NOUN", "ADJ"} or token.lower_ in {
        "'s",
        "-",
        ",",
        "of",
        "the",
        "for",
    }
