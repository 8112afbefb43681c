"""`bin/setup` ends at once when nothing is to do, and says what to do when it cannot go on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

PROJECT = Path(__file__).parents[2]
NOWHERE = "http://127.0.0.1:9/simple"  # the discard port: nothing listens there


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Copy what the set-up needs, into a path with a space."""
    copy = tmp_path / "a project"
    shutil.copytree(PROJECT / "bin", copy / "bin")
    for name in ("pyproject.toml", "uv.lock"):
        shutil.copy(PROJECT / name, copy / name)
    return copy


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve a package index that holds whatever a test puts into its folder."""
    folder = tmp_path / "mirror"
    (folder / "uv").mkdir(parents=True)
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()
        thread.join()


def setup(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [project / "bin" / "setup"],
        env={"PATH": "/usr/bin:/bin", "PYTHON": sys.executable, "HOME": str(project)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def refusal(project: Path, **environment: str) -> str:
    done = setup(project, **environment)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def test_no_suitable_python(project: Path) -> None:
    said = refusal(project, PYTHON="/bin/false")

    assert "no Python 3.11, 3.12 or 3.13 found (tried /bin/false)" in said
    assert "make PYTHON=" in said


def test_no_way_to_the_index(project: Path) -> None:
    said = refusal(project, PIP_INDEX_URL=NOWHERE)

    assert f"the package index {NOWHERE} cannot be used" in said
    assert "PIP_INDEX_URL=" in said


def test_a_password_of_the_index_is_not_shown(project: Path) -> None:
    said = refusal(project, PIP_INDEX_URL="http://me:geheim@127.0.0.1:9/simple")

    assert "http://127.0.0.1:9/simple cannot be used" in said
    assert "geheim" not in said


def test_the_index_is_taken_from_pips_own_file(project: Path) -> None:
    (project / "pip.conf").write_text(f"[global]\nindex-url = {NOWHERE}\n")

    assert NOWHERE in refusal(project, PIP_CONFIG_FILE=str(project / "pip.conf"))


def test_an_index_without_the_package_manager(project: Path, mirror: tuple[str, Path]) -> None:
    url, folder = mirror
    (folder / "uv" / "index.html").write_text("<a href='other-1.0.whl'>other</a>")

    assert "does not offer uv-" in refusal(project, PIP_INDEX_URL=url)


def test_a_package_manager_that_is_not_the_pinned_one(
    project: Path, mirror: tuple[str, Path]
) -> None:
    url, folder = mirror
    for line in (project / "bin" / "uv.txt").read_text().splitlines():
        (folder / "uv" / line.split()[0]).write_bytes(b"something else")
    names = [path.name for path in (folder / "uv").iterdir()]
    (folder / "uv" / "index.html").write_text("".join(f'<a href="{n}">{n}</a>' for n in names))

    assert "is not the file pinned in" in refusal(project, PIP_INDEX_URL=url)
    assert not (project / ".state" / "tools").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(project: Path) -> None:
    project.chmod(0o555)
    try:
        assert f"cannot write to {project}" in refusal(project)
    finally:
        project.chmod(0o755)


def test_nothing_to_do(project: Path) -> None:
    """With the stamp of this project, Python and place, not even an index is needed."""
    code = "import sys; sys.path[0] = 'bin'; import install; print(install.fingerprint())"
    stamp = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True
    )
    (project / ".venv").mkdir()
    (project / ".venv" / "media-monitor.stamp").write_text(f"{stamp.stdout.strip()}\ndev\n")

    assert setup(project, PIP_INDEX_URL=NOWHERE).returncode == 0
    with (project / "uv.lock").open("a") as lock:
        lock.write("\n")
    assert NOWHERE in refusal(project, PIP_INDEX_URL=NOWHERE)
