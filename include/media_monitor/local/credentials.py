"""The secrets of one installation: made once, at random, readable by their owner alone."""

import json
import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from media_monitor.errors import LaunchError

USER = "admin"


@dataclass(frozen=True)
class Credentials:
    """What Airflow signs and encrypts with, and the one user's password."""

    jwt_secret: str
    fernet_key: str
    password: str
    passwords_file: Path
    are_new: bool

    @classmethod
    def kept_in(cls, folder: Path) -> Self:
        """Read the secrets of a folder, making those that are missing; raises LaunchError."""
        passwords = folder / "passwords.json"
        are_new = not passwords.exists()
        _kept(passwords, lambda: json.dumps({USER: secrets.token_urlsafe(15)}))
        return cls(
            jwt_secret=_kept(folder / "jwt_secret", lambda: secrets.token_hex(64)),
            fernet_key=_kept(
                folder / "fernet_key", lambda: urlsafe_b64encode(os.urandom(32)).decode()
            ),
            password=_password(passwords),
            passwords_file=passwords,
            are_new=are_new,
        )


def _password(file: Path) -> str:
    """Read the one user's password; whoever owns the file may have changed it."""
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))[USER])
    except (ValueError, TypeError, KeyError) as error:
        raise LaunchError(
            f'{file}: is not {{"{USER}": "PASSWORD"}}; correct it, or remove it to get a new one'
        ) from error


def _kept(file: Path, make: Callable[[], str]) -> str:
    if not file.exists():
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        part.write_text(make(), encoding="utf-8")
        part.replace(file)
    return file.read_text(encoding="utf-8")
