"""Whose business an entry is: areas that touch each other, found for many at once as one by one."""

from __future__ import annotations

import random

from generator.model import Area
from generator.relations import relate
from generator.relations.areas import entries_in, naming_region, overlaps, touching
from tests.support import TODAY, catalogue

KOELN, NRW, BERLIN = "05315", "DE-NW", "DE-BE"
FILES = {
    "administrations/koeln.yaml": f'responsible_for: [education]\narea: {{scope: local, regions: ["{KOELN}"]}}',
    "administrations/land.yaml": f'area: {{scope: state, regions: ["{NRW}"]}}',
    "administrations/bund.yaml": "responsible_for: [education]\narea: {scope: national}",
    "initiatives/there.yaml": f'topics: [education]\narea: {{scope: local, regions: ["{KOELN}"]}}',
    "initiatives/above.yaml": f'topics: [education]\narea: {{scope: state, regions: ["{NRW}"]}}',
    "initiatives/other-topic.yaml": f'topics: [housing]\narea: {{scope: local, regions: ["{KOELN}"]}}',
    "initiatives/elsewhere.yaml": f'topics: [education]\narea: {{scope: state, regions: ["{BERLIN}"]}}',
    "initiatives/everywhere.yaml": "topics: [education]\narea: {scope: national}",
}


def area(*regions: str) -> Area:
    return Area.model_construct(scope="district", regions=regions)


def test_an_administration_is_in_charge_of_its_topics_in_what_touches_its_area() -> None:
    found = relate(catalogue(FILES), TODAY).responsible
    assert found["koeln"] == ("above", "there")
    assert found["land"] == ("above", "other-topic", "there")
    assert found["bund"] == ("above", "elsewhere", "everywhere", "there")


def test_many_at_once_are_those_that_one_by_one_overlap() -> None:
    made = catalogue(FILES)
    draw = random.Random(7)  # noqa: S311  seeded
    codes = sorted(made.vocabulary.regions)
    areas = {str(number): area(*draw.sample(codes, draw.randint(1, 3))) for number in range(300)}
    inside, naming = entries_in(made, areas), naming_region(areas)
    hits = 0
    for one in [*areas.values(), area("no such place")]:
        found = touching(made, one, inside, naming)
        assert found == {key for key, other in areas.items() if overlaps(made, one, other)}
        hits += len(found)
    assert hits > len(areas)
