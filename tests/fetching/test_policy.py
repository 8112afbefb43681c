"""The policy is what is delivered, and a mistake in it is named."""

from pathlib import Path

import pytest

from media_monitor.errors import ConfigError
from media_monitor.fetching import Fetcher, Policy
from media_monitor.settings import CONFIG, load_yaml


def test_the_policy_that_is_delivered_is_the_default_one(monkeypatch: pytest.MonkeyPatch) -> None:
    agent = Policy().user_agent
    monkeypatch.setenv("MEDIA_MONITOR_USER_AGENT", agent)

    assert load_yaml(CONFIG / "fetching.yaml", Policy) == Policy()


def test_a_mistake_in_the_policy_is_named(tmp_path: Path) -> None:
    (tmp_path / "fetching.yaml").write_text("max_bytes: -1\ncolour: red\n")

    with pytest.raises(ConfigError, match=r"fetching\.yaml: max_bytes: .*; colour: unknown key"):
        Fetcher.from_config(tmp_path)
