"""What the practice portal does with properties and groups, asked by HubSpot's own client."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec
import pytest

from blueprint_editor.hubspot.practice import PracticePortal
from tests.hubspot.practice_kit import Api, options, property_, refused

DEFAULTS = {
    "dealname",
    "dealstage",
    "pipeline",
    "amount",
    "closedate",
    "hubspot_owner_id",
    "dealtype",
    "description",
    "hs_priority",
    "hs_next_step",
    "closed_lost_reason",
    "closed_won_reason",
}

KINDS = [
    ("string", "text", {}),
    ("string", "textarea", {}),
    ("string", "phonenumber", {}),
    ("string", "file", {}),
    ("number", "number", {"showCurrencySymbol": True}),
    ("date", "date", {}),
    ("datetime", "date", {}),
    ("bool", "booleancheckbox", {"options": options("true", "false")}),
    ("enumeration", "select", {"options": options("a", "b")}),
    ("enumeration", "checkbox", {"options": options("a", "b")}),
    ("enumeration", "select", {"externalOptions": True, "referencedObjectType": "OWNER"}),
]


@pytest.fixture
def portal() -> Iterator[PracticePortal]:
    """A new portal."""
    with PracticePortal() as portal:
        yield portal


@pytest.fixture
def api(portal: PracticePortal) -> Iterator[Api]:
    """The client."""
    api = Api(portal)
    yield api
    api.close()


def test_a_new_portal_has_hubspots_own_properties(api: Api) -> None:
    known = {one.name: one for one in api.properties.get_all("deals").results}
    assert known.keys() >= DEFAULTS
    assert all(one.hubspot_defined for one in known.values())
    assert {one.name for one in api.groups.get_all("deals").results} >= {one.group_name for one in known.values()}
    assert known["hubspot_owner_id"].referenced_object_type == "OWNER"
    assert [option.value for option in known["dealtype"].options] == ["newbusiness", "existingbusiness"]
    assert "closedwon" in [option.value for option in known["dealstage"].options]
    assert [option.value for option in known["pipeline"].options] == ["default"]
    assert "archived" not in api.call("GET", "/crm/v3/properties/deals/amount")  # as it is with HubSpot


@pytest.mark.parametrize(("kind", "field", "more"), KINDS)
def test_each_kind_of_property_is_made_and_read_back(api: Api, kind: str, field: str, more: dict[str, object]) -> None:
    sent = property_("maat", type=kind, fieldType=field, description="Hoe groot", displayOrder=3, **more)
    made = api.properties.create("deals", sent)
    read = api.properties.get_by_name("deals", "maat")
    assert made == read
    assert (read.type, read.field_type, read.description, read.display_order) == (kind, field, "Hoe groot", 3)
    assert [option.value for option in read.options] == [one["value"] for one in sent.get("options", [])]
    assert (read.hubspot_defined, read.archived, read.calculated) == (False, False, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Maat"},
        {"name": "1maat"},
        {"name": "maat-2"},
        {"name": "hs_maat"},
        {"name": "hubspot_maat"},
        {"name": "m" * 100},
        {"label": ""},
        {"groupName": "nowhere"},
        {"type": "json"},
        {"fieldType": "number"},
        {"type": "enumeration", "fieldType": "select"},
        {"type": "enumeration", "fieldType": "select", "options": options("a", "a")},
        {"type": "enumeration", "fieldType": "select", "options": [{"label": "A"}]},
        {"type": "enumeration", "fieldType": "select", "externalOptions": True},
        {"type": "bool", "fieldType": "booleancheckbox"},
        {"type": "bool", "fieldType": "booleancheckbox", "options": options("true")},
        {"type": "bool", "fieldType": "booleancheckbox", "options": options("true", "no")},
        {"options": options("a")},
        {"hidden": "yes"},
    ],
)
def test_a_property_that_does_not_hang_together_is_refused(api: Api, wrong: dict[str, object]) -> None:
    refused(400, api.properties.create, "deals", {**property_("maat"), **wrong})
    count = len(api.properties.get_all("deals").results)
    assert count == 24


def test_the_longest_name_is_taken(api: Api) -> None:
    assert api.properties.create("deals", property_("m" * 99)).name == "m" * 99


def test_a_name_that_is_there_is_refused_and_nothing_changes(api: Api) -> None:
    for name in ("amount", "maat"):
        if name == "maat":
            api.properties.create("deals", property_("maat"))
        before = api.properties.get_by_name("deals", name)
        told = refused(409, api.properties.create, "deals", property_(name, label="Anders"))
        assert told["category"] == "OBJECT_ALREADY_EXISTS"
        assert told["subCategory"] == "Properties.PROPERTY_WITH_NAME_EXISTS"
        assert api.properties.get_by_name("deals", name) == before


def test_options_are_replaced_as_a_whole(api: Api) -> None:
    api.properties.create(
        "deals", property_("reden", type="enumeration", fieldType="select", options=options("a", "b"))
    )
    api.properties.update("deals", "reden", {"label": "Waarom"})
    assert [one.value for one in api.properties.get_by_name("deals", "reden").options] == ["a", "b"]
    api.properties.update("deals", "reden", {"options": options("c")})
    known = api.properties.get_by_name("deals", "reden")
    assert (known.label, [one.value for one in known.options]) == ("Waarom", ["c"])
    refused(400, api.properties.update, "deals", "reden", {"options": []})


def test_a_patch_changes_what_hubspot_lets_it_change(api: Api) -> None:
    api.properties.create("deals", property_("maat"))
    changed = api.properties.update(
        "deals", "maat", {"fieldType": "textarea", "name": "anders", "hasUniqueValue": True}
    )
    assert (changed.name, changed.field_type, changed.has_unique_value) == ("maat", "textarea", False)
    refused(400, api.properties.update, "deals", "maat", {"type": "number"})
    refused(404, api.properties.update, "deals", "nowhere", {"label": "A"})


def test_hubspots_own_are_read_only_but_for_some_options(api: Api) -> None:
    refused(400, api.properties.update, "deals", "dealname", {"label": "Naam"})
    refused(400, api.properties.update, "deals", "dealstage", {"options": options("a")})
    refused(400, api.properties.archive, "deals", "amount")
    api.properties.update("deals", "dealtype", {"options": options("newbusiness", "existingbusiness", "renewal")})
    assert len(api.properties.get_by_name("deals", "dealtype").options) == 3


def test_an_archived_name_comes_back_as_it_is_described_now(api: Api) -> None:
    made = api.properties.create("deals", property_("maat", label="Oud", description="Oud"))
    api.properties.archive("deals", "maat")
    refused(404, api.properties.get_by_name, "deals", "maat")
    refused(404, api.properties.archive, "deals", "maat")
    (archived,) = api.properties.get_all("deals", archived="true").results
    assert (archived.name, archived.archived, archived.archived_at is None) == ("maat", True, False)
    assert "maat" not in [one.name for one in api.properties.get_all("deals", archived="false").results]
    back = api.properties.create("deals", property_("maat", type="number", fieldType="number"))
    assert (back.archived, back.type, back.description) == (False, "number", "")
    assert back.created_at == made.created_at
    assert api.properties.get_all("deals", archived="true").results == []


def test_a_batch_is_made_whole_or_says_what_was_not(api: Api) -> None:
    whole = api.batch.create("deals", {"inputs": [property_("a1"), property_("a2")]})
    assert (whole.status, [one.name for one in whole.results]) == ("COMPLETE", ["a1", "a2"])
    partly = api.batch.create("deals", {"inputs": [property_("a3"), property_("a1"), property_("Aa")]})
    assert (partly.num_errors, [one.name for one in partly.results]) == (2, ["a3"])
    assert [one.context["name"] for one in partly.errors] == [["a1"], ["Aa"]]
    assert partly.errors[0].sub_category == "Properties.PROPERTY_WITH_NAME_EXISTS"
    read = api.batch.read("deals", {"archived": False, "inputs": [{"name": "a3"}, {"name": "nowhere"}]})
    assert ([one.name for one in read.results], read.num_errors) == (["a3"], 1)
    api.batch.archive("deals", {"inputs": [{"name": "a1"}, {"name": "a2"}]})
    again = api.batch.read("deals", {"archived": True, "inputs": [{"name": "a1"}]})
    assert [one.name for one in again.results] == ["a1"]
    refused(400, api.batch.create, "deals", {"inputs": [property_(f"b{n}") for n in range(101)]})
    refused(400, api.batch.create, "deals", {})


def test_an_account_has_room_for_so_many_properties(portal: PracticePortal, api: Api) -> None:
    portal.change(lambda account: msgspec.structs.replace(account, property_limit=2))
    partly = api.batch.create("deals", {"inputs": [property_(f"a{n}") for n in range(3)]})
    assert (len(partly.results), partly.num_errors) == (2, 1)


def test_groups_are_made_changed_and_archived(api: Api) -> None:
    made = api.groups.create("deals", {"name": "jansen", "label": "Jansen"})
    assert (made.archived, made.display_order) == (False, -1)
    refused(409, api.groups.create, "deals", {"name": "jansen", "label": "Anders"})
    refused(400, api.groups.create, "deals", {"name": "Jansen", "label": "Anders"})
    assert api.groups.update("deals", "jansen", {"displayOrder": 4}).label == "Jansen"
    api.properties.create("deals", property_("maat", groupName="jansen"))
    told = refused(400, api.groups.archive, "deals", "jansen")
    assert json.loads(told["message"])["code"] == "GROUP_WITH_ACTIVE_PROPERTIES"
    api.properties.archive("deals", "maat")
    api.groups.archive("deals", "jansen")
    refused(404, api.groups.get_by_name, "deals", "jansen")
    refused(400, api.properties.create, "deals", property_("maat", groupName="jansen"))
    assert api.groups.create("deals", {"name": "jansen", "label": "Nieuw"}).label == "Nieuw"
    assert [one.name for one in api.groups.get_all("deals").results].count("jansen") == 1
