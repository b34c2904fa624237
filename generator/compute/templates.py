"""The template engine, set up for tens of thousands of pages: what each of them does a hundred times is done cheaply.

Same templates, same output, autoescape always on. What costs most: calling (the engine asks every callable what it
wants to be given, and a macro collects its arguments), looking values up by attribute and by key, wrapping each escaped
value in an object, and rendering the same small component over and over.
"""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Callable, Mapping, MutableMapping
from functools import cache, lru_cache, partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.nodes import Call, Const, Expr, Getattr, Impossible, Name, TemplateData
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from generator.compute import tables
from generator.messages import Translator

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "site_templates" / "pages"
FILE, TABLE = "templates.bin", "compiled"
"""Where compiled templates are kept."""
REMEMBERED = 4096
"""So many results of a small component are kept: those of all codes, and of the entries that were shown last."""
_SPECIAL = re.compile("[&<>'\"]").search
_NEEDLESS_END = re.compile(
    r"</(?:li|dt|dd|td|th|tr|tbody|thead)>"
    r"|</p>(?=\s*</?(?:p|div|ul|ol|dl|h[1-6]|section|article|header|footer|nav|aside|details|table|form|fieldset|li|dd)\b)"
)
_WORDS = frozenset({"_", "gettext", "ngettext"})
"""Functions that take whatever is named."""
_Function = Callable[..., Markup]


class _Context(Context):
    """Calls with named arguments: a macro is a function that only knows places (`_macro`)."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        names = getattr(called, "parameters", None)
        if names is None or kwargs.keys() - {*names[len(args) :], "_loop_vars", "_block_vars"}:
            return super().call(called, *args, **kwargs)
        return called(*args, *(kwargs.get(name, missing) for name in names[len(args) :]))


def _macro(function: _Function, *parameters: str) -> _Function:
    """A macro as the plain function that it was compiled to; it finds out itself what was not given."""
    function.__defaults__ = (missing,) * len(parameters)
    function.parameters = parameters  # type: ignore[attr-defined]
    return function


def _shown(value: object) -> str:
    """A value as it may stand in HTML. A plain string is enough: it is only joined with others."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str and not _SPECIAL(value):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


class _CodeGenerator(CodeGenerator):
    """Writes calls and attributes as Python has them, and escapes what is written out through `_shown`.

    For that nothing that templates call may want their context, and values have attributes, not keys, behind a dot.
    """

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        has_names = bool(node.kwargs) and not (isinstance(node.node, Name) and node.node.name in _WORDS)
        if has_names or forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for one in (*node.args, *node.kwargs):
            self.visit(one, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: FBT001, FBT002
        """What a macro has made is safe; the engine's own way leaves it to the macro's caller to say so."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.writeline(f"return environment.safe(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        names = "".join(f", {argument.name!r}" for argument in macro_ref.node.args)
        self.write(f"environment.macro(macro{names})")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_to_const(self, node: Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401
        """Nothing but literals is computed while compiling: filters speak the language of one engine."""
        if not isinstance(node, Const | TemplateData):
            raise Impossible
        return super()._output_child_to_const(node, frame, finalize)


class _Template(jinja2.Template):
    def _get_default_module(self, _ctx: Context | None = None) -> TemplateModule:
        """The one module: all templates share their globals, so there is nothing to compare on each import."""
        return super()._get_default_module()


class _Environment(jinja2.Environment):
    code_generator_class = _CodeGenerator
    context_class = _Context
    template_class = _Template
    shown = staticmethod(_shown)
    macro = staticmethod(_macro)
    safe = staticmethod(partial(str.__new__, Markup))
    """A string as safe HTML, without asking it first whether it knows better."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals themselves, which nobody adds to for one template: they are copied for each page."""
        return self.globals if not d else super().make_globals(d)


class _Lean(Extension):
    """Leaves out end tags that HTML lets one leave out (13.1.2.4 of the standard): every parser sees the same page.

    Lists and tables have tens of thousands of them, so that they make a fortieth of a site. An item, a cell or a row
    ends where the next begins, or with what holds it; a paragraph ends where a block begins or the one around it ends.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source of a template without them."""
        return _NEEDLESS_END.sub("", source)


class _Compiled(jinja2.BytecodeCache):
    """Keeps what was compiled for one language for the next; knows what was compiled when this was set up."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there."""
        place = _place(bucket)
        kept = self.kept.get(place) or _prepared().get(place)
        if kept is not None:
            self.kept[place] = kept  # else preparing once more would write only what is new
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is new."""
        self.kept[_place(bucket)] = bucket.bytecode_to_string()


def _place(bucket: Bucket) -> bytes:
    return f"{bucket.key} {bucket.checksum}".encode()


_COMPILED = _Compiled()


@cache
def _prepared() -> Mapping[bytes, bytes]:
    return tables.opened(tables.place(FILE), _key()).get(TABLE, {})


def _key() -> str:
    """What compiles: versions of the engine and of Python, and the code here."""
    return f"{version('jinja2')} {sys.version} {blake2b(Path(__file__).read_bytes(), digest_size=16).hexdigest()}"


def prepare(translator: Translator, filters: Mapping[str, Callable[..., Any]]) -> None:
    """Compile all templates for later runs; those that change compile again when they are needed.

    Raises:
        OSError: the place cannot be written to.
    """
    engine = environment(translator)
    engine.filters.update(filters)
    for name in engine.list_templates():
        engine.get_template(name)
    tables.write(tables.place(FILE), _key(), {TABLE: _COMPILED.kept})


def environment(translator: Translator) -> jinja2.Environment:
    """The engine for one language: autoescape always on, an unknown name is an error.

    Beside what the engine brings there is the filter `remembered`: a component that renders each value once.
    """
    made = _Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n", _Lean], auto_reload=False,
        bytecode_cache=_COMPILED, optimized=False,
    )  # fmt: skip
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    gettext, ngettext = _translations(translator)
    made.globals.update(gettext=gettext, ngettext=ngettext, _=gettext)
    made.filters["remembered"] = lru_cache(maxsize=REMEMBERED)
    return made


def _translations(translator: Translator) -> tuple[Callable[..., Markup], Callable[..., Markup]]:
    """`gettext` and `ngettext` for templates: named fields are escaped and filled in, the text itself is trusted."""

    def filled(text: str, params: Mapping[str, Any]) -> Markup:
        return Markup(text % {name: _shown(value) for name, value in params.items()})  # noqa: S704  escaped just now

    @cache
    def bare(text: str) -> Markup:
        return filled(translator.gettext(text), {})

    def gettext(text: str, /, **params: Any) -> Markup:  # noqa: ANN401
        return filled(translator.gettext(text), params) if params else bare(text)

    def ngettext(singular: str, plural: str, count: int, /, **params: Any) -> Markup:  # noqa: ANN401
        params.setdefault("num", count)
        return filled(translator.ngettext(singular, plural, count), params)

    return gettext, ngettext
