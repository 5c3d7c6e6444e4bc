"""Edits of links: evidence of a trigger, data points of a document's fields, and promoting fields."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.ids import ENTRY_PREFIXES, derived_id
from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Field,
    Standardised,
    Trigger,
    data_points,
    find,
)
from blueprint_editor.core.text import fold

from .base import Cells, Edit, Step, change_entries, edited, refuse, step_of
from .links import open_field, unknown_link


class LinkEvidence(Edit, frozen=True, tag="link_evidence"):
    """Let a document or data point prove a trigger."""

    trigger: EntryRef
    target: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: the trigger is not there, or the target is no document or data point."""
        return _change_trigger(
            blueprint,
            self.trigger,
            lambda evidence: evidence if self.target in evidence else (*evidence, self.target),
        )

    def step(self, before: Blueprint) -> Step:
        """`link_evidence` with the trigger's text."""
        return step_of("link_evidence", before, [self.trigger])


class UnlinkEvidence(Edit, frozen=True, tag="unlink_evidence"):
    """Take a document or data point out of a trigger's evidence."""

    trigger: EntryRef
    target: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: the trigger is not there."""
        return _change_trigger(
            blueprint, self.trigger, lambda evidence: tuple(target for target in evidence if target != self.target)
        )

    def step(self, before: Blueprint) -> Step:
        """`unlink_evidence` with the trigger's text."""
        return step_of("unlink_evidence", before, [self.trigger])


class LinkField(Edit, frozen=True, tag="link_field"):
    """Let a document's field stand for a data point."""

    document: EntryRef
    field: str
    data_point: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: the document, the field or the data point is not there."""
        return _change_field(
            blueprint,
            self.document,
            self.field,
            lambda field: replace(field, standardised=Standardised.YES, data_point=self.data_point),
        )

    def step(self, before: Blueprint) -> Step:
        """`link_field` with the document's text and the field's as `field`."""
        return step_of("link_field", before, [self.document], field=_field_text(before, self.document, self.field))


class UnlinkField(Edit, frozen=True, tag="unlink_field"):
    """Make a linked field an open field of its document."""

    document: EntryRef
    field: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: the document or the field is not there."""
        return _change_field(
            blueprint,
            self.document,
            self.field,
            lambda field: field if field.data_point is None else open_field(field),
        )

    def step(self, before: Blueprint) -> Step:
        """`unlink_field` with the document's text and the field's as `field`."""
        return step_of("unlink_field", before, [self.document], field=_field_text(before, self.document, self.field))


class PromoteFields(Edit, frozen=True, tag="promote_fields"):
    """Make fields data points of the document's stage, once: one of the same name is linked to instead."""

    document: EntryRef
    fields: tuple[str, ...]
    seed: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: the document or a field is not there, or a field has no text."""
        document = find(blueprint, self.document)
        if not isinstance(document, Document):
            return refuse(Code.NOT_THERE, what="entry")
        by_id = {field.id: field for field in document.fields}
        if not by_id.keys() >= set(self.fields):
            return refuse(Code.NOT_THERE, what="field")
        chosen = [by_id[name] for name in dict.fromkeys(self.fields) if by_id[name].data_point is None]
        if not chosen:
            return blueprint
        if not all(field.text.strip() for field in chosen):
            return refuse(Code.EMPTY_TEXT)
        names: dict[str, str] = {}
        for _, point in data_points(blueprint):
            names.setdefault(fold(point.text), point.id)
        linked: dict[str, Field] = {}
        new: list[DataPoint] = []
        for field in chosen:
            name = fold(field.text)
            if name not in names:
                names[name] = derived_id(ENTRY_PREFIXES[Element.DATA_POINT], self.seed, field.id)
                new.append(DataPoint(names[name], field.text))
            linked[field.id] = replace(field, standardised=Standardised.YES, data_point=names[name])
        fields = tuple(linked.get(field.id, field) for field in document.fields)
        changed = change_entries(blueprint, [self.document], lambda _: edited(replace(document, fields=fields)))
        if isinstance(changed, Refusal):
            return changed
        cells = Cells(changed)
        there = cells.get(self.document.stage, Element.DATA_POINT)
        cells.put(self.document.stage, Element.DATA_POINT, [*there, *new])
        return cells.done()

    def step(self, before: Blueprint) -> Step:
        """`promote_fields` with n (of fields) and the document's text."""
        return step_of("promote_fields", before, [self.document], n=len(set(self.fields)))


def _change_trigger(
    blueprint: Blueprint, ref: EntryRef, change: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Blueprint | Refusal:
    trigger = find(blueprint, ref)
    if not isinstance(trigger, Trigger):
        return refuse(Code.NOT_THERE, what="entry")
    evidence = change(trigger.evidence)
    if evidence == trigger.evidence:
        return blueprint
    changed = replace(trigger, evidence=evidence)
    unknown = unknown_link(blueprint, [changed], trigger)
    return unknown or change_entries(blueprint, [ref], lambda _: edited(changed))


def _change_field(
    blueprint: Blueprint, ref: EntryRef, name: str, change: Callable[[Field], Field]
) -> Blueprint | Refusal:
    document = find(blueprint, ref)
    if not isinstance(document, Document):
        return refuse(Code.NOT_THERE, what="entry")
    if not any(field.id == name for field in document.fields):
        return refuse(Code.NOT_THERE, what="field")
    fields = tuple(change(field) if field.id == name else field for field in document.fields)
    if fields == document.fields:
        return blueprint
    changed = replace(document, fields=fields)
    unknown = unknown_link(blueprint, [changed], document)
    return unknown or change_entries(blueprint, [ref], lambda _: edited(changed))


def _field_text(blueprint: Blueprint, ref: EntryRef, name: str) -> str:
    document = find(blueprint, ref)
    fields = document.fields if isinstance(document, Document) else ()
    return next((field.text for field in fields if field.id == name), "")
