"""Secrets are made once, long enough, and for their owner alone."""

import json
import stat
from pathlib import Path

from cryptography.fernet import Fernet

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
