"""More sentences for made entries, with slots that give each its own subject: what it collects, makes and talks about.

Slots beside those of `phrases.py`: {thing}, {thing2} what is collected (German plural), {craft} what people do,
{theme} what they talk about, {friend} another group, {road} a street, both with names of their own.
"""

from __future__ import annotations

from benchmarks.phrases import Pair


def _pairs(text: str) -> tuple[Pair, ...]:
    """Twins out of lines of `German/English, German/English`."""
    twins = (twin.strip().partition("/") for line in text.splitlines() for twin in line.split(",") if twin.strip())
    return tuple((german, english) for german, _, english in twins)


THINGS = _pairs(
    """Nähmaschinen/sewing machines, Fahrräder/bicycles, Schulranzen/satchels, Brettspiele/board games, Zelte/tents
    Kinderwagen/prams, Töpfe/pots, Gartenscheren/garden shears, Lötkolben/soldering irons, Gitarren/guitars
    Bücherkisten/boxes of books, Brillen/glasses, Hörgeräte/hearing aids, Rollatoren/walkers, Radios/radios
    Kameras/cameras, Drucker/printers, Laptops/laptops, Router/routers, Tischlampen/desk lamps, Vorhänge/curtains
    Wolldecken/blankets, Winterstiefel/winter boots, Regenjacken/raincoats, Schlafsäcke/sleeping bags
    Thermoskannen/thermos flasks, Backformen/baking tins, Einmachgläser/preserving jars, Saatgutbeutel/bags of seed
    Bienenkästen/beehives, Vogelhäuser/bird houses, Hobelbänke/workbenches, Bohrmaschinen/drills, Leitern/ladders
    Schubkarren/wheelbarrows, Gießkannen/watering cans, Lupen/magnifiers, Mikroskope/microscopes, Globen/globes
    Landkarten/maps, Wörterbücher/dictionaries, Hefte/exercise books, Malkästen/paintboxes, Staffeleien/easels
    Trommeln/drums, Akkordeons/accordions, Klaviere/pianos, Notenständer/music stands, Mikrofone/microphones
    Beamer/projectors, Leinwände/screens, Bühnenteile/stage parts, Kostüme/costumes, Puppen/puppets, Bälle/balls
    Tore/goals, Paddel/paddles, Schwimmwesten/life jackets, Kletterseile/climbing ropes, Helme/helmets
    Rollstühle/wheelchairs, Rampen/ramps, Kühlschränke/fridges, Kochplatten/hotplates, Waschmaschinen/washing machines
    Matratzen/mattresses, Regale/shelves, Stühle/chairs, Teppiche/carpets, Spiegel/mirrors, Koffer/suitcases
    Kalender/calendars, Postkarten/postcards, Briefmarken/stamps, Uhren/clocks, Knöpfe/buttons, Stoffreste/fabric
    Wollknäuel/balls of wool, Perlen/beads, Holzklötze/building blocks, Drohnen/drones, Sensoren/sensors
    Platinen/circuit boards, Akkus/batteries, Solarmodule/solar panels, Kabeltrommeln/cable reels, Monitore/monitors
    Tastaturen/keyboards, Tablets/tablets, Smartphones/smartphones, Festplatten/hard disks, Konsolen/consoles"""
)
CRAFTS = _pairs(
    """Nähen/sewing, Löten/soldering, Backen/baking, Gärtnern/gardening, Imkern/keeping bees, Schreinern/joinery
    Töpfern/pottery, Weben/weaving, Stricken/knitting, Filzen/felting, Drucken/printing, Buchbinden/bookbinding
    Programmieren/programming, Fotografieren/photography, Filmen/filming, Schneiden/cutting, Vorlesen/reading aloud
    Erzählen/telling stories, Dichten/writing poems, Singen/singing, Trommeln/drumming, Tanzen/dancing
    Jonglieren/juggling, Klettern/climbing, Rudern/rowing, Schwimmen/swimming, Wandern/hiking, Angeln/fishing
    Boxen/boxing, Fechten/fencing, Turnen/gymnastics, Radeln/cycling, Schach/chess, Rechnen/arithmetic
    Übersetzen/translating, Dolmetschen/interpreting, Schweißen/welding, Mauern/bricklaying, Malen/painting
    Zeichnen/drawing, Schnitzen/carving, Kochen/cooking, Einkochen/preserving, Rösten/roasting, Mosten/pressing fruit
    Reparieren/repairing, Messen/measuring, Kartieren/mapping, Forschen/research, Debattieren/debating
    Moderieren/moderating, Verhandeln/negotiating, Meditieren/meditation, Massieren/massage, Frisieren/hairdressing"""
)
THEMES = _pairs(
    """Mietverträge/tenancies, Zeugnisse/certificates, Bewerbungsmappen/applications, Kündigungen/dismissals
    Kindergeld/child benefit, Wohngeld/housing benefit, Krankenkassen/health insurers, Impfungen/vaccinations
    Schwangerschaft/pregnancy, Pubertät/puberty, Demenz/dementia, Trauer/grief, Sucht/addiction, Schulden/debts
    Stromrechnungen/power bills, Versicherungen/insurance, Passwörter/passwords, Falschmeldungen/false reports
    Datenschutz/data protection, Suchmaschinen/search engines, Videospiele/video games, Roboter/robots
    Sternbilder/constellations, Wildkräuter/wild herbs, Pilze/mushrooms, Fledermäuse/bats, Zugvögel/migrant birds
    Streuobst/orchards, Kompost/compost, Grundwasser/groundwater, Hochwasser/floods, Lärm/noise, Feinstaub/fine dust
    Radwege/cycle paths, Fahrpläne/timetables, Denkmäler/monuments, Straßennamen/street names, Dialekte/dialects
    Volkslieder/folk songs, Märchen/fairy tales, Comics/comics, Krimis/crime novels, Lyrik/poetry, Zeitungen/newspapers
    Wahlen/elections, Gemeinderäte/town councils, Grundrechte/basic rights, Gewerkschaften/trade unions
    Genossenschaften/cooperatives, Weltreligionen/world religions, Fastenzeiten/times of fasting, Feste/festivals
    Heilpflanzen/healing plants, Rückenschmerzen/back pain, Schlaf/sleep, Zahnpflege/dental care, Allergien/allergies
    Erste Hilfe/first aid, Brandschutz/fire safety, Selbstverteidigung/self-defence, Zivilcourage/courage
    Gebärdensprache/sign language, Leichte Sprache/easy language, Blindenschrift/Braille, Autismus/autism
    Stottern/stammering, Heimweh/homesickness, Fluchtwege/escape routes, Grenzen/borders
    Staatsangehörigkeit/nationality
    Existenzgründung/start-ups, Buchhaltung/bookkeeping, Steuern/taxes, Rente/pensions, Patente/patents
    Baurecht/building law, Dämmung/insulation, Wärmepumpen/heat pumps, Holzbau/timber building, Lehm/clay
    Ernährung/nutrition, Gewürze/spices, Brotsorten/kinds of bread, Käse/cheese, Tee/tea, Imkerei/beekeeping"""
)

