"""Texts of typing on the board: what is recognised of a line, and the list of roles."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "typing.required": ("Verplicht", "Required"),
    "typing.when": ("na {n} dag|na {n} dagen", "after {n} day|after {n} days"),
    "typing.role.new": ("{role} (nieuw)", "{role} (new)"),
    "typing.role.add": ("Nieuwe rol: {role}", "New role: {role}"),
    "typing.options": ("{type}: {options}", "{type}: {options}"),
    "typing.chip.tip": ("Klik of Backspace: weer gewone tekst", "Click or Backspace: plain text again"),
    "typing.recognised": ("Herkend: {fields}", "Recognised: {fields}"),
    "typing.roles": ("Rollen", "Roles"),
    "typing.role.heard": ("{role}, {position} van {total}", "{role}, {position} of {total}"),
}
