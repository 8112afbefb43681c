"""A page's bytes to a clean article, and every piece that was dropped with the reason."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from media_monitor.cleaning import metadata
from media_monitor.cleaning.decoding import decode
from media_monitor.cleaning.extraction import extract
from media_monitor.cleaning.filtering import Filter, Verdicts
from media_monitor.cleaning.headline import (
    above_headline,
    breadcrumbs,
    find_headline,
    lead_captions,
)
from media_monitor.cleaning.languages import LanguageJudge
from media_monitor.cleaning.markup import parse, visible_pieces
from media_monitor.cleaning.metadata import Metadata
from media_monitor.cleaning.pieces import Piece, Verdict
from media_monitor.cleaning.plaintext import is_markup, paragraphs
from media_monitor.cleaning.rules import Rules
from media_monitor.cleaning.surroundings import Surroundings
from media_monitor.models import Article, Block, Page, Record, content_id

Placed = list[tuple[int, Piece]]
Dropped = list[tuple[int, str, Verdict]]

_ENOUGH_WORDS = 60
_ENOUGH_SHARE = 0.2
_OUTSIDE = Verdict("outside the article", "extractor")


class Cleaned(Record):
    """A clean article and the pieces of its page that are not in it, in page order."""

    article: Article
    blocks: tuple[Block, ...]


class Cleaner:
    """Cleans pages. Without the language gate foreign pieces and pages are kept."""

    def __init__(self, rules: Rules, *, language_gate: bool = True) -> None:
        self._languages = LanguageJudge(rules.languages)
        self._gate = language_gate
        self._names = {code: other.name for code, other in rules.languages.others.items()}
        self._wanted = rules.languages.wanted
        self._trailer = rules.chrome.trailer
        self._box = rules.chrome.box
        self._filter = Filter(rules.chrome, self._languages if language_gate else None)

    def clean(self, page: Page, body: bytes) -> Cleaned:
        """Clean one page; ItemError when its bytes cannot be read as HTML or text."""
        text = decode(body, page.charset).text
        if is_markup(text, page.content_type):
            return self._markup(page, text)
        return self._plain(page, text)

    def _markup(self, page: Page, text: str) -> Cleaned:
        tree = parse(text)
        visible = visible_pieces(tree)
        found = metadata.of_markup(tree, page)
        around = Surroundings(visible, extract(tree, visible), self._box)
        placed = [(index, visible[index]) for index in sorted(around.chosen)]
        outside: Dropped = [
            (index, piece.text, _OUTSIDE)
            for index, piece in enumerate(visible)
            if index not in around.chosen
        ]
        pieces = [piece for _, piece in placed]
        titles = [title for title in (found.title, *found.headings) if title]
        verdicts = self._filter.judge(pieces, titles)
        placing = around.verdicts()
        _merge(verdicts, [placing.get(index) for index, _ in placed])
        return self._cleaned(page, found, placed, verdicts, outside, around.standfirst())

    def _plain(self, page: Page, text: str) -> Cleaned:
        pieces = paragraphs(text)
        hints = page.hints
        verdicts = self._filter.judge(pieces, ())
        _merge(verdicts, breadcrumbs(pieces))
        headline = find_headline(pieces, verdicts, hints.title, hints.outlet)
        rules = [verdict.rule if verdict else "" for verdict in verdicts]
        found = metadata.of_text([piece.text for piece in pieces], rules, page)
        if headline is not None:
            _merge(verdicts, above_headline(verdicts, headline))
            _merge(verdicts, lead_captions(pieces, verdicts, headline))
            found.title = pieces[headline].text
            found.provenance["title"] = "first line" if headline == 0 else "headline in the text"
            pieces = [piece for index, piece in enumerate(pieces) if index != headline]
            verdicts = [verdict for index, verdict in enumerate(verdicts) if index != headline]
        return self._cleaned(page, found, list(enumerate(pieces)), verdicts, [], set())

    def _cleaned(  # noqa: PLR0913  (one call joins everything known about a page)
        self,
        page: Page,
        found: Metadata,
        placed: Placed,
        verdicts: Verdicts,
        outside: Dropped,
        standfirst: set[int],
    ) -> Cleaned:
        kept = [item for item, verdict in zip(placed, verdicts, strict=True) if not verdict]
        dropped: Dropped = [
            (index, piece.text, verdict)
            for (index, piece), verdict in zip(placed, verdicts, strict=True)
            if verdict
        ]
        kept, trailers = self._without_trailers(kept)
        body = [piece for _, piece in kept]
        language, problem = self._language(body, dropped)
        if problem:
            verdict = Verdict("page dropped", "page")
            dropped += [(index, piece.text, verdict) for index, piece in kept]
            body = []
        lead = sum(1 for _ in takewhile(lambda item: item[0] in standfirst, kept))
        article = _article(page, found, body, lead, language, problem)
        return Cleaned(article=article, blocks=_blocks(page, [*dropped, *trailers, *outside]))

    def _without_trailers(self, kept: Placed) -> tuple[Placed, Dropped]:
        """Cut desk credits off the ends of paragraphs."""
        result: Placed = []
        cut: Dropped = []
        for index, piece in kept:
            match = self._trailer.search(piece.text) if self._trailer else None
            rest = piece.text[: match.start()].rstrip() if match else piece.text
            if match:
                verdict = Verdict("desk credit or wire end mark", "trailer")
                cut.append((index, match.group().strip(), verdict))
            if rest:
                result.append((index, replace(piece, text=rest)))
        return result, cut

    def _language(self, body: Sequence[Piece], dropped: Dropped) -> tuple[str | None, str | None]:
        """Tell the article's language, and why the whole page is dropped, if it is."""
        kept = sum(piece.words for piece in body)
        if not self._gate:
            return None, None if kept else "no article text found"
        foreign = [
            (verdict.rule, len(text.split()))
            for _, text, verdict in dropped
            if verdict.rule.startswith("language:")
        ]
        other = sum(words for _, words in foreign)
        if kept and (kept >= other or (kept >= _ENOUGH_WORDS and kept >= _ENOUGH_SHARE * other)):
            return self._wanted.code, None
        if not other:
            return None, "no article text found"
        code = max(foreign, key=lambda found: found[1])[0].removeprefix("language:")
        return code, f"not {self._wanted.name}: its text is {self._names.get(code, code)}"


