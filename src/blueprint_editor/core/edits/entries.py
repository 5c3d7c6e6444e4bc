"""Edits of entries where they stand: add, change, delete, duplicate, status, deliberately empty."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.ids import ENTRY_PREFIXES, derived_id
from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Field,
    Standardised,
    Status,
    element_of,
    find,
)

from .base import (
    Cells,
    Edit,
    Step,
    by_cell,
    change_entries,
    cleaned,
    edited,
    entries_at,
    mapped,
    refuse,
    role_of,
    stage_name,
    step_of,
    tidy,
    with_roles_of,
    with_stages,
)
from .convert import convert, refreshed, with_new_ids
from .links import detach, unknown_link, without_broken_links


class AddEntries(Edit, frozen=True, tag="add_entries"):
    """Put new entries into a cell, at `index` of that cell or as near as there is."""

    stage: str
    element: Element
    index: int
    entries: tuple[AnyEntry, ...]

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: a blank or forbidden text, another element, an id that is there, an unknown link."""
        stage = blueprint.stage(self.stage)
        if stage is None:
            return refuse(Code.NOT_THERE, what="stage")
        ready: list[AnyEntry] = []
        for entry in self.entries:
            if element_of(entry) is not self.element:
                return refuse(Code.WRONG_ELEMENT, element=self.element.value)
            ready_entry = prepared(entry, None)
            if isinstance(ready_entry, Refusal):
                return ready_entry
            ready.append(ready_entry)
        if not ready:
            return blueprint
        there = {entry.id for _, cell in stage.cells() for entry in cell}
        inner = [part for entry in ready for part in _part_ids(entry)]
        new = [entry.id for entry in ready]
        if not there.isdisjoint(new) or len({*new, *inner}) < len(new) + len(inner):
            return refuse(Code.ALREADY_THERE, what="entry")
        unknown = unknown_link(blueprint, ready)
        if unknown:
            return unknown
        cells = Cells(blueprint)
        cell = list(cells.get(self.stage, self.element))
        index = min(max(self.index, 0), len(cell))
        cells.put(self.stage, self.element, [*cell[:index], *ready, *cell[index:]])
        return with_roles_of(cells.done(), ready)

    def step(self, before: Blueprint) -> Step:
        """`add_entries` with n, element, stage, and text when it is one."""
        facts: dict[str, str | int] = {"n": len(self.entries), "element": self.element.value}
        facts["stage"] = stage_name(before, self.stage)
        if len(self.entries) == 1:
            facts["text"] = self.entries[0].text
        return Step("add_entries", facts)


class ChangeEntry(Edit, frozen=True, tag="change_entry"):
    """Put a changed entry in the place of the one it was; what is attached to it stays as it is."""

    ref: EntryRef
    to: AnyEntry

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there, another element, a blank or forbidden text, a new link to nothing."""
        current = find(blueprint, self.ref)
        if current is None or self.to.id != self.ref.id:
            return refuse(Code.NOT_THERE, what="entry")
        if element_of(self.to) is not self.ref.element:
            return refuse(Code.WRONG_ELEMENT, element=self.ref.element.value)
        ready = changed_to(blueprint, current, self.to)
        if isinstance(ready, Refusal) or ready is current:
            return ready if isinstance(ready, Refusal) else blueprint
        result = change_entries(blueprint, [self.ref], lambda _: ready)
        if isinstance(result, Refusal) or role_of(ready) == role_of(current):
            return result
        return with_roles_of(result, [ready])

    def step(self, before: Blueprint) -> Step:
        """`rename_entry` with the new text when only that changed, else `change_entry` with the field."""
        current = find(before, self.ref)
        names = [name for name in self.to.__struct_fields__ if name not in {"id", "attached"}]
        changed = [
            name for name in names if current is not None and getattr(self.to, name) != getattr(current, name, None)
        ]
        if changed == ["text"]:
            return step_of("rename_entry", before, [self.ref], new=self.to.text)
        return step_of("change_entry", before, [self.ref], field=changed[0] if changed else "text")


class DeleteEntries(Edit, frozen=True, tag="delete_entries"):
    """Delete entries; links to them go too, and fields of a data point become open fields."""

    refs: tuple[EntryRef, ...]

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them is not there."""
        found = entries_at(blueprint, self.refs)
        if isinstance(found, Refusal):
            return found
        cells = Cells(blueprint)
        cells.take(found)
        return detach(cells.done(), *link_targets(list(found.values())))[0]

    def step(self, before: Blueprint) -> Step:
        """`delete_entries` with n, element, and text when it is one."""
        return step_of("delete_entries", before, self.refs)


