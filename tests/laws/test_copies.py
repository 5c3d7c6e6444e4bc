"""Copy then paste is equal: the same entries with new ids, linked to each other as before, one deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.copies import Copies, copies_of, from_bytes, paste_of, to_bytes
from blueprint_editor.core.edits import PastedCell, PasteEntries
from blueprint_editor.core.edits.convert import refreshed
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Field,
    Kind,
    Stage,
    Standardised,
    Task,
    Trigger,
    find,
)
from tests.edit_strategies import all_refs
from tests.laws.rules import assert_legal
from tests.strategies import blueprints, examples

SEED = "geplakt"


def nameless(entry: AnyEntry, known: dict[str, str]) -> Any:
    """An entry without what may differ in a copy: ids, those of links to other copies, and links that wait."""
    bare = msgspec.structs.replace(
        entry,
        attached=tuple(msgspec.structs.replace(former, linked_from=(), linked_at=()) for former in entry.attached),
    )
    text = msgspec.json.encode(refreshed(bare)).decode()
    for old, new in known.items():
        text = text.replace(new, old)
    return msgspec.json.decode(text)


def parts(entry: AnyEntry) -> list[str]:
    """The ids in an entry, in order: its own, those of its fields and options, now and as it was."""
    forms: Sequence[AnyEntry] = [entry, *(former.entry for former in entry.attached)]
    found = [entry.id]
    for form in forms:
        if isinstance(form, Document):
            found += [field.id for field in form.fields]
        if isinstance(form, DataPoint):
            found += [option.id for option in form.options]
    return found


@settings(max_examples=examples(20))
@given(blueprint=blueprints(most=4, open_stages=3), data=st.data())
def test_copy_then_paste_is_equal(blueprint: Blueprint, data: st.DataObject) -> None:
    there = all_refs(blueprint)
    refs = data.draw(st.lists(st.sampled_from(there), min_size=1, unique=True)) if there else []
    copies = copies_of(blueprint, refs)
    if not refs:
        assert not copies.count
        return
    assert from_bytes(to_bytes(copies)) == copies
    first = next(stage for stage in blueprint.stages if any(ref.stage == stage.id for ref in refs))
    element = copies.elements[0]
    edit = paste_of(copies, blueprint, first.id, element, 99, SEED)
    assert edit is not None
    after = edit.apply(blueprint)
    assert not isinstance(after, Refusal)
    originals = [entry for cell in copies.cells for entry in cell.entries]
    made = [find(after, ref) for ref in edit.refs()]
    known: dict[str, str] = {}
    for old, new in zip(originals, made, strict=True):
        assert new is not None
        known |= dict(zip(parts(old), parts(new), strict=True))
    assert set(known).isdisjoint(known.values())
    for old, new in zip(originals, made, strict=True):
        assert new is not None
        assert nameless(old, {}) == nameless(new, known)
    left = {ref: find(after, ref) for ref in there}
    assert all(entry is find(blueprint, ref) for ref, entry in left.items()), "nothing else has changed"
    assert sum(1 for _ in after.entries()) == len(there) + len(originals)


@settings(max_examples=examples(30))
@given(blueprint=blueprints(most=2), other=blueprints(most=1, open_stages=1), data=st.data())
def test_what_is_pasted_elsewhere_breaks_no_law_there(
    blueprint: Blueprint, other: Blueprint, data: st.DataObject
) -> None:
    there = all_refs(blueprint)
    refs = data.draw(st.lists(st.sampled_from(there), min_size=1, unique=True)) if there else []
    copies = copies_of(blueprint, refs)
    # The two count out the same ids: what the one lost while the other has it would not be seen.
    other = without_names_of(blueprint, other)
    edit = paste_of(copies, other, other.stages[0].id, Element.TASK, 0, SEED)
    if edit is not None:
        assert_legal(_done(edit, other))


def without_names_of(blueprint: Blueprint, other: Blueprint) -> Blueprint:
    """The other blueprint with ids that the first one does not have."""
    text = msgspec.json.encode(other).decode()
    names = {entry.id for _, _, entry in blueprint.entries()} | {stage.id for stage in blueprint.stages}
    for name in names:
        text = text.replace(name, f"{name[:-2]}zz")
    return msgspec.json.decode(text, type=Blueprint)


def _done(edit: PasteEntries, blueprint: Blueprint) -> Blueprint:
    after = edit.apply(blueprint)
    assert not isinstance(after, Refusal)
    return after


def _board(*stages: Stage) -> Blueprint:
    return Blueprint("bp_aaaaaaaaaaaa", stages=stages)


HERE = Stage(
    "st_a",
    "Aanvraag",
    triggers=(Trigger("tr_1", "Koper tekent", evidence=("do_1", "dp_1", "dp_2")),),
    documents=(Document("do_1", "Offerte", fields=(Field("fi_1", "Prijs", Standardised.YES, "dp_1"),)),),
    data_points=(DataPoint("dp_1", "Prijs"), DataPoint("dp_2", "Budget", required_from="st_a")),
    tasks=(Task("ta_1", "Bellen", role="Sales"),),
)
WON = Stage("st_w", "Gewonnen", kind=Kind.WON, probability=1.0)
ELSEWHERE = _board(Stage("st_b", "Intake"), WON)


def _pasted(edit: PasteEntries | None, blueprint: Blueprint) -> list[AnyEntry]:
    assert edit is not None
    after = edit.apply(blueprint)
    assert not isinstance(after, Refusal)
    return [entry for ref in edit.refs() if (entry := find(after, ref)) is not None]


def test_links_among_the_copies_lead_to_copies_and_others_stay_where_they_can() -> None:
    board = _board(HERE, WON)
    refs = [EntryRef("st_a", Element.TRIGGER, "tr_1"), EntryRef("st_a", Element.DOCUMENT, "do_1")]
    refs.append(EntryRef("st_a", Element.DATA_POINT, "dp_1"))
    copies = copies_of(board, refs)
    trigger, document, point = _pasted(paste_of(copies, board, "st_a", Element.TRIGGER, 0, SEED), board)
    assert isinstance(trigger, Trigger)
    assert isinstance(document, Document)
    assert trigger.evidence == (document.id, point.id, "dp_2")
    assert document.fields[0].data_point == point.id
    trigger, document, point = _pasted(paste_of(copies, ELSEWHERE, "st_b", Element.TRIGGER, 0, SEED), ELSEWHERE)
    assert isinstance(trigger, Trigger)
    assert trigger.evidence == (document.id, point.id), "there is no Budget over there"


def test_a_copy_elsewhere_does_without_what_is_not_there() -> None:
    board = _board(HERE, WON)
    (document,) = _pasted(
        paste_of(
            copies_of(board, [EntryRef("st_a", Element.DOCUMENT, "do_1")]), ELSEWHERE, "st_b", Element.DOCUMENT, 0, SEED
        ),
        ELSEWHERE,
    )
    assert isinstance(document, Document)
    assert (document.fields[0].standardised, document.fields[0].data_point) == (Standardised.NO, None)
    (task,) = _pasted(
        paste_of(copies_of(board, [EntryRef("st_a", Element.TASK, "ta_1")]), ELSEWHERE, "st_b", Element.TASK, 0, SEED),
        ELSEWHERE,
    )
    edit = paste_of(
        copies_of(board, [EntryRef("st_a", Element.TASK, "ta_1")]), ELSEWHERE, "st_b", Element.TASK, 0, SEED
    )
    assert edit is not None
    after = edit.apply(ELSEWHERE)
    assert isinstance(after, Blueprint)
    assert after.roles == ("Sales",)
    assert isinstance(task, Task)


def test_one_element_becomes_that_of_the_place_and_several_keep_their_rows() -> None:
    board = _board(HERE, Stage("st_b", "Schouw", tasks=(Task("ta_2", "Meten"),)), WON)
    tasks = copies_of(board, [EntryRef("st_a", Element.TASK, "ta_1"), EntryRef("st_b", Element.TASK, "ta_2")])
    edit = paste_of(tasks, board, "st_b", Element.DOCUMENT, 0, SEED)
    assert edit is not None
    assert [(ref.stage, ref.element) for ref in edit.refs()] == [("st_b", Element.DOCUMENT), ("st_w", Element.DOCUMENT)]
    edit = paste_of(tasks, board, "st_w", Element.TASK, 0, SEED)
    assert edit is not None
    assert [ref.stage for ref in edit.refs()] == ["st_w", "st_w"], "past the last stage nothing is lost"
    both = copies_of(board, [EntryRef("st_a", Element.TASK, "ta_1"), EntryRef("st_a", Element.DATA_POINT, "dp_1")])
    edit = paste_of(both, board, "st_b", Element.TRIGGER, 0, SEED)
    assert edit is not None
    assert [ref.element for ref in edit.refs()] == [Element.DATA_POINT, Element.TASK]


ONE = b'{"element": "task", "id": "x", "text": "x"}'


def test_one_entry_alone_is_ours() -> None:
    assert from_bytes(b'{"cells": [{"column": 0, "element": "task", "entries": [%s]}]}' % ONE) is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"cells": []}',
        b'{"cells": [{"column": 0, "element": "task", "entries": []}]}',
        b'{"cells": [{"column": -1, "element": "task", "entries": [%s]}]}' % ONE,
        b'{"cells": [{"column": 0, "element": "taak", "entries": []}]}',
        b'{"format": "iets anders", "cells": [{"column": 0, "element": "task", "entries": [%s]}]}' % ONE,
        b'{"version": 2, "cells": [{"column": 0, "element": "task", "entries": [%s]}]}' % ONE,
        b"\xff\xfe",
        b'{"cells":' + b"[" * 100_000,
    ],
)
def test_what_is_not_ours_is_nothing(data: bytes) -> None:
    assert from_bytes(data) is None


def test_what_cannot_be_kept_is_refused_as_a_whole() -> None:
    cases: list[tuple[tuple[AnyEntry, ...], Code]] = [
        ((Task("a", "goed"), Task("b", " ")), Code.EMPTY_TEXT),
        ((Task("a", "goed"), Task("b", "a\x00b")), Code.FORBIDDEN_CHARACTER),
        ((Task("a", "goed"), Task("a", "dubbel")), Code.ALREADY_THERE),
        ((Trigger("a", "anders"),), Code.WRONG_ELEMENT),
    ]
    for entries, code in cases:
        result = PasteEntries((PastedCell("st_b", Element.TASK, 0, entries),), SEED).apply(ELSEWHERE)
        assert isinstance(result, Refusal)
        assert result.code is code
    nowhere = PasteEntries((PastedCell("st_x", Element.TASK, 0, (Task("a", "x"),)),), SEED).apply(ELSEWHERE)
    assert isinstance(nowhere, Refusal)
    assert paste_of(Copies(()), ELSEWHERE, "st_x", Element.TASK, 0, SEED) is None
    twice = PasteEntries((PastedCell("st_b", Element.TASK, 0, (Task("a", "x"),)),), SEED)
    once = twice.apply(ELSEWHERE)
    assert isinstance(once, Blueprint)
    assert isinstance(twice.apply(once), Refusal)
