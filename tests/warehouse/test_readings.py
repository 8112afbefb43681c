"""What code reads otherwise today replaces what it read before, and every former name is kept."""

from tests.warehouse.batches import APART, COPY, Batch
from tests.warehouse.store import LOG, Store


def test_reading_the_same_page_anew_replaces_its_claims(store: Store) -> None:
    store.load(APART)
    reread = APART | {
        "positions": [p.model_copy(update={"stance": "affiliated"}) for p in APART["positions"]]
    }
    store.load(reread)

    (flag,) = store.flags()
    assert flag.stance == "affiliated"
    assert store.rows("SELECT change, cause FROM published.flag_log ORDER BY entry") == [
        ("added", "source"),
        ("changed", "code"),
    ]


def read_as(speaker: str, reading: str, made: Batch = APART) -> Batch:
    """Read the same page with code that names somebody else, and its claim otherwise."""
    renamed = {"speaker": speaker, "claim_id": f"claim-{reading}"}
    return made | {
        "claims": [each.model_copy(update=renamed) for each in made["claims"]],
        "positions": [
            each.model_copy(update={"claim_id": f"claim-{reading}"}) for each in made["positions"]
        ],
    }


def test_what_was_noted_finds_its_statement_when_code_names_another_speaker(store: Store) -> None:
    noted = {store.load(APART)[0].statement_id}
    for speaker in ("Ilya Voss", "An envoy (unnamed)", "Mara Quist"):
        assert store.load(read_as(speaker, speaker)) == ()
        noted |= {flag.statement_id for flag in store.flags()}
    store.load(read_as("Mara Quist", "copied", COPY))

    (flag,) = store.flags()
    found = {
        str(old): now
        for old, now in store.rows("SELECT former_id, statement_id FROM published.aliases")
    }
    assert len(noted) == 4
    assert {found.get(each) for each in noted} == {flag.statement_id}
    assert {"code"} == {
        cause for change, cause in store.rows(LOG) if change in {"withdrawn", "changed"}
    }


def test_a_name_is_no_former_one_once_a_statement_bears_it_again(store: Store) -> None:
    (said,) = store.load(APART)
    store.load(read_as("Ilya Voss", "wrongly"))
    store.load(APART)

    assert store.flags() == (said,)
    assert store.rows("SELECT count(*) FROM published.store.former_names") == [(1,)]


def test_a_late_load_of_an_earlier_reading_does_not_undo_a_later_one(store: Store) -> None:
    reread = APART | {"claims": [], "positions": []}
    store.load(reread, number=2)
    store.load(APART, number=1)

    assert store.flags() == ()
