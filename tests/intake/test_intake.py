"""What people send becomes a valid file or a change of one; nothing of it is lost, and nothing of it is obeyed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given, settings, strategies
from markdown_it import MarkdownIt

from generator.form.issue_forms import CHANGE, FORMS, issue_forms
from generator.intake.answers import Given, read_answers, read_table
from generator.intake.github import Failed, Repository
from generator.intake.issues import MARK, answer_all
from generator.intake.proposal import Intake, Refused
from generator.model.kinds import BY_NAME
from generator.read import read_document
from generator.settings import CONFIG, load_settings
from tests.intake.forge import NAME, Forge, running
from tests.support import ROOT, TODAY

HOSTILE = "::set-output name=x::y\n- [x](javascript:alert(1)) <script>alert(1)</script> @everyone `$(id)` ${{ github }}"
MAIL = """\
Name: Rad und Tat Kassel
In einem Satz: Was geschieht, für wen und wo?: Wir reparieren gespendete Fahrräder und geben sie Geflüchteten.
Themen: Umwelt & Klima, Blubber
Wo sind Sie tätig?: 34117 Kassel
Was fehlt?: 20 Laptops, gebraucht
Einen Raum für 15 Personen
Blubberwasser
Kontakt: info@rad-und-tat.example
Website: www.rad-und-tat.example
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with the shipped word lists and one entry."""
    made = tmp_path_factory.mktemp("root")
    shutil.copy(ROOT / CONFIG, made / CONFIG)
    shutil.copytree(ROOT / "content/vocabulary", made / "content/vocabulary")
    place = made / "content/initiatives/labdoo.yaml"
    place.parent.mkdir()
    shutil.copy(ROOT / "content/initiatives/computertruhe.yaml", place.with_name("computertruhe.yaml"))
    return made


@pytest.fixture(scope="module")
def intake(root: Path) -> Intake:
    return Intake(load_settings(root), TODAY)


def body_of(kind: str, **answers: str) -> str:
    """An issue as the form of a kind would write it."""
    form = next(one for one in FORMS if one.kind == kind) if kind else CHANGE
    text = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{form.file}").read_text("utf-8"))
    parts = [part for part in text["body"] if "id" in part]
    return "\n\n".join(
        f"### {part['attributes']['label']}\n\n{answers.get(part['id'], '_No response_')}" for part in parts
    )


# == taking apart


def test_a_form_a_mail_and_a_table_say_the_same(intake: Intake) -> None:
    summary = "Wir reparieren gespendete Fahrräder und geben sie Geflüchteten."
    form = body_of("initiative", name="Rad und Tat", summary=summary, topics="Umwelt & Klima · Environment & climate",
                   area="Kassel", contact="info@rad.example")  # fmt: skip
    rest = "Themen: Umwelt & Klima\nGebiet: Kassel\nKontakt: info@rad.example"
    mail = f"Name: Rad und Tat\nZusammenfassung: {summary}\n{rest}"
    table = (
        f"Name;Zusammenfassung;Themen;Gebiet;Kontakt\nRad und Tat;{summary};Umwelt & Klima;Kassel;info@rad.example\n"
    )
    made = [intake.proposal(one).text for one in (read_answers(form), read_answers(mail), read_table(table)[0])]
    assert made[0] == made[1] == made[2]
    assert "topics: [environment]" in made[0]


@settings(max_examples=200, deadline=None)
@given(strategies.text(max_size=400))
def test_no_text_is_too_odd_to_be_taken_apart(text: str) -> None:
    for one in (read_answers(text), *read_table(text)):
        assert not {sign for answer in one.answers for sign in answer.text if ord(sign) < 32 and sign not in "\n\t"}


def test_a_file_from_the_form_is_taken_as_it_is(intake: Intake) -> None:
    written = 'name: "Rad"\nsummary: "Wir reparieren gespendete Fahrräder für alle."\n'
    for text in (
        f"Guten Tag\r\n\r\ncontent/initiatives/rad.yaml\r\n\r\n{written}",
        "> content/initiatives/rad.yaml\n> ```yaml\n> " + written.rstrip().replace("\n", "\n> ") + "\n> ```",
    ):  # fmt: skip
        proposal = intake.proposal(read_answers(text))
        assert (proposal.path, proposal.text) == ("content/initiatives/rad.yaml", written)


# == new entries


def test_a_mail_becomes_a_valid_entry_and_keeps_what_nobody_could_place(intake: Intake) -> None:
    proposal = intake.proposal(read_answers(MAIL))
    entry = read_document(proposal.path, proposal.text.encode()).data
    assert isinstance(entry, dict)
    assert proposal.path == "content/initiatives/rad-und-tat-kassel.yaml"
    assert entry["topics"] == ["environment"]
    assert entry["area"] == {"scope": "local", "regions": ["DE-HE"]}
    assert entry["location"] == {"city": "Kassel", "postcode": "34117"}
    assert [(need["kind"], need.get("quantity")) for need in entry["needs"]] == [
        ("hardware", {"total": "20", "unit": "piece"}),
        ("room", None),
    ]
    assert entry["website"] == "https://www.rad-und-tat.example/"
    assert "# Themen: Blubber\n" in proposal.text
    assert "Blubberwasser\n" in proposal.text
    assert {one.severity.value for one in proposal.findings} <= {"note", "warning"}


def test_what_is_missing_is_said_in_the_words_of_the_rules(intake: Intake) -> None:
    proposal = intake.proposal(read_answers("Name: Rad und Tat\nOrt: Kassel"))
    codes = {one.rule.code for one in proposal.findings if one.severity.value == "error"}
    assert "S202" in codes


def test_an_id_that_somebody_has_is_not_taken(intake: Intake) -> None:
    text = "content/companies/computertruhe.yaml\n\nname: Computertruhe GmbH\n"
    assert intake.proposal(read_answers(text)).path == "content/companies/computertruhe-2.yaml"


@pytest.mark.parametrize(
    "path",
    [
        "content/vocabulary/topics",
        "content/initiatives/../x",
        "content/secrets/x",
        "../content/initiatives/x",
        "content/initiatives/con",
    ],
)
def test_no_file_is_written_elsewhere(intake: Intake, path: str) -> None:
    with pytest.raises(Refused):
        intake.proposal(Given(path=f"{path}.yaml", file="name: x\n"))


def test_hostile_answers_stay_data(intake: Intake) -> None:
    body = body_of("initiative", name=f"Rad {HOSTILE}", summary=HOSTILE, area=HOSTILE, needs=HOSTILE, more=HOSTILE)
    proposal = intake.proposal(read_answers(body), "initiative")
    document = read_document(proposal.path, proposal.text.encode())
    assert document.data is not None
    assert proposal.path.removeprefix("content/initiatives/").removesuffix(".yaml").replace("-", "").isalnum()
    outside = [line for line in proposal.text.splitlines() if line.startswith("::")]
    assert outside == []


def test_without_a_name_nothing_is_made(intake: Intake) -> None:
    for text in ("", "hello", body_of("initiative")):
        with pytest.raises(Refused):
            intake.proposal(read_answers(text))


# == changes


def test_a_change_touches_the_lines_concerned_alone(intake: Intake, root: Path) -> None:
    body = body_of("", entry="https://example.org/mithilfe/initiatives/computertruhe/", needs="10 Drucker",
                   confirmed="- [X] Ich spreche für diese Organisation, und alles stimmt noch.",
                   correction="Der Ort stimmt nicht.\nWir sind umgezogen.")  # fmt: skip
    proposal = intake.proposal(read_answers(body))
    before = (root / proposal.path).read_text("utf-8").splitlines()
    after = proposal.text.splitlines()
    assert [line for line in before if line not in after] == []
    added = [line for line in after if line not in before]
    assert f'confirmed: "{TODAY.isoformat()}"' in added
    assert any("10 Drucker" in line for line in added)
    assert "# Wir sind umgezogen." in added


def test_an_entry_nobody_knows_is_not_made_by_the_form_for_changes(intake: Intake) -> None:
    with pytest.raises(Refused, match="No entry"):
        intake.proposal(read_answers(body_of("", entry="Niemand", correction="x")))


def test_an_offer_of_somebody_who_is_listed_is_added_to_the_entry(intake: Intake) -> None:
    proposal = intake.proposal(read_answers(body_of("company", name="Computertruhe", offers="5 Laptops")), "company")
    assert proposal.path == "content/initiatives/computertruhe.yaml"
    assert "5 Laptops" in proposal.text


# == issues


@pytest.fixture
def forge() -> Iterator[tuple[Forge, Repository, list[float]]]:
    made = Forge()
    waited: list[float] = []
    with running(made) as address:
        yield made, Repository(address, NAME, "secret", waited.append), waited


def test_from_an_issue_to_a_pull_request_and_an_answer_that_is_kept_up_to_date(
    forge: tuple[Forge, Repository, list[float]], intake: Intake
) -> None:
    host, repository, _ = forge
    good = {"summary": "Wir reparieren gespendete Fahrräder für alle.", "topics": "Sport", "area": "Kassel"}
    host.open(7, body_of("initiative", name="Rad und Tat"), "eintrag", "initiative")
    (first,) = answer_all(repository, intake, [7])
    assert first.pull.endswith("/pull/100")
    assert "content/initiatives/rad-und-tat.yaml" in host.branches["intake/issue-7"]
    assert "sind einige Stellen zu ändern" in host.answered(7)[0]
    host.open(7, body_of("initiative", name="Rad und Rat", **good), "eintrag", "initiative")
    (second,) = answer_all(repository, intake, [7])
    assert second.pull == first.pull
    assert list(host.branches["intake/issue-7"]) == ["content/initiatives/rad-und-rat.yaml"]
    (told,) = host.answered(7)
    assert "ein Mensch liest ihn" in told
    assert "a person reads it" in told
    assert first.pull in told
    assert host.pulls[0]["title"] == "Neuer Eintrag: Rad und Rat"
    assert "Closes #7" in host.pulls[0]["body"]
    assert MARK in told
    (shown,) = set(re.findall(r"\S+/preview/\?src=(\S+)", told))
    assert unquote(shown).endswith("/refs/heads/intake/issue-7/content/initiatives/rad-und-rat.yaml")


def test_one_bad_issue_never_stops_the_others(forge: tuple[Forge, Repository, list[float]], intake: Intake) -> None:
    host, repository, _ = forge
    host.open(1, None, "eintrag")
    host.open(2, body_of("initiative", name=HOSTILE, summary=HOSTILE, more=HOSTILE * 100), "eintrag", "initiative")
    host.open(3, "x" * 200_000, "korrektur")
    host.issues[4] = {"number": 4, "state": "open", "labels": [{"name": "eintrag"}], "body": {"not": "text"}}
    host.open(5, body_of("initiative", name="Rad und Tat"), "eintrag", "initiative")
    host.open(6, "no label", "other")
    outcomes = {one.number: one for one in answer_all(repository, intake)}
    assert sorted(outcomes) == [1, 2, 3, 4, 5]
    assert outcomes[5].pull
    assert set(host.branches) - {"main"} == {"intake/issue-2", "intake/issue-5"}
    (told,) = host.answered(2)
    assert "\n::" not in told
    rendered = MarkdownIt("commonmark", {"html": True}).render(told)
    outside = re.sub(r"<code>.*?</code>", "", rendered, flags=re.DOTALL)
    assert not re.search(r"<script|javascript:|@everyone", outside)
    assert "@everyone" in rendered


def test_limits_and_failures_of_the_host_are_waited_for(
    forge: tuple[Forge, Repository, list[float]], intake: Intake
) -> None:
    host, repository, waited = forge
    host.open(7, body_of("initiative", name="Rad und Tat"), "eintrag", "initiative")
    host.troubles = [(502, {}), (429, {"Retry-After": "3"}), (403, {"X-RateLimit-Remaining": "0"})]
    (outcome,) = answer_all(repository, intake, [7])
    assert outcome.pull
    assert waited == [1.0, 3.0, 60.0]


@pytest.mark.parametrize("trouble", [(403, {}), (401, {}), (429, {"Retry-After": "4000"})])
def test_a_plain_no_is_not_asked_again(
    forge: tuple[Forge, Repository, list[float]], trouble: tuple[int, dict[str, str]]
) -> None:
    host, repository, waited = forge
    host.troubles = [trouble]
    with pytest.raises(Failed):
        repository.issue(1)
    assert (len(host.calls), waited) == (1, [])


def test_a_file_that_somebody_changed_meanwhile_is_written_all_the_same(
    forge: tuple[Forge, Repository, list[float]],
) -> None:
    host, repository, _ = forge
    host.branches["intake/issue-1"] = {"content/x.yaml": "old"}
    host.troubles = [(404, {})]  # the file was not there yet when we looked
    repository.put_file("content/x.yaml", "new", "intake/issue-1", "message")
    assert host.branches["intake/issue-1"] == {"content/x.yaml": "new"}


def test_the_step_of_the_workflow(root: Path) -> None:
    host = Forge()
    host.open(7, body_of("initiative", name="Rad und Tat"), "eintrag", "initiative")
    step = yaml.safe_load((ROOT / ".github/workflows/intake.yml").read_text("utf-8"))["jobs"]["propose"]["steps"][-1]
    command = step["run"].replace(".venv/bin/mithilfe", f"{sys.executable} -m generator") + f' --root "{root}"'
    with running(host) as address:
        done = subprocess.run(
            ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, "GITHUB_API_URL": address, "GITHUB_REPOSITORY": NAME, "GITHUB_TOKEN": "secret",
                 "ISSUE": "7"},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("#7 http")
    assert "intake/issue-7" in host.branches


# == the forms


def test_the_forms_are_in_step_with_models_and_word_lists(intake: Intake) -> None:
    made = issue_forms(load_settings(ROOT), intake.catalogue.vocabulary)
    assert made == {path: (ROOT / path).read_text("utf-8") for path in made}


@pytest.mark.parametrize("kind", [form.kind for form in FORMS])
def test_every_question_of_a_form_is_understood(intake: Intake, kind: str) -> None:
    from generator.intake.placing import Placer

    form = next(one for one in FORMS if one.kind == kind)
    text = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{form.file}").read_text("utf-8"))
    placer = Placer(intake.settings, intake.catalogue.vocabulary, BY_NAME[kind], TODAY)
    labels = {part["id"]: part["attributes"]["label"] for part in text["body"] if "id" in part}
    understood = {key: placer._key(label) for key, label in labels.items() if key != "more"}
    assert understood == {key: key for key in understood}
