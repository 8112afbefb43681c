"""Decisions find their claims again, the latest stands, and the order they are loaded in is nil."""

import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from media_monitor.anchoring import KnownClaim
from media_monitor.batches import BatchWriter
from media_monitor.models import (
    Anchor,
    Article,
    Claim,
    Decision,
    DecisionKind,
    Flag,
    Hints,
    Page,
    Position,
    Run,
    Target,
    Window,
)
from media_monitor.review import DecidedClaim, Reviewed, matching_ties, reviewed
from media_monitor.warehouse import Warehouse, read_flags

TOPIC = "two_guilds"
NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)
WORDS = "“They keep separate ledgers and separate halls.”"
OTHER_WORDS = "“Nobody can tell the masters of one from the masters of the other.”"


def known(number: int, words: str = WORDS, address: str | None = None) -> KnownClaim:
    address = address or f"https://example.org/{number}"
    return KnownClaim(claim_id=f"c{number}", address=address, words=words, speaker="Orla Quist")


def target(*claims: KnownClaim) -> Target:
    anchors = [Anchor(address=c.address, words=c.words, speaker=c.speaker) for c in claims]
    return Target(id="a-statement", claims=tuple(anchors))


def decision(
    number: int, kind: DecisionKind, about: Target | None = None, **given_: object
) -> Decision:
    """One decision; the higher its number the later it was made."""
    values: dict[str, object] = {
        "decision_id": f"d{number}",
        "kind": kind,
        "by": "Mara Ilves",
        "at": NOON + timedelta(hours=number),
        "why": "read the original",
        "topic": TOPIC,
        "target": about,
    }
    return Decision.model_validate(values | given_)


def states(found: Reviewed) -> dict[str, str]:
    return {each.decision.decision_id: each.state for each in found.decisions}


def only(found: Reviewed) -> DecidedClaim:
    (claim,) = found.claims
    return claim


@pytest.mark.parametrize(
    ("kind", "missing"),
    [("stance", "stance"), ("speaker", "speaker"), ("same-as", "other"), ("withdraw", "withdraws")],
)
def test_a_decision_that_lacks_what_it_says_is_refused(kind: DecisionKind, missing: str) -> None:
    with pytest.raises(ValidationError, match=f"needs {missing}"):
        decision(1, kind, target(known(1)))


@pytest.mark.parametrize("empty", ["by", "why"])
def test_a_decision_is_signed_and_explained(empty: str) -> None:
    with pytest.raises(ValidationError, match=empty):
        decision(1, "confirm", target(known(1)), **{empty: " "})


@pytest.mark.parametrize(
    "read_today",
    [
        WORDS,
        WORDS.replace("“", '"').replace("”", '"'),
        "that they keep separate ledgers and separate halls",
        "keep separate ledgers and separate",
    ],
    ids=["as it was", "other marks", "a longer piece", "a shorter piece"],
)
def test_a_claim_is_found_where_it_stood_however_it_is_cut(read_today: str) -> None:
    again = known(1, read_today).model_copy(update={"claim_id": "new-id"})
    beside = known(2, OTHER_WORDS, again.address)

    found = reviewed([decision(1, "dismiss", target(known(1)))], [again, beside])

    assert only(found).claim_id == "new-id"
    assert states(found) == {"d1": "standing"}


def test_what_is_gone_from_its_address_leaves_an_orphan() -> None:
    replaced = known(2, OTHER_WORDS, known(1).address)

    found = reviewed([decision(1, "dismiss", target(known(1)))], [replaced])

    assert (states(found), found.claims) == ({"d1": "orphaned"}, ())


def test_a_copy_elsewhere_shares_what_was_decided_but_not_whether_it_is_the_same() -> None:
    decided = [
        decision(1, "speaker", target(known(1)), speaker="Tam Oduya"),
        decision(2, "same-as", target(known(1)), other=target(known(3, OTHER_WORDS))),
    ]

    found = reviewed(decided, [known(1), known(2), known(3, OTHER_WORDS)])

    assert [each.claim_id for each in found.claims] == ["c1", "c2"]
    assert matching_ties(found.ties).same == (((TOPIC, "c1"), (TOPIC, "c3")),)


def test_a_few_words_elsewhere_are_no_copy() -> None:
    found = reviewed(
        [decision(1, "dismiss", target(known(1, "“Quite so.”")))],
        [known(1, "“Quite so.”"), known(2, "“Quite so.”")],
    )

    assert only(found).claim_id == "c1"


