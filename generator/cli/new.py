"""`mithilfe new`: a small valid file, from options or from answers to a few questions.

The row of a kind of entry says what is asked; each question is an option of the command as well.
"""

from __future__ import annotations

import sys
from datetime import date
from inspect import Parameter, Signature, signature
from itertools import pairwise
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.options import LanguageOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Problem, Session
from generator.messages import N_, SURROUNDINGS, Message, msg, reason
from generator.model.kinds import ALL_QUESTIONS, BY_NAME, EntryKind, Question

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.examination import Examination
    from generator.model import Catalogue, Vocabulary
    from generator.settings import Settings

HELP = N_("Make a new entry; asks for what the options leave open.")


_MOST_CODES = 30

KindArgument = Annotated[
    str, typer.Argument(metavar=N_("KIND"), show_default=False, help=N_("What it is, such as initiative or company."))
]


def _option(name: str, help_: str) -> Any:  # noqa: ANN401  typer's own type
    return typer.Option(f"--{name}", metavar=N_("TEXT"), show_default=False, help=help_)


def _run(
    ctx: typer.Context,
    kind: KindArgument = "",
    *,
    entry_id: Annotated[
        str, _option("id", N_("The id, which is the file name and the address; else made of the name."))
    ] = "",
    root: RootOption = "",
    today: TodayOption = "",
    **given: Any,  # noqa: ANN401  texts, and lists of texts
) -> None:
    """Ask, write and check."""
    session: Session = ctx.obj
    settings = session.settings(root)
    new = _NewEntry(session, settings, session.today(today, settings.timezone))
    chosen = new.kind(kind)
    answers = new.answers(chosen, {question.option: given[question.option] or "" for question in ALL_QUESTIONS})
    new.write(chosen, new.id(entry_id, str(answers["name"])), answers)


def _parameter(question: Question) -> Parameter:
    """The option that answers a question."""
    option = _option(question.option, question.help)
    annotation = Annotated[list[str] | None, option] if question.many else Annotated[str, option]
    return _keyword(question.option, None if question.many else "", annotation)


def _keyword(name: str, default: object, annotation: object) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _command() -> Any:  # noqa: ANN401  a function with the signature that the library reads
    command: Any = _run
    ctx, kind, *others, _ = signature(_run, eval_str=True).parameters.values()
    common = _keyword("language", "", LanguageOption), _keyword("verbose", default=False, annotation=VerboseOption)
    parameters = (ctx, kind, *map(_parameter, ALL_QUESTIONS), *others, *common)
    command.__signature__ = Signature(parameters)
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command


run = _command()


def entry_data(kind: EntryKind, answers: dict[str, Any], day: date) -> dict[str, Any]:
    """The answers in the shape of an entry."""
    data: dict[str, Any] = {"created": day.isoformat()}
    for question in kind.questions:
        if value := answers.get(question.option):
            inside: Any = data
            for part, following in pairwise(question.loc):
                inside = inside[0] if part == 0 else inside.setdefault(part, [{}] if following == 0 else {})
            inside[question.loc[-1]] = value
    return data


