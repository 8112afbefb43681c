"""A task that failed is told with its last error, whatever is left of its log."""

import json
from datetime import date
from pathlib import Path

import pytest

from media_monitor.local.example import Failure

ERROR = {"error_detail": [{"exc_type": "SourceError", "exc_value": "no answer\u2028; run again"}]}


def failure(log: Path) -> Failure:
    return Failure(date(2021, 8, 28), "collect", log)


def test_the_last_error_of_the_log_is_told(tmp_path: Path) -> None:
    log = tmp_path / "attempt=1.log"
    first = {"error_detail": [{"exc_type": "KeyError", "exc_value": "'a'"}]}
    lines = (json.dumps(line, ensure_ascii=False) for line in ({"event": "starts"}, first, ERROR))
    log.write_text("\n".join(lines), encoding="utf-8")

    told = str(failure(log))

    assert told.startswith("collect of 2021-08-28: SourceError: no answer")
    assert told.endswith(f"; run again; its log is {log}")


@pytest.mark.parametrize("left", [None, b"", b"Killed\n", b"[1]\n", b'{"event": "sta', b"\xff\n"])
def test_a_task_that_was_ended_before_it_could_say_why_is_told_too(
    tmp_path: Path, left: bytes | None
) -> None:
    log = tmp_path / "attempt=1.log"
    if left is not None:
        log.write_bytes(left)

    assert str(failure(log)) == (
        f"collect of 2021-08-28: it was ended from outside; its log is {log}"
    )
