"""What a careful reader would have of the example newsroom: its flags, its text, its chrome."""

from datetime import date

from media_monitor.models import FlagKind, Record
from media_monitor.newsroom.stories import EXAMPLE
from media_monitor.settings import load_yaml


class ExpectedFlag(Record):
    """One statement that is new, and every article that carries it.

    `other_kinds` and `other_stances` are what a second reader might also defend.
    """

    day: date
    kind: FlagKind
    other_kinds: tuple[FlagKind, ...] = ()
    speaker: str
    organisation: str
    stance: str
    other_stances: tuple[str, ...] = ()
    said: str | None
    words: str
    carriers: tuple[str, ...]


class ExpectedFlags(Record):
    """All that is to be flagged; `quiet` are articles in which nobody takes a position."""

    topic: str
    flags: tuple[ExpectedFlag, ...]
    quiet: tuple[str, ...]


class Snippets(Record):
    """Words of one article's page that cleaning keeps, and words that it drops."""

    keep: tuple[str, ...]
    drop: tuple[str, ...]


class ExpectedText(Record):
    """Snippets per article; chrome on every page of an outlet; pages dropped as foreign."""

    everywhere: dict[str, tuple[str, ...]]
    articles: dict[str, Snippets]
    foreign: tuple[str, ...]


def expected_flags() -> ExpectedFlags:
    """Read what is to be flagged; raises ConfigError naming file and key."""
    return load_yaml(EXAMPLE / "expected_flags.yaml", ExpectedFlags)


def expected_text() -> ExpectedText:
    """Read what is to be kept and dropped; raises ConfigError naming file and key."""
    return load_yaml(EXAMPLE / "expected_clean.yaml", ExpectedText)
