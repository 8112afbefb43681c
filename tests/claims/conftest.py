"""What every test of the claims package reads with: the parser and the shipped vocabulary."""

from collections.abc import Callable

import pytest

from media_monitor import parsing
from media_monitor.claims import Cues, Speakers, extract
from media_monitor.models import Article, Claim
from media_monitor.settings import CONFIG, load_yaml

Read = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def cues() -> Cues:
    return load_yaml(CONFIG / "cues.yaml", Cues)


@pytest.fixture(scope="session")
def speakers() -> Speakers:
    return load_yaml(CONFIG / "speakers.yaml", Speakers)


@pytest.fixture(scope="session")
def read(cues: Cues, speakers: Speakers) -> Read:
    """Extract the claims of a text, with a title or without."""

    def extracted(
        text: str,
        title: str | None = None,
        published: str | None = "2021-09-10T08:00:00Z",
        authors: tuple[str, ...] = (),
        outlet: str | None = None,
    ) -> tuple[Claim, ...]:
        whole = f"{title}\n\n{text}" if title else text
        article = Article.model_validate(
            {
                "article_id": "0" * 16,
                "page_id": "0" * 16,
                "source": "test",
                "url": None,
                "path": "test.txt",
                "title": title,
                "authors": authors,
                "published": published,
                "published_precision": "day",
                "published_source": None,
                "updated": None,
                "outlet": outlet,
                "original_outlet": None,
                "section": None,
                "language": "en",
                "kept": True,
                "drop_reason": None,
                "text": whole,
                "body_start": len(title) + 2 if title else 0,
                "provenance": {},
            }
        )
        return extract(parsing.parse(article, parsing.load_parser()), cues, speakers)

    return extracted
