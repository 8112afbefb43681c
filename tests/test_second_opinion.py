"""A language model's answers come from any endpoint of that protocol, once, and decide nothing."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import duckdb
import pytest
from pydantic import SecretStr

from media_monitor.batches import BatchWriter, read_records
from media_monitor.endpoint import SecondOpinionSettings
from media_monitor.models import Article, Claim, Issue, Opinion, Position, Run, Window
from media_monitor.pipeline import run_all
from media_monitor.positions import Topic, load_topics
from media_monitor.second_opinion import seek
from media_monitor.settings import CONFIG, load_yaml, snapshot
from media_monitor.sources import parse_source

NEWS = (
    'Which of them answers to whom? "That is a matter for the two of them," envoy Ada Pellam said.'
)
DECLINED = """Envoy keeps her counsel

Ada Pellam said that she did not know whether the Haqqani network is part of the Taliban.
"""
WORDS = '"That is a matter for the two of them,"'


class FakeEndpoint(ThreadingHTTPServer):
    """Answers chat completions as documented: what it is told to, or with an error."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[str] = []
        self.page: bytes | None = None
        self.asked: list[dict[str, object]] = []
        self.keys: list[str | None] = []


class _Handler(BaseHTTPRequestHandler):
    server: FakeEndpoint

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.asked.append(json.loads(self.rfile.read(length)))
        self.server.keys.append(self.headers["Authorization"])
        if self.server.page is not None:
            self._send(200, "text/html", self.server.page)
            return
        answers = self.server.answers
        if not answers:
            self._reply(400, {"error": {"message": "no such model", "type": "invalid_request"}})
            return
        message = {"role": "assistant", "content": answers.pop(0)}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        self._reply(
            200,
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 0,
                "model": "fake",
                "choices": [choice],
            },
        )

    def _reply(self, status: int, content: dict[str, object]) -> None:
        self._send(status, "application/json", json.dumps(content).encode())

    def _send(self, status: int, content_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


@pytest.fixture
def endpoint() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def settings(endpoint: FakeEndpoint) -> SecondOpinionSettings:
    return SecondOpinionSettings(
        enabled=True,
        endpoint=f"http://127.0.0.1:{endpoint.server_port}/v1",
        model="fake",
        key=SecretStr("a-key"),
        timeout_seconds=10,
        at_most=10,
    )


@pytest.fixture(scope="module")
def topics() -> tuple[Topic, ...]:
    return load_topics(CONFIG / "topics")


@pytest.fixture
def batch(tmp_path: Path) -> BatchWriter:
    """Hold one article whose claim was only proposed, and one whose position is clear."""
    writer = BatchWriter(tmp_path / "batch")
    start = NEWS.index(WORDS)
    claim = Claim(
        claim_id="open",
        article_id="a",
        text=WORDS,
        spans=((start, start + len(WORDS)),),
        sentence=NEWS,
        speaker="Ada Pellam",
        speaker_mention="envoy Ada Pellam",
        organisation=None,
        cue="said",
        speech="direct",
        said=None,
        reported_via=None,
        headline=False,
    )
    nothing = dict.fromkeys(
        ("url", "title", "published", "published_precision", "published_source", "updated")
    )
    article = Article.model_validate(
        {
            "article_id": "a", "page_id": "p", "source": "s", "path": "a.txt", "authors": (),
            "outlet": None, "original_outlet": None, "section": None, "language": "en",
            "kept": True, "drop_reason": None, "text": NEWS, "body_start": 0, "provenance": {},
            **nothing,
        }
    )  # fmt: skip
    position = Position(
        claim_id="open",
        topic="taliban_haqqani",
        on_question=False,
        proposed=True,
        stance="unclear",
        rule="model",
        decided_by="model",
        confidence=0.4,
    )
    clear = position.model_copy(
        update={"claim_id": "clear", "on_question": True, "proposed": False, "stance": "separate"}
    )
    writer.write("articles", [article])
    writer.write("claims", [claim, claim.model_copy(update={"claim_id": "clear"})])
    writer.write("positions", [position, clear])
    return writer


class Asking(NamedTuple):
    """A batch with something left open, and whom to ask about it."""

    batch: BatchWriter
    topics: tuple[Topic, ...]
    settings: SecondOpinionSettings
    cache: Path

    def seek(self, **changed: object) -> int:
        settings = self.settings.model_copy(update=changed)
        return seek(self.batch, self.topics, settings, self.cache)


@pytest.fixture
def asking(
    batch: BatchWriter, topics: tuple[Topic, ...], settings: SecondOpinionSettings, tmp_path: Path
) -> Asking:
    return Asking(batch, topics, settings, tmp_path / "cache")


def said(stance: str | None, *, on_question: bool = True) -> str:
    return json.dumps({"on_question": on_question, "stance": stance, "reason": "so it reads"})


def test_only_what_is_open_is_asked_and_the_answer_stands_beside(
    asking: Asking, endpoint: FakeEndpoint
) -> None:
    endpoint.answers = [said("unclear")]
    before = read_records(asking.batch.folder, "positions", Position)

    assert asking.seek() == 1

    (opinion,) = read_records(asking.batch.folder, "opinions", Opinion)
    assert (opinion.claim_id, opinion.stance, opinion.model) == ("open", "unclear", "fake")
    assert read_records(asking.batch.folder, "positions", Position) == before
    (question,) = endpoint.asked
    assert "Which of them answers to whom?" in json.dumps(question["messages"])
    assert (question["temperature"], question["seed"]) == (0, 0)
    assert endpoint.keys == ["Bearer a-key"]


def test_the_same_question_is_asked_once(asking: Asking, endpoint: FakeEndpoint) -> None:
    endpoint.answers = [said("unclear"), said("separate")]
    asking.seek()
    first = (asking.batch.folder / "opinions.jsonl").read_bytes()
    asking.seek()

    assert (asking.batch.folder / "opinions.jsonl").read_bytes() == first
    assert len(endpoint.asked) == 1

    asking.seek(model="another")
    assert [each["model"] for each in endpoint.asked] == ["fake", "another"]


@pytest.mark.parametrize("answer", ["I think they are separate.", said("divorced"), "{}"])
def test_an_answer_of_no_use_is_an_issue_and_is_not_kept(
    asking: Asking, endpoint: FakeEndpoint, answer: str
) -> None:
    endpoint.answers = [answer, said(None, on_question=False)]

    assert asking.seek() == 0
    (issue,) = read_records(asking.batch.folder, "issues", Issue)
    assert issue.subject == "a.txt"

    assert asking.seek() == 1
    assert read_records(asking.batch.folder, "issues", Issue) == ()


def test_an_endpoint_that_refuses_stops_nothing_and_is_said(asking: Asking) -> None:
    assert asking.seek() == 0

    (issue,) = read_records(asking.batch.folder, "issues", Issue)
    assert asking.settings.endpoint in issue.message
    assert "no such model" in issue.message
    assert "a-key" not in issue.message


@pytest.mark.parametrize("page", [b"<p>Welcome</p>", b"{}", b'{"choices": []}', b""])
def test_an_endpoint_of_another_protocol_stops_nothing_and_is_said(
    asking: Asking, endpoint: FakeEndpoint, page: bytes
) -> None:
    endpoint.page = page

    assert asking.seek() == 0

    (issue,) = read_records(asking.batch.folder, "issues", Issue)
    assert f"{asking.settings.endpoint}: gave no second opinion (it speaks" in issue.message
    assert "check the endpoint" in issue.message


def test_more_than_allowed_is_said(asking: Asking) -> None:
    assert asking.seek(at_most=0) == 0

    (issue,) = read_records(asking.batch.folder, "issues", Issue)
    assert "at_most" in issue.message


def test_a_run_shows_answers_beside_decisions(
    endpoint: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDIA_MONITOR_SECOND_OPINION", "true")
    url = f"http://127.0.0.1:{endpoint.server_port}/v1"
    monkeypatch.setenv("MEDIA_MONITOR_SECOND_OPINION_ENDPOINT", url)
    endpoint.answers = [said("separate")]
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "envoy.txt").write_text(DECLINED, encoding="utf-8")
    moment = datetime(2021, 9, 7, tzinfo=UTC)
    run = Run(run_id="day", window=Window.always(), started_at=moment)

    run_all(run, [parse_source(f"directory:{pages}")], tmp_path).raise_if_wrong()

    with duckdb.connect(snapshot(tmp_path), read_only=True) as reader:
        shown = reader.execute(
            "SELECT speaker, stance, second_stance, agrees FROM second_opinions"
        ).fetchall()
        (flag,) = reader.execute("SELECT stance FROM new_statements").fetchall()
    assert shown == [("Ada Pellam", "unclear", "separate", False)]
    assert flag == ("unclear",)


def test_it_is_off_unless_turned_on() -> None:
    assert not load_yaml(CONFIG / "second_opinion.yaml", SecondOpinionSettings).enabled
