"""What was decided holds for flags: at once, for copies, and when articles are read anew."""

from datetime import date

from media_monitor.warehouse import read_flags
from tests.review.decisions import WORDS, decision
from tests.review.stories import LATER, OTHER, SAID, Said, Story, Told, of


def test_a_dismissed_statement_is_no_flag_but_seen_and_its_copies_do_not_bring_it_back(
    store: Told,
) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "dismiss", of("first")))
    store.tell(Story("copy", SAID, day=3))

    assert store.flagged() == {}
    assert store.log()[1:] == [("withdrawn", "review", "Orla Quist", "separate")]
    assert store.rows("SELECT status, score, decision_id, articles FROM new_statements") == [
        ("dismissed", 0.0, "d1", 2)
    ]
    assert store.rows("FROM speakers") == []


def test_what_was_said_after_a_dismissed_statement_is_the_first_position(store: Told) -> None:
    store.tell(Story("first", SAID))
    store.tell(Story("later", LATER, day=20))
    assert {flag.kind for flag in read_flags(store.snapshot)} == {"new_speaker", "changed_stance"}

    store.decide(decision(1, "dismiss", of("first")))

    assert store.flagged()["Orla Quist"].kind == "new_speaker"
    assert store.log()[2:] == [
        ("changed", "review", "Orla Quist", "integrated"),
        ("withdrawn", "review", "Orla Quist", "separate"),
    ]


def test_a_withdrawn_decision_brings_the_flag_back(store: Told) -> None:
    store.tell(Story("first", SAID))
    before = store.flagged()
    store.decide(decision(1, "dismiss", of("first")))
    store.decide(decision(2, "withdraw", withdraws="d1"))

    assert store.flagged() == before
    assert [row[:2] for row in store.log()] == [
        ("added", "source"),
        ("withdrawn", "review"),
        ("added", "review"),
    ]


def test_a_confirmed_suspicion_is_flagged_with_the_position_given(store: Told) -> None:
    store.tell(Story("first", SAID, proposed=True))
    assert store.rows("SELECT waits_as, id FROM waiting") == [("proposed", "first")]

    store.decide(decision(1, "confirm", of("first"), stance="integrated"))

    flag = store.flagged()["Orla Quist"]
    assert (flag.stance, flag.status) == ("integrated", "confirmed")
    assert "confirmed by Mara Ilves on 2021-11-01: read the original" in flag.reasons
    assert store.log() == [("added", "review", "Orla Quist", "integrated")]
    assert store.rows("FROM waiting") == []


def test_a_corrected_speaker_and_position_stand_beside_what_was_read(store: Told) -> None:
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


def test_the_id_a_decision_was_made_about_finds_the_statement_it_renamed(store: Told) -> None:
    store.tell(Story("first", SAID))
    (former,) = read_flags(store.snapshot)
    about = of("first").model_copy(update={"id": former.statement_id})
    store.decide(decision(1, "speaker", about, speaker="Tam Oduya"))

    (flag,) = read_flags(store.snapshot)
    assert flag.statement_id != former.statement_id
    names = store.rows("SELECT utterance_id, statement_id FROM store.statement_names")
    assert (former.statement_id, flag.statement_id) in names


def test_statements_are_joined_and_parted_as_decided(store: Told) -> None:
    store.tell(Story("first", SAID))
    store.tell(Story("copy", SAID, day=3))
    store.tell(Story("other", OTHER))
    assert set(store.flagged()) == {"Orla Quist", "Tam Oduya"}

    store.decide(
        decision(1, "same-as", of("first"), other=of("other", OTHER)),
        decision(2, "not-the-same", of("first"), other=of("copy")),
    )

    found = {frozenset(c.claim_id for c in flag.claims) for flag in read_flags(store.snapshot)}
    assert found == {frozenset({"first", "other"}), frozenset({"copy"})}
    assert {row[1] for row in store.log()[2:]} == {"review"}


def test_decisions_hold_when_an_article_is_read_anew(store: Told) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "dismiss", of("first")))
    store.tell(Story("first", Said("An officer (unnamed)", WORDS, "affiliated"), reading="-again"))

    assert store.flagged() == {}
    assert store.rows("SELECT claim_ids FROM decisions") == [(["first-again"],)]


def test_a_decision_whose_words_are_gone_is_an_issue(store: Told) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "dismiss", of("first")))
    store.tell(Story("first", LATER, reading="-again"))

    assert set(store.flagged()) == {"Orla Quist"}
    ((subject, message),) = store.rows("SELECT subject, message FROM issues")
    assert subject == "d1"
    assert "no longer found" in str(message)
    assert "review withdraw d1" in str(message)
    assert store.rows("SELECT state FROM decisions") == [("orphaned",)]


def test_a_run_that_brings_articles_and_decisions_tells_their_changes_apart(store: Told) -> None:
    store.tell(Story("first", SAID))
    store.decisions.append(decision(1, "dismiss", of("first")))
    store.tell(Story("other", OTHER, day=9))

    assert store.log()[1:] == [
        ("added", "source", "Tam Oduya", "integrated"),
        ("withdrawn", "review", "Orla Quist", "separate"),
    ]


def test_after_a_new_beginning_the_article_is_the_cause_of_a_flag(store: Told) -> None:
    store.decisions.append(decision(1, "confirm", of("first"), stance="integrated"))
    store.tell(Story("first", SAID, proposed=True))

    assert store.log() == [("added", "source", "Orla Quist", "integrated")]


def test_what_held_on_an_earlier_day_heeds_decisions_too(store: Told) -> None:
    store.tell(Story("first", SAID))
    store.tell(Story("other", OTHER, day=9))
    store.decide(decision(1, "dismiss", of("first")))

    assert set(store.flagged(as_of=date(2021, 9, 5))) == set()
    assert set(store.flagged(as_of=date(2021, 9, 10))) == {"Tam Oduya"}


def test_what_is_decided_and_flagged_names_a_run_that_is_known(store: Told) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "dismiss", of("first")))

    assert len(store.log()) == 2
    assert store.rows("SELECT run_id FROM flag_log ANTI JOIN coverage USING (run_id)") == []


def test_a_note_changes_nothing(store: Told) -> None:
    store.tell(Story("first", SAID))
    store.decide(decision(1, "note", of("first")))

    assert len(store.log()) == 1
    assert store.rows("SELECT id FROM waiting") == [(store.flagged()["Orla Quist"].statement_id,)]
