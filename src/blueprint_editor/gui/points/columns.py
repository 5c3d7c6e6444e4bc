"""The columns of the table of data points: what each shows, how it is edited, and by what it is sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from blueprint_editor.core.model import Blueprint, DataPoint
from blueprint_editor.gui.panels.context import Context, Origin, one_line
from blueprint_editor.gui.panels.rows import Column, Options
from blueprint_editor.paint.meaning import mark
from blueprint_editor.wording import capital, element_name, enum_label, field_name
from blueprint_editor.workflows.point_rows import CHOICES, COLUMNS, DERIVED, Stages, joined_options, text_of

WIDTHS: dict[str, tuple[int, int]] = {
    "stage": (92, 3),
    "text": (170, 6),
    "category": (120, 1),
    "type": (122, 1),
    "unit": (70, 1),
    "options": (96, 3),
    "required_from": (100, 3),
    "purpose": (96, 5),
    "origins": (90, 4),
    "hubspot": (130, 2),
    "status": (90, 0),
}
"""The least width of each column in pixels, and its share of what is left."""
WIDER = 16
"""Pixels by which a key makes a column wider."""


class PointRow(NamedTuple):
    """A data point and the id of its stage."""

    stage: str
    point: DataPoint

    @property
    def id(self) -> str:
        """Which data point it is, wherever it stands."""
        return self.point.id


class Reader:
    """Reads the cells of the table, as the blueprint is now."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._stages: tuple[object, Stages] | None = None
        self._labels: dict[str, dict[Any, str]] = {}
        self._language = ""
        self._haystacks: tuple[Blueprint, str, dict[str, str]] | None = None

    @property
    def stages(self) -> Stages:
        """The stages as they are called now."""
        now = self.context.blueprint.stages
        if self._stages is None or self._stages[0] is not now:
            self._stages = (now, Stages(now))
        return self._stages[1]

    def label(self, column: str, value: Any) -> str:
        """What a value of an enumeration is called."""
        if self._language != self.context.language:
            self._language = self.context.language
            self._labels = {
                name: {one: enum_label(one, self._language) for one in kind} for name, kind in CHOICES.items()
            }
        return self._labels[column][value]

    def stage_name(self, stage: str | None) -> str:
        """A stage with its number, or nothing."""
        place = self.stages.places.get(stage or "")
        return "" if place is None else f"{place + 1}. {one_line(self.stages.all[place].name)}"

    def origins(self, row: PointRow) -> tuple[Origin, ...]:
        """Where a data point comes from."""
        return self.context.register.origins(self.context.blueprint, row.id)

    def text(self, name: str, row: PointRow) -> str:
        """What a cell shows, on one line."""
        point = row.point
        match name:
            case "stage":
                return self.stage_name(row.stage)
            case "required_from":
                return self.stage_name(point.required_from)
            case "category" | "type" | "status":
                return self.label(name, getattr(point, name))
            case "options":
                return one_line(joined_options(point.options)) if point.options else ""
            case "origins":
                return ", ".join(dict.fromkeys(one_line(origin.document.text) for origin in self.origins(row)))
            case "hubspot":
                return text_of(point, name, self.stages, self.context.language)
            case _:
                return one_line(getattr(point, name))

    def edited(self, name: str, row: PointRow) -> Any:
        """What a cell is edited from: a key where one chooses, else a text."""
        match name:
            case "stage":
                return row.stage
            case "required_from" | "category" | "type" | "status":
                return getattr(row.point, name)
            case "origins":
                return ""
            case _:
                return text_of(row.point, name, self.stages, self.context.language)

    def sort_key(self, name: str) -> Callable[[PointRow], tuple[bool, Any]]:
        """By what rows are sorted: whether the cell is empty, and then in what order."""
        places = self.stages.places
        match name:
            case "stage":
                return lambda row: (False, places.get(row.stage, 0))
            case "required_from":
                return lambda row: (row.point.required_from not in places, places.get(row.point.required_from or "", 0))
            case "origins":
                found = self.context.register.all_origins(self.context.blueprint)
                return lambda row: _text_key(", ".join(one.document.text for one in found.get(row.id, ())))
            case _:
                return lambda row: _text_key(self.text(name, row))

    def haystacks(self, rows: Iterable[PointRow]) -> dict[str, str]:
        """All that each row says, to look for words in; kept until something is changed."""
        blueprint, kept = self.context.blueprint, self._haystacks
        if kept is None or kept[0] is not blueprint or kept[1] != self.context.language:
            found = self.context.register.all_origins(blueprint)
            texts = {
                row.id: self._says(row, " ".join(one.document.text for one in found.get(row.id, ()))) for row in rows
            }
            kept = self._haystacks = (blueprint, self.context.language, texts)
        return kept[2]

    def _says(self, row: PointRow, origins: str) -> str:
        point = row.point
        parts = (
            point.text,
            self.stage_name(row.stage),
            self.label("category", point.category),
            self.label("type", point.type),
            point.unit,
            " ".join(option.label for option in point.options),
            self.stage_name(point.required_from),
            point.purpose,
            origins,
            point.hubspot.name,
            self.label("status", point.status),
        )
        return "\n".join(parts).casefold()

    def options(self, name: str) -> Options:
        """What can be chosen in a column."""
        if name in CHOICES:
            return [(self.label(name, one), one) for one in CHOICES[name]]
        stages: Options = [(self.stage_name(stage.id), stage.id) for stage in self.stages.all]
        never = [(self.context.say("panels.required.never"), None)]
        return [*never, *stages] if name == "required_from" else stages


def _text_key(text: str) -> tuple[bool, str]:
    return not text, text.casefold()


def title_of(name: str, language: str) -> str:
    """What stands above a column."""
    if name == "text":
        from blueprint_editor.core.model import Element

        return capital(element_name(Element.DATA_POINT, language))
    return field_name(name, language)


def columns_of(reader: Reader) -> tuple[Column, ...]:
    """The columns, from left to right."""
    return tuple(_column(reader, name) for name in COLUMNS)


def _column(reader: Reader, name: str) -> Column:
    chosen = name in CHOICES or name in {"stage", "required_from"}
    return Column(
        name,
        title_of(name, reader.context.language),
        lambda row: reader.text(name, row),
        key=lambda row: reader.edited(name, row),
        options=(lambda: reader.options(name)) if chosen else None,
        icon=(lambda row: reader.context.icon(mark(row.point).icon)) if name == "type" else None,
        editable=name not in DERIVED,
    )
