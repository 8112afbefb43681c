"""One page read whole: cleaned, its claims extracted, its positions decided."""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from media_monitor.archive import read_body
from media_monitor.claims import Cues, Speakers, extract
from media_monitor.errors import ItemError
from media_monitor.models import Article, Block, Claim, Page, Position, Record
from media_monitor.parsing import load_parser, parse
from media_monitor.positions import Topic, decide, load_topics
from media_monitor.settings import CONFIG, load_yaml

if TYPE_CHECKING:
    from spacy.language import Language

    from media_monitor.cleaning import Cleaner


LONGEST = 200_000
"""Characters of one paragraph, about 33,000 words; the parser needs 3 MB for each 1,000 of them."""


class Reading(Record):
    """All that one page gives."""

    article: Article
    blocks: tuple[Block, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]


class Reader:
    """Turns pages into readings; loads vocabularies once and the parser when first needed."""

    def __init__(
        self, cleaner: "Cleaner", cues: Cues, speakers: Speakers, topics: Sequence[Topic]
    ) -> None:
        self._cleaner = cleaner
        self._cues = cues
        self._speakers = speakers
        self.topics = tuple(topics)

    @classmethod
    def from_config(cls, config: Path = CONFIG) -> "Reader":
        """Assemble a reader from the folder a user edits; raises ConfigError."""
        from media_monitor.cleaning import Cleaner, load_rules

        return cls(
            cleaner=Cleaner(load_rules(config)),
            cues=load_yaml(config / "cues.yaml", Cues),
            speakers=load_yaml(config / "speakers.yaml", Speakers),
            topics=load_topics(config / "topics"),
        )

    @cached_property
    def _parser(self) -> "Language":
        return load_parser()

    def read(self, page: Page, body: bytes) -> Reading:
        """Read one page; only articles that mention a topic's parties are parsed.

        Raises ItemError when the bytes cannot be read.
        """
        cleaned = self._cleaner.clean(page, body)
        article = cleaned.article
        topics = [topic for topic in self.topics if topic.mentioned_in(article.text)]
        if not article.kept or not topics:
            return Reading(article=article, blocks=cleaned.blocks, claims=(), positions=())
        _refuse_endless(article)
        parsed = parse(article, self._parser)
        claims = extract(parsed, self._cues, self._speakers)
        return Reading(
            article=article,
            blocks=cleaned.blocks,
            claims=claims,
            positions=tuple(
                position for topic in topics for position in decide(parsed, claims, topic)
            ),
        )


def _refuse_endless(article: Article) -> None:
    longest = max(map(len, article.text.split("\n\n")))
    if longest > LONGEST:
        raise ItemError(
            f"has a paragraph of {longest:,} characters, more than the limit of {LONGEST:,};"
            " leave it out, or break it into paragraphs"
        )


@cache
def reader_of(config: Path) -> Reader:
    """Assemble the reader of this process, once."""
    return Reader.from_config(config)


def read_archived(config: Path, archive: Path, page: Page) -> Reading:
    """Read a page as it is in the archive; raises ItemError."""
    return reader_of(config).read(page, read_body(archive, page))
