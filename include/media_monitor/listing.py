"""Saved pages as JSON Lines: an article per line, with what was dropped and its claims."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from media_monitor.errors import ConfigError, ItemError
from media_monitor.models import Candidate, Claim, Fetched, Hints, Issue, Page, Position, Window
from media_monitor.reading import Reader, Reading
from media_monitor.settings import CONFIG
from media_monitor.sources import Source, parse_source

Row = dict[str, Any]

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


class Listing:
    """Reads files and folders; `hints` supply what they lack, `topic` narrows the positions."""

    def __init__(self, hints: Hints, topic: str | None, config: Path = CONFIG) -> None:
        self._reader = Reader.from_config(config)
        self._hints = hints
        names = [known.name for known in self._reader.topics]
        if topic is not None and topic not in names:
            raise ConfigError(f"--topic {topic}: no such topic; there are {', '.join(names)}")
        self._topics = [topic] if topic else names

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

    def line(self, source: Source, item: Candidate | Issue) -> str:
        """Read one page into one line of JSON; what cannot be read says why in `issues`."""
        row = _unread(item) if isinstance(item, Issue) else self._row(source, item)
        return json.dumps(row, ensure_ascii=False)

    def _row(self, source: Source, candidate: Candidate) -> Row:
        candidate = candidate.model_copy(update={"hints": _filled(candidate.hints, self._hints)})
        try:
            fetched = source.fetch(candidate, _no_network)
            page = Page.of(fetched, candidate)
            return self._reading_row(self._reader.read(page, fetched.body))
        except ItemError as error:
            subject = candidate.path or candidate.url or source.name
            return _unread(
                Issue(source=source.name, stage="read", subject=subject, message=str(error))
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
