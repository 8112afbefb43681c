"""Read pages that set down one speaker's text under a headline that says whose it is."""

import re
from collections.abc import Sequence

from media_monitor.claims.attribution import Source
from media_monitor.claims.mentions import mention
from media_monitor.claims.paragraph import Page

_TITLE = re.compile(
    r"(?i:\s*(?:full text[:,]? (?:of )?|text of )?(?:the |a )?(?:(?:press|joint|opening|written"
    r"|closing|prepared|official) )?(?:statement|remarks|speech|address|testimony|message|sermon)"
    r" (?:by|of|from))\s+"
    r"(?P<who>(?:the )?[A-Z][\w.'\u2019-]*(?: (?:of |the |for )*[A-Z][\w.'\u2019-]*)*)"
)
_FIRST = frozenset({"i", "we", "my", "our", "us", "me"})


class Address:
    """Whose text a page sets down, and which paragraphs are it."""

    def __init__(self, pages: Sequence[Page]) -> None:
        titles = ((page, _owner(page)) for page in pages if page.headline)
        self.owner = next(((s, p) for p, s in titles if s is not None), None)
        self._plain = not any(page.statements for page in pages if not page.headline)
        self._first = any(_speaks(page) for page in pages if not page.headline)

    def holds(self, page: Page) -> bool:
        """Tell a paragraph of the text, in marks or in the first person, from what is told of it.

        A page without any marks, once in the first person, is the text as a whole.
        """
        if self.owner is None or page.headline:
            return False
        return page.is_quotation or (self._plain and self._first)


def _owner(page: Page) -> Source | None:
    title = _TITLE.match(page.text)
    if title is None:
        return None
    low, high = title.span("who")
    names = [t for t in page.doc if low <= t.idx < high and t.pos_ in {"PROPN", "NOUN"}]
    return mention(names[-1], page) if names else None


def _speaks(page: Page) -> bool:
    return any(t.lower_ in _FIRST and not page.in_marks(t) for t in page.doc)
