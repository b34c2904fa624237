"""Tables of German phrases with their English twins, out of which `content.py` builds entries that nobody has written.

A phrase is a pair (German, English). Slots: {group} whom it is for, {thing} what it is about, {town}, {place}, {year},
{count}, {day}. Organisations made of these words do not exist.
"""

from __future__ import annotations

Pair = tuple[str, str]

GROUPS: dict[str, Pair] = {
    "refugees": ("Geflüchtete", "refugees"),
    "migrants": ("Zugewanderte", "immigrants"),
    "children": ("Kinder", "children"),
    "youth": ("Jugendliche", "young people"),
    "students": ("Studierende", "students"),
    "families": ("Familien", "families"),
    "single_parents": ("Alleinerziehende", "single parents"),
    "women": ("Frauen", "women"),
    "older": ("ältere Menschen", "older people"),
    "disabled": ("Menschen mit Behinderung", "people with a disability"),
    "jobseekers": ("Arbeitsuchende", "jobseekers"),
    "homeless": ("Wohnungslose", "homeless people"),
    "low_income": ("Menschen mit wenig Geld", "people on a low income"),
    "volunteers": ("Ehrenamtliche", "volunteers"),
    "initiatives": ("Initiativen", "initiatives"),
}

WORK: dict[str, tuple[Pair, ...]] = {
    "arrival": (
        ("Begleitet {group} bei den ersten Wegen zu Ämtern und Ärzten.", "Goes with {group} to offices and doctors."),
        ("Erklärt {group} Briefe, Formulare und Fristen.", "Explains letters, forms and deadlines to {group}."),
    ),
    "language": (
        ("Gibt abends Deutschkurse für {group}, auch ohne Anmeldung.", "Holds evening German classes for {group}."),
        ("Bringt {group} im Sprachcafé mit Nachbarn zusammen.", "Brings {group} and neighbours together to talk."),
    ),
    "education": (
        ("Hilft {group} bei Hausaufgaben und Prüfungen.", "Helps {group} with homework and exams."),
        ("Leiht {group} Bücher, Rechner und Lernspiele aus.", "Lends books, computers and learning games to {group}."),
    ),
    "digital_skills": (
        ("Repariert gespendete Laptops und gibt sie an {group} weiter.", "Repairs donated laptops for {group}."),
        ("Zeigt {group}, wie Terminbuchung und Videogespräch gehen.", "Shows {group} how to book and call online."),
    ),
    "work": (
        ("Bereitet {group} auf Bewerbung, Praktikum und Ausbildung vor.", "Prepares {group} for jobs and training."),
        ("Bringt Betriebe und {group} an einen Tisch.", "Brings firms and {group} to one table."),
    ),
    "housing": (
        ("Sucht mit {group} Zimmer und schlichtet bei Mietfragen.", "Looks for rooms with {group}, settles disputes."),
        ("Richtet Wohnungen für {group} mit gebrauchten Möbeln ein.", "Furnishes flats for {group}."),
    ),
    "health": (
        ("Vermittelt {group} Sprechstunden ohne lange Wartezeit.", "Finds doctors' appointments for {group}."),
        ("Kocht gesund und günstig mit {group}.", "Cooks healthy and cheap meals with {group}."),
    ),
    "mental_health": (
        ("Hört {group} zu, am Telefon und im Gesprächskreis.", "Listens to {group}, by phone and in a circle."),
        ("Bietet {group} einen ruhigen Ort nach schweren Zeiten.", "Offers {group} a quiet place after hard times."),
    ),
    "family": (
        ("Spielt am Nachmittag mit {group} und berät Eltern.", "Plays with {group} and advises parents."),
        ("Vermittelt Patinnen und Paten an {group}.", "Finds godparents for {group}."),
    ),
    "seniors": (
        ("Besucht {group} zu Hause und geht mit ihnen einkaufen.", "Visits {group} at home and goes shopping."),
        ("Lädt {group} zum Mittagstisch im Viertel ein.", "Invites {group} to lunch in the quarter."),
    ),
    "culture": (
        ("Probt Theater und Musik mit {group}.", "Rehearses plays and music with {group}."),
        ("Öffnet Ateliers und Bühnen für {group}.", "Opens studios and stages to {group}."),
    ),
    "sport": (
        ("Trainiert Fußball, Rudern und Radfahren mit {group}.", "Trains football, rowing and cycling with {group}."),
        ("Richtet offene Turniere für {group} aus.", "Holds open tournaments for {group}."),
    ),
    "encounter": (
        ("Deckt jeden Monat eine lange Tafel für {group} und Nachbarn.", "Lays a long table for {group} each month."),
        ("Gärtnert gemeinsam mit {group} auf einer Brache.", "Gardens with {group} on a vacant lot."),
    ),
    "basic_supply": (
        ("Gibt Lebensmittel, Kleidung und Hygieneartikel an {group} aus.", "Hands out food and clothes to {group}."),
        ("Betreibt einen Kühlbus für {group} an der Endhaltestelle.", "Runs a van with food for {group}."),
    ),
    "environment": (
        ("Rettet Geräte vor dem Schrott und lernt dabei mit {group}.", "Saves devices from scrap with {group}."),
        ("Pflanzt Bäume und misst Luft mit {group}.", "Plants trees and measures the air with {group}."),
    ),
    "volunteer_coordination": (
        ("Vermittelt {group} in Einsätze, die zu ihnen passen.", "Places {group} where they fit."),
        ("Schult {group} und plant ihre Schichten.", "Trains {group} and plans their shifts."),
    ),
    "civic_tech": (
        ("Baut freie Software mit und für {group}.", "Builds free software with and for {group}."),
        ("Macht Daten der Verwaltung für {group} verständlich.", "Makes public data clear to {group}."),
    ),
    "legal": (
        ("Berät {group} kostenlos zu Miete, Arbeit und Aufenthalt.", "Advises {group} on rent, work and residence."),
        ("Begleitet {group} zu Terminen vor Gericht.", "Goes to court with {group}."),
    ),
}  # fmt: skip

