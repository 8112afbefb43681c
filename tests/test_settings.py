"""A file the user edits becomes a record, or an error that names file, key and remedy."""

from pathlib import Path

import pytest

from media_monitor.errors import ConfigError
from media_monitor.models import Record
from media_monitor.settings import load_yaml


class Plant(Record):
    name: str
    height: int = 1


def written(folder: Path, text: str) -> Path:
    path = folder / "plant.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_record(tmp_path: Path) -> None:
    assert load_yaml(written(tmp_path, "name: fern"), Plant) == Plant(name="fern")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: fern\ncolour: green", "colour: unknown key; remove it or correct its spelling"),
        ("height: 3", "name: Field required"),
        ("name: fern\nheight: tall", "height: Input should be a valid integer"),
        ("name: [", "is not valid YAML"),
        ("", "the file: Input should be a valid dictionary"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)

    with pytest.raises(ConfigError) as caught:
        load_yaml(path, Plant)

    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nothing\.yaml: cannot be read .*; check the path"):
        load_yaml(tmp_path / "nothing.yaml", Plant)


def test_variables_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "name: ${PLANT:-moss}\nheight: ${HEIGHT}")
    monkeypatch.setenv("HEIGHT", "7")
    assert load_yaml(path, Plant) == Plant(name="moss", height=7)

    monkeypatch.setenv("PLANT", "fern")
    assert load_yaml(path, Plant).name == "fern"

    monkeypatch.setenv("PLANT", "")
    assert load_yaml(path, Plant).name == "moss"

    monkeypatch.delenv("HEIGHT")
    with pytest.raises(ConfigError, match=r"needs the environment variable HEIGHT.*; set it"):
        load_yaml(path, Plant)


@pytest.mark.parametrize("value", ["a: fern", "fern # the tall one", "- fern", "12345", '"', "[x"])
def test_a_variable_is_never_read_as_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PLANT", value)

    assert load_yaml(written(tmp_path, "name: ${PLANT}"), Plant).name == value


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "plant.yaml").write_bytes("name: fougère".encode("latin-1"))

    with pytest.raises(ConfigError, match=r"plant\.yaml: is not UTF-8 .*; save it as UTF-8"):
        load_yaml(tmp_path / "plant.yaml", Plant)
