"""Labelled example claims of a topic: read from its file, and set into little articles."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from media_monitor.errors import ConfigError
from media_monitor.models import Article, Claim, Span, content_id
from media_monitor.parsing import Parsed, parse
from media_monitor.settings import explain

if TYPE_CHECKING:
    from spacy.language import Language

OFF = "OFF"
_MARKS = re.compile(r"\[\[(.+?)\]\]")


class Example(BaseModel):
    """One labelled claim, standing in [[ ]] in its sentence; `label` is a stance or OFF.

    `context` is what the article says just before; `family` groups examples of one construction.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: str
    text: str
    context: str = ""
    speaker: str = "an official"
    organisation: str | None = None
    family: str = ""


def read_examples(path: Path) -> tuple[Example, ...]:
    """Read examples, one JSON object a line; raises ConfigError naming file and line."""
    return tuple(
        _example(line, f"{path}, line {number}")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    )


def _example(line: str, where: str) -> Example:
    try:
        example = Example.model_validate_json(line)
    except ValidationError as error:
        raise ConfigError(f"{where}: {explain(error)}") from error
    if not _MARKS.search(example.text):
        raise ConfigError(f"{where}: text marks no claim; put [[ and ]] around it")
    return example


def staged(example: Example, nlp: "Language") -> tuple[Parsed, Claim]:
    """Set an example into an article of its own, parsed, with its claim in place."""
    text = f"{example.context}\n\n" if example.context else ""
    text, spans = _unmarked(text, example.text)
    article = article_of(text)
    return parse(article, nlp), claim_of(article, spans, example.speaker, example.organisation)


def _unmarked(text: str, marked: str) -> tuple[str, tuple[Span, ...]]:
    spans: list[Span] = []
    for i, part in enumerate(_MARKS.split(marked)):
        if i % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, tuple(spans)


def article_of(text: str, body_start: int = 0) -> Article:
    """Make an article of nothing but its text."""
    nothing = dict.fromkeys(
        ("url", "path", "title", "published", "published_precision", "published_source", "updated")
    )
    nowhere = dict.fromkeys(("outlet", "original_outlet", "section", "drop_reason"))
    return Article.model_validate(
        {
            "article_id": content_id(text), "page_id": content_id(text), "source": "examples",
            "authors": (), "language": "en", "kept": True, "text": text, "body_start": body_start,
            "provenance": {}, **nothing, **nowhere,
        }
    )  # fmt: skip


def claim_of(
    article: Article, spans: tuple[Span, ...], speaker: str, organisation: str | None = None
) -> Claim:
    """Make a claim of marked words and who says them."""
    words = " ".join(article.text[start:end] for start, end in spans)
    return Claim(
        claim_id=content_id(article.article_id, words),
        article_id=article.article_id,
        text=words,
        spans=spans,
        sentence=words,
        speaker=speaker,
        speaker_mention=speaker,
        organisation=organisation,
        cue="",
        speech="direct" if words[0] in '"“' and words[-1] in '"”' else "indirect",
        said=None,
        reported_via=None,
        headline=spans[0][0] < article.body_start,
    )
