"""Tell which runs of capitalised words name people, and which name bodies or places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from media_monitor.claims.affiliation import OFFICES
from media_monitor.claims.apposition import holder_of
from media_monitor.claims.cues import Cues
from media_monitor.claims.introductions import named_as
from media_monitor.claims.names import HONORIFICS, TITLES, bare, may_be
from media_monitor.claims.paragraph import Page
from media_monitor.claims.runs import runs
from media_monitor.claims.speakers import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

# Longer words in capitals are names shouted ("MR. HOLLOWAY"), shorter ones abbreviations.
_ACRONYM = 4
# "the minister, a former teacher from Herat and": how far a role may be from the name.
_ROLE_REACH = 8
# "the chief executive of Chenab Sugar, X": whom they serve is no person.
_POSTS = {"executive", "head", "director", "chairman", "manager", "member", "founder", "owner"}
_KIN = frozenset(
    """husband wife widow widower son daughter brother sister father mother uncle aunt nephew niece
    cousin parents""".split()  # noqa: SIM905 - a list of words reads best
)
_WHERE = {"in", "near", "around", "above", "outside", "across"}
_WHENCE = {*_WHERE, "from", "to", "at", "through", "towards", "toward", "via"}


@dataclass(frozen=True)
class Named:
    """A person's name in a paragraph, without the titles before it."""

    page: Page
    words: "Words"
    titles: "tuple[Token, ...]"

    @property
    def offset(self) -> int:
        return self.page.start + self.words.start_char

    @property
    def text(self) -> str:
        name = bare(self.page.text[self.words.start_char : self.words.end_char])
        return name.title() if name.isupper() and len(name) > _ACRONYM else name


class Namer:
    """Reads the names of people in an article's paragraphs."""

    def __init__(self, pages: Sequence[Page], cues: Cues, speakers: Speakers) -> None:
        self.cues = cues
        self.speakers = speakers
        lone = [run for page in pages for run in runs(page) if len(run) == 1]
        # A last word that comes again alone is a surname, whatever the parser takes it for.
        self._alone = {run.text for run in lone}
        surnames = {run[-1].text for page in pages for run in runs(page) if len(run) > 1}
        elsewhere = {run.text for run in lone if not _is_place(run, _WHENCE)} | surnames
        self._places = {run.text for run in lone if _is_place(run, _WHERE)}
        self._places |= {run.text for run in lone if _is_place(run, _WHENCE)} - elsewhere

    def names(self, page: Page, met: Sequence[str] = ()) -> list[Named]:
        """List the people named in a paragraph; those met already need no further sign."""
        return [n for run in runs(page) if (n := self._person(run, page, met)) is not None]

    def _person(self, run: "Words", page: Page, met: Sequence[str]) -> Named | None:
        """Read a run of capitalised words as a person's name, if anything says it is one."""
        if _modifies(run) or _is_kind(run) or self._follows_office(run) or self._follows_body(run):
            return None
        roles = [t.i for t in run[:-1] if self.is_title(t)]
        cut = (roles[-1] + 1 if roles else run.start) - run.start
        words, titles = run[cut:], tuple(run[:cut])
        while len(words) > 1 and not words[0].text[:1].isalpha():
            words = words[1:]
        if len(words) == 1 and self.is_title(words[0]):
            return None
        known = self.speakers.find(words.text)
        if known is not None and known.kind != "person":
            return None
        if known is None and (self._is_body(words) or (not titles and words.text in self._places)):
            return None
        named = Named(page, words, titles)
        if known is None and not self._human(words, titles, page):
            return named if any(may_be(named.text, name) for name in met) else None
        return named

    def _follows_office(self, run: "Words") -> bool:
        """Tell the country in "the foreign minister of Ruthenia" from a person."""
        before = run.doc[max(0, run.start - 2) : run.start]
        if len(before) <= 1 or before[-1].lower_ != "of":
            return False
        apposed = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in run.root.children)
        return (len(run) == 1 or apposed) and before[0].lemma_.lower() in OFFICES | _POSTS

    def _follows_body(self, run: "Words") -> bool:
        """Tell "the newspaper Hewad" and "the aid group Bridgehead" from people."""
        before = run.doc[run.start - 1] if run.start else None
        bodies = self.cues.outlets | self.cues.bodies
        if before is None or before.pos_ != "NOUN" or before.lemma_.lower() not in bodies:
            return False
        # "In court Elyas Omar said": two phrases, side by side.
        return before.head in run or run.root.head == before or before.dep_ != "pobj"

    def is_title(self, token: "Token") -> bool:
        """Tell a rank or an office from a name."""
        lower = token.lower_.strip(".")
        # "Mr. Sulaiman" is no kind of man, as a "tribesman" is.
        called = self.cues.is_person(lower) if token.text.islower() else lower in self.cues.people
        return not lower or lower in TITLES or called

    def _is_body(self, words: "Words") -> bool:
        body = self.cues.bodies | self.cues.documents | self.cues.outlets | self.cues.outlet_names
        return words[-1].lower_ in body or any(w.lower_ in self.cues.bodies for w in words[1:])

    def _human(self, words: "Words", titles: "tuple[Token, ...]", page: Page) -> bool:
        doc = page.doc
        honoured = len(words) > 1 and words[0].lower_ in HONORIFICS
        if titles or honoured or any(t.ent_type_ == "PERSON" for t in words):
            return True
        if holder_of(words, self.cues) is not None or _is_who(words) or _is_one_of(words):
            return True
        if named_as(words[0], page, self.cues) is not None or _is_kin(words):
            return True
        before = doc[words.start - 1] if words.start else None
        if before is not None and self.cues.is_person(before.lemma_.lower()):
            return True
        if len(words) > 1 and (self._introduced(words) or _is_he(words, page, self.cues)):
            return True
        place = words.root.ent_type_ in {"GPE", "NORP", "LOC", "DATE"}
        return not place and (self._introduced(words) or self._utters(words))

    def _introduced(self, words: "Words") -> bool:
        root = words.root
        roles = [c for c in root.children if c.dep_ == "appos"]
        if root.dep_ == "appos":
            roles.append(root.head)
        if any(self.cues.is_person(r.lemma_.lower()) for r in roles):
            return True
        start = words.start
        lead = words.doc[max(0, start - _ROLE_REACH) : start]
        nominal = [t for t in lead if t.pos_ not in {"VERB", "AUX"}]
        after_comma = start > 0 and lead[-1].lower_ == "," and len(words) > 1
        return after_comma and len(nominal) == len(lead) and any(self.is_title(t) for t in lead)

    def _utters(self, words: "Words") -> bool:
        """Tell whether "Gul Marjan" says something: bodies and papers were sorted out before."""
        root, before = words.root, words.doc[words.start - 1] if words.start else None
        cue = self.cues.verb(root.head) if root.dep_ == "nsubj" else None
        lone = before is None or before.lower_ != "the"
        body = root.ent_type_ == "ORG" and words[-1].text not in self._alone and not lone
        return len(words) > 1 and cue in self.cues.say and not body


