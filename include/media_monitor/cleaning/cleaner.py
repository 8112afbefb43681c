"""A page's bytes to a clean article, and every piece that was dropped with the reason."""

from collections.abc import Sequence
from dataclasses import replace

from media_monitor.cleaning import credits as visible_credits
from media_monitor.cleaning import page_metadata
from media_monitor.cleaning.assembling import Cleaned, Reading, Sorted, assemble
from media_monitor.cleaning.bylines import bylines
from media_monitor.cleaning.date_lines import date_lines
from media_monitor.cleaning.dates import date_apart
from media_monitor.cleaning.decoding import decode
from media_monitor.cleaning.extraction import extract
from media_monitor.cleaning.filtering import Filter, Verdicts, merge
from media_monitor.cleaning.foreign_dates import dates_beside_headline
from media_monitor.cleaning.headline import (
    above_headline,
    breadcrumbs,
    find_headline,
    headline_above_text,
    lead_captions,
)
from media_monitor.cleaning.languages import LanguageJudge
from media_monitor.cleaning.leftovers import leftovers
from media_monitor.cleaning.markup import parse, visible_pieces
from media_monitor.cleaning.metadata import Metadata, split_authors
from media_monitor.cleaning.pieces import Piece, Verdict, refuse_monsters
from media_monitor.cleaning.plaintext import is_markup, paragraphs
from media_monitor.cleaning.posts import marked_posts, stamped_posts, timed_posts, told_posts
from media_monitor.cleaning.rules import Rules
from media_monitor.cleaning.surroundings import Surroundings
from media_monitor.cleaning.trailers import without_trailers
from media_monitor.models import Page

_ENOUGH_WORDS = 60
_ENOUGH_SHARE = 0.2
_OUTSIDE = Verdict("outside the article", "extractor")


