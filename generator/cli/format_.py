"""`mithilfe format`: one order and one style for all files, with comments kept and data untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import LanguageOption, Paths, QuietOption, RootOption, VerboseOption
from generator.cli.paths import inside
from generator.cli.progress import tracker
from generator.cli.session import Session
from generator.messages import N_, Message, msg, nmsg

if TYPE_CHECKING:
    from generator.read import Document
    from generator.settings import Settings

HELP = N_("Bring files into one order and style; comments and content stay.")

CheckOption = Annotated[bool, typer.Option("--check", help=N_("Write nothing; exit with 1 if a file would change."))]


def run(
    ctx: typer.Context,
    paths: Paths = None,
    *,
    check: CheckOption = False,
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    quiet: QuietOption = False,
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Format the given files, or everything."""
    from generator.examination import asked_files
    from generator.formatting import Unsafe, formatted, is_formatted
    from generator.read import read_files

    session: Session = ctx.obj
    settings = session.settings(root, paths or ())
    wanted = asked_files(settings, inside(settings.root, paths or ()))
    files = [path for path in wanted if path.endswith(".yaml")]
    misnamed = [path for path in wanted if path.endswith(".yml")]
    for path in misnamed:
        session.tell(msg("{path} is not read: rename it so that it ends in `.yaml`.", path=path))
    changed, refused = 0, []
    for path in tracker(session, quiet=quiet)(files, msg("Formatting")):
        document = read_files(settings.root, [path])[0]
        try:
            result = formatted(document)
        except Unsafe:
            refused.append(document)
            continue
        if is_formatted(document, result):
            continue
        if not check and not _written(settings, document, result):
            refused.append(document)
            continue
        changed += 1
        session.write(f"{path}\n")
    _explain(session, settings, refused)
    if not quiet and (changed or not (refused or misnamed)):
        session.tell(_summary(changed, len(files), check=check))
    raise typer.Exit(int(bool(refused or misnamed or (check and changed))))


def _written(settings: Settings, document: Document, result: str) -> bool:
    """Write unless the file has changed since it was read."""
    from generator.cli.writing import replace
    from generator.read import read_files

    again = read_files(settings.root, [document.path])[0]
    if (again.text, again.size) != (document.text, document.size):
        return False
    replace(settings.root / document.path, result.encode())
    return True


def _summary(changed: int, files: int, *, check: bool) -> Message:
    if not changed:
        return nmsg("{count} file is in order.", "{count} files are in order.", files)
    if check:
        return nmsg(
            "{count} file would change: run `mithilfe format`.",
            "{count} files would change: run `mithilfe format`.",
            changed,
        )
    return nmsg("{count} file brought into order.", "{count} files brought into order.", changed)


def _explain(session: Session, settings: Settings, refused: list[Document]) -> None:
    """Say why files were left alone: by their findings, else that they would have changed."""
    from generator.reports import ReportContext, terminal

    findings = [finding for document in refused for finding in document.findings]
    if findings:
        today, texts = session.today("", settings.timezone), {one.path: one.text for one in refused}
        context = ReportContext(**vars(session.output), today=today, texts=texts, files=len(refused))
        session.write(terminal(findings, context))
    for document in refused:
        if not document.findings:
            session.tell(
                msg(
                    "{path} stays as it is: it could not be rewritten without changing its content.", path=document.path
                )
            )
