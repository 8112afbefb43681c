"""Makes .venv ready: the locked packages, hash-checked and compiled, and the project itself.

Uses the standard library alone, because it runs before anything is installed. A stamp makes the
next call end at once. Usage: install.py [GROUP...]; the groups of pyproject.toml, `dev` always.
"""

# ruff: noqa: INP001, T201 - scripts, not a package; they talk to a person at a terminal
import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import uv_wheel

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
STATE = PROJECT / ".state"
LOG = STATE / "setup.log"
STAMP = VENV / "media-monitor.stamp"
PYTHON = os.path.realpath(getattr(sys, "_base_executable", sys.executable))  # not a .venv's own
NEEDED_BYTES = 2_500_000_000  # .venv is 1.4 GB, the package manager's cache as much on first use


def main() -> None:
    groups = sorted({"dev", *sys.argv[1:]})
    if up_to_date(groups):
        return
    with one_at_a_time():
        if not up_to_date(groups):
            install(groups)


def install(groups: list[str]) -> None:
    require_space()
    index = uv_wheel.configured_index()
    say(f"Setting up .venv with Python {platform.python_version()} (once; one to three minutes)")
    STAMP.unlink(missing_ok=True)
    environment = uv_environment(index)
    uv = find_uv(index)

    def run(what: str, *arguments: str, stdin: bytes = b"") -> bytes:
        began = time.monotonic()
        done = subprocess.run(  # noqa: S603 - the program is the pinned uv
            [uv, *arguments],
            cwd=PROJECT,
            env=environment,
            input=stdin,
            capture_output=True,
            check=False,
        )
        LOG.open("ab").write(done.stderr)
        if done.returncode:
            give_up(what, done.stderr.decode(errors="replace"), index)
        say(f"  {what}: {time.monotonic() - began:.0f} s")
        return done.stdout

    target = ("--python", str(VENV / "bin" / "python"))
    chosen = [word for group in groups for word in ("--group", group)]
    run("virtual environment", "venv", "--clear", "--no-project", "--python", PYTHON, str(VENV))
    locked = run(
        "lock file", "export", "--frozen", "--no-emit-project", "--no-default-groups", *chosen
    )  # fmt: skip
    run(
        "packages, hash-checked and compiled",
        "pip", "sync", *target, "--require-hashes", "--compile-bytecode", "--strict", "-",
        stdin=locked,
    )  # fmt: skip
    run(
        "media-monitor itself",
        "pip", "install", *target, "--no-deps", "--no-build-isolation", "--editable", ".",
    )  # fmt: skip
    STAMP.write_text(f"{fingerprint()}\n{' '.join(groups)}\n")


def up_to_date(groups: list[str]) -> bool:
    try:
        done, present = STAMP.read_text().splitlines()
    except (OSError, ValueError):
        return False
    return done == fingerprint() and set(groups) <= set(present.split())


def fingerprint() -> str:
    """Hash what .venv depends on; its place too, since scripts in it hold absolute paths."""
    parts = [
        (PROJECT / "uv.lock").read_bytes(),
        (PROJECT / "pyproject.toml").read_bytes(),
        f"{sys.version}\n{PYTHON}\n{PROJECT}".encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    try:
        STATE.mkdir(exist_ok=True)
        lock = (STATE / "setup.lock").open("w")
        VENV.mkdir(exist_ok=True)
    except OSError as error:
        stop(
            f"cannot write to {PROJECT} ({error.strerror}); give yourself write access to it"
            " or copy the project to a folder of your own"
        )
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def require_space() -> None:
    free = shutil.disk_usage(PROJECT).free
    if free < NEEDED_BYTES:
        stop(
            f"{free / 1e9:.1f} GB are free on the disk of {PROJECT}, {NEEDED_BYTES / 1e9:.1f} GB"
            " are needed; make room or move the project to a larger disk"
        )


def find_uv(index: uv_wheel.Index) -> str:
    """Return the pinned uv: the one on PATH if it is that version, else one from the index."""
    on_path = shutil.which("uv")
    if on_path and uv_wheel.version_of(on_path) == uv_wheel.VERSION:
        return on_path
    own = STATE / "tools" / f"uv-{uv_wheel.VERSION}"
    if not own.exists():
        try:
            uv_wheel.download_uv(index, own)
        except uv_wheel.DownloadError as error:
            stop(str(error))
    return str(own)


def uv_environment(index: uv_wheel.Index) -> dict[str, str]:
    """Let uv use pip's index, this Python only, and a cache that can be written."""
    environment = {k: v for k, v in os.environ.items() if k not in {"VIRTUAL_ENV", "CONDA_PREFIX"}}
    temporary = STATE / "tmp"
    temporary.mkdir(exist_ok=True)
    environment |= {
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_LINK_MODE": link_mode(),
        "NO_COLOR": "1",
        "TMPDIR": str(temporary),
    }
    environment.setdefault("UV_DEFAULT_INDEX", index.url)
    if index.extra:
        environment.setdefault("UV_INDEX", " ".join(index.extra))
        environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")  # hashes protect us
    if index.certificate:
        environment.setdefault("SSL_CERT_FILE", index.certificate)
    if not writable(Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")):
        environment.setdefault("UV_CACHE_DIR", str(STATE / "cache" / "uv"))
    return environment


def link_mode() -> str:
    """Copy where the package manager's cache and .venv may lie on different disks."""
    cache = Path(os.environ.get("UV_CACHE_DIR") or Path.home() / ".cache")
    while not cache.exists():
        cache = cache.parent
    return "hardlink" if cache.stat().st_dev == PROJECT.stat().st_dev else "copy"


def writable(folder: Path) -> bool:
    while not folder.exists():
        folder = folder.parent
    return os.access(folder, os.W_OK)


def give_up(what: str, why: str, index: uv_wheel.Index) -> NoReturn:
    """Turn uv's many words into one line: network, disk, or its own last line."""
    if "os error 28" in why or "No space left" in why:
        stop(f"the disk is full; make room for {NEEDED_BYTES / 1e9:.1f} GB and try again")
    if any(sign in why for sign in ("error sending request", "dns error", "Could not connect")):
        stop(uv_wheel.unreachable(index.url, "no connection"))
    lines = [line.strip(" \u00d7├─▶╰") for line in why.splitlines() if line.strip()]
    stop(f"{what}: {lines[-1] if lines else 'failed without a word'}; the whole story is in {LOG}")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def stop(message: str) -> NoReturn:
    sys.exit(f"setup: {message}")


if __name__ == "__main__":
    main()
