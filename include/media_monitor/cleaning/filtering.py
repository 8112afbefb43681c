"""Which pieces are not the article's own words: chrome rules, repeats, tails, languages."""

import re
from collections.abc import Sequence
from itertools import takewhile

from media_monitor.cleaning.languages import LanguageJudge
from media_monitor.cleaning.pieces import Box, Piece, Verdict
from media_monitor.cleaning.rules import ChromeRule, ChromeRules, without_bullet

_OTHER = re.compile(r"[\W_]+")
_OPENS_WORD = re.compile(r"\b[^\W\d_]")
_MARKS = '"\u201c\u2018\u00ab'
_OPENS_QUOTE = re.compile(rf"[{_MARKS}a-z]")

Verdicts = list[Verdict | None]

LANGUAGE = "language:"
"""What the names of the rules for foreign pieces begin with, before the language's code."""

_TAIL = 0.55
"""Share of the text after which a label like "More from" ends the article."""
_LEAD = 4
"""Blocks at the top among which a site repeats the title."""
_RESUMES_WORDS = 40
_SENTENCE_WORDS = 8
_LINK = 0.9
_TAGS = re.compile(r"#?\w[\w' -]{1,28}(?:, #?\w[\w' -]{1,28}){2,12}")
_SHORT_TITLE = 20
_CUT_TITLE = 0.7
_SHORT_QUOTE = 15
_SHORT_LINE = 25
_FEWEST_WORDS, _QUOTE_WORDS = 4, 40
_MOST_QUOTES = 200
_LONGEST = 700
"""Characters; longer blocks are never chrome by their wording."""
_LABEL = 80
"""Characters; no label is longer."""
_LABEL_WORDS = 5
_TEASERS = "related links"
_TOLD = re.compile(r"\b(?:said|told|asked|added|replied|answered|reported|was|were|had)\b")
"""Words of sentences: headlines do without the past tense."""
_BEHIND = 4
"""Lines up to which a headline follows its label."""
_HEADLINE = 4, 20
"""Words in a headline, at least and at most."""
FOREIGN = "foreign language"


class Filter:
    """Judges the pieces of one page; the vocabulary is read once."""

    def __init__(self, rules: ChromeRules, languages: LanguageJudge | None) -> None:
        self._rules = rules.rules
        self._cutting = [rule for rule in rules.rules if rule.cuts]
        self._languages = languages

    def judge(
        self, pieces: Sequence[Piece], titles: Sequence[str], around: Sequence[Piece] = ()
    ) -> Verdicts:
        """For each piece the reason why it goes, None when it stays; `around` is not judged."""
        verdicts: Verdicts = [self._wording(piece) for piece in pieces]
        if self._languages:
            merge(verdicts, self._foreign(pieces, around, self._languages))
        merge(verdicts, _title_repeats(pieces, verdicts, titles))
        merge(verdicts, self._teasers(pieces, verdicts))
        merge(verdicts, _pull_quotes(pieces, verdicts))
        merge(verdicts, _trailing_tags(pieces, verdicts))
        return verdicts

    def _wording(self, piece: Piece) -> Verdict | None:
        if len(piece.text) > _LONGEST:
            return None
        text, bare, words = piece.text, without_bullet(piece.text), piece.words
        for rule in self._rules:
            if words <= rule.words and rule.matches(text, bare):
                return _by(rule)
        return None

    @staticmethod
    def _foreign(
        pieces: Sequence[Piece], around: Sequence[Piece], judge: LanguageJudge
    ) -> Verdicts:
        return [
            Verdict(FOREIGN, f"{LANGUAGE}{code}") if code else None
            for code in judge.foreign(pieces, around)
        ]

    def _teasers(self, pieces: Sequence[Piece], verdicts: Verdicts) -> Verdicts:
        """After a label like "More from" links go, and near the end all until text resumes."""
        result: Verdicts = [None] * len(pieces)
        total = sum(len(piece.text) for piece in pieces)
        before = 0
        label: ChromeRule | None = None
        paths: set[tuple[str, ...]] = set()
        holders: set[Box | None] = set()
        for index, piece in enumerate(pieces):
            new = self._label(piece)
            if new:
                label = new
            elif label and piece.links < _LINK:
                alike = not piece.box or piece.box.path() in paths
                sibling = piece.box is not None and piece.box.outer in holders
                resumed = alike and _resumes(pieces, verdicts, index, sibling=sibling)
                label = None if resumed or before < _TAIL * total else label
            before += len(piece.text)
            if not label and piece.box and piece.is_prose:
                paths.add(piece.box.path())
                holders.add(piece.box.outer)
            if label:
                result[index] = Verdict(label.reason, f"{label.name}:tail")
        return result

    def headlines_after_labels(self, pieces: Sequence[Piece], verdicts: Verdicts) -> Verdicts:
        """After "Read also" in any language lines that read like headlines are teasers.

        `pieces` are all of the page's: what follows a label is often elsewhere in the page's tree.
        """
        result: Verdicts = [None] * len(pieces)
        kept = (i for i, v in enumerate(verdicts) if not v and pieces[i].is_prose)
        for index in range(next(kept, len(pieces)), len(pieces)):
            if not verdicts[index] and _is_headline(pieces[index]):
                near = range(index - 1, max(index - _BEHIND, 0) - 1, -1)
                told = takewhile(lambda at: verdicts[at] or result[at], near)
                if any(result[at] or self._is_label(pieces[at]) for at in told):
                    result[index] = Verdict(_TEASERS, "headline_after_label")
        return result

    def _is_label(self, piece: Piece) -> bool:
        if piece.words > _LABEL_WORDS:
            return False
        verdict = self._wording(piece)
        return bool(verdict and verdict.reason == _TEASERS) or bool(self._label(piece))

    def _label(self, piece: Piece) -> ChromeRule | None:
        if len(piece.text) > _LABEL:
            return None
        bare = without_bullet(piece.text)
        return next((rule for rule in self._cutting if rule.cuts_at(bare)), None)


