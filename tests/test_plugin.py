"""The page inside Airflow: who may see it, what it shows, and what hostile text cannot do."""

from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor import settings
from media_monitor.batches import BatchWriter
from media_monitor.models import (
    Article,
    Carrier,
    Claim,
    Flag,
    FlagKind,
    Hints,
    Page,
    Position,
    Run,
    Window,
)
from media_monitor.warehouse import Warehouse

pytestmark = [
    # Airflow imports what its own dependencies call deprecated.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::starlette.exceptions.StarletteDeprecationWarning"),
]

NOON = datetime(2021, 8, 27, 12, tzinfo=UTC)
HOSTILE = "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>\" autofocus '"
"""Text that leaves tags and attributes wherever it is not escaped."""


class Client:
    """A browser's view of the API server, signed in or not."""

    def __init__(self, app: object, token: str) -> None:
        from fastapi import FastAPI
        from fastapi.testclient import TestClient

        assert isinstance(app, FastAPI)
        self.anonymous = TestClient(app)
        self.reader = TestClient(app, cookies={"_token": token})


@pytest.fixture(scope="module")
def client(airflow_home: Path) -> Client:
    from airflow.api_fastapi.app import create_app, get_auth_manager
    from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser

    assert airflow_home.is_dir()
    app = create_app()
    reader = SimpleAuthManagerUser(username="reader", role="VIEWER")
    return Client(app, get_auth_manager().generate_jwt(reader))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return tmp_path


def publish(  # noqa: PLR0913 - what a page shows of one statement
    data: Path, text: str, speaker: str, outlet: str, url: str | None, *, later: int = 0
) -> None:
    """Publish one flagged statement through the real warehouse; so many days `later`, anew."""
    at, name = NOON + timedelta(days=later), str(later)
    run = Run(run_id=name, window=Window.of_days(NOON.date(), NOON.date()), started_at=at)
    hints = Hints(outlet=outlet, published=NOON)
    page = Page(
        page_id=name, source="s", url=url, path=None, fetched_at=at, content_type="text/html",
        charset=None, digest="d", warc="w", warc_offset=0, hints=hints,
    )  # fmt: skip
    article = Article(
        article_id=name, page_id=name, source="s", url=url, path=None, title=None, authors=(),
        published=NOON, published_precision="second", published_source="hint", updated=None,
        outlet=outlet, original_outlet=None, section=None, language="en", kept=True,
        drop_reason=None, text=text, body_start=0, provenance={},
    )  # fmt: skip
    claim = Claim(
        claim_id=name, article_id=name, text=text, spans=((0, len(text)),), sentence=text,
        speaker=speaker, speaker_mention=speaker, organisation=None, cue="say", speech="direct",
        said="2021-08-27", reported_via=None, headline=False,
    )  # fmt: skip
    position = Position(
        claim_id=name, topic="taliban_haqqani", on_question=True, proposed=False,
        stance="separate", rule="test", decided_by="rule", confidence=1,
    )  # fmt: skip
    batch = BatchWriter(data / "batch" / name / "s")
    batch.write("pages", [page])
    batch.write("articles", [article])
    batch.write("claims", [claim])
    batch.write("positions", [position])
    with Warehouse.open(settings.warehouse(data)) as store:
        store.load(batch.folder, run)
        store.diff(run, {"taliban_haqqani": frozenset({"taliban", "haqqani"})})
        store.publish(settings.snapshot(data))


