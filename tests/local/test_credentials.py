"""Secrets are made once, long enough, and for their owner alone."""

import json
import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from media_monitor.errors import LaunchError
from media_monitor.local.credentials import USER, Credentials


def test_they_are_made_once(tmp_path: Path) -> None:
    first, second = Credentials.kept_in(tmp_path), Credentials.kept_in(tmp_path)

    assert first.are_new
    assert not second.are_new
    assert (first.password, first.jwt_secret, first.fernet_key) == (
        second.password,
        second.jwt_secret,
        second.fernet_key,
    )


def test_two_installations_share_none(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    one, two = (Credentials.kept_in(folder) for folder in folders)

    assert one.password != two.password
    assert one.jwt_secret != two.jwt_secret
    assert one.fernet_key != two.fernet_key


def test_only_the_owner_may_read_them(tmp_path: Path) -> None:
    Credentials.kept_in(tmp_path)

    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_they_are_what_airflow_accepts(tmp_path: Path) -> None:
    secrets = Credentials.kept_in(tmp_path)

    assert len(secrets.jwt_secret.encode()) >= 64
    assert Fernet(secrets.fernet_key)
    assert json.loads(secrets.passwords_file.read_text()) == {USER: secrets.password}


def test_a_password_may_be_changed(tmp_path: Path) -> None:
    file = Credentials.kept_in(tmp_path).passwords_file
    own = {USER: "of my own"}
    file.write_text(json.dumps(own))

    assert Credentials.kept_in(tmp_path).password == own[USER]


@pytest.mark.parametrize("text", ["", "of my own", '"of my own"', "{}", '{"another": "of my own"}'])
def test_a_file_of_passwords_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    file = Credentials.kept_in(tmp_path).passwords_file
    file.write_text(text)

    with pytest.raises(LaunchError, match=r"passwords\.json: .* remove it to get a new") as caught:
        Credentials.kept_in(tmp_path)
    assert "of my own" not in str(caught.value)
