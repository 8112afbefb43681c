"""Read what is signed below it, as posts set into a page are: "— Name (@handle) 3 May 2021"."""

import re

from media_monitor.claims.attribution import Attribution, Speaker
from media_monitor.claims.found import Found
from media_monitor.claims.paragraph import Page
from media_monitor.claims.resolve import Resolver

# The date may follow; what comes before is the post, less the addresses at its end.
_SIGNED = re.compile(
    r"(?:^|(?<=[\s\w.!?]))[-\u2013\u2014\u2015]+\s*"
    r"(?P<who>[^\W\d_][^@()\n\u2013\u2014]{1,60}?)\s*\(@\w{2,}\)[^@\n]{0,40}$"
)
_ADDRESSES = re.compile(r"(?:\s*(?:https?://|pic\.)\S+)*\s*$")
_MARKS = ("\u201c", '"', "\u2018", "'", "\u00ab")
# A post has at least this many words.
_LEAST = 3
_CUE = "\u2014"


def signed(page: Page, following: Page | None, resolver: Resolver) -> Found | None:
    """Find who signed a whole paragraph, at its end or in the next one."""
    own = None if page.headline else _SIGNED.search(page.text)
    if own is not None:
        return _post(page.text[: own.start()], 0, page, own, resolver)
    below = None if following is None or page.headline else _SIGNED.match(following.text.lstrip())
    if below is None or following is None:
        return None
    # The signature is what attributes; the words stand so many characters before it.
    return _post(page.text, page.start - following.start, following, below, resolver)


def _post(
    words: str, start: int, page: Page, signature: re.Match[str], resolver: Resolver
) -> Found | None:
    """Take the words before a signature; those in quotation marks are read elsewhere."""
    post = _ADDRESSES.sub("", words)
    if len(post.split()) < _LEAST or (start == 0 and post.startswith(_MARKS)):
        return None
    spans = ((start, start + len(post)),)
    held = Attribution(spans, _CUE, max(signature.start(), 0), None)
    return Found(held, page, _speaker(signature["who"], page, resolver))


def _speaker(name: str, page: Page, resolver: Resolver) -> Speaker:
    known = resolver.registry.find(name)
    if known is not None:
        return Speaker(known.name, known.organisation, name, "body")
    person = resolver.cast.find(name, page.start)
    return Speaker(name, None, name, "person") if person is None else resolver.person(person, name)
