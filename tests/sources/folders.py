"""Folders of saved pages, and what a source makes of them."""

import json
import os
from datetime import date
from pathlib import Path

from media_monitor.models import Candidate, Fetched, Window
from media_monitor.sources import DirectorySource, Discovered

DAY = Window.of_days(date(2021, 8, 28), date(2021, 8, 28))
HTML = "text/html; charset=utf-8"


def source(path: Path, **settings: object) -> DirectorySource:
    return DirectorySource.model_validate(
        {"type": "directory", "name": "saved", "path": path, **settings}
    )


def never(url: str) -> Fetched:
    raise AssertionError(f"{url}: a folder needs nothing from the web")


def discover(path: Path, **settings: object) -> Discovered:
    return source(path, **settings).discover(DAY, never)


def fetch(path: Path, candidate: Candidate) -> Fetched:
    return source(path).fetch(candidate, never)


def save(folder: Path, *names: str, body: bytes = b"<p>Hello</p>") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)


def describe(folder: Path, *lines: object) -> None:
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    (folder / "metadata.jsonl").write_text(text, encoding="utf-8")


def names(found: Discovered, folder: Path) -> list[str]:
    return [os.path.relpath(candidate.path or "", folder) for candidate in found.candidates]
