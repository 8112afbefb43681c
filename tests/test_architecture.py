"""The house stays in order: imports point one way, and each door has one keeper."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "include" / "media_monitor"

# Later layers may import earlier ones, never the other way round, nor their own siblings.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors"}),
    frozenset({"models"}),
    frozenset({"settings"}),
    frozenset(
        {
            "parsing",
            "matching",
            "snapshot",
            "fetching",
            "answers",
            "archive",
            "batches",
            "cleaning",
            "endpoint",
            "sources",
            "report",
            "terminal",
            "newsroom",
            "workers",
        }
    ),
    frozenset({"anchoring", "claims", "positions", "diff"}),
    frozenset({"checking", "review"}),
    frozenset({"storing"}),
    frozenset({"steps"}),
    frozenset({"comparing"}),
    frozenset({"proving", "reading", "second_opinion", "training", "warehouse", "notify"}),
    frozenset({"pipeline", "listing", "benchmark", "desk"}),
    frozenset({"reprocessing", "tasks"}),
    frozenset({"evaluation", "review_tables", "deciding"}),
    frozenset({"local", "review_cli", "topic_cli"}),
    frozenset({"cli"}),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

WRITERS = {"answers", "archive", "batches", "snapshot", "warehouse", "local"}
WRITING_CALLS = {
    "write_text",
    "write_bytes",
    "mkdir",
    "touch",
    "unlink",
    "symlink_to",
    "rmtree",
    "makedirs",
}
# Moving a file takes one argument; the namesakes for texts and records take more.
MOVING_CALLS = {"replace", "rename"}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("media_monitor", include_external_packages=True, cache_dir=None)


def top(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def test_every_module_has_its_place() -> None:
    modules = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.parent.name for path in PACKAGE.glob("*/__init__.py")
    }

    assert modules - {"__init__"} == set(LEVEL)


def test_imports_point_one_way(graph: grimp.ImportGraph) -> None:
    inside = [name for name in graph.modules if name.startswith("media_monitor.")]

    wrong = sorted(
        f"{importer} imports {imported}"
        for importer in inside
        for imported in graph.find_modules_directly_imported_by(importer)
        if imported.startswith("media_monitor.")
        and top(importer) != top(imported)
        and LEVEL[top(imported)] >= LEVEL[top(importer)]
    )

    assert not wrong


@pytest.mark.parametrize(
    ("door", "keepers"),
    [
        ("duckdb", {"warehouse"}),
        ("requests", {"fetching"}),
        ("openai", {"endpoint"}),
        ("airflow", {"tasks"}),
        ("spacy", {"checking", "claims", "parsing", "positions", "reading", "training"}),
    ],
)
def test_each_door_has_its_keepers(graph: grimp.ImportGraph, door: str, keepers: set[str]) -> None:
    importers = {
        top(name)
        for name in graph.modules
        if name.startswith("media_monitor.")
        and any(
            found.split(".")[0] == door for found in graph.find_modules_directly_imported_by(name)
        )
    }

    assert importers <= keepers


def test_only_the_keepers_write_files() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0].removesuffix(".py") not in WRITERS
        for line in _writes(path)
    ]

    assert not wrong


def _writes(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _is_write(node):
            yield node.lineno


def _is_write(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "open":
        modes = [
            str(value.value)
            for value in (*call.args, *(keyword.value for keyword in call.keywords))
            if isinstance(value, ast.Constant)
        ]
        return any(set(mode) <= set("rwabx+t") and set(mode) & set("wax+") for mode in modes)
    moves = name in MOVING_CALLS and len(call.args) == 1 and not call.keywords
    return moves or name in WRITING_CALLS
