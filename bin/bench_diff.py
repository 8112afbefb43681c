"""Measures how long a day takes to load, compare and publish, with histories of different length.

Usage: bench_diff.py FOLDER [STATEMENTS ...]; by default 100000, 1000000 and 5000000 of them. The
last months of each history are loaded and compared like any others; what lies before are copies
of them, moved back in time, with most of their words exchanged. Each step runs in a process of
its own. Other load on the machine falls on the seconds, hardly on the CPU seconds.
"""
# ruff: noqa: INP001, PLR2004, S608 - a script, not a package; its SQL is made of its own names,
# its numbers are how often things happen in the invented world

import json
import resource
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import duckdb
from rich.console import Console
from rich.progress import track
from rich.table import Table

from media_monitor.matching import stem_ids
from media_monitor.models import Article, Claim, Hints, Page, Position, Run, Window, content_id
from media_monitor.warehouse import Warehouse

HISTORIES = (100_000, 1_000_000, 5_000_000)
DAYS = (200, 5_000)
STEPS = ("load", "diff", "publish")
BASE, BASE_DAYS = 100_000, 110
TODAY = date(2025, 1, 1)
TOPIC = "topic"
WORDS = {TOPIC: frozenset({"the two bodies"})}
SPEAKERS, ORGANISATIONS, GOVERNMENTS, VOCABULARY = 20_000, 1_000, 40, 20_000
# Words every so often are common ones, which the copies share with each other.
COMMON = 50


class Utterance(NamedTuple):
    """What somebody of the invented world said."""

    speaker: str
    organisation: str
    words: tuple[str, ...]
    stance: str
    said: date | None


