"""The order in which decisions, claims and articles come means nothing."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor.models import Decision, DecisionKind
from media_monitor.review import reviewed
from tests.review.decisions import NOON, OTHER_WORDS, decision, known, states, target
from tests.review.stories import LATER, OTHER, SAID, Story, Told, of

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


VIEWS = ("new_statements", "statements", "mentions", "speakers", "stance_timeline", "decisions")
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
    store = Told(tmp_path_factory.mktemp("in-order"), empty)
    for story in STORIES:
        store.tell(story)
    store.decide(*DECIDED)
    return _everything(store)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(2))
def test_stories_and_decisions_in_any_order_give_the_same(
    seed: int, store: Told, decided_last: list[object]
) -> None:
    everything: list[Story | Decision] = [*STORIES, *DECIDED]

    for each in Random(seed).sample(everything, len(everything)):  # noqa: S311 - no secret
        if isinstance(each, Decision):
            store.decide(each)
        else:
            store.tell(each)

    assert _everything(store) == decided_last


def _everything(store: Told) -> list[object]:
    return [store.rows(f"SELECT * FROM {view} ORDER BY ALL") for view in VIEWS]  # noqa: S608 - names of our own