STORY: tuple[Pair, ...] = (
    ("Angefangen hat alles {year} in {town} mit {count} Leuten und einem geliehenen Schlüssel.",
     "It began in {town} in {year} with {count} people and a borrowed key."),
    ("Wir treffen uns {day} in {place}; wer neu ist, kommt einfach vorbei.",
     "We meet {day} in {place}; newcomers just come along."),
    ("Im vergangenen Jahr kamen {count} Menschen, die meisten über Bekannte.",
     "Last year {count} people came, most of them through friends."),
    ("Die Räume stellt {place}, die Heizung zahlen wir aus Spenden.",
     "The rooms belong to {place}, donations pay for the heating."),
    ("Gearbeitet wird in kleinen Gruppen, damit niemand untergeht.",
     "We work in small groups so that nobody is overlooked."),
    ("Was wir gelernt haben, schreiben wir auf und geben es an andere Orte weiter.",
     "What we have learned we write down and pass on to other towns."),
    ("Ein fester Stamm von {count} Ehrenamtlichen trägt den Betrieb, dazu kommen Helfende auf Zeit.",
     "A core of {count} volunteers keeps things going, others help for a while."),
    ("Mit {place} verbindet uns eine lange Nachbarschaft.",
     "We have been neighbours of {place} for a long time."),
    ("Seit {year} gehören auch Ausflüge ins Umland dazu, mit Proviant und Regenjacken.",
     "Since {year} there have also been trips into the country, with provisions and raincoats."),
    ("Wer Hilfe bekommen hat, hilft später oft selbst mit.",
     "Those who have had help often lend a hand later."),
    ("Im Winter ist der Andrang größer, dann fehlen vor allem Übersetzerinnen und Fahrer.",
     "In winter more people come; then translators and drivers are short."),
    ("Die Stadtverwaltung von {town} kennt uns, gefördert werden wir bisher nicht.",
     "The administration of {town} knows us but has not funded us so far."),
    ("Unsere Werkstatt hat {day} geöffnet und steht allen im Viertel offen.",
     "Our workshop is open {day} to everybody in the quarter."),
    ("Aus einer Warteliste mit {count} Namen ist eine zweite Gruppe geworden.",
     "A waiting list of {count} names has become a second group."),
    ("Kinderbetreuung gibt es immer, damit auch Eltern kommen können.",
     "There is always childcare so that parents can come too."),
    ("Die Beratung ist vertraulich, kostenlos und auf Wunsch anonym.",
     "Advice is confidential, free and anonymous if wished."),
    ("Zum Jahresende legen wir offen, was wir eingenommen und wofür wir es ausgegeben haben.",
     "At the end of the year we publish what we received and spent."),
    ("Für {town} und die Dörfer ringsum gibt es sonst kein ähnliches Angebot.",
     "There is nothing else like it for {town} and the villages around."),
    ("{count} Schulen fragen inzwischen regelmäßig an; allen können wir nicht gerecht werden.",
     "{count} schools ask regularly by now; we cannot serve them all."),
    ("Gemeinsam mit {place} planen wir ein Sommerfest mit Tauschbörse und Musik.",
     "Together with {place} we plan a summer fair with a swap shop and music."),
    ("Unser Lastenrad bringt Geräte, Möbel und Bücher dorthin, wo kein Bus fährt.",
     "Our cargo bike takes devices, furniture and books where no bus goes."),
    ("Anfragen beantworten wir innerhalb einer Woche, meistens schneller.",
     "We answer within a week, mostly sooner."),
)  # fmt: skip

