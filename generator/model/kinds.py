"""The table of entry kinds: one row is one kind, whole. A new kind is one class in `entries.py` and one row here.

A row has what cannot be read from the class: the folder, the words of the kind (English text ids), what `mithilfe new`
asks, and which module below `generator/pages/` makes its pages. Reading, schemas, tables, references and the manual
follow from the class.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.messages import N_, Message, msg, nmsg
from generator.model.entries import Administration, Bundle, Company, Entry, Event, Initiative, Organisation


@dataclass(frozen=True, slots=True)
class Question:
    """Something that `mithilfe new` asks: the option that gives it, and where the answer stands in the entry."""

    option: str
    text: Message
    help: str
    loc: tuple[str | int, ...]
    codes: str = ""
    """The word list that it is chosen from."""
    many: bool = False
    optional: bool = False


_COMMON = (
    Question("name", msg("Name"), N_("The everyday name."), ("name",)),
    Question("summary", msg("One sentence: what happens, for whom, where (20 to 200 characters)"),
             N_("One sentence: what, for whom, where."), ("summary",)),
)
_ORGANISATION = (
    Question("topic", msg("Topics, separated by commas"), N_("A topic. May be repeated."), ("topics",), "topics",
             many=True),
    Question("scope", msg("How far does it reach?"), N_("How far it reaches: local, district, state, national ..."),
             ("area", "scope"), "scopes"),
    Question("region", msg("Regions, separated by commas (nothing for nationwide)"), N_("A region. May be repeated."),
             ("area", "regions"), "regions", many=True, optional=True),
)
_LAST = (
    Question("website", msg("Website (may stay empty)"), N_("The website."), ("website",), optional=True),
    Question("source", msg("Address of a page where this can be read (may stay empty)"),
             N_("Address of a page where this can be read."), ("sources", 0, "url"), optional=True),
)
_LEVEL = Question("level", msg("On which level?"), N_("Administrations: on which level."), ("level",), "levels")
_MEMBER = Question("member", msg("Ids of the initiatives, separated by commas"),
                   N_("Bundles: id of an initiative. May be repeated."), ("members",), many=True)
_START = Question("start", msg("First day, such as 2027-06-14"), N_("Events: the first day."), ("start",))


ENTRY_PAGE = "entry.page"
"""The module that makes the pages of all organisations which have none of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class EntryKind:
    """One kind of entry; `folder` is the folder below `content/` and the section of the site as well."""

    name: str
    folder: str
    model: type[Entry]
    one: str
    """What one of them is called: also the value of the facet `kind`."""
    many: str
    """What all of them, and so their section of the site, are called."""
    about: str
    """One sentence for the manual of the fields."""
    counted: Message | None = None
    """What stands below their number on the home page, in both forms; without it they are not counted there."""
    own_questions: tuple[Question, ...] = ()
    page: str = ENTRY_PAGE
    """The module below `generator/pages/` with `page`, `pages` and `filters` for entries of this kind."""
    schema_type: str = "Organization"
    """The class of schema.org, where nothing in an entry says more."""
    anchor: str = "organisation"
    """What follows the address of the page in the name that an entry has among machines."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """From another process a kind comes as its name: here it is the same row again."""
        return _by_name, (self.name,)

    @property
    def is_organisation(self) -> bool:
        """Whether it may have needs and offers."""
        return issubclass(self.model, Organisation)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What `mithilfe new` asks, in this order."""
        return (*_COMMON, *(_ORGANISATION if self.is_organisation else ()), *self.own_questions, *_LAST)


