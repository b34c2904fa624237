"""The small server of `serve`: who gets what, also before there is a site and while something is broken."""

from __future__ import annotations

import http.client
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.cli import preview as previews
from generator.cli import serve, serving
from generator.cli.preview import Preview
from generator.cli.session import Session
from generator.settings import load_settings
from generator.site.policy import SECURITY_HEADERS

TODAY = date(2026, 11, 21)
PAGE = "<html><body>Startseite</body></html>"


@pytest.fixture
def preview(site: Path) -> Iterator[Preview]:
    made = Preview(Session("de"), load_settings(site).at("http://127.0.0.1/repo/"), lambda: TODAY, "mkdocs")
    httpd = serving.server(made, 0)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    made.settings = made.settings.at(f"http://127.0.0.1:{httpd.server_port}/repo/")
    yield made
    httpd.shutdown()
    httpd.server_close()
    made.close()


def ask(
    preview: Preview, path: str, *, method: str = "GET", host: str = ""
) -> tuple[int, str, http.client.HTTPMessage]:
    """Status, text and headers of an answer."""
    address = preview.settings.url.removeprefix("http://").partition("/")[0]
    connection = http.client.HTTPConnection(address, timeout=60)
    try:
        connection.request(method, path, headers={"Host": host or address})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers
    finally:
        connection.close()


def write(preview: Preview, name: str, text: str) -> None:
    path = preview.site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_whoever_comes_early_reads_that_the_site_is_on_its_way(preview: Preview) -> None:
    status, text, _ = ask(preview, "/repo/")
    assert status == 503
    assert "<h1>Die Website entsteht gerade</h1>" in text
    assert previews.RELOAD in text


def test_pages_carry_the_policy_and_renew_themselves(preview: Preview) -> None:
    write(preview, "index.html", PAGE)
    status, text, headers = ask(preview, "/repo/")
    assert (status, "Startseite" in text, previews.RELOAD in text) == (200, True, True)
    assert [(name, headers[name]) for name, _ in SECURITY_HEADERS] == list(SECURITY_HEADERS)


def test_what_is_outside_of_the_site_stays_there(preview: Preview) -> None:
    write(preview, "index.html", PAGE)
    (preview.site.parent / "secret.txt").write_text("geheim")
    (preview.site.parent / "secret.html").write_text("geheim")
    for path in ("../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.html", "%252e%252e/secret.txt", "assets/"):
        status, text, _ = ask(preview, f"/repo/{path}")
        assert (status, "geheim" in text) == (404, False), path


@pytest.mark.parametrize("path", ["/repo/%00", "/repo/%00.css"])
def test_an_impossible_name_is_refused(preview: Preview, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert ask(preview, path)[0] == 400
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("path", "status"), [("/repo/" + "a" * 400, 404), ("/repo/" + "a/" * 3000, 404), ("http://[x/", 400)]
)
def test_an_address_that_nobody_has_is_answered(
    preview: Preview, path: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ask(preview, path)[0] == status
    assert ask(preview, "/repo/", host="[x")[0] == 400
    assert capfd.readouterr() == ("", "")


def test_a_browser_may_break_off(preview: Preview, capfd: pytest.CaptureFixture[str]) -> None:
    with serving.server(preview, 0) as httpd:
        for error in (ConnectionResetError(), BrokenPipeError(), KeyError("a mistake of ours")):
            try:
                raise error
            except (OSError, KeyError):
                httpd.handle_error(None, None)
        said = capfd.readouterr().err
    assert "a mistake of ours" in said
    assert "ConnectionResetError" not in said


@pytest.mark.parametrize(("host", "status"), [("evil.example", 421), ("localhost:8000", 200), ("127.0.0.1", 200)])
def test_only_this_machine_is_answered_under_its_own_names(preview: Preview, host: str, status: int) -> None:
    write(preview, "index.html", PAGE)
    assert ask(preview, "/repo/", host=host)[0] == status


def test_an_address_without_the_base_path_leads_to_it(preview: Preview) -> None:
    status, _, headers = ask(preview, "//evil.example/")
    assert (status, headers["Location"]) == (302, "/repo/")


def test_a_broken_template_is_a_page_and_the_server_goes_on(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    write(preview, "index.html", PAGE)

    def broken(*_args: object, **_kwargs: object) -> None:
        raise ValueError("unexpected '%}' in <home.html>")

    monkeypatch.setattr(previews, "build", broken)
    preview.renew()
    status, text, _ = ask(preview, "/repo/")
    assert status == 500
    assert "ValueError: unexpected &#x27;%}&#x27; in &lt;home.html&gt;" in text
    assert "So lässt sich die Website nicht bauen." in text
    assert "test_serving.py:" in text, "the place where it happened"


def whole(preview: Preview, code: int) -> subprocess.Popen[str]:
    """A build of the whole site that ends with a code, in the place of the real one."""
    script = f"import sys; print('gut.yaml:3:1 falsch'); sys.stderr.write('ein toter Link'); sys.exit({code})"
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    preview._completing = process
    return process


def test_the_settings_are_watched_by_their_name(site: Path) -> None:
    changes = serve._changes(site)
    for name in ("Eins", "Zwei"):  # an editor puts a new file in the place of the old one
        text = (site / "mkdocs.yml").read_text("utf-8")
        (site / ".mkdocs.yml.new").write_text(f"{text}# {name}\n", "utf-8")
        (site / ".mkdocs.yml.new").replace(site / "mkdocs.yml")
        assert next(paths for paths in changes if paths) == {"mkdocs.yml"}


def test_what_an_editor_makes_for_a_moment_is_of_no_use(preview: Preview) -> None:
    assert preview.of_use({"content/initiatives/4913", "content/initiatives/gut.yaml"}) == {
        "content/initiatives/gut.yaml"
    }
    gone = {"docs/de/gone.md", "content/events", "content/retired.yaml"}
    assert preview.of_use(gone) == gone


def test_the_next_day_everything_is_made_anew(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[date] = []
    monkeypatch.setattr(preview, "_look", lambda _: pytest.fail("not only the entry"))
    monkeypatch.setattr(preview, "_renew", lambda: made.append(preview.today))
    preview.day = lambda: date(2026, 11, 22)
    preview.renew({"content/initiatives/gut.yaml"})
    assert made == [date(2026, 11, 22)]


def test_a_whole_site_that_fails_is_shown(preview: Preview) -> None:
    preview._completed(whole(preview, 3), tell=False)
    status, text, _ = ask(preview, "/repo/")
    assert (status, "ein toter Link" in text, preview.version) == (500, True, 1)


def test_what_only_the_whole_site_finds_is_shown_as_well(preview: Preview) -> None:
    preview._completed(whole(preview, previews.FINDINGS), tell=False)
    status, text, _ = ask(preview, "/repo/")
    assert (status, "gut.yaml:3:1 falsch" in text, preview.version) == (500, True, 1)


@pytest.mark.parametrize(("tell", "version"), [(True, 1), (False, 0)])
def test_open_pages_hear_of_the_whole_site_where_it_shows_more(preview: Preview, *, tell: bool, version: int) -> None:
    preview._completed(whole(preview, 0), tell=tell)
    assert (preview.trouble, preview.version) == ("", version)


def test_a_whole_site_that_is_out_of_date_says_nothing(preview: Preview) -> None:
    process = whole(preview, previews.FINDINGS)
    preview._completing = None
    preview._completed(process, tell=True)
    assert (preview.trouble, preview.version) == ("", 0)
