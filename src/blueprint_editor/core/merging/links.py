"""Links of entries while three versions become one: taken out where they lead nowhere, and put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from blueprint_editor.core.differences.changes import Place
from blueprint_editor.core.differences.outline import Outline
from blueprint_editor.core.edits.base import mapped
from blueprint_editor.core.edits.convert import in_forms
from blueprint_editor.core.edits.links import open_field
from blueprint_editor.core.model import AnyEntry, Document, Element, Field, Standardised, Trigger

NOTHING: frozenset[str] = frozenset()


class Targets(NamedTuple):
    """What can be linked to, or no longer can: as evidence, and from a field."""

    evidence: frozenset[str] = NOTHING
    points: frozenset[str] = NOTHING

    def without(self, others: Targets) -> Targets:
        """These without the others."""
        return Targets(self.evidence - others.evidence, self.points - others.points)

    def with_(self, others: Targets) -> Targets:
        """These and the others."""
        return Targets(self.evidence | others.evidence, self.points | others.points)

    def __bool__(self) -> bool:
        return bool(self.evidence or self.points)


def targets_in(side: Outline) -> Targets:
    """What can be linked to in a version."""
    return targets_of(side.places)


def targets_of(places: Mapping[str, Place]) -> Targets:
    """What can be linked to of what stands at these places: documents and data points on the board."""
    papers, points = set[str](), set[str]()
    for key, place in places.items():
        if place.stage is not None and place.element is Element.DOCUMENT:
            papers.add(key)
        elif place.stage is not None and place.element is Element.DATA_POINT:
            points.add(key)
    return Targets(frozenset(papers | points), frozenset(points))


def links_of(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    """The links of an entry: the id of the trigger or field, and what it points at."""
    if isinstance(entry, Trigger):
        yield from ((entry.id, target) for target in entry.evidence)
    elif isinstance(entry, Document):
        yield from ((field.id, field.data_point) for field in entry.fields if field.data_point is not None)


def unlinked(entry: AnyEntry, gone: Targets) -> AnyEntry:
    """The entry, as it is and as it was, without links to what is gone."""

    def change(form: AnyEntry) -> AnyEntry:
        if isinstance(form, Trigger) and not gone.evidence.isdisjoint(form.evidence):
            return replace(form, evidence=tuple(target for target in form.evidence if target not in gone.evidence))
        if isinstance(form, Document) and form.fields:
            fields = mapped(form.fields, lambda field: open_field(field) if field.data_point in gone.points else field)
            return form if fields is form.fields else replace(form, fields=fields)
        return form

    if not gone:
        return entry
    return in_forms(entry, change) if entry.attached else change(entry)


def relinked(entry: AnyEntry, base: AnyEntry, back: frozenset[str]) -> AnyEntry:
    """The entry with its links of the base to what is back, where they are still free."""
    if isinstance(entry, Trigger) and isinstance(base, Trigger):
        evidence = list(entry.evidence)
        for at, target in enumerate(base.evidence):
            if target in back and target not in evidence:
                evidence.insert(at, target)
        return entry if len(evidence) == len(entry.evidence) else replace(entry, evidence=tuple(evidence))
    if isinstance(entry, Document) and isinstance(base, Document):
        was = {field.id: field for field in base.fields if field.data_point in back}

        def change(field: Field) -> Field:
            if field.id not in was or field.data_point is not None or field.standardised is not Standardised.NO:
                return field
            return replace(field, standardised=Standardised.YES, data_point=was[field.id].data_point)

        fields = mapped(entry.fields, change)
        return entry if fields is entry.fields else replace(entry, fields=fields)
    return entry