@dataclass(frozen=True, slots=True)
class ListWords:
    """The texts of the list of a kind of organisation; `counted` and `uncounted` introduce it."""

    counted: Message
    uncounted: str
    heading: str
    search: str
    mark: str
    """The mark beside what stands there when the list is empty: need, offer or met."""
    empty: str
    invitation: str
    way: tuple[str, str]
    """Where else one can look: words and address."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OrganisationKind(EntryKind):
    """One kind of organisation."""

    listed: ListWords
    table: tuple[str, str]
    """Name and description of its table among the open data."""
    yours: str
    """The question to those whose entry it is."""
    asking: str = N_("Contact")
    """The heading over the ways to get in touch."""
    gives_first: bool = False
    """Whether it is here to give: what it offers comes before what it needs."""
    is_fleeting: bool = False
    """Whether it lives by those who do it: then its status is worth a line and a facet."""
    may_join: bool = False
    """Whether similar ones of this kind may join forces."""


KINDS: tuple[EntryKind, ...] = (
    OrganisationKind(
        "initiative", "initiatives", Initiative, N_("Initiative"), N_("Initiatives"),
        N_("People who help, whatever their legal form: an association, a project, a group."),
        nmsg("initiative", "initiatives", 0),
        listed=ListWords(
            nmsg("{count} initiative that gets something done.", "{count} initiatives that get something done.", 0),
            N_("Initiatives that get something done."), N_("All initiatives"), N_("Search initiatives"),
            "need", N_("No initiative is listed yet"), N_("An entry has eight lines and costs nothing."),
            (N_("See all offers"), "offers/"),
        ),
        table=(N_("Initiatives"), N_("One line for each initiative: what it does, where, how to reach it, how many "
                                     "needs and offers are open.")),
        yours=N_("Is this your initiative?"), asking=N_("Help or get in touch"), is_fleeting=True, may_join=True,
    ),
    OrganisationKind(
        "company", "companies", Company, N_("Company"), N_("Companies"),
        N_("Companies, foundations and others that give."),
        nmsg("company, foundation or association", "companies, foundations and associations", 0),
        listed=ListWords(
            nmsg("{count} company, foundation or association that gives.",
                 "{count} companies, foundations and associations that give.", 0),
            N_("Companies, foundations and associations that give."), N_("All who give"), N_("Search companies"),
            "offer", N_("No company is listed yet"), N_("Laptops, rooms, hours, knowledge: small things help, too."),
            (N_("See all needs"), "needs/"),
        ),
        table=(N_("Companies and foundations"),
               N_("One line for each company, foundation or association, with the number of its open offers.")),
        yours=N_("Is this your organisation?"), gives_first=True,
    ),
    OrganisationKind(
        "administration", "administrations", Administration, N_("Administration"), N_("Administrations"),
        N_("Public bodies: a town, a district, a ministry, an agency."),
        nmsg("administration", "administrations", 0), (_LEVEL,), schema_type="GovernmentOrganization",
        listed=ListWords(
            nmsg("{count} public body and what it is responsible for.",
                 "{count} public bodies and what they are responsible for.", 0),
            N_("Public bodies and what they are responsible for."), N_("All administrations"),
            N_("Search administrations"), "met", N_("No administration is listed yet"),
            N_("An entry shows what happens in its area, and who looks for a contact."),
            (N_("See all places"), "regions/"),
        ),
        table=(N_("Administrations"),
               N_("One line for each public body, with its level and the topics it is responsible for.")),
        yours=N_("Is this your administration?"),
    ),
    EntryKind(
        "bundle", "bundles", Bundle, N_("Alliance"), N_("Alliances"),
        N_("Initiatives that have joined forces and say so themselves."),
        nmsg("alliance", "alliances", 0), (_MEMBER,), page="bundles.bundles", anchor="alliance",
    ),
    EntryKind(
        "event", "events", Event, N_("Event"), N_("Events"), N_("A meeting, with a day."),
        own_questions=(_START,), page="events.events", schema_type="Event", anchor="event",
    ),
)
BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_NAME = {kind.name: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}
ORGANISATIONS = {kind.model: kind for kind in KINDS if isinstance(kind, OrganisationKind)}
"""The kinds of organisations by their classes."""
_EVERY = (*_COMMON, *_ORGANISATION, *(own for kind in KINDS for own in kind.own_questions), *_LAST)
ALL_QUESTIONS = tuple({question.option: question for question in _EVERY}.values())
"""Every question once: what all kinds ask first, what some ask, what all ask last."""
VOCABULARY_FOLDER = "vocabulary"
RETIRED_FILE = "content/retired.yaml"


@lru_cache
def kinds_of(model: str) -> tuple[str, ...]:
    """The names of all kinds whose class is, or derives from, the one of a name: `Organisation`, `Bundle`."""
    return tuple(kind.name for kind in KINDS if model in {one.__name__ for one in kind.model.__mro__})


def _by_name(name: str) -> EntryKind:
    return BY_NAME[name]
