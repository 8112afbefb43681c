"""Give bodies named in short, "the Coalition", the only full name that the article gives them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Cast
from media_monitor.claims.found import Found
from media_monitor.claims.wording import without_determiner

if TYPE_CHECKING:
    from spacy.tokens import Token


def in_full(found: Sequence[Found], cast: Cast) -> list[Found]:
    """Name the organisations of an article's speakers by their full names."""
    houses = dict.fromkeys(f.speaker.organisation for f in found if f.speaker.organisation)
    fuller = {name: full for name in houses if (full := _full(name, cast)) is not None}
    return [replace(f, speaker=_renamed(f.speaker, fuller)) for f in found]


def _full(short: str, cast: Cast) -> str | None:
    """Find the only longer name that ends in this one word."""
    if len(short.split()) != 1 or cast.speakers.find(short) is not None:
        return None
    named = (_name(t) for page in cast.pages for t in page.doc if t.text == short)
    longer = dict.fromkeys(name for name in named if " " in name)
    return next(iter(longer)) if len(longer) == 1 else None


def _name(last: "Token") -> str:
    first = last
    while first.i > 0 and _is_named(first.nbor(-1)):
        first = first.nbor(-1)
    return without_determiner(last.doc[first.i : last.i + 1].text)


def _is_named(token: "Token") -> bool:
    """Tell a word of a name by its capital, where it does not begin a sentence."""
    return token.is_title and (token.pos_ == "PROPN" or not token.is_sent_start)


def _renamed(speaker: Speaker, fuller: dict[str, str]) -> Speaker:
    full = fuller.get(speaker.organisation or "")
    if full is None:
        return speaker
    name = full if speaker.name == speaker.organisation else speaker.name
    return replace(speaker, name=name, organisation=full)
