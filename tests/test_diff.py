"""What is new is said once, in order of utterance, and compared with the right voice."""

import pytest
from msgspec.structs import replace

from media_monitor.diff import flags
from media_monitor.matching import Background, Evidence, statements
from media_monitor.models import Flag
from media_monitor.storing import evidence_of

TOPIC = "taliban_haqqani"
WORDS = {TOPIC: frozenset({"Taliban", "the Haqqani network"})}
SPOKESMAN = "Foreign Ministry spokesman (unnamed)"


def claim(name: str, text: str, said: str | None, stance: str, **given: object) -> Evidence:
    """One claim of Ada Pellam of the Foreign Ministry, published on the day she spoke."""
    values: dict[str, object] = {
        "topic": TOPIC,
        "claim_id": name,
        "article_id": f"article-{name}",
        "text": text,
        "spans": [[0, len(text)]],
        "speaker": "Ada Pellam",
        "organisation": "Foreign Ministry",
        "said": said,
        "cue": "say",
        "speech": "direct",
        "headline": False,
        "reported_via": None,
        "stance": stance,
        "confidence": 1.0,
        "path": None,
        "url": f"https://example.org/{name}",
        "outlet": f"Outlet {name}",
        "original_outlet": None,
        "published": f"{said}T12:00:00Z" if said else None,
    }
    return evidence_of([values | given])[0]


def flagged(*claims: Evidence) -> tuple[Flag, ...]:
    return flags(statements(claims, Background(WORDS)), WORDS)


def kinds(*claims: Evidence) -> list[str]:
    return [flag.kind for flag in flagged(*claims)]


APART = claim("apart", "“They are two distinct bodies.”", "2021-09-01", "separate")
PURSE = claim("purse", "“Each of them has its own purse.”", "2021-09-10", "separate")
AGAIN = claim("again", "“Two distinct bodies, I repeat.”", "2021-10-01", "separate")
MERGED = claim("merged", "“By now they have merged.”", "2021-11-01", "integrated")
DECLINES = claim("declines", "“I leave labels to others.”", "2021-11-02", "unclear")


def test_each_kind_in_the_life_of_one_speaker() -> None:
    assert kinds(APART, PURSE, AGAIN, MERGED, DECLINES) == [
        "new_speaker",
        "new_statement",
        "reaffirmed",
        "changed_stance",
        "new_statement",
    ]


def test_a_change_cites_the_latest_earlier_position() -> None:
    *_, again, merged = flagged(APART, PURSE, AGAIN, MERGED)

    assert merged.previous_statement_id == again.statement_id
    assert "2021-10-01" in merged.reasons[0]
    assert AGAIN.text in merged.reasons[0]


def test_a_repetition_cites_what_it_repeats() -> None:
    apart, _, again = flagged(APART, PURSE, AGAIN)

    assert again.previous_statement_id == apart.statement_id


def test_who_is_told_to_repeat_it_holds_the_position_still() -> None:
    later = claim("later", "that nothing had changed", "2021-12-01", "separate", cue="reiterate")

    _, purse, repeated = flagged(APART, PURSE, later)

    assert (repeated.kind, repeated.previous_statement_id) == ("reaffirmed", purse.statement_id)
    assert "told to repeat" in repeated.reasons[0]


@pytest.mark.parametrize(
    ("earlier", "given", "kind"),
    [
        (DECLINES, {}, "new_speaker"),
        (MERGED, {}, "changed_stance"),
        (APART, {"cue": "add"}, "new_statement"),
        (APART, {"stance": "unclear"}, "new_statement"),
    ],
    ids=["what nobody knows", "what was given up since", "no repetition", "no position"],
)
def test_only_the_latest_position_is_repeated(
    earlier: Evidence, given: dict[str, str], kind: str
) -> None:
    values = {"stance": "separate", "cue": "repeat", **given}
    later = claim("later", "that nothing had changed", "2021-12-01", **values)

    assert kinds(earlier, later)[-1] == kind


def test_who_first_tells_a_statement_knows_whether_it_is_a_repetition() -> None:
    text = "that neither would ever share its purse"
    first, again = (
        claim(cue, text, "2021-12-01", "separate", cue=cue, published=f"2021-12-0{day}T09:00:00Z")
        for day, cue in ((1, "announce"), (2, "repeat"))
    )

    assert kinds(APART, first, again) == ["new_speaker", "new_statement"]


def test_a_quotation_behind_what_is_repeated_says_something_more() -> None:
    repeated = claim(
        "repeated", "that they were two", "2021-12-01", "separate", cue="repeat", speech="indirect"
    )
    more = claim("more", "“Their judges have never met,”", "2021-12-01", "separate", cue="add")
    more = replace(more, article_id=repeated.article_id, spans=((30, 60),))

    (_, found) = flagged(APART, repeated, more)

    assert (found.kind, found.text) == ("new_statement", more.text)


def test_no_position_is_neither_a_change_nor_a_first_position() -> None:
    before = claim("before", "“I leave labels to others.”", "2021-08-01", "unclear")
    after = claim("after", "“Still distinct.”", "2021-12-01", "separate")

    found = flagged(before, APART, DECLINES, after)

    assert [flag.kind for flag in found] == [
        "new_statement",
        "new_speaker",
        "reaffirmed",
        "reaffirmed",
    ]


