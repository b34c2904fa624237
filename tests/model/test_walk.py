"""What stands where in an entry follows from the types of its fields."""

from typing import Annotated

from pydantic import Field

from generator.model import Initiative, Text
from generator.model.calls import Call
from generator.model.fields import Code, EntryRef, Record, Role
from generator.model.numbers import Day
from generator.model.walk import Finder, slots
from tests.support import catalogue, codes


class Room(Record):
    host: Annotated[str, EntryRef()] | None = None
    kinds: tuple[Annotated[str, Code("kinds")], ...] = ()


class House(Record):
    rooms: Annotated[tuple[Room, ...], Role("partner")] = ()
    other: str = Field("", alias="with")


def test_a_slot_says_what_an_annotation_says() -> None:
    host, kinds = slots(Room)
    assert (host.bare, host.many, host.mark(Code)) == (str, False, None)
    assert host.mark(EntryRef)
    assert (kinds.bare, kinds.many) == (str, True)
    assert [slot.key for slot in slots(House)] == ["rooms", "with"]


def test_values_are_found_with_their_paths_and_the_marks_of_what_holds_them() -> None:
    house = House(rooms=(Room(), Room(host="anna")))
    (found,) = Finder(lambda slot: slot.is_marked(EntryRef))(house)
    assert (found.loc, found.value, found.holder) == (("rooms", 1, "host"), "anna", house.rooms[1])
    role = found.slot.mark(Role)
    assert role
    assert role.name == "partner"


NEED = """
status: finished
ended: 2018
needs:
  - {id: laptops, kind: hardware, title: Laptops, since: 2016-02, from: 2016-03-01}
"""


def test_what_belongs_to_a_need_says_so() -> None:
    entry = catalogue({"initiatives/anna.yaml": NEED}).records["anna"].entry
    assert isinstance(entry, Initiative)
    dates = {
        ".".join(map(str, one.loc)): one.subject("anna") for one in Finder(lambda slot: slot.is_marked(Day))(entry)
    }
    assert dates == {"ended": "anna", "needs.0.since": "anna/laptops", "needs.0.from": "anna/laptops"}
    texts = [one for one in Finder(lambda slot: slot.bare is Text)(entry) if isinstance(one.holder, Call)]
    assert [one.loc for one in texts] == [("needs", 0, "title")]


def test_nothing_stands_twice_in_a_list_of_words_or_of_names() -> None:
    offer = "{id: raum, kind: room, title: Ein Raum, since: 2026-11-01, eligibility: [%s]}"
    for twice in ("informal, informal", "informal"):
        found = codes({"companies/firma.yaml": f"offers: [{offer % twice}]\n"})
        assert ("S221" in found) == (twice == "informal, informal"), found
    links = "authority_links: [{id: amt, relation: cooperates}, {id: amt, relation: %s}]\n"
    for relation, is_twice in (("cooperates", True), ("knows", False)):
        files = {"administrations/amt.yaml": "", "initiatives/anna.yaml": links % relation}
        assert ("S221" in codes(files)) == is_twice
