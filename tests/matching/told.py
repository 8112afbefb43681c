"""Claims as told by articles of a small world, and the statements that are made of them."""

from collections.abc import Mapping, Sequence

from media_monitor.matching import Attestation, Background, Evidence, Statement, statements
from media_monitor.storing import evidence_of

TOPIC = "taliban_haqqani"
PARTIES = ("Taliban", "the Haqqani network", "the Haqqanis", "the movement", "the two groups")
WORDS = {TOPIC: frozenset(PARTIES)}
GOVERNMENTS = {
    "Ruthenbeck Foreign Ministry": "Ruthenbeck",
    "Ruthenbeck Defence Ministry": "Ruthenbeck",
    "Ruthenbeck": "Ruthenbeck",
    "Government of Ruthenbeck": "Ruthenbeck",
}


def evidence(number: int, **given_: object) -> Evidence:
    """One claim; what a test does not give is Ada Pellam's on one day in one article."""
    values: dict[str, object] = {
        "topic": TOPIC,
        "claim_id": f"claim-{number}",
        "article_id": str(given_.pop("article", "a")),
        "text": "“They are two distinct bodies.”",
        "spans": [[1000 * number, 1000 * number + 30]],
        "speaker": "Ada Pellam",
        "organisation": "Ruthenbeck Foreign Ministry",
        "said": "2021-09-06",
        "speech": "direct",
        "headline": False,
        "reported_via": None,
        "stance": "separate",
        "confidence": 1.0,
        "path": None,
        "url": None,
        "outlet": None,
        "original_outlet": None,
    }
    published = given_.pop("published", "2021-09-06")
    values |= {"published": f"{published}T00:00:00Z" if published else None} | given_
    values["said"] = str(values["said"]) if values["said"] else None
    return evidence_of([values])[0]


def group(
    found: Sequence[Evidence], texts: Mapping[str, str] | None = None
) -> tuple[Statement, ...]:
    articles = {(e.speaker, e.organisation, e.article_id) for e in found if e.organisation}
    attested = tuple(
        Attestation(speaker=speaker, organisation=organisation, articles=1)
        for speaker, organisation, _ in sorted(articles)
    )
    return statements(found, Background(WORDS, attested, GOVERNMENTS, texts or {}))