def test_an_old_quotation_published_late_is_no_change_back() -> None:
    old = claim("old", "“Distinct, I say.”", "2012", "separate", published="2021-12-01T00:00:00Z")

    old_flag = next(flag for flag in flagged(MERGED, old) if flag.claims[0].claim_id == "old")

    assert old_flag.kind == "new_speaker"
    assert str(old_flag.day) == "2021-12-01"


ONE = "“They have one purse.”"


@pytest.mark.parametrize(
    ("article", "speech", "text", "kind"),
    [
        (APART.article_id, "direct", ONE, "new_statement"),
        (APART.article_id, "indirect", ONE, "new_statement"),
        ("another article", "indirect", ONE, "new_statement"),
        ("another article", "direct", ONE, "changed_stance"),
        (APART.article_id, "direct", "“Today I would say: one purse.”", "changed_stance"),
        (APART.article_id, "indirect", "that this was naive", "changed_stance"),
    ],
    ids=["quoted", "told", "told elsewhere", "quoted elsewhere", "now and then", "taken back"],
)
def test_two_renderings_of_one_talk_are_no_change(
    article: str, speech: str, text: str, kind: str
) -> None:
    other = claim("other", text, APART.said, "integrated", speech=speech)
    other = replace(other, article_id=article, spans=((900, 926),))

    assert kinds(APART, other) == ["new_speaker", kind]


@pytest.mark.parametrize(
    ("said", "published", "kind"),
    [
        ("2021-09", "2021-09-03", "new_statement"),
        ("2021-09-03", "2021-09-03", "changed_stance"),
        ("2021-09", "2021-09-07", "changed_stance"),
    ],
    ids=["perhaps of that day", "of another day", "in the news for too long"],
)
def test_only_what_is_known_to_be_later_is_a_change(said: str, published: str, kind: str) -> None:
    copy = claim(
        "copy",
        "that they have merged",
        said,
        "integrated",
        speech="indirect",
        published=f"{published}T12:00:00Z",
    )

    assert kinds(APART, copy) == ["new_speaker", kind]


def test_one_body_does_not_change_its_position_within_one_article() -> None:
    minutes = {
        "speaker": "Harbour panel",
        "organisation": "Harbour panel",
        "article_id": "minutes",
        "published": "2021-09-09T12:00:00Z",
    }
    first = claim("first", "“Two purses.”", "2021-09", "separate", **minutes)
    other = claim("other", "the ties are close", "2021-09", "affiliated", **minutes)

    assert kinds(first, other) == ["new_speaker", "new_statement"]


def test_news_of_this_month_comes_after_what_was_said_in_it_before() -> None:
    vague = claim(
        "vague",
        "“By now they have merged.”",
        "2021-09",
        "integrated",
        published="2021-09-20T12:00:00Z",
    )

    assert kinds(vague, APART) == ["new_speaker", "changed_stance"]


def test_an_unnamed_official_is_compared_with_the_organisation() -> None:
    official = claim(
        "official", "“In effect one body.”", "2021-09-20", "integrated", speaker=SPOKESMAN
    )

    person, unnamed = flagged(APART, official)

    assert unnamed.kind == "changed_stance"
    assert unnamed.previous_statement_id == person.statement_id
    assert "Foreign Ministry" in unnamed.reasons[0]


def test_a_text_without_a_date_is_no_change_and_nothing_is_a_change_from_it() -> None:
    website = claim("website", "the bodies are intertwined", None, "integrated")
    website = replace(website, speaker="Foreign Ministry website", published=MERGED.published)
    later = claim(
        "later", "“Each has its own judges.”", "2021-12-01", "separate", speaker=SPOKESMAN
    )

    assert kinds(APART, website, later) == ["new_speaker", "new_statement", "new_statement"]


def test_two_passages_of_one_report_are_no_change() -> None:
    report = {"speaker": "Foreign Ministry report (May 2021)"}
    one = claim("one", "the bodies are intertwined", "2021-05-01", "integrated", **report)
    two = claim("two", "ties remain close", "2021-05-01", "affiliated", **report)

    assert kinds(one, two) == ["new_speaker", "new_statement"]


def test_a_named_person_is_not_bound_by_a_colleague() -> None:
    colleague = claim(
        "colleague", "“In effect one body.”", "2021-09-20", "integrated", speaker="Ilya Voss"
    )

    assert kinds(APART, colleague) == ["new_speaker", "new_speaker"]


def test_undated_claims_fall_to_the_end_without_a_day() -> None:
    undated = claim("undated", "“Each has its own courts.”", None, "separate")

    *_, last = flagged(undated, APART)

    assert (last.day, last.kind) == (None, "new_statement")


def test_a_repeat_is_counted_and_not_flagged() -> None:
    copy = claim("copy", APART.text, APART.said, APART.stance)

    (flag,) = flagged(APART, copy)

    assert flag.reasons[-1] == "carried by 2 articles of 2 outlets, 2 independent"
    assert [carrier.first for carrier in flag.claims] == [True, False]


@pytest.mark.parametrize("confidence", [0.0, 0.3, 1.0])
def test_scores_stay_between_nothing_and_all(confidence: float) -> None:
    found = flagged(*(replace(one, confidence=confidence) for one in (APART, MERGED)))

    assert all(0 <= flag.score <= 1 for flag in found)


def test_a_shift_outranks_a_first_position_and_that_a_repetition() -> None:
    first, again, merged = flagged(APART, AGAIN, MERGED)

    assert merged.score > first.score > again.score
