"""What one question is: its parties, its positions and the words that take them, from one file."""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from media_monitor.errors import ConfigError
from media_monitor.positions.examples import OFF, Example
from media_monitor.positions.model import Model, load_model
from media_monitor.positions.patterns import Pattern, compile_pattern
from media_monitor.settings import load_yaml

# Shorter words ("of", "their", "have") are in the patterns of every stance.
_LONGER = re.compile(r"(?<![\w<])[a-z-]{6,}(?![\w>])")
# What a party is called by when it is not named: these tell two statements apart no better.
_GROUP_WORDS = frozenset(["group", "groups", "network", "movement", "militants", "two", "both"])
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Party(_Settings):
    """One side of the question.

    `names` are matched as whole words in any case, `surnames` only where no first name stands
    before them. `nouns` refer back to it once it was named ("the network"). `insiders` are the
    speakers and organisations whose "we" is this party. `hints` are people and places by which a
    page is about it without naming it.
    """

    names: tuple[str, ...] = Field(min_length=1)
    surnames: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    insiders: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class Stance(_Settings):
    """One position on the question and the patterns of words that take it (see `patterns`)."""

    meaning: str
    negated: str | None = None
    says: tuple[str, ...] = ()


class Saying(NamedTuple):
    """One pattern: the stance it takes, how it is written, and what it means when denied."""

    stance: str
    wording: str
    negated: str | None
    pattern: Pattern


class Topic(_Settings):
    """One question: who it is about, which positions there are, and what does not count.

    `undecided` is the position of those who speak to the question without answering it.
    `checks` are examples that must come out as labelled, decided as if the page were about it.
    `page_mentions` is how often a page must name each party before its claims are considered.
    `examples` (a file) and `articles` (a folder) are what the model beside the topic learns from.
    """

    name: Slug
    question: str
    parties: dict[str, Party] = Field(min_length=2, max_length=2)
    both: tuple[str, ...]
    others: tuple[str, ...] = ()
    stances: dict[str, Stance] = Field(min_length=2)
    undecided: str
    contrast: dict[str, str] = {}
    page_mentions: int = Field(default=2, ge=1)
    examples: str | None = None
    articles: str | None = None
    checks: tuple[Example, ...] = ()
    _model: Model | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _known_stances(self) -> Self:
        named = {self.undecided, *self.contrast.values()} | {
            stance.negated for stance in self.stances.values() if stance.negated
        }
        named |= {check.label for check in self.checks if check.label != OFF}
        if unknown := sorted(named - set(self.stances)):
            raise ValueError(f"unknown stance {unknown[0]!r}; add it under stances or correct it")
        return self

    @model_validator(mode="after")
    def _readable_patterns(self) -> Self:
        for stance in self.stances.values():
            for pattern in stance.says:
                self._check(pattern)
        return self

    def _check(self, pattern: str) -> None:
        wording, _, negated = pattern.partition(" -> ")
        compile_pattern(wording)
        slots = set(re.findall(r"<(\w+)>", wording))
        if unknown := sorted(slots - {"one", "other", "both", "near", *self.parties}):
            raise ValueError(f"pattern {pattern!r}: no party has the key {unknown[0]!r}")
        if negated and negated not in self.stances:
            raise ValueError(f"pattern {pattern!r} turns into an unknown stance")

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """Every stance's patterns, ready to match."""
        return tuple(
            Saying(name, wording, negated or None, compile_pattern(wording))
            for name, stance in self.stances.items()
            for pattern in stance.says
            for wording, _, negated in [pattern.partition(" -> ")]
        )

    @property
    def model(self) -> Model | None:
        """The trained model that lies beside the file, if there is one."""
        return self._model

    def mentioned_in(self, text: str) -> bool:
        """Say whether the text names any of the parties."""
        return any(pattern.search(text) for pattern in self.named.values())

    def is_about(self, text: str) -> bool:
        """Say whether the text names or hints at both parties often enough, one of them by name."""
        return self.mentioned_in(text) and all(
            len(pattern.findall(text)) >= self.page_mentions for pattern in self._hinted.values()
        )

    @cached_property
    def _hinted(self) -> dict[str, re.Pattern[str]]:
        return {
            key: words((*party.names, *party.surnames, *party.hints))
            for key, party in self.parties.items()
        }

    @cached_property
    def named(self) -> dict[str, re.Pattern[str]]:
        """How each party is named, its surnames included."""
        return {key: words((*party.names, *party.surnames)) for key, party in self.parties.items()}

    @property
    def party_words(self) -> frozenset[str]:
        """The single words that only name the parties, alone or together, in lower case."""
        names = [name for p in self.parties.values() for name in (*p.names, *p.surnames)]
        called = {word for name in names for word in re.findall(r"\w+", name) if word[0].isupper()}
        return frozenset(word.lower() for word in called) | _GROUP_WORDS

    @cached_property
    def vocabularies(self) -> dict[str, frozenset[str]]:
        """The longer words of each stance's patterns: its vocabulary without the grammar."""
        return {
            name: frozenset(word for says in stance.says for word in _LONGER.findall(says))
            for name, stance in self.stances.items()
        }

    def party_of(self, speaker: str, organisation: str | None) -> str | None:
        """Tell which party says "we" when this speaker does."""
        for key, party in self.parties.items():
            if words(party.insiders).search(f"{speaker} | {organisation or ''}"):
                return key
        return None


def words(phrases: Iterable[str]) -> re.Pattern[str]:
    """Match any of the phrases as whole words, the longest first, in any case."""
    longest_first = sorted({re.escape(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first) or '(?!)'})(?!\w)", re.IGNORECASE)


def read_topic(path: Path) -> Topic:
    """Read one topic's file, without a model; raises ConfigError naming file and key."""
    topic = load_yaml(path, Topic)
    if topic.name != path.stem:
        raise ConfigError(f"{path}: name is {topic.name!r}; it must be {path.stem!r}, as the file")
    return topic


def load_topic(path: Path) -> Topic:
    """Read one topic and the model beside it; raises ConfigError naming file and key."""
    topic = read_topic(path)
    weights = path.with_suffix(".model.json")
    topic._model = load_model(weights) if weights.exists() else None  # noqa: SLF001 - ours
    return topic


def read_topics(folder: Path) -> tuple[Topic, ...]:
    """Read every topic of a folder in the order of their names, without models, which are large.

    Raises ConfigError naming file and key, or the folder when it holds no topic.
    """
    return tuple(read_topic(path) for path in _files(folder))


def load_topics(folder: Path) -> tuple[Topic, ...]:
    """Read every topic of a folder as `read_topics` does, each with its model."""
    return tuple(load_topic(path) for path in _files(folder))


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ConfigError(f"{folder}: holds no topic; add one, for example taliban_haqqani.yaml")
    return files
