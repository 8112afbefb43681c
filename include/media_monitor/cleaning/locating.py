"""Back from clean text to the archived bytes: where in a page every character of it stands."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from media_monitor.cleaning.characters import RAISED, VISIBLE, plain, squeezed
from media_monitor.cleaning.decoding import decode
from media_monitor.cleaning.plaintext import is_markup
from media_monitor.errors import ItemError
from media_monitor.models import Article, Page, Span

_TAG = re.compile(r"<(!--|/?[a-z!?][\w:-]*)[^>]*>?", re.IGNORECASE)
_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "select", "object")
_CLOSINGS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _UNSEEN}
_CLOSINGS["!--"] = re.compile("-->")
_NOTE = re.compile(
    r"(?:\s|<[^>]*>|&nbsp;|[\[\](),*\d\u2020\u2021\u00a7])*?</sup\s*>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});?", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:(?!\n\n).)+", re.DOTALL)
_NOTHING = re.compile(r"(?!)")


class _Letters:
    """A text's visible characters, blanks left out, and where each begins and ends."""

    def __init__(self, text: str, skipped: Iterable[Span], *, entities: bool) -> None:
        self._text = text
        self._entity = _ENTITY if entities else _NOTHING
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        at = 0
        for start, end in skipped:
            self._add(at, start)
            at = end
        self._add(at, len(text))
        self._all = "".join(self._parts)

    def _add(self, start: int, end: int) -> None:
        for entity in self._entity.finditer(self._text, start, end):
            self._add_plain(start, entity.start())
            letters = squeezed(unescape(entity.group()))
            self._parts.append(letters)
            self._starts += [entity.start()] * len(letters)
            self._ends += [entity.end()] * len(letters)
            start = entity.end()
        self._add_plain(start, end)

    def _add_plain(self, start: int, end: int) -> None:
        for run in VISIBLE.finditer(self._text, start, end):
            self._parts.append(plain(run.group()))
            self._starts += range(run.start(), run.end())
            self._ends += range(run.start() + 1, run.end() + 1)

    def runs(self, letters: str, first: int, last: int) -> list[Span]:
        """Where a part of some letters stands: stretches of the text without markup between."""
        at = self._all.find(letters)
        if at < 0:
            letters, first, last = letters[first:last], 0, last - first
            at = self._all.find(letters)
        found: list[Span] = []
        for index in range(at + first, at + last) if at >= 0 else ():
            start, end = self._starts[index], self._ends[index]
            if found and not VISIBLE.search(self._text, found[-1][1], start):
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found


class Locator:
    """Finds spans of one page's articles in the page's bytes."""

    def __init__(self, page: Page, body: bytes) -> None:
        self._name = page.url or page.path or page.page_id
        self._decoded = decode(body, page.charset)
        text = self._decoded.text
        if is_markup(text, page.content_type):
            # A title may stand only in an attribute or a script, so all of the page comes second.
            self._readings = [
                _Letters(text, _markup(text), entities=True),
                _Letters(text, (), entities=True),
            ]
        else:
            self._readings = [_Letters(text, (), entities=False)]

    def locate(self, article: Article, span: Span) -> tuple[Span, ...]:
        """Find a span of an article's text, as [start, end) byte offsets.

        Several where markup interrupts the words. ItemError when words are not in the bytes, as
        those of a title that only a feed or the user gave.
        """
        runs = [run for part in _parts(article.text, span) for run in self._runs(*part)]
        offset = self._decoded.byte_offset
        return tuple((offset(start), offset(end)) for start, end in runs)

    def _runs(self, letters: str, first: int, last: int) -> list[Span]:
        for reading in self._readings:
            if runs := reading.runs(letters, first, last):
                return runs
        raise ItemError(f"{self._name}: {letters[first:last][:60]!r} is not in the page's bytes")


def locate(page: Page, body: bytes, article: Article, span: Span) -> tuple[Span, ...]:
    """Find one span of an article's text in its page's bytes; see `Locator.locate`."""
    return Locator(page, body).locate(article, span)


def _markup(text: str) -> Iterator[Span]:
    """Find tags, comments and elements nobody sees, in one pass however broken they are."""
    unclosed = set[str]()
    at = 0
    while tag := _TAG.search(text, at):
        at = tag.end()
        name = tag[1].lower()
        if name in _CLOSINGS and name not in unclosed:
            closing = _CLOSINGS[name].search(text, tag.end(1))
            at = closing.end() if closing else at
            unclosed |= set() if closing else {name}
        elif name == "sup" and (note := _note(text, tag)):
            at = note.end()
        yield tag.start(), at


def _note(text: str, tag: re.Match[str]) -> re.Match[str] | None:
    """Find the mark of a footnote, which is no part of the sentence that it stands behind."""
    raised = RAISED.search(text, max(tag.start() - 4, 0), tag.start())
    return None if raised else _NOTE.match(text, tag.end())


def _parts(text: str, span: Span) -> list[tuple[str, int, int]]:
    """List each paragraph a span touches, without blanks, and which letters the span holds."""
    parts = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = max(span[0], paragraph.start()), min(span[1], paragraph.end())
        letters = squeezed(text[start:end])
        if letters:
            first = len(squeezed(text[paragraph.start() : start]))
            parts.append((squeezed(paragraph.group()), first, first + len(letters)))
    return parts
