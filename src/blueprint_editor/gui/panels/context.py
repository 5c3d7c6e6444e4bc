"""What every part of a form needs: the session, the look, and who is called what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtGui import QColor, QIcon

from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Element,
    Field,
    Stage,
    Trigger,
    element_of,
)
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.method.doubles import Doubles
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import Measures
from blueprint_editor.wording import say


class Known(NamedTuple):
    """A document or data point and the stage it stands in."""

    stage: Stage
    entry: Document | DataPoint


class Origin(NamedTuple):
    """A field of a document in which a data point is written down, and the document's stage."""

    stage: Stage
    document: Document
    field: Field


class Use(NamedTuple):
    """A trigger that a document or data point is evidence of, and the trigger's stage."""

    stage: Stage
    trigger: Trigger


@dataclass
class _Cells:
    stage: Stage
    entries: dict[str, Document | DataPoint] = field(default_factory=dict)
    origins: dict[str, list[Origin]] = field(default_factory=dict)
    uses: dict[str, list[Use]] = field(default_factory=dict)


class Register:
    """Documents, data points and origins by id; after a change only the changed stages are read again."""

    def __init__(self) -> None:
        self._cells: dict[str, _Cells] = {}

    def find(self, blueprint: Blueprint, entry_id: str) -> Known | None:
        """The document or data point with this id, or none; cost grows with the stages."""
        for stage in blueprint.stages:
            entry = self._read(stage).entries.get(entry_id)
            if entry is not None:
                return Known(stage, entry)
        return None

    def origins(self, blueprint: Blueprint, data_point: str) -> tuple[Origin, ...]:
        """Where a data point is written down, in order; cost grows with the stages."""
        return tuple(
            Origin(stage, origin.document, origin.field)
            for stage in blueprint.stages
            for origin in self._read(stage).origins.get(data_point, ())
        )

    def all_origins(self, blueprint: Blueprint) -> dict[str, list[Origin]]:
        """The origins of every data point that has any; cost grows with the fields that are linked."""
        found: dict[str, list[Origin]] = {}
        for stage in blueprint.stages:
            for point, origins in self._read(stage).origins.items():
                found.setdefault(point, []).extend(origins)
        return found

    def uses(self, blueprint: Blueprint, entry_id: str) -> tuple[Use, ...]:
        """Which triggers a document or data point is evidence of, in order; cost grows with the stages."""
        return tuple(
            Use(stage, use.trigger) for stage in blueprint.stages for use in self._read(stage).uses.get(entry_id, ())
        )

    def _read(self, stage: Stage) -> _Cells:
        known = self._cells.get(stage.id)
        if known and all(getattr(known.stage, name) is getattr(stage, name) for name in _READ):
            return known
        cells = self._cells[stage.id] = _Cells(stage)
        for document in stage.documents:
            cells.entries[document.id] = document
            for part in document.fields:
                if part.data_point is not None:
                    cells.origins.setdefault(part.data_point, []).append(Origin(stage, document, part))
        for point in stage.data_points:
            cells.entries[point.id] = point
        for trigger in stage.triggers:
            for target in trigger.evidence:
                cells.uses.setdefault(target, []).append(Use(stage, trigger))
        return cells


_READ = ("triggers", "documents", "data_points")


class Context:
    """The session, the look and the language, shared by all parts of one panel."""

    def __init__(self, bridge: Bridge, appearance: Appearance) -> None:
        self.bridge = bridge
        self.appearance = appearance
        self.register = Register()
        self.doubles = Doubles()
        self._measures: tuple[str, Measures] | None = None

    @property
    def blueprint(self) -> Blueprint:
        """The blueprint as it is now."""
        return self.bridge.blueprint

    @property
    def language(self) -> str:
        """The language of the window."""
        return self.appearance.language

    def say(self, key: str, **facts: str | int) -> str:
        """A text in the language of the window."""
        return say(key, self.language, **facts)

    def measures(self) -> Measures:
        """Sizes and fonts at 100 %."""
        family = self.appearance.family
        if self._measures is None or self._measures[0] != family:
            self._measures = (family, Measures(family))
        return self._measures[1]

    def icon(self, name: str, colour: QColor | None = None) -> QIcon:
        """An icon in the colour of quiet text, or in another."""
        look = self.appearance.look
        return icons.icon(name, colour or look.dim, 16)

    def find(self, entry_id: str) -> Known | None:
        """The document or data point with this id, or none."""
        return self.register.find(self.blueprint, entry_id)


def candidates(blueprint: Blueprint, elements: tuple[Element, ...]) -> list[tuple[str, AnyEntry, Stage]]:
    """The documents and data points of a pipeline as (text to choose by, entry, stage), in order."""
    return [
        (f"{one_line(entry.text)} · {stage.name}", entry, stage)
        for stage in blueprint.stages
        for element in elements
        for entry in stage.cell(element)
    ]


def element_icon(entry: AnyEntry) -> str:
    """The icon of the element that an entry is."""
    from blueprint_editor.paint.labels import ELEMENT_ICONS

    return ELEMENT_ICONS[element_of(entry)]


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
