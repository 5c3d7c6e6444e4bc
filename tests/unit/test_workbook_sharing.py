"""What is read takes no more memory than it must."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from blueprint_editor import workflows
from blueprint_editor.core.model import Blueprint
from blueprint_editor.workbook import read
from blueprint_editor.workbook.sharing import share
from tests.unit.workbook_kit import with_wrong_hashes, without_meta, written

Changed = Callable[[bytes], bytes]

SHARED = (
    ("responsibilities", "role"),
    ("documents", "owner"),
    ("data_points", "unit"),
    ("tasks", "role"),
    ("tasks", "when"),
    ("communications", "channels"),
    ("communications", "frequency"),
)


def template() -> Blueprint:
    """The template with examples, with a unit and a frequency everywhere."""
    blueprint = workflows.new_document("service", "nl").blueprint
    replace = msgspec.structs.replace
    stages = tuple(
        replace(
            stage,
            data_points=tuple(replace(point, unit="euro per maand") for point in stage.data_points),
            communications=tuple(replace(entry, frequency="Elke week") for entry in stage.communications),
        )
        for stage in blueprint.stages
    )
    return replace(blueprint, stages=stages)


@pytest.mark.parametrize("changed", [lambda data: data, with_wrong_hashes, without_meta], ids=["kept", "cells", "bare"])
def test_equal_small_values_of_a_workbook_are_one_object(changed: Changed) -> None:
    read_back = read.read(changed(written(template()))).blueprint
    for cell, field in SHARED:
        values = [getattr(entry, field) for stage in read_back.stages for entry in getattr(stage, cell)]
        given = [value for value in values if value]
        assert len(given) > 1
        assert len({id(value) for value in given}) == len(set(given)), f"{cell}: {field}"


def test_nothing_else_changes() -> None:
    encoded = msgspec.json.encode(template())
    blueprint = msgspec.json.decode(encoded, type=Blueprint)
    assert share(blueprint) is blueprint
    assert msgspec.json.encode(blueprint) == encoded