GIVING: tuple[Pair, ...] = (
    ("Unsere Beschäftigten dürfen im Jahr {count} Stunden für den guten Zweck aufwenden.",
     "Our staff may spend {count} hours a year on a good cause."),
    ("Aus dem laufenden Betrieb geben wir ab, was noch lange hält: geprüft, gelöscht, verpackt.",
     "We give away what will last: tested, wiped, packed."),
    ("Wir suchen dauerhafte Partnerschaften in {town} statt einmaliger Schecks.",
     "We look for lasting partnerships in {town} rather than single cheques."),
    ("Seit {year} unterstützen wir jedes Jahr zwei Vorhaben aus der Region.",
     "Since {year} we have backed two local projects a year."),
    ("Ausgewählt wird {day} von einer Gruppe aus allen Abteilungen.",
     "A group from all departments decides {day}."),
    ("Bewerben können sich Vereine ebenso wie lose Gruppen mit einer klaren Idee.",
     "Associations may apply, and so may loose groups with a clear idea."),
    ("Bei Transport und Aufbau packen unsere Auszubildenden mit an.",
     "Our apprentices help with transport and setting up."),
    ("In {place} stellen wir außerdem einen Besprechungsraum bereit.",
     "We also provide a meeting room in {place}."),
)  # fmt: skip

CALLS: dict[str, tuple[Pair, ...]] = {
    "money": (("Geld für Fahrkarten", "Money for tickets"), ("Zuschuss zur Raummiete", "Grant towards the rent"),
              ("Geld für Unterrichtsmaterial", "Money for teaching material")),
    "matching_fund": (("Verdopplung von Spenden", "Doubling of donations"),),
    "hardware": (("Gebrauchte Laptops", "Used laptops"), ("Tablets mit Hülle", "Tablets with a case"),
                 ("Bildschirme und Tastaturen", "Monitors and keyboards"), ("Smartphones", "Smartphones")),
    "software": (("Lizenzen für Bildbearbeitung", "Image editing licences"), ("Office-Lizenzen", "Office licences")),
    "hosting": (("Webspace mit Datenbank", "Webspace with a database"), ("Cloud-Guthaben", "Cloud credit")),
    "connectivity": (("WLAN im Gemeinschaftsraum", "Wi-Fi in the common room"), ("SIM-Karten", "SIM cards")),
    "development": (("Hilfe bei der Website", "Help with the website"), ("App für die Anmeldung", "Registration app"),
                    ("Schnittstelle zum Kalender", "Interface to the calendar")),
    "it_consulting": (("Rat zum Datenschutz", "Advice on data protection"), ("Datensicherung", "Backups")),
    "design": (("Plakate und Faltblätter", "Posters and leaflets"), ("Logo und Farben", "Logo and colours")),
    "communication": (("Texte für die Presse", "Press texts"), ("Fotos vom Sommerfest", "Photos of the summer fair")),
    "legal_tax": (("Beratung zur Satzung", "Advice on the statutes"), ("Steuererklärung", "Tax return")),
    "management": (("Moderation eines Strategietags", "Moderation of a strategy day"),),
    "volunteering": (("Helfende für die Ausgabe", "Helpers for handing out"), ("Vorlesestunde", "Reading hour"),
                     ("Begleitung zu Ämtern", "Company to offices"), ("Hausaufgabenhilfe", "Homework help")),
    "mentoring": (("Patenschaften", "Mentors"), ("Tandem für den Berufseinstieg", "Tandem for the first job")),
    "training": (("Plätze im Computerkurs", "Places in a computer course"), ("Deutschkurs B1", "German course B1"),
                 ("Schulung für Ehrenamtliche", "Training of volunteers")),
    "internship": (("Praktikumsplätze im Handwerk", "Internships in crafts"),),
    "job": (("Ausbildungsplätze", "Apprenticeships"), ("Stellen in der Pflege", "Jobs in care")),
    "translation": (("Dolmetschen beim Arzt", "Interpreting at the doctor's"), ("Übersetzte Formulare", "Forms")),
    "room": (("Raum für den Sprachkurs", "Room for the language course"), ("Werkstatt mit Strom", "Workshop")),
    "housing": (("Zimmer auf Zeit", "Rooms for a time"),),
    "transport": (("Fahrten mit dem Kleinbus", "Rides in a van"), ("Möbeltransport", "Furniture transport")),
    "goods": (("Winterkleidung", "Winter clothes"), ("Schulranzen mit Stiften", "Satchels with pencils"),
              ("Fahrräder", "Bicycles"), ("Kochtöpfe und Geschirr", "Pots and dishes")),
    "data": (("Offene Daten zu Kursen", "Open data on courses"),),
    "authority_contact": (("Kontakt zum Jugendamt", "Contact to the youth office"),),
    "partner": (("Partner für ein zweites Haus", "Partner for a second house"),),
}  # fmt: skip

