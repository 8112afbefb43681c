"""Attribute a headline that is only a quotation to whoever says these words in the story."""

from collections.abc import Sequence

from media_monitor.claims.attribution import Attribution
from media_monitor.claims.found import Found
from media_monitor.claims.memory import again
from media_monitor.claims.names import fold
from media_monitor.claims.paragraph import Page
from media_monitor.claims.quotes import Quote

# One or two words in marks are a term in every second headline, not somebody's statement.
_LEAST = 3


def echoes(found: Sequence[Found], pages: Sequence[Page]) -> list[Found]:
    """Find the headlines' quotations that nothing in the headline attributes."""
    taken = {one.page.start for one in found}
    headlines = [p for p in pages if p.headline and p.start not in taken]
    heard = (
        (page, quote, _said(quote, page, found)) for page in headlines for quote in page.quotes
    )
    return [_echo(quote, page, said) for page, quote, said in heard if said is not None]


def _said(quote: Quote, page: Page, found: Sequence[Found]) -> Found | None:
    words = fold(page.text[quote.start : quote.end])
    if len(words.split()) < _LEAST:
        return None
    return next((one for one in found if f" {words} " in f" {_words(one)} "), None)


def _words(one: Found) -> str:
    return fold(" ".join(one.page.text[s:e] for s, e in one.attribution.spans))


def _echo(quote: Quote, page: Page, said: Found) -> Found:
    words = Attribution(((quote.start, quote.end),), "", quote.start, None)
    return Found(words, page, again(said.speaker, ""))
