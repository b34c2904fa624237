"""Phone numbers as machines dial them."""

import pytest

from generator.model.addresses import dialled


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("030 901820", "+4930901820"), ("+49 (0)30 901820", "+4930901820"), ("0221 / 221-0", "+492212210"),
        ("+43 1 711000", "+431711000"), ("115", "115"),
    ],
)  # fmt: skip
def test_a_number_is_dialled_from_anywhere(written: str, expected: str) -> None:
    assert dialled(written) == expected
