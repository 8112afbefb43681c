"""Finds the package index pip is configured for, and gets the pinned uv from it, hash-checked."""

# ruff: noqa: INP001 - a script's helper, not a package
import base64
import configparser
import hashlib
import io
import os
import platform
import re
import ssl
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.parse import unquote, urljoin, urlsplit

PINS = Path(__file__).with_name("uv.txt")
VERSION = "0.13.9"
TIMEOUT = 60  # seconds without an answer


class DownloadError(Exception):
    """The wheel cannot be had; the message names the remedy."""


class Index(NamedTuple):
    """Where packages come from: pip's own settings, so that a mirror is set in one place."""

    url: str
    extra: tuple[str, ...]
    certificate: str | None


def configured_index() -> Index:
    """Read the index from uv's and pip's variables, then from pip's files, nearest first."""
    settings = _pip_files()
    for key in ("index-url", "extra-index-url", "cert"):
        value = os.environ.get("PIP_" + key.upper().replace("-", "_"))
        if value:
            settings[key] = value
    url = os.environ.get("UV_DEFAULT_INDEX") or settings.get("index-url")
    return Index(
        url=url or "https://pypi.org/simple",
        extra=tuple(settings.get("extra-index-url", "").split()),
        certificate=os.environ.get("SSL_CERT_FILE") or settings.get("cert"),
    )


def _pip_files() -> dict[str, str]:
    home = Path(os.environ.get("HOME") or "/")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    files = [Path("/etc/pip.conf"), home / ".pip" / "pip.conf", config / "pip" / "pip.conf"]
    if os.environ.get("PIP_CONFIG_FILE"):
        files.append(Path(os.environ["PIP_CONFIG_FILE"]))
    parser = configparser.RawConfigParser()
    parser.read(files)
    return dict(parser["global"]) if parser.has_section("global") else {}


def version_of(uv: str) -> str:
    """Say which version a uv program is; empty when it does not run."""
    try:
        answer = subprocess.run(  # noqa: S603 - whatever PATH calls uv
            [uv, "--version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return [*answer.stdout.split(), "", ""][1]


def download_uv(index: Index, target: Path) -> None:
    """Put the pinned uv for this machine at target; raises DownloadError."""
    name, digest = pinned_wheel()
    page = f"{index.url.rstrip('/')}/uv/"
    links = re.findall(r'href="([^"]+)"', _read(page, index).decode(errors="replace"))
    link = next((one for one in links if Path(unquote(urlsplit(one).path)).name == name), None)
    if link is None:
        raise DownloadError(
            f"{page} does not offer {name}; use a mirror that has it, or put uv {VERSION} on PATH"
        )
    wheel = _read(urljoin(page, link), index)
    if hashlib.sha256(wheel).hexdigest() != digest:
        raise DownloadError(f"{link} is not the file pinned in {PINS}; do not trust this mirror")
    _unpack(wheel, target)


def pinned_wheel() -> tuple[str, str]:
    """Choose this machine's wheel and its SHA-256."""
    machine = platform.machine().replace("AMD64", "x86_64")
    kind = "macosx" if sys.platform == "darwin" else "manylinux"
    for line in PINS.read_text().splitlines():
        name, _, digest = line.partition(" ")
        if kind in name and machine in name:
            return name, digest
    raise DownloadError(
        f"no uv is pinned for {sys.platform} on {machine}; put uv {VERSION} on PATH and try again"
    )


def _unpack(wheel: bytes, target: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        program = archive.read(f"uv-{VERSION}.data/scripts/uv")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_bytes(program)
    part.chmod(0o755)
    part.replace(target)


def _read(url: str, index: Index) -> bytes:
    parts = urlsplit(url)
    request = urllib.request.Request(  # noqa: S310 - the index may be a file
        parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    )
    if parts.username:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        request.add_header("Authorization", "Basic " + base64.b64encode(pair).decode())
    trust = ssl.create_default_context(cafile=index.certificate)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT, context=trust) as answer:  # noqa: S310
            content: bytes = answer.read()
            return content
    except (URLError, OSError) as error:
        raise DownloadError(unreachable(index.url, str(error))) from error


def unreachable(url: str, why: str) -> str:
    """Word the one remedy for every way a package index can fail to answer."""
    parts = urlsplit(url)
    shown = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return (
        f"the package index {shown} cannot be used ({why}); check the network, or name a mirror:"
        " PIP_INDEX_URL=https://mirror.example/simple make"
    )
