"""What becomes of two people's work, case by case."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core import edits
from blueprint_editor.core.differences import Mending, Place, Thing
from blueprint_editor.core.merging import Choice, ConflictKind, Merge, merge
from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Field,
    Kind,
    ParkingItem,
    Stage,
    Standardised,
    Task,
    Trigger,
    find,
)

TASK = EntryRef("st_a", Element.TASK, "ta_a")
FIELD = Field("fi_a", "Price", Standardised.YES, "dp_a")
BASE = Blueprint(
    "bp_a",
    "Sales",
    stages=(
        Stage(
            "st_a",
            "Offer",
            triggers=(Trigger("tr_a", "Asked", evidence=("dp_a",)),),
            documents=(Document("do_a", "Offer", fields=(FIELD,)),),
            data_points=(DataPoint("dp_a", "Price"),),
            tasks=(Task("ta_a", "Call"), Task("ta_b", "Write")),
        ),
        Stage("st_b", "Talk"),
        Stage("st_w", "Won", kind=Kind.WON, probability=1.0),
        Stage("st_l", "Lost", kind=Kind.LOST, probability=0.0),
        Stage("st_m", "Gone", kind=Kind.LOST, probability=0.0),
    ),
)


def after(*deeds: edits.AnyEdit, on: Blueprint = BASE) -> Blueprint:
    """The blueprint after these deeds."""
    for deed in deeds:
        result = deed.apply(on)
        assert isinstance(result, Blueprint), result
        on = result
    return on


def task(**changes: object) -> edits.ChangeEntry:
    """A change of the first task."""
    return edits.ChangeEntry(TASK, replace(Task("ta_a", "Call"), **changes))


def texts(blueprint: Blueprint, stage: str = "st_a", element: Element = Element.TASK) -> list[str]:
    """The texts of a cell."""
    found = blueprint.stage(stage)
    return [] if found is None else [entry.text for entry in found.cell(element)]


def kinds(merged: Merge) -> list[ConflictKind]:
    """What kinds of conflict there are."""
    return [conflict.kind for conflict in merged.conflicts]


def test_two_fields_of_one_entry_are_both_taken() -> None:
    merged = merge(BASE, after(task(text="Call now")), after(task(required=True)))
    assert find(merged.blueprint, TASK) == Task("ta_a", "Call now", required=True)
    assert not merged.conflicts


def test_one_field_changed_twice_is_a_conflict() -> None:
    merged = merge(BASE, after(task(text="Ours")), after(task(text="Theirs", note="and a note")))
    (conflict,) = merged.conflicts
    assert (conflict.fields, conflict.base, conflict.ours, conflict.theirs) == (
        ("text",),
        ("Call",),
        ("Ours",),
        ("Theirs",),
    )
    assert find(merged.blueprint, TASK) == Task("ta_a", "Ours", note="and a note")
    assert texts(merged.resolve({conflict.key: Choice.THEIRS}).blueprint) == ["Theirs", "Write"]
    both = merged.resolve({}, Choice.BOTH).blueprint
    assert texts(both) == ["Ours", "Theirs", "Write"]
    assert both == merged.resolve({conflict.key: Choice.BOTH}).blueprint


def test_what_is_deleted_here_and_changed_there_stays() -> None:
    ours, theirs = after(edits.DeleteEntries((TASK,))), after(task(text="Call now"))
    merged = merge(BASE, ours, theirs)
    assert kinds(merged) == [ConflictKind.REMOVED]
    assert texts(merged.blueprint) == ["Call now", "Write"]
    assert merged.resolve({}, Choice.OURS).blueprint == ours
    assert texts(merged.resolve({}, Choice.THEIRS).blueprint) == ["Call now", "Write"]


def test_a_stage_deleted_here_and_changed_there_stays_with_what_was_in_it_and_its_links() -> None:
    outside = Trigger("tr_x", "Told", evidence=("do_a", "dp_a"))
    base = after(edits.AddEntries("st_b", Element.TRIGGER, 0, (outside,)))
    ours = after(edits.DeleteStage("st_a"), on=base)
    theirs = after(edits.ChangeStage("st_a", name="Offered"), on=base)
    merged = merge(base, ours, theirs)
    assert [(conflict.kind, conflict.thing, conflict.id) for conflict in merged.conflicts] == [
        (ConflictKind.REMOVED, Thing.STAGE, "st_a")
    ]
    assert merged.blueprint == theirs
    assert merged.resolve({}, Choice.OURS).blueprint == ours


def test_an_entry_added_in_a_deleted_stage_is_not_lost() -> None:
    new = edits.AddEntries("st_b", Element.TASK, 0, (Task("ta_new", "New"),))
    merged = merge(BASE, after(edits.DeleteStage("st_b")), after(new))
    assert texts(merged.blueprint, "st_b") == ["New"]
    assert kinds(merged) == [ConflictKind.REMOVED]


def test_a_link_made_here_to_what_is_deleted_there_is_taken_out_and_told() -> None:
    point = EntryRef("st_a", Element.DATA_POINT, "dp_a")
    new = edits.AddEntries("st_b", Element.TRIGGER, 0, (Trigger("tr_x", "Told", evidence=("dp_a",)),))
    merged = merge(BASE, after(new), after(edits.DeleteEntries((point,))))
    entry = find(merged.blueprint, EntryRef("st_b", Element.TRIGGER, "tr_x"))
    assert isinstance(entry, Trigger)
    assert entry.evidence == ()
    assert [(note.what, note.about, note.target) for note in merged.mended] == [(Mending.UNLINKED, "tr_x", "dp_a")]
    assert not merged.conflicts


def test_a_field_linked_elsewhere_there_stays_linked_when_its_old_data_point_is_deleted_here() -> None:
    other = edits.AddEntries("st_b", Element.DATA_POINT, 0, (DataPoint("dp_b", "Sum"),))
    base = after(other)
    point, paper = EntryRef("st_a", Element.DATA_POINT, "dp_a"), EntryRef("st_a", Element.DOCUMENT, "do_a")
    ours = after(edits.DeleteEntries((point,)), on=base)
    theirs = after(edits.UnlinkField(paper, "fi_a"), edits.LinkField(paper, "fi_a", "dp_b"), on=base)
    merged = merge(base, ours, theirs)
    document = find(merged.blueprint, paper)
    assert isinstance(document, Document)
    assert [field.data_point for field in document.fields] == ["dp_b"]
    assert not merged.conflicts
    assert not merged.mended


def test_a_link_that_went_with_what_it_pointed_at_is_no_change_of_the_trigger() -> None:
    point, trigger = EntryRef("st_a", Element.DATA_POINT, "dp_a"), EntryRef("st_a", Element.TRIGGER, "tr_a")
    merged = merge(BASE, after(edits.DeleteEntries((point,))), after(edits.DeleteEntries((trigger,))))
    assert not merged.conflicts
    assert find(merged.blueprint, trigger) is None
    assert find(merged.blueprint, point) is None


def test_both_may_add_at_one_place() -> None:
    first = after(edits.AddEntries("st_a", Element.TASK, 1, (Task("ta_x", "X"), Task("ta_z", "Z"))))
    second = after(edits.AddEntries("st_a", Element.TASK, 1, (Task("ta_y", "Y"),)))
    for merged in (merge(BASE, first, second), merge(BASE, second, first)):
        assert texts(merged.blueprint) == ["Call", "X", "Z", "Y", "Write"]
        assert not merged.conflicts


def test_moved_to_two_places_is_a_conflict() -> None:
    ours, theirs = (after(edits.MoveEntries((TASK,), stage, Element.TASK, 0)) for stage in ("st_b", "st_w"))
    merged = merge(BASE, ours, theirs)
    (conflict,) = merged.conflicts
    assert (conflict.kind, conflict.ours, conflict.theirs) == (
        ConflictKind.MOVED,
        Place(Element.TASK, "st_b"),
        Place(Element.TASK, "st_w"),
    )
    assert merged.blueprint == ours
    assert merged.resolve({}, Choice.THEIRS).blueprint == theirs
    both = merged.resolve({}, Choice.BOTH).blueprint
    assert (texts(both, "st_b"), texts(both, "st_w")) == (["Call"], ["Call"])


def test_an_entry_moved_here_and_changed_there_is_both() -> None:
    ours, theirs = after(edits.MoveEntries((TASK,), "st_b", Element.TASK, 0)), after(task(text="Call now"))
    merged = merge(BASE, ours, theirs)
    assert texts(merged.blueprint, "st_b") == ["Call now"]
    assert not merged.conflicts


def test_an_entry_converted_here_and_changed_there_is_both() -> None:
    ours, theirs = after(edits.ConvertEntries((TASK,), Element.RESPONSIBILITY)), after(task(text="Now", required=True))
    merged = merge(BASE, ours, theirs)
    assert not merged.conflicts
    assert texts(merged.blueprint, element=Element.RESPONSIBILITY) == ["Now"]
    back = edits.ConvertEntries((EntryRef("st_a", Element.RESPONSIBILITY, "ta_a"),), Element.TASK)
    assert find(after(back, on=merged.blueprint), TASK) == Task("ta_a", "Now", required=True)


def test_an_entry_parked_here_and_changed_there_is_parked_as_changed() -> None:
    merged = merge(BASE, after(edits.ParkEntries((TASK,), "seed")), after(task(text="Call now")))
    (item,) = merged.blueprint.parking
    assert (item.text, item.entry) == ("Call now", Task("ta_a", "Call now"))
    assert not merged.conflicts


def test_an_entry_brought_back_here_and_thrown_away_there_stands_where_it_was_brought() -> None:
    base = after(edits.ParkEntries((TASK,), "seed"))
    (item,) = base.parking
    ours, theirs = after(edits.Unpark((item.id,), index=1), on=base), replace(base, parking=())
    for merged in (merge(base, ours, theirs), merge(base, theirs, ours)):
        assert kinds(merged) == [ConflictKind.REMOVED]
        assert merged.blueprint == ours
        assert texts(merged.blueprint) == ["Write", "Call"]


def test_an_entry_parked_by_both_is_parked_once() -> None:
    merged = merge(BASE, after(edits.ParkEntries((TASK,), "one")), after(edits.ParkEntries((TASK,), "two")))
    assert kinds(merged) == [ConflictKind.MOVED]
    assert [item.entry for item in merged.blueprint.parking] == [Task("ta_a", "Call")]


def test_the_last_lost_stage_stays_when_each_deletes_another() -> None:
    ours, theirs = after(edits.DeleteStage("st_l")), after(edits.DeleteStage("st_m"))
    merged = merge(BASE, ours, theirs)
    assert [stage.id for stage in merged.blueprint.stages if stage.kind is Kind.LOST] == ["st_m"]
    assert [(note.what, note.about) for note in merged.mended] == [(Mending.STAGE_KEPT, "st_m")]


def test_a_stage_renamed_twice_can_have_both_names() -> None:
    ours, theirs = (after(edits.ChangeStage("st_a", name=name)) for name in ("Offer sent", "Proposal"))
    merged = merge(BASE, ours, theirs)
    stage = merged.resolve({}, Choice.BOTH).blueprint.stages[0]
    assert (stage.name, stage.aliases) == ("Offer sent", ("Proposal",))


def test_other_names_of_both_sides_are_all_there() -> None:
    ours, theirs = (after(edits.ChangeStage("st_a", aliases=(name,))) for name in ("Proposal", "Quote"))
    merged = merge(BASE, ours, theirs)
    assert set(merged.blueprint.stages[0].aliases) == {"Proposal", "Quote"}
    assert not merged.conflicts


def test_an_empty_cell_that_is_filled_there_is_no_longer_empty_on_purpose() -> None:
    ours = after(edits.SetDeliberatelyEmpty("st_b", Element.TASK, True))
    theirs = after(edits.AddEntries("st_b", Element.TASK, 0, (Task("ta_x", "X"),)))
    merged = merge(BASE, ours, theirs)
    assert merged.blueprint.stages[1].deliberately_empty == frozenset()
    assert [(note.what, note.about, note.target) for note in merged.mended] == [(Mending.NOT_EMPTY, "st_b", "task")]


def test_one_id_with_two_contents_becomes_two_entries() -> None:
    ours, theirs = (
        after(edits.AddEntries("st_b", Element.TASK, 0, (Task("ta_aaaaaaaaaaaa", text),)))
        for text in ("Ours", "Theirs")
    )
    merged = merge(BASE, ours, theirs)
    assert kinds(merged) == [ConflictKind.ADDED]
    assert sorted(texts(merged.blueprint, "st_b")) == ["Ours", "Theirs"]
    assert merged.resolve({}, Choice.THEIRS).blueprint == theirs
    ids = [entry.id for _, _, entry in merged.blueprint.entries()]
    assert len(set(ids)) == len(ids)


def test_a_stage_that_both_added_under_one_id_is_merged_field_by_field() -> None:
    ours, theirs = (
        after(edits.AddStage(replace(Stage("st_aaaaaaaaaaaa", name, aliases=(name,)), max_days=days), 0))
        for name, days in (("Ours", 3), ("Theirs", None))
    )
    ours, theirs = (
        after(edits.SetDeliberatelyEmpty("st_aaaaaaaaaaaa", element, True), on=side)
        for side, element in ((ours, Element.TASK), (theirs, Element.TRIGGER))
    )
    theirs = after(edits.ChangeStage("st_aaaaaaaaaaaa", probability=0.5), on=theirs)
    merged = merge(BASE, ours, theirs)
    stage = merged.blueprint.stages[0]
    assert (stage.name, stage.aliases, stage.max_days, stage.probability) == ("Ours", ("Ours", "Theirs"), 3, None)
    assert stage.deliberately_empty == {Element.TASK, Element.TRIGGER}
    assert {conflict.fields for conflict in merged.conflicts} == {("name",), ("max_days",), ("probability",)}


def test_a_parked_point_that_both_added_under_one_id_is_merged_field_by_field() -> None:
    ours, theirs = (
        replace(BASE, parking=(ParkingItem("pk_aaaaaaaaaaaa", "Later", element=element, note="why"),))
        for element in (Element.TASK, Element.TRIGGER)
    )
    merged = merge(BASE, ours, theirs)
    assert merged.blueprint == ours
    assert merged.resolve({}, Choice.THEIRS).blueprint == theirs
    assert [(conflict.fields, conflict.base) for conflict in merged.conflicts] == [(("element",), None)]


def test_fields_of_a_document_are_made_into_one_each() -> None:
    def with_fields(*fields: Field) -> Blueprint:
        ref = EntryRef("st_a", Element.DOCUMENT, "do_a")
        return after(edits.ChangeEntry(ref, replace(Document("do_a", "Offer"), fields=fields)))

    merged = merge(
        BASE, with_fields(replace(FIELD, text="Sum"), Field("fi_x", "X")), with_fields(FIELD, Field("fi_y", "Y"))
    )
    assert [field.text for field in merged.blueprint.stages[0].documents[0].fields] == ["Sum", "X", "Y"]
    twice = merge(BASE, with_fields(replace(FIELD, text="Sum")), with_fields(replace(FIELD, text="Total")))
    (conflict,) = twice.conflicts
    assert (conflict.thing, conflict.owner, conflict.id) == (Thing.FIELD, "do_a", "fi_a")
    both = twice.resolve({}, Choice.BOTH).blueprint
    assert [field.text for field in both.stages[0].documents[0].fields] == ["Sum", "Total"]


def test_texts_of_the_blueprint_can_be_kept_together() -> None:
    ours, theirs = after(edits.ChangeBlueprint(notes="Ours")), after(edits.ChangeBlueprint(notes="Theirs"))
    assert merge(BASE, ours, theirs).resolve({}, Choice.BOTH).blueprint.notes == "Ours\nTheirs"


def test_stages_moved_apart_are_a_conflict() -> None:
    stages = [Stage(f"st_{name}", name) for name in "cdef"]
    base = replace(BASE, stages=(*stages, *BASE.stages))
    ours, theirs = after(edits.MoveStage("st_c", 3), on=base), after(edits.MoveStage("st_c", 4), on=base)
    merged = merge(base, ours, theirs)
    assert kinds(merged) == [ConflictKind.REORDERED]
    assert merged.blueprint == ours
    assert merged.resolve({}, Choice.THEIRS).blueprint == theirs
