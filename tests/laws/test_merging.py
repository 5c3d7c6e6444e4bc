"""Laws of `merge`: nothing is lost, both sides count the same, and every conflict can be decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core.differences import Added, AnyChange, Changed, Moved, Removed, Thing, diff, together
from blueprint_editor.core.edits import ConvertEntries, LinkEvidence, MoveEntries
from blueprint_editor.core.edits.base import Edit
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.merging import Choice, Conflict, ConflictKind, Merge, merge
from blueprint_editor.core.model import Blueprint, DataPoint, Element, EntryRef, Stage, Task, Trigger
from tests.edit_strategies import edits_for
from tests.figures import Figure
from tests.laws.rules import all_ids, assert_legal
from tests.laws.test_differences import SMALL, edited
from tests.strategies import LONG, examples

R11 = 2_000 if LONG else None
"""How many examples the laws of merging are tried with in the long run."""


class Versions(NamedTuple):
    """A blueprint, and what two people made of it."""

    base: Blueprint
    ours: Blueprint
    theirs: Blueprint

    def merged(self) -> Merge:
        """The two as one."""
        return merge(*self)

    def swapped(self) -> Merge:
        """The two as one, seen from the other side."""
        return merge(self.base, self.theirs, self.ours)


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    """Two sides with a few deeds each."""
    base = draw(SMALL)
    return Versions(base, edited(draw, base), edited(draw, base))


def ids_of(blueprint: Blueprint) -> set[str]:
    """The entries, on the board and parked."""
    return {entry.id for _, _, entry in blueprint.entries()} | {
        item.entry.id for item in blueprint.parking if item.entry is not None
    }


def nameless(merged: Merge) -> Blueprint:
    """What came of a merge without its own id, which stays ours when both sides gave another."""
    return replace(merged.blueprint, id="")


def mirrored(conflict: Conflict) -> Conflict:
    """The conflict as the other side sees it."""
    return replace(conflict, ours=conflict.theirs, theirs=conflict.ours, place=None)


def test_a_merge_is_whole_loses_nothing_and_keeps_what_one_side_did(figure: Figure) -> None:
    tried = 0

    @settings(max_examples=R11 or 100, deadline=None)
    @given(versions())
    def law(sides: Versions) -> None:
        # One law of two, as drawing the versions costs more than both.
        nonlocal tried
        tried += 1
        assert_whole(sides)
        assert_one_side_is_kept(sides.base, sides.ours)

    law()
    figure("R11", f"{tried} merges of two people's deeds: 0 entries lost (target 0)")
    figure("R11", f"{tried} merges of one side's deeds: merge(b, a, b) = merge(b, a, a) = a in all")


def assert_whole(sides: Versions) -> None:
    """What comes of both is a blueprint, with all that nobody took away."""
    merged = sides.merged()
    assert_legal(merged.blueprint)
    base, ours, theirs = map(ids_of, sides)
    removed = (base - ours) | (base - theirs)
    assert (ours | theirs) - removed <= ids_of(merged.blueprint)
    kept = [conflict for conflict in merged.conflicts if conflict.kind is ConflictKind.REMOVED and not conflict.owner]
    stages = {stage.id for stage in merged.blueprint.stages}
    assert {conflict.id for conflict in kept if conflict.thing is Thing.ENTRY} <= ids_of(merged.blueprint)
    assert {conflict.id for conflict in kept if conflict.thing is Thing.STAGE} <= stages


def assert_one_side_is_kept(base: Blueprint, ours: Blueprint) -> None:
    """Where the other side did nothing, or the same, or a thing apart, ours is what comes of it."""
    assert merge(base, ours, base).blueprint == ours
    assert merge(base, base, ours).blueprint == ours
    assert merge(base, ours, ours).blueprint == ours
    titled = replace(base, title=base.title + "x")
    expected = replace(ours, title=titled.title, id="")
    if ours.title == base.title:
        for merged in (merge(base, ours, titled), merge(base, titled, ours)):
            assert not merged.conflicts
            assert not merged.mended
            assert diff(nameless(merged), expected) == ()


def test_what_comes_to_stand_in_a_cell_that_neither_side_touched_joins_what_is_there() -> None:
    tasks = (Task("ta_aaaaaaaaaaaa", "Bellen"), Task("ta_bbbbbbbbbbbb", "Mailen"))
    there = Trigger("tr_cccccccccccc", "Klant tekent")
    base = Blueprint(
        "bp_aaaaaaaaaaaa", "Proef", stages=(Stage("st_a", "A", tasks=tasks), Stage("st_b", "B", triggers=(there,)))
    )
    moved = EntryRef("st_a", Element.TASK, tasks[0].id)
    ours = ConvertEntries((moved,), Element.TRIGGER).apply(base)
    theirs = MoveEntries((moved,), "st_b", Element.TASK, 0).apply(base)
    assert isinstance(ours, Blueprint)
    assert isinstance(theirs, Blueprint)
    for merged in (merge(base, ours, theirs), merge(base, theirs, ours)):
        _, second = merged.blueprint.stages
        assert [entry.id for entry in second.triggers] == [there.id, tasks[0].id]
        assert ids_of(merged.blueprint) == ids_of(base)


def test_a_link_to_what_became_a_document_stands_and_is_not_told_as_removed() -> None:
    point, trigger = DataPoint("dp_aaaaaaaaaaaa", "Budget"), Trigger("tr_aaaaaaaaaaaa", "Klant tekent")
    base = Blueprint(
        "bp_aaaaaaaaaaaa",
        "Proef",
        stages=(Stage("st_a", "A"), Stage("st_b", "B", triggers=(trigger,), data_points=(point,))),
    )
    ours = MoveEntries((EntryRef("st_b", Element.DATA_POINT, point.id),), "st_a", Element.DOCUMENT, 0).apply(base)
    theirs = LinkEvidence(EntryRef("st_b", Element.TRIGGER, trigger.id), point.id).apply(base)
    assert isinstance(ours, Blueprint)
    assert isinstance(theirs, Blueprint)
    for merged in (merge(base, ours, theirs), merge(base, theirs, ours)):
        assert merged.blueprint.stages[1].triggers[0].evidence == (point.id,)
        assert merged.mended == ()


@settings(max_examples=examples(60), deadline=None)
@given(versions())
def test_both_sides_count_the_same(sides: Versions) -> None:
    merged, swapped = sides.merged(), sides.swapped()
    here = {conflict.key: replace(conflict, place=None) for conflict in merged.conflicts}
    there = {conflict.key: mirrored(conflict) for conflict in swapped.conflicts}
    assert here == there
    assert set(merged.mended) == set(swapped.mended) or merged.conflicts
    if not merged.conflicts:
        assert nameless(merged) == nameless(swapped)
    for choice, other in ((Choice.OURS, Choice.THEIRS), (Choice.THEIRS, Choice.OURS)):
        assert nameless(merged.resolve({}, choice)) == nameless(swapped.resolve({}, other))


@settings(max_examples=examples(25), deadline=None)
@given(versions(), st.data())
def test_every_choice_gives_a_whole_blueprint(sides: Versions, data: st.DataObject) -> None:
    merged = sides.merged()
    keys = [conflict.key for conflict in merged.conflicts]
    choices = {key: data.draw(st.sampled_from(Choice)) for key in keys}
    assert_legal(merged.resolve(choices).blueprint)
    both = merged.resolve({}, Choice.BOTH).blueprint
    assert_legal(both)
    assert ids_of(merged.blueprint) <= ids_of(both)


def touched(changes: Sequence[AnyChange]) -> set[tuple[object, ...]]:
    """Which fields, places and lists changes are about; two deeds that share none are disjoint."""
    found: set[tuple[object, ...]] = set()
    for change in changes:
        place = change.to if isinstance(change, Moved) else change.place
        if isinstance(change, Changed):
            # Fields that belong together are decided together.
            found |= {(change.thing, change.owner, change.id, name) for name in together(change.thing, change.field)}
            continue
        # What comes and goes is a whole of its own, and something in the order of its list.
        found |= {
            ("thing", change.id),
            ("list", change.thing, change.owner, place),
            ("list", change.thing, change.place),
        }
    gone = {change.id for change in changes if isinstance(change, Removed)}
    return found | {("thing", name) for name in gone}


def loose(changes: Sequence[AnyChange]) -> set[AnyChange]:
    """The changes without what they follow."""
    return {
        replace(change, follows=None) if isinstance(change, Added | Removed | Moved) else change for change in changes
    }


def brought(base: Blueprint, after: Blueprint) -> set[str]:
    """The ids that a deed made."""
    return set(all_ids(after)) - set(all_ids(base))


def disjoint(base: Blueprint, first: Edit, second: Edit) -> tuple[Blueprint, Blueprint, Blueprint] | None:
    """What each of two deeds makes, and both; none when they are not apart."""
    ours, theirs = first.apply(base), second.apply(base)
    if isinstance(ours, Refusal) or isinstance(theirs, Refusal) or base in {ours, theirs}:
        return None
    if not base.id == ours.id == theirs.id:
        return None  # another blueprint was taken over whole: a merge keeps the id of this side, so sides count
    if not brought(base, ours).isdisjoint(brought(base, theirs)):
        return None  # both drew one seed, so options and fields of two entries have the same new id
    one, other = diff(base, ours), diff(base, theirs)
    after = second.apply(ours)
    if isinstance(after, Refusal) or not touched(one).isdisjoint(touched(other)):
        return None
    if first.apply(theirs) != after:
        return None  # moving up does nothing to what is first, until somebody adds something before it
    return (ours, theirs, after) if loose(diff(base, after)) == loose(one) | loose(other) else None


def test_disjoint_deeds_commute(figure: Figure) -> None:
    tried = 0

    @settings(max_examples=R11 or 25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
    @given(st.data())
    def law(data: st.DataObject) -> None:
        nonlocal tried
        base = data.draw(SMALL)
        # Most pairs of deeds touch the same; a blueprint costs more to draw than some more pairs do.
        pairs = ((data.draw(edits_for(base)), data.draw(edits_for(base))) for _ in range(6))
        found = next(filter(None, (disjoint(base, *pair) for pair in pairs)), None)
        assume(found)
        assert found
        tried += 1
        ours, theirs, after = found
        merged = merge(base, ours, theirs)
        assert merged.blueprint == after == merge(base, theirs, ours).blueprint
        assert not merged.conflicts
        assert not merged.mended

    law()
    figure("R11", f"{tried} pairs of disjoint deeds: merged as done one after the other, in either order")


@settings(max_examples=examples(20), deadline=None)
@given(versions())
def test_merging_again_changes_nothing(sides: Versions) -> None:
    both = sides.merged().resolve({}, Choice.BOTH).blueprint
    assert merge(sides.theirs, both, sides.theirs).blueprint == both
