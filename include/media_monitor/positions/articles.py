"""Whole example articles with every claim marked in place, as a topic's folder keeps them.

A file is the headline, then paragraphs, with a blank line between. A claim is marked
`[[LABEL @ Speaker|its words]]`, where LABEL is a position or OFF; a later piece of the same claim
`[[+|its words]]`.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from media_monitor.errors import ConfigError
from media_monitor.models import Article, Claim, Span
from media_monitor.positions.examples import OFF, article_of, claim_of

_MARK = re.compile(r"\[\[(?:\+|(\w+) @ ([^|\[\]]+))\|([^|\[\]]+)\]\]")
# What the reader finds is the marked claim when they share half their letters, both ways round.
_OVERLAP = 0.5


class Marked(NamedTuple):
    """A claim somebody marked: the position it takes, or OFF, who says it, and where."""

    label: str
    speaker: str
    spans: tuple[Span, ...]


class MarkedArticle(NamedTuple):
    """An article without its marks, and what was marked."""

    article: Article
    marked: tuple[Marked, ...]


def read_articles(folder: Path, stances: Iterable[str]) -> dict[str, MarkedArticle]:
    """Read a folder's articles by name, in order; raises ConfigError naming file and mark."""
    labels = {OFF, *stances}
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise ConfigError(f"{folder}: holds no articles; add some or drop the key `articles`")
    return {file.stem: _read(file, labels) for file in files}


def _read(file: Path, labels: set[str]) -> MarkedArticle:
    raw = file.read_text(encoding="utf-8").strip() + "\n"
    text, marked, end = "", list[Marked](), 0
    for mark in _MARK.finditer(raw):
        text += raw[end : mark.start()]
        span = (len(text), len(text) + len(mark[3]))
        text, end = text + mark[3], mark.end()
        _add(marked, mark, span, labels, file)
    text += raw[end:]
    if "[[" in text or "]]" in text:
        left = text[max(0, text.find("[[")) :][:40]
        raise ConfigError(
            f"{file}: a mark cannot be read at {left!r}; write [[LABEL @ Name|words]]"
        )
    return MarkedArticle(article_of(text, body_start=_body_start(text)), tuple(marked))


def _add(
    marked: list[Marked], mark: re.Match[str], span: Span, labels: set[str], file: Path
) -> None:
    label, speaker = mark[1], mark[2]
    if label is None and not marked:
        raise ConfigError(f"{file}: {mark[0]!r} goes on with no claim before it; label it")
    if label is None:
        marked[-1] = marked[-1]._replace(spans=(*marked[-1].spans, span))
        return
    if label not in labels:
        raise ConfigError(f"{file}: {mark[0]!r} has an unknown label; use {sorted(labels)}")
    marked.append(Marked(label, speaker.strip(), (span,)))


def _body_start(text: str) -> int:
    return text.find("\n\n") + 2 if "\n\n" in text else 0


def labelled(example: MarkedArticle, found: Sequence[Claim]) -> list[tuple[Claim, str | None]]:
    """Give the claims of an article, found or only marked, with their labels, in order.

    A found claim that was not marked is OFF when it touches nothing on the question, else None.
    """
    taken = _aligned(example.marked, found)
    rows = [(claim, _label(claim, example.marked, taken.get(i))) for i, claim in enumerate(found)]
    missed = [m for j, m in enumerate(example.marked) if j not in set(taken.values())]
    rows += [(_as_claim(example.article, m), m.label) for m in missed]
    return sorted(rows, key=lambda row: (row[0].spans, row[0].claim_id))


def _aligned(marked: Sequence[Marked], found: Sequence[Claim]) -> dict[int, int]:
    """Pair found claims with marked ones, the best overlap first."""
    pairs = sorted(
        (-_overlap(claim.spans, mark.spans), i, j)
        for i, claim in enumerate(found)
        for j, mark in enumerate(marked)
    )
    taken: dict[int, int] = {}
    for overlap, i, j in pairs:
        if -overlap >= _OVERLAP and i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def _label(claim: Claim, marked: Sequence[Marked], j: int | None) -> str | None:
    if j is not None:
        return marked[j].label
    touched = {m.label for m in marked if _shared(claim.spans, m.spans)}
    return OFF if touched <= {OFF} else None


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    return _shared(one, other) / max(_length(one), _length(other))


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(e, f) - max(s, t)) for s, e in one for t, f in other)


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _as_claim(article: Article, marked: Marked) -> Claim:
    return claim_of(article, marked.spans, marked.speaker)
