"""Where a German postcode lies, roughly: its first two digits name a region around a larger town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.towns import Town, called

_GERMAN = re.compile(r"(\d\d)\d{3}")
_REGIONS = """
01 Dresden, 02 Bautzen, 03 Cottbus, 04 Leipzig, 06 Halle (Saale), 07 Gera, 08 Zwickau, 09 Chemnitz, 10 Berlin,
12 Berlin, 13 Berlin, 14 Potsdam, 15 Frankfurt (Oder), 16 Eberswalde, 17 Neubrandenburg, 18 Rostock, 19 Schwerin,
20 Hamburg, 21 Lüneburg, 22 Hamburg, 23 Lübeck, 24 Kiel, 25 Itzehoe, 26 Oldenburg, 27 Bremerhaven, 28 Bremen,
29 Celle, 30 Hannover, 31 Hildesheim, 32 Herford, 33 Bielefeld, 34 Kassel, 35 Gießen, 36 Fulda, 37 Göttingen,
38 Braunschweig, 39 Magdeburg, 40 Düsseldorf, 41 Mönchengladbach, 42 Wuppertal, 44 Dortmund, 45 Essen,
46 Oberhausen, 47 Duisburg, 48 Münster, 49 Osnabrück, 50 Köln, 51 Köln, 52 Aachen, 53 Bonn, 54 Trier, 55 Mainz,
56 Koblenz, 57 Siegen, 58 Hagen, 59 Hamm, 60 Frankfurt am Main, 61 Bad Homburg vor der Höhe, 63 Offenbach,
64 Darmstadt, 65 Wiesbaden, 66 Saarbrücken, 67 Kaiserslautern, 68 Mannheim, 69 Heidelberg, 70 Stuttgart,
71 Ludwigsburg, 72 Tübingen, 73 Göppingen, 74 Heilbronn, 75 Pforzheim, 76 Karlsruhe, 77 Offenburg,
78 Villingen-Schwenningen, 79 Freiburg, 80 München, 81 München, 82 Starnberg, 83 Rosenheim, 84 Landshut,
85 Ingolstadt, 86 Augsburg, 87 Kempten, 88 Ravensburg, 89 Ulm, 90 Nürnberg, 91 Ansbach, 92 Amberg, 93 Regensburg,
94 Passau, 95 Bayreuth, 96 Bamberg, 97 Würzburg, 98 Suhl, 99 Erfurt
"""
"""A town in the middle of each region."""
_MIDDLES = {found[1]: found[2].strip() for found in re.finditer(r"(\d\d) ([^,]+)", _REGIONS)}
WIDTH = 110.0
"""Kilometres from the middle of a region to its farthest corner."""


def middle(postcode: str | None) -> Town | None:
    """The town in the middle of a postcode's region; None for what is no German postcode."""
    found = _GERMAN.fullmatch(postcode or "")
    return next(iter(called(_MIDDLES.get(found[1], ""))), None) if found else None


def middles() -> Iterator[tuple[str, Town]]:
    """The first two digits of German postcodes, each with the town in the middle of its region."""
    yield from ((digits, town) for digits, name in _MIDDLES.items() if (town := next(iter(called(name)), None)))


def town_of(city: str, postcode: str | None) -> Town | None:
    """The town that a name and a postcode mean: of several of that name the one nearest to the postcode's region.

    >>> town_of("Frankfurt", "15230").state
    'DE-BB'
    """
    towns = called(city)
    near = middle(postcode)
    if near is None or not towns:
        return next(iter(towns), None)
    return min(towns, key=lambda town: town.point.km(near.point))