def test_the_program_may_name_another_speaker_of_the_same_words_today() -> None:
    renamed = known(1).model_copy(update={"speaker": "Tam Oduya"})

    found = reviewed([decision(1, "stance", target(known(1)), stance="separate")], [renamed])

    assert only(found).stance == "separate"


def test_of_two_speakers_of_the_same_words_the_one_meant_is_found() -> None:
    another = known(2, address=known(1).address).model_copy(update={"speaker": "Tam Oduya"})

    found = reviewed([decision(1, "dismiss", target(known(1)))], [known(1), another])

    assert only(found).claim_id == "c1"


def test_the_latest_decision_on_each_matter_stands() -> None:
    about = target(known(1))
    decided = [
        decision(1, "confirm", about, stance="separate"),
        decision(2, "stance", about, stance="affiliated"),
        decision(3, "dismiss", about),
        decision(4, "speaker", about, speaker="Tam Oduya", organisation="Toll House"),
        decision(5, "note", about),
    ]

    found = reviewed(decided, [known(1)])

    claim = only(found)
    assert (claim.stance, claim.is_confirmed) == ("affiliated", False)
    assert (claim.speaker, claim.organisation) == ("Tam Oduya", "Toll House")
    assert [(each.decision_id, each.status) for each in claim.rulings] == [
        ("d2", None),
        ("d3", "dismissed"),
    ]
    assert states(found) == {"d1": "superseded"} | dict.fromkeys(
        ["d2", "d3", "d4", "d5"], "standing"
    )


def test_what_is_withdrawn_has_no_effect_unless_that_is_withdrawn_too() -> None:
    dismissed = decision(1, "dismiss", target(known(1)))
    back = decision(2, "withdraw", withdraws="d1")
    again = decision(3, "withdraw", withdraws="d2")

    assert reviewed([dismissed, back], [known(1)]).claims == ()
    assert states(reviewed([dismissed, back], [known(1)]))["d1"] == "withdrawn"
    assert only(reviewed([dismissed, back, again], [known(1)])).rulings[0].status == "dismissed"


def test_a_withdrawal_reaches_back_only() -> None:
    late = decision(2, "dismiss", target(known(1)))

    assert reviewed([late, decision(1, "withdraw", withdraws="d2")], [known(1)]).claims


def test_two_claims_are_the_same_or_not_as_was_said_last() -> None:
    one, other = target(known(1)), target(known(2, OTHER_WORDS))
    claims = [known(1), known(2, OTHER_WORDS)]
    same = decision(1, "same-as", one, other=other)
    apart = decision(2, "not-the-same", other, other=one)

    ties = matching_ties(reviewed([same, apart], claims).ties)
    assert ties.same == ()
    assert ties.parted[TOPIC, "c1"] == {(TOPIC, "c2")}
    assert ties.parted[TOPIC, "c2"] == {(TOPIC, "c1")}

    found = reviewed([same, apart, decision(3, "same-as", one, other=other)], claims)
    assert len(matching_ties(found.ties).same) == 1
    assert states(found) == {"d1": "superseded", "d2": "superseded", "d3": "standing"}


CLAIMS = [known(1), known(2), known(3, OTHER_WORDS), known(4, OTHER_WORDS)]
targets = st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=2, unique=True).map(
    lambda claims: target(*claims)
)


@st.composite
def made(draw: st.DrawFn) -> list[Decision]:
    """Decisions of all kinds, some at the same moment, some withdrawing others."""
    kinds: Sequence[DecisionKind] = draw(
        st.lists(
            st.sampled_from(
                ["confirm", "dismiss", "same-as", "not-the-same", "speaker", "stance", "withdraw"]
            ),
            max_size=8,
        )
    )
    return [
        decision(
            number,
            kind,
            None if kind == "withdraw" else draw(targets),
            at=NOON + timedelta(hours=draw(st.integers(0, 3))),
            other=draw(targets) if kind in ("same-as", "not-the-same") else None,
            speaker=draw(st.sampled_from(["Tam Oduya", "Ulla Brandt"]))
            if kind == "speaker"
            else None,
            stance=draw(st.sampled_from(["separate", "integrated"])) if kind == "stance" else None,
            withdraws=f"d{draw(st.integers(0, 7))}" if kind == "withdraw" else None,
        )
        for number, kind in enumerate(kinds)
    ]


@given(made(), st.randoms())
def test_the_order_of_decisions_and_claims_and_repetitions_mean_nothing(
    decided: list[Decision], random: Random
) -> None:
    found = reviewed(decided, CLAIMS)

    shuffled = random.sample(decided, len(decided)) + decided[:2]

    assert reviewed(shuffled, random.sample(CLAIMS, len(CLAIMS))) == found