AIMS: tuple[Pair, ...] = (
    ("Sammelt dafür {thing} und {thing2} in {town}.", "Collects {thing} and {thing2} for it in {town}."),
    ("Dazu gehören {craft} und Gespräche über {theme}.", "{craft} and talks about {theme} are a part of it."),
    ("Treffpunkt ist die {road} in {town}.", "The meeting point is {road} in {town}."),
    ("Mit {thing} aus {town} und mit Freude am Thema {theme}.", "With {thing} from {town} and a liking for {theme}."),
    ("Partner ist {friend}, der Schwerpunkt {theme}.", "The partner is {friend}, the focus {theme}."),
    ("In {town} geht das über {craft}, {theme} und Geduld.", "In {town} that takes {craft}, {theme} and patience."),
)

SCENES: tuple[Pair, ...] = (
    ("Beim {craft} kommen Leute ins Gespräch, die sich sonst nie begegnet wären.",
     "While {craft} goes on, people talk who would never have met."),
    ("Zuletzt haben wir {count} {thing} hergerichtet und an Haushalte in {town} verteilt.",
     "Lately we have restored {count} {thing} and given them to households in {town}."),
    ("Über {theme} spricht {day} jemand, der etwas davon versteht.",
     "{day} somebody who knows about {theme} gives a talk."),
    ("Aus {thing} und {thing2} entsteht bei uns manches, woran vorher niemand gedacht hat.",
     "Out of {thing} and {thing2} we make what nobody had thought of before."),
    ("Den Keller in der {road} teilen wir uns mit der Gruppe {friend}.",
     "We share the cellar in {road} with the group {friend}."),
    ("Wer {thing} abgeben möchte, stellt sie {day} vor die Tür in der {road}.",
     "Whoever has {thing} to spare leaves them at the door in {road} {day}."),
    ("Seit {year} gibt es einen Abend zum Thema {theme}, erst belächelt, heute ausgebucht.",
     "Since {year} there has been an evening on {theme}, once smiled at, now fully booked."),
    ("Von {friend} haben wir gelernt, wie man {thing} prüft, zählt und wieder in Umlauf bringt.",
     "{friend} taught us how to test {thing}, count them and put them to use again."),
    ("Zwischen {craft} und Mittagessen bleibt Zeit für Fragen zu {theme}.",
     "Between {craft} and lunch there is time for questions about {theme}."),
    ("Unsere Chronik verzeichnet {count} Nachmittage, an denen {craft} auf dem Plan stand.",
     "Our records list {count} afternoons of {craft}."),
    ("Am meisten fehlen uns {thing}, am wenigsten Ideen.", "What we lack most is {thing}, what we lack least ideas."),
    ("Ein Heft über {theme} liegt in {place} und lässt sich herunterladen.",
     "A booklet on {theme} lies in {place} and can be downloaded."),
    ("Die Jüngsten lernen {craft}, die Ältesten erklären {theme}.",
     "The youngest learn {craft}, the oldest explain {theme}."),
    ("Nach dem Brand in der {road} wurden {thing} binnen einer Woche ersetzt.",
     "After the fire in {road} the {thing} were replaced within a week."),
    ("Mit {friend} tauschen wir {thing} gegen {thing2}.", "With {friend} we swap {thing} for {thing2}."),
    ("Das Fernsehen kam {year} wegen {theme} und blieb wegen {craft}.",
     "Television came in {year} because of {theme} and stayed because of {craft}."),
    ("Eine Umfrage unter {count} Nachbarn ergab, dass {theme} vielen Sorge bereitet.",
     "{count} neighbours told us that {theme} worries many of them."),
    ("Zum Inventar gehören {thing}, {thing2} und ein Ofen aus dem Jahr {year}.",
     "We own {thing}, {thing2} and a stove from {year}."),
    ("Manche kommen nur wegen {craft}, und das ist in Ordnung.", "Some come for {craft} alone, and that is fine."),
    ("Die Idee stammt von {friend}; für {town} haben wir sie um {craft} ergänzt.",
     "The idea is that of {friend}; for {town} we have added {craft}."),
)  # fmt: skip

