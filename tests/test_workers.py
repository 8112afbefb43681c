"""Work that hangs, swells or crashes loses one item, says why, and disturbs no other."""

import logging
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from media_monitor import workers
from media_monitor.errors import ConfigError, ItemError, SourceError
from media_monitor.settings import CONFIG, load_yaml
from media_monitor.workers import Limits, Workers

# The work is Python's own `eval`, so that each item may do what a bad library does.
OWN_ID = "__import__('os').getpid()"
LOOP = "sum(iter(int, 1))"
MONSTERS = {
    "endless loop": (LOOP, "more than 0.5 seconds of computing.* raise seconds in reading.yaml"),
    "endless loop that lets nobody else run": (
        "__import__('re').fullmatch('(a+)+b', 'a' * 60)",
        "more than 0.5 seconds of computing",
    ),
    "endless sleep": ("__import__('time').sleep(600)", "did not end within 2.5 seconds"),
    "one huge allocation": (
        "bytearray(2 ** 40)",
        "more than 1073741824 bytes of memory.* raise memory_bytes in reading.yaml",
    ),
    "many small allocations": (
        "[[number] for number in iter(lambda: [0] * 1000, None)]",
        "of memory|of computing",
    ),
    "exit": ("__import__('os')._exit(3)", r"crashed .*\(exit code 3\); leave it out"),
    "segmentation fault": ("__import__('ctypes').string_at(0)", r"\(SIGSEGV\); leave it out"),
    "killed from outside": (f"__import__('os').kill({OWN_ID}, 9)", r"\(SIGKILL\)"),
    "unforeseen error": ("1 / 0", r"\(ZeroDivisionError: division by zero\); leave it out"),
    "endless recursion": (
        "(lambda again: again(again))(lambda again: again(again))",
        "RecursionError",
    ),
}


class Started:
    """Counts the processes that have come since it was made and are still there."""

    def __init__(self) -> None:
        self._before = {process.pid for process in multiprocessing.active_children()}

    def __call__(self) -> int:
        return len({process.pid for process in multiprocessing.active_children()} - self._before)


def a_gibibyte(**limits: float) -> Limits:
    return Limits.model_validate({"seconds": 0.5, "memory_bytes": 2**30, "workers": 1} | limits)


@pytest.fixture(scope="module")
def pool() -> Iterator[Workers]:
    with Workers(a_gibibyte()) as opened:
        yield opened


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_named_and_its_neighbours_are_unharmed(pool: Workers, name: str) -> None:
    monster, message = MONSTERS[name]

    before, lost, after = pool.map(eval, ["'before'", monster, "'after'"])

    assert (before, after) == ("before", "after")
    assert isinstance(lost, ItemError)
    with pytest.raises(ItemError, match=message):
        raise lost


def test_many_monsters_in_a_row_leave_the_rest_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 1)
    items = ["__import__('os')._exit(1)" if n % 5 == 2 else str(n) for n in range(30)]

    with Workers(a_gibibyte(workers=2)) as two:
        results = list(two.map(eval, items))

    assert [n for n, result in enumerate(results) if isinstance(result, ItemError)] == [
        n for n in range(30) if n % 5 == 2
    ]
    assert [result for result in results if isinstance(result, int)] == [
        n for n in range(30) if n % 5 != 2
    ]


def test_an_unforeseen_error_leaves_its_traceback_in_the_log(
    pool: Workers, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        list(pool.map(eval, ["1 / 0"]))

    assert 'File "<string>"' in caplog.text


def test_the_error_of_the_work_itself_comes_back_as_it_is(pool: Workers) -> None:
    (error,) = pool.map(partial(exec, "raise ItemError(1)"), [{"ItemError": ItemError}])

    assert isinstance(error, ItemError)
    assert str(error) == "1"


def test_what_is_wrong_for_all_items_is_raised(pool: Workers, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.yaml"):
        list(pool.map(partial(load_yaml, model=Limits), [tmp_path / "nowhere.yaml"]))


def test_processes_start_with_the_first_item_and_are_gone_in_the_end() -> None:
    started = Started()

    with Workers(a_gibibyte()) as opened:
        assert not list(opened.map(eval, []))
        assert started() == 0
        (process,) = opened.map(eval, [OWN_ID])
        assert started() == 1

    assert process != os.getpid()
    assert started() == 0


def test_a_process_is_kept_until_it_has_grown_old() -> None:
    with Workers(a_gibibyte(pages_per_worker=2)) as opened:
        first, second, third = opened.map(eval, [OWN_ID] * 3)

    assert first == second != third


def test_further_processes_start_for_much_work_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_A_WORKER", 10)
    started = Started()

    with Workers(a_gibibyte(workers=2)) as opened:
        list(opened.map(eval, ["1"] * 9))
        few = started()
        list(opened.map(eval, ["1"] * 40))
        many = started()

    assert (few, many) == (1, 2)


def test_processes_that_cannot_start_end_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken, Workers(a_gibibyte()) as opened:
        broken.setattr(workers, "_confine", partial(exec, "raise OSError"))
        with pytest.raises(SourceError, match=r"lower workers in reading\.yaml"):
            list(opened.map(eval, ["1"]))
        broken.undo()
        assert list(opened.map(eval, ["1"])) == [1]


UNGUARDED = """
from media_monitor.workers import Limits, Workers
print("started", flush=True)
with Workers(Limits(seconds=1)) as workers:
    print(*workers.map(eval, ["6 * 7"]))
"""


def test_a_program_is_not_run_again_in_its_workers(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(UNGUARDED)

    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)

    assert ended.stdout.split() == ["started", "42"]


ORPHANED = f"""
from media_monitor.workers import Limits, Workers
with Workers(Limits(seconds=1)) as workers:
    print(*workers.map(eval, ["{OWN_ID}"]), flush=True)
    list(workers.map(eval, ["{LOOP}"]))
"""


def test_a_worker_does_not_outlive_a_program_that_was_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHANED], stdout=subprocess.PIPE) as program:
        assert program.stdout
        worker = psutil.Process(int(program.stdout.readline()))
        program.kill()

    assert psutil.wait_procs([worker], timeout=30)[0]


def test_the_limits_a_user_finds_are_the_ones_documented() -> None:
    assert load_yaml(CONFIG / "reading.yaml", Limits) == Limits()


def test_a_wrong_limit_is_named(tmp_path: Path) -> None:
    (tmp_path / "reading.yaml").write_text("seconds: 0\nworker: 2\n")

    with pytest.raises(ConfigError, match=r"reading.yaml: seconds.*worker: unknown key"):
        Workers.from_config(tmp_path)