@given(made())
def test_every_decision_has_a_state_and_only_standing_ones_have_effect(
    decided: list[Decision],
) -> None:
    found = reviewed(decided, CLAIMS)

    state = states(found)
    effective = {ruling.decision_id for claim in found.claims for ruling in claim.rulings}
    assert set(state) == {each.decision_id for each in decided}
    assert all(state[each] == "standing" for each in effective)
    assert len(found.ties) == sum(
        state[each.decision_id] == "standing"
        for each in decided
        if each.kind in ("same-as", "not-the-same")
    )


GUILDS = {TOPIC: frozenset({"the guild of coopers", "the guild of smiths"})}
VIEWS = ("new_statements", "statements", "mentions", "speakers", "stance_timeline", "decisions")


class Said(NamedTuple):
    """Who said which words, and which position that is."""

    speaker: str
    words: str
    stance: str


SAID = Said("Orla Quist", WORDS, "separate")
OTHER = Said("Tam Oduya", OTHER_WORDS, "integrated")
LATER = Said("Orla Quist", OTHER_WORDS, "integrated")


class Story(NamedTuple):
    """An article with one claim; another `reading` finds it under another id."""

    name: str
    said: Said
    day: int = 2
    reading: str = ""
    proposed: bool = False


class Store:
    """A warehouse in a folder: one run per story, each followed by a comparison."""

    def __init__(self, folder: Path, empty: Path) -> None:
        self.folder = folder
        self.runs = self.published = 0
        self.decisions: list[Decision] = []
        folder.mkdir(exist_ok=True)
        shutil.copyfile(empty, self.file)

    def tell(self, story: Story) -> None:
        """Load an article, and compare."""
        folder = self.folder / "batches" / f"{self.runs}"
        _write(folder, story)
        with Warehouse.open(self.file) as warehouse:
            warehouse.load(folder, self._run())
            self._compare(warehouse)

    def decide(self, *made: Decision) -> None:
        """Add decisions, and compare."""
        self.decisions += made
        with Warehouse.open(self.file) as warehouse:
            self._compare(warehouse)

    def _compare(self, warehouse: Warehouse) -> None:
        warehouse.diff(self._run(), GUILDS, decisions=self.decisions)
        self.runs += 1

    @property
    def file(self) -> Path:
        return self.folder / "m.duckdb"

    @property
    def snapshot(self) -> Path:
        """Publish, unless the last comparison is published already."""
        published = self.folder / "published" / "m.duckdb"
        if self.published != self.runs:
            with Warehouse.open(self.file) as warehouse:
                warehouse.publish(published)
            self.published = self.runs
        return published

    def _run(self) -> Run:
        return Run(
            run_id=f"run-{self.runs}",
            window=Window.of_days(date(2022, 5, 1), date(2022, 5, 31)),
            started_at=NOON + timedelta(days=30, hours=self.runs),
        )

    def flags(self, as_of: date | None = None) -> dict[str, Flag]:
        return {each.speaker: each for each in read_flags(self.snapshot, as_of=as_of)}

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH '{self.snapshot}' AS published (READ_ONLY)")
            connection.execute("USE published")
            return connection.execute(query).fetchall()

    def log(self) -> list[tuple[object, ...]]:
        return self.rows("SELECT change, cause, speaker, stance FROM flag_log ORDER BY entry")


def _write(folder: Path, story: Story) -> None:
    name, said = story.name, story.said
    moment = datetime(2022, 5, story.day, tzinfo=UTC)
    url = f"https://example.org/{name}"
    page = Page(
        page_id=f"page-{name}",
        source="example",
        url=url,
        path=None,
        fetched_at=moment,
        content_type="text/html",
        charset="utf-8",
        digest=name,
        warc="example.warc.gz",
        warc_offset=0,
        hints=Hints(),
    )
    article = Article(
        article_id=f"article-{name}",
        page_id=page.page_id,
        source="example",
        url=url,
        path=None,
        title=None,
        authors=(),
        published=moment,
        published_precision="day",
        published_source="meta",
        updated=None,
        outlet=f"Outlet {name}",
        original_outlet=None,
        section=None,
        language="en",
        kept=True,
        drop_reason=None,
        text=said.words,
        body_start=0,
        provenance={},
    )
    claim = Claim(
        claim_id=f"{name}{story.reading}",
        article_id=article.article_id,
        text=said.words,
        spans=((0, len(said.words)),),
        sentence=said.words,
        speaker=said.speaker,
        speaker_mention=said.speaker,
        organisation="Harbour Office",
        cue="said",
        speech="direct",
        said=f"2022-05-{story.day:02}",
        reported_via=None,
        headline=False,
    )
    position = Position(
        claim_id=claim.claim_id,
        topic=TOPIC,
        on_question=not story.proposed,
        proposed=story.proposed,
        stance=said.stance,
        rule="a rule",
        decided_by="rule",
        confidence=0.8,
    )
    writer = BatchWriter(folder)
    writer.write("pages", [page])
    writer.write("articles", [article])
    writer.write("claims", [claim])
    writer.write("positions", [position])


