"""The gold files: what a person marked in a corpus folder."""

from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from media_monitor.errors import ConfigError
from media_monitor.models import Span
from media_monitor.settings import explain


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True)

    file: str
    start: int
    end: int
    text: str


class GoldClaim(_Gold):
    """One attributed statement; offsets count in the raw file."""

    id: str
    spans: tuple[Span, ...]
    speaker: str
    alt_speaker: str | None = None
    organisation: str | None = None
    on_question: bool
    stance: str | None = None
    alt_stance: str | None = None
    said: str | None = None
    statement: str | None = None
    headline: bool = False
    borderline: bool = False


class GoldLine(_Gold):
    """One line of a raw file: keep or drop, and why."""

    label: Literal["keep", "drop"]
    reason: str


class GoldTrap(_Gold):
    """A passage that looks like a claim and must not become one."""

    reason: str


class Gold(BaseModel):
    """All that is marked in one corpus folder."""

    claims: tuple[GoldClaim, ...]
    lines: tuple[GoldLine, ...]
    traps: tuple[GoldTrap, ...]


_Row = TypeVar("_Row", bound=_Gold)


def load_gold(corpus: Path) -> Gold:
    """Read the gold files of a corpus; raises ConfigError naming file, line and key."""
    return Gold(
        claims=_rows(corpus / "gold_claims.jsonl", GoldClaim),
        lines=_rows(corpus / "gold_clean.jsonl", GoldLine),
        traps=_rows(corpus / "gold_not_claims.jsonl", GoldTrap),
    )


def _rows(path: Path, model: type[_Row]) -> tuple[_Row, ...]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}); --corpus names a folder with gold files"
        ) from error
    return tuple(_row(path, number, line, model) for number, line in enumerate(lines, 1) if line)


def _row(path: Path, number: int, line: bytes, model: type[_Row]) -> _Row:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        raise ConfigError(f"{path}:{number}: {explain(error)}") from error