class DeleteExamples(Edit, frozen=True, tag="delete_examples"):
    """Delete every example that is left on the board."""

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Never refused; links to them go too, as with `DeleteEntries`."""
        refs = _examples(blueprint)
        return DeleteEntries(refs).apply(blueprint) if refs else blueprint

    def step(self, before: Blueprint) -> Step:
        """`delete_examples` with n."""
        return Step("delete_examples", {"n": len(_examples(before))})


def _examples(blueprint: Blueprint) -> tuple[EntryRef, ...]:
    """Where examples stand; cost grows with the document."""
    return tuple(
        EntryRef(stage.id, element, entry.id)
        for stage, element, entry in blueprint.entries()
        if entry.status is Status.EXAMPLE
    )


class DuplicateEntries(Edit, frozen=True, tag="duplicate_entries"):
    """Copy entries right after each original, or to the end of their cells in another stage.

    That stage is where the first stage's entries go, those of a later stage go as much further on, the last
    stage taking what is over. With an element, all become that, at `index` of its cell or as near as there is.
    """

    refs: tuple[EntryRef, ...]
    stage: str | None
    seed: str
    element: Element | None = None
    index: int = 0

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them, or the stage, is not there. Copies link to what the originals link to."""
        found = entries_at(blueprint, self.refs)
        if isinstance(found, Refusal):
            return found
        if self.stage is not None and blueprint.stage(self.stage) is None:
            return refuse(Code.NOT_THERE, what="stage")
        cells = Cells(blueprint)
        if self.stage is not None and self.element is not None:
            ready = [convert(entry, self.element) for entry in found.values()]
            copies = [with_new_ids(without_broken_links(blueprint, entry), self.seed) for entry in ready]
            cell = cells.get(self.stage, self.element)
            index = min(max(self.index, 0), len(cell))
            cells.put(self.stage, self.element, [*cell[:index], *copies, *cell[index:]])
            return cells.done()
        if self.stage is not None:
            targets = self._targets(blueprint)
            for ref, entry in found.items():
                cell = cells.get(targets[ref.stage], ref.element)
                cells.put(targets[ref.stage], ref.element, [*cell, with_new_ids(entry, self.seed)])
            return cells.done()
        for (stage, element), names in by_cell(found).items():
            longer: list[AnyEntry] = []
            for entry in cells.get(stage, element):
                longer += [entry, with_new_ids(entry, self.seed)] if entry.id in names else [entry]
            cells.put(stage, element, longer)
        return cells.done()

    def _targets(self, blueprint: Blueprint) -> dict[str, str]:
        """The stage that each stage's copies go to."""
        places = {stage.id: number for number, stage in enumerate(blueprint.stages)}
        sources = {ref.stage for ref in self.refs}
        if self.stage is None or self.element is not None:
            return {stage: self.stage or stage for stage in sources}
        on, last = places[self.stage] - min((places[stage] for stage in sources), default=0), len(places) - 1
        return {stage: blueprint.stages[min(places[stage] + on, last)].id for stage in sources}

    def copies(self, blueprint: Blueprint) -> tuple[EntryRef, ...]:
        """Where the copies are once it is done on this blueprint, in the order of `refs`."""
        found: list[EntryRef] = []
        targets = self._targets(blueprint)
        for ref in dict.fromkeys(self.refs):
            element = ref.element if self.element is None else self.element
            found.append(EntryRef(targets[ref.stage], element, derived_id(ENTRY_PREFIXES[element], self.seed, ref.id)))
        return tuple(found)

    def step(self, before: Blueprint) -> Step:
        """`duplicate_entries` with n, element, and text when it is one."""
        return step_of("duplicate_entries", before, self.refs)


