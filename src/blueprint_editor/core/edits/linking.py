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

from .base import Edit, Step, change_entries, edited, refuse, step_of
from .links import open_field, unknown_link
from .points import add_points


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
    """Say yes to fields: each becomes a data point of the document's stage, or is linked to one, once.

    `how` says for some of the fields what they become: the data point to link to (its id), one to be made, or
    none when that is decided later. What would be made a second time is linked to the one of its name instead.
    """

    document: EntryRef
    fields: tuple[str, ...]
    seed: str
    how: tuple[tuple[str, str | DataPoint | None], ...] = ()

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: the document, a field or what it is to be linked to is not there, or a field has no text."""
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
        linked, new = self._answers(blueprint, chosen)
        fields = tuple(linked.get(field.id, field) for field in document.fields)
        if fields == document.fields:
            return blueprint
        ready = replace(document, fields=fields)
        added = add_points(blueprint, {self.document.stage: new}) if new else blueprint
        if isinstance(added, Refusal):
            return added
        unknown = unknown_link(added, [ready], document)
        return unknown or change_entries(added, [self.document], lambda _: edited(ready))

    def _answers(self, blueprint: Blueprint, chosen: list[Field]) -> tuple[dict[str, Field], list[DataPoint]]:
        """The fields with their answers, and the data points to be made for them."""
        names: dict[str, str] = {}
        for _, point in data_points(blueprint):
            names.setdefault(fold(point.text), point.id)
        how, linked, new = dict(self.how), dict[str, Field](), list[DataPoint]()
        for field in chosen:
            plain = DataPoint(derived_id(ENTRY_PREFIXES[Element.DATA_POINT], self.seed, field.id), field.text)
            becomes = how.get(field.id, plain)
            if isinstance(becomes, DataPoint):
                name = fold(becomes.text)
                if name not in names:
                    names[name] = becomes.id
                    new.append(becomes)
                becomes = names[name]
            linked[field.id] = replace(field, standardised=Standardised.YES, data_point=becomes)
        return linked, new

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
