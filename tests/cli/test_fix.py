"""`check --fix` mends what needs no judgement, and touches nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.cli.site import GOOD, Run, write

DAY = ("--language", "en", "--today", "2026-11-21")
SLIPS = (
    "# am Telefon besprochen\n" + GOOD + "webiste: http://hof.example.org/   # neu\n"
    "audiences: [women, refuges]\n\n# noch offen\nfounded: 5.3.2016\nlinks: []\ndescription: null\n"
)


def test_slips_are_mended_and_comments_stay(site: Path, run: Run) -> None:
    path = Path(write(site, "gut.yaml", SLIPS))
    code, out, err = run("check", "--fix", "-q", *DAY)
    text = path.read_text("utf-8")
    assert "website: https://hof.example.org/  # neu" in text
    assert "audiences: [women, refugees]" in text
    assert "\n\n# noch offen\nfounded: 2016-03-05" in text.replace('"', "")
    assert "description" not in text
    assert text.startswith("# am Telefon besprochen\n")
    assert "findings mended." in err
    assert f"{path.name}:" in out
    assert code == 0, out


def test_what_is_mended_stays_so(site: Path, run: Run) -> None:
    path = Path(write(site, "gut.yaml", SLIPS))
    run("check", "--fix", *DAY)
    text = path.read_bytes()
    _, _, err = run("check", "--fix", *DAY)
    assert path.read_bytes() == text
    assert "There is nothing that a machine could mend." in err


def test_a_difference_is_only_shown(site: Path, run: Run) -> None:
    path = Path(write(site, "gut.yaml", SLIPS))
    code, out, _ = run("check", "--diff", *DAY)
    assert path.read_text("utf-8") == SLIPS
    assert "\n-audiences: [women, refuges]\n" in out
    assert "\n+audiences: [women, refugees]\n" in out
    assert code == 1
    run("check", "--fix", *DAY)
    assert run("check", "--diff", *DAY)[0] == 0


def test_line_ends_and_the_mark_at_the_beginning_stay(site: Path, run: Run) -> None:
    path = Path(write(site, "gut.yaml", GOOD))
    path.write_bytes(b"\xef\xbb\xbf" + (GOOD + "audiences: [refuges]\n").replace("\n", "\r\n").encode())
    run("check", "--fix", *DAY)
    assert path.read_bytes() == b"\xef\xbb\xbf" + (GOOD + "audiences: [refugees]\n").replace("\n", "\r\n").encode()


def test_what_needs_judgement_is_left_to_people(site: Path, run: Run) -> None:
    text = GOOD + "confirmed: 2020-01-01\ncontact: {email: post@example.org}\n"
    path = Path(write(site, "gut.yaml", text))
    run("check", "--fix", *DAY)
    assert path.read_text("utf-8") == text


def test_a_file_in_another_encoding_is_left_alone(site: Path, run: Run) -> None:
    path = Path(write(site, "gut.yaml", GOOD))
    raw = (GOOD + "audiences: [refuges]\naliases: [Hof Müller]\n").encode("latin-1", "replace")
    path.write_bytes(raw)
    run("check", "--fix", *DAY)
    assert path.read_bytes() == raw