class Cleaner:
    """Cleans pages. Without the language gate foreign pieces and pages are kept."""

    def __init__(self, rules: Rules, *, language_gate: bool = True) -> None:
        self._languages = LanguageJudge(rules.languages)
        self._gate = language_gate
        self._wanted = rules.languages.wanted
        self._others = rules.languages.others
        self._chrome = rules.chrome
        self._filter = Filter(rules.chrome, self._languages if language_gate else None)

    def clean(self, page: Page, body: bytes) -> Cleaned:
        """Clean one page; ItemError when its bytes cannot be read as HTML or text."""
        text = decode(body, page.charset).text
        read = self._markup if is_markup(text, page.content_type) else self._plain
        reading = read(page, text)
        sorted_ = self._sorted(reading)
        language, problem = self._language(sorted_)
        return assemble(page, reading, sorted_, language, problem)

    def _markup(self, page: Page, text: str) -> Reading:
        tree = parse(text)
        visible = refuse_monsters(visible_pieces(tree))
        found = page_metadata.of_markup(tree, page, [piece.text for piece in visible])
        around = Surroundings(visible, extract(tree, visible, self._chrome.elsewhere), self._chrome)
        placed = [(index, visible[index]) for index in sorted(around.chosen)]
        titles = [title for title in (found.title, *found.headings) if title]
        outside = [item for item in enumerate(visible) if item[0] not in around.chosen]
        beside = [piece for _, piece in outside]
        verdicts = self._filter.judge([piece for _, piece in placed], titles, beside)
        placing = around.verdicts()
        merge(verdicts, [placing.get(index) for index, _ in placed])
        merge(verdicts, self._teasers(visible, sorted(around.chosen), verdicts))
        merge(verdicts, date_lines([piece for _, piece in placed]))
        _name_by_text(found, placed, verdicts)
        visible_credits.add_credits(found, *_said(placed, verdicts), self._chrome.agency)
        if not found.authors:
            author = found.first("authors", bylines(visible, found.title))
            found.authors = split_authors(author) if author else ()
        merge(verdicts, leftovers([piece for _, piece in placed], verdicts, found.authors))
        if not found.published:
            found.add_dates(dates_beside_headline(visible, found.title, self._languages), ())
        if not found.published and (date := date_apart(found.title or "")):
            found.published, found.provenance["published"] = date, "title"
        return Reading(
            metadata=found,
            pieces=[*placed, *outside],
            verdicts=[*verdicts, *[_OUTSIDE] * len(outside)],
            standfirst=around.standfirst,
            posts=told_posts(visible, found.updates)
            or marked_posts(visible, around.chosen)
            or stamped_posts(visible, around.chosen, found.published),
        )

    def _teasers(
        self, visible: Sequence[Piece], chosen: Sequence[int], verdicts: Verdicts
    ) -> Verdicts:
        told = dict(zip(chosen, verdicts, strict=True))
        everywhere = [told.get(index, _OUTSIDE) for index in range(len(visible))]
        found = self._filter.headlines_after_labels(visible, everywhere)
        return [found[index] for index in chosen]

    def _plain(self, page: Page, text: str) -> Reading:
        pieces = refuse_monsters(paragraphs(text))
        hints = page.hints
        verdicts = self._filter.judge(pieces, ())
        merge(verdicts, breadcrumbs(pieces))
        # The first line may be the headline of a briefing, with its day.
        merge(verdicts, [None, *date_lines(pieces[1:])])
        merge(verdicts, self._filter.headlines_after_labels(pieces, verdicts))
        placed = list(enumerate(pieces))
        found = visible_credits.of_text(*_said(placed, verdicts), page, self._chrome.agency)
        headline = find_headline(pieces, verdicts, hints.title, hints.outlet)
        if headline is not None:
            merge(verdicts, above_headline(verdicts, headline))
            merge(verdicts, lead_captions(pieces, verdicts, headline))
            where = "first line" if headline == 0 else "headline in the text"
            given = [(hints.title, "hint")] if hints.title else []
            found.title = found.first("title", [(pieces[headline].text, where), *given])
            del placed[headline], verdicts[headline]
        posts = timed_posts(pieces, found.published)
        return Reading(metadata=found, pieces=placed, verdicts=verdicts, posts=posts)

    def _sorted(self, reading: Reading) -> Sorted:
        """Part what stays from what goes, and cut what was put behind paragraphs."""
        result = Sorted()
        judge = self._languages if self._gate else None
        for (index, piece), verdict in zip(reading.pieces, reading.verdicts, strict=True):
            if verdict:
                result.dropped.append((index, piece.text, verdict))
                continue
            rest, gone = without_trailers(piece.text, self._chrome.trailer, judge)
            result.dropped.extend((index, text, why) for text, why in gone)
            if rest:
                result.kept.append((index, replace(piece, text=rest)))
        return result

    def _language(self, found: Sorted) -> tuple[str | None, str | None]:
        """Tell the article's language, and why the whole page is dropped, if it is."""
        if not found.kept and not found.foreign_words:
            return None, "no article text found"
        if not self._gate or not found.foreign_words:
            return (self._wanted.code if self._gate else None), None
        wanted = sum(piece.words for _, piece in found.kept if self._is_wanted(piece.text))
        foreign = sum(found.foreign_words.values())
        if wanted >= min(foreign, max(_ENOUGH_WORDS, _ENOUGH_SHARE * foreign)):
            return self._wanted.code, None
        code = max(found.foreign_words, key=lambda code: (found.foreign_words[code], code))
        name = self._others[code].name if code in self._others else code
        return code, f"not {self._wanted.name}: its text is {name}"

    def _is_wanted(self, text: str) -> bool:
        return self._languages.language_of(text) == self._wanted.code


def _name_by_text(found: Metadata, placed: Sequence[tuple[int, Piece]], verdicts: Verdicts) -> None:
    """Take the headline from the text where only the title element names the page, and not it."""
    if found.title is None or found.provenance["title"] != "title element":
        return
    pieces = [piece for _, piece in placed]
    headline = headline_above_text(found.title, pieces, verdicts)
    if headline is not None:
        given = (pieces[headline].text, "line above the text"), (found.title, "title element")
        found.title = found.first("title", given)
        verdicts[headline] = Verdict("title repeated", "title")


def _said(placed: Sequence[tuple[int, Piece]], verdicts: Verdicts) -> tuple[list[str], list[str]]:
    """Part lines from the names of the rules that dropped them, "" for those that stay."""
    lines = [piece.text for _, piece in placed]
    return lines, [verdict.rule if verdict else "" for verdict in verdicts]
