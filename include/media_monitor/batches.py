"""Records as JSON Lines: what one source gave in one run, and what analysts decided."""

import os
import re
import uuid
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

from filelock import FileLock
from pydantic import ValidationError

from media_monitor.errors import WarehouseError
from media_monitor.models import Decision, Issue, Record, Stage
from media_monitor.settings import explain

Kind = Literal["pages", "articles", "blocks", "claims", "positions", "opinions", "issues"]
Model = TypeVar("Model", bound=Record)


def run_slug(run_id: str) -> str:
    """Make a folder name of any run id: what can be read of it, and a hash that keeps it unique."""
    readable = re.sub(r"[^a-z0-9]+", "-", run_id.lower())[:40].strip("-")
    return f"{readable or 'run'}-{sha256(run_id.encode()).hexdigest()[:10]}"


def batch_folder(data: Path, run_id: str, source: str) -> Path:
    """Return where a source's batch of a run is: `<data>/batches/<run-slug>/<source>`."""
    return data / "batches" / run_slug(run_id) / source


class BatchWriter:
    """Writes the files of one batch folder; each is whole or absent, and may be written again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, kind: Kind, records: Iterable[Record]) -> int:
        """Write all records of a kind, replacing earlier ones; return how many."""
        lines = [f"{record.model_dump_json()}\n" for record in records]
        self.folder.mkdir(parents=True, exist_ok=True)
        _replace(_file(self.folder, kind), "".join(lines).encode())
        return len(lines)

    def write_issues(self, stages: Collection[Stage], issues: Iterable[Issue]) -> int:
        """Replace the issues of these stages and keep those of the others; return how many."""
        others: tuple[Issue, ...] = ()
        if _file(self.folder, "issues").exists():
            others = read_records(self.folder, "issues", Issue)
        kept = [issue for issue in others if issue.stage not in stages]
        return self.write("issues", [*kept, *issues])


def read_records(folder: Path, kind: Kind, model: type[Model]) -> tuple[Model, ...]:
    """Read all records of a kind; raises WarehouseError naming file and line."""
    return tuple(_records(_file(folder, kind), model, "run the stage that writes it again"))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read all decisions, none where there is no file; raises WarehouseError naming the line."""
    remedy = "correct this line, nothing is compared before that"
    return tuple(_records(path, Decision, remedy)) if path.exists() else ()


def add_decision(path: Path, decision: Decision) -> None:
    """Add a decision to the file's end; it is there whole, and for good, when this returns.

    Raises WarehouseError where the file holds a line that is no decision, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock")):
            lines = [f"{each.model_dump_json()}\n" for each in (*read_decisions(path), decision)]
            _replace(path, "".join(lines).encode())
    except OSError as error:
        raise WarehouseError(
            f"{path}: cannot be written ({error.strerror}); nothing is decided: make room or"
            " correct the folder's rights, and decide again"
        ) from error


def _records(path: Path, model: type[Model], remedy: str) -> Iterator[Model]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                yield _record(line, model, f"{path}:{number}", remedy)
    except OSError as error:
        raise WarehouseError(f"{path}: cannot be read ({error.strerror}); {remedy}") from error


def _record(line: bytes, model: type[Model], where: str, remedy: str) -> Model:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        raise WarehouseError(f"{where}: {explain(error)}; {remedy}") from error


def _file(folder: Path, kind: Kind) -> Path:
    return folder / f"{kind}.jsonl"


def _replace(path: Path, content: bytes) -> None:
    """Put a file in place whole: written beside it, flushed to disk, then renamed."""
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        with part.open("xb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
