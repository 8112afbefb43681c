"""Every statement of many short passages, and nothing else: constructions, one by one."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from media_monitor.models import Claim

Read = Callable[..., tuple[Claim, ...]]


class Expected(BaseModel, extra="forbid"):
    """What is expected of one claim; what is None is not compared."""

    speaker: str
    text: str
    organisation: str | None = None
    said: str | None = None
    via: str | None = None
    speech: str | None = None
    headline: bool | None = None


class Case(BaseModel, extra="forbid"):
    """One passage and its claims."""

    name: str
    text: str
    title: str | None = None
    claims: list[Expected]


CASES = [
    Case.model_validate(c)
    for c in yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(read: Read, case: Case) -> None:
    found = read(case.text, title=case.title)
    assert [(c.speaker, c.text) for c in found] == [(e.speaker, e.text) for e in case.claims]
    for claim, expected in zip(found, case.claims, strict=True):
        wanted = expected.model_dump(exclude_none=True, exclude={"via"})
        assert claim.model_dump(include=set(wanted)) == wanted
        assert expected.via is None or claim.reported_via == expected.via
