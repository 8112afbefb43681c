"""Read paragraphs that name their speaker in front: briefings, interviews, posts."""

import re
from typing import NamedTuple

_LABEL = re.compile(
    r"^\s*(?:\[?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\]?\s*)?(?:Q\s?\d{1,3}[.)]?\s+)?"
    r"(?P<name>(?:@\w{2,}|[A-Z][\w.\u2019'-]*"
    r"(?: (?:of|the|bin|al|ul|ur|de|von|van|[A-Z(][\w.\u2019')/-]*)){0,6}))\s*:\s+(?=\S)"
)
_QUESTION = re.compile(
    r"^(?:q|question|questioner|reporter|journalist|interviewer|moderator|host)s?$", re.IGNORECASE
)
_ANSWER = re.compile(r"^(?:a|answer)$", re.IGNORECASE)
_NOT_NAMES = re.compile(
    r"^(?:photo|image|source|tags?|related|read|watch|also|updated?|note|editor|credit|caption|file"
    r"|correction|location|by|via|topics?|date|time|posted|published|more)\b",
    re.IGNORECASE,
)


# Capitals alone may be a place ("RAWALPINDI: ..."); with a title they name a person.
_TITLED = re.compile(r"^(?:MR|MRS|MS|DR|SEC|SECRETARY|GEN|GENERAL|AMB|AMBASSADOR|SPOKES\w+)\b")


class Label(NamedTuple):
    """A paragraph's label: who speaks, and where their words start."""

    name: str
    start: int
    words_start: int


def label_of(text: str) -> Label | None:
    """Find the label a paragraph opens with, if it has one."""
    match = _LABEL.match(text)
    if match is None or _NOT_NAMES.match(match["name"]):
        return None
    return Label(match["name"], match.start("name"), match.end())


def asks(label: Label) -> bool:
    """Tell whether the label is a questioner's."""
    return bool(_QUESTION.match(label.name.rstrip(".")))


def answers(label: Label) -> bool:
    """Tell whether the label only says that an answer follows."""
    return bool(_ANSWER.match(label.name))


def looks_like_speaker(label: Label) -> bool:
    """Tell a speaker's label from an ordinary colon: capitals, a title, a handle or A."""
    titled = bool(_TITLED.match(label.name)) and label.name.isupper()
    return label.name.startswith("@") or titled or asks(label) or answers(label)
