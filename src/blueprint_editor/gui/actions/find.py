"""What finds things: a menu in the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.gui import states

from .action import Action, Keys, Later

if TYPE_CHECKING:
    from blueprint_editor.gui.deeds import find
else:
    find = Later("deeds.find")

_MENU = ("edit", "find")

FIND: tuple[Action, ...] = (
    Action("find", _MENU, find.show_find, states.has_document, (Keys.Find,), "search"),
    Action("find_next", _MENU, find.find_next, states.has_document, (Keys.FindNext, "F3")),
    Action("find_previous", _MENU, find.find_previous, states.has_document, (Keys.FindPrevious, "Shift+F3")),
    Action("palette", _MENU, find.show_palette, keys=("Ctrl+K",), icon="search", section=1, toolbar=6, labelled=True),
)