GIFTS: tuple[Pair, ...] = (
    ("Ausgemusterte {thing} gehen nicht in den Container, sondern an {friend}.",
     "Old {thing} do not go into a skip but to {friend}."),
    ("Unsere Auszubildenden geben {day} einen Kurs in {craft}.", "Our apprentices give a course in {craft} {day}."),
    ("Ein Wettbewerb rund um {theme} hat {year} begonnen.", "A competition around {theme} began in {year}."),
    ("Am Standort in der {road} lagern {thing} für Vereine aus {town}.",
     "At our site in {road} {thing} wait for associations from {town}."),
    ("Wer sich mit {theme} befasst, bekommt bei uns Rat und manchmal {thing}.",
     "Whoever works on {theme} gets advice from us, and sometimes {thing}."),
    ("Gemeinsam mit {friend} haben wir {count} {thing} vermittelt.",
     "Together with {friend} we have placed {count} {thing}."),
    ("Der Betriebsausflug galt {craft} und {theme}, der Erlös {friend}.",
     "Our outing was about {craft} and {theme}, the proceeds went to {friend}."),
    ("{thing} und {thing2} prüfen wir vor der Übergabe in {place}.",
     "We test {thing} and {thing2} in {place} before they are handed over."),
)  # fmt: skip

PURPOSES: tuple[Pair, ...] = (
    ("für {group}", "for {group}"),
    ("für {craft} mit {friend}", "for {craft} with {friend}"),
    ("für die {road}", "for {road}"),
    ("rund um {theme}", "around {theme}"),
    ("für {friend}", "for {friend}"),
    ("beim {craft}", "when {craft} is on"),
)
"""What a need or an offer is for, in its title."""

NOTES: tuple[Pair, ...] = (
    ("Vorgesehen ist das für den Kurs in {craft}.", "It is meant for the course in {craft}."),
    ("Übergabe in der {road}, Hausnummer auf Anfrage.", "Handover in {road}, the number on request."),
    ("Wer dazu noch {thing} hat, macht uns doppelt froh.", "Whoever has {thing} as well makes us twice as happy."),
    ("Beim Thema {theme} können wir uns revanchieren.", "In return we can help with {theme}."),
    ("Die Hälfte geht an {friend}.", "One half goes to {friend}."),
)  # fmt: skip