DETAILS: tuple[Pair, ...] = (
    ("Abholung nach Absprache, am liebsten vormittags.", "Collection by arrangement, mornings preferred."),
    ("Kleine Mängel stören nicht, die Daten löschen wir.", "Small faults do not matter, we wipe the data."),
    ("Es geht um {group} aus {town}, die sonst leer ausgehen.", "It is for {group} from {town} who get nothing else."),
    ("Gebraucht wird es {day}, zunächst für ein halbes Jahr.", "It is needed {day}, for half a year at first."),
    ("Wir quittieren jede Spende und berichten, was daraus wurde.", "We confirm each gift and tell what became of it."),
    ("Der Ort ist barrierefrei und gut mit dem Bus zu erreichen.", "The place is accessible and near a bus stop."),
    ("Vorwissen ist nicht nötig, Geduld und Humor helfen.", "No experience needed; patience and humour help."),
    ("Auch Teilmengen sind willkommen.", "Parts of it are welcome too."),
)  # fmt: skip

NAMES_FIRST = ("Lerntreff", "Werkstatt", "Nachbarschaftshilfe", "Sprachbrücke", "Netzwerk", "Reparaturcafé",
               "Lesebande", "Patenprojekt", "Willkommenskreis", "Technikküche", "Fahrradstube", "Bildungsboot",
               "Kleiderkammer",
               "Begegnungshaus", "Jobtandem", "Datenwerkstatt", "Gartengruppe", "Musikmobil", "Teestube", "Bürgerbus",
               "Chorgemeinschaft", "Dorfladen", "Elternkreis", "Fotoklub", "Geschichtsverein", "Hofladen", "Imkerei",
               "Jugendklub", "Kinoabend", "Leihladen", "Mittagstisch", "Nähstube", "Oase", "Puppenbühne", "Quartier",
               "Radlertreff", "Suppenküche", "Tanzgruppe", "Umsonstladen", "Vorlesezeit", "Wohnprojekt", "Zirkusschule",
               "Spielmobil", "Sternenzelt", "Brotzeit", "Rückenwind", "Tauschring", "Zeitzeugen")  # fmt: skip
NAMES_PLAIN = ("Verein", "Initiative", "Netzwerk", "Projekt", "Freundeskreis", "Zentrum", "Bündnis", "Haus",
               "Plattform", "Stiftung", "Gemeinschaft", "Team")  # fmt: skip
SYLLABLES = (
    ("bal", "dor", "fen", "gar", "hol", "jas", "kel", "lin", "mer", "nor", "pel", "rin", "sol", "tam", "wen", "zim"),
    ("a", "en", "is", "ow", "ek", "una", "ber", "dal", "fur", "gis", "lok", "mar", "nik", "ros", "tin", "val"),
)
FIRMS = ("Systemhaus", "Druckerei", "Maschinenbau", "Handelshaus", "Logistik", "Softwarekontor", "Gebäudetechnik",
         "Stiftung", "Möbelwerke", "Versicherung", "Elektronik", "Agentur", "Bäckerei", "Kanzlei")  # fmt: skip
ENDINGS = {"gmbh": "GmbH", "ag": "AG", "foundation": "", "kg": "KG", "ug": "UG"}
OFFICES = {
    "municipal": ("Stadtverwaltung", "Sozialamt", "Jugendamt", "Ausländerbehörde", "Stadtbücherei"),
    "district": ("Landratsamt", "Gesundheitsamt", "Kreisjugendring"),
    "state": ("Landesamt für Soziales", "Bezirksregierung", "Landesmedienanstalt"),
    "federal": ("Bundesstelle", "Hauptzollamt", "Agentur für Arbeit"),
}
PLACES = ("der Bibliothek", "der Alten Molkerei", "dem Gemeindehaus", "der Volkshochschule", "dem Kulturbahnhof",
          "der Feuerwache", "dem Mehrgenerationenhaus", "der Turnhalle am Markt")  # fmt: skip
PLACES_EN = ("the library", "the old dairy", "the parish hall", "the adult education centre", "the old station",
             "the fire station", "the community house", "the gym by the market")  # fmt: skip
DAYS = ("montags", "dienstags", "am Mittwochabend", "jeden Donnerstag", "freitags", "am ersten Samstag im Monat")
DAYS_EN = ("on Mondays", "on Tuesdays", "on Wednesday evenings", "every Thursday", "on Fridays", "on first Saturdays")
