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
from generator.messages import N_, Message, msg, nmsg

if TYPE_CHECKING:
    from generator.examination import Examination
    from generator.settings import Settings
    from generator.site.standing import Order

HELP = N_("Check everything and build the whole site.")
OUTPUT = "site"
MEGABYTE = 1_000_000
NEARLY = 0.8
"""From this share of what the host takes on, somebody should know."""
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
            "{pages} pages in {folder}, {files} files with {size} MB ({written} new, {kept} as before), {seconds} s.",
            pages=built.pages,
            folder=str(target),
            files=built.written + built.kept,
            size=_megabytes(built.size),
            written=built.written,
            kept=built.kept,
            seconds=seconds,
        )
        session.write(session.say(words) + "\n")
    if told := room(built.size, _entries(settings), settings):
        session.tell(told)


def room(size: int, entries: int, settings: Settings) -> Message | None:
    """What to say of a site of so many bytes and entries that the host does not take, or will not soon; else none."""
    limit = settings.host_limit_mb * MEGABYTE
    if size <= NEARLY * limit:
        return None
    told = {"size": _megabytes(size), "limit": settings.host_limit_mb}
    if size <= limit:
        more = int((limit - size) // (size / max(entries, 1)))
        return nmsg(
            "{size} of the {limit} MB that the host takes (`host_limit_mb` in mkdocs.yml) are used: there is room for "
            "about {count} more entry.",
            "{size} of the {limit} MB that the host takes (`host_limit_mb` in mkdocs.yml) are used: there is room for "
            "about {count} more entries.",
            more,
            **told,
        )
    return msg(
        "The site has {size} MB, and the host takes {limit} (`host_limit_mb` in mkdocs.yml). In mkdocs.yml, name fewer "
        "`languages`: each takes its share; or raise `page_size`: fewer pages of lists carry less around them. Or "
        "publish to a host that takes more, and write down how much.",
        **told,
    )


def _entries(settings: Settings) -> int:
    from generator.examination import asked_files
    from generator.model import entry_id_of

    return sum(bool(entry_id_of(path)) for path in asked_files(settings, ()))


def _megabytes(size: int) -> int:
    return -(-size // MEGABYTE)


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