def _article(  # noqa: PLR0913  (one call joins everything known about a page)
    page: Page,
    found: Metadata,
    body: Sequence[Piece],
    lead: int,
    language: str | None,
    problem: str | None,
) -> Article:
    title = [found.title] if found.title and not problem else []
    head = [*title, *(piece.text for piece in body[:lead])]
    rest = [piece.text for piece in body[lead:]]
    text = "\n\n".join([*head, *rest])
    published = found.published
    return Article(
        article_id=content_id(page.url or page.path or page.page_id, text),
        page_id=page.page_id,
        source=page.source,
        url=found.url,
        path=page.path,
        title=found.title,
        authors=found.authors,
        published=published.moment if published else None,
        published_precision=published.precision if published else None,
        published_source=found.provenance.get("published"),
        updated=found.updated,
        outlet=found.outlet,
        original_outlet=found.original_outlet,
        section=found.section,
        language=language,
        kept=problem is None,
        drop_reason=problem,
        text=text,
        body_start=len(text) - len("\n\n".join(rest)),
        provenance=found.provenance,
    )


def _blocks(page: Page, dropped: Dropped) -> tuple[Block, ...]:
    ordered = sorted(dropped, key=lambda item: item[0])
    return tuple(
        Block(
            page_id=page.page_id,
            position=position,
            text=text,
            reason=verdict.reason,
            rule=verdict.rule,
        )
        for position, text, verdict in ordered
    )


def _merge(verdicts: Verdicts, further: Verdicts) -> None:
    for index, verdict in enumerate(further):
        verdicts[index] = verdicts[index] or verdict
