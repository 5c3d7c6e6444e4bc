"""Examples of files that broke a rule before they were opened: they stay editable and are not made worse."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from blueprint_editor.core.edits import (
    AnyEdit,
    ChangeEntry,
    ChangeStage,
    DeleteStage,
    LinkEvidence,
    MoveStage,
    convert,
    with_new_ids,
)
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Former,
    Kind,
    Responsibility,
    Stage,
    Task,
    Trigger,
)

WON = Stage("st_won", "Gewonnen", kind=Kind.WON, probability=1.0)
LOST = Stage("st_lost", "Verloren", kind=Kind.LOST, probability=0.0)
FIRST, SECOND, THIRD = (Stage(f"st_{name}", name) for name in ("first", "second", "third"))
MIXED = Blueprint("bp_mixed", stages=(FIRST, SECOND, WON, THIRD, LOST))
"""An open stage after a closed one."""


@pytest.mark.parametrize(
    ("edit", "order"),
    [
        (MoveStage("st_second", 0), ["second", "first", "won", "third", "lost"]),
        (DeleteStage("st_first"), ["second", "won", "third", "lost"]),
        (ChangeStage("st_third", kind=Kind.LOST), ["first", "second", "won", "third", "lost"]),
        (MoveStage("st_third", 2), ["first", "second", "third", "won", "lost"]),
    ],
)
def test_stages_in_a_wrong_order_can_be_worked_on(edit: AnyEdit, order: list[str]) -> None:
    after = edit.apply(MIXED)
    assert isinstance(after, Blueprint)
    assert [stage.id.removeprefix("st_") for stage in after.stages] == order


def test_a_wrong_order_is_not_made_worse() -> None:
    assert MoveStage("st_first", 3).apply(MIXED) == Refusal(Code.OPEN_AFTER_CLOSED)


def test_a_link_to_nothing_does_not_get_in_the_way_and_no_new_one_is_made() -> None:
    stale = Trigger("tr_a", "Vroeg", evidence=("dp_gone",))
    blueprint = Blueprint("bp_a", stages=(replace(FIRST, triggers=(stale,)), WON, LOST))
    ref = EntryRef("st_first", Element.TRIGGER, "tr_a")
    renamed = replace(stale, text="Tekende")
    after = ChangeEntry(ref, renamed).apply(blueprint)
    assert isinstance(after, Blueprint)
    assert after.stages[0].triggers == (renamed,)
    unknown = Refusal(Code.UNKNOWN_LINK, {"id": "dp_other"})
    assert LinkEvidence(ref, "dp_other").apply(blueprint) == unknown
    assert ChangeEntry(ref, replace(renamed, evidence=("dp_gone", "dp_other"))).apply(blueprint) == unknown


def test_of_former_forms_that_disagree_the_coming_one_wins_and_else_the_last() -> None:
    formers = (Former(Task("tr_a", "", role="Eerste")), Former(Document("tr_a", "", owner="Laatste")))
    trigger = Trigger("tr_a", "Vroeg", attached=formers)
    task, responsibility = convert(trigger, Element.TASK), convert(trigger, Element.RESPONSIBILITY)
    assert isinstance(task, Task)
    assert task.role == "Eerste"
    assert isinstance(responsibility, Responsibility)
    assert responsibility.role == "Laatste"


def test_a_copy_keeps_nothing_of_a_form_that_only_held_waiting_links() -> None:
    task = Task("dp_a", "Budget", attached=(Former(DataPoint("dp_a", ""), ("tr_a",), (0,)),))
    assert with_new_ids(task, "seed").attached == ()
