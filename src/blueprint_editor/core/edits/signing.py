"""Signing something off: a tick with a name and a date."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import Blueprint, SignOff
from blueprint_editor.core.text import one_line

from .base import Edit, Step, cleaned, refuse


class SetSignOff(Edit, frozen=True, tag="set_sign_off"):
    """Tick an item with a name and an ISO date, in the place of an earlier tick; without both, take the tick back."""

    item: str
    name: str = ""
    date: str = ""

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: no item, or a forbidden text."""
        edit = cleaned(self)
        if isinstance(edit, Refusal):
            return edit
        item = one_line(edit.item)
        if not item:
            return refuse(Code.EMPTY_TEXT)
        tick = SignOff(item, one_line(edit.name), one_line(edit.date))
        ticks = [one for one in blueprint.sign_offs if one.item != item]
        if tick.name or tick.date:
            there = [at for at, one in enumerate(blueprint.sign_offs) if one.item == item]
            ticks.insert(there[0] if there else len(ticks), tick)
        return blueprint if tuple(ticks) == blueprint.sign_offs else replace(blueprint, sign_offs=tuple(ticks))

    def step(self, before: Blueprint) -> Step:
        """`sign_off` or `take_back_sign_off`, with the item."""
        code = "sign_off" if one_line(self.name) or one_line(self.date) else "take_back_sign_off"
        return Step(code, {"item": self.item})
