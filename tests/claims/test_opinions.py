"""What the author of a signed article holds in the first person."""

from collections.abc import Callable

from media_monitor.models import Claim

Read = Callable[..., tuple[Claim, ...]]
TEXT = """The ferry stopped in June, and the two guilds blamed one another.

I believe the mayor was wrong. The purse is one; I met the clerk. Tove Lind said there were two.

In my view nobody counted. Do I think they will?

"I think they are two," said Lind."""


def test_an_only_author_holds_what_i_believe_opens(read: Read) -> None:
    found = read(TEXT, authors=("Omid Karwan",))
    assert [(c.speaker, c.text) for c in found] == [
        ("Omid Karwan", "the mayor was wrong. The purse is one; I met the clerk."),
        ("Tove Lind", "there were two"),
        ("Omid Karwan", "nobody counted. Do I think they will?"),
        ("Tove Lind", '"I think they are two,"'),
    ]


def test_nobody_holds_it_where_no_one_person_signs(read: Read) -> None:
    for authors in ((), ("Omid Karwan", "Ada Nair"), ("Newsroom",)):
        assert {c.speaker for c in read(TEXT, authors=authors)} == {"Tove Lind"}
