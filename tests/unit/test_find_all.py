"""Finding all: each text of a board is looked in, each thing told once, in the order of the board."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings

from blueprint_editor.core.find_all import FindIndex, Found
from blueprint_editor.core.model import Blueprint, Element
from blueprint_editor.core.search import Query, folded
from tests.strategies import blueprints, examples

_WORD = "quizzical"


def _all(index: FindIndex, blueprint: Blueprint, words: str) -> list[Found]:
    found: list[Found] = []
    for _ in index.search(blueprint, Query(words), found.append):
        pass
    return found


@settings(max_examples=examples(30))
@given(blueprints())
def test_each_entry_is_found_by_its_own_text_once_and_in_order(blueprint: Blueprint) -> None:
    index = FindIndex()
    for stage, element, entry in list(blueprint.entries())[:6]:
        if not Query(entry.text):
            continue
        found = _all(index, blueprint, entry.text)
        assert (stage.id, element, entry.id) in [one[1:4] for one in found]
        assert found == sorted(set(found))
        assert all(word in folded(one.text) for one in found for word in Query(entry.text).words if one.part == "text")


def test_every_part_with_words_in_it_is_looked_in() -> None:
    from tests.unit.find_all_example import BLUEPRINT

    parts = {one.part for one in _all(FindIndex(), BLUEPRINT, _WORD)}
    assert parts == {"description", "note", "field", "option", "purpose", "role", "frequency", "channel"}


def test_after_an_edit_it_is_found_anew() -> None:
    from tests.unit.find_all_example import BLUEPRINT

    index = FindIndex()
    assert [one.element for one in _all(index, BLUEPRINT, "alpha")] == [Element.TRIGGER]
    stage = msgspec.structs.replace(BLUEPRINT.stages[0], triggers=(), name="Alpha")
    after = msgspec.structs.replace(BLUEPRINT, stages=(stage,))
    assert [(one.element, one.part) for one in _all(index, after, "alpha")] == [(None, "name")]
