"""Where things are, and how a file the user edits becomes a validated record."""

import os
import re
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from media_monitor.errors import ConfigError

# As in a shell's ${NAME:-default}, here and below, what is empty counts as not set.
CONFIG = Path(os.environ.get("MEDIA_MONITOR_CONFIG") or Path(__file__).parents[1] / "config")
DATA = Path(os.environ.get("MEDIA_MONITOR_DATA") or Path(__file__).parents[2] / ".state" / "data")


def warehouse(data: Path) -> Path:
    """Return where the private warehouse of a data folder is."""
    return data / "warehouse" / "media_monitor.duckdb"


def decisions(data: Path) -> Path:
    """Return where the analysts' decisions of a data folder are, one a line, oldest first."""
    return data / "decisions.jsonl"


def snapshot(data: Path) -> Path:
    """Return where the published, read-only DuckDB file of a data folder is."""
    return data / "published" / "media_monitor.duckdb"


Model = TypeVar("Model", bound=BaseModel)

_VARIABLE = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}")


def load_yaml(path: Path, model: type[Model]) -> Model:
    """Read a YAML file into a record; `${NAME}` and `${NAME:-default}` come from the environment.

    Raises ConfigError naming the file and the key.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 ({error.reason}); save it as UTF-8") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path}: is not valid YAML: {error}; correct it there") from error
    try:
        return model.model_validate(_expanded(content, path))
    except ValidationError as error:
        raise ConfigError(f"{path}: {explain(error)}") from error


def explain(error: ValidationError) -> str:
    """Say in one line per problem which key is wrong and why."""
    return "; ".join(f"{_key(problem['loc'])}: {_remedy(problem)}" for problem in error.errors())


def _key(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "the file"


def _remedy(problem: ErrorDetails) -> str:
    if problem["type"] == "extra_forbidden":
        return "unknown key; remove it or correct its spelling"
    return problem["msg"]


def _expanded(content: object, path: Path) -> object:
    """Put variables into values once they are read: what they hold is never read as YAML."""
    if isinstance(content, dict):
        return {key: _expanded(value, path) for key, value in content.items()}
    if isinstance(content, list):
        return [_expanded(value, path) for value in content]
    return _VARIABLE.sub(partial(_variable, path), content) if isinstance(content, str) else content


def _variable(path: Path, match: re.Match[str]) -> str:
    name, default = match.groups()
    found = os.environ.get(name) or default
    if found is None:
        raise ConfigError(
            f"{path}: needs the environment variable {name}, which is not set; set it, or write"
            f" ${{{name}:-default}}"
        )
    return found
