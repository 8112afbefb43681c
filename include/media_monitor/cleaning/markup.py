"""HTML to a tree that cannot hurt us, and to the visible pieces of the whole page."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import ParserError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from media_monitor.cleaning.characters import RAISED, one_line
from media_monitor.cleaning.pieces import Box, Kind, Piece
from media_monitor.cleaning.plaintext import paragraphs
from media_monitor.errors import ItemError

NODES = 40_000
"""Elements; extraction needs about 0.2 ms for each, the largest news pages have 15,000."""

DEPTH = 1_000
"""Boxes inside each other; broken generators leave about 300 at most."""

_HIDDEN = {"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "object"}
# fmt: off
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-img",
    "picture", "source", "ruby", "rb", "rt", "rp", "input",
    # Nobody sees these, so a sentence goes on behind them: icons in links, counters, tracking.
    "svg", "script", "style", "template",
}
# fmt: on
_EDGES = {"start", "end"}
_SLANTED = {"em", "i", "small"}
_PICTURES = {"img", "amp-img", "picture", "video", "iframe"}
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
_MOSTLY = 0.9
_TELLING = {"nav", "footer", "aside", "form", "figure"}
_NAMES = {"class", "id", "data-testid", "data-component", "itemprop", "role"}
_NAMES_OF_HEADINGS = _NAMES - {"id"}
# Not in names that a program made up: "relatedPosts" and "RelatedPosts", but not "aBcAdQz".
_HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_QUOTE = re.compile(r"pull-?quote|(?<![a-z])(?:block-?)?quote(?![a-z])")
_HEADING = re.compile(
    r"(?<![a-z])(?:sub-?head(?:ing|line)?|cross-?head(?:ing)?|inter-?title|heading)(?![a-z])"
)
_NOTE = re.compile(r"[\[(]?(?:[\d,\s]{1,7}|[*\u2020\u2021\u00a7]{1,3})[\])]?")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse(text: str) -> HtmlElement:
    """Parse HTML of any nesting; ItemError when there is nothing in it or far too much."""
    source = _XML_DECLARATION.sub("", text).encode("utf-8", "replace")
    try:
        return document_fromstring(source, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except ParserError as error:
        raise ItemError(f"the page holds no readable HTML ({error})") from error


def visible_pieces(tree: HtmlElement) -> list[Piece]:
    """Every piece of text a reader of the page would see, in document order."""
    pieces = list(_Walk(_HIDDEN).pieces(tree))
    # A noscript element that nobody closed swallows all that follows, as a head without end does.
    return pieces or list(_Walk(_HIDDEN - {"noscript", "head"}).pieces(tree))


class _Walk:
    """One pass over the tree without recursion, because pages nest as deep as they like."""

    def __init__(self, hidden: set[str]) -> None:
        self._hidden = hidden
        self._text: list[str] = []
        self._linked = self._slanted = 0
        self._in_link = self._in_slant = self._in_pre = 0
        self._pictured = False
        self._time: str | None = None
        self._box: Box | None = None
        self._kinds: list[Kind] = ["paragraph"]

    def pieces(self, tree: HtmlElement) -> Iterator[Piece]:
        elements = 0
        walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            tag = element.tag
            if self._text and event in _EDGES and tag not in _INLINE:
                yield from self._finished()
            if event == "start":
                elements += 1
                _refuse_monster(elements, len(self._kinds))
                self._open(tag, element)
                if tag in self._hidden or self._is_note(tag, element):
                    walk.skip_subtree()
                elif text := element.text:
                    self._add(text)
                continue
            if event == "end":
                self._close(tag)
            if text := element.tail:
                self._add(text)
        yield from self._finished()

    def _is_note(self, tag: str, element: HtmlElement) -> bool:
        """Find the mark of a footnote, which is no part of the sentence that it stands behind."""
        if tag != "sup" or not self._text or not _NOTE.fullmatch(element.text_content().strip()):
            return False
        return not RAISED.search(self._text[-1])

    def _open(self, tag: str, element: HtmlElement) -> None:
        if tag not in _INLINE:
            self._enter(tag, element)
        elif tag == "br":
            self._text.append("\n")
        elif tag == "time":
            self._time = element.get("datetime") or self._time
        self._in_link += tag == "a"
        self._in_slant += tag in _SLANTED
        self._in_pre += tag == "pre"
        self._pictured = self._pictured or tag in _PICTURES

    def _close(self, tag: str) -> None:
        if tag not in _INLINE:
            self._leave()
        self._in_link -= tag == "a"
        self._in_slant -= tag in _SLANTED
        self._in_pre -= tag == "pre"

    def _enter(self, tag: str, element: HtmlElement) -> None:
        said = [tag] if tag in _TELLING else []
        # A heading's id is an address made of its own words.
        telling = _NAMES_OF_HEADINGS if _KINDS.get(tag) == "heading" else _NAMES
        said += [value for key, value in element.items() if key in telling]
        names = _plain_names(" ".join(said))
        inherited = self._kinds[-1] if tag in ("p", "br", "div") else "paragraph"
        self._kinds.append(_named_kind(tag, names) or _KINDS.get(tag, inherited))
        self._box = Box(names, self._box)

    def _leave(self) -> None:
        self._kinds.pop()
        self._box = self._box.outer if self._box else None

    def _add(self, text: str) -> None:
        if not text.isspace():
            self._linked += len(text.strip()) if self._in_link else 0
            self._slanted += len(text.strip()) if self._in_slant else 0
            self._text.append(text if self._in_pre else text.replace("\n", " "))
        elif self._text:
            self._text.append(text if self._in_pre else " ")

    def _finished(self) -> Iterator[Piece]:
        if not self._text:
            return
        text = "".join(self._text)
        links = min(1.0, self._linked / len(text)) if text else 0.0
        typed = [piece.text for piece in paragraphs(text)] if self._in_pre else None
        for line in typed or _lines(text):
            caption = self._pictured and self._slanted >= _MOSTLY * len(text)
            yield Piece(
                line, self._kinds[-1], links, self._box, self._pictured, caption, self._time
            )
            self._pictured, self._time = False, None
        self._text, self._linked, self._slanted = [], 0, 0


@lru_cache(maxsize=4096)
def _plain_names(names: str) -> str:
    return _HUMP.sub("-", names).lower()


@lru_cache(maxsize=4096)
def _named_kind(tag: str, names: str) -> Kind | None:
    """Tell what its class names say that a box is, whatever element it is."""
    if _QUOTE.search(names):
        return "quote"
    return "heading" if tag in ("p", "div") and _HEADING.search(names) else None


def _refuse_monster(elements: int, depth: int) -> None:
    if elements > NODES:
        raise ItemError(f"the page has more than {NODES:,} elements, the limit; it is not read")
    if depth > DEPTH:
        raise ItemError(f"the page nests more than {DEPTH} boxes, the limit; it is not read")


def _lines(text: str) -> list[str]:
    """Split at line breaks, except where one only wraps a sentence."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = one_line(part)
        if lines and line[:1].islower() and lines[-1][-1:].isalpha():
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return lines