class World:
    """Invented words, people and organisations: few are heard often, most seldom."""

    def __init__(self) -> None:
        self.random = Random(1)  # noqa: S311 - the same history every time
        names = self._names(VOCABULARY + 2 * SPEAKERS + ORGANISATIONS)
        self.words = sorted(names[:VOCABULARY], key=lambda word: stem_ids([word])[0] % COMMON > 0)
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
        self.recent: deque[Utterance] = deque(maxlen=2_500)
        self.old: list[Utterance] = []

    def _names(self, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            syllables = self.random.choices("bcdfgklmnprtvz", k=self.random.randint(2, 4))
            found["".join(each + self.random.choice("aiou") for each in syllables) + "k"] = None
        return list(found)

    def say(self, day: date) -> Utterance:
        """Repeat what is in the news, in other words or the same, or say something else."""
        kind = self.random.random()
        if kind < 0.2 and self.recent:
            return self.random.choice(self.recent)
        if kind < 0.27 and self.recent:
            known = self.random.choice(self.recent)
            return known._replace(words=known.words[: 3 * len(known.words) // 4 + 1])
        if kind < 0.32 and self.old:
            return self.random.choice(self.old)._replace(said=self._said(day))
        found = self._new(day)
        self.recent.append(found)
        if self.random.random() < 0.05:
            self.old.append(found)
        return found

    def _new(self, day: date) -> Utterance:
        speaker, home = self.random.choice(self.people)
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
            years = world.random.randint(1, 14) if world.random.random() < late else 0
            published = day - timedelta(days=365 * years)
            for kind, line in article(f"{folder.name}-{number}", published, said, world):
                files[kind].write(f"{line}\n")
    for file in files.values():
        file.close()


def article(name: str, day: date, said: list[Utterance], world: World) -> Iterator[tuple[str, str]]:
    """Tell of some utterances in one article, as the lines of its batch."""
    url = f"https://example.org/{name}"
    article_id, page_id = content_id(url), content_id("page", url)
    text = " ".join(world.phrase(60, 90))
    for place, each in enumerate(said):
        words = " ".join(each.words)
        start, text = len(text) + 2, f"{text}\n\n{words}"
        claim_id = content_id(article_id, str(place))
        claim = Claim(
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
        position = Position(
            claim_id=claim_id,
            topic=TOPIC,
            on_question=True,
            proposed=False,
            stance=each.stance,
            rule="rule",
            decided_by="rule",
            confidence=0.9,
        )
        yield "claims", claim.model_dump_json()
        yield "positions", position.model_dump_json()
    yield "articles", _article(article_id, page_id, url, day, text).model_dump_json()
    yield "pages", _page(page_id, url, day).model_dump_json()


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


# What is copied, with the columns that name something and those that are days.
COPIED = {
    "pages": (("page_id", "url", "digest"), ("fetched_at",)),
    "articles": (("article_id", "page_id", "url", "address"), ("published", "fetched_at")),
    "claims": (("claim_id", "article_id"), ()),
    "positions": (("claim_id",), ()),
    "attestations": (("article_id",), ()),
    "claim_keys": (
        ("claim_id", "circle", "article_id", "wording_id", "utterance_id", "repeats"),
        ("said_from", "said_until", "window_from", "window_until"),
    ),
    "statement_claims": (("statement_id", "claim_id"), ()),
    "statement_names": (("statement_id", "utterance_id"), ()),
    "statements": (
        ("statement_id", "circle", "previous_statement_id", "probable_repeat_of"),
        ("day", "occasion"),
    ),
    "flags": (("statement_id", "previous_statement_id"), ("day",)),
}
# Days in texts, and words in lists of hashes.
REWRITTEN = {
    "claims": {"said": "former_day(said, age)"},
    "claim_keys": {"stems": "others(stems, age)", "rare_stems": "others(rare_stems, age)"},
    "statements": {
        "said": "former_day(said, age)",
        "moment": "former_moment(moment, age)",
        "previous_moment": "former_moment(previous_moment, age)",
        "published_place": "former_day(published_place[:10], age) || published_place[11:]"
        " || '-' || age",
        "wordings": "list_transform(wordings, lambda words: others(words, age))",
    },
    "flags": {"said": "former_day(said, age)"},
}
MACROS = (
    f"former_day(day, age) AS (strftime(day::DATE - age * {BASE_DAYS}, '%Y-%m-%d'))",
    (
        "former_moment(moment, age) AS (former_day(moment[:10], age) || ' '"
        " || former_day(moment[12:21], age) || moment[22:] || '-' || age)"
    ),
    (
        "others(stems, age) AS (list_transform(stems, lambda stem:"
        f" if(stem % {COMMON} = 0, stem, stem // 3 + age * 1000)))"
    ),
)


def make(file: Path, statements: int) -> None:
    """Make a warehouse with a history of so many statements: real months, and copies before."""
    world = World()
    days = [TODAY - timedelta(days=each) for each in range(BASE_DAYS, 0, -1)]
    folder = file.with_suffix("") / "base"
    write_days(folder, world, days, 4 * BASE // (3 * BASE_DAYS), late=0)
    with Warehouse.open(file) as warehouse:
        warehouse.load(folder, run(0))
        warehouse.diff(run(0), WORDS, world.governments)
    with duckdb.connect(file) as connection:
        for macro in MACROS:
            connection.execute(f"CREATE TEMP MACRO {macro}")
        for table in track(COPIED, f"{statements:,}", console=Console(stderr=True)):
            connection.execute(f"CREATE TEMP TABLE base AS FROM store.{table}")
            for age in range(1, statements // BASE):
                connection.execute(copying(table).replace("$age", str(age)))
            connection.execute("DROP TABLE base")
    for number, claims in enumerate(DAYS, 1):
        day = TODAY + timedelta(days=number - 1)
        write_days(file.with_suffix("") / str(number), world, [day], claims, late=0.05)


def copying(table: str) -> str:
    names, days = COPIED[table]
    columns = [f"{name} || '-' || age AS {name}" for name in names]
    columns += [f"({day} - to_days(({BASE_DAYS} * age)::INTEGER)) AS {day}" for day in days]
    columns += [f"{value} AS {name}" for name, value in REWRITTEN.get(table, {}).items()]
    return (
        f"INSERT INTO store.{table} BY NAME SELECT * EXCLUDE (age) REPLACE ({', '.join(columns)})"
        " FROM (SELECT *, $age AS age FROM base)"
    )


def run(number: int) -> Run:
    return Run(
        run_id=f"run-{number}",
        window=Window.of_days(TODAY, TODAY),
        started_at=datetime(2025, 2, 1 + number, tzinfo=UTC),
    )


def measure(file: Path, number: int, step: str) -> None:
    """Do one step and print its seconds, its CPU seconds, and the most memory used, in MB."""
    world = World()
    with Warehouse.open(file) as warehouse:
        began, used = time.perf_counter(), time.process_time()
        if step == "load":
            warehouse.load(file.with_suffix("") / str(number), run(number))
        elif step == "diff":
            warehouse.diff(run(number), WORDS, world.governments)
        else:
            warehouse.publish(file.with_suffix("") / "published.duckdb")
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, cpu, peak]))  # noqa: T201 - read by the process that compares


def main(folder: Path, histories: Iterable[int]) -> None:
    table = Table(title="Seconds (CPU seconds, MB at most)", title_justify="left")
    for name in ("Statements", "Claims of a day", *STEPS, "per million"):
        table.add_column(name, justify="right")
    for statements in histories:
        file = folder / str(statements) / "m.duckdb"
        own = [sys.executable, __file__]
        subprocess.run([*own, "make", str(file), str(statements)], check=True)  # noqa: S603
        for number, claims in enumerate(DAYS, 1):
            figures = [
                json.loads(
                    subprocess.run(  # noqa: S603 - this very file
                        [*own, "measure", str(file), str(number), step],
                        check=True,
                        stdout=subprocess.PIPE,
                    ).stdout
                )
                for step in STEPS
            ]
            shown = [f"{s:.2f} ({cpu:.2f}, {peak:.0f})" for s, cpu, peak in figures]
            slope = figures[1][0] / (statements / 1_000_000)
            table.add_row(f"{statements:,}", f"{claims:,}", *shown, f"{slope:.2f}")
        shutil.rmtree(file.parent)
    Console(width=120).print(table)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", file, statements]:
            make(Path(file), int(statements))
        case ["measure", file, number, step]:
            measure(Path(file), int(number), step)
        case [folder, *statements]:
            main(Path(folder), [int(each) for each in statements] or HISTORIES)
