"""The fields of entries: a role beside a task, a channel beside a message; what is not understood goes to the note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import (
    Actor,
    AnyEntry,
    Audience,
    Category,
    DataPoint,
    DataType,
    Document,
    Field,
    Option,
    Status,
    element_of,
)
from blueprint_editor.core.text import one_line
from blueprint_editor.workbook import codecs
from blueprint_editor.workbook.codecs import Choice, Codec
from blueprint_editor.workbook.labels import truth
from blueprint_editor.workbook.layout import ENTRY_TABLES
from blueprint_editor.workbook.lines import entries, is_nothing, name_lines
from blueprint_editor.workbook.names import Names
from blueprint_editor.workbook.text import CellValue, fit

from . import names
from .model import Meaning

if TYPE_CHECKING:
    from .gather import EntryMade

M = Meaning

_CODECS: dict[Meaning, Codec] = {
    M.ROLE: codecs.LINE,
    M.OWNER: codecs.LINE,
    M.WHEN: codecs.MOMENT,
    M.REQUIRED: codecs.YES_OR_NO,
    M.PURPOSE: codecs.TEXT,
    M.CHANNELS: codecs.CHANNELS,
    M.INITIATIVE: Choice(Actor, Actor.UNKNOWN),
    M.ACTOR: Choice(Actor, Actor.UNKNOWN),
    M.FREQUENCY: codecs.TEXT,
    M.AUDIENCE: Choice(Audience, Audience.INTERNAL),
    M.TEMPLATE: codecs.TEXT,
    M.TYPE: Choice(DataType, DataType.TEXT),
    M.UNIT: codecs.TEXT,
    M.CATEGORY: Choice(Category, Category.OTHER),
    M.STATUS: Choice(Status, Status.CONFIRMED),
}


class Making(NamedTuple):
    """What fields are made with: the seed of ids, the id of the stage, the ids of all stages by name, the language."""

    seed: str
    stage: str
    stages: Mapping[str, str]
    language: str


def give_field(made: Sequence[EntryMade], meaning: Meaning, text: str, value: CellValue, making: Making) -> None:
    """Give a field to the entries of a record: line by line when there are as many, else the same to each."""
    if is_nothing(text):
        return
    lines = name_lines(text)
    if len(lines) == len(made) > 1:
        for one, line in zip(made, lines, strict=True):
            one.entry = _with(one.entry, meaning, line, line, making)
    elif meaning in {M.NOTE, M.FIELDS, M.OPTIONS}:
        made[0].entry = _with(made[0].entry, meaning, text, value, making)
    else:
        for one in made:
            one.entry = _with(one.entry, meaning, text, value, making)


def _with(entry: AnyEntry, meaning: Meaning, text: str, value: CellValue, making: Making) -> AnyEntry:
    language = making.language
    if meaning is M.NOTE:
        return _noted(entry, text)
    if meaning is M.FIELDS and isinstance(entry, Document):
        return _with_fields(entry, text, making.seed)
    if meaning is M.OPTIONS and isinstance(entry, DataPoint):
        return _with_options(entry, text, making.seed)
    if meaning is M.REQUIRED and isinstance(entry, DataPoint):
        required = truth(text)
        start = making.stages.get(names.key_of(text), making.stage if required else None)
        if required is None and start is None:
            return _labelled(entry, meaning, text, language)
        return msgspec.structs.replace(entry, required_from=start) if start else entry
    codec = _CODECS.get(meaning)
    if codec is None or not hasattr(entry, meaning.value):
        return _labelled(entry, meaning, text, language)
    problems: list[Code] = []

    def report(code: Code, **_facts: str | int) -> None:
        problems.append(code)

    before: Any = getattr(entry, meaning.value)
    read = codec.read(value, before, Names(None), language, report)
    if problems:
        return _labelled(entry, meaning, text, language)
    return msgspec.structs.replace(entry, **{meaning.value: read})


def _with_fields(entry: Document, text: str, seed: str) -> Document:
    start = len(entry.fields)
    made = [
        Field(ids.derived_id(ids.FIELD, seed, f"{entry.id}.{start + n}"), one) for n, one in enumerate(entries(text))
    ]
    return msgspec.structs.replace(entry, fields=(*entry.fields, *made))


def _with_options(entry: DataPoint, text: str, seed: str) -> DataPoint:
    start = len(entry.options)
    made = [
        Option(ids.derived_id(ids.OPTION, seed, f"{entry.id}.{start + n}"), one_line(one))
        for n, one in enumerate(entries(text))
    ]
    kind = entry.type if entry.type in {DataType.CHOICE, DataType.MULTI_CHOICE} else DataType.CHOICE
    return msgspec.structs.replace(entry, options=(*entry.options, *made), type=kind)


def _labelled(entry: AnyEntry, meaning: Meaning, text: str, language: str) -> AnyEntry:
    """What a field cannot hold, in the note, under the field's name."""
    columns = {column.key: column for column in ENTRY_TABLES[element_of(entry)].columns}
    key = "required_from" if meaning is M.REQUIRED and "required_from" in columns else meaning.value
    name = columns[key].heading(language) if key in columns else meaning.value.replace("_", " ").capitalize()
    return _noted(entry, f"{name}: {text}")


def _noted(entry: AnyEntry, text: str) -> AnyEntry:
    if text in entry.note.split("\n"):
        return entry
    return msgspec.structs.replace(entry, note=fit(f"{entry.note}\n{text}" if entry.note else text))