def of(name: str, said: Said = SAID) -> Target:
    address = f"https://example.org/{name}"
    anchor = Anchor(address=address, words=said.words, speaker=said.speaker)
    return Target(id=f"statement-{name}", claims=(anchor,))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "m.duckdb"
    with Warehouse.open(path):
        return path


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Store:
    return Store(tmp_path, empty)


def test_a_dismissed_statement_is_no_flag_but_seen_and_its_copies_do_not_bring_it_back(
    store: Store,
) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "dismiss", of("first")))
    store.tell(Story("copy", SAID, day=3))

    assert store.flags() == {}
    assert store.log()[1:] == [("withdrawn", "review", "Orla Quist", "separate")]
    assert store.rows("SELECT status, score, decision_id, articles FROM new_statements") == [
        ("dismissed", 0.0, "d1", 2)
    ]
    assert store.rows("FROM speakers") == []


def test_what_was_said_after_a_dismissed_statement_is_the_first_position(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.tell(Story("later", LATER, day=20))
    assert {flag.kind for flag in read_flags(store.snapshot)} == {"new_speaker", "changed_stance"}

    store.decide(decision(1, "dismiss", of("first")))

    assert store.flags()["Orla Quist"].kind == "new_speaker"
    assert store.log()[2:] == [
        ("changed", "review", "Orla Quist", "integrated"),
        ("withdrawn", "review", "Orla Quist", "separate"),
    ]


def test_a_withdrawn_decision_brings_the_flag_back(store: Store) -> None:
    store.tell(Story("first", SAID))
    before = store.flags()
    store.decide(decision(1, "dismiss", of("first")))
    store.decide(decision(2, "withdraw", withdraws="d1"))

    assert store.flags() == before
    assert [row[:2] for row in store.log()] == [
        ("added", "source"),
        ("withdrawn", "review"),
        ("added", "review"),
    ]


def test_a_confirmed_suspicion_is_flagged_with_the_position_given(store: Store) -> None:
    store.tell(Story("first", SAID, proposed=True))
    assert store.rows("SELECT waits_as, id FROM waiting") == [("proposed", "first")]

    store.decide(decision(1, "confirm", of("first"), stance="integrated"))

    flag = store.flags()["Orla Quist"]
    assert (flag.stance, flag.status) == ("integrated", "confirmed")
    assert "confirmed by Mara Ilves on 2022-05-01: read the original" in flag.reasons
    assert store.log() == [("added", "review", "Orla Quist", "integrated")]
    assert store.rows("FROM waiting") == []


def test_a_corrected_speaker_and_position_stand_beside_what_was_read(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.decide(
        decision(1, "speaker", of("first"), speaker="Tam Oduya", organisation="Toll House"),
        decision(2, "stance", of("first"), stance="affiliated"),
    )

    (flag,) = read_flags(store.snapshot)
    assert (flag.speaker, flag.organisation, flag.stance) == (
        "Tam Oduya",
        "Toll House",
        "affiliated",
    )
    assert store.rows(
        "SELECT speaker, read_speaker, stance, read_stance, rule, decided_by FROM mentions"
    ) == [("Tam Oduya", "Orla Quist", "affiliated", "separate", "a rule", "review")]
    assert store.rows("SELECT DISTINCT cause FROM flag_log WHERE entry > 1") == [("review",)]


def test_the_id_a_decision_was_made_about_finds_the_statement_it_renamed(store: Store) -> None:
    store.tell(Story("first", SAID))
    (former,) = read_flags(store.snapshot)
    about = of("first").model_copy(update={"id": former.statement_id})
    store.decide(decision(1, "speaker", about, speaker="Tam Oduya"))

    (flag,) = read_flags(store.snapshot)
    assert flag.statement_id != former.statement_id
    names = store.rows("SELECT utterance_id, statement_id FROM store.statement_names")
    assert (former.statement_id, flag.statement_id) in names


def test_statements_are_joined_and_parted_as_decided(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.tell(Story("copy", SAID, day=3))
    store.tell(Story("other", OTHER))
    assert set(store.flags()) == {"Orla Quist", "Tam Oduya"}

    store.decide(
        decision(1, "same-as", of("first"), other=of("other", OTHER)),
        decision(2, "not-the-same", of("first"), other=of("copy")),
    )

    found = {frozenset(c.claim_id for c in flag.claims) for flag in read_flags(store.snapshot)}
    assert found == {frozenset({"first", "other"}), frozenset({"copy"})}
    assert {row[1] for row in store.log()[2:]} == {"review"}


def test_decisions_hold_when_an_article_is_read_anew(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "dismiss", of("first")))
    store.tell(Story("first", Said("An officer (unnamed)", WORDS, "affiliated"), reading="-again"))

    assert store.flags() == {}
    assert store.rows("SELECT claim_ids FROM decisions") == [(["first-again"],)]


def test_a_decision_whose_words_are_gone_is_an_issue(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "dismiss", of("first")))
    store.tell(Story("first", LATER, reading="-again"))

    assert set(store.flags()) == {"Orla Quist"}
    ((subject, message),) = store.rows("SELECT subject, message FROM issues")
    assert subject == "d1"
    assert "no longer found" in str(message)
    assert "review withdraw d1" in str(message)
    assert store.rows("SELECT state FROM decisions") == [("orphaned",)]


def test_a_run_that_brings_articles_and_decisions_tells_their_changes_apart(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.decisions.append(decision(1, "dismiss", of("first")))
    store.tell(Story("other", OTHER, day=9))

    assert store.log()[1:] == [
        ("added", "source", "Tam Oduya", "integrated"),
        ("withdrawn", "review", "Orla Quist", "separate"),
    ]


def test_after_a_new_beginning_the_article_is_the_cause_of_a_flag(store: Store) -> None:
    store.decisions.append(decision(1, "confirm", of("first"), stance="integrated"))
    store.tell(Story("first", SAID, proposed=True))

    assert store.log() == [("added", "source", "Orla Quist", "integrated")]


def test_what_held_on_an_earlier_day_heeds_decisions_too(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.tell(Story("other", OTHER, day=9))
    store.decide(decision(1, "dismiss", of("first")))

    assert set(store.flags(as_of=date(2022, 5, 5))) == set()
    assert set(store.flags(as_of=date(2022, 5, 10))) == {"Tam Oduya"}


def test_what_is_decided_and_flagged_names_a_run_that_is_known(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "dismiss", of("first")))

    assert len(store.log()) == 2
    assert store.rows("SELECT run_id FROM flag_log ANTI JOIN coverage USING (run_id)") == []


def test_a_note_changes_nothing(store: Store) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "note", of("first")))

    assert len(store.log()) == 1
    assert store.rows("SELECT id FROM waiting") == [(store.flags()["Orla Quist"].statement_id,)]


