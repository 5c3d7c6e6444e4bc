"""`show --json` prints the model in full: exactly the keys that are promised, every time."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from blueprint_editor.cli.as_json import blueprint_json
from blueprint_editor.core.findings import Code, Finding, Where
from blueprint_editor.core.model import CELL_NAMES, ELEMENTS, Blueprint, Element, origins
from tests.strategies import blueprints

TOP = "format version id title client author language roles notes stages journey parking findings"
STAGE = (
    "id name aliases kind probability description max_days note deliberately_empty "
    "triggers responsibilities documents data_points tasks communications"
)
ENTRY = "id text status note"
OWN = {
    Element.TRIGGER: "actor evidence",
    Element.RESPONSIBILITY: "role",
    Element.DOCUMENT: "audience owner template fields",
    Element.DATA_POINT: "category type unit options purpose required_from hubspot origins",
    Element.TASK: "role when required",
    Element.COMMUNICATION: "purpose channels initiative frequency",
}
FIELD = "id text standardised data_point note"
OPTION = "id label value definition"
PARKING = "id text owner due element stage note entry"
PHASE = "id text first last after"
FINDING = "code level where message"
WHERE = "stage element entry sheet cell"

FEWER = settings(max_examples=max(1, settings().max_examples // 5))
"""Blueprints take long to draw, and each shows every key."""


def _shown(blueprint: Blueprint, *findings: Finding) -> dict[str, Any]:
    """What a reader of the printed JSON sees."""
    made = blueprint_json(blueprint, findings, lambda finding: f"about {finding.code}")
    read: dict[str, Any] = json.loads(json.dumps(made, ensure_ascii=False))
    assert read == made, "JSON changes it"
    return read


def _has_keys(thing: dict[str, Any], names: str) -> None:
    assert list(thing) == names.split()


def _check_entry(entry: dict[str, Any], element: Element) -> None:
    attached = entry.pop("attached", None)
    _has_keys(entry, f"{ENTRY} {OWN[element]}")
    assert attached != []
    for former in attached or []:
        _has_keys(former, "element entry linked_from")
        _check_entry(former["entry"], Element(former["element"]))
    for field in entry.get("fields", []):
        _has_keys(field, FIELD)
    for option in entry.get("options", []):
        _has_keys(option, OPTION)
    if element is Element.DATA_POINT:
        _has_keys(entry["hubspot"], "use name")
        assert all(list(origin) == ["document", "field"] for origin in entry["origins"])
    if element is Element.TASK and entry["when"] is not None:
        _has_keys(entry["when"], "anchor days")


@FEWER
@given(blueprints())
def test_every_key_is_there_and_no_other(blueprint: Blueprint) -> None:
    shown = _shown(blueprint)
    _has_keys(shown, TOP)
    assert (shown["format"], shown["version"]) == ("deal-blueprint", 1)
    for stage in shown["stages"]:
        _has_keys(stage, STAGE)
        for element in ELEMENTS:
            for entry in stage[CELL_NAMES[element]]:
                _check_entry(entry, element)
    for phase in shown["journey"]:
        _has_keys(phase, PHASE)
    for item in shown["parking"]:
        _has_keys(item, PARKING)
        if item["entry"] is not None:
            _check_entry(item["entry"], Element(item["element"]))


@FEWER
@given(blueprints())
def test_values_are_those_of_the_model(blueprint: Blueprint) -> None:
    shown = _shown(blueprint)
    assert [stage["name"] for stage in shown["stages"]] == [stage.name for stage in blueprint.stages]
    for stage, value in zip(shown["stages"], blueprint.stages, strict=True):
        assert stage["probability"] == value.probability
        assert stage["deliberately_empty"] == [element for element in ELEMENTS if element in value.deliberately_empty]
        for element, cell in value.cells():
            texts = [entry["text"] for entry in stage[CELL_NAMES[element]]]
            assert texts == [entry.text for entry in cell]


@FEWER
@given(blueprints())
def test_origins_are_derived(blueprint: Blueprint) -> None:
    for stage in _shown(blueprint)["stages"]:
        for point in stage["data_points"]:
            found = [(origin["document"], origin["field"]) for origin in point["origins"]]
            assert found == [(document.id, field.id) for document, field in origins(blueprint, point["id"])]


def test_findings_say_where() -> None:
    where = Where(stage="st_x", element=Element.TASK, sheet="Taken", cell="B7")
    (shown,) = _shown(Blueprint("bp_x"), Finding(Code.UNKNOWN_STAGE, where))["findings"]
    _has_keys(shown, FINDING)
    _has_keys(shown["where"], WHERE)
    assert shown == {
        "code": "unknown_stage",
        "level": "warning",
        "where": {"stage": "st_x", "element": "task", "entry": None, "sheet": "Taken", "cell": "B7"},
        "message": "about unknown_stage",
    }
