"""Edits of what stands on the parking lot: add, change, delete, order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import Blueprint, Element, ParkingItem, element_of
from blueprint_editor.core.text import one_line

from .base import Edit, Step, cleaned, different, edited, given, refuse, same_items

_FIELDS = ("text", "owner", "due", "element", "stage", "note")


class AddParking(Edit, frozen=True, tag="add_parking"):
    """Put points that come from no entry on the parking lot, at `index` or as near as there is; none is the end."""

    items: tuple[ParkingItem, ...]
    index: int | None = None

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: no text, no date, a stage that is not there, an id that is, an entry along with it."""
        edit = cleaned(self)
        if isinstance(edit, Refusal):
            return edit
        items = tuple(replace(item, owner=one_line(item.owner)) for item in edit.items)
        there = {item.id for item in blueprint.parking}
        names = [item.id for item in items]
        if not there.isdisjoint(names) or len(set(names)) < len(names):
            return refuse(Code.ALREADY_THERE, what="item")
        wrong = next((wrong for item in items if (wrong := _refusal(blueprint, item))), None)
        if wrong is None and any(item.entry or item.linked_from for item in items):
            wrong = refuse(Code.ALREADY_THERE, what="entry")
        if wrong or not items:
            return wrong or blueprint
        last = len(blueprint.parking)
        at = last if self.index is None else min(max(self.index, 0), last)
        return replace(blueprint, parking=(*blueprint.parking[:at], *items, *blueprint.parking[at:]))

    def step(self, before: Blueprint) -> Step:
        """`add_parking` with n, and the text when it is one."""
        return step_of_items("add_parking", self.items)


class ChangeParking(Edit, frozen=True, tag="change_parking"):
    """Change what is said of points; the text of one is that of the entry it came from."""

    items: tuple[str, ...]
    text: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    due: str | UnsetType = UNSET
    element: Element | UnsetType | None = UNSET
    stage: str | UnsetType | None = UNSET
    note: str | UnsetType = UNSET

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there, no text, no date, a stage that is not there, another element than its entry's."""
        edit = cleaned(self)
        if isinstance(edit, Refusal):
            return edit
        there = {item.id: item for item in items_of(blueprint, edit.items)}
        if len(there) < len(set(edit.items)):
            return refuse(Code.NOT_THERE, what="item")
        values = given(edit, _FIELDS)
        for name, item in there.items():
            changed = _changed(blueprint, item, values)
            if isinstance(changed, Refusal):
                return changed
            there[name] = changed
        parking = tuple(there.get(item.id, item) for item in blueprint.parking)
        return blueprint if same_items(parking, blueprint.parking) else replace(blueprint, parking=parking)

    def step(self, before: Blueprint) -> Step:
        """`change_parking` with n, the text as it was when it is one, and the field."""
        items = items_of(before, self.items)
        values = given(self, _FIELDS)
        changes = [field for item in items for field in different(values, item)]
        step = step_of_items("change_parking", items)
        return Step(step.code, {**step.facts, "field": changes[0] if changes else "text"})


def _changed(blueprint: Blueprint, item: ParkingItem, values: Mapping[str, object]) -> ParkingItem | Refusal:
    """A point with other values; the same object when it says so already."""
    changes = different(values, item)
    changed: ParkingItem = replace(item, **changes)
    changed = replace(changed, owner=one_line(changed.owner))
    if changed == item:
        return item
    wrong = _refusal(blueprint, changed)
    if wrong is not None:
        return wrong
    if item.entry is not None:
        if "element" in changes and changed.element is not element_of(item.entry):
            return refuse(Code.WRONG_ELEMENT, element=element_of(item.entry).value)
        if "text" in changes:
            changed = replace(changed, entry=edited(replace(item.entry, text=changed.text)))
    return changed


class DeleteParking(Edit, frozen=True, tag="delete_parking"):
    """Delete points, with the entries they came from."""

    items: tuple[str, ...]

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them is not there."""
        gone = set(self.items)
        if not gone <= {item.id for item in blueprint.parking}:
            return refuse(Code.NOT_THERE, what="item")
        rest = tuple(item for item in blueprint.parking if item.id not in gone)
        return replace(blueprint, parking=rest) if gone else blueprint

    def step(self, before: Blueprint) -> Step:
        """`delete_parking` with n, and the text when it is one."""
        return step_of_items("delete_parking", items_of(before, self.items))


class MoveParking(Edit, frozen=True, tag="move_parking"):
    """Put points at another place of the list, in this order; `index` is counted with them still where they were."""

    items: tuple[str, ...]
    index: int

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them is not there."""
        moving = items_of(blueprint, self.items)
        names = {item.id for item in moving}
        if len(names) < len(set(self.items)):
            return refuse(Code.NOT_THERE, what="item")
        at = min(max(self.index, 0), len(blueprint.parking))
        before = [item for item in blueprint.parking[:at] if item.id not in names]
        after = [item for item in blueprint.parking[at:] if item.id not in names]
        moved = (*before, *moving, *after)
        return blueprint if same_items(moved, blueprint.parking) else replace(blueprint, parking=moved)

    def step(self, before: Blueprint) -> Step:
        """`move_parking` with n, and the text when it is one."""
        return step_of_items("move_parking", items_of(before, self.items))


def is_day(text: str) -> bool:
    """Whether a text is a date as the model keeps it: 2026-03-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refusal(blueprint: Blueprint, item: ParkingItem) -> Refusal | None:
    if not item.text.strip():
        return refuse(Code.EMPTY_TEXT)
    if item.due and not is_day(item.due):
        return refuse(Code.NOT_A_DATE, due=item.due)
    if item.stage is not None and blueprint.stage(item.stage) is None:
        return refuse(Code.NOT_THERE, what="stage")
    return None


def items_of(blueprint: Blueprint, names: Sequence[str]) -> list[ParkingItem]:
    """The points of these ids, each once and in this order; without those that are not there."""
    there = {item.id: item for item in blueprint.parking}
    return [there[name] for name in dict.fromkeys(names) if name in there]


def step_of_items(code: str, items: Sequence[ParkingItem]) -> Step:
    """A step with the number of points, and the text when it is one."""
    facts: dict[str, str | int] = {"n": len(items), "thing": "parking"}
    return Step(code, {**facts, "text": items[0].text} if len(items) == 1 else facts)
