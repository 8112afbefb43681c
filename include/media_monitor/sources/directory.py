"""A source that is a folder of saved pages, or one such file."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from media_monitor.errors import ItemError, SourceError
from media_monitor.models import Candidate, Fetched, Hints, Issue, Window
from media_monitor.sources import sidecar, warc
from media_monitor.sources.base import Discovered, Get, Source

TYPES = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain"}
WARC = ".warc.gz"


class DirectorySource(Source):
    """Saved .html, .htm, .txt and .warc.gz files, in sub-folders too; other files are not read.

    A relative `path` starts at `relative_to`: the folder of the YAML file that names the source,
    else the working directory.
    """

    type: Literal["directory"]
    path: Path
    relative_to: Path | None = None

    def discover(self, window: Window, get: Get) -> Discovered:  # noqa: ARG002 - nothing to fetch
        """List the pages of the window and those of unknown time, in order of their paths.

        Raises SourceError when there is no such folder or file.
        """
        return _Listing(self, self.extended(window)).discovered()

    def fetch(self, candidate: Candidate, get: Get) -> Fetched:  # noqa: ARG002 - nothing to fetch
        """Read a file as it is, or one page of a WARC file; raises ItemError.

        A file counts as fetched when it was last written, a page in a WARC when its record says.
        """
        if candidate.path is None:
            raise ItemError(f"source {self.name}: {candidate.url} is not a file of this folder")
        file = self.base / candidate.path
        try:
            if candidate.warc_offset is None:
                return _whole(file, candidate)
            return _record(file, candidate, candidate.warc_offset)
        except OSError as error:
            raise ItemError(f"{candidate.path}: cannot be read ({error.strerror})") from error
        except warc.Damaged as error:
            where = f"{candidate.path}, record at byte {candidate.warc_offset}"
            raise ItemError(f"{where}: {error}") from error

    @property
    def base(self) -> Path:
        """Where a relative path starts."""
        return self.relative_to or Path()


class _Listing:
    """One look at the folder: what is there, what is said of it, what is wrong with it."""

    def __init__(self, source: DirectorySource, window: Window) -> None:
        self.source = source
        self.window = window
        self.issues: list[Issue] = []
        root = source.base / source.path
        self.single = root if root.is_file() else None
        self.root = root.parent if self.single else root
        self.shown_root = source.path.parent if self.single else source.path

    def discovered(self) -> Discovered:
        files = [self.single] if self.single else self._files()
        sidecars = {folder: self._sidecar(folder) for folder in _folders(files)}
        candidates = [
            candidate
            for file in files
            for candidate in self._candidates(file, sidecars[file.parent])
            if candidate.hints.published is None or candidate.hints.published in self.window
        ]
        return Discovered(candidates=tuple(candidates), issues=tuple(self.issues))

    def _files(self) -> list[Path]:
        if not self.root.is_dir():
            raise SourceError(
                f"source {self.source.name}: {self.source.path} is neither a folder nor a file; "
                "correct its path"
            )
        # os.walk rather than Path.rglob, which passes over folders it may not read in silence.
        walk = os.walk(self.root, onerror=self._unreadable)
        return sorted(
            Path(folder, name)
            for folder, _, names in walk
            for name in names
            if name == sidecar.NAME or _is_page_file(name)
        )

    def _candidates(self, file: Path, known: sidecar.Sidecar) -> Iterator[Candidate]:
        if not file.is_file():
            self._report(self._shown(file), "is no regular file, or a link to nothing; remove it")
        elif file.name.lower().endswith(WARC):
            yield from self._records(file, known)
        elif _is_page_file(file.name):
            yield self._candidate(file, known.hints(file.name))
        elif self.single:
            self._report(self._shown(file), f"is none of {', '.join((*TYPES, WARC))}; rename it")

    def _records(self, file: Path, known: sidecar.Sidecar) -> Iterator[Candidate]:
        try:
            with file.open("rb") as handle:
                for found in warc.scan(handle):
                    if found.problem:
                        where = f"{self._shown(file)}, record at byte {found.offset}"
                        self._report(where, found.problem)
                        continue
                    hints = known.hints(file.name, found.url)
                    url = found.url or hints.url
                    yield self._candidate(file, hints.model_copy(update={"url": url}), found.offset)
        except OSError as error:
            self._unreadable(error)

    def _candidate(self, file: Path, hints: Hints, offset: int | None = None) -> Candidate:
        return Candidate(
            source=self.source.name,
            url=hints.url,
            path=self._shown(file),
            warc_offset=offset,
            hints=hints.model_copy(update={"outlet": hints.outlet or self.source.outlet}),
        )

    def _sidecar(self, folder: Path) -> sidecar.Sidecar:
        known = sidecar.Sidecar(folder, self._shown(folder / sidecar.NAME), self._report)
        known.check(path.name for path in folder.iterdir())
        return known

    def _shown(self, path: Path) -> str:
        return (self.shown_root / path.relative_to(self.root)).as_posix()

    def _report(self, subject: str, message: str) -> None:
        self.issues.append(self.source.issue(subject, message))

    def _unreadable(self, error: OSError) -> None:
        self._report(
            str(error.filename), f"cannot be read ({error.strerror}); check its permissions"
        )


def _folders(files: list[Path]) -> list[Path]:
    return sorted({file.parent for file in files})


def _is_page_file(name: str) -> bool:
    return name.lower().endswith((*TYPES, WARC))


def _whole(file: Path, candidate: Candidate) -> Fetched:
    with file.open("rb") as handle:
        body = handle.read(warc.MAX_BODY + 1)
        written = datetime.fromtimestamp(os.fstat(handle.fileno()).st_mtime, UTC)
    if len(body) > warc.MAX_BODY:
        raise ItemError(f"{candidate.path}: is larger than {warc.MAX_BODY} bytes; split it")
    return Fetched(
        url=candidate.url,
        path=candidate.path,
        status=200,
        content_type=TYPES[file.suffix.lower()],
        charset=None,
        body=body,
        fetched_at=written,
    )


def _record(file: Path, candidate: Candidate, offset: int) -> Fetched:
    with file.open("rb") as handle:
        saved = warc.read(handle, offset)
    return Fetched(
        url=candidate.url,
        path=candidate.path,
        status=saved.status,
        content_type=saved.content_type,
        charset=saved.charset,
        body=saved.body,
        fetched_at=saved.saved_at,
        headers=saved.headers,
    )