class SetStatus(Edit, frozen=True, tag="set_status"):
    """Say how sure the room is of entries."""

    refs: tuple[EntryRef, ...]
    status: Status

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them is not there."""
        status = self.status
        return change_entries(
            blueprint, self.refs, lambda entry: entry if entry.status is status else replace(entry, status=status)
        )

    def step(self, before: Blueprint) -> Step:
        """`confirm_entries`, else `set_status` with the status; both with n and element."""
        if self.status is Status.CONFIRMED:
            return step_of("confirm_entries", before, self.refs)
        return step_of("set_status", before, self.refs, status=self.status.value)


class SetDeliberatelyEmpty(Edit, frozen=True, tag="set_deliberately_empty"):
    """Say that a cell is empty on purpose, or take that back."""

    stage: str
    element: Element
    on: bool

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: the cell has entries."""
        stage = blueprint.stage(self.stage)
        if stage is None:
            return refuse(Code.NOT_THERE, what="stage")
        if (self.element in stage.deliberately_empty) is self.on:
            return blueprint
        entries = len(stage.cell(self.element))
        if self.on and entries:
            return refuse(Code.CELL_NOT_EMPTY, n=entries)
        marks = stage.deliberately_empty ^ {self.element}
        return with_stages(blueprint, [replace(stage, deliberately_empty=marks)])

    def step(self, before: Blueprint) -> Step:
        """`mark_empty` or `unmark_empty` with the element and stage."""
        code = "mark_empty" if self.on else "unmark_empty"
        return Step(code, {"element": self.element.value, "stage": stage_name(before, self.stage)})


def link_targets(entries: Sequence[AnyEntry]) -> tuple[set[str], set[str]]:
    """Which of these can stand in evidence, and which can be linked to by fields."""
    points = {entry.id for entry in entries if isinstance(entry, DataPoint)}
    return points | {entry.id for entry in entries if isinstance(entry, Document)}, points


def changed_to(blueprint: Blueprint, current: AnyEntry, to: AnyEntry) -> AnyEntry | Refusal:
    """The entry as it is kept when it is changed to this, the same object when nothing changes, or why it cannot be."""
    changed = prepared(replace(to, attached=current.attached), current)
    if isinstance(changed, Refusal):
        return changed
    if changed == current:
        return current
    unknown = unknown_link(blueprint, [changed], current)
    return unknown or refreshed(edited(changed) if changed.status is current.status else changed)


def _parts(entry: AnyEntry) -> dict[str, str]:
    """The texts of an entry's fields or options, by id; a doubled id counts once."""
    match entry:
        case Document():
            return {field.id: field.text for field in entry.fields}
        case DataPoint():
            return {option.id: option.label for option in entry.options}
        case _:
            return {}


def _part_ids(entry: AnyEntry) -> list[str]:
    match entry:
        case Document():
            return [field.id for field in entry.fields]
        case DataPoint():
            return [option.id for option in entry.options]
        case _:
            return []


def prepared(entry: AnyEntry, current: AnyEntry | None) -> AnyEntry | Refusal:
    """The entry as it can be kept, or why not; what was wrong in `current` already may stay."""
    clean = cleaned(entry)
    if isinstance(clean, Refusal):
        return clean
    clean = tidy(clean)
    parts, old_parts = _parts(clean), {} if current is None else _parts(current)
    if not clean.text.strip() and (current is None or clean.text != current.text):
        return refuse(Code.EMPTY_TEXT)
    if any(not text.strip() and old_parts.get(part) != text for part, text in parts.items()):
        return refuse(Code.EMPTY_TEXT)
    if len(parts) < len(_part_ids(clean)) and (current is None or parts.keys() != old_parts.keys()):
        return refuse(Code.ALREADY_THERE, what="field")
    if not isinstance(clean, Document):
        return clean
    old = {field.id: field for field in current.fields} if isinstance(current, Document) else {}
    fields = mapped(clean.fields, lambda field: _settled(field, old.get(field.id)))
    return clean if fields is clean.fields else replace(clean, fields=fields)


def _settled(field: Field, old: Field | None) -> Field:
    """A linked field is standardised; who says that a linked field is not, unlinks it."""
    if field.data_point is None or field.standardised is Standardised.YES:
        return field
    was_linked = old is not None and old.data_point == field.data_point and old.standardised is Standardised.YES
    return replace(field, data_point=None) if was_linked else replace(field, standardised=Standardised.YES)
