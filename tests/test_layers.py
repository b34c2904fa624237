"""The shape of the program: imports point to earlier stages only, only `cli` acts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEVELS = {
    "compute": 0, "messages": 0,
    "diagnostics": 1, "settings": 1,
    "read": 2,
    "model": 3,
    "text": 4,
    "relations": 5,
    "wording": 6,
    "checks": 7,
    "pages": 8, "exports": 8, "reports": 8, "formatting": 8,
    "comparison": 9, "examination": 9, "live": 10,
    "site": 11,
    "pipeline": 12, "first_look": 12,
    "cli": 13, "__main__": 14,
}  # fmt: skip
"""Stages of one level may know each other; that no import leads in a circle is a test of its own."""
FILES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("generator/**/*.py"))
MIDDLE = {"model", "text", "relations", "wording", "checks"}
ACTS = {"cli", "__main__"}
"""Only here may somebody print, ask for the time or end the program."""
READS_WORD_LISTS = {
    "generator/text/dictionaries.py",
    "generator/text/known.py",
    "generator/text/memory.py",
    "generator/relations/matching/settings.py",
    "generator/relations/overlaps/weights.py",
}
"""What reads data that belong to the program: dictionaries and weights, never the catalogue."""


@cache
def tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def stage(module: str) -> str:
    """The stage of a module or a path: `generator.model.build` and `generator/model/build.py` are `model`."""
    parts = module.removesuffix(".py").replace("/", ".").split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(path: str) -> Iterator[str]:
    """Modules of ours that a file imports, inside of functions too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("generator"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


MODULES = {module_name(path): path for path in FILES}


def imported_modules(path: str) -> set[str]:
    """Names of the modules that the imports of a file lead to."""
    found = set()
    for name in imports(path):
        found.add(name if name in MODULES else name.rpartition(".")[0])
    return (found & set(MODULES)) - {module_name(path)}


def at_load(path: str) -> set[str]:
    """As `imported_modules`, for the imports that happen while the file itself is loaded."""
    names = set()
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                names.add(whole if whole in MODULES else str(node.module))
    return (names & set(MODULES)) - {module_name(path)}


def test_imports_point_to_no_later_stage() -> None:
    later = {
        (path, name)
        for path in FILES
        for name in imports(path)
        if path != "generator/__init__.py" and LEVELS.get(stage(name), 99) > LEVELS.get(stage(path), -1)
    }
    assert not later


def test_no_import_leads_in_a_circle() -> None:
    graph = {name: at_load(path) for name, path in MODULES.items() if not path.endswith("__init__.py")}
    done: set[str] = set()
    while ready := {name for name, needs in graph.items() if name not in done and not (needs & set(graph)) - done}:
        done |= ready
    assert not set(graph) - done


def test_every_file_opens_with_its_idea() -> None:
    assert not [path for path in FILES if not ast.get_docstring(tree(path))]


def acts(path: str) -> set[str]:
    """What a file does that only `cli` may do."""
    names = set()
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        clock = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
        if (
            called in {"print", "input", "exit", "quit", "sys.exit", "os._exit", "SystemExit"}
            or called.removeprefix("datetime.") in clock
        ):
            names.add(called)
    return names


def test_only_the_command_line_prints_exits_and_looks_at_the_clock() -> None:
    assert not {path: found for path in FILES if stage(path) not in ACTS and (found := acts(path))}


def test_the_middle_stages_never_touch_the_disk() -> None:
    disk = {"os", "io", "pathlib", "shutil", "subprocess", "tempfile", "socket", "urllib.request", "importlib"}
    calls = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
    for path in (path for path in FILES if stage(path) in MIDDLE and path not in READS_WORD_LISTS):
        nodes = list(ast.walk(tree(path)))
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
        assert not {name for name in names if name in disk or name.partition(".")[0] in disk}, path
        called = {ast.unparse(node.func).rpartition(".")[2] for node in nodes if isinstance(node, ast.Call)}
        assert not called & calls, path