class Document(HTMLParser):
    """What a browser would make of a page: its elements, its links, its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def links(self) -> list[str]:
        return [value or "" for name, value in self.attributes if name == "href"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "path", ["", "new_statements.css", "nowhere", "docs", "openapi.json", "?since=tomorrow"]
)
def test_nobody_gets_anything_without_signing_in(client: Client, method: str, path: str) -> None:
    answer = client.anonymous.request(method, f"/new-statements/{path}")
    assert answer.status_code == 401


@pytest.mark.parametrize("path", ["", "new_statements.css", "nowhere"])
def test_every_answer_forbids_scripts_and_foreign_frames(
    client: Client, data: Path, path: str
) -> None:
    assert data.is_dir()
    for reader in (client.anonymous, client.reader):
        headers = reader.get(f"/new-statements/{path}").headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self';")
        assert "frame-ancestors 'self'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_before_the_first_run_the_page_says_what_to_do(client: Client, data: Path) -> None:
    answer = client.reader.get("/new-statements/")
    assert answer.status_code == 200
    assert "Trigger the Dag" in answer.text
    assert str(settings.snapshot(data)) in answer.text


def test_a_damaged_snapshot_is_named(client: Client, data: Path) -> None:
    snapshot = settings.snapshot(data)
    snapshot.parent.mkdir()
    snapshot.write_text("this is no database" * 1000)
    answer = client.reader.get("/new-statements/")
    assert answer.status_code == 503
    assert str(snapshot) in answer.text


def test_a_flag_is_shown_with_its_proof(client: Client, data: Path) -> None:
    url = "https://lantern.example/a?b=1&c=2"
    publish(data, "They are separate groups.", "Mara Quist", "The Lantern", url)
    page = Document(client.reader.get("/new-statements/").text)
    for words in ("Mara Quist", "They are separate groups.", "The Lantern", "separate",
                  "New speaker", "Friday, 27 August 2021", "1 flagged statement."):  # fmt: skip
        assert words in page.text
    assert url in page.links
    assert ("rel", "noopener noreferrer") in page.attributes


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("topic=&kind=&since=", True),
        ("topic=taliban_haqqani&kind=new_speaker&since=2021-08-27", True),
        ("topic=another", False),
        ("kind=reaffirmed", False),
        ("since=2021-08-28", False),
    ],
)
def test_the_filters_choose_and_a_quiet_stretch_says_so(
    client: Client, data: Path, query: str, *, found: bool
) -> None:
    publish(data, "They are separate groups.", "Mara Quist", "The Lantern", None)
    page = Document(client.reader.get(f"/new-statements/?{query}").text)
    assert ("Mara Quist" in page.text) == found
    assert ("Nothing new" in page.text) != found


@pytest.mark.parametrize("query", ["since=yesterday", "kind=gossip"])
def test_a_filter_that_means_nothing_is_refused(client: Client, data: Path, query: str) -> None:
    assert data.is_dir()
    assert client.reader.get(f"/new-statements/?{query}").status_code == 422


def test_a_page_that_changed_its_words_marks_both_statements(client: Client, data: Path) -> None:
    url = "https://lantern.example/a"
    publish(data, "They are separate groups.", "Mara Quist", "The Lantern", url)
    publish(data, "Ask the traders whom they pay.", "Mara Quist", "The Lantern", url, later=1)
    page = Document(client.reader.get("/new-statements/").text)
    for words in ("taken back by 2021-08-28", "edited by 2021-08-28", "gone by 2021-08-28"):
        assert words in page.text


def test_hostile_text_stays_text(client: Client, data: Path) -> None:
    publish(data, HOSTILE, HOSTILE, HOSTILE, f"https://e.example/{HOSTILE}")
    page = Document(client.reader.get("/new-statements/").text)
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert {"onerror", "autofocus"}.isdisjoint(name for name, _ in page.attributes)
    assert page.text.count(HOSTILE) >= 4


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "//e.example/x",
        "http://[e.example/x",
        "",
    ],
)
def test_only_web_addresses_become_links(client: Client, data: Path, url: str) -> None:
    publish(data, "They are separate groups.", "Mara Quist", "The Lantern", url)
    page = Document(client.reader.get("/new-statements/").text)
    assert "They are separate groups." in page.text
    assert url not in page.links


def test_the_page_is_in_the_navigation(client: Client) -> None:
    from airflow.api_fastapi.app import get_auth_manager
    from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser

    admin = SimpleAuthManagerUser(username="admin", role="ADMIN")
    token = get_auth_manager().generate_jwt(admin)
    plugins = client.anonymous.get(
        "/api/v2/plugins", headers={"Authorization": f"Bearer {token}"}
    ).json()["plugins"]
    (ours,) = (plugin for plugin in plugins if plugin["name"] == "new_statements")
    (view,) = ours["external_views"]
    assert (view["destination"], view["href"]) == ("nav", "new-statements/")


def carrier(outlet: str | None, *, first: bool = False) -> Carrier:
    return Carrier(
        claim_id="c", path=None, url=None, outlet=outlet, published=None, text="t",
        spans=((0, 1),), first=first,
    )  # fmt: skip


def flag(day: date | None, kind: FlagKind = "new_speaker") -> Flag:
    return Flag(
        topic="one", day=day, kind=kind, statement_id="s", speaker="Mara Quist",
        organisation=None, stance="separate", text="t", said=None, score=1, reasons=(),
        previous_statement_id=None, claims=(carrier("The Lantern", first=True),),
    )  # fmt: skip


DAYS = st.none() | st.dates(date(2021, 8, 1), date(2021, 8, 9))
KINDS: st.SearchStrategy[FlagKind] = st.sampled_from(["new_speaker", "reaffirmed"])


@given(st.lists(st.builds(flag, DAYS, KINDS)), DAYS, st.none() | KINDS)
def test_every_wanted_flag_is_shown_once_newest_first(
    flags: list[Flag], since: date | None, kind: FlagKind | None
) -> None:
    from new_statements.view import Filters, arrange

    wanted = Filters(since=since, kind=kind)
    page = arrange(flags, wanted)
    shown = [flag for day in page.days for flag in day.flags]
    days = [day.day or date.min for day in page.days]
    assert days == sorted(set(days), reverse=True)
    assert all(flag.day == day.day for day in page.days for flag in day.flags)
    assert len(shown) == page.found == sum(map(wanted.wants, flags))


def test_a_long_page_ends_and_says_how_much_there_is() -> None:
    from new_statements.view import LIMIT, Filters, arrange

    flags = [flag(date(2001, 1, 1) + timedelta(days=n)) for n in range(LIMIT + 5)]
    page = arrange(flags, Filters())
    assert (page.shown, page.found) == (LIMIT, LIMIT + 5)
    assert page.days[0].day == max(flag.day for flag in flags if flag.day)


@pytest.mark.parametrize(
    ("outlets", "said"),
    [
        (["The Lantern"], "The Lantern"),
        (["The Lantern", "The Lantern"], "The Lantern"),
        (["The Lantern", "Tide"], "The Lantern and 1 other"),
        (["The Lantern", "Tide", "Wire", "Tide"], "The Lantern and 2 others"),
        ([None, "Tide"], "an unnamed outlet and 1 other"),
    ],
)
def test_the_first_outlet_is_named_and_the_others_counted(
    outlets: list[str | None], said: str
) -> None:
    from new_statements.view import carried

    claims = tuple(carrier(outlet, first=not n) for n, outlet in enumerate(outlets))
    assert carried(flag(None).model_copy(update={"claims": claims})) == said
