"""Edits of what the room works by: the agenda of the workshop."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import AgendaItem, Blueprint
from blueprint_editor.core.text import one_line

from .base import Edit, Step, cleaned, refuse

MOST_MINUTES = 24 * 60
"""How long one part of the agenda may take."""


class ChangeAgenda(Edit, frozen=True, tag="change_agenda"):
    """Give the workshop another agenda; none is the standard one again."""

    agenda: tuple[AgendaItem, ...]

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: a part without a text, or with minutes out of range."""
        agenda = cleaned(self.agenda)
        if isinstance(agenda, Refusal):
            return agenda
        agenda = tuple(AgendaItem(one_line(item.text), item.minutes) for item in agenda)
        if not all(item.text for item in agenda):
            return refuse(Code.EMPTY_TEXT)
        if not all(0 <= item.minutes <= MOST_MINUTES for item in agenda):
            return refuse(Code.MINUTES_RANGE, most=MOST_MINUTES)
        return blueprint if agenda == blueprint.agenda else replace(blueprint, agenda=agenda)

    def step(self, before: Blueprint) -> Step:
        """`change_agenda`."""
        return Step("change_agenda")
