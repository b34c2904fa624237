"""`mithilfe build`: check everything, then make the whole site and put it in the place of the old one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import LanguageOption, QuietOption, RootOption, TodayOption, VerboseOption
from generator.cli.progress import stepper, tracker
from generator.cli.session import Problem, Session
from generator.compute.garbage import kept, unsearched
from generator.messages import N_, msg

if TYPE_CHECKING:
    from generator.examination import Examination
    from generator.site.standing import Order

HELP = N_("Check everything and build the whole site.")
OUTPUT = "site"
SOURCES = ("content", "docs", "site_templates", "generator", "schema", "tests", ".git", ".github", ".cache")

OutputOption = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar=N_("FOLDER"), help=N_("Where the site goes; else `site/` beside mkdocs.yml.")
    ),
]
EngineOption = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        show_default=False,
        help=N_("What renders the hand-written pages: mkdocs (unless you say otherwise), properdocs or zensical."),
    ),
]
AddressOption = Annotated[
    str,
    typer.Option("--base-url", metavar="URL", help=N_("The full address of the site, if another than in mkdocs.yml.")),
]


def run(
    ctx: typer.Context,
    *,
    output: OutputOption = "",
    engine: EngineOption = "mkdocs",
    base_url: AddressOption = "",
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    today: TodayOption = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Build the site; nothing is published while an entry has an error."""
    session: Session = ctx.obj
    start = time.monotonic()
    settings = session.settings(root)
    if base_url:
        settings = settings.at(_address(base_url))
    day = session.today(today, settings.timezone)
    target = _outside(settings.root, Path(output) if output else settings.root / OUTPUT)

    from generator.pipeline import Watching, build
    from generator.site.standing import Order

    order = Order(settings, day, target, engine)
    with _refusals(session, verbose=verbose), unsearched(), stepper(session, quiet=quiet) as step:
        built = kept(build(order, partial(_refuse, session, order), Watching(tracker(session, quiet=quiet), step)))
    if not quiet:
        seconds = f"{time.monotonic() - start:.1f}"
        words = msg(
            "{pages} pages in {folder}, {written} files new, {kept} as before, {seconds} s.",
            pages=built.pages,
            folder=str(target),
            written=built.written,
            kept=built.kept,
            seconds=seconds,
        )
        session.write(session.say(words) + "\n")


def _refuse(session: Session, order: Order, seen: Examination) -> None:
    """End here, with the findings, where nothing must be published.

    Raises:
        typer.Exit: an entry has an error.
    """
    from generator.cli.check import exit_code, show

    if exit_code(seen, strict=False):
        session.write(show(session, order.settings, seen, order.today))
        session.tell(msg("The site stays as it was: first change what stands above."))
        raise typer.Exit(1)


def _outside(root: Path, target: Path) -> Path:
    """The folder for the site, if it is none of those from which it is made: the next build would read it.

    Raises:
        Problem: it is.
    """
    place, root = target.resolve(), root.resolve()
    for source in (root / name for name in SOURCES):
        if place.is_relative_to(source):
            said = msg("The site cannot stand in {folder}: it is made from what lies there.", folder=str(source))
            raise Problem(said, msg("Choose another folder: `--output site`."))
    return target


@contextmanager
def _refusals(session: Session, *, verbose: bool) -> Iterator[None]:
    """Say why there is no new site: something is not whole, or the disk does not take it."""
    from generator.cli.failures import FAILED, WRONG_USAGE
    from generator.site.errors import SiteError, WrongUsageError

    try:
        yield
    except SiteError as error:
        session.tell(error.message)
        if error.detail and verbose:
            session.tell(error.detail)
        raise typer.Exit(WRONG_USAGE if isinstance(error, WrongUsageError) else FAILED) from None
    except OSError as error:
        session.tell(msg("The site cannot be built like this."))
        session.tell(str(error))
        raise typer.Exit(FAILED) from None


def _address(text: str) -> str:
    from generator.settings import is_address

    if not is_address(text):
        raise Problem(
            msg("“{value}” is not the address of a site.", value=text),
            msg("Write it out: https://example.org/catalogue/"),
        )
    return text
