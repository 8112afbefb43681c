"""The records that cleaning hands over: the article from what stays, blocks from what goes."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile

from media_monitor.cleaning.filtering import LANGUAGE, Verdicts
from media_monitor.cleaning.metadata import Metadata
from media_monitor.cleaning.pieces import Piece, Verdict
from media_monitor.cleaning.posts import FEWEST, Posts
from media_monitor.models import Article, Block, Page, Record, content_id

_PAGE = Verdict("page dropped", "page")


class Cleaned(Record):
    """A clean article and the pieces of its page that are not in it, in page order."""

    article: Article
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A page taken apart: its pieces with their positions, and the verdict on each."""

    metadata: Metadata
    pieces: list[tuple[int, Piece]]
    verdicts: Verdicts
    standfirst: set[int] = field(default_factory=set)
    posts: Posts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What stays, and what goes with the verdict."""

    kept: list[tuple[int, Piece]] = field(default_factory=list)
    dropped: list[tuple[int, str, Verdict]] = field(default_factory=list)

    @property
    def foreign_words(self) -> Counter[str]:
        """How many dropped words are in which foreign language, by its code."""
        words: Counter[str] = Counter()
        for _, text, verdict in self.dropped:
            if verdict.rule.startswith(LANGUAGE):
                words[verdict.rule.removeprefix(LANGUAGE)] += len(text.split())
        return words


def assemble(
    page: Page, reading: Reading, found: Sorted, language: str | None, problem: str | None
) -> Cleaned:
    """Make the article and the blocks; with a problem all text goes into the blocks."""
    kept = [] if problem else found.kept
    gone = [(index, piece.text, _PAGE) for index, piece in found.kept] if problem else []
    article = _article(page, reading, kept, language, problem)
    blocks = sorted([*found.dropped, *gone], key=lambda item: item[0])
    return Cleaned(article=article, blocks=tuple(_block(page, *block) for block in blocks))


def _article(
    page: Page,
    reading: Reading,
    kept: list[tuple[int, Piece]],
    language: str | None,
    problem: str | None,
) -> Article:
    found = reading.metadata
    published = found.published
    standfirst = list(takewhile(lambda item: item[0] in reading.standfirst, kept))
    title = [found.title] if found.title and not problem else []
    head = [*title, *(piece.text for _, piece in standfirst)]
    body = "\n\n".join(piece.text for _, piece in kept[len(standfirst) :])
    text = "\n\n".join([*head, *([body] if body else [])])
    posts = _posts(kept[len(standfirst) :], len(text) - len(body), reading.posts)
    return Article(
        article_id=content_id(page.url or page.path or page.page_id, text),
        page_id=page.page_id,
        source=page.source,
        url=found.url,
        canonical_url=found.canonical_url,
        path=page.path,
        title=found.title,
        authors=found.authors,
        published=published.moment if published else None,
        published_precision=published.precision if published else None,
        published_source=found.provenance.get("published"),
        updated=found.updated.moment if found.updated else None,
        outlet=found.outlet,
        original_outlet=found.original_outlet,
        section=found.section,
        language=language,
        kept=problem is None,
        drop_reason=problem,
        text=text,
        body_start=len(text) - len(body),
        provenance=found.provenance | _known(posts=posts, zone=published.zone if published else ""),
    )


def _known(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _posts(body: list[tuple[int, Piece]], offset: int, posts: Posts) -> str:
    """Say at which character each post begins, and when it was published."""
    waiting = sorted(posts.items())
    begun: list[str] = []
    for index, piece in body:
        reached = [moment for first, moment in waiting if first <= index]
        if reached:
            begun.append(f"{offset} {reached[-1].isoformat()}")
            del waiting[: len(reached)]
        offset += len(piece.text) + len("\n\n")
    return "; ".join(begun) if len(begun) >= FEWEST else ""


def _block(page: Page, position: int, text: str, verdict: Verdict) -> Block:
    return Block(
        page_id=page.page_id,
        position=position,
        text=text,
        reason=verdict.reason,
        rule=verdict.rule,
    )
