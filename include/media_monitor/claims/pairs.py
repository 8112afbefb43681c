"""Name several at once: "both men", "the two", "the authors", "two of the elders"."""

from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Source, Speaker
from media_monitor.claims.memory import again
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page
from media_monitor.claims.wording import capital, without_determiner

if TYPE_CHECKING:
    from spacy.tokens import Token

    from media_monitor.claims.resolve import Resolver

_BOTH = {"both", "two"}
_COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6}
_HUMAN = {"person", "unnamed"}
# How many sentences' worth of letters back two people may have spoken.
_REACH = 1500
_PEOPLE = {"man", "woman", "author", "writer", "researcher", "scholar", "analyst", "expert"}


def find(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Find who several are: the two who spoke last, or the two named together before."""
    words = page.text[source.start : source.end]
    few = _few(source, page, resolver) or _all(source, page, resolver)
    if few is not None:
        return few
    if not _is_pair(source.head, words):
        return None
    offset = page.start + source.start
    names = _together(offset, resolver) or _spoken(offset, resolver)
    if len(names) < 2:  # noqa: PLR2004 - a pair
        return None
    return Speaker(" and ".join(names), None, words, "person")


def _few(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Read "two of the elders" as two elders."""
    head = source.head
    of = next((c for c in head.children if c.lower_ == "of"), None) if head.pos_ == "NUM" else None
    whom = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if whom is None or head.lower_ == "one" or whom.tag_ != "NNS":
        return None
    several = mention(whom, page)
    rest = without_determiner(page.text[several.start : several.end])
    name = capital(f"{head.text} {rest} (unnamed)")
    organisation = resolver.organisation(several, page)
    return Speaker(name, organisation, page.text[source.start : source.end], "plural")


def _all(source: Source, page: Page, resolver: "Resolver") -> Speaker | None:
    """Read "all three": the three who spoke as one before, else one after the other."""
    words = page.text[source.start : source.end]
    offset, count = page.start + source.start, words.lower().removeprefix("all ")
    if count not in _COUNTS or count == words.lower():
        return None
    spoken = (s for o, s in reversed(resolver.memory.spoken) if o < offset)
    together = next((s for s in spoken if s.name.lower().startswith(f"{count} ")), None)
    names = _spoken(offset, resolver, _COUNTS[count])
    if together is None and len(names) == _COUNTS[count]:
        together = Speaker(f"{', '.join(names[:-1])} and {names[-1]}", None, "", "plural")
    return None if together is None else again(together, words)


def _is_pair(head: "Token", words: str) -> bool:
    """Tell "both", "both men", "the two women" and "the authors" from other plurals."""
    lower = words.lower()
    if lower in {"both", "the two", "the pair"}:
        return True
    counted = any(c.lower_ in _BOTH for c in head.lefts) and lower.startswith(("both", "the two"))
    known = head.tag_ == "NNS" and head.lemma_.lower() in _PEOPLE
    return known and (counted or lower == "the authors")


def _together(offset: int, resolver: "Resolver") -> list[str]:
    """Find the last two people joined by "and": "a study by X and Y"."""
    for page in reversed(resolver.cast.pages):
        names = [n for n in resolver.cast.named_in[page.start] if n.offset < offset]
        for one, other in zip(names[-2::-1], names[:0:-1], strict=True):
            if one.words.root == other.words.root.head and other.words.root.dep_ == "conj":
                near = offset - other.offset < _REACH
                return [one.text, other.text] if near else []
    return []


def _spoken(offset: int, resolver: "Resolver", count: int = 2) -> list[str]:
    """List the last few who spoke, in the order of the text."""
    near = [s for s in resolver.memory.spoken if offset - _REACH < s[0] < offset]
    names = dict.fromkeys(s.name for _, s in reversed(near) if s.kind in _HUMAN)
    return list(names)[:count][::-1]
