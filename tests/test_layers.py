"""The shape of the program: imports point to earlier stages only, only `cli` acts."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from scripts.architecture import ROOT, circle, imported, modules

MODULES = modules()
"""Each module of the program with the others that it imports."""
LEVELS = {
    "compute": 0, "messages": 0,
    "diagnostics": 1, "settings": 1,
    "read": 2,
    "model": 3,
    "text": 4,
    "relations": 5,
    "wording": 6,
    "checks": 7, "form": 7, "formatting": 7, "pages.page": 7,
    "comparison": 8, "examination": 8, "pages.parts": 8, "upkeep": 8,
    "exports": 9, "live": 9,
    "pages": 10, "reports": 10,
    "intake": 11, "site": 11,
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
    "generator/text/search_words.py",
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
    inner = ".".join(parts[1:3])
    return inner if inner in LEVELS else ".".join(parts[1:2])


def inside(folder: str, module: str) -> str:
    """What of a folder a module is or belongs to: a file, or a folder in it; empty if it lies elsewhere."""
    return ".".join(module.split(".")[: folder.count(".") + 2]) if module.startswith(f"{folder}.") else ""


def test_imports_point_to_no_later_stage() -> None:
    later = {
        (module, other)
        for module in MODULES
        for other in MODULES[module]
        if module != "generator" and LEVELS.get(stage(other), 99) > LEVELS.get(stage(module), -1)
    }
    assert not later


@pytest.mark.parametrize(
    "source",
    [
        "import generator.two",
        "from generator import two",
        "from generator.two import something",
        "def late():\n    from generator.two import something",
        "if TYPE_CHECKING:\n    from generator.two import Something",
    ],
)
def test_a_circle_is_found_wherever_the_import_stands(source: str) -> None:
    known = {"generator", "generator.two"}
    assert "generator.two" in imported(source, known)
    graph = {"one": imported(source, known), "generator.two": {"one"}, "generator": set[str](), "user": {"one"}}
    assert circle(graph) == {"one", "generator.two"}


def test_no_import_leads_in_a_circle() -> None:
    assert not circle(MODULES)


@pytest.mark.parametrize("folder", ["generator.pages", "generator.relations"])
def test_folders_of_a_stage_do_not_need_each_other_in_a_circle(folder: str) -> None:
    paths = (path.parent for path in (ROOT / folder.replace(".", "/")).glob("*/__init__.py"))
    graph: dict[str, set[str]] = {f"{folder}.{path.name}": set() for path in paths}
    for module, others in MODULES.items():
        if (own := inside(folder, module)) in graph:
            graph[own] |= {inside(folder, other) for other in others} & graph.keys() - {own}
    assert not circle(graph)


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
