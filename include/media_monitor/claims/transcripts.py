"""Read paragraphs that name their speaker in front: briefings, interviews, posts."""

import re
from typing import NamedTuple

_LABEL = re.compile(
    r"^\s*(?P<stamp>[\[(]?\d{1,2}[:.]\d\d(?P<seconds>[:.]\d\d)?(?:\s*[ap]\.?m\.?)?[\])]?"
    r"(?:\s*[-\u2013\u2014])?\s*)?(?P<number>Q\s?\d{1,3}[.)]?\s+)?"
    r"(?P<name>(?:@\w{2,}|[a-z][a-z\d]*_\w+|[A-Z][\w.\u2019'-]*"
    r"(?: (?:of|for|the|from|bin|al|ul|ur|de|von|van|member|counsel|[A-Z(][\w.\u2019')/-]*)){0,6}))"
    r"(?P<handle>\s*\(@\w{2,}\))?"
    r"(?P<more>(?:\s*\([A-Z][^()]{2,70}\)|,(?! \d{4}) [^,:.!?\"\u201c\u201d()]{1,60}"
    r"(?<!\s))*)"
    r"(?P<after>\s*[\[(]\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])])?"
    r"\s*:(?:\s+(?=\S)|\s*$)"
)
# "Mr. LASK. I rise.", as the records of a parliament have it: a title, capitals, a full stop.
_RECORD = re.compile(
    r"^\s*(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Adm|Col|Sen|Rep|Amb|General|Admiral|Colonel|Senator"
    r"|Representative|Secretary|Ambassador|Chairman|Chairwoman|Director|Judge)\.? )+"
    r"[A-Z][A-Z'\u2019-]{2,}(?: [A-Z][A-Z'\u2019-]{2,})?)\.\s+(?=\S)"
)
# "Q. Is it open? / A. It is.": letters that stand for question and answer, where both do.
_LETTER = re.compile(r"^\s*(?P<name>[QA])[.)]\s+(?=\S)")
_QUESTION = re.compile(
    r"^(?:q|question|questioner|reporter|journalist|interviewer|moderator|host)s?$", re.IGNORECASE
)
_ANSWER = re.compile(r"^(?:a|answer)$", re.IGNORECASE)
_NOT_NAMES = re.compile(
    r"^(?:photo|image|source|tags?|related|read|watch|also|updated?|note|editor|credit|caption|file"
    r"|correction|location|by|via|topics?|date|time|posted|published|more|witnesses|members|guests"
    r"|participants|attendees|panell?ists|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)(?!\s[A-Z]))\b",
    re.IGNORECASE,
)
# "Mr Lask (Opposition)" has a seat; "The Minister (Sir Ivo Lask)" is who holds the office.
_SEAT = re.compile(r"\s*\([^()]*\)$")
_HOLDER = re.compile(r"^The [^()]+\((?P<name>[A-Z][^()\s]* [^()]+)\)$")
# "[Interruption.]", "(The hearing was concluded at noon.)": what happened, in nobody's words.
_STAGE = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\))\s*")
# Capitals alone may be a place ("RAWALPINDI: ..."); with a title they name a person.
_TITLED = re.compile(r"^(?:MR|MRS|MS|DR|SEC|SECRETARY|GEN|GENERAL|AMB|AMBASSADOR|SPOKES\w+)\b")


class Label(NamedTuple):
    """A paragraph's label: who speaks, where their words start, and what is set before it.

    Stamped is what a recording's time stands before or a record's full stop behind, numbered what
    a question's number does; a post's label ends with a handle, a described one says who that is:
    "Ana Lask, 60, baker:".
    """

    name: str
    start: int
    words_start: int
    stamped: bool
    numbered: bool
    posted: bool
    described: bool
    lettered: bool = False


def label_of(text: str) -> Label | None:
    """Find the label a paragraph opens with, if it has one."""
    letter = _LETTER.match(text)
    if letter is not None:
        words = letter.start("name"), letter.end()
        return Label(letter["name"], *words, False, False, False, False, lettered=True)
    record = _RECORD.match(text)
    if record is not None:
        words = record.start("name"), record.end()
        return Label(record["name"], *words, True, False, False, False)
    match = _LABEL.match(text)
    if match is None or _NOT_NAMES.match(match["name"]):
        return None
    stamp = match["stamp"] or ""
    stamped = stamp.startswith(("[", "(")) or bool(match["seconds"] or match["after"])
    stamped = stamped or (bool(stamp) and match["name"].isupper() and " " in match["name"])
    numbered, posted = match["number"] is not None, match["handle"] is not None
    described = bool(match["more"])
    words = match.start("name"), match.end()
    return Label(_plain(match["name"]), *words, stamped, numbered, posted, described)


def _plain(name: str) -> str:
    """Write a name as it is written when it comes again, without what stands in brackets."""
    holder = _HOLDER.match(name)
    return holder["name"] if holder else _SEAT.sub("", name) or name


def asks(label: Label) -> bool:
    """Tell whether the label is a questioner's."""
    return label.numbered or bool(_QUESTION.match(label.name.rstrip(".")))


def is_stage_line(words: str) -> bool:
    """Tell what a transcript reports in brackets from what somebody says."""
    return _STAGE.fullmatch(words) is not None


def opens_with_stage_line(words: str) -> bool:
    """Tell a paragraph that begins with what happened: "[Interruption.] The panel rose."."""
    return _STAGE.match(words) is not None


def answers(label: Label) -> bool:
    """Tell whether the label only says that an answer follows."""
    return bool(_ANSWER.match(label.name))


def looks_like_speaker(label: Label) -> bool:
    """Tell a speaker's label from an ordinary colon: capitals, a title, a handle or A."""
    titled = bool(_TITLED.match(label.name)) and label.name.isupper()
    return label.posted or label.name.startswith("@") or titled or asks(label) or answers(label)
