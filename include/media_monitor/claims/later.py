"""Name those whom an article first leaves unnamed: "a top leader ..." and, below, who it is."""

from collections.abc import Sequence
from dataclasses import replace

from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Cast
from media_monitor.claims.found import Found
from media_monitor.claims.memory import again
from media_monitor.claims.names import fold
from media_monitor.claims.paragraph import Page

# A story's headline and lead introduce whom the next paragraphs name.
_LEAD, _NAMES_WITHIN = 2, 4


def name_later(found: Sequence[Found], pages: Sequence[Page], cast: Cast) -> list[Found]:
    """Give the unnamed speakers of headline and lead the name that follows, if one fits."""
    place = {page.start: number for number, page in enumerate(pages)}
    return [
        _named(
            one,
            [o for o in found if 0 <= place[o.page.start] - place[one.page.start] <= _NAMES_WITHIN],
            cast,
        )
        if place[one.page.start] < _LEAD and one.speaker.kind == "unnamed"
        else one
        for one in found
    ]


def _named(one: Found, following: Sequence[Found], cast: Cast) -> Found:
    after = [o for o in following if o.spans[0] > one.spans[0] and o.speaker.kind == "person"]
    fitting = next((o.speaker for o in after if _fits(one.speaker, o.speaker, cast)), None)
    return one if fitting is None else replace(one, speaker=again(fitting, one.speaker.mention))


def _fits(unnamed: Speaker, named: Speaker, cast: Cast) -> bool:
    """Compare the organisations where both are known, else the offices."""
    if unnamed.organisation is not None and named.organisation is not None:
        one, other = fold(unnamed.organisation), fold(named.organisation)
        return one in other or other in one
    person = next((p for p in cast.people if fold(p.name) == fold(named.name)), None)
    words = fold(unnamed.name).removesuffix(" unnamed").split()
    return person is not None and any(
        cast.cues.one_office(w, frozenset(person.roles)) for w in words
    )
