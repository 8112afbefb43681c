"""How many independent voices carry a statement: copies and relays of one report count once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import ceil

from msgspec.structs import replace
from rapidfuzz.distance import LCSseq

from media_monitor.matching.circles import circles
from media_monitor.matching.evidence import Evidence, Statement
from media_monitor.matching.names import fold
from media_monitor.matching.wording import telling

# A copy keeps the order of most words that say something, whatever frame it stands in, even where
# a machine put synonyms for every third. Two reporters of one briefing share its quotations: less
# than 0.4 of what either wrote on labelled articles, where such copies keep more than 0.65.
COPIED = 0.5

Node = tuple[str, str]


def counted(found: Iterable[Statement], texts: Mapping[str, str]) -> list[Statement]:
    """Count the sources of each statement; `texts` are its articles' by id."""
    return [_counted(each, texts) for each in found]


def _counted(each: Statement, texts: Mapping[str, str]) -> Statement:
    claims = (*each.evidence, *each.former)
    number = sources(claims, texts)
    found = tuple(number[one.article_id] for one in claims)
    return replace(each, sources=found, independent=len(set(found[: len(each.evidence)])))


def sources(evidence: Sequence[Evidence], texts: Mapping[str, str]) -> dict[str, int]:
    """Tell the sources behind a statement apart, by number from 1; `texts` are its articles'.

    A relay counts as whom it got the words from, however many hands they went through; a
    syndicated or reworded copy as its original, a page as the one it names as the real one.
    """
    articles = list(dict.fromkeys(each.article_id for each in evidence))
    if len(articles) == 1:
        return {articles[0]: 1}
    known = [[("article", each.article_id), *_origins(each)] for each in evidence]
    found = circles([*known, *_copies(articles, texts)])
    place = {node: number for number, circle in enumerate(found) for node in circle}
    numbers: dict[int, int] = {}
    return {
        article: numbers.setdefault(place["article", article], len(numbers) + 1)
        for article in articles
    }


def _origins(each: Evidence) -> Iterator[Node]:
    """Name all who had the words before this article's readers, and where it stands."""
    relays = each.reported_via.split(" < ") if each.reported_via else []
    for name in (each.outlet, each.original_outlet, *relays):
        if name and fold(name):
            yield "name", fold(name)
    for address in (each.url, each.canonical_url):
        if address:
            yield "address", address


def _copies(articles: Iterable[str], texts: Mapping[str, str]) -> Iterator[tuple[Node, Node]]:
    words = {article: telling(texts.get(article, "")) for article in articles}
    first: dict[tuple[str, ...], str] = {}
    for article, said in words.items():
        original = first.setdefault(said, article)
        if said and original != article:
            yield ("article", original), ("article", article)
    for a, b in combinations(first.items(), 2):
        if _is_copy(a[0], b[0]):
            yield ("article", a[1]), ("article", b[1])


def _is_copy(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Compare with the shorter one: a copy may be cut, or stand below a lead of its own."""
    least = ceil(COPIED * min(len(a), len(b)))
    return least > 0 and LCSseq.similarity(a, b, score_cutoff=least) >= least
