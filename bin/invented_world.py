"""An invented world whose news measure the diff: who says what when, written as batches.

Assumed is 20,000 people of 1,000 organisations under 40 governments, some heard often and
most seldom; 20,000 words, used as unevenly as those of a language, 7 to 14 of them to a claim. Of a
day's claims 65 % are something new; 20 % are the words of somebody in the last days' news, 5 %
three quarters of those, 5 % those with every fourth word exchanged; 5 % are a position voiced
again on another occasion. Every third speaker is a body, an unnamed official or a website; 60 %
of the claims say on which day they were made; who changes sides does so in a fifth of the cases.
"""
# ruff: noqa: INP001, PLR2004 - a script's other half, not a package; its numbers are how often
# things happen in the invented world

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

from media_monitor.models import Article, Claim, Hints, Page, Position, content_id

TODAY = date(2025, 1, 1)
TOPIC = "topic"
WORDS = {TOPIC: frozenset({"the two bodies"})}
SPEAKERS, ORGANISATIONS, GOVERNMENTS, VOCABULARY = 20_000, 1_000, 40, 20_000
YEARS = 14


class Utterance(NamedTuple):
    """What somebody of the invented world said."""

    speaker: str
    organisation: str
    words: tuple[str, ...]
    stance: str
    said: date | None


