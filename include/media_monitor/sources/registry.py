"""The kinds of sources there are, and how they are read from YAML or a command line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from media_monitor.errors import ConfigError
from media_monitor.models import Record
from media_monitor.settings import explain, load_yaml
from media_monitor.sources.base import Source, slug
from media_monitor.sources.directory import DirectorySource
from media_monitor.sources.feed import FeedSource

# A new kind of source is a module beside these and one more name here.
AnySource = Annotated[FeedSource | DirectorySource, Field(discriminator="type")]

# How TYPE:LOCATION on a command line says where.
LOCATION = {"feed": "url", "directory": "path"}


class SourceFile(Record):
    """A YAML file of sources."""

    sources: tuple[AnySource, ...]


def load_sources(path: Path) -> tuple[Source, ...]:
    """Read the sources of a YAML file, or of all of a folder, in order.

    Raises ConfigError naming file and key, also when two sources share a name.
    """
    found: dict[str, tuple[Path, Source]] = {}
    for file in _files(path):
        for source in _from_file(file):
            if source.name in found:
                raise ConfigError(
                    f"{file}: sources: the name {source.name} is taken in {found[source.name][0]}; "
                    "give one of them another"
                )
            found[source.name] = file, source
    return tuple(source for _, source in found.values())


def parse_source(text: str) -> Source:
    """Make a source of TYPE:LOCATION, for example directory:pages/; raises ConfigError."""
    kind, _, location = text.partition(":")
    if kind not in LOCATION or not location:
        raise ConfigError(
            f"{text}: is not TYPE:LOCATION; begin it with {' or '.join(f'{k}:' for k in LOCATION)}"
        )
    settings = {"type": kind, "name": _name(kind, location), LOCATION[kind]: location}
    try:
        source: Source = TypeAdapter(AnySource).validate_python(settings)
    except ValidationError as error:
        raise ConfigError(f"{text}: {explain(error)}") from error
    return source


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted((*path.glob("*.yaml"), *path.glob("*.yml")))
    if not files:
        raise ConfigError(f"{path}: holds no .yaml file; add one that lists sources")
    return files


def _from_file(file: Path) -> Iterator[Source]:
    for source in load_yaml(file, SourceFile).sources:
        if isinstance(source, DirectorySource) and source.relative_to is None:
            yield source.model_copy(update={"relative_to": file.parent})
        else:
            yield source


def _name(kind: str, location: str) -> str:
    place = location.partition("//")[2] if kind == "feed" else Path(location).resolve().name
    return slug(place, otherwise=kind)