class _NewEntry:
    """Where an entry is made: knows what exists, and whether somebody is there to be asked."""

    def __init__(self, session: Session, settings: Settings, day: date) -> None:
        from generator.examination import examine

        self.session = session
        self.settings = settings
        self.day = day
        self.asks = sys.stdin.isatty()
        self.catalogue: Catalogue = examine(settings, day, ["content/vocabulary"]).catalogue

    @property
    def words(self) -> Vocabulary:
        """The word lists of the site."""
        return self.catalogue.vocabulary

    def kind(self, given: str) -> EntryKind:
        """The kind of entry.

        Raises:
            Problem: it does not exist, or is not given and nobody can be asked.
        """
        known = ", ".join(BY_NAME)
        if not given and self.asks:
            given = self._ask(msg("What is it? ({kinds})", kinds=known), default="initiative")
        if given in BY_NAME:
            return BY_NAME[given]
        said = msg("There is no kind of entry “{name}”.", name=given) if given else msg("The kind of entry is missing.")
        raise Problem(said, msg("Known: {codes}.", codes=known))

    def answers(self, kind: EntryKind, given: dict[str, Any]) -> dict[str, Any]:
        """All fields of the entry, from options or from answers.

        Raises:
            Problem: something is missing and nobody can be asked, or an option does not fit the kind.
        """
        allowed = {question.option for question in kind.questions}
        for option, value in given.items():
            if value and option not in allowed:
                raise Problem(msg("The option {option} does not fit this kind of entry.", option=f"--{option}"))
        missing = [question for question in kind.questions if not given[question.option]]
        if not self.asks and any(not question.optional for question in missing):
            options = ", ".join(f"--{question.option}" for question in missing if not question.optional)
            raise Problem(msg("Still missing: {options}.", options=options))
        interactive = any(not question.optional for question in missing)
        for question in missing:
            if interactive:
                given[question.option] = self._asked(kind, question, given)
        return self._coded(kind, given)

    def _asked(self, kind: EntryKind, question: Question, given: dict[str, Any]) -> Any:  # noqa: ANN401  a text or a list
        """An answer that fits; what does not is told at once and asked again."""
        terms = self.words.terms(question.codes)
        if terms and len(terms) <= _MOST_CODES:
            known = ", ".join(f"{code} ({term.named(self.session.language)})" for code, term in terms.items())
            self.session.tell(fill(known, self.session.width))
        while True:
            answer = self._ask(question.text, default="" if question.optional else None)
            found: Any = answer.strip()
            if question.many:
                found = [part.strip() for part in answer.split(",") if part.strip()]
            problems = self._problems(kind, given | {question.option: found}) if found else ()
            for problem in problems:
                self.session.tell(problem.message)
                if problem.hint:
                    self.session.tell(problem.hint)
            if not problems and (found or question.optional):
                return found

    def _problems(self, kind: EntryKind, given: dict[str, Any]) -> list[Diagnostic]:
        """What would be wrong with an entry of these answers, but for what is still to be asked."""
        from generator.diagnostics import errors
        from generator.formatting import composed
        from generator.model import read_entry
        from generator.model.rules import MISSING_FIELD
        from generator.read import read_document

        path = f"content/{kind.folder}/{kind.name}.yaml"
        data = entry_data(kind, self._coded(kind, given), self.day)
        document = read_document(path, composed(data, (), path).encode())
        return [one for one in errors(read_entry(document, self.words)[1]) if one.rule is not MISSING_FIELD]

    def _ask(self, text: Message, default: str | None = None) -> str:
        return str(typer.prompt(self.session.say(text), default=default, show_default=bool(default)))

    def _coded(self, kind: EntryKind, given: dict[str, Any]) -> dict[str, Any]:
        """The answers with codes in the place of words: whoever writes “Bildung” means `education`."""
        found = {}
        for question in kind.questions:
            if value := given[question.option]:
                words = [value] if isinstance(value, str) else value
                codes = (
                    [self.words.named_code(question.codes, one) or one for one in words] if question.codes else words
                )
                found[question.option] = codes[0] if isinstance(value, str) else codes
        return found

    def id(self, given: str, name: str) -> str:
        """The id of the entry, which nothing else has.

        Raises:
            Problem: it is taken, or has the wrong form.
        """
        from generator.model.fields import slug

        if not given and not self.asks and not slug(name):
            said = msg("No id can be made from “{name}”: it has no Latin letter and no digit.", name=name)
            raise Problem(said, msg("Choose one: --id my-entry"))
        if given or not self.asks:
            return self._free(given or slug(name))
        while True:
            try:
                return self._free(self._ask(msg("Id: file name and address, for ever"), default=slug(name)))
            except Problem as problem:
                self.session.tell(problem.message)

    def _free(self, entry_id: str) -> str:
        from generator.model.fields import is_device, is_id

        if not is_id(entry_id):
            hint = msg("Small letters, digits and single hyphens, 3 to 60 characters: --id my-entry")
            if is_device(entry_id):
                hint = msg("Windows keeps this name for itself. Choose another one: --id my-entry")
            raise Problem(msg("“{value}” cannot be an id.", value=entry_id), hint)
        gone = {retired.id for retired, _ in self.catalogue.retired}
        if entry_id in self.catalogue.known_ids or entry_id in gone:
            path = self.catalogue.known_ids.get(entry_id, "content/retired.yaml")
            hint = msg("Choose another one: --id {id}", id=f"{entry_id}-2"[:60])
            raise Problem(msg("The id “{id}” is taken: {path}", id=entry_id, path=path), hint)
        return entry_id

    def write(self, kind: EntryKind, entry_id: str, answers: dict[str, Any]) -> None:
        """Write the file if nothing needs to be changed in it; else say what."""
        from generator.cli.writing import create
        from generator.diagnostics import errors
        from generator.examination import examine_draft
        from generator.formatting import composed

        path = f"content/{kind.folder}/{entry_id}.yaml"
        head = (f"# yaml-language-server: $schema=../../schema/{kind.name}.schema.json",)
        text = composed(entry_data(kind, answers, self.day), head, path)
        seen = examine_draft(self.settings, self.day, path, text.encode())
        if any(errors(seen.findings)):
            self._report(seen)
            self.session.tell(msg("Nothing was written."))
            raise typer.Exit(1)
        try:
            create(self.settings.root / path, text.encode())
        except FileExistsError:
            raise Problem(msg("{path} exists already.", path=path)) from None
        except OSError as error:
            if error.errno in SURROUNDINGS:
                raise
            raise Problem(msg("{path} cannot be written: {reason}.", path=path, reason=reason(error))) from error
        self._report(seen)
        self.session.write(f"{path}\n")
        said = msg("Written. Open it to add more, then run: mithilfe check {path}", path=path)
        if kind.is_organisation:
            said = msg("Written. Open it to add needs, offers and more, then run: mithilfe check {path}", path=path)
        self.session.tell(said)

    def _report(self, seen: Examination) -> None:
        from generator.reports import ReportContext, terminal

        context = ReportContext(**vars(self.session.output), today=self.day, texts=seen.texts, files=1, quiet=True)
        self.session.write(terminal(seen.findings, context))