def _is_headline(piece: Piece) -> bool:
    """Say whether a paragraph reads like a headline: short, and it ends without a mark."""
    if piece.kind not in ("paragraph", "item") or not _HEADLINE[0] <= piece.words <= _HEADLINE[1]:
        return False
    ends = piece.text[0].isupper() and piece.text[-1].isalnum()
    return ends and not _TOLD.search(piece.text)


def _by(rule: ChromeRule) -> Verdict:
    return Verdict(rule.reason, rule.name)


def merge(verdicts: Verdicts, further: Verdicts) -> None:
    """Add verdicts where there are none yet."""
    for index, verdict in enumerate(further):
        verdicts[index] = verdicts[index] or verdict


def _resumes(pieces: Sequence[Piece], verdicts: Verdicts, index: int, *, sibling: bool) -> bool:
    """Say whether text starts again: a long paragraph, two in a row, a sentence in its box."""
    piece = pieces[index]
    if sibling and not verdicts[index] and piece.is_ended and piece.words >= _SENTENCE_WORDS:
        return True
    if verdicts[index] or not piece.is_prose:
        return False
    after = next((i for i in range(index + 1, len(pieces)) if not verdicts[i]), None)
    return piece.words >= _RESUMES_WORDS or (after is not None and pieces[after].is_prose)


def letters(text: str) -> str:
    """Only the letters and digits of a text, without case: what a repeat has in common."""
    return _OTHER.sub("", text.casefold())


def _title_repeats(pieces: Sequence[Piece], verdicts: Verdicts, titles: Sequence[str]) -> Verdicts:
    result: Verdicts = [None] * len(pieces)
    known = [letters(title) for title in titles]
    kept = [index for index, verdict in enumerate(verdicts) if not verdict]
    for index in kept[:_LEAD]:
        mine = letters(pieces[index].text)
        if any(mine and (mine == title or _nearly(mine, title)) for title in known):
            result[index] = Verdict("title repeated", "title")
    return result


def _nearly(mine: str, title: str) -> bool:
    """Recognise a title cut short, or with the site's name behind it."""
    shorter, longer = sorted((mine, title), key=len)
    cut = len(shorter) > _CUT_TITLE * len(longer)
    return cut and len(shorter) > _SHORT_TITLE and longer.startswith(shorter)


def _may_be_quote(piece: Piece) -> bool:
    """Tell what is set apart as a quote, or reads like one and not like a name or a list."""
    if piece.kind == "heading":
        # Headings use the words of the text below them.
        return piece.is_ended or bool(_OPENS_QUOTE.match(piece.text))
    if piece.kind != "paragraph":
        return piece.kind == "quote"
    if not _FEWEST_WORDS <= piece.words <= _QUOTE_WORDS:
        return False
    capitals = sum(map(str.isupper, _OPENS_WORD.findall(piece.text)))
    return piece.is_ended or (bool(_OPENS_QUOTE.match(piece.text)) and 2 * capitals < piece.words)


def _pull_quotes(pieces: Sequence[Piece], verdicts: Verdicts) -> Verdicts:
    """Find lines set apart, marked as quotes or not, that repeat words of a longer paragraph."""
    result: Verdicts = [None] * len(pieces)
    apart = [
        index for index, piece in enumerate(pieces) if _may_be_quote(piece) and not verdicts[index]
    ][:_MOST_QUOTES]
    texts = [letters(piece.text) for piece in pieces] if apart else []
    for index in apart:
        mine = texts[index]
        if len(mine) < (_SHORT_QUOTE if pieces[index].text[0] in _MARKS else _SHORT_LINE):
            continue
        if any(mine in other and len(other) > len(mine) for other in texts):
            result[index] = Verdict("pull quote repeats a sentence", "pull_quote")
    return result


def _trailing_tags(pieces: Sequence[Piece], verdicts: Verdicts) -> Verdicts:
    """Find names with commas between them that stand after the last sentence."""
    result: Verdicts = [None] * len(pieces)
    kept = [index for index, verdict in enumerate(verdicts) if not verdict]
    for index in reversed(kept[_LEAD:]):
        if not _TAGS.fullmatch(pieces[index].text):
            break
        result[index] = Verdict("tags", "tags:tail")
    return result
