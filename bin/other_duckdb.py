"""Puts other DuckDB versions beside the locked one: .state/duckdb/<version>, hash-checked.

Usage: other_duckdb.py VERSION...; each has its hashes in tests/compat/duckdb-<version>.txt.
"""

# ruff: noqa: INP001 - a script, not a package
import subprocess
import sys
from pathlib import Path

import install
import uv_wheel


def main() -> None:
    """Install what is missing; what other hashes or another Python asked for is made anew."""
    for version in sys.argv[1:]:
        pins = install.PROJECT / "tests" / "compat" / f"duckdb-{version}.txt"
        target = install.STATE / "duckdb" / version
        stamp, wanted = target / "stamp", f"{sys.version}\n{pins.read_text()}"
        if not stamp.exists() or stamp.read_text() != wanted:
            put(version, pins, target)
            stamp.write_text(wanted)


def put(version: str, pins: Path, target: Path) -> None:
    index = uv_wheel.configured_index()
    python = install.VENV / "bin" / "python"
    # Without the project's own settings, which pin the locked version.
    command = ["pip", "install", "--no-config", "--require-hashes", "--no-deps", "--python", python]
    done = subprocess.run(  # noqa: S603 - the program is the pinned uv
        [install.find_uv(index), *command, "--target", target, "-r", pins],
        env=install.uv_environment(index),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        install.give_up(f"DuckDB {version}", done.stderr.decode(errors="replace"), index)


if __name__ == "__main__":
    main()
