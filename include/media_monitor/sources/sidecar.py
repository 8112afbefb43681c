"""What a `metadata.jsonl` says of the files beside it."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from pydantic import ValidationError, model_validator

from media_monitor.models import Hints
from media_monitor.settings import explain

NAME = "metadata.jsonl"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Report = Callable[[str, str], None]
"""Takes where something is wrong and what it is."""


class Entry(Hints):
    """One line: what is known of one file, or, with its url, of one record of a WARC file.

    A plain day in `published` is one in UTC, known to the day.
    """

    file: str

    @model_validator(mode="before")
    @classmethod
    def _of_a_day(cls, content: object) -> object:
        if not isinstance(content, dict) or not _DAY.fullmatch(str(content.get("published"))):
            return content
        midnight = {"published": f"{content['published']}T00:00:00Z"}
        return {"published_precision": "day"} | content | midnight


class Sidecar:
    """The entries of one folder's `metadata.jsonl`; what is wrong in it goes to `report`."""

    def __init__(self, folder: Path, shown: str, report: Report) -> None:
        self._shown = shown
        self._report = report
        self._entries: dict[tuple[str, str | None], Hints] = {}
        self._lines: dict[str, int] = {}
        self._read(folder / NAME)

    def hints(self, file: str, url: str | None = None) -> Hints:
        """Return what is known of a file, or of the record of a WARC file that has this url."""
        return self._entries.get((file, url)) or self._entries.get((file, None)) or Hints()

    def check(self, files: Iterable[str]) -> None:
        """Report every entry whose file is not there."""
        present = set(files)
        for file, number in self._lines.items():
            if file not in present:
                self._report(
                    f"{self._shown}:{number}",
                    f"{file} is not in the folder; add it, or drop the line",
                )

    def _read(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            self._report(self._shown, f"cannot be read ({error.strerror}); check the file")
            return
        for number, line in enumerate(content.split(b"\n"), start=1):
            if line.strip():
                self._take(line, number)

    def _take(self, line: bytes, number: int) -> None:
        where = f"{self._shown}:{number}"
        try:
            entry = Entry.model_validate(self._known(json.loads(line), where))
        except ValidationError as error:
            self._report(where, f"{explain(error)}; the line is not used")
        except (ValueError, RecursionError) as error:
            self._report(where, f"is not JSON ({error}); the line is not used")
        else:
            self._keep(entry, number)

    def _known(self, content: object, where: str) -> object:
        """Leave out and report the keys we do not know; the rest of the line is still good."""
        if not isinstance(content, dict):
            return content
        for key in sorted(content.keys() - Entry.model_fields.keys()):
            self._report(where, f"{key}: unknown key; remove it or correct its spelling")
        return {key: value for key, value in content.items() if key in Entry.model_fields}

    def _keep(self, entry: Entry, number: int) -> None:
        url = entry.url if entry.file.endswith(".warc.gz") else None
        if (entry.file, url) in self._entries:
            self._report(f"{self._shown}:{number}", f"{entry.file} was described before; drop one")
            return
        self._entries[entry.file, url] = Hints.model_validate(entry.model_dump(exclude={"file"}))
        self._lines.setdefault(entry.file, number)
