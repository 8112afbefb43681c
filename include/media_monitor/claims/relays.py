"""Through whom a statement reached the article: outlets that tell, cite, interview or report."""

from dataclasses import replace

from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cues import Cues
from media_monitor.claims.found import Found
from media_monitor.claims.memory import again
from media_monitor.claims.mentions import mention
from media_monitor.claims.outlets import is_outlet, outlets, relayer
from media_monitor.claims.resolve import Resolver

_ACCORDING = "according to"
_PASSING = {"body", "outlet", "document", "plural"}
_CITING = {"cite", "quote"}


def chain(here: list[Found], resolver: Resolver) -> list[Found]:
    """Say for each statement of a paragraph who relayed it, and drop what was only relaying."""
    cited = [_citing(f, resolver) for f in here]
    voices = [
        f
        for f in cited
        if not _only_relays(f, cited, resolver.cues) and not is_retold(f, cited, resolver.cues)
    ]
    relayed = [_nested(f, cited, resolver) for f in voices]
    better = {
        f.speaker.name: r.speaker
        for f, r in zip(voices, relayed, strict=True)
        if r.speaker != f.speaker
    }
    return [replace(r, speaker=_renamed(r.speaker, better)) for r in relayed]


def _renamed(speaker: Speaker, better: dict[str, Speaker]) -> Speaker:
    """Give the rest of a paragraph the better name that one of its relays found."""
    named = better.get(speaker.name)
    return speaker if named is None else again(named, speaker.mention)


def is_retold(found: Found, here: list[Found], cues: Cues) -> bool:
    """Leave what a person says others said inside that person's own statement."""
    return any(
        _holds(o, found) and (not _relays(o, cues) or o.speaker == found.speaker) for o in here
    )


def told(found: Found, resolver: Resolver) -> Found:
    """Note the outlet that was told, and remember it: the next "the magazine" means it."""
    names = outlets(found, resolver)
    for name in names:
        resolver.memory.outlets.append((found.page.start + found.attribution.cue_start, name))
    return replace(found, via=found.via + names)


def _nested(found: Found, here: list[Found], resolver: Resolver) -> Found:
    """Read "The Herald reported that the ministry denied it": the ministry, via the Herald."""
    outer = next(
        (o for o in here if (_holds(o, found) or _under(found, o)) and _relays(o, resolver.cues)),
        None,
    )
    if outer is None or outer.speaker.name == found.speaker.name:
        return found
    name = relayer(outer, resolver)
    resolver.memory.outlets.append((outer.page.start + outer.attribution.cue_start, name))
    chain = (*found.via, name, *outer.via)
    return replace(found, via=chain, speaker=_member(found.speaker, outer.speaker, resolver))


def _member(speaker: Speaker, document: Speaker, resolver: Resolver) -> Speaker:
    """Name "one member state" inside a body's report as a member of that body."""
    nameless = speaker.kind == "body" and "(unnamed)" in speaker.name
    if document.kind != "document" or document.organisation is None or not nameless:
        return speaker
    short = resolver.registry.short(document.organisation)
    name = f"{short} {speaker.name[0].lower()}{speaker.name[1:]}"
    named = replace(speaker, name=name, organisation=document.organisation)
    resolver.memory.rename(speaker, named)
    return named


def _only_relays(found: Found, here: list[Found], cues: Cues) -> bool:
    if _passes_on(found) and any(_holds(found, i) and _starts(i, found) for i in here):
        return True
    if _relays(found, cues) and any(_holds(found, i) and _fills(i, found) for i in here):
        return True
    if not is_outlet(found.speaker, cues) and found.attribution.cue != "report":
        return False
    return any(_holds(found, i) and _leads(i, found) for i in here)


def _under(inner: Found, outer: Found) -> bool:
    """Tell whether the grammar puts one cue inside the clause of the other."""
    verb, above = inner.attribution.verb, outer.attribution.verb
    if verb is None or above is None or inner.page is not outer.page:
        return False
    if not any(c.dep_ == "nsubj" for c in verb.children):
        return False
    path = [verb, *verb.ancestors]
    place = next((p for p, t in enumerate(path) if t == above), 0)
    return place > 0 and path[place - 1].dep_ == "ccomp"


def _leads(inner: Found, outer: Found) -> bool:
    """Tell whether the outer statement is no more than that the inner one was made."""
    source = inner.attribution.source
    start = outer.attribution.start
    before = outer.page.text[start : source.start].split() if source is not None else ()
    return source is not None and len(before) <= 1


def _opens(inner: Found, outer: Found) -> bool:
    """Tell whether the outer statement starts with the inner one's own words."""
    return abs(inner.attribution.start - outer.attribution.start) <= 1


def _fills(inner: Found, outer: Found) -> bool:
    """Tell whether the outer statement is the inner one and who made it, as in many headlines."""
    verb = inner.attribution.verb
    after = outer.page.text[verb.idx + len(verb) : outer.attribution.end] if verb else "?"
    return _opens(inner, outer) and not after.strip()


def _starts(inner: Found, outer: Found) -> bool:
    return _opens(inner, outer) or _leads(inner, outer)


def _relays(found: Found, cues: Cues) -> bool:
    reports = is_outlet(found.speaker, cues) or found.attribution.cue == "report"
    return reports or found.speaker.kind == "document" or _passes_on(found)


def _passes_on(found: Found) -> bool:
    """Read "..., the minister told farmers, according to the agency": the agency was told."""
    return found.attribution.cue == _ACCORDING and found.speaker.kind in _PASSING


def _holds(outer: Found, inner: Found) -> bool:
    if outer is inner or inner.attribution.verb is None:
        return False
    place = inner.attribution.cue_start
    return any(start <= place < end for start, end in outer.attribution.spans)


def _citing(found: Found, resolver: Resolver) -> Found:
    """Read "the Herald, citing two officials, reported": two officials, via the Herald."""
    verb, source = found.attribution.verb, found.attribution.source
    if verb is None or source is None or not is_outlet(found.speaker, resolver.cues):
        return found
    around = [*verb.children, *source.head.children]
    citing = next((t for t in around if t.lemma_.lower() in _CITING and t.tag_ == "VBG"), None)
    cited = next((c for c in citing.children if c.dep_ == "dobj"), None) if citing else None
    if cited is None:
        return found
    speaker = resolver.resolve(mention(cited, found.page), found.page)
    return (
        found
        if speaker is None
        else replace(found, speaker=speaker, via=(found.speaker.name, *found.via))
    )
