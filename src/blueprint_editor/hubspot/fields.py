"""One value on both sides and at the last push: who changed it; and the texts that a property gets."""

from __future__ import annotations

from typing import NamedTuple

from blueprint_editor.core.model import DataPoint
from blueprint_editor.core.plan import Side, Subject, Value

from .naming import clean, clean_lines, same_label


class Field(NamedTuple):
    """One value on both sides and at the last push; `ours` is what HubSpot is to have."""

    subject: Subject
    about: str
    there: str
    name: str
    field: str
    ours: Value
    theirs: Value
    base: Value
    owner: str = ""

    @property
    def id(self) -> str:
        """What it is known by in answers."""
        return f"{self.subject.value}:{self.about or self.owner}:{self.field}"

    @property
    def side(self) -> Side | None:
        """Who changed it since the last push, or none when both sides have the same."""
        if equal(self.ours, self.theirs):
            return None
        if self.base is None or equal(self.theirs, self.base):
            return Side.HERE
        return Side.THERE if equal(self.ours, self.base) else Side.BOTH


def equal(first: Value, second: Value) -> bool:
    """Whether two values are one to HubSpot."""
    if isinstance(first, str) and isinstance(second, str):
        return same_label(first, second)
    if isinstance(first, float) and isinstance(second, float):
        return abs(first - second) < 1e-6
    return first == second


def property_label(point: DataPoint) -> str:
    """The label of the property that a data point becomes; its unit stands in it."""
    text, unit = clean(point.text), clean(point.unit)
    return f"{text} ({unit})" if unit and text and unit.casefold() not in text.casefold() else text


def property_description(point: DataPoint) -> str:
    """The description of the property: what the data point is for, and its unit."""
    purpose, unit = clean_lines(point.purpose), clean(point.unit)
    return f"{purpose} ({unit})" if purpose and unit else purpose or unit
