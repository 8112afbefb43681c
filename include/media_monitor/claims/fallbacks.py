"""Name a speaker whom nothing in the article names: by a role, a kind of paper, or the words."""

from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Source, Speaker
from media_monitor.claims.cues import Cues
from media_monitor.claims.introductions import actors
from media_monitor.claims.memory import again
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page
from media_monitor.claims.several import ONES
from media_monitor.claims.wording import capital, plain, without_determiner

if TYPE_CHECKING:
    from spacy.tokens import Token

    from media_monitor.claims.resolve import Resolver

# "many believe that ...": these mean people though no noun says so.
PEOPLE = frozenset({"many", "some", "most", "others", "several", "everyone", "everybody", "those"})
_NAMELESS = Speaker("(unnamed)", None, "", "unnamed")
_OURS = {"my", "our", "your"}
# "those who know them", "everyone in the village": no longer than this is a description.
_LONGEST = 8


def unresolved(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Name a source that means nobody the article names, so that its words are not lost."""
    words = page.text[source.start : source.end]
    head = source.head
    if head.tag_ == "PRP" or (head.lower_ in ONES and head.dep_ == "nsubj"):
        return nameless(page, source.start, words, resolver)
    if head.lemma_.lower() in resolver.cues.utterances and head.tag_ == "NN":
        return Speaker(capital(without_determiner(plain(words))), None, words, "document")
    if head.lower_ in PEOPLE and not any(t.lower_ in _OURS for t in head.subtree):
        return Speaker(capital(_described(source, page)), None, words, "plural")
    return None


def nameless(page: Page, place: int, words: str, resolver: "Resolver") -> Speaker:
    """Name somebody of whom nothing is known but the role that acted last before this place."""
    return again(_role_before(page, place, resolver) or _NAMELESS, words)


def _role_before(page: Page, place: int, resolver: "Resolver") -> Speaker | None:
    """Find the nearest role that acted before: "The spokesman had come. ... he said"."""
    told = [p for p in resolver.cast.pages if p.start <= page.start and not p.headline]
    for near in reversed(told):
        roles = [t for t in actors(near) if _is_role(t, resolver.cues)]
        before = [t for t in roles if near.start + t.idx < page.start + place]
        if before:
            return resolver.speaker(mention(before[-1], near), near)
    return None


def _is_role(token: "Token", cues: Cues) -> bool:
    lemma = token.lemma_.lower()
    return token.tag_ == "NN" and cues.is_person(lemma) and lemma not in cues.askers


def _described(source: Source, page: Page) -> str:
    """Take "everyone in the village" and "those who know them" whole."""
    head, last = source.head, source.head.right_edge
    short = last.i - head.i < _LONGEST and not page.in_marks(last)
    end = last.idx + len(last) if short else source.end
    return plain(page.text[source.start : max(end, source.end)])