class World:
    """Invented words, people and organisations, and what is in the news."""

    def __init__(self) -> None:
        self.random = Random(1)  # noqa: S311 - the same history every time
        names = self._names(VOCABULARY + 2 * SPEAKERS + ORGANISATIONS)
        self.words = names[:VOCABULARY]
        names = [name.capitalize() for name in names[VOCABULARY:]]
        homes = [f"{name} Ministry" for name in names[:ORGANISATIONS]]
        self.governments = {
            home: f"Republic {names[place % GOVERNMENTS]}" for place, home in enumerate(homes)
        }
        people = zip(names[-SPEAKERS:], names[-2 * SPEAKERS :], strict=False)
        shares = [1 / (place + 3) for place in range(ORGANISATIONS)]
        self.people = [
            (f"{given} {family}", home)
            for (given, family), home in zip(
                people, self.random.choices(homes, shares, k=SPEAKERS), strict=True
            )
        ]
        self.heard = list(accumulate(1 / (place + 50) for place in range(SPEAKERS)))
        self.recent: deque[Utterance] = deque(maxlen=2_500)
        self.old: deque[Utterance] = deque(maxlen=2_500)

    def _names(self, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            syllables = self.random.choices("bcdfgklmnprtvz", k=self.random.randint(2, 4))
            found["".join(each + self.random.choice("aiou") for each in syllables) + "k"] = None
        return list(found)

    def say(self, day: date) -> Utterance:
        """Repeat what is in the news, in other words or the same, or say something else."""
        kind = self.random.random()
        if kind < 0.05 and self.old:
            return self.random.choice(self.old)._replace(said=self._said(day))
        if kind < 0.35 and self.recent:
            known = self.random.choice(self.recent)
            return known._replace(words=self._retold(known.words, kind))
        found = self._new(day)
        self.recent.append(found)
        if self.random.random() < 0.05:
            self.old.append(found)
        return found

    def _retold(self, words: tuple[str, ...], kind: float) -> tuple[str, ...]:
        if kind < 0.1:
            return words[: 3 * len(words) // 4 + 1]
        if kind < 0.15:
            others = self.phrase(len(words), len(words))
            return tuple(others[n] if n % 4 == 0 else word for n, word in enumerate(words))
        return words

    def _new(self, day: date) -> Utterance:
        ((speaker, home),) = self.random.choices(self.people, cum_weights=self.heard)
        voice = self.random.random()
        if voice < 0.3:
            speaker = home if voice < 0.1 else f"{home} spokesman (unnamed)"
        elif voice < 0.33:
            speaker = f"{home} website"
        stances = ("separate", "affiliated", "integrated", "unclear")
        first = len(speaker) % 3
        stance = stances[first] if self.random.random() < 0.8 else self.random.choice(stances)
        return Utterance(speaker, home, self.phrase(7, 14), stance, self._said(day))

    def _said(self, day: date) -> date | None:
        return day if self.random.random() < 0.6 else None

    def phrase(self, least: int, most: int) -> tuple[str, ...]:
        places = (
            int(VOCABULARY * self.random.random() ** 2.5)
            for _ in range(self.random.randint(least, most))
        )
        return tuple(self.words[place] for place in places)


def write_days(folder: Path, world: World, days: Iterable[date], claims: int, late: float) -> None:
    """Write a batch of articles with so many claims a day, some of them published years ago."""
    folder.mkdir(parents=True)
    kinds = ("pages", "articles", "claims", "positions")
    files = {kind: (folder / f"{kind}.jsonl").open("w", encoding="utf-8") for kind in kinds}
    number = 0
    for day in days:
        left = claims
        while left > 0:
            said = [world.say(day) for _ in range(world.random.choice((1, 1, 2)))]
            left -= len(said)
            number += 1
            years = world.random.randint(1, YEARS) if world.random.random() < late else 0
            ago = timedelta(days=365 * years)
            said = [each._replace(said=each.said and each.said - ago) for each in said]
            for kind, line in _told(f"{folder.name}-{number}", day - ago, said, world):
                files[kind].write(f"{line}\n")
    for file in files.values():
        file.close()


def _told(name: str, day: date, said: list[Utterance], world: World) -> Iterator[tuple[str, str]]:
    """Tell of some utterances in one article, as the lines of its batch."""
    url = f"https://example.org/{name}"
    article_id, page_id = content_id(url), content_id("page", url)
    text = " ".join(world.phrase(60, 90))
    for place, each in enumerate(said):
        words = " ".join(each.words)
        start, text = len(text) + 2, f"{text}\n\n{words}"
        claim_id = content_id(article_id, str(place))
        yield "claims", _claim(claim_id, article_id, each, start).model_dump_json()
        yield "positions", _position(claim_id, each.stance).model_dump_json()
    yield "articles", _article(article_id, page_id, url, day, text).model_dump_json()
    yield "pages", _page(page_id, url, day).model_dump_json()


def _claim(claim_id: str, article_id: str, each: Utterance, start: int) -> Claim:
    words = " ".join(each.words)
    return Claim(
        claim_id=claim_id,
        article_id=article_id,
        text=words,
        spans=((start, start + len(words)),),
        sentence=words,
        speaker=each.speaker,
        speaker_mention=each.speaker,
        organisation=each.organisation,
        cue="said",
        speech="direct",
        said=each.said.isoformat() if each.said else None,
        reported_via=None,
        headline=False,
    )


def _position(claim_id: str, stance: str) -> Position:
    return Position(
        claim_id=claim_id,
        topic=TOPIC,
        on_question=True,
        proposed=False,
        stance=stance,
        rule="rule",
        decided_by="rule",
        confidence=0.9,
    )


def _article(article_id: str, page_id: str, url: str, day: date, text: str) -> Article:
    return Article(
        article_id=article_id,
        page_id=page_id,
        source="example",
        url=url,
        path=None,
        title=None,
        authors=(),
        published=datetime.combine(day, datetime.min.time(), UTC),
        published_precision="day",
        published_source="meta",
        updated=None,
        outlet=f"Outlet {content_id(url)[:2]}",
        original_outlet=None,
        section=None,
        language="en",
        kept=True,
        drop_reason=None,
        text=text,
        body_start=0,
        provenance={},
    )


def _page(page_id: str, url: str, day: date) -> Page:
    return Page(
        page_id=page_id,
        source="example",
        url=url,
        path=None,
        fetched_at=datetime.combine(day, datetime.max.time(), UTC),
        content_type="text/html",
        charset="utf-8",
        digest=content_id("digest", url),
        warc="example.warc.gz",
        warc_offset=0,
        hints=Hints(),
    )