def _is_who(words: "Words") -> bool:
    """Tell "Ada Nair, who keeps a shop," from bodies and places."""
    after = words.doc[words.end : words.end + 2].text.lower()
    before = words.doc[words.start - 1].lower_ if words.start else ""
    return after == ", who" and before != "the"


def _is_kin(words: "Words") -> bool:
    """Tell Ada Nair in "Ada Nair's husband"."""
    root = words.root
    return len(words) > 1 and root.dep_ == "poss" and root.head.lemma_.lower() in _KIN


def _is_one_of(words: "Words") -> bool:
    """Read "One of the engineers, Ada Nair," which no body nor place is."""
    root = words.root
    of = root.head.lower_ == "one" and any(c.lower_ == "of" for c in root.head.children)
    return of and root.dep_ == "appos"


def _is_he(words: "Words", page: Page, cues: Cues) -> bool:
    """Tell "Zmarai Tanai led sixty men until he laid down his arms": a subject, then "he"."""
    root = words.root
    if root.dep_ != "nsubj" or root.ent_type_ in {"GPE", "NORP"} or page.quoted(root):
        return False
    for token in words.doc[words.end :]:
        if page.quoted(token):
            continue
        if token.lower_ in {"he", "she"}:
            return True
        if token.ent_type_ == "PERSON" or (token.dep_ == "nsubj" and _is_somebody(token, cues)):
            return False
    return False


def _is_somebody(token: "Token", cues: Cues) -> bool:
    return token.pos_ == "PROPN" or cues.is_person(token.lemma_.lower())


def _is_place(run: "Words", where: set[str]) -> bool:
    """Tell "solar panels in Gardez" from "in Omar's view"."""
    before = run.doc[run.start - 1] if run.start else None
    return before is not None and before.lower_ in where and run[0].dep_ == "pobj"


def _is_kind(run: "Words") -> bool:
    """Tell "a Finn" and "an Uzbek", one of a people, from somebody's name."""
    before = run.doc[run.start - 1] if run.start else None
    return len(run) == 1 and before is not None and before.lower_ in {"a", "an"}


def _modifies(run: "Words") -> bool:
    """Tell "the Haqqani network" from a man called Haqqani."""
    last = run[-1]
    return (
        last.dep_ in {"compound", "nmod"} and last.head.i == last.i + 1 and last.head.pos_ == "NOUN"
    )
