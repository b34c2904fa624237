"""From an issue to a pull request and an answer: the story of one issue, and of all that wait.

Nothing of an issue becomes a name of a branch, a word of a command, or Markdown that means something: branches are
called by the issue's number, files by ids, and texts of strangers are quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.intake.answers import read_answers
from generator.intake.github import Json, Repository
from generator.intake.proposal import Intake, Proposal, Refused
from generator.messages import Message, Translator, msg
from generator.model.kinds import BY_NAME
from generator.pages.contribute.page import RAW_FILES
from generator.pages.page import PREVIEW
from generator.reports import safe
from generator.settings import Settings

LABELS = ("eintrag", "korrektur")
"""The labels that the forms give to their issues."""
MARK = "<!-- mithilfe: intake -->"
_LANGUAGES = ("de", "en")
_MOST = 20
"""So many findings are told; the pull request has all of them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an issue: the address of the pull request, or why there is none."""

    number: int
    pull: str = ""
    problem: str = ""


def answer_all(repository: Repository, intake: Intake, numbers: Iterable[int] = ()) -> Iterator[Outcome]:
    """Answer some issues, or all open ones that a form has made; one that fails never stops the others."""
    chosen = list(numbers) or sorted({one["number"] for label in LABELS for one in repository.issues(label)})
    for number in chosen:
        try:
            yield answer(repository, intake, repository.issue(number))
        except Exception as error:  # noqa: BLE001  whatever is wrong with one issue, the others get their answers
            yield Outcome(number, problem=f"{type(error).__name__}: {error}"[:500])


def answer(repository: Repository, intake: Intake, issue: Json) -> Outcome:
    """Make or update the pull request of an issue and the answer in it.

    Raises:
        github.Failed: the host does not let us.
    """
    number, labels = int(issue["number"]), {str(label["name"]) for label in issue.get("labels", ())}
    if "pull_request" in issue or issue.get("state") != "open" or labels.isdisjoint(LABELS):
        return Outcome(number)
    kind = next((name for name in BY_NAME if name in labels), "")
    try:
        proposal = intake.proposal(read_answers(str(issue.get("body") or "")), kind)
    except Refused as refused:
        repository.comment(number, MARK, _text(_refusal(refused.message), intake.settings))
        return Outcome(number, problem=str(refused))
    branch, base = f"intake/issue-{number}", intake.settings.branch
    title = (
        msg("Change: {name}", name=proposal.name)
        if proposal.is_change
        else msg("New entry: {name}", name=proposal.name)
    )
    said = Translator(intake.settings.default_language)(title)
    repository.put_branch(branch, base)
    repository.put_file(proposal.path, proposal.text, branch, said)
    body = f"{_text(_answer(proposal), intake.settings)}\n\nCloses #{number}\n"
    pull = repository.put_pull(branch, base, said, body)
    link = str(pull["html_url"])
    shown = [_Plain(preview)] if (preview := _preview(intake.settings, branch, proposal.path)) else []
    repository.comment(number, MARK, _text([*_answer(proposal), _Plain(link), *shown], intake.settings))
    return Outcome(number, link)


def _preview(settings: Settings, branch: str, path: str) -> str:
    """The address at which the proposed file is shown as a page; empty where the site has no such page."""
    host, _, name = settings.repository.partition("github.com/")
    if host != "https://":
        return ""
    file = f"{RAW_FILES}/{name}/refs/heads/{branch}/{path}"
    return f"{settings.address(settings.default_language, PREVIEW)}?src={quote(file, safe='')}"


class _Plain(str):
    """A line that is the same in every language."""

    __slots__ = ()


Line = Message | _Plain | str


def _refusal(problem: Message) -> list[Line]:
    return [
        msg("Thank you. Nothing could be made of this yet:"),
        problem,
        msg("Edit your text above: the answer here follows by itself."),
    ]


def _answer(proposal: Proposal) -> list[Line]:
    """What is said of a proposal: verdict, what is missing, what could not be placed."""
    errors = [one for one in proposal.findings if one.severity.value == "error"]
    others = [one for one in proposal.findings if one.severity.value == "warning"]
    lines: list[Line] = [
        msg("Thank you. This is your entry as a file; a person reads it before it appears.")
        if not errors
        else msg("Thank you. This is your entry as a file. Before it can appear, some places are to be changed:")
    ]
    lines += [one.message for one in errors[:_MOST]]
    if others:
        lines += [msg("Please look at this as well:"), *(one.message for one in others[:_MOST])]
    if proposal.rest:
        lines += [msg("These answers could not be placed by the computer; whoever reads the proposal sees them:")]
        lines += [f"{one.question}: {one.text}" if one.question else one.text for one in proposal.rest[:_MOST]]
    lines.append(msg("Edit your text above: the answer here follows by itself."))
    return lines


def _text(lines: Iterable[Line], settings: Settings) -> str:
    """Lines as Markdown, in every language that people of the catalogue are answered in, the main one first."""
    known = [code for code in _LANGUAGES if code in settings.languages] or [settings.default_language]
    given = list(lines)
    parts = [MARK]
    for code in known:
        translator = Translator(code)
        parts += ["\n".join(_line(one, translator) for one in given), "---"]
    return "\n\n".join(parts[:-1])


def _line(line: Line, translator: Translator) -> str:
    if isinstance(line, _Plain):
        return f"\n{line}"
    text = safe.sentence(translator, line if isinstance(line, Message) else line[:500])
    ends = text.rstrip().endswith((":", "."))
    return f"\n{text}\n" if isinstance(line, Message) and ends and line.id in _HEADS else f"- {text}"


_HEADS = frozenset(
    one.id
    for one in (
        msg("Thank you. Nothing could be made of this yet:"),
        msg("Thank you. This is your entry as a file; a person reads it before it appears."),
        msg("Thank you. This is your entry as a file. Before it can appear, some places are to be changed:"),
        msg("Please look at this as well:"),
        msg("These answers could not be placed by the computer; whoever reads the proposal sees them:"),
        msg("Edit your text above: the answer here follows by itself."),
    )
)
"""Sentences that stand alone; everything else is an item of a list."""
