"""Whom somebody speaks for: the full name of a body, the house before its place, no rank."""

from collections.abc import Callable

from media_monitor.models import Claim

Read = Callable[..., tuple[Claim, ...]]


def test_a_short_name_is_the_only_full_one(read: Read) -> None:
    claims = read(
        "Members of the Free Harbour Coalition met.\n\n“It is not safe,” said Coalition director"
        " Lena Moss."
    )
    assert [claim.organisation for claim in claims] == ["Free Harbour Coalition"]


def test_one_of_two_full_names_is_not_guessed(read: Read) -> None:
    claims = read(
        "The Free Harbour Coalition and the Northern Pier Coalition met.\n\n“It is not safe,” said"
        " Coalition director Lena Moss."
    )
    assert [claim.organisation for claim in claims] == ["Coalition"]


def test_a_spokesman_is_of_the_house_and_not_of_its_city(read: Read) -> None:
    claims = read(
        "A sharp reply came from the Taliban's mission in Doha. “Nobody asked us,” a spokesman,"
        " Inayat Sahak, said in a text message."
    )
    assert [claim.organisation for claim in claims] == ["Taliban"]


def test_a_rank_is_no_organisation(read: Read) -> None:
    claims = read("Rear Adm. Paul Destrehan said the pier was safe.")
    assert [(claim.speaker, claim.organisation) for claim in claims] == [("Paul Destrehan", None)]