STORIES = (
    Story("first", SAID, 2),
    Story("copy", SAID, 3),
    Story("other", OTHER, 4),
    Story("later", LATER, 20),
)
DECIDED = (
    decision(1, "dismiss", of("first")),
    decision(2, "confirm", of("copy"), stance="affiliated"),
    decision(3, "same-as", of("other", OTHER), other=of("later", LATER)),
    decision(4, "speaker", of("later", LATER), speaker="Ulla Brandt"),
    decision(5, "withdraw", withdraws="d2"),
)


@pytest.fixture(scope="module")
def decided_last(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> list[object]:
    store = Store(tmp_path_factory.mktemp("in-order"), empty)
    for story in STORIES:
        store.tell(story)
    store.decide(*DECIDED)
    return _everything(store)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(2))
def test_stories_and_decisions_in_any_order_give_the_same(
    seed: int, store: Store, decided_last: list[object]
) -> None:
    everything: list[Story | Decision] = [*STORIES, *DECIDED]

    for each in Random(seed).sample(everything, len(everything)):  # noqa: S311 - no secret
        if isinstance(each, Decision):
            store.decide(each)
        else:
            store.tell(each)

    assert _everything(store) == decided_last


def _everything(store: Store) -> list[object]:
    return [store.rows(f"SELECT * FROM {view} ORDER BY ALL") for view in VIEWS]  # noqa: S608 - names of our own
