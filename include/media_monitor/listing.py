"""Saved pages as JSON Lines: an article per line, with what was dropped and its claims."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from media_monitor.errors import ConfigError, ItemError
from media_monitor.models import Candidate, Claim, Fetched, Hints, Issue, Page, Position, Window
from media_monitor.positions import read_topics
from media_monitor.reading import Reading, reader_of
from media_monitor.settings import CONFIG
from media_monitor.sources import Source, parse_source
from media_monitor.workers import Workers

Row = dict[str, Any]
Found = tuple[Source, Candidate]

_ARTICLE = (
    "path", "url", "title", "authors", "published", "published_source", "language", "kept",
    "drop_reason", "text",
)  # fmt: skip
_CLAIM = (
    "text", "spans", "sentence", "speaker", "speaker_mention", "organisation", "cue", "speech",
    "said", "reported_via", "headline",
)  # fmt: skip
_POSITION = ("on_question", "proposed", "topic", "stance", "rule", "decided_by", "confidence")
_NO_POSITION = dict.fromkeys(_POSITION) | {"on_question": False, "proposed": False}


def chosen_topics(topic: str | None, config: Path = CONFIG) -> list[str]:
    """Name the topic that was asked for, or else all; raises ConfigError when there is none."""
    names = [known.name for known in read_topics(config / "topics")]
    if topic is not None and topic not in names:
        raise ConfigError(f"--topic {topic}: no such topic; there are {', '.join(names)}")
    return [topic] if topic else names


class Listing:
    """Reads files and folders; `hints` supply what they lack, `topic` narrows the positions."""

    def __init__(self, hints: Hints, topic: str | None, config: Path = CONFIG) -> None:
        self._config = config
        self._hints = hints
        self._topics = chosen_topics(topic, config)

    def items(self, paths: Sequence[Path]) -> list[tuple[Source, Candidate | Issue]]:
        """List what is to be read, in order; raises ConfigError for a path that is not there."""
        found: list[tuple[Source, Candidate | Issue]] = []
        for path in paths:
            if not path.exists():
                raise ConfigError(f"{path}: no such file or folder; check the path")
            source = parse_source(f"directory:{path}")
            discovered = source.discover(Window.always(), _no_network)
            found += [(source, candidate) for candidate in discovered.candidates]
            found += [(source, issue) for issue in discovered.issues]
        return found

    def lines(self, items: Sequence[tuple[Source, Candidate | Issue]]) -> Iterator[str]:
        """Read each page into one line of JSON; what cannot be read says why in `issues`."""
        pages = [(source, item) for source, item in items if isinstance(item, Candidate)]
        with Workers.from_config(self._config) as workers:
            results = workers.map(partial(_read, self._config, self._hints), pages)
            for source, item in items:
                row = _unread(item) if isinstance(item, Issue) else self._row(source, item, results)
                yield json.dumps(row, ensure_ascii=False)

    def _row(
        self, source: Source, candidate: Candidate, results: Iterator[Reading | ItemError]
    ) -> Row:
        result = next(results)
        if isinstance(result, Reading):
            return self._reading_row(result)
        subject = candidate.path or candidate.url or source.name
        return _unread(
            Issue(source=source.name, stage="read", subject=subject, message=str(result))
        )

    def _reading_row(self, reading: Reading) -> Row:
        article = reading.article.model_dump(mode="json")
        return {
            **{name: article[name] for name in _ARTICLE},
            "dropped": [{"text": block.text, "reason": block.reason} for block in reading.blocks],
            "claims": [self._claim_row(claim, reading.positions) for claim in reading.claims],
            "issues": [],
        }

    def _claim_row(self, claim: Claim, positions: Sequence[Position]) -> Row:
        own = [
            position
            for position in positions
            if position.claim_id == claim.claim_id and position.topic in self._topics
        ]
        best = min(own, key=_rank, default=None)
        position = best.model_dump(include=set(_POSITION)) if best else _NO_POSITION
        return claim.model_dump(mode="json", include=set(_CLAIM)) | position


def _read(config: Path, hints: Hints, found: Found) -> Reading:
    source, candidate = found
    candidate = candidate.model_copy(update={"hints": _filled(candidate.hints, hints)})
    fetched = source.fetch(candidate, _no_network)
    return reader_of(config).read(Page.of(fetched, candidate), fetched.body)


def _rank(position: Position) -> tuple[bool, str]:
    return (not position.on_question, position.topic)


def _filled(known: Hints, extra: Hints) -> Hints:
    """Keep what is known of the page itself, and fill what is missing."""
    return extra.model_copy(update=known.model_dump(exclude_none=True))


def _unread(issue: Issue) -> Row:
    empty: Row = dict.fromkeys(_ARTICLE)
    return empty | {
        "path": issue.subject,
        "authors": [],
        "kept": False,
        "drop_reason": "unreadable",
        "text": "",
        "dropped": [],
        "claims": [],
        "issues": [issue.model_dump(include={"stage", "subject", "message"})],
    }


def _no_network(url: str) -> Fetched:
    raise ItemError(f"{url}: only saved files can be read here; use `media-monitor run`")
