"""Laws of merging data points: no entry and no link is lost."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from blueprint_editor.core.edits import ConvertEntries, MergeDataPoints
from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    Document,
    Element,
    Trigger,
    find,
)
from blueprint_editor.core.text import fold
from tests.edit_strategies import all_refs
from tests.laws.rules import assert_legal, entries_by_id, every_entry
from tests.strategies import blueprints, examples

SMALL = blueprints(most=3, open_stages=1)


def _pointing(blueprint: Blueprint, targets: set[str], among: set[str]) -> set[str]:
    """The fields and other triggers that point at one of these, as they are and as they were."""
    found: set[str] = set()
    for whole in every_entry(blueprint):
        if whole.id in among:
            continue
        for entry in (whole, *(former.entry for former in whole.attached)):
            if isinstance(entry, Trigger) and not targets.isdisjoint(entry.evidence):
                found.add(entry.id)
            if isinstance(entry, Document):
                found |= {field.id for field in entry.fields if field.data_point in targets}
    return found


@given(SMALL, st.data())
@settings(max_examples=examples(25))
def test_merging_loses_nothing_but_the_doubles(blueprint: Blueprint, data: st.DataObject) -> None:
    there = all_refs(blueprint, [Element.DATA_POINT])
    assume(len(there) > 1)
    refs = data.draw(st.lists(st.sampled_from(there), min_size=2, max_size=3, unique=True))
    after = MergeDataPoints(tuple(refs)).apply(blueprint)
    assert isinstance(after, Blueprint)
    assert_legal(after)
    ids = {ref.id for ref in refs}
    assert entries_by_id(blueprint).keys() - entries_by_id(after).keys() == ids - {refs[0].id}
    assert _pointing(after, {refs[0].id}, ids) == _pointing(blueprint, ids, ids)
    merged, points = find(after, refs[0]), [find(blueprint, ref) for ref in refs]
    assert isinstance(merged, DataPoint)
    turned = ConvertEntries((refs[0],), Element.TRIGGER).apply(after)
    assert isinstance(turned, Blueprint)
    assert_legal(turned)
    labels = {fold(option.label) for point in points if isinstance(point, DataPoint) for option in point.options}
    assert {fold(option.label) for option in merged.options} == labels
    for point in points:
        assert isinstance(point, DataPoint)
        assert point.note.strip() in merged.note
        assert point.purpose.strip() in merged.purpose
        assert point.required_from is None or merged.required_from is not None
        waiting = {source for former in point.attached for source in former.linked_from}
        assert waiting <= {source for former in merged.attached for source in former.linked_from}
    for old, new in zip(blueprint.stages, after.stages, strict=True):
        stay = [point.id for point in old.data_points if point.id not in ids or point.id == refs[0].id]
        assert [point.id for point in new.data_points] == stay
