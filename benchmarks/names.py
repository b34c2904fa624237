"""Proper names that no organisation bears: each made once, some of invented syllables, some of two German words."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.draw import Dice


def _list(text: str) -> list[str]:
    return text.split()


_STARTS = _list("b br d dr f fl g gl gr h j k kl kr l m n p pl r s sch schw st t tr v w z")
_VOWELS = _list("a e i o u ä ö ü ei au")
_WEIGHTS = (12, 10, 9, 9, 6, 2, 2, 2, 2, 2)
_MIDDLES = _list("b bl d dr f g l ld lm ln lv m mb mp n nd nk nn r rb rd rl rm rn rt rv s sk sp ss st t v x z")
_ENDS = _list("a o e is on an el um ur ia us ine ane ora iva ett ax il or una enz ika ola ero")
_FRONTS = _list(
    """Ahorn Amsel Anker Apfel Birken Blau Brücken Bunt Dachs Distel Donner Drachen Eichen Eis Elster Erlen Feder Feuer
    Flieder Frühlings Fuchs Ginster Glas Gold Hafen Hasel Heide Herbst Himmel Holunder Honig Hummel Igel Insel Kamin
    Kastanien Kiefern Kiesel Kirsch Klee Koffer Kompass Korb Kranich Kreide Krokus Kupfer Lerchen Linden Löwen Luchs
    Mandel Mohn Mond Moos Morgen Möwen Muschel Nebel Nuss Pappel Pendel Pfeffer Quellen Raben Regen Reiher Rosen
    Salz Schatten Schiefer Schilf Schnee Segel Silber Sommer Stein Stern Storchen Tannen Tinten Ufer Ulmen Veilchen
    Wacholder Wald Weiden Wellen Wiesen Winter Wolken Wurzel Zeder Ziegel Zimt"""
)
_BACKS = _list(
    """anker bank baum bogen boot brise brücke burg dach deich drachen faden falter feder fenster feuer flug flügel
    fuchs funke garten gasse glocke grund hafen haken hof horn insel kahn kammer kanne kante kessel kiste klang korb
    krug kugel laterne leiter licht lied luke mühle nest ofen pfad pfeife pfeiler pforte platz quelle rad ranke reise
    ring ruder saal schale scheune schlüssel schuppen schwinge segel spiegel spur stange steg stein stern stube taube
    teich tor treppe tuch turm ufer wagen warte weg welle werk wiege wiese winkel zeile zelt zug zweig"""
)


class Names:
    """Gives proper names, none of them twice, and none that begins like many others."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._given: set[str] = set()

    def own(self) -> str:
        """A name that nothing else here has: nearly always invented, now and then of two words that others use too."""
        return self._new(self._invented if self._dice.maybe(0.96) else self._compound)

    def _new(self, make: Callable[[], str]) -> str:
        for _ in range(20):
            name = make()
            if name.lower() not in self._given:
                self._given.add(name.lower())
                return name
        return self._new(self._invented)  # all pairs of words may be gone one day; syllables are never

    def _compound(self) -> str:
        front = self._dice.choice(_FRONTS)
        back = self._dice.choice([back for back in _BACKS if not front.lower().startswith(back[:4])])
        return f"{front}{back}"

    def _invented(self) -> str:
        dice = self._dice

        def syllable(consonants: list[str]) -> str:
            return dice.choice(consonants) + dice.choices(_VOWELS, _WEIGHTS)[0]

        middles = [syllable(_MIDDLES) for _ in range(dice.choices((0, 1, 2), (15, 65, 20))[0])]
        return "".join((syllable(_STARTS), *middles, dice.choice(_MIDDLES), dice.choice(_ENDS))).capitalize()
