"""Answers of a language model on disk, one file each: asked once, the same ever after."""

import os
import uuid
from pathlib import Path


def read_answer(folder: Path, key: str) -> str | None:
    """Return the answer kept under a key, None where there is none."""
    try:
        return _place(folder, key).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def write_answer(folder: Path, key: str, answer: str) -> None:
    """Keep an answer; it is there whole or not at all, whoever else writes the same."""
    place = _place(folder, key)
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{uuid.uuid4().hex}.part")
    part.write_text(answer, encoding="utf-8")
    os.replace(part, place)  # noqa: PTH105 - says that it overwrites


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}.json"
