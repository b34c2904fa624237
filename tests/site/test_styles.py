"""The stylesheets keep what they promise: dark is dark both ways, and every stated contrast holds."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "site_templates" / "assets"
TOKENS = (ASSETS / "css" / "tokens.css").read_text("utf-8")
BARE = re.sub(r"/\*.*?\*/", "", TOKENS, flags=re.DOTALL)


def tokens(selector: str) -> dict[str, str]:
    block = BARE.split(selector + " {", 1)[1].split("}", 1)[0]
    return {name: " ".join(value.split()) for name, value in re.findall(r"(--[\w-]+|color-scheme):([^;]+);", block)}


LIGHT = tokens(":root")
DARK = tokens(':root[data-scheme="dark"]')


def luminance(color: str) -> float:
    digits = color.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(scheme: dict[str, str], ink: str, ground: str) -> float:
    first, second = sorted((luminance(scheme[f"--{ink}"]), luminance(scheme[f"--{ground}"])), reverse=True)
    return (first + 0.05) / (second + 0.05)


def test_dark_by_system_and_dark_by_choice_are_alike() -> None:
    assert tokens(':root:not([data-scheme="light"])') == DARK


def test_dark_changes_every_colour_of_light() -> None:
    assert {name for name, value in LIGHT.items() if "#" in value} <= DARK.keys()


TEXT = [
    *((ink, "paper") for ink in ("ink", "ink-soft", "accent", "accent-strong", "need", "bad")),
    *((ink, "sunk") for ink in ("ink", "ink-soft", "accent", "accent-strong", "need", "bad")),
    ("accent", "accent-tint"),
    ("accent-strong", "accent-tint"),
    ("ink", "accent-tint"),
    ("need", "need-tint"),
    ("ink", "need-tint"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
]
GRAPHICS = [(name, ground) for name in ("line-strong", "need-glow", "focus") for ground in ("paper", "sunk")]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_has_a_contrast_of_four_and_a_half(scheme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(scheme, ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), GRAPHICS)
def test_controls_and_graphics_have_a_contrast_of_three(scheme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(scheme, ink, ground) >= 3


def stated() -> list[tuple[str, str, float]]:
    """What the comments beside the light colours promise: `7.2 on paper`, `accent 6.1`."""
    found = []
    for name, comment in re.findall(r"--([\w-]+): #\w+;\s*/\*(.*?)\*/", TOKENS):
        found += [(name, ground, float(ratio)) for ratio, ground in re.findall(r"([\d.]+) on ([\w-]+)", comment)]
        found += [(ink, name, float(ratio)) for ink, ratio in re.findall(r"\b(accent|ink|need) ([\d.]+)", comment)]
    return found


def test_the_stated_contrasts_are_found() -> None:
    assert len(stated()) >= 18


@pytest.mark.parametrize(("ink", "ground", "ratio"), stated())
def test_the_stated_contrast_holds(ink: str, ground: str, ratio: float) -> None:
    assert contrast(LIGHT, ink, ground) >= ratio - 0.05


def test_colours_stand_in_the_tokens_only() -> None:
    for sheet in sorted((ASSETS / "css").glob("*.css")):
        if sheet.name not in {"tokens.css", "site.css"}:
            bare = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
            assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", bare)) <= {"#fff", "#0003"}, sheet.name


def test_every_part_of_the_stylesheet_is_imported_once() -> None:
    imported = re.findall(r'@import url\("([^"]+)"\)', (ASSETS / "css" / "site.css").read_text("utf-8"))
    assert sorted(imported) == sorted(
        {
            "material.css",
            "icons.css",
            *(sheet.name for sheet in (ASSETS / "css").glob("*.css") if sheet.name != "site.css"),
        }
    )
