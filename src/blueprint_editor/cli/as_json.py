"""The model in full as plain JSON values: what `show --json` prints, each key every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from blueprint_editor.core.findings import Finding
from blueprint_editor.core.model import (
    FORMAT,
    VERSION,
    AnyEntry,
    Blueprint,
    Communication,
    DataPoint,
    Document,
    Field,
    Former,
    ParkingItem,
    Phase,
    Responsibility,
    Stage,
    Task,
    Trigger,
    documents,
    element_of,
)

if TYPE_CHECKING:
    from blueprint_editor.workflows.foreign import CellUse, Understanding

Json = dict[str, Any]
"""A JSON object."""

Origins = dict[str, list[Json]]
"""Per id of a data point: the documents and fields in which it is written down."""


def blueprint_json(blueprint: Blueprint, findings: Iterable[Finding], sentence: Callable[[Finding], str]) -> Json:
    """The whole blueprint; `sentence` words a finding."""
    origins = origins_of(blueprint)
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": blueprint.id,
        "title": blueprint.title,
        "client": blueprint.client,
        "author": blueprint.author,
        "language": blueprint.language,
        "roles": list(blueprint.roles),
        "notes": blueprint.notes,
        "stages": [_stage(stage, origins) for stage in blueprint.stages],
        "journey": [_phase(phase) for phase in blueprint.journey],
        "parking": [_parking(item, origins) for item in blueprint.parking],
        "findings": [_finding(finding, sentence(finding)) for finding in findings],
    }


def origins_of(blueprint: Blueprint) -> Origins:
    """Where every data point comes from, in one walk over the documents."""
    found: Origins = {}
    for _, document in documents(blueprint):
        for field in document.fields:
            if field.data_point is not None:
                found.setdefault(field.data_point, []).append({"document": document.id, "field": field.id})
    return found


def _stage(stage: Stage, origins: Origins) -> Json:
    return {
        "id": stage.id,
        "name": stage.name,
        "aliases": list(stage.aliases),
        "kind": stage.kind.value,
        "probability": stage.probability,
        "description": stage.description,
        "max_days": stage.max_days,
        "note": stage.note,
        "deliberately_empty": [element.value for element, _ in stage.cells() if element in stage.deliberately_empty],
        "triggers": [_entry(entry, origins) for entry in stage.triggers],
        "responsibilities": [_entry(entry, origins) for entry in stage.responsibilities],
        "documents": [_entry(entry, origins) for entry in stage.documents],
        "data_points": [_entry(entry, origins) for entry in stage.data_points],
        "tasks": [_entry(entry, origins) for entry in stage.tasks],
        "communications": [_entry(entry, origins) for entry in stage.communications],
    }


def _entry(entry: AnyEntry, origins: Origins) -> Json:
    shown: Json = {"id": entry.id, "text": entry.text, "status": entry.status.value, "note": entry.note}
    shown |= _own(entry, origins)
    if entry.attached:
        shown["attached"] = [_former(former, origins) for former in entry.attached]
    return shown


def _own(entry: AnyEntry, origins: Origins) -> Json:
    match entry:
        case Trigger():
            return {"actor": entry.actor.value, "evidence": list(entry.evidence)}
        case Responsibility():
            return {"role": entry.role}
        case Document():
            return {
                "audience": entry.audience.value,
                "owner": entry.owner,
                "template": entry.template,
                "fields": [_field(field) for field in entry.fields],
            }
        case DataPoint():
            return _data_point(entry, origins)
        case Task():
            when = None if entry.when is None else {"anchor": entry.when.anchor.value, "days": entry.when.days}
            return {"role": entry.role, "when": when, "required": entry.required}
        case Communication():
            return {
                "purpose": entry.purpose,
                "channels": list(entry.channels),
                "initiative": entry.initiative.value,
                "frequency": entry.frequency,
            }


def _data_point(entry: DataPoint, origins: Origins) -> Json:
    return {
        "category": entry.category.value,
        "type": entry.type.value,
        "unit": entry.unit,
        "options": [
            {"id": option.id, "label": option.label, "value": option.value, "definition": option.definition}
            for option in entry.options
        ],
        "purpose": entry.purpose,
        "required_from": entry.required_from,
        "hubspot": {"use": entry.hubspot.use.value, "name": entry.hubspot.name},
        "origins": origins.get(entry.id, []),
    }


def _field(field: Field) -> Json:
    return {
        "id": field.id,
        "text": field.text,
        "standardised": field.standardised.value,
        "data_point": field.data_point,
        "note": field.note,
    }


def _former(former: Former, origins: Origins) -> Json:
    return {
        "element": element_of(former.entry).value,
        "entry": _entry(former.entry, origins),
        "linked_from": list(former.linked_from),
    }


def _phase(phase: Phase) -> Json:
    return {"id": phase.id, "text": phase.text, "first": phase.first, "last": phase.last, "after": phase.after}


def _parking(item: ParkingItem, origins: Origins) -> Json:
    return {
        "id": item.id,
        "text": item.text,
        "owner": item.owner,
        "due": item.due,
        "element": None if item.element is None else item.element.value,
        "stage": item.stage,
        "note": item.note,
        "entry": None if item.entry is None else _entry(item.entry, origins),
    }


def _finding(finding: Finding, message: str) -> Json:
    where = finding.where
    return {
        "code": finding.code.value,
        "level": finding.level.value,
        "where": {
            "stage": where.stage,
            "element": None if where.element is None else where.element.value,
            "entry": where.entry,
            "sheet": where.sheet,
            "cell": where.cell,
        },
        "message": message,
    }


def understanding_json(understanding: Understanding) -> Json:
    """How a workbook that was not made here was understood: its layout, its sheets, and every cell in one class."""
    return {
        "layout": understanding.layout.value,
        "confidence": understanding.confidence,
        "left_over": len(understanding.left_over),
        "sheets": [
            {
                "title": sheet.title,
                "layout": sheet.layout.value,
                "hidden": sheet.hidden,
                "rows": {str(row): meaning.value for row, meaning in sorted(sheet.rows.items())},
                "columns": {str(column): meaning.value for column, meaning in sorted(sheet.columns.items())},
            }
            for sheet in understanding.sheets
        ],
        "cells": [_cell(cell) for cell in understanding.cells],
    }


def _cell(cell: CellUse) -> Json:
    return {
        "sheet": cell.sheet,
        "cell": cell.name,
        "text": cell.text,
        "role": cell.role.value,
        "meaning": None if cell.meaning is None else cell.meaning.value,
        "stage": cell.stage,
        "ids": list(cell.ids),
    }
