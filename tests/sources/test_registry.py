"""Sources from YAML and from the command line."""

from pathlib import Path

import pytest

from media_monitor.errors import ConfigError
from media_monitor.sources import DirectorySource, FeedSource, load_sources, parse_source

FEED = """\
sources:
  - name: outlet
    type: feed
    url: https://outlet.example/feed.xml
    outlet: The Outlet
"""
SAVED = """\
sources:
  - {name: saved, type: directory, path: ../pages, lookback_days: 3}
  - {name: own, type: feed, url: "http://127.0.0.1:${OWN_FEED_PORT:-80}/feed", local: true}
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_of_files_is_read_in_order(tmp_path: Path) -> None:
    sources = load_sources(write(tmp_path, b=SAVED, a=FEED))

    assert [source.name for source in sources] == ["outlet", "saved", "own"]
    feed, saved, own = sources
    assert isinstance(feed, FeedSource)
    assert (feed.outlet, feed.local, feed.lookback_days) == ("The Outlet", False, 1)
    assert isinstance(own, FeedSource)
    assert (own.url, own.local) == ("http://127.0.0.1:80/feed", True)
    assert saved.lookback_days == 3


def test_a_folder_named_in_a_file_is_beside_that_file(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    saved = load_sources(write(tmp_path / "config", a=SAVED) / "a.yaml")[0]

    assert isinstance(saved, DirectorySource)
    assert saved.base / saved.path == tmp_path / "config" / "../pages"
    assert DirectorySource.model_validate_json(saved.model_dump_json()) == saved


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FEED + "    colour: red\n", r"sources\.0\.feed\.colour: unknown key"),
        (FEED.replace("url:", "path:"), r"sources\.0\.feed\.url: Field required"),
        (FEED.replace("https:", "gopher:"), r"sources\.0\.feed\.url: .*http"),
        (FEED.replace("type: feed", "type: radio"), r"sources\.0: .*'radio'"),
        (FEED.replace("outlet\n", "Out/let\n"), r"sources\.0\.feed\.name: "),
        ("sources: {}", "sources: "),
        ("", "the file: "),
        ("sources: [", "is not valid YAML"),
        (FEED + FEED.removeprefix("sources:\n"), "the name outlet is taken in .*give one"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=rf"mine\.yaml: .*{message}"):
        load_sources(write(tmp_path, mine=text) / "mine.yaml")


def test_two_files_may_not_share_a_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"b\.yaml: .*outlet is taken in .*a\.yaml"):
        load_sources(write(tmp_path, a=FEED, b=FEED))


def test_no_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"holds no \.yaml file"):
        load_sources(tmp_path)
    with pytest.raises(ConfigError, match=r"none\.yaml: cannot be read"):
        load_sources(tmp_path / "none.yaml")


def test_a_source_on_the_command_line() -> None:
    saved = parse_source("directory:../some/Saved Pages")
    feed = parse_source("feed:https://outlet.example/Feed.xml")

    assert isinstance(saved, DirectorySource)
    assert (saved.name, saved.path) == ("saved-pages", Path("../some/Saved Pages"))
    assert isinstance(feed, FeedSource)
    assert feed.name == "outlet-example-feed-xml"
    assert parse_source("directory:/").name == "directory"


@pytest.mark.parametrize("text", ["", "pages", "radio:here", "directory:", "feed:outlet.example"])
def test_a_mistake_on_the_command_line_is_explained(text: str) -> None:
    with pytest.raises(ConfigError, match=f"{text}: "):
        parse_source(text)
