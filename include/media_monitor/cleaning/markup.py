"""HTML to a tree that cannot hurt us, and to the visible pieces of the whole page."""

import re
from collections.abc import Iterator

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from media_monitor.cleaning.characters import one_line
from media_monitor.cleaning.pieces import Kind, Piece
from media_monitor.errors import ItemError

NODES = 150_000
"""Elements; extraction needs about 0.1 ms for each, the largest news pages have 15,000."""

_HIDDEN = {"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "object"}
# fmt: off
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}
# fmt: on
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse(text: str) -> HtmlElement:
    """Parse HTML of any nesting; ItemError when there is nothing in it or far too much."""
    source = _XML_DECLARATION.sub("", text).encode("utf-8", "replace")
    try:
        tree = document_fromstring(source, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except ParserError as error:
        raise ItemError(f"the page holds no readable HTML ({error})") from error
    nodes = sum(1 for _ in tree.iter())
    if nodes > NODES:
        raise ItemError(f"the page has {nodes:,} elements, more than the limit of {NODES:,}")
    return tree


def visible_pieces(tree: HtmlElement) -> list[Piece]:
    """Every piece of text a reader of the page would see, in document order."""
    return [piece for piece in _Walk(tree).pieces() if piece.text]


class _Walk:
    """One pass over the tree without recursion, because pages nest as deep as they like."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._text: list[str] = []
        self._linked = 0
        self._in_link = 0

    def pieces(self) -> Iterator[Piece]:
        kinds: list[Kind] = ["paragraph"]
        boxes: list[str] = [""]
        todo: list[tuple[HtmlElement, bool]] = [(self._tree, True)]
        while todo:
            element, entering = todo.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if not entering:
                if tag not in _INLINE:
                    yield self._finished(kinds.pop(), boxes.pop())
                self._in_link -= tag == "a"
                self._add(element.tail)
                continue
            if not tag or tag in _HIDDEN:
                self._add(element.tail)
                continue
            if tag == "br":
                yield self._finished(kinds[-1], boxes[-1])
                self._add(element.tail)
                continue
            if tag not in _INLINE:
                yield self._finished(kinds[-1], boxes[-1])
                kinds.append(_KINDS.get(tag, kinds[-1] if tag == "p" else "paragraph"))
                boxes.append(_box(boxes[-1], element))
            self._in_link += tag == "a"
            self._add(element.text)
            todo.append((element, False))
            todo.extend((child, True) for child in reversed(element))

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            self._linked += len(text.strip()) if self._in_link else 0

    def _finished(self, kind: Kind, box: str) -> Piece:
        text = one_line("".join(self._text))
        links = min(1.0, self._linked / len(text)) if text else 0.0
        self._text, self._linked = [], 0
        return Piece(text, kind, links, box)


def _box(outer: str, element: HtmlElement) -> str:
    own = f"{element.get('class') or ''} {element.get('id') or ''}".strip().lower()
    return f"{outer} {own}".strip()[-300:] if own else outer
