"""What pages say to programs: complete, safe inside of HTML, and nothing that nobody stated."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.exports import EXPORTS
from generator.pages.linked import linked_data
from generator.pages.linked.parts import pruned
from generator.pages.parts.workshop import Workshop
from generator.relations import relate
from tests import golden_site, support

BRIDGE = "laptop-bruecke-musterstadt"
SITE = "https://example.org/muster/"


def _graph(markup: str) -> list[dict[str, Any]]:
    """The objects of one script element, which must be the only thing there."""
    head, tail = '<script type="application/ld+json">', "</script>"
    assert markup.startswith(head)
    assert markup.endswith(tail)
    inner = markup[len(head) : -len(tail)]
    assert not set("<>&") & set(inner)
    whole = json.loads(inner)
    assert whole["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = whole.get("@graph", [whole])
    return nodes


def _entry(key: str, language: str = "de") -> dict[str, Any]:
    return _graph(linked_data.entry_ld(golden_site.shop(language), key))[0]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (BRIDGE, "Project"), ("rechner-fuer-alle", "NGO"), ("musterwerk", "Organization"), ("muster-stiftung", "NGO"),
        ("stadt-musterstadt", "GovernmentOrganization"),
    ],
)  # fmt: skip
def test_each_organisation_has_its_class(key: str, kind: str) -> None:
    assert _entry(key)["@type"] == kind


def test_an_organisation_says_what_its_page_says() -> None:
    said = _entry(BRIDGE)
    assert said["name"] == "Laptop-Brücke Musterstadt"
    assert said["foundingDate"] == "2015-09"
    assert said["areaServed"] == [
        {"@type": "AdministrativeArea", "name": "Berlin-Neukölln", "identifier": "berlin-neukoelln"}
    ]
    assert said["sameAs"] == [
        "https://example.org/quelltext",
        "https://example.org/@bruecke",
        "https://www.wikidata.org/wiki/Q42",
    ]
    assert said["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 52.52, "longitude": 13.4}
    assert said["parentOrganization"] == {"@type": "Organization", "name": "Beispielverein e. V."}


def test_open_needs_are_demands_and_closed_ones_are_not_there() -> None:
    demands = {node["name"]: node for node in _entry(BRIDGE)["seeks"]}
    assert set(demands) == {
        "=20 Laptops & Zubehör, je < 3 kg",
        "Miete für die Werkstatt",
        "Menschen, die samstags schrauben",
    }
    laptops = demands["=20 Laptops & Zubehör, je < 3 kg"]
    assert laptops["@type"] == "Demand"
    assert laptops["eligibleQuantity"] == {
        "@type": "QuantitativeValue",
        "value": 20,
        "minValue": 2,
        "unitText": "Stück",
    }
    assert (laptops["availabilityStarts"], laptops["validThrough"]) == ("2026-12-01", "2027-02-28")


def test_a_need_of_money_can_be_acted_upon() -> None:
    (action,) = _entry(BRIDGE)["potentialAction"]
    assert (action["@type"], action["price"], action["priceCurrency"]) == ("DonateAction", "1500.50", "EUR")
    assert action["target"] == "https://example.org/spenden"
    assert action["recipient"] == {"@id": f"{SITE}initiatives/{BRIDGE}/#organisation"}


def test_offers_are_offers_and_free_ones_cost_nothing() -> None:
    laptops, advice = _entry("musterwerk")["makesOffer"]
    assert (laptops["@type"], laptops["price"], laptops["itemOffered"]["@type"]) == ("Offer", "0", "Product")
    assert "price" not in advice
    assert advice["itemOffered"]["@type"] == "Service"


def test_the_same_thing_has_one_name_in_all_languages() -> None:
    german, english = _entry(BRIDGE), _entry(BRIDGE, "en")
    assert german["@id"] == english["@id"] == f"{SITE}initiatives/{BRIDGE}/#organisation"
    assert english["mainEntityOfPage"] == f"{SITE}en/initiatives/{BRIDGE}/"
    assert english["description"].startswith("We refurbish")


def test_a_further_language_repeats_only_what_is_in_words() -> None:
    german, english = _entry(BRIDGE), _entry(BRIDGE, "en")
    assert {"areaServed", "contactPoint", "location"} <= german.keys()
    assert english.keys().isdisjoint({"areaServed", "contactPoint", "location", "potentialAction"})
    assert [call["@id"] for call in english["seeks"]] == [call["@id"] for call in german["seeks"]]
    assert all(call["url"].startswith(f"{SITE}en/") for call in english["seeks"])
    assert not any("url" in call for call in german["seeks"])  # that is its name already


def test_every_page_says_where_it_lies() -> None:
    shop = golden_site.shop()
    for made in (
        linked_data.entry_ld(shop, BRIDGE), linked_data.bundle_ld(shop, "buendnis-musterstadt"),
        linked_data.event_ld(shop, "mustertreffen-2026"), linked_data.topic_ld(shop, "language"),
    ):  # fmt: skip
        trail = _graph(made)[1]
        assert trail["@type"] == "BreadcrumbList"
        assert [item["position"] for item in trail["itemListElement"]] == [1, 2, 3]
        assert ["item" in item for item in trail["itemListElement"]] == [True, True, False]
        assert trail["itemListElement"][0]["item"] == SITE


def test_an_event_has_time_place_and_hosts() -> None:
    event = _graph(linked_data.event_ld(golden_site.shop(), "mustertreffen-2026"))[0]
    assert (event["startDate"], event["endDate"]) == ("2026-12-05", "2026-12-06")
    assert [place["@type"] for place in event["location"]] == ["Place", "VirtualLocation"]
    assert event["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert [host["@type"] for host in event["organizer"]] == ["GovernmentOrganization", "Organization"]


def test_an_alliance_names_its_members() -> None:
    bundle = _graph(linked_data.bundle_ld(golden_site.shop(), "buendnis-musterstadt"))[0]
    assert [member["name"] for member in bundle["member"]] == ["Laptop-Brücke Musterstadt", "Sprachcafé Musterstadt"]


def test_a_topic_is_a_term_of_our_words() -> None:
    topic = _graph(linked_data.topic_ld(golden_site.shop("en"), "language"))[0]
    assert (topic["@type"], topic["termCode"], topic["name"]) == ("DefinedTerm", "language", "Language")
    assert topic["inDefinedTermSet"]["url"] == f"{SITE}en/topics/"


def test_the_site_says_who_answers_and_how_to_search() -> None:
    (site,) = _graph(linked_data.home_ld(golden_site.shop("en")))
    assert site["publisher"]["name"] == "Musterverein"
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{SITE}en/search/?q={{search_term_string}}"


def test_the_data_are_a_data_set() -> None:
    files = [(one.path, one.title, one.media) for one in EXPORTS.values() if one.is_single]
    (dataset,) = _graph(linked_data.dataset_ld(golden_site.shop(), files))
    assert len(dataset["distribution"]) == len(files)
    assert dataset["distribution"][0]["contentUrl"] == f"{SITE}data/catalogue.json"


@pytest.mark.parametrize("text", ["</script><b>", "a & b < c > d", "@@slot@@", "\u2028", '"quoted"', "]]>", "<!--"])
def test_no_text_can_leave_the_element(text: str) -> None:
    markup = linked_data.script({"@type": "Thing", "name": text})
    assert _graph(markup)[0]["name"] == text
    assert "@@" not in markup


def test_what_nobody_stated_is_not_there() -> None:
    made = support.catalogue({"initiatives/a-b.yaml": ""})
    shop = Workshop(golden_site.SETTINGS, made, relate(made, support.TODAY), "de")
    said = _graph(linked_data.entry_ld(shop, "a-b"))[0]
    assert set(said) == {"@type", "@id", "name", "description", "url", "areaServed", "knowsAbout"}


def test_pruning_keeps_zero_and_false() -> None:
    assert pruned({"a": 0, "b": False, "c": "", "d": [], "e": {"f": None}, "g": [{}]}) == {"a": 0, "b": False}
