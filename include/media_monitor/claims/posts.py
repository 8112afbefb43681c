"""Read what is signed below it, as posts set into a page are: "— Name (@handle) 3 May 2021"."""

import re

from media_monitor.claims.attribution import Attribution, Speaker
from media_monitor.claims.found import Found
from media_monitor.claims.paragraph import Page
from media_monitor.claims.resolve import Resolver

_SIGNED = re.compile(
    r"\s*[-\u2013\u2014\u2015]\s*(?P<who>[^\W\d_][^@()\n]{1,60}?)\s*\(@\w{2,}\)(?P<when>[^@\n]{0,40})$"
)
_CUE = "\u2014"


def signed(page: Page, following: Page | None, resolver: Resolver) -> Found | None:
    """Find who signed a whole paragraph in the next one; the signature tells when."""
    name = None if following is None or page.headline else _name(following)
    end = len(page.text.rstrip())
    if name is None or following is None or _name(page) is not None or end == 0:
        return None
    # The signature is what attributes; the words stand so many characters before it.
    before = page.start - following.start
    words = Attribution(((before, before + end),), _CUE, 0, None)
    return Found(words, following, _speaker(name, following, resolver))


def _name(page: Page) -> str | None:
    match = _SIGNED.match(page.text)
    return None if match is None else match["who"]


def _speaker(name: str, page: Page, resolver: Resolver) -> Speaker:
    known = resolver.registry.find(name)
    if known is not None:
        return Speaker(known.name, known.organisation, name, "body")
    person = resolver.cast.find(name, page.start)
    return Speaker(name, None, name, "person") if person is None else resolver.person(person, name)
