"""The vocabulary of chrome and of languages, read from the files a user edits."""

import re
from functools import cached_property
from pathlib import Path

from pydantic import field_validator

from media_monitor.models import Record
from media_monitor.settings import CONFIG, load_yaml

# Not quotation marks: what somebody says may begin like a label.
_LEADING = re.compile(r"^(?:[^\w\"\u201c\u2018\u00ab]|_)*(?:\d{1,2}[.)]\s+)?")


class ChromeRule(Record):
    """One kind of chrome. Patterns are regular expressions, read without regard to case.

    Of blocks of at most `words` words, `whole` must match all, `starts` the beginning and `ends`
    the end, if `unless` is nowhere in it; `cuts` are labels after which nothing belongs to the
    article.
    """

    name: str
    reason: str
    words: int = 20
    whole: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @field_validator("whole", "starts", "ends", "cuts", "unless")
    @classmethod
    def _compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
        return patterns

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        return _any(self.whole, r"\W*\Z")

    @cached_property
    def _ends(self) -> re.Pattern[str] | None:
        return _any(self.ends, r"\W*\Z")

    @cached_property
    def _cuts(self) -> re.Pattern[str] | None:
        return _any(self.cuts, r"[^\w.!]*\Z")

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return _any(self.unless, "")

    @cached_property
    def _begins(self) -> re.Pattern[str] | None:
        """Everything that is looked for at the beginning of a block, in one pass."""
        starts = _any(self.starts, r"(?!\w)")
        parts = [part.pattern for part in (self._whole, self._cuts, starts) if part]
        return _any(tuple(parts), "")

    def matches(self, text: str, bare: str) -> bool:
        """Say whether a block is this kind of chrome; `bare` has no bullet."""
        found = (
            (self._begins and self._begins.match(bare))
            or (bare is not text and self._whole and self._whole.match(text))
            or (self._ends and self._ends.search(text))
        )
        return bool(found) and not (self._unless and self._unless.search(text))

    def cuts_at(self, bare: str) -> bool:
        """Say whether a block is a label after which nothing belongs to the article."""
        return bool(self._cuts and self._cuts.match(bare))


class ChromeRules(Record):
    """Everything `chrome.yaml` says."""

    rules: tuple[ChromeRule, ...]
    trailers: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    @cached_property
    def trailer(self) -> re.Pattern[str] | None:
        """What is cut off the end of a paragraph: desk credits and the like."""
        return _any(self.trailers, r"\W*\Z")

    @cached_property
    def agency(self) -> re.Pattern[str] | None:
        """A line, or an author, that names nothing but the agency a text is from."""
        return _any((rf"\W*(?:source:\s*)?({'|'.join(self.agencies)})",), r"\W*\Z")

    @cached_property
    def box(self) -> re.Pattern[str] | None:
        """Class names and ids of boxes that never hold the article's own words."""
        return _named(self.boxes)

    @cached_property
    def picture(self) -> re.Pattern[str] | None:
        """Class names and ids of boxes that hold a picture, with its caption."""
        return _named(self.pictures)

    @cached_property
    def elsewhere(self) -> re.Pattern[str] | None:
        """Class names and ids of boxes in which the article never is, however long their text."""
        return _named(self.apart)


class Language(Record):
    """How one language is recognised in a line of text."""

    name: str
    code: str = ""
    words: frozenset[str] = frozenset()
    menu: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()

    @field_validator("words", "menu", "letters", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return value.split() if isinstance(value, str) else value


class LanguageRules(Record):
    """Everything `languages.yaml` says: the language of the articles, and all others.

    `scripts` lists the codes of the languages that are written in a script, by Unicode's name.
    """

    wanted: Language
    others: dict[str, Language]
    scripts: dict[str, tuple[str, ...]]


class Rules(Record):
    """All vocabulary that cleaning uses."""

    chrome: ChromeRules
    languages: LanguageRules


def load_rules(folder: Path = CONFIG) -> Rules:
    """Read `chrome.yaml` and `languages.yaml`; ConfigError names the file and the key."""
    return Rules(
        chrome=load_yaml(folder / "chrome.yaml", ChromeRules),
        languages=load_yaml(folder / "languages.yaml", LanguageRules),
    )


def _named(parts: tuple[str, ...]) -> re.Pattern[str] | None:
    """Match a part of a class name, but not of one like "has-image"."""
    if not parts:
        return None
    return re.compile(rf"(?<![a-z])(?<!has-)(?<!no-)(?<!with-)(?:{'|'.join(parts)})(?![a-z])")


def without_bullet(text: str) -> str:
    """Take a leading bullet, number or quotation mark away."""
    bare = _LEADING.sub("", text)
    return text if len(bare) == len(text) else bare


def _any(patterns: tuple[str, ...], end: str) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile(rf"(?:{'|'.join(patterns)}){end}", re.IGNORECASE)
