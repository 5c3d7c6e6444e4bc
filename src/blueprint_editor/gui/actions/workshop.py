"""The Workshop menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.gui import states

from .action import Action, Later

if TYPE_CHECKING:
    from blueprint_editor.gui import parked
    from blueprint_editor.gui.deeds import workshop
else:
    parked, workshop = Later("parked"), Later("deeds.workshop")

WORKSHOP: tuple[Action, ...] = (
    Action(
        "parking",
        ("workshop",),
        workshop.parking,
        states.has_document,
        ("Ctrl+Shift+L",),
        "circle-parking",
        checked=lambda window: "parking" in window.shown_docks,
    ),
    Action("unpark", ("workshop",), parked.bring_back, parked.has_parked, ("Ctrl+Shift+H",)),
    Action(
        "unpark_here",
        ("workshop",),
        parked.bring_here,
        parked.can_bring_here,
        no_key_reason="the menu key on the item, then its letter",
    ),
)
