"""The contracts between the parts: every text translated, every field described, every view documented and used."""

import ast
import dataclasses
import importlib.util
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import jinja2
import pytest
import yaml
from jinja2 import nodes
from pydantic import BaseModel

import generator.pages
from generator.compute.templates import TEMPLATES
from generator.messages import SOURCE_LANGUAGE, available_languages
from generator.model import calls, entries
from generator.pages.collect import MODULES
from generator.settings import load_settings

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = [language for language in available_languages() if language != SOURCE_LANGUAGE]


def messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_script", ROOT / "scripts" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_language_of_the_site_has_its_words() -> None:
    assert set(load_settings(ROOT).languages) <= set(available_languages())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    assert messages().missing(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_left_over(language: str) -> None:
    assert messages().unused(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_fields_of_their_texts(language: str) -> None:
    assert messages().broken(language) == []


def models() -> list[type[BaseModel]]:
    found = [one for module in (calls, entries) for one in vars(module).values() if isinstance(one, type)]
    return sorted({one for one in found if issubclass(one, BaseModel)}, key=lambda one: one.__name__)


FIELDS = [(model, name) for model in models() for name in model.model_fields]


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_every_field_says_what_it_is_and_shows_how(model: type[BaseModel], name: str) -> None:
    info = model.model_fields[name]
    assert info.description
    assert info.examples
    assert yaml.safe_load(str(info.examples[0])) is not None


def views() -> dict[str, type]:
    """Every view by name: the frozen dataclasses of the pages."""
    modules = [one.name for one in pkgutil.walk_packages(generator.pages.__path__, "generator.pages.")]
    found = [value for name in modules for value in vars(importlib.import_module(name)).values()]
    types = [one for one in found if isinstance(one, type) and dataclasses.is_dataclass(one)]
    return {one.__name__: one for one in types if one.__module__.startswith("generator.pages")}


def template_trees() -> Iterator[tuple[str, nodes.Template]]:
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)  # only parsed, never rendered
    for path in sorted(TEMPLATES.rglob("*.html")):
        yield path.relative_to(TEMPLATES).as_posix(), environment.parse(path.read_text("utf-8"))


def test_templates_ask_views_only_for_what_they_document() -> None:
    known = {name for view in views().values() for name in vars(view) if not name.startswith("_")}
    known |= {field.name for view in views().values() for field in dataclasses.fields(view)}
    asked = {
        (template, node.attr)
        for template, tree in template_trees()
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "view"
    }
    assert {one for one in asked if one[1] not in known} == set()


def test_every_field_of_a_view_is_shown_somewhere() -> None:
    shown = {node.attr for _, tree in template_trees() for node in tree.find_all(nodes.Getattr)}
    shown |= {
        node.arg.value
        for _, tree in template_trees()
        for node in tree.find_all(nodes.Getitem)
        if isinstance(node.arg, nodes.Const)
    }
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "generator" / "pages").glob("*.py"))
    unused = {
        f"{name}.{field.name}"
        for name, view in views().items()
        if name.endswith(("View", "Card", "Row", "Pager", "Progress", "Tile", "Badge"))
        for field in dataclasses.fields(view)
        if field.name not in shown and code.count(f".{field.name}") == 0
    }
    assert unused == set()


def test_every_icon_exists() -> None:
    from generator.pages.parts.icons import ALWAYS, missing

    kinds = yaml.safe_load((ROOT / "content" / "vocabulary" / "kinds.yaml").read_text("utf-8"))
    assert missing([*ALWAYS, *(kind["icon"] for kind in kinds)]) == []


def test_no_text_hides_inside_a_formatted_string() -> None:
    """The collector of texts cannot look into f-strings on Python 3.11: such a text would stay English for ever."""
    asks = {"say", "count", "gettext", "ngettext", "msg", "nmsg", "N_"}
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "generator").rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in asks
    ]
    assert hidden == []


def test_every_page_is_in_the_table() -> None:
    """A page in a new file would be dead without a word."""
    found = (ROOT / "generator" / "pages").rglob("*.py")
    mark = re.compile(r"^def pages\(shop: Workshop\) -> ", re.MULTILINE)
    pages = {f"generator/pages/{name.replace('.', '/')}" for name in MODULES}
    assert {
        path.relative_to(ROOT).with_suffix("").as_posix() for path in found if mark.search(path.read_text())
    } <= pages
