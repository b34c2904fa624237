"""The template engine, set up for tens of thousands of pages: what each of them does a hundred times is done cheaply.

Same templates, same output, autoescape always on. Three things cost most: calling (the engine asks every callable what
it wants to be given), wrapping each escaped value in an object, and rendering the same small component over and over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Const, Expr, Impossible, TemplateData
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from generator.messages import Translator

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "site_templates" / "pages"
REMEMBERED = 4096
"""So many results of a small component are kept: those of all codes, and of the entries that were shown last."""
_SPECIAL = re.compile("[&<>'\"]").search
_Remembered = type(lru_cache(maxsize=1)(len))
_DIRECT = frozenset({Macro, FunctionType, MethodType, partial, _Remembered})
"""Kinds of callables that are called as they are, unless they say that they want the context."""


class _Context(Context):
    """Calls what is called; the engine's own way looks at each callable six times before."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if type(called) not in _DIRECT or (type(called) is not Macro and hasattr(called, "jinja_pass_arg")):
            return super().call(called, *args, **kwargs)
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


def _shown(value: object) -> str:
    """A value as it may stand in HTML. A plain string is enough: it is only joined with others."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str and not _SPECIAL(value):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


class _CodeGenerator(CodeGenerator):
    """Escapes what is written out through `_shown`."""

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


class _Environment(jinja2.Environment):
    code_generator_class = _CodeGenerator
    context_class = _Context
    shown = staticmethod(_shown)


class _Compiled(jinja2.BytecodeCache):
    """Keeps what was compiled for one language for the next."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there."""
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is new."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment(translator: Translator) -> jinja2.Environment:
    """The engine for one language: autoescape always on, an unknown name is an error.

    Beside what the engine brings there is the filter `remembered`: a component that renders each value once.
    """
    made = _Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], auto_reload=False,
        bytecode_cache=_COMPILED, optimized=False,
    )  # fmt: skip
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    gettext, ngettext = _translations(translator)
    made.globals.update(gettext=gettext, ngettext=ngettext, _=gettext)
    made.filters["remembered"] = lru_cache(maxsize=REMEMBERED)
    return made


def _translations(translator: Translator) -> tuple[Callable[..., Markup], Callable[..., Markup]]:
    """`gettext` and `ngettext` for templates: named fields are escaped and filled in, the text itself is trusted."""

    @cache
    def said(text: str) -> Markup:
        return Markup(translator.gettext(text))  # noqa: S704  our own words

    @cache
    def bare(text: str) -> Markup:
        return said(text) % {}

    def gettext(text: str, /, **params: Any) -> Markup:  # noqa: ANN401
        return said(text) % params if params else bare(text)

    def ngettext(singular: str, plural: str, count: int, /, **params: Any) -> Markup:  # noqa: ANN401
        params.setdefault("num", count)
        return Markup(translator.ngettext(singular, plural, count)) % params  # noqa: S704  our own words

    return gettext, ngettext
